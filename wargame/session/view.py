"""What one seat is told: frozen models that travel over a link and that the screens draw.

Everything here has already been cut to what the seat may see (`wargame.session.cut`); a screen shows all of it and
computes nothing. Numbers are whole points; odds are per mille.
"""

from typing import Literal

from wargame.session.seen import BandName, EffectText, Odds, Phase, Seen
from wargame.session.table_view import Clock, Table


class Exercise(Seen):
    """The exercise that the session runs."""

    title: str
    plan: str
    marking: str
    footnote: str
    turns: int
    commitment: str
    """SHA-256 that binds the dice before the first turn, hexadecimal."""
    revealed: str = ""
    """The dice secret, hexadecimal, after ENDEX."""


class Team(Seen):
    """A team as every seat knows it."""

    id: str
    title: str
    symbol: str
    """One character of a shape that tells the teams apart without colour."""
    colour: str
    """`#rrggbb`."""
    played_by: str
    """`you`, `person`, or the name of a bot."""
    ready: bool


class Resource(Seen):
    """A team's own resource."""

    id: str
    title: str
    value: int
    reserved: int
    """What standing orders will cost at adjudication."""
    cap: int
    income: int


class Objective(Seen):
    """An objective that this seat is scored by."""

    id: str
    title: str
    points: int
    kind: Literal["open", "secret", "shared"]
    met: bool
    """Whether it would be met if the exercise ended now, as far as this seat can see."""
    progress: int
    """Per mille of the way, 1000 when met."""


class Track(Seen):
    """A track or gauge that this seat sees."""

    id: str
    title: str
    short: str
    value: int
    delta: int
    """Change since the start of the turn shown before this one."""
    history: tuple[int, ...]
    """Value at the end of each turn, oldest first, STARTEX included; the last is the present value."""
    low: str
    """What 0 means."""
    high: str
    """What 100 means."""
    gauge: bool
    estimate: bool
    """True if the seat sees an estimate, not the value."""
    group: str
    """Heading under which the deck lists it."""
    alarm: Literal["low", "high", "none"]
    """Which end of the track is the dangerous one."""


class Fact(Seen):
    """An established fact that holds now."""

    id: str
    title: str
    until: int
    """Last turn in which it holds; 0 = until something ends it."""


class BandText(Seen):
    """What a response does in one band."""

    band: BandName
    effects: tuple[EffectText, ...]
    text: str


class Question(Seen):
    """What a rule asks of this seat: a stake, a vote, a score, a rung."""

    card: str
    team: str
    """Whose order it is about."""
    response: str
    """Title of that order."""
    ask: str
    title: str
    low: int
    high: int
    words: tuple[str, ...]
    """Names of the values from `low` to `high`; empty if they are numbers."""
    secret: bool
    """The answer is told to nobody as this team's."""
    pays: str
    """Title of the resource of which each point costs one; empty if it is free."""
    answer: int
    """What stands now: the answer given, else the default."""


class Response(Seen):
    """A response that this seat may order on a card."""

    id: str
    title: str
    aim: str
    cost: tuple[EffectText, ...]
    """Resource title and amount."""
    refusal: str
    """Why it can't be ordered now, as one sentence; empty if it can."""
    rule: str
    """The rule's title; `automatic` rules resolve without dice."""
    certain: bool
    bands: tuple[BandText, ...]
    asks: tuple[Question, ...]
    """What the order asks of this seat itself, to be answered with it."""


class Card(Seen):
    """An event card of this turn."""

    id: str
    number: int
    """1-based position among the turn's cards; also its number on the map."""
    title: str
    text: str
    private: str
    place: str
    """Id of a place on the map, or empty."""
    sources: tuple[str, ...]
    """One line per source: title and `as of` date."""
    must_answer: bool
    responses: tuple[Response, ...]
    """Empty if the seat has nothing to answer here."""
    order: str | None
    """The response ordered by this seat's team; `pass` for a pass; None while open."""


class Input(Seen):
    """A number that entered a ruling, and why."""

    title: str
    value: str
    why: str
    known: bool = True


class ResponseOdds(Seen):
    """The odds that a seat may know before it commits."""

    card: str
    response: str
    odds: Odds
    inputs: tuple[Input, ...]


class OddsView(Seen):
    """All odds of one seat's open decisions. Travels apart from the view, which never waits for it."""

    kind: Literal["odds"] = "odds"
    version: int
    """The `SeatView.version` it belongs to."""
    turn: int
    responses: tuple[ResponseOdds, ...]


class Ruling(Seen):
    """An adjudicated order as this seat may see it."""

    turn: int
    card: str
    card_title: str
    team: str
    response: str
    rule: str
    band: BandName
    band_title: str
    margin: int | None
    """None when it would give away an input that this seat may not see."""
    odds: Odds
    inputs: tuple[Input, ...]
    modifiers: tuple[Input, ...]
    dice: tuple[str, ...]
    """Each throw in words: `2d6: 4 + 2 = 6`."""
    effects: tuple[EffectText, ...]
    text: str
    counterfactual: str
    engine_band: str = ""
    """What the engine found, in words, where a person ruled otherwise; `band` is then that person's."""
    reason: str = ""
    """Why a person ruled otherwise."""
    said: str = ""
    """What happened, as a sentence of the rule; empty if it has none, or if a person ruled otherwise."""


class DriftLine(Seen):
    """Why a track moved by itself at the end of a turn: its largest terms."""

    track: str
    title: str
    change: str
    terms: tuple[str, ...]


class Recap(Seen):
    """What a turn did."""

    turn: int
    headlines: tuple[str, ...]
    drift: tuple[DriftLine, ...]
    changes: tuple[EffectText, ...]
    """Visible tracks that ended the turn at another value than they began it."""


class LogLine(Seen):
    """One line of the seat's log."""

    turn: int
    team: str
    """Team id, or empty for the exercise itself."""
    text: str


class Score(Seen):
    """A team's result at ENDEX; open to all then, secret objectives included."""

    team: str
    points: int
    possible: int
    objectives: tuple[Objective, ...]


class Place(Seen):
    """A place that the deck puts on the map."""

    id: str
    title: str
    longitude: float
    latitude: float


class Unit(Seen):
    """A counter on the map: `KFOR 4,600`."""

    title: str
    team: str
    longitude: float
    latitude: float


class Region(Seen):
    """A country or zone of the map tinted by a track."""

    code: str
    track: str


class MapView(Seen):
    """What the deck draws on the situation map."""

    camera: str
    regions: tuple[Region, ...]
    places: tuple[Place, ...]
    units: tuple[Unit, ...]


class Seat(Seen):
    """Who is looking."""

    id: str
    team: str
    title: str


class SeatView(Seen):
    """All that one seat may see, at one moment."""

    kind: Literal["view"] = "view"
    version: int
    """A counter of this seat's own; rises by one with each view."""
    exercise: Exercise
    seat: Seat
    phase: Phase
    turn: int
    turn_title: str
    teams: tuple[Team, ...]
    brief: str
    red_lines: tuple[str, ...]
    resources: tuple[Resource, ...]
    objectives: tuple[Objective, ...]
    tracks: tuple[Track, ...]
    facts: tuple[Fact, ...]
    cards: tuple[Card, ...]
    asks: tuple[Question, ...]
    """What the rules of other teams' orders ask of this seat (phase ask)."""
    ready: bool
    """This team has sealed its orders (plan), closed its answers (ask) or read on (recap)."""
    can_ready: str
    """Why `ready` would be refused now; empty if it would be taken."""
    clock: Clock | None = None
    """None while the phase is not timed."""
    table: Table = Table()
    """Talk, treaties, arguments, news."""
    may: dict[str, str] = {}
    """By kind of command, why this seat may not send it at all; a kind that is not listed it may."""
    rulings: tuple[Ruling, ...]
    """Rulings of the turn shown, once they are known."""
    recap: Recap | None
    log: tuple[LogLine, ...]
    scores: tuple[Score, ...]
    map: MapView | None
    questions: tuple[str, ...]
    """Discussion questions for the Hot Wash, at ENDEX."""
