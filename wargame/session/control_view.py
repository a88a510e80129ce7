"""What those who run the exercise are told. They see everything but the dice to come.

Frozen models as in `wargame.session.view`; the console draws them and computes nothing.
"""

from typing import Literal

from wargame.session.control_commands import Role
from wargame.session.seen import BandName, EffectText, Phase, Seen
from wargame.session.table_view import Clock, Table
from wargame.session.view import Exercise, LogLine, MapView, Objective, Recap, Resource, Ruling, Score, Track

Mark = Literal["good", "open", "bad"]


class Check(Seen):
    """One line of the pre-flight."""

    mark: Mark
    """good: nothing to do; open: worth a look before STARTEX; bad: it has to be mended."""
    title: str
    said: str


class TeamLine(Seen):
    """A team, and whether it is waited for."""

    id: str
    title: str
    symbol: str
    colour: str
    played_by: str
    """`person` or the name of a bot."""
    done: bool
    """Nothing is waited for from it in this phase."""
    state: str
    """In words: `2 of 3 decided`, `sealed`, `reading`."""
    resources: tuple[Resource, ...]
    objectives: tuple[Objective, ...]
    """With the secret ones that were drawn."""


class OrderLine(Seen):
    """What a team has ordered on a card so far."""

    team: str
    response: str
    """Title; `pass` in words; empty while open."""
    secret: bool


class TableCard(Seen):
    """A card on the table this turn."""

    id: str
    number: int
    title: str
    text: str
    place: str
    orders: tuple[OrderLine, ...]
    """One for each team that may answer it."""


class Overridden(Seen):
    """What a person ruled in the place of the engine."""

    band: BandName
    band_title: str
    reason: str
    by: str
    """Name of the seat."""


class Proposed(Seen):
    """A ruling of this turn that waits for the close of the phase, with what the engine found."""

    ruling: Ruling
    """As the engine made it: odds, dice, band, effects."""
    overridden: Overridden | None
    bands: tuple[BandName, ...]
    """The bands that its rule can give."""
    effects: tuple[EffectText, ...]
    """What the close will apply."""
    secret: bool


class FreeRuling(Seen):
    """Something that was ruled without a card."""

    id: str
    title: str
    text: str
    effects: tuple[EffectText, ...]
    reason: str
    by: str


class InjectEffect(EffectText):
    """What an inject moves; a team's resource has the team's name in its title."""

    id: str
    """Of the track or resource, as commands name it."""


class InjectLine(Seen):
    """A line of the MSEL."""

    id: str
    """Of an inject of the plan; `card.<id>` for a card that the plan schedules; `i1` for an improvised one."""
    title: str
    text: str
    kind: Literal["inject", "card"]
    trigger: Literal["manual", "scheduled", "conditional"]
    turn: int
    """When it is due; 0 if no turn is set. When it came, if it was delivered."""
    when: str
    """The condition, in the deck's words; empty if there is none."""
    to: tuple[str, ...]
    """Teams; empty for all."""
    status: Literal["pending", "delivered", "skipped", "deferred"]
    said: str
    """Why it was skipped; empty if it was not."""
    expected: str
    """What the players are expected to do."""
    effects: tuple[InjectEffect, ...]
    sender: str = ""
    """Who it seems to come from."""
    mode: str = ""
    """How it is brought: by mail, as a news item."""
    objective: str = ""
    """Title of the objective that it exercises; empty if it is none."""
    notes: str = ""


class CardLine(Seen):
    """A card of the deck that could be put on the table."""

    id: str
    title: str
    group: str
    drawn: int
    """How often it has come up."""
    can_fire: str
    """Why it can't be put on the table now; empty if it can."""


class NoteLine(Seen):
    """Something that was written down."""

    number: int
    kind: Literal["note", "bookmark", "observation"]
    text: str
    by: str
    turn: int
    phase: Phase
    team: str
    objective: str
    """Title; empty if it is about none."""
    rating: str
    """P, S, M, U, or empty."""


class Moment(Seen):
    """A moment that the session can return to."""

    turn: int
    stage: Literal["plan", "adjudicate"]


class TurnLine(Seen):
    """A turn on the timeline."""

    turn: int
    title: str
    cards: tuple[str, ...]
    """Titles of what came."""
    escalation: int | None
    """Value of the deck's escalation track at its end, or now; None where the deck has none."""
    status: Literal["past", "now", "ahead"]
    moments: tuple[Moment, ...]
    """What of it can be returned to."""


class Ladder(Seen):
    """The track that the deck calls its escalation ladder."""

    title: str
    value: int
    top: int
    rung: str
    """What the value means, if the deck says so."""


class SeatLine(Seen):
    """A place for a person: that of a team's lead, or one that was given besides."""

    id: str
    name: str
    """What whoever sits there is called; of a team's lead the team's title."""
    roles: tuple[Role, ...]
    team: str
    """Empty for those who run the exercise."""
    held_by: str
    """`person` or the name of a bot; empty while nobody has it."""
    can_vacate: str
    """Why it can't be taken away now; empty if it can."""


class FreeSeat(Seen):
    """A place that could be given besides."""

    id: str
    role: Role


class ControlSeat(Seen):
    """Who is looking."""

    id: str
    name: str
    roles: tuple[Role, ...]


class ControlView(Seen):
    """All that a seat of those who run the exercise may see, at one moment."""

    kind: Literal["control"] = "control"
    version: int
    """A counter of this seat's own; rises by one with each view."""
    exercise: Exercise
    seat: ControlSeat
    phase: Phase
    turn: int
    turn_title: str
    clock: Clock | None
    """None while no phase is timed."""
    waiting: tuple[str, ...]
    """Teams that are waited for."""
    next_step: str
    """What `advance` would do now: `Put the questions`, `Rule on the orders`, `Close the turn`, `Open turn 3`."""
    teams: tuple[TeamLine, ...]
    seats: tuple[SeatLine, ...]
    """Those of the people who run the exercise, then of each team its lead's and its members'."""
    free_seats: tuple[FreeSeat, ...]
    """One for each role."""
    tracks: tuple[Track, ...]
    """All, as they really are."""
    ladder: Ladder | None
    cards: tuple[TableCard, ...]
    rulings: tuple[Proposed, ...]
    """Of the turn that is being adjudicated, or of the one that was closed last while it is being read."""
    free_rulings: tuple[FreeRuling, ...]
    recap: Recap | None
    msel: tuple[InjectLine, ...]
    deck: tuple[CardLine, ...]
    table: Table
    notes: tuple[NoteLine, ...]
    """Newest first."""
    timeline: tuple[TurnLine, ...]
    log: tuple[LogLine, ...]
    """The record, newest last."""
    undo: str
    """What `undo` would take back; empty if there is nothing."""
    may: dict[str, str]
    """By kind of command, why this seat may not send it now; empty if it may."""
    preflight: tuple[Check, ...]
    """Before STARTEX only."""
    scores: tuple[Score, ...]
    map: MapView | None
    questions: tuple[str, ...]


class FanView(Seen):
    """Where a track has been, is, and may go; whole points."""

    name: str
    title: str
    gauge: bool
    low: int
    high: int
    past: tuple[int, ...]
    now: int
    ahead: tuple[tuple[int, ...], ...]
    """By turn that is still to end: what 10, 25, 50, 75 and 90 % of the futures lie at or below."""


class Prospect(Seen):
    """The chance of an objective at ENDEX."""

    team: str
    """Empty for a shared one."""
    title: str
    chance: int
    """Per mille."""
    change: int
    """Since the forecast of the turn before, per mille; 0 if there was none."""


class ForecastView(Seen):
    """What thousands of futures from here look like. Travels apart from the view, which never waits for it."""

    kind: Literal["forecast"] = "forecast"
    version: int
    """The `ControlView.version` it belongs to."""
    turn: int
    first: int
    """The first turn of `ahead`."""
    futures: int
    fans: tuple[FanView, ...]
    prospects: tuple[Prospect, ...]
    left_out: tuple[str, ...] = ()
    """What of the session no future has, in sentences."""
    fault: str = ""
    """Why no futures could be played, and what to do, in sentences; empty if they were."""


class StakeLine(Seen):
    """What would be otherwise if a ruling had another band."""

    band: BandName
    said: tuple[str, ...]
    """Sentences; empty if nothing would."""


class StakesView(Seen):
    """What hangs on a proposed ruling."""

    kind: Literal["stakes"] = "stakes"
    team: str
    card: str
    lines: tuple[StakeLine, ...]
