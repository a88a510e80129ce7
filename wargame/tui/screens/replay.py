"""The consoles as a replay shows them: what is only looked at is there, what would change something is not."""

from collections.abc import Iterable
from typing import Final

from textual.screen import Screen
from textual.widget import Widget

from wargame.session.control_view import ControlView
from wargame.session.view import SeatView
from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.widgets.recap_pane import RecapPane
from wargame.tui.widgets.scrubber import Scrubber
from wargame.tui.widgets.timeline_sheet import TimelineSheet

_DEEDS: Final = frozenset({"commit", "seal", "go_on", "pass_card", "withdraw", "skip"})
"""Keys of a team's console that would ask for something."""

_CONTROL_DEEDS: Final = frozenset(
    {
        *("advance", "start", "hold", "add_time", "auto", "undo", "rewind", "branch", "compare", "view_as"),
        *("fire", "improvise", "edit", "skip", "defer", "reorder", "fact", "arguments", "stakes", "rule_freely"),
        *("note", "observe", "bookmark", "rehearse", "reason", "choose_band", "keep_ruling"),
    }
)
"""The same of the console of those who run an exercise."""

KEYS: Final[Keys] = (
    ("left right", "a record back, on"),
    ("{ }", "turn before, next turn"),
    ("p P", "next phase, before"),
    ("r R", "next ruling, before"),
    ("n N", "next mark, before"),
    ("home end", "first turn, the end"),
    ("v", "with the next eyes"),
    ("d", "talk and treaties then"),
    ("i f", "a team: arguments, news"),
    ("tab f6", "next pane"),
    ("z m", "pane, map: whole screen"),
    ("w", "explain odds or ruling"),
    ("ctrl+p", "all commands, themes"),
    ("ctrl+q", "leave the replay"),
)

NOW: Final = (
    "This is what was seen at the moment that the bar shows; nothing can be changed. Numbers on the bar are turns, ◆ "
    "are bookmarks and observations. A click on it goes there."
)


def _explain(screen: Screen[None]) -> None:
    """Explain what is seen, and the keys that move."""
    screen.app.push_screen(HelpDialog(NOW, KEYS))


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

    def action_help(self) -> None:
        """Explain the replay in the place of the console."""
        _explain(self)

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

    def action_help(self) -> None:
        """Explain the replay in the place of the console."""
        _explain(self)


class ReplayedControl(ControlScreen):
    """The console of those who ran the exercise."""

    DEFAULT_CSS = """
    ReplayedControl StepLine { display: none; }
    """

    def body(self) -> Iterable[Widget]:
        """Lay out the console above the bar of the replay."""
        yield from super().body()
        yield Scrubber()

    def on_mount(self) -> None:
        """Leave out which keys would do something."""
        super().on_mount()
        for name in ("clock", "msel", "notes"):
            self.query_one(f"#pane-{name}").border_subtitle = ""

    def lay_panes(self) -> None:
        """Leave out the panes that are only for doing something."""
        super().lay_panes()
        for name in ("override", "duties"):
            self.query_one(f"#pane-{name}").display = False

    def on_timeline_sheet_turned(self, message: TimelineSheet.Turned) -> None:
        """Offer no return to a moment: it is the bar that moves."""
        message.prevent_default()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is only looked at."""
        return False if action in _CONTROL_DEEDS else super().check_action(action, parameters)

    def action_help(self) -> None:
        """Explain the replay in the place of the console."""
        _explain(self)


Replayed = ReplayedConsole | ReplayedEndex | ReplayedControl


def show(screen: object, view: SeatView | ControlView) -> bool:
    """Show a view on a screen if it is that view's; return whether it is."""
    match screen, view:
        case ReplayedControl(), ControlView():
            screen.show(view)
        case ReplayedConsole(), SeatView() if screen.seat == view.seat.id and view.phase != "endex":
            screen.show(view)
        case ReplayedEndex(), SeatView() if screen.seat == view.seat.id and view.phase == "endex":
            screen.show(view)
        case _:
            return False
    return True


def screen_for(view: SeatView | ControlView) -> Replayed:
    """Return a screen for a view."""
    if isinstance(view, ControlView):
        return ReplayedControl(view)
    return ReplayedEndex(view) if view.phase == "endex" else ReplayedConsole(view)
