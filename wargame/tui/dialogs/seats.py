"""Everybody's seats, for those who run the exercise: look, give one out, change one, take one away."""

from collections.abc import Callable, Iterable
from typing import ClassVar, NamedTuple

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget

from wargame.session.control_view import ControlView, SeatLine
from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.widgets.seat_list import SeatList


class SeatActs(NamedTuple):
    """What the console does when it is asked for in the window."""

    give: Callable[[], None]
    change: Callable[[SeatLine], None]
    vacate: Callable[[SeatLine], None]


class SeatsDialog(Dialog[None]):
    """Stays open while seats are given out, and shows each as soon as it is there."""

    TITLE_TEXT = "SEATS"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "give", "Give out a seat", show=False),
        Binding("enter,space", "change", "Change the seat", show=False),
        Binding("x,delete", "vacate", "Take the seat away", show=False),
    ]

    def __init__(self, view: ControlView, acts: SeatActs) -> None:
        """Open on the seats of a view."""
        super().__init__()
        self._view, self._acts = view, acts

    def page(self) -> Iterable[Widget]:
        """Return the list."""
        yield SeatList(self._view)

    def on_mount(self) -> None:
        """Let the list have the keyboard."""
        self.query_one("#window").border_subtitle = Content(
            "a gives a seat · enter changes · x takes away · esc closes"
        )
        self.query_one(SeatList).focus()

    def show(self, view: ControlView) -> None:
        """Show a newer view."""
        for seats in self.query(SeatList):  # none while the window comes or goes
            seats.show(view)

    def action_give(self) -> None:
        """Give out a seat."""
        self._acts.give()

    def action_change(self) -> None:
        """Change who has the picked seat, or what it is there for."""
        picked = self.query_one(SeatList).picked
        if picked is not None:
            self._acts.change(picked)

    def action_vacate(self) -> None:
        """Take the picked seat away."""
        picked = self.query_one(SeatList).picked
        if picked is not None:
            self._acts.vacate(picked)
