"""Calls another seat to a screen that several share."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from wargame.link.protocol import SeatChoice
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.palette import Palette
from wargame.tui.teams import symbol_of
from wargame.tui.typeset import line
from wargame.tui.widgets.choice_sheet import ChoiceSheet


class SeatChoiceDialog(Dialog[str]):
    """The seats of this screen, the first nine by a digit; yields the id of the one that is called."""

    TITLE_TEXT = "Whose turn at the screen?"

    def __init__(self, seats: Sequence[SeatChoice], doing: Sequence[str]) -> None:
        """Offer seats; `doing` says in a few public words how far each is."""
        super().__init__()
        self._seats, self._doing = tuple(seats), tuple(doing)

    def page(self) -> Iterable[Widget]:
        """Return the list."""
        palette = Palette.of(self.app.current_theme)
        yield ChoiceSheet([_choice(seat, doing, palette) for seat, doing in zip(self._seats, self._doing, strict=True)])

    def on_mount(self) -> None:
        """Let the arrow keys act at once."""
        self.query_one(ChoiceSheet).focus()

    def on_choice_sheet_taken(self, message: ChoiceSheet.Taken) -> None:
        """Call the seat that was chosen."""
        self.dismiss(self._seats[message.at].id)


def _choice(seat: SeatChoice, doing: str, palette: Palette) -> Content:
    chip = (f" {symbol_of(seat.symbol)} {seat.title} ", palette.chip(seat.colour))
    return line(chip, (f"  {doing}", "$level"))
