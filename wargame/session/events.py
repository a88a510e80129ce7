"""What a session's records say: facts, each enough by itself to rebuild the session without rule, drift or deck code.

Numbers are ints: fixed-point units (`wargame.engine.expression_code.UNIT` to a point) unless a field says otherwise.
"""

from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from wargame.session.argument_events import ArgumentEvent
from wargame.session.control_events import (
    Advanced,
    AutoSet,
    Branched,
    ClockSet,
    HandedOver,
    Noted,
    Overridden,
    RuledFreely,
    RulingKept,
    SeatGiven,
    SeatVacated,
    Undone,
)
from wargame.session.event import Event
from wargame.session.event_parts import OddsBefore, Standing, Throw
from wargame.session.inject_events import InjectEvent
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned


class SourceFile(Event):
    """A file that the session was opened with; its text lies in the session file under its digest."""

    role: Literal["deck", "plan"]
    name: str
    digest: str


class SessionOpened(Event):
    """The session exists: which deck, plan and rules, and what binds its dice."""

    kind: Literal["session_opened"] = "session_opened"
    program: str
    """Version of this program."""
    deck: str
    plan: str
    sources: tuple[SourceFile, ...]
    rules: dict[str, str]
    """SHA-256 of each rule file by rule name."""
    commitment: str
    """SHA-256 of the dice secret and the deck's digest."""
    variables: tuple[str, ...]
    """Name of each slot of the state vector."""
    teams: tuple[str, ...]
    practice: bool = False
    """It is a rehearsal: what is done in it counts for nothing, and reports leave it out."""


class SeatTaken(Event):
    """Who plays a team."""

    kind: Literal["seat_taken"] = "seat_taken"
    team: str
    player: str
    nonce: str


class TurnOpened(Event):
    """The turn's cards are dealt and what their coming does has happened."""

    kind: Literal["turn_opened"] = "turn_opened"
    turn: int
    cards: tuple[str, ...]
    position: Standing
    estimates: dict[str, dict[str, int]]
    """By team, what it is told of tracks that it sees only roughly."""


class OrderCommitted(Event):
    """A team ordered a response on a card, or passed."""

    kind: Literal["order_committed"] = "order_committed"
    team: str
    card: str
    response: str
    answers: dict[str, int]
    """Answers to what the response's rule asks of the ordering team."""


class OrderWithdrawn(Event):
    """A team took its order on a card back."""

    kind: Literal["order_withdrawn"] = "order_withdrawn"
    team: str
    card: str


class TeamSealed(Event):
    """A team sealed its orders of the turn."""

    kind: Literal["team_sealed"] = "team_sealed"
    team: str


class AsksPut(Event):
    """Plan is closed; what the rules of the orders ask is put to the teams asked."""

    kind: Literal["asks_put"] = "asks_put"
    turn: int


class AnswerGiven(Event):
    """A team answered what the rule of an order asks."""

    kind: Literal["answer_given"] = "answer_given"
    team: str
    owner: str
    """Whose order it is about."""
    card: str
    ask: str
    value: int


class TeamAnswered(Event):
    """A team has no more to answer this turn."""

    kind: Literal["team_answered"] = "team_answered"
    team: str


class AppliedModifier(Event):
    """A modifier of the response as it stood."""

    amount: int
    """Whole points."""
    applied: bool


class Counterfactual(Event):
    """With one variable elsewhere, the chance of success would have been another."""

    variable: str
    shift: int
    """Whole points."""
    success: int
    """Per mille, critical included."""


class RulingMade(Event):
    """One order adjudicated: all that went in and all that came out."""

    kind: Literal["ruling_made"] = "ruling_made"
    turn: int
    card: str
    team: str
    response: str
    obliged: bool
    """The team had not answered a card that it must answer."""
    rule: str
    arguments: dict[str, int | tuple[int, ...]]
    """Whole points, by parameter."""
    reads: dict[str, int]
    """Variables that the arguments and modifiers looked at, and their values."""
    modifiers: tuple[AppliedModifier, ...]
    odds: OddsBefore
    throws: tuple[Throw, ...]
    band: int
    margin: int
    value: int
    deltas: dict[str, int]
    sets: dict[str, int]
    counterfactuals: tuple[Counterfactual, ...]


class ObligationUnmet(Event):
    """A team had to answer a card and could pay for no response."""

    kind: Literal["obligation_unmet"] = "obligation_unmet"
    turn: int
    team: str
    card: str


class Adjudicated(Event):
    """All orders of the turn have their rulings; they are proposals until the turn is closed."""

    kind: Literal["adjudicated"] = "adjudicated"
    turn: int


class LinkTerm(Event):
    """What one link did to its target."""

    link: int
    """Its number among the deck's links."""
    milli: int
    """Thousandths of a point."""


class Drifted(Event):
    """How far a track moved of itself, and by which links."""

    track: str
    units: int
    terms: tuple[LinkTerm, ...]
    homing: int
    """Thousandths of a point."""


class TurnClosed(Event):
    """The rulings were applied and the turn's recap is done."""

    kind: Literal["turn_closed"] = "turn_closed"
    turn: int
    adjudicated: tuple[int, ...]
    """The vector after the rulings, before drift."""
    drift: tuple[Drifted, ...]
    position: Standing


class OrderRevealed(Event):
    """A secret order of this or an earlier turn became known to everybody."""

    kind: Literal["order_revealed"] = "order_revealed"
    turn: int
    """The turn in which it was ordered."""
    team: str
    card: str


class RecapRead(Event):
    """A team has read the recap."""

    kind: Literal["recap_read"] = "recap_read"
    team: str


class ObjectiveResult(Event):
    """One objective at ENDEX."""

    team: str
    objective: str
    kind: Literal["open", "secret", "shared"]
    met: bool
    points: int


class Ended(Event):
    """ENDEX: results, and what opens the dice to everybody."""

    kind: Literal["ended"] = "ended"
    turn: int
    results: tuple[ObjectiveResult, ...]
    secret: str
    """The dice secret, hexadecimal."""


class Rewound(Event):
    """The session stands again where a turn was opened, or its rulings were proposed; nothing is deleted."""

    kind: Literal["rewound"] = "rewound"
    turn: int
    epoch: int
    """Which dice hold from here on."""
    stage: Literal["plan", "adjudicate"] = "plan"
    by: str = "session"


SessionEvent = Annotated[
    SessionOpened
    | SeatTaken
    | TurnOpened
    | OrderCommitted
    | OrderWithdrawn
    | TeamSealed
    | AsksPut
    | AnswerGiven
    | TeamAnswered
    | RulingMade
    | ObligationUnmet
    | Adjudicated
    | TurnClosed
    | OrderRevealed
    | RecapRead
    | Ended
    | Rewound
    | SeatGiven
    | SeatVacated
    | HandedOver
    | Advanced
    | ClockSet
    | AutoSet
    | Overridden
    | RulingKept
    | RuledFreely
    | Noted
    | Undone
    | ChannelOpened
    | Said
    | RequestPut
    | RequestAnswered
    | TreatyProposed
    | TreatySigned
    | TreatyDeclined
    | TreatyBroken
    | Transferred
    | InjectEvent
    | ArgumentEvent
    | Branched,
    Field(discriminator="kind"),
]

EVENTS: TypeAdapter[SessionEvent] = TypeAdapter(SessionEvent)
"""Reads events from JSON."""
