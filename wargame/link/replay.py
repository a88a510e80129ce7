"""A link to a session that is over for whoever looks: its log, seen from any record and with anybody's eyes.

No session runs and nothing is written. A team is shown what it was shown at that moment and no more; those who ran the
exercise saw everything, and so does their eye here.
"""

import asyncio
from collections.abc import AsyncIterator, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from wargame.deck.values import in_language
from wargame.lab.outlook import PYTHON
from wargame.link.looking_ahead import LookAhead
from wargame.link.protocol import LinkLost, SeatChoice, Told
from wargame.link.read_only import READ_ONLY, ReadOnly
from wargame.live.opening import CannotOpenError, read_embedded
from wargame.rulebook import Rule, RuleFault
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.cut import odds_view, seat_view
from wargame.session.cut_control import control_view
from wargame.session.game import Game
from wargame.session.permissions import PERMISSIONS, kind_of
from wargame.session.reel import Reel
from wargame.session.state import Person, SessionState
from wargame.session.table_view import Clock
from wargame.session.timing import left, running_clock
from wargame.session.view import OddsView, SeatView
from wargame.store.session_file import SessionFile

REST: Final = 0.3
"""How long one stays at a position before its futures are played, in seconds."""

FUTURES: Final = 40
"""How many: enough to see a direction, few enough not to hold up the keys."""

CONTROL_EYE: Final = "control"
"""The seat of those who ran the exercise; no team may have that name here."""

_NOBODY: Final = dict.fromkeys(map(kind_of, PERMISSIONS), READ_ONLY)

_WATCHER: Final = Person(CONTROL_EYE, "Replay", ("observer",), "")


def open_replay(path: Path, rules: Mapping[str, Rule], teams: Iterable[str] = ()) -> "ReplayLink":
    """Return a replay of a session file, also of a pack or of a session that is running.

    With `teams` only what they were shown, else with everybody's eyes. The file is read once and let go. Raises
    StoreError if it can't be used, CannotOpenError if it was changed or its deck does not play with the rules at hand.
    """
    with SessionFile.read_only(path) as file:
        embedded = read_embedded(file, rules)
    reel = Reel(embedded.log.events)
    eyes = tuple(teams)
    if eyes and reel.shown(len(reel)) is None:
        raise CannotOpenError(f"{path.name} holds a session before STARTEX, so no team was shown anything yet")
    game = embedded.game()
    return ReplayLink(game, reel, [record.at for record in embedded.log.records], eyes)


class ReplayLink(ReadOnly):
    """Cuts views of a log at the position that it stands at; `seek` moves it for all seats."""

    def __init__(self, game: Game, reel: Reel, times: Iterable[str], teams: tuple[str, ...] = ()) -> None:
        """Look at a log whose records were written at `times`, from its first turn on."""
        self.reel = reel
        self._game = game
        self._times = tuple(map(_seconds, times))
        shown = game.deck.names.teams if reel.shown(len(reel)) is not None else ()
        self._teams = teams or shown
        self._control = not teams
        self._at = next(iter(reel.stops("turn")), len(reel))
        self._versions = dict.fromkeys((CONTROL_EYE, *self._teams), 0)
        self._changed = asyncio.Event()
        self._closed = False
        self._look_ahead = LookAhead(game, lambda: PYTHON._replace(futures=FUTURES))
        self._ahead: asyncio.Task[ForecastView] | None = None
        """One forecast at a time is played, also where nobody waits for it any more: a thread can't be stopped."""

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The eyes that one may look with, those of the people who ran the exercise first."""
        control = SeatChoice(CONTROL_EYE, "", "Control", "", "", control=True)
        parts = ((team, self._game.deck.deck.teams[team]) for team in self._teams)
        teams = (SeatChoice(team, team, in_language(part.title), part.symbol, part.colour) for team, part in parts)
        return (*([control] if self._control else []), *teams)

    @property
    def at(self) -> int:
        """The position: how many records have happened."""
        return self._at

    def seek(self, at: int) -> None:
        """Go to a position; beyond the ends, to the end. Call it from the event loop."""
        at = min(max(at, 1), len(self.reel))
        if at != self._at:
            self._at = at
            self._wake()

    async def views(self, seat: str) -> AsyncIterator[Told]:
        """Yield what a seat saw at the position, with odds or forecast, and again wherever the position goes.

        Raises LinkLost if a rule fails while its odds are asked.
        """
        while not self._closed:
            changed, at = self._changed, self._at
            try:
                view = await asyncio.to_thread(self._view, seat, at)
                yield view
                if isinstance(view, SeatView) and view.phase == "plan" and self._at == at:
                    yield await asyncio.to_thread(self._odds, seat, at, view.version)
                if isinstance(view, ControlView) and view.phase not in {"lobby", "endex"}:
                    foreseen = await self._forecast(changed, at, view.version)
                    if foreseen is not None:
                        yield foreseen
            except RuleFault as fault:
                raise LinkLost(f"The odds of that moment can't be told: {fault}.") from fault
            await changed.wait()

    async def watch(self, seat: str, team: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield what a team saw, at the position and wherever it goes, for the eye that sees everything."""
        if seat != CONTROL_EYE or not self._control:
            return
        async for told in self.views(team):
            if isinstance(told, SeatView | OddsView):
                yield told

    async def close(self) -> None:
        """End every stream of views."""
        self._closed = True
        self._wake()

    def _wake(self) -> None:
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    def _view(self, seat: str, at: int) -> ControlView | SeatView:
        self._versions[seat] += 1
        version = self._versions[seat]
        if seat == CONTROL_EYE:
            state = self.reel.state(at)
            seen = control_view(self._game, state, _WATCHER, version)
            return seen.model_copy(update={"may": _NOBODY, "undo": "", "clock": self._clock(state, at)})
        state = self._shown(at)
        view = seat_view(self._game.spoken_to(seat), state, seat, version)
        return view.model_copy(update={"may": _NOBODY, "clock": self._clock(state, at)})

    async def _forecast(self, changed: asyncio.Event, at: int, version: int) -> ForecastView | None:
        """Return where the session could have gone from a position; None if one moves on before that is known."""
        moved = asyncio.create_task(changed.wait())
        try:
            await asyncio.wait({moved}, timeout=REST)
            while not moved.done() and self._ahead is not None and not self._ahead.done():
                await asyncio.wait({moved, self._ahead}, return_when=asyncio.FIRST_COMPLETED)
            if moved.done():
                return None
            play = self.reel.state(at).play
            self._ahead = asyncio.create_task(asyncio.to_thread(self._look_ahead.forecast, play, version))
            await asyncio.wait({moved, self._ahead}, return_when=asyncio.FIRST_COMPLETED)
            return self._ahead.result() if self._ahead.done() and not moved.done() else None
        finally:
            moved.cancel()

    def _odds(self, team: str, at: int, version: int) -> OddsView:
        return odds_view(self._game.spoken_to(team), self._shown(at), team, version)

    def _shown(self, at: int) -> SessionState:
        state = self.reel.shown(at)
        assert state is not None, "no team has an eye on a session before STARTEX"
        return state

    def _clock(self, state: SessionState, at: int) -> Clock | None:
        """Return the clock as it stood when the record was written; it does not run on while somebody looks."""
        clock, now = running_clock(state), self._times[at - 1]
        if clock is None:
            return None
        then = clock.since if now is None else now
        return Clock(
            running=False, left=left(clock, then), since=then, auto=state.room.auto, reason=clock.reason or "replay"
        )


def _seconds(at: str) -> int | None:
    """Return when a record was written, in seconds since 1970 UTC; None where the scenario's clock says it."""
    try:
        return int(datetime.fromisoformat(at).timestamp())
    except ValueError:
        return None
