"""What the log says of those who run an exercise: seats, clock, course, overrides, free rulings, notes, branches.

`by` is the seat that asked for it.
"""

from typing import Literal

from wargame.deck.schema import Player
from wargame.session.control_commands import Rating, Role
from wargame.session.event import Event
from wargame.session.seen import Phase


class SeatGiven(Event):
    """A person has a place, besides those of the teams."""

    kind: Literal["seat_given"] = "seat_given"
    by: str
    """`session` for the seat that the session was opened with."""
    seat: str
    name: str
    roles: tuple[Role, ...]
    team: str
    """Empty for those who run the exercise."""


class SeatVacated(Event):
    """A person has a place no longer; what was done from there stays."""

    kind: Literal["seat_vacated"] = "seat_vacated"
    by: str
    seat: str


class HandedOver(Event):
    """Somebody else plays a team from here on; what it has ordered stays."""

    kind: Literal["handed_over"] = "handed_over"
    by: str
    team: str
    player: Player


class Advanced(Event):
    """A phase was closed by hand; what that led to follows in the log."""

    kind: Literal["advanced"] = "advanced"
    by: str
    phase: str
    """The phase that was closed."""
    waiting: tuple[str, ...]
    """The teams that were still waited for."""
    reason: str


class ClockSet(Event):
    """The clock was started for a phase, held, let run or given time."""

    kind: Literal["clock_set"] = "clock_set"
    by: str
    """`session` when it was started with a phase."""
    turn: int
    phase: str
    """What is timed."""
    left: int
    """Seconds."""
    running: bool
    since: int
    """Seconds since 1970, UTC."""
    reason: str


class AutoSet(Event):
    """Phases end by themselves from now on, or no longer do."""

    kind: Literal["auto_set"] = "auto_set"
    by: str
    on: bool


class Overridden(Event):
    """A person's ruling stands in the place of the engine's, which is kept."""

    kind: Literal["overridden"] = "overridden"
    by: str
    team: str
    card: str
    band: int
    margin: int
    value: int
    """Margin and value as they lie in the middle of that band's throws."""
    deltas: dict[str, int]
    sets: dict[str, int]
    reason: str


class RulingKept(Event):
    """The engine's ruling stands after all."""

    kind: Literal["ruling_kept"] = "ruling_kept"
    by: str
    team: str
    card: str


class RuledFreely(Event):
    """Something was ruled that no card foresaw."""

    kind: Literal["ruled_freely"] = "ruled_freely"
    by: str
    ruling: str
    """Its id: `r1`, `r2`, ..."""
    title: str
    text: str
    deltas: dict[str, int]
    """Units, applied with the turn's rulings."""
    reason: str


class Noted(Event):
    """Somebody wrote something down: a note, a bookmark, an observation."""

    kind: Literal["noted"] = "noted"
    by: str
    what: Literal["note", "bookmark", "observation"]
    text: str
    turn: int
    phase: Phase
    team: str
    objective: str
    """Its id; empty if it is about none."""
    rating: Rating | Literal[""]


class Undone(Event):
    """The last step of those who run the exercise was taken back."""

    kind: Literal["undone"] = "undone"
    by: str
    what: str
    """The kind of the step."""


class Branched(Event):
    """From here on this is a session of its own; up to here it is another one's log."""

    kind: Literal["branched"] = "branched"
    by: str
    """`session` if nobody's seat asked for it."""
    turn: int
    stage: Literal["plan", "adjudicate"]
    """The moment at which it branches: the opening of the turn, or its rulings as they were proposed."""
    head: str
    """Hash of the last record that the other session had then."""
    seq: int
    """Number of that record."""
    revealed: bool
    """The other session had ended, so its dice, which are these too, were open to everybody."""
