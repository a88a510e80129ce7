"""ENDEX: who met which objective, how the tracks ended, what to talk over, and the proof of the dice."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from wargame.session.view import SeatView
from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.framed import Framed
from wargame.tui.screens.talk_door import TalkDoor
from wargame.tui.what_now import what_now
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.log_sheet import LogSheet
from wargame.tui.widgets.score_sheet import ScoreSheet
from wargame.tui.widgets.top_bar import TopBar
from wargame.tui.widgets.track_table import TrackTable
from wargame.tui.widgets.wash_sheet import WashSheet

KEYS: Keys = (
    ("up down", "scroll"),
    ("pgup pgdn", "scroll by a page"),
    ("home end", "to the top, to the end"),
    ("d i f", "talk, arguments, facts"),
    ("ctrl+p", "all commands, themes"),
    ("ctrl+q", "quit; the session is kept"),
    ("? F1", "this help"),
)


class EndexScreen(TalkDoor, Framed[None]):
    """The end of the exercise on one long page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+q", "app.quit", "Quit", priority=True),
        Binding("d", "talk('talk')", "Talk", id="endex.talk"),
        Binding("i", "talk('arguments')", "Arguments", show=False, id="endex.arguments"),
        Binding("f", "talk('facts')", "News, facts", show=False, id="endex.facts"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="endex.help"),
    ]

    def __init__(self, view: SeatView) -> None:
        """Open on a seat's last view."""
        super().__init__()
        self._view = view

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield TopBar()
        with VerticalScroll(id="endex", classes="pane") as page:
            page.border_title = Content("ENDEX")
            with Container(id="columns"):
                with Vertical(classes="column"):
                    yield ScoreSheet()
                with Vertical(classes="column"):
                    yield WashSheet()
                    yield TrackTable()
                    yield LogSheet()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the scores."""
        self._fill()
        self.query_one("#endex").focus()

    @property
    def seat(self) -> str:
        """The id of the seat that is looking."""
        return self._view.seat.id

    def show(self, view: SeatView) -> None:
        """Show a newer view."""
        self._view = view
        if self.is_mounted:
            self._fill()

    def action_help(self) -> None:
        """Explain the page."""
        self.app.push_screen(HelpDialog(what_now(self._view), KEYS))

    def _fill(self) -> None:
        view = self._view
        self.query_one(TopBar).show(view, self.unread)
        self.query_one(ScoreSheet).show(view.scores, view.teams)
        self.query_one(WashSheet).show(view.questions, view.exercise)
        self.query_one(TrackTable).show(view.tracks, view.facts)
        self.query_one(LogSheet).show(view.log, view.teams)
