"""Calls another seat to a screen that several share."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from wargame.link.protocol import SeatChoice
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.palette import Palette
from wargame.tui.teams import symbol_of


class SeatChoiceDialog(Dialog[str]):
    """The seats of this screen, each by a digit; yields the id of the one that is called."""

    TITLE_TEXT = "Whose turn at the screen?"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"call({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, seats: Sequence[SeatChoice], doing: Sequence[str]) -> None:
        """Offer seats; `doing` says in a few public words how far each is."""
        super().__init__()
        self._seats, self._doing = tuple(seats), tuple(doing)

    def page(self) -> Iterable[Widget]:
        """Return the list."""
        palette = Palette.of(self.app.current_theme)
        options = [
            Option(
                Content.assemble(
                    (f"{number} ", "$accent"),
                    (f" {symbol_of(seat.symbol)} {seat.title} ", palette.chip(seat.colour)),
                    (f"  {doing}", "$dim"),
                )
            )
            for number, (seat, doing) in enumerate(zip(self._seats, self._doing, strict=True), 1)
        ]
        yield OptionList(*options)

    def on_mount(self) -> None:
        """Let the arrow keys act at once."""
        self.query_one(OptionList).focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Call the seat of the row."""
        self.dismiss(self._seats[event.option_index].id)

    def action_call(self, number: int) -> None:
        """Call a seat by its digit."""
        if number <= len(self._seats):
            self.dismiss(self._seats[number - 1].id)
