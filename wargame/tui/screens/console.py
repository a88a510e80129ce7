"""The player console: map, tracks, the turn's events with this seat's responses, and afterwards what became of them.

An exercise whose deck draws no map is played without that pane; the pages for reading have its place.
"""

from collections.abc import Iterable
from typing import ClassVar, Final, assert_never

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget

from wargame.session.commands import Ready, SeatCommand
from wargame.session.view import OddsView, SeatView
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.dialogs.prospect import ProspectDialog
from wargame.tui.dialogs.why import WhyDialog
from wargame.tui.framed import Framed
from wargame.tui.map.widget import MapEvent, SituationMap
from wargame.tui.palette import sound
from wargame.tui.screens.orders import OrderKeys, answers_in_words, orders_in_words
from wargame.tui.screens.panes import PaneKeys
from wargame.tui.screens.talk_door import TalkDoor
from wargame.tui.stage import Stage, stage_of
from wargame.tui.teams import symbol_of
from wargame.tui.what_now import what_now
from wargame.tui.widgets.ask_pane import AskPane
from wargame.tui.widgets.event_pane import EventPane
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.news_line import NewsLine
from wargame.tui.widgets.pane import SituationPane, TracksPane
from wargame.tui.widgets.question_list import QuestionList
from wargame.tui.widgets.reading_pane import ReadingPane
from wargame.tui.widgets.recap_pane import RecapPane
from wargame.tui.widgets.response_list import ResponseList
from wargame.tui.widgets.ruling_list import RulingList
from wargame.tui.widgets.top_bar import TopBar
from wargame.tui.widgets.track_list import TrackList

MAP_KEY = ("m", "map on the whole screen")
KEYS: Keys = (
    ("1-9 up down", "pick a response"),
    ("enter", "commit the picked one"),
    ("p", "pass: order nothing"),
    ("backspace", "take the order back"),
    ("space", "seal; turn over; go on"),
    ("r", "seal; skip to next turn"),
    ("tab [ ]", "other card"),
    ("w", "explain odds or ruling"),
    ("pgup pgdn", "scroll the story"),
    ("e esc", "back to the event"),
    ("b t l", "brief, tracks, log"),
    ("d", "talk, treaties, gifts"),
    ("i", "arguments: make, answer"),
    ("f", "news and facts"),
    MAP_KEY,
    ("z", "pane on the whole screen"),
    ("f6", "next pane"),
    ("ctrl+p", "all commands, themes"),
    ("ctrl+q", "quit; all is kept"),
)
_ACTIONS: Final[dict[str, frozenset[Stage]]] = {
    **dict.fromkeys(("commit", "pass_card", "withdraw", "pick", "turn_card"), frozenset({"orders"})),
    "seal": frozenset({"orders", "questions"}),
    "why": frozenset({"orders", "aftermath"}),
    **dict.fromkeys(("go_on", "skip"), frozenset({"aftermath"})),
}
"""The stages in which an action means something; one that is not listed always does."""
_MAIN_LISTS: Final[dict[Stage, type[Widget]]] = {
    "orders": ResponseList,
    "questions": QuestionList,
    "aftermath": RulingList,
}
_MAIN_PAGES: Final[dict[Stage, str]] = {"orders": "#story", "questions": "#questions", "aftermath": "#aftermath"}


class ConsoleScreen(TalkDoor, OrderKeys, PaneKeys, Framed[None]):
    """What one seat sees and does. It keeps what is picked and open; all else comes with the views."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "commit", "Commit", key_display="⏎", id="console.commit"),
        Binding("space", "seal", "Seal", key_display="space", id="console.seal"),
        Binding("space", "go_on", "Go on", key_display="space", id="console.go_on"),
        Binding("p", "pass_card", "Pass", id="console.pass"),
        Binding("tab,right_square_bracket", "turn_card(1)", "Card", key_display="tab", id="console.next_card"),
        Binding("w", "why", "Why", id="console.why"),
        Binding("b", "read('brief')", "Brief", id="console.brief"),
        Binding("d", "talk('talk')", "Talk", id="console.talk"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="console.help"),
        Binding("i", "talk('arguments')", "Argue", id="console.arguments"),
        Binding("t", "read('tracks')", "Tracks", id="console.tracks"),
        Binding("m", "zoom_map", "Map", id="console.map"),
        Binding("l", "read('log')", "Log", id="console.log"),
        Binding("z", "zoom", "Zoom", id="console.zoom"),
        Binding("f", "talk('facts')", "News, facts", show=False, id="console.facts"),
        Binding("backspace", "withdraw", "Take the order back", show=False, id="console.withdraw"),
        Binding("r", "seal", "Seal", show=False, id="console.seal_too"),
        Binding("r", "skip", "Skip to the next turn", show=False, id="console.skip"),
        Binding("shift+tab,left_square_bracket", "turn_card(-1)", "Card before", show=False, id="console.last_card"),
        Binding("e,escape", "back", "Back to the event", show=False, id="console.back"),
        Binding("f6", "next_pane", "Next pane", show=False, id="console.next_pane"),
        Binding("pageup", "leaf(-1)", "Page up", show=False, id="console.page_up"),
        Binding("pagedown", "leaf(1)", "Page down", show=False, id="console.page_down"),
        *(Binding(str(number), f"pick({number})", show=False) for number in range(1, 10)),
    ]

    def __init__(self, view: SeatView, odds: OddsView | None = None) -> None:
        """Open on a seat's latest view, with its odds if they are known already."""
        super().__init__(classes="" if view.map else "-mapless")
        self._view = view
        self._odds = odds

    def body(self) -> Iterable[Widget]:
        """Lay out the panes."""
        reading = ReadingPane(id="reading", classes="pane")
        yield TopBar()
        with Horizontal(id="main"):
            with Vertical(id="left"):
                if self._view.map:
                    with SituationPane(id="situation", classes="pane") as situation:
                        situation.border_title = Content("SITUATION")
                        yield SituationMap(pulse=self.app.animation_level != "none")
                with TracksPane(id="tracks-pane", classes="pane page") as tracks:
                    tracks.border_title = Content("TRACKS")
                    yield TrackList()
                if not self._view.map:
                    yield reading
            with Vertical(id="right"):
                yield NewsLine()
                yield EventPane(id="event")
                yield AskPane(id="ask")
                yield RecapPane(id="recap")
                if self._view.map:
                    yield reading
        yield KeyLine()

    def on_mount(self) -> None:
        """Show what the console was opened with."""
        self._fill()
        self.main_list().focus()

    @property
    def seat(self) -> str:
        """The id of the seat that is looking."""
        return self._view.seat.id

    def ask(self, command: SeatCommand) -> None:
        """Send a command in the name of this seat."""
        self.post_message(self.Asked(self.seat, command))

    def show(self, view: SeatView) -> None:
        """Show a newer view; what is picked, open, focused and scrolled stays."""
        before, self._view = self._view, view
        if not self.is_mounted:
            return
        self._fill()
        if stage_of(before.phase) != stage_of(view.phase):
            self.action_back()

    def show_odds(self, odds: OddsView) -> None:
        """Draw odds that have arrived."""
        self._odds = odds
        if self.is_mounted:
            self.query_one(EventPane).show(self._view, odds)

    @property
    def stage(self) -> Stage:
        """What the main pane is about now."""
        return stage_of(self._view.phase)

    def main_list(self) -> Widget:
        """Return the responses, the questions, or the rulings."""
        return self.query_one(_MAIN_LISTS[self.stage])

    def main_page(self) -> Widget:
        """Return the page that is open for reading, else what stands above or around the main list."""
        return self.focused if isinstance(self.focused, VerticalScroll) else self.query_one(_MAIN_PAGES[self.stage])

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only the keys that mean something at this stage."""
        if self.stage not in _ACTIONS.get(action, {self.stage}) or (action == "zoom_map" and not self._view.map):
            return False
        return super().check_action(action, parameters)

    def action_seal(self) -> None:
        """Seal the team's orders, or close its answers, once that has been confirmed."""
        if not self.may(Ready):
            return
        if self._view.ready or self._view.can_ready:
            self._get_ready()
        elif self.stage == "questions":
            self._confirm("Close your answers?", answers_in_words(self._view), "Close (y)")
        else:
            self._confirm("Seal your orders for this turn?", orders_in_words(self._view.cards), "Seal (y)")

    def action_go_on(self) -> None:
        """Turn over what comes next; once all lies open, go on to the next turn."""
        if not self.query_one(RecapPane).turn_over():
            self._get_ready()

    def action_skip(self) -> None:
        """Go on to the next turn without turning anything over."""
        self.query_one(RecapPane).turn_all_over()
        self._get_ready()

    def action_why(self) -> None:
        """Explain the picked ruling; before there is one, the odds of the picked response."""
        ruling, prospect = self.query_one(RecapPane).picked, self.query_one(EventPane).prospect
        if self.stage == "orders" and prospect is not None:
            self.app.push_screen(ProspectDialog(prospect, self._view.resources))
        elif self.stage == "aftermath" and ruling is not None:
            self.app.push_screen(WhyDialog(ruling, self._view.teams))

    def action_help(self) -> None:
        """Explain what to do now."""
        keys = tuple(told for told in KEYS if self._view.map or told != MAP_KEY)
        self.app.push_screen(HelpDialog(what_now(self._view), keys))

    def on_status_line_clicked(self) -> None:
        """Take a click for the space bar."""
        if self.stage == "aftermath":
            self.action_go_on()
        else:
            self.action_seal()

    def _confirm(self, question: str, details: Content, yes: str) -> None:
        dialog = ConfirmDialog(question, details, yes=yes, no="Not yet (n)")
        self.app.push_screen(dialog, lambda sure: self._get_ready() if sure else None)

    def _get_ready(self) -> None:
        if self._view.ready or not self.may(Ready):
            return
        if self._view.can_ready:
            self.notify(self._view.can_ready, severity="warning", markup=False)
        else:
            self.ask(Ready())

    def _fill(self) -> None:
        view = self._view
        self.query_one(TopBar).show(view, self.unread)
        self.query_one(NewsLine).show(view, self.unread_news)
        if view.map:
            self.query_one(SituationMap).show(
                view.map,
                view.tracks,
                [MapEvent(card.number, card.title, card.place) for card in view.cards if card.place],
                {team.id: (symbol_of(team.symbol), sound(team.colour)) for team in view.teams},
            )
        self.query_one(TrackList).show(view.tracks)
        self.query_one(ReadingPane).show(view)
        for stage in _MAIN_LISTS:
            self.set_class(stage == self.stage, f"-{stage}")
        match self.stage:
            case "orders":
                self.query_one(EventPane).show(view, self._odds)
            case "questions":
                self.query_one(AskPane).show(view)
            case "aftermath":
                self.query_one(RecapPane).show(view)
            case _:
                assert_never(self.stage)
        self.refresh_bindings()
