"""The consoles as a replay shows them: what is only looked at is there, what would change something is not."""

from collections.abc import Iterable
from typing import Final

from textual.widget import Widget

from wargame.session.view import OddsView, SeatView
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.widgets.recap_pane import RecapPane
from wargame.tui.widgets.scrubber import Scrubber

_DEEDS: Final = frozenset({"commit", "seal", "go_on", "pass_card", "withdraw", "skip", "talk"})
"""Keys of a team's console that would ask for something."""


class ReplayedConsole(ConsoleScreen):
    """A team's console at a moment that is over."""

    DEFAULT_CSS = """
    ReplayedConsole StatusLine { display: none; }
    """

    def body(self) -> Iterable[Widget]:
        """Lay out the console above the bar of the replay."""
        yield from super().body()
        yield Scrubber()

    def on_mount(self) -> None:
        """Lay all open: whoever looks back knows how it went."""
        super().on_mount()
        self._open_all()

    def show(self, view: SeatView) -> None:
        """Show another moment."""
        super().show(view)
        if self.is_mounted:
            self._open_all()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is only looked at."""
        return False if action in _DEEDS else super().check_action(action, parameters)

    def _open_all(self) -> None:
        if self.stage == "aftermath":
            self.query_one(RecapPane).turn_all_over()


class ReplayedEndex(EndexScreen):
    """The end of the exercise."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is for looking."""
        return False if action in _DEEDS else super().check_action(action, parameters)

    def body(self) -> Iterable[Widget]:
        """Lay out the page above the bar of the replay."""
        yield from super().body()
        yield Scrubber()


Replayed = ReplayedConsole | ReplayedEndex


def shows(screen: object, view: SeatView) -> bool:
    """Whether a screen can show a view."""
    return type(screen) is _kind(view) and isinstance(screen, Replayed) and screen.seat == view.seat.id


def screen_for(view: SeatView, odds: OddsView | None = None) -> Replayed:
    """Return a screen for a view."""
    return ReplayedEndex(view) if view.phase == "endex" else ReplayedConsole(view, odds)


def _kind(view: SeatView) -> type[Replayed]:
    return ReplayedEndex if view.phase == "endex" else ReplayedConsole
