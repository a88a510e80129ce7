"""The replay of a session in the terminal: the consoles of that time, and keys that move through it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, TextArea

from wargame.link.protocol import LinkLost, Told
from wargame.link.replay import ReplayLink
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.reel import Stop
from wargame.session.view import OddsView, SeatView
from wargame.tui.dialogs.message import MessageDialog
from wargame.tui.map.widget import SituationMap
from wargame.tui.plain_text import clean_line, cleaned
from wargame.tui.screens.replay import Replayed, ReplayedConsole, ReplayedControl, screen_for, show
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.screens.talk_door import TalkDoor
from wargame.tui.talk_matter import matter_of
from wargame.tui.theme import SITUATION_ROOM
from wargame.tui.themed import ThemedApp
from wargame.tui.widgets.scrubber import Cue, Scrubber
from wargame.tui.widgets.talk_bar import TalkPage

_MOVES: Final = frozenset({"go", "ends", "eye"})


class ReplayApp(ThemedApp):
    """Shows a session at a moment, with the eyes of a team or of those who ran it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "go('record', -1)", "Step", key_display="← →", priority=True, id="replay.back"),
        Binding("right", "go('record', 1)", "Step on", show=False, priority=True, id="replay.on"),
        Binding("shift+left,left_curly_bracket", "go('turn', -1)", "Turn", key_display="{ }", priority=True),
        Binding("shift+right,right_curly_bracket", "go('turn', 1)", "Next turn", show=False, priority=True),
        Binding("p", "go('phase', 1)", "Phase", key_display="p P", priority=True, id="replay.next_phase"),
        Binding("P", "go('phase', -1)", "Phase before", show=False, priority=True, id="replay.phase_before"),
        Binding("r", "go('ruling', 1)", "Ruling", key_display="r R", priority=True, id="replay.next_ruling"),
        Binding("R", "go('ruling', -1)", "Ruling before", show=False, priority=True, id="replay.ruling_before"),
        Binding("n", "go('mark', 1)", "Mark", key_display="n N", priority=True, id="replay.next_mark"),
        Binding("N", "go('mark', -1)", "Mark before", show=False, priority=True, id="replay.mark_before"),
        Binding("v", "eye", "View as", priority=True, id="replay.eye"),
        Binding("home", "ends(-1)", "To the beginning", show=False, priority=True, id="replay.home"),
        Binding("end", "ends(1)", "To the end", show=False, priority=True, id="replay.end"),
    ]

    def __init__(self, link: ReplayLink, *, theme: str = SITUATION_ROOM.name, motion: bool = False) -> None:
        super().__init__(theme=theme, motion=motion)
        self._link = link
        self._eye = link.seats[0]
        self._shown: SeatView | ControlView | None = None
        self._lost = False
        """Whether the eye could not be followed to the moment that is shown."""

    def on_mount(self) -> None:
        """Look with the first eye."""
        self._look()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave keys to what is typed into, to dialogs, and the arrows to the map."""
        if action in _MOVES:
            typing = isinstance(self.focused, Input | TextArea)
            on_map = isinstance(self.focused, SituationMap) and parameters[:1] == ("record",)
            unfit = parameters[:1] == ("mark",) and not self._sees_all
            if typing or on_map or unfit or not isinstance(self.screen, Replayed):
                return False
            if action == "eye" and len(self._link.seats) == 1:
                return False
        return super().check_action(action, parameters)

    async def action_quit(self) -> None:
        """Leave; there is nothing to lose."""
        await self._link.close()
        self.exit()

    def action_go(self, kind: Stop, by: int) -> None:
        """Go to the next place of a kind, or the one before."""
        reel, at = self._link.reel, self._link.at
        to = reel.next(at, kind) if by > 0 else reel.before(at, kind)
        if to == at and kind == "mark":
            self.notify("No bookmark or observation that way.", markup=False)
        self._seek(to)

    def action_ends(self, by: int) -> None:
        """Go to the first turn, or to the end."""
        reel = self._link.reel
        self._seek(len(reel) if by > 0 else next(iter(reel.stops("turn")), 1))

    def action_eye(self) -> None:
        """Look with the next eye."""
        seats = self._link.seats
        at = [seat.id for seat in seats].index(self._eye.id)
        self._eye = seats[(at + 1) % len(seats)]
        self._look()

    def on_scrubber_sought(self, message: Scrubber.Sought) -> None:
        """Go to where the bar was clicked."""
        self._seek(message.at)

    @property
    def _sees_all(self) -> bool:
        """Whether the replay was opened for those who ran the session: bookmarks and observations are theirs."""
        return self._link.seats[0].control

    def on_talk_door_talk_wanted(self, message: TalkDoor.TalkWanted) -> None:
        """Show what a team had heard, signed and argued."""
        self._open_talk(message.page)

    def on_control_keys_open_talk(self) -> None:
        """Show what was said and signed."""
        self._open_talk()

    def _open_talk(self, page: TalkPage = "talk") -> None:
        if self._shown is not None and isinstance(self.screen, Replayed):
            self.push_screen(TalkScreen(matter_of(self._shown), {}, page))

    def _seek(self, at: int) -> None:
        self._link.seek(at)
        if self._lost:
            self._look()
        self._mark()

    def _look(self) -> None:
        self._lost = False
        self.run_worker(self._follow(self._eye.id), group="views", exclusive=True)

    async def _follow(self, seat: str) -> None:
        try:
            async for told in self._link.views(seat):
                self._told(told)
        except LinkLost as lost:
            self._lost = True
            self.push_screen(MessageDialog("This moment can't be shown.", str(lost)))

    def _told(self, told: Told) -> None:
        screen = self._watched()
        if isinstance(told, OddsView):
            if isinstance(screen, ReplayedConsole):
                screen.show_odds(cleaned(told))
        elif isinstance(told, ForecastView):
            if isinstance(screen, ReplayedControl):
                screen.show_forecast(cleaned(told))
        else:
            view = self._shown = cleaned(told)
            if not show(screen, view):
                self._show(screen_for(view))
            self.call_after_refresh(self._mark)

    def _watched(self) -> Replayed | None:
        """Return the console that is up, under whatever dialogs are open."""
        return next((screen for screen in self.screen_stack if isinstance(screen, Replayed)), None)

    def _show(self, screen: Screen[None]) -> None:
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        if isinstance(self.screen, Replayed):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def _mark(self) -> None:
        """Let the bar show where the replay stands."""
        screen = self._watched()
        if screen is not None and screen.is_mounted:
            screen.query_one(Scrubber).show(self._cue())

    def _cue(self) -> Cue:
        reel, at = self._link.reel, self._link.at
        play = reel.state(at).play
        kind, by = reel.happened(at)
        signed = "" if by == "session" else f" · {by}"
        return Cue(
            at=at,
            count=len(reel),
            turns=tuple((start, reel.turn_at(start)) for start in reel.stops("turn")),
            marks=reel.stops("mark") if self._sees_all else (),
            moment=f"Turn {play.turn} · {'ENDEX' if play.phase == 'endex' else play.phase}",
            happened=clean_line(f"{kind.replace('_', ' ')}{signed}") if self._eye.control else "",
            eye=cleaned(self._eye),
        )
