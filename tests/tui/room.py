"""A room with one laptop: the real console on a real session file, a clock that the test turns, and keys."""

from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path

from textual.events import Paste
from textual.pilot import Pilot

from tests.tui.on_screen import text_in_widgets, text_of
from wargame.cli.rehearsal import RehearsalLink
from wargame.lab.outlook import PYTHON, same_outlook
from wargame.link.in_process import InProcessLink
from wargame.link.looking_ahead import LookAhead
from wargame.live.opening import Manner, open_new, scenario_clock, seeded_luck
from wargame.live.running import PERSON, RunningSession
from wargame.session.asking import anything_asked, asked_of
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.cut import seat_view
from wargame.session.cut_control import control_view
from wargame.session.seating import sitting
from wargame.session.state import Play, SessionState
from wargame.session.timing import clock_to_start
from wargame.session.view import SeatView
from wargame.tui.app import WargameApp
from wargame.tui.plain_text import cleaned
from wargame.workspace.folders import Workspace, shipped_root
from wargame.workspace.library import Library

FACILITATOR = "facilitator"
_SENDS = {"send", "keep", "branch", "compare", "rehearse", "stakes"}
_PATIENCE = 4000
"""Looks until something has to have come about."""
_BREATH = 0.02
"""Seconds between two looks, in which the threads that play futures and bots get on."""


class Foresight(LookAhead):
    """Few futures, and how far it has come."""

    seen: tuple[Play, ForecastView] | None = None

    def forecast(self, play: Play, version: int) -> ForecastView:
        """Look ahead as the console does."""
        found = super().forecast(play, version)
        self.seen = (play, found)
        return found


class Room:
    """What the people at the laptop can do: press keys and read."""

    def __init__(
        self, app: WargameApp, pilot: Pilot[None], session: RunningSession, ahead: Foresight, library: Library
    ) -> None:
        self.app, self.pilot, self.session, self.ahead, self.library = app, pilot, session, ahead, library
        self.now = 0
        self._cut: tuple[SessionState | None, dict[str, ControlView | SeatView]] = (None, {})
        session.tell_time(lambda: self.now)
        app._now = lambda: self.now

    @property
    def play(self) -> Play:
        """Where the session stands."""
        return self.session.state.play

    @property
    def control(self) -> ControlView:
        """What those who run the exercise are told now."""
        return self._control(FACILITATOR)

    def _control(self, seat: str) -> ControlView:
        state = self.session.state
        person = state.room.person(seat)
        assert person is not None
        return control_view(self.session.game, state, person, 1)

    def seat(self, seat: str) -> SeatView:
        """Return what a team's lead, or a member, is told now."""
        game, state = self.session.game, self.session.state
        person = sitting(game, state, seat)
        assert person is not None
        return seat_view(game.spoken_to(person.team), state, seat, 1)

    @property
    def screen(self) -> str:
        """All that can be read on the screen, blanks run together."""
        return " ".join(text_of(self.app).replace("│", " ").split())

    @property
    def everything(self) -> str:
        """All that any widget holds, seen or not."""
        return text_of(self.app) + text_in_widgets(self.app)

    async def keys(self, keys: str) -> None:
        """Press keys, each handled before the next, and wait until the session has settled."""
        for key in keys.split():
            await self.pilot.press(key)
            await self.settle()

    async def type(self, text: str, after: str = "") -> None:
        """Give words as a terminal does that pastes them, then press keys."""
        assert self.app.focused is not None
        self.app.post_message(Paste(text))
        await self.pilot.pause()
        await self.keys(after)

    async def until(self, holds: Callable[[], bool], what: str = "") -> None:
        """Wait until something holds."""
        for look in range(_PATIENCE):
            await self.pilot.pause(_BREATH if look > 3 else None)
            if holds():
                return
        raise AssertionError(f"in vain: {what}\n{text_of(self.app)}")

    async def settle(self) -> None:
        """Wait until bots have done, and the screen shows where the session stands."""
        await self.pilot.pause()
        if self.app.earnest is None:
            await self.until(self._is_settled, "the session does not settle")
            await self.pilot.pause()

    async def foresee(self) -> None:
        """Wait until the forecast of this moment is on the screen."""

        def foreseen() -> bool:
            seen, shown = self.ahead.seen, self.app._forecasts.get(FACILITATOR)
            if seen is None or shown is None or not same_outlook(seen[0], self.play):
                return False
            return shown == cleaned(seen[1]).model_copy(update={"version": shown.version})

        if self.play.phase in {"lobby", "endex"}:
            return
        await self.until(foreseen, "the forecast does not come")
        told = self.app._told[FACILITATOR]
        self.app._tell(FACILITATOR, self.app._forecasts[FACILITATOR].model_copy(update={"version": told.version}))
        await self.pilot.pause()

    async def pass_time(self, seconds: int) -> None:
        """Let time go by."""
        self.now += seconds
        self.app._tick()
        await self.settle()

    def look_for_secrets(self, told: Mapping[str, tuple[str, ...]]) -> None:
        """Make sure that nothing of another team lies on a team's screen; `told` says who may read which words."""
        everything = self.everything
        own = next((seat.team for seat in self.app.seats if seat.id == self.app.at_screen), "")
        if not own:
            return
        others = [self.seat(seat.id) for seat in self.app.seats if seat.team not in {"", own}]
        texts = {text for other in others for text in (other.brief, *(card.private for card in other.cards)) if text}
        texts |= {objective.title for other in others for objective in other.objectives if objective.kind == "secret"}
        texts -= {objective.title for objective in self.seat(own).objectives}
        texts |= {text for text, readers in told.items() if own not in readers}
        assert not [text for text in texts if text in everything]

    async def hand_to(self, team: str) -> None:
        """Call a seat to the screen and sit down."""
        seats = [seat.id for seat in self.app.seats if seat.id != self.app.at_screen]
        await self.keys(f"f2 {seats.index(team) + 1} enter")
        assert self.app.at_screen == team

    async def order(self, picks: Mapping[str, int]) -> None:
        """Order on each card that asks the team at the screen, by the digit of the response; 0 passes."""
        team = self.app.at_screen or ""
        for card in self.seat(team).cards:
            if card.responses:
                digit = picks.get(card.id, 0)
                await self.keys(f"{digit} enter" if digit else "p")
            await self.keys("tab")

    def _is_settled(self) -> bool:
        state, game = self.session.state, self.session.game
        if any(worker.group in _SENDS and not worker.is_finished for worker in self.app.workers):
            return False
        if clock_to_start(game, state, self.now) is not None or not self._bots_are_done():
            return False
        if self._cut[0] is not state:
            self._cut = (state, self._views())
        told = self.app._told
        return all(
            (shown := told.get(seat)) is not None and shown == true.model_copy(update={"version": shown.version})
            for seat, true in self._cut[1].items()
        )

    def _views(self) -> dict[str, ControlView | SeatView]:
        """Return what each seat has to be shown in the end."""
        seats = self.app.seats
        views: dict[str, ControlView | SeatView] = {
            seat.id: cleaned(self._control(seat.id)) for seat in seats if seat.control
        }
        if self.play.phase != "lobby":
            views |= {seat.id: cleaned(self.seat(seat.id)) for seat in seats if not seat.control}
        return views

    def _bots_are_done(self) -> bool:
        state, game, play = self.session.state, self.session.game, self.play
        teams = game.deck.names.teams
        bots = {team for team in teams if state.room.player(team) != PERSON}
        if play.phase == "plan":
            return bots <= set(play.sealed)
        if play.phase == "ask":
            unasked = {team for team in teams if not list(asked_of(game, play, team))}
            return anything_asked(game, play) and bots | unasked <= set(play.answered)
        return True


@asynccontextmanager
async def in_room(folder: Path, people: tuple[str, ...], size: tuple[int, int], seed: int) -> AsyncIterator[Room]:
    """Open the plan `evening` for some people and bots, and show its console."""
    (folder / "sessions").mkdir(exist_ok=True)
    library = Library(Workspace(folder, shipped_root()))
    plan = library.plan("evening")
    teams = plan.deck.compiled.names.teams
    players = {team: PERSON if team in people else "greedy" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    path, luck = folder / "sessions" / "evening.wargame", seeded_luck(seed, teams)
    session = open_new(path, plan, digests, players, luck, scenario_clock, Manner(facilitated=True))
    ahead = Foresight(session.game, lambda: PYTHON._replace(futures=20))
    link = InProcessLink(session, people, ahead, lambda: RehearsalLink(library, session), everybody=True)
    app = WargameApp(link)
    try:
        async with app.run_test(size=size, tooltips=False) as pilot:
            room = Room(app, pilot, session, ahead, library)
            await room.settle()
            yield room
    finally:
        await link.close()
