"""The running session: the only writer of its log.

A command is decided, its events are sealed into the chain, stored durably, and only then folded and told to anybody.
The session's own steps (bots, adjudication, the close of a turn, the next deal) are taken by `wargame.live.stepping`.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from threading import RLock

from wargame.session.authors import author
from wargame.session.chain import Record, seal
from wargame.session.commands import (
    Receipt,
    SessionCommand,
)
from wargame.session.decide import PersonCommand, decide, decide_for
from wargame.session.events import EVENTS, SessionEvent
from wargame.session.evolve import evolve
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import SessionState
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

    @property
    def now(self) -> int:
        """The time that phases are timed by: seconds since 1970 UTC."""
        return self._now()

    def close(self) -> None:
        """Let go of the file; the session can be opened again."""
        with self._lock:
            self.file.close()


def event_of(record: Record) -> SessionEvent:
    """Return what a record says."""
    return EVENTS.validate_json(json.dumps({**json.loads(record.data), "kind": record.kind}))
