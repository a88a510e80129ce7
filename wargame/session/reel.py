"""A session's log laid out to be looked at from any record: every state, and the places where one would stop.

States share nearly all that they are made of, so keeping one for each record costs little and every seek is at once.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import Final, Literal

from wargame.session.authors import author
from wargame.session.control_events import Noted, Overridden, RuledFreely, RulingKept
from wargame.session.events import RulingMade, SessionEvent
from wargame.session.evolve import evolve
from wargame.session.state import SessionState

Stop = Literal["record", "turn", "phase", "ruling", "mark"]
"""What one can go to. A mark is a bookmark or an observation."""

RULINGS: Final = (RulingMade, Overridden, RulingKept, RuledFreely)
MARKED: Final = frozenset({"bookmark", "observation"})


class Reel:
    """A whole log. Positions are numbers of records: at k, records 1 to k have happened."""

    def __init__(self, events: Iterable[SessionEvent]) -> None:
        self._events = tuple(events)
        self._states = tuple(accumulate(self._events, evolve, initial=SessionState()))
        self._stops: dict[Stop, tuple[int, ...]] = {
            "record": tuple(range(1, len(self._states))),
            "turn": tuple(self._turns()),
            "phase": tuple(self._phases()),
            "ruling": tuple(at for at, event in enumerate(self._events, 1) if isinstance(event, RULINGS)),
            "mark": tuple(self._marks()),
        }

    def __len__(self) -> int:
        return len(self._events)

    def state(self, at: int) -> SessionState:
        """Return the session as it stood at a position from 0 to the last record."""
        return self._states[at]

    def shown(self, at: int) -> SessionState | None:
        """Return what a team's seat was shown at a position: nothing new while play stands before STARTEX.

        Before anything was shown it is the opening of the first turn; None if there has never been one.
        """
        begun = (state for state in reversed(self._states[: at + 1]) if state.play.position is not None)
        later = (state for state in self._states[at:] if state.play.position is not None)
        return next(begun, next(later, None))

    def stops(self, kind: Stop) -> tuple[int, ...]:
        """Return the positions of a kind, in their order."""
        return self._stops[kind]

    def next(self, at: int, kind: Stop) -> int:
        """Return the next position of a kind; the one that is given if there is none."""
        stops = self._stops[kind]
        found = bisect_right(stops, at)
        return stops[found] if found < len(stops) else at

    def before(self, at: int, kind: Stop) -> int:
        """Return the position of a kind before; the one that is given if there is none."""
        stops = self._stops[kind]
        found = bisect_left(stops, at)
        return stops[found - 1] if found else at

    def turn_at(self, at: int) -> int:
        """Return the turn in which play stands; 0 before STARTEX."""
        return self._states[at].play.turn

    def happened(self, at: int) -> tuple[str, str]:
        """Return the kind of the record at a position, and who signed it."""
        event = self._events[at - 1]
        return event.kind, author(event)

    def _turns(self) -> Iterator[int]:
        """Yield where a turn begins, or begins again."""
        for at in self._phases():
            before, now = self._states[at - 1].play, self._states[at].play
            if now.turn and (before.turn != now.turn or now.phase == "plan"):
                yield at

    def _phases(self) -> Iterator[int]:
        """Yield where play comes to another phase."""
        for at in range(1, len(self._states)):
            before, now = self._states[at - 1].play, self._states[at].play
            if (before.turn, before.phase) != (now.turn, now.phase):
                yield at

    def _marks(self) -> Iterator[int]:
        """Yield where a bookmark was set or an observation made that nobody took back."""
        kept = self._states[-1].room.notes
        for at, event in enumerate(self._events, 1):
            if isinstance(event, Noted) and event.what in MARKED and event in kept:
                yield at
