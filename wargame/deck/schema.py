"""The deck and the session plan as models: every key that a designer may write, and nothing else.

`docs/deck.md` is the manual. What a key refers to is checked by `wargame.deck.compile`, not here.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StrictBool, field_validator

from wargame.deck.values import (
    Argument,
    Colour,
    Condition,
    Effect,
    Identifier,
    Number,
    Point,
    Steps,
    Text,
    Turns,
    Visibility,
)

FORMAT = 1
"""The deck format this program writes and reads."""

Alarm = Literal["low", "high", "none"]
Percent = Annotated[int, Field(strict=True, ge=0, le=100)]


class Part(BaseModel):
    """A frozen part of a deck; an unknown key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """An entry of the bibliography."""

    title: Text
    as_of: str
    verified: Literal["yes", "partly", "no"] = "yes"
    note: Text = ""


class Resource(Part):
    """What a team pays with. Whole points from 0 to `cap`."""

    title: Text
    start: Annotated[int, Field(strict=True, ge=0, le=1000)]
    cap: Annotated[int, Field(strict=True, ge=0, le=1000)] = 10
    income: Number = 0


class Objective(Part):
    """What a team is scored by at ENDEX."""

    title: Text
    met: Condition
    points: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    progress: Number | None = None


class SecretObjectives(Part):
    """Objectives of which `draw` are drawn at STARTEX, for this team's eyes only."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[Identifier, Objective] = Field(init=False)

    draw: Annotated[int, Field(strict=True, ge=0, le=10)] = 1

    @property
    def objectives(self) -> dict[str, Objective]:
        """The secret objectives by id."""
        return self.__pydantic_extra__


class Team(Part):
    """A team: its face, its means, what it wants."""

    title: Text
    symbol: Annotated[str, Field(min_length=1, max_length=2)]
    colour: Colour
    brief: Text = ""
    red_lines: tuple[Text, ...] = ()
    resources: dict[Identifier, Resource] = {}
    objectives: dict[Identifier, Objective] = {}
    secret_objectives: SecretObjectives | None = None


class Track(Part):
    """A number that the situation is made of, `min` to `max` points."""

    title: Text
    start: Annotated[float, Field(strict=True, ge=-1000, le=1000)]
    short: Text = ""
    min: Annotated[int, Field(strict=True, ge=-1000, le=1000)] = 0
    max: Annotated[int, Field(strict=True, ge=-1000, le=1000)] = 100
    homing: Annotated[float, Field(strict=True, ge=0, le=1)] | None = None
    trend: Annotated[float, Field(strict=True, ge=-100, le=100)] = 0.0
    noise: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    cap: Annotated[float, Field(strict=True, ge=0, le=1000)] | None = None
    visible: Visibility = "all"
    low: Text = ""
    high: Text = ""
    group: Text = ""
    alarm: Alarm = "none"


class Gauge(Part):
    """A number derived from tracks; nothing changes it directly."""

    title: Text
    value: Number
    short: Text = ""
    visible: Visibility = "all"
    low: Text = ""
    high: Text = ""
    group: Text = ""
    alarm: Alarm = "none"


class Fact(Part):
    """Something that can be established and ended."""

    title: Text
    visible: Visibility = "all"


class Counter(Part):
    """A count that effects raise and lower, 0 to 1000."""

    title: Text
    start: Annotated[int, Field(strict=True, ge=0, le=1000)] = 0
    visible: Visibility = "none"


class Peak(Part):
    """The highest or lowest value that a track or gauge has had."""

    title: Text
    of: Identifier
    keep: Literal["max", "min"]
    visible: Visibility = "all"


class Draw(Part):
    """One of several values, drawn by weight at STARTEX and kept sealed."""

    title: Text
    values: Annotated[dict[Identifier, Annotated[int, Field(strict=True, ge=1, le=10_000)]], Field(min_length=1)]

    @field_validator("values")
    @classmethod
    def _sort(cls, values: dict[str, int]) -> dict[str, int]:
        """Put the values in the order of their ids: which one is drawn does not hang on how the deck lists them."""
        return dict(sorted(values.items()))


class Link(Part):
    """An influence: how a track follows another track or a gauge."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    source_track: Annotated[Identifier, Field(alias="from")]
    to: Identifier
    weight: Annotated[float, Field(strict=True, ge=-100, le=100)]
    lag: Annotated[int, Field(strict=True, ge=0, le=10)] = 0
    scale: Number | None = None
    when: Condition | None = None
    why: Text
    source: tuple[str, ...] = ()


class Table(Part):
    """Named rows of numbers, such as nations with their shares and stances; rules take a column as a list."""

    title: Text = ""
    columns: tuple[Identifier, ...]
    rows: dict[Identifier, tuple[Number, ...]]


class FollowUp(Part):
    """A card that is queued for a later turn."""

    card: Identifier
    after: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    when: Condition | None = None


class Outcome(Part):
    """What a band does, and the words that tell it."""

    effects: dict[str, Effect] = {}
    text: Text = ""
    private: dict[Identifier, Text] = {}
    unlocks: tuple[Identifier, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()


class Outcomes(Part):
    """One outcome for each band that the rule can give."""

    critical: Outcome | None = None
    success: Outcome | None = None
    partial: Outcome | None = None
    failure: Outcome | None = None


class Modifier(Part):
    """A number added to the rule's roll, and its reason."""

    add: Number
    when: Condition | None = None
    why: Text


class Response(Part):
    """An order that a card offers to a team."""

    title: Text
    aim: Text = ""
    cost: dict[Identifier, Annotated[int, Field(strict=True, ge=0, le=1000)]] = {}
    when: Condition | None = None
    rule: str | None = None
    parameters: Annotated[dict[str, Argument], Field(alias="with")] = {}
    modifiers: tuple[Modifier, ...] = ()
    secret: StrictBool = False
    reveal: Condition | None = None
    asks: tuple[str, ...] = ()
    pays: dict[str, Identifier] = {}
    strength: Number | None = None
    outcomes: Outcomes


class Contest(Part):
    """One throw of one rule over all orders of the card."""

    rule: str
    parameters: Annotated[dict[str, Argument], Field(alias="with")] = {}


class CardWindow(Part):
    """When a card may come up."""

    turns: Turns
    mandatory: StrictBool = False
    asap: Condition | None = None


class Card(Part):
    """An event card."""

    title: Text
    text: Text
    private: dict[Identifier, Text] = {}
    place: Identifier | None = None
    source: tuple[str, ...] = ()
    as_of: str = ""
    notes: Text = ""
    window: CardWindow | None = None
    when: Condition | None = None
    locked: StrictBool = False
    weight: Annotated[int, Field(strict=True, ge=1, le=20)] = 1
    repeat: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    on_draw: dict[str, Effect] = {}
    unlocks: tuple[Identifier, ...] = ()
    follow_up: tuple[FollowUp, ...] = ()
    must_answer: tuple[Identifier, ...] = ()
    contest: Contest | None = None
    responses: dict[Identifier, dict[Identifier, Response]] = {}


class Saturation(Part):
    """Where effects on tracks count half."""

    above: Percent
    below: Percent


class DriftDefaults(Part):
    """How strongly tracks move by themselves, unless a track says otherwise."""

    cap: Annotated[float, Field(strict=True, ge=0, le=1000)] = 5.0
    homing: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.0


class Place(Part):
    """A place on the map."""

    title: Text
    at: Point


class Unit(Part):
    """A counter on the map; `{expression}` in the title is filled in."""

    title: Text
    team: Identifier
    at: Point


class Map(Part):
    """What the situation map shows."""

    camera: Literal["balkans", "kosovo", "europe"]
    regions: dict[str, Identifier] = {}
    places: dict[Identifier, Place] = {}
    units: dict[Identifier, Unit] = {}


class Neutrality(Part):
    """Wording that the deck keeps out of what players read."""

    avoid: dict[Annotated[str, Field(min_length=1, max_length=60)], str] = {}
    """What to say instead, by the word or phrase to avoid."""


class Deck(Part):
    """A deck: a whole exercise."""

    deck: Identifier
    format: Literal[1]
    title: Text
    summary: Text = ""
    footnote: Text = ""
    marking: Text = "EXERCISE EXERCISE EXERCISE"
    turns: Annotated[int, Field(strict=True, ge=1, le=100)]
    turn_titles: tuple[Text, ...] = ()
    cards_per_turn: Annotated[int, Field(strict=True, ge=1, le=8)] = 1
    saturation: Saturation | None = None
    drift: DriftDefaults = DriftDefaults()
    sources: dict[str, Source] = {}
    neutrality: Neutrality = Neutrality()
    scales: dict[Identifier, Steps] = {}
    map: Map | None = None
    teams: Annotated[dict[Identifier, Team], Field(min_length=1, max_length=12)]
    shared_objectives: dict[Identifier, Objective] = {}
    tracks: Annotated[dict[Identifier, Track], Field(min_length=1)]
    gauges: dict[Identifier, Gauge] = {}
    facts: dict[Identifier, Fact] = {}
    counters: dict[Identifier, Counter] = {}
    peaks: dict[Identifier, Peak] = {}
    draws: dict[Identifier, Draw] = {}
    links: tuple[Link, ...] = ()
    tables: dict[Identifier, Table] = {}
    cards: Annotated[dict[Identifier, Card], Field(min_length=1)]
    initiatives_per_turn: Annotated[int, Field(strict=True, ge=0, le=3)] = 1
    initiatives: dict[Identifier, dict[Identifier, Response]] = {}
    ends_when: Condition | None = None
    questions: tuple[Text, ...] = ()


class Plan(Part):
    """A session plan: how one session of a deck is run."""

    plan: Identifier
    title: Text
    deck: str
    summary: Text = ""
    turns: Annotated[int, Field(strict=True, ge=1, le=100)] | None = None
    cards_per_turn: Annotated[int, Field(strict=True, ge=1, le=8)] | None = None
    minutes: Annotated[int, Field(strict=True, ge=1, le=10_000)] | None = None
    schedule: dict[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,2}$")], tuple[Identifier, ...]] = {}
    seats: dict[Identifier, Literal["person", "greedy", "random"]] = {}
    odds: Literal["shown", "hidden"] = "shown"
    languages: dict[Identifier, str] = {}
