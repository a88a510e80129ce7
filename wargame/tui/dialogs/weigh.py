"""Weighing an argument: one digit a reason; an argument that has been weighed is shown before it is ruled on."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.session.table_view import Argument
from wargame.session.view import Team
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.typeset import said
from wargame.tui.widgets.weigh_sheet import WeighSheet


class Weighed(NamedTuple):
    """What came of it."""

    marks: tuple[int, ...]
    refuse: bool = False
    """It is not to be let be made at all."""


class WeighDialog(Dialog[Weighed]):
    """Yields the marks, or that the argument is to be refused; None if the window was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,ctrl+s", "send", "Send", show=False),
        Binding("x", "refuse", "Refuse", show=False),
    ]

    def __init__(self, argument: Argument, teams: Sequence[Team]) -> None:
        super().__init__()
        self._argument, self._teams = argument, teams

    def page(self) -> Iterable[Widget]:
        """Return the argument and where one stands."""
        yield WeighSheet(self._argument, self._teams)
        yield Static(id="fault")

    def on_mount(self) -> None:
        """Name the keys."""
        window = self.query_one("#window")
        opened = self._argument.status == "open"
        window.border_title = Content("WEIGH THE ARGUMENT" if opened else "THE ARGUMENT")
        keys = "0 weak · 1 sound · 2 strong · enter weighs" if opened else "enter rules on it"
        window.border_subtitle = Content(f"{keys} · x refuses · esc closes")
        self.query_one(WeighSheet).focus()

    def on_weigh_sheet_marked(self) -> None:
        """Take away what was said of missing marks."""
        self.query_one("#fault").display = False

    def action_send(self) -> None:
        """Close with the marks, once each reason has one."""
        marks = self.query_one(WeighSheet).marks
        given = tuple(mark for mark in marks if mark is not None)
        if self._argument.status == "open" and len(given) < len(marks):
            fault = self.query_one("#fault", Static)
            fault.update(said("Give each reason a mark: 0 weak, 1 sound, 2 strong.", "bold $warning"))
            fault.display = True
        else:
            self.dismiss(Weighed(given))

    def action_refuse(self) -> None:
        """Close with the wish to refuse it."""
        self.dismiss(Weighed((), refuse=True))
