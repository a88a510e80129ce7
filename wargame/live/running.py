"""The running session: the only writer of its log.

A command is decided, its events are sealed into the chain, stored durably, and only then folded and told to anybody.
The session's own steps (bots, adjudication, the close of a turn, the next deal) are taken one at a time by `step`.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from threading import RLock

from wargame.lab.bots import ANSWERING, BOT_KINDS
from wargame.session.asking import anything_asked, asked_of
from wargame.session.authors import author
from wargame.session.chain import Record, seal
from wargame.session.commands import (
    Adjudicate,
    CloseTurn,
    OpenTurn,
    PutAsks,
    Ready,
    Receipt,
    Reveal,
    SessionCommand,
)
from wargame.session.decide import PersonCommand, decide, decide_for
from wargame.session.events import EVENTS, SessionEvent
from wargame.session.evolve import evolve
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import Play, SessionState
from wargame.session.timing import clock_to_start, left, running_clock
from wargame.session.timing import time_is_up as time_is_up_at
from wargame.store.session_file import SessionFile

PERSON = "person"
"""Who plays a seat that no bot plays."""

Clock = Callable[[SessionState], str]
"""Says when a record is written: the wall clock's time, or for sessions without people the scenario's."""


def wall_seconds() -> int:
    """Return the time now, in seconds since 1970 UTC."""
    return int(datetime.now(UTC).timestamp())


class RunningSession:
    """One live session. Safe to use from several threads: one command is taken at a time."""

    def __init__(self, game: Game, file: SessionFile, state: SessionState, clock: Clock) -> None:
        self.game = game
        self._now = wall_seconds
        self.file = file
        self._state = state
        self._head: Record | None = file.head()
        self._clock = clock
        self._lock = RLock()
        self._listeners: list[Callable[[], None]] = []

    @property
    def state(self) -> SessionState:
        """The state now; immutable."""
        return self._state

    @property
    def head(self) -> str:
        """Hash of the last record: whoever notes it can tell later whether the log was changed."""
        return "" if self._head is None else self._head.hash

    def tell_time(self, now: Callable[[], int]) -> None:
        """Time phases by another clock: seconds since 1970 UTC."""
        self._now = now

    def listen(self, listener: Callable[[], None]) -> None:
        """Call `listener` after every change, from the thread that made it."""
        self._listeners.append(listener)

    def submit(self, seat: str, command: PersonCommand) -> Receipt | Refusal:
        """Take what a seat asks; a receipt means that it is durable."""
        with self._lock:
            decided = decide_for(self.game, self._state, seat, command, self._now())
            return decided if isinstance(decided, Refusal) else self._record(decided)

    def order(self, command: SessionCommand) -> Receipt | Refusal:
        """Take what the session itself or its facilitator asks."""
        with self._lock:
            decided = decide(self.game, self._state, command)
            return decided if isinstance(decided, Refusal) else self._record(decided)

    def note(self, *events: SessionEvent) -> None:
        """Write facts that need no decision: how the session was opened."""
        with self._lock:
            self._record(events)

    def _record(self, events: tuple[SessionEvent, ...]) -> Receipt:
        records: list[Record] = []
        head = self._head
        at = self._clock(self._state)
        for event in events:
            head = seal(head, at, author(event), event.kind, json.loads(event.model_dump_json(exclude={"kind"})))
            records.append(head)
        self.file.append(self._head.seq if self._head else 0, records)
        self._head = head
        state = self._state
        for event in events:
            state = evolve(state, event)
        self._state = state  # at once: others look at it without the lock
        for listener in self._listeners:
            listener()
        return Receipt()

    def drafts(self, seat: str) -> dict[str, str]:
        """Return what a seat typed and has not sent, by where it was typed."""
        with self._lock:
            return self.file.drafts(seat)

    def keep_draft(self, seat: str, where: str, text: str) -> None:
        """Keep what a seat has typed so far; empty text forgets it."""
        with self._lock:
            self.file.put_draft(seat, where, text or None)

    def step(self) -> bool:
        """Take one step that waits for no person: a bot's turn, or the session's own. False if there is none.

        Where somebody runs the exercise, phases end when that person says so, or by themselves if that is wished, and
        rulings wait for that person in any case.
        """
        play, facilitated = self._state.play, self._state.room.facilitated
        if facilitated and self._start_clock():
            return True
        may_end = not facilitated or self._state.room.auto
        time_is_up = facilitated and may_end and time_is_up_at(self._state, self._now())
        if play.phase == "plan":
            return self._step_plan(play, may_end=may_end, time_is_up=time_is_up)
        if play.phase == "ask":
            return self._step_asks(play, may_end=may_end, time_is_up=time_is_up)
        if play.phase == "adjudicate":
            return not facilitated and self._take(CloseTurn())
        if play.phase == "recap":
            return self._take(Reveal()) or self._step_recap(play, may_end=may_end, time_is_up=time_is_up)
        return False

    def seconds_to_wait(self) -> float | None:
        """Return in how many seconds `step` may have something to do although nobody asked for anything."""
        clock = running_clock(self._state)
        if clock is None or not clock.running or not self._state.room.auto:
            return None
        seconds = left(clock, self._now())
        return float(seconds) if seconds > 0 else None

    def _start_clock(self) -> bool:
        """Start the clock of a phase that has just begun."""
        event = clock_to_start(self.game, self._state, self._now())
        if event is not None:
            self.note(event)
        return event is not None

    def _step_plan(self, play: Play, *, may_end: bool, time_is_up: bool) -> bool:
        """Let a bot order, or end the phase."""
        waiting = [team for team in self.game.deck.names.teams if team not in play.sealed]
        bot = next((team for team in waiting if self._player(team) != PERSON), None)
        if bot is not None:
            return self._play_bot(bot)
        if not may_end or (waiting and not time_is_up):
            return False
        return self._take(PutAsks() if anything_asked(self.game, play) else Adjudicate())

    def _step_recap(self, play: Play, *, may_end: bool, time_is_up: bool) -> bool:
        """Open the next turn once everybody has read on."""
        people = {team for team in self.game.deck.names.teams if self._player(team) == PERSON}
        return may_end and (people <= play.read or time_is_up) and self._take(OpenTurn())

    def _step_asks(self, play: Play, *, may_end: bool, time_is_up: bool) -> bool:
        """Let a bot answer, close for teams that nothing is asked of, or adjudicate when all have answered."""
        waiting = [team for team in self.game.deck.names.teams if team not in play.answered]
        for team in waiting:
            asked = list(asked_of(self.game, play, team))
            bot = self._player(team)
            if bot != PERSON:
                key = self.game.key(self._state.room)
                for command in ANSWERING[bot](self.game, play, team, key):
                    self.submit(team, command)
            if bot != PERSON or not asked:
                self.submit(team, Ready())
                return True
        return may_end and (not waiting or time_is_up) and self._take(Adjudicate())

    def _take(self, command: SessionCommand) -> bool:
        return isinstance(self.order(command), Receipt)

    def _player(self, team: str) -> str:
        return self._state.room.player(team)

    def _play_bot(self, team: str) -> bool:
        """Let a bot order and seal. What it decides is decided outside the lock: people are not kept waiting.

        False if nothing came of it, so that a bot that can't order holds a session up and doesn't spin it.
        """
        state = self._state
        bot = BOT_KINDS[state.room.player(team)]
        for command in bot(self.game, state.play, team, self.game.key(state.room)):
            self.submit(team, command)
        self.submit(team, Ready())
        return self._state is not state

    def close(self) -> None:
        """Let go of the file; the session can be opened again."""
        with self._lock:
            self.file.close()


def event_of(record: Record) -> SessionEvent:
    """Return what a record says."""
    return EVENTS.validate_json(json.dumps({**json.loads(record.data), "kind": record.kind}))
