"""Where a session stands: the Room, which is never rewound, and the Play, which is."""

from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from wargame.session.argument_state import ArgumentState, FactState
from wargame.session.control_commands import Role
from wargame.session.control_events import Branched, Noted, Overridden, RuledFreely
from wargame.session.event_parts import Standing
from wargame.session.events import (
    ObjectiveResult,
    ObligationUnmet,
    RulingMade,
    SessionEvent,
    SessionOpened,
    TurnClosed,
)
from wargame.session.inject_events import InjectDelivered, InjectEdited
from wargame.session.talk_events import ChannelOpened
from wargame.session.talk_state import Spoken, Treaty
from wargame.session.treaty_events import Transferred

Phase = Literal["lobby", "plan", "ask", "adjudicate", "recap", "endex"]

Stage = Literal["plan", "adjudicate"]
"""What of a turn can be returned to: its opening, or its rulings as they were proposed."""


class Moment(NamedTuple):
    """A moment that play can return to."""

    turn: int
    stage: Stage


@dataclass(frozen=True, slots=True)
class SeatState:
    """Who plays a team."""

    team: str
    player: str
    """`person` or the name of a bot."""
    nonce: str


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a seat besides the one that every team has."""

    seat: str
    name: str
    roles: tuple[Role, ...]
    team: str
    """The team of a lead or member; empty for those who run the exercise."""


@dataclass(frozen=True, slots=True)
class ClockState:
    """The time that a phase has."""

    turn: int
    phase: str
    left: int
    """Seconds that were left at `since`."""
    running: bool
    since: int
    """Seconds since 1970, UTC."""
    reason: str
    """Why it is held."""


@dataclass(frozen=True, slots=True)
class Room:
    """The people: stays as it is when play is rewound."""

    opened: SessionOpened | None = None
    seats: tuple[SeatState, ...] = ()
    people: tuple[Person, ...] = ()
    left: tuple[Person, ...] = ()
    """Who had a seat that was taken away; their names stay beside what they did."""
    clock: ClockState | None = None
    auto: bool = False
    """Whether phases end by themselves when nobody is waited for or the clock has run out."""
    notes: tuple[Noted, ...] = ()
    channels: tuple[ChannelOpened, ...] = ()
    """The groups that somebody made; all other channels exist by themselves."""
    spoken: tuple[Spoken, ...] = ()
    """Everything that was said, oldest first."""
    branched: Branched | None = None
    """Which session this one branches from, and where; None if it is none."""

    @property
    def facilitated(self) -> bool:
        """Whether somebody runs the exercise: then phases and rulings are closed by that person."""
        return any("controller" in person.roles for person in self.people)

    def person(self, seat: str) -> Person | None:
        """Return who has a seat besides the teams' own."""
        return next((person for person in self.people if person.seat == seat), None)

    def name_of(self, seat: str) -> str:
        """Return what the others call, or called, whoever sits there; the seat's id if nobody ever did."""
        return next((person.name for person in (*self.people, *self.left) if person.seat == seat), seat)

    def player(self, team: str) -> str:
        """Return who plays the team; empty if nobody does."""
        return next((seat.player for seat in self.seats if seat.team == team), "")


@dataclass(frozen=True, slots=True)
class GivenAnswer:
    """A team's answer to what the rule of an order asks."""

    team: str
    owner: str
    card: str
    ask: str
    value: int


@dataclass(frozen=True, slots=True)
class PastTurn:
    """What a closed turn left: its cards, rulings and close."""

    cards: tuple[str, ...]
    rulings: tuple[RulingMade, ...]
    unmet: tuple[ObligationUnmet, ...]
    opened: Standing
    estimates: dict[str, dict[str, int]]
    closed: TurnClosed
    overrides: tuple[Overridden, ...] = ()
    free_rulings: tuple[RuledFreely, ...] = ()


@dataclass(frozen=True, slots=True)
class Msel:
    """What has been done with the list of injects; what it holds besides stands in the plan."""

    delivered: tuple[InjectDelivered, ...] = ()
    """In the order of delivery, with what was improvised."""
    skipped: dict[str, str] = field(default_factory=dict)
    """The reason, by inject."""
    deferred: dict[str, int] = field(default_factory=dict)
    """The turn, by inject."""
    edited: dict[str, InjectEdited] = field(default_factory=dict)
    order: tuple[str, ...] = ()
    """As somebody has put it; empty while it is that of the turns."""


@dataclass(frozen=True, slots=True)
class Play:
    """The exercise itself."""

    phase: Phase = "lobby"
    turn: int = 0
    epoch: int = 0
    position: Standing | None = None
    """Where the machine stands: at the opening of the turn until the turn is closed."""
    cards: tuple[str, ...] = ()
    orders: tuple[tuple[str, str, str], ...] = ()
    """(team, card, response), in the order of commitment."""
    answers: tuple[GivenAnswer, ...] = ()
    sealed: frozenset[str] = frozenset()
    answered: frozenset[str] = frozenset()
    read: frozenset[str] = frozenset()
    rulings: tuple[RulingMade, ...] = ()
    unmet: tuple[ObligationUnmet, ...] = ()
    estimates: dict[str, dict[str, int]] = field(default_factory=dict)
    """By team, what it is told this turn of tracks that it sees only roughly."""
    revealed: dict[tuple[int, str, str], int] = field(default_factory=dict)
    """(turn, team, card) of the secret orders that are known to everybody, and the turn that made them known."""
    past: tuple[PastTurn, ...] = ()
    results: tuple[ObjectiveResult, ...] = ()
    secret: str = ""
    overrides: tuple[Overridden, ...] = ()
    """What people ruled this turn in the place of the engine, one at most for each order."""
    free_rulings: tuple[RuledFreely, ...] = ()
    """What they ruled this turn besides."""
    treaties: tuple[Treaty, ...] = ()
    """All that were ever proposed, oldest first."""
    transfers: tuple[Transferred, ...] = ()
    """What teams have given each other, oldest first."""
    msel: Msel = Msel()
    arguments: tuple[ArgumentState, ...] = ()
    """All of the exercise, in the order in which they were made."""
    facts: tuple[FactState, ...] = ()
    """What was established beside the deck's facts, with what holds no longer."""

    def order(self, team: str, card: str) -> str | None:
        """Return the response that the team ordered on the card, `pass`, or None."""
        return next((response for owner, on, response in self.orders if (owner, on) == (team, card)), None)

    def answer(self, team: str, owner: str, card: str, ask: str) -> int | None:
        """Return what the team answered about the owner's order on the card, or None."""
        wanted = (team, owner, card, ask)
        return next(
            (given.value for given in self.answers if (given.team, given.owner, given.card, given.ask) == wanted), None
        )


@dataclass(frozen=True, slots=True)
class SessionState:
    """A fold of the log so far."""

    room: Room = Room()
    play: Play = Play()
    checkpoints: dict[Moment, Play] = field(default_factory=dict)
    """Play as each turn was opened, and as its rulings were proposed."""
    act: "Act | None" = None
    """The last step of those who run the exercise that has not been taken back."""


@dataclass(frozen=True, slots=True)
class Act:
    """A step of those who run the exercise, with what it takes to do as if it had never been."""

    event: SessionEvent
    before: SessionState = field(compare=False, repr=False)
    """Where the session stood; its own `act` is the step before this one."""
    since: tuple[SessionEvent, ...] = ()
    """What has happened since that was no such step."""
