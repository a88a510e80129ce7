"""A link to a session that runs in this very process: solo play and hot seat."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import TypeVar

from wargame.deck.values import in_language
from wargame.lab.outlook import same_outlook
from wargame.link.control_side import ControlSide
from wargame.link.looking_ahead import LookAhead
from wargame.link.protocol import Link, LinkLost, SeatChoice, Told
from wargame.live.running import PERSON, RunningSession
from wargame.live.stepping import seconds_to_wait, step
from wargame.rulebook import RuleFault
from wargame.session.commands import Receipt
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.cut import odds_view, seat_view
from wargame.session.cut_control import control_view
from wargame.session.decide import PersonCommand
from wargame.session.game import Game
from wargame.session.permissions import roles_in_words
from wargame.session.refusals import Refusal, Slug
from wargame.session.seating import sitting
from wargame.session.state import Person, Play, SessionState
from wargame.session.view import OddsView, SeatView
from wargame.store.errors import StoreError

Cut = TypeVar("Cut", SeatView, OddsView)

_FAILED = (
    "The session can't go on: {}. What was saved before is safe. Mend what is named here, then start wargame again to "
    "go on from there."
)
_RULE_FAILED = "Nothing has happened, for a rule failed: {}. Mend the rule, or let the teams order something else."
_NOT_SAVED = "What was asked could not be saved, so it did not happen: {}. Make room on the disk, then ask again."


class InProcessLink(ControlSide):
    """Cuts views of a running session for the seats of one screen, and drives the session's own steps.

    Make it inside a running event loop. Deciding and cutting happen in worker threads, so the screen never waits.
    """

    def __init__(
        self,
        session: RunningSession,
        teams: tuple[str, ...],
        look_ahead: LookAhead | None = None,
        rehearsal: Callable[[], Link] | None = None,
        *,
        everybody: bool = False,
    ) -> None:
        """Link the seats of teams; with `everybody` those of all that people play or are given besides, now and later.

        `rehearsal` opens another session of the same plan.
        """
        super().__init__(session, look_ahead or LookAhead(session.game), rehearsal)
        self._teams = teams
        self._everybody = everybody
        self._foreseen: tuple[Play, asyncio.Task[ForecastView]] | None = None
        """The futures that were played last, for all who run the exercise."""
        self._games = {team: session.game.spoken_to(team) for team in session.game.deck.names.teams}
        self._loop = asyncio.get_running_loop()
        self._changed = asyncio.Event()
        self._closed = False
        self._lost = ""
        self._versions: dict[str, int] = {}
        session.listen(self._on_change)
        self._driver = self._loop.create_task(self._drive())

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this screen, in the order in which they take turns at it."""
        people = self._session.state.room.people if self._everybody else ()
        control = sorted(
            (person for person in people if not person.team), key=lambda one: "controller" not in one.roles
        )
        of_teams = [
            self._of_team(team, person)
            for team in self._games
            for person in (None, *people)
            if (self._is_here(team) if person is None else person.team == team)
        ]
        return (*map(_of_control, control), *of_teams)

    def _is_here(self, team: str) -> bool:
        """Whether a team's lead sits at this screen: with everybody at it, wherever people play."""
        return self._session.state.room.player(team) == PERSON if self._everybody else team in self._teams

    def _of_team(self, team: str, person: Person | None) -> SeatChoice:
        """Return a team's own seat, or a person's beside it."""
        part = self._games[team].deck.deck.teams[team]
        title = in_language(part.title)
        if person is None:
            return SeatChoice(team, team, title, part.symbol, part.colour)
        role = f"{roles_in_words(person.roles)} of {title}"
        return SeatChoice(person.seat, team, person.name, part.symbol, part.colour, role=role)

    def views(self, seat: str) -> AsyncIterator[Told]:
        """Yield the seat's latest view at once, then each newer one, and its odds or forecast when they are known."""
        return self._team_views(seat) if self.running_it(seat) is None else self._control_views(seat)

    async def _control_views(self, seat: str) -> AsyncIterator[ControlView | ForecastView]:
        """Yield views as they change; futures are played meanwhile, and told if nothing that moves them has happened.

        As long as nothing does, what they told is told again for each newer view.
        """
        last: ControlView | None = None
        foreseen = Play()
        told: ForecastView | None = None
        ahead: asyncio.Task[ForecastView] | None = None
        while not self._closed:
            self._check_lost()
            changed, state = self._changed, self._session.state
            person = state.room.person(seat)
            if person is None or person.team:
                return
            view = await self._cut_control(person, state, self._versions.get(seat, 0) + 1)
            if last is None or view.model_copy(update={"version": last.version}) != last:
                self._versions[seat], last = view.version, view
                yield view
                if told is not None and same_outlook(foreseen, state.play):
                    yield told.model_copy(update={"version": view.version})
            if ahead is None and state.play.phase not in {"lobby", "endex"} and not same_outlook(foreseen, state.play):
                foreseen, told = state.play, None
                ahead = self._ahead_of(state.play)
            waiting = self._loop.create_task(changed.wait())
            await asyncio.wait({waiting, *([ahead] if ahead else [])}, return_when=asyncio.FIRST_COMPLETED)
            waiting.cancel()
            if ahead is not None and ahead.done():
                told, ahead = ahead.result(), None
                if same_outlook(foreseen, self._session.state.play):
                    yield told.model_copy(update={"version": last.version})

    def _ahead_of(self, play: Play) -> "asyncio.Task[ForecastView]":
        """Return the playing of futures from here; it is done once, however many look at them."""
        if self._foreseen is None or not same_outlook(self._foreseen[0], play):
            futures = asyncio.to_thread(self._look_ahead.forecast, play, 0)
            self._foreseen = (play, self._loop.create_task(futures))
        return self._foreseen[1]

    def _check_lost(self) -> None:
        if self._lost:
            raise LinkLost(self._lost)

    async def _cut_control(self, person: Person, state: SessionState, version: int) -> ControlView:
        try:
            return await asyncio.to_thread(control_view, self._session.game, state, person, version)
        except RuleFault as fault:
            raise LinkLost(_FAILED.format(fault)) from fault

    async def _team_views(self, seat: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield views as they change once the exercise has begun, each with its odds.

        A team that is watched and has no seat here is numbered like one that has.
        """
        last: SeatView | None = None
        while not self._closed:
            self._check_lost()
            changed = self._changed
            state = self._session.state
            person = sitting(self._session.game, state, seat)
            if person is None or not person.team:
                return
            if state.play.phase == "lobby":
                await changed.wait()
                continue
            view = await self._cut(seat_view, state, person, self._versions.get(seat, 0) + 1)
            if last is None or view.model_copy(update={"version": last.version}) != last:
                self._versions[seat] = view.version
                last = view
                yield view
                if view.phase == "plan":
                    yield await self._cut(odds_view, state, person, view.version)
            await changed.wait()

    async def _cut(
        self, cut: Callable[[Game, SessionState, str, int], Cut], state: SessionState, person: Person, version: int
    ) -> Cut:
        """Cut a view without making the screen wait. A rule that fails while its odds are asked is the end."""
        try:
            return await asyncio.to_thread(cut, self._games[person.team], state, person.seat, version)
        except RuleFault as fault:
            raise LinkLost(_FAILED.format(fault)) from fault

    async def watch(self, seat: str, team: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield what a team is told, for those who run the exercise."""
        if self.running_it(seat) is not None:
            async for told in self._team_views(team):
                yield told

    async def send(self, seat: str, command: PersonCommand) -> Receipt | Refusal:
        """Ask for something in the seat's name."""
        try:
            return await asyncio.to_thread(self._session.submit, seat, command)
        except StoreError as error:
            raise LinkLost(_NOT_SAVED.format(error)) from error
        except RuleFault as fault:
            return Refusal(slug=Slug.RULE_FAILED, sentence=_RULE_FAILED.format(fault))

    async def drafts(self, seat: str) -> dict[str, str]:
        """Return what the seat typed and has not sent."""
        try:
            return await asyncio.to_thread(self._session.drafts, seat)
        except StoreError as error:
            raise LinkLost(
                f"What was typed before could not be read: {error}. `wargame verify` looks closer."
            ) from error

    async def keep(self, seat: str, where: str, text: str) -> None:
        """Keep what the seat has typed so far."""
        try:
            await asyncio.to_thread(self._session.keep_draft, seat, where, text)
        except StoreError as error:
            raise LinkLost(f"What was typed could not be kept: {error}.") from error

    async def close(self) -> None:
        """Let go of the session; its file can be resumed."""
        if not self._closed:
            self._closed = True
            self._wake()
            await self._driver
            await asyncio.to_thread(self._session.close)

    def _on_change(self) -> None:
        """Pass a change on to the loop, from whichever thread made it."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._wake)

    def _wake(self) -> None:
        """Wake everybody who waits for a change."""
        changed, self._changed = self._changed, asyncio.Event()
        changed.set()

    async def _drive(self) -> None:
        """Take the session's own steps whenever there is one to take."""
        while not self._closed:
            changed = self._changed
            try:
                stepped = await asyncio.to_thread(step, self._session)
            except (StoreError, RuleFault) as error:
                self._lost = _FAILED.format(error)
                self._wake()
                return
            if not stepped:
                with suppress(TimeoutError):
                    await asyncio.wait_for(changed.wait(), seconds_to_wait(self._session))


def _of_control(person: Person) -> SeatChoice:
    return SeatChoice(person.seat, "", person.name, "", "", control=True, role=roles_in_words(person.roles))
