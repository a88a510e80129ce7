"""The deck and the session plan as models: every key that a designer may write, and nothing else.

`docs/deck.md` is the manual. What a key refers to is checked by `wargame.deck.compile`, not here. The sentence under a
key is what editors say about it (`wargame schema`).
"""

from typing import Annotated, Literal

from pydantic import Field

from wargame.deck.card_schema import (
    Card,
    CardWindow,
    Contest,
    FollowUp,
    Modifier,
    Outcome,
    Outcomes,
    Put,
    Response,
)
from wargame.deck.inject_schema import Inject
from wargame.deck.schema_part import Part
from wargame.deck.situation_schema import (
    Alarm,
    Counter,
    Draw,
    Fact,
    Gauge,
    Link,
    Objective,
    Peak,
    Resource,
    SecretObjectives,
    Source,
    Table,
    Team,
    Track,
)
from wargame.deck.values import Condition, Identifier, ObjectiveName, Point, Shares, Steps, Text

__all__ = [
    "FORMAT",
    "Alarm",
    "Card",
    "CardWindow",
    "Contest",
    "Counter",
    "Deck",
    "Draw",
    "DriftDefaults",
    "Fact",
    "FollowUp",
    "Gauge",
    "Inject",
    "Link",
    "Map",
    "Modifier",
    "Neutrality",
    "Objective",
    "Outcome",
    "Outcomes",
    "Part",
    "Peak",
    "Place",
    "Plan",
    "Player",
    "Put",
    "Resource",
    "Response",
    "Saturation",
    "SecretObjectives",
    "Source",
    "Table",
    "Team",
    "Track",
    "Unit",
]

MAX_CARDS = 10_000
"""The most cards of a deck: every card's number fits behind its tickets (`wargame.engine.dice.HOLDER`)."""

FORMAT = 1
"""The deck format this program writes and reads."""

Percent = Annotated[int, Field(strict=True, ge=0, le=100)]


class Saturation(Part):
    """Where effects on tracks count half."""

    above: Percent
    """From here upward effects that push further up count half."""
    below: Percent
    """From here downward effects that push further down count half."""


class DriftDefaults(Part):
    """How strongly tracks move by themselves, unless a track says otherwise."""

    cap: Annotated[float, Field(strict=True, ge=0, le=1000)] = 5.0
    """The most points that drift moves a track in one turn."""
    homing: Annotated[float, Field(strict=True, ge=0, le=1)] = 0.0
    """Which part of its distance from its start a track goes back each turn, 0 to 1."""


class Place(Part):
    """A place on the map."""

    title: Text
    """What people read."""
    at: Point
    """`[longitude, latitude]` in degrees."""


class Unit(Part):
    """A counter on the map; `{expression}` in the title is filled in."""

    title: Text
    """What the counter says. `{expression}` is filled in."""
    team: Identifier
    """Whose symbol and colour it has."""
    at: Point
    """`[longitude, latitude]` in degrees."""


class Map(Part):
    """What the situation map shows."""

    camera: Literal["balkans", "kosovo", "europe"]
    """The view that it opens with."""
    regions: dict[str, Identifier] = {}
    """The track or gauge that tints a country, by its code: `{DNK: stores}`."""
    places: dict[Identifier, Place] = {}
    """Where cards happen, by id."""
    units: dict[Identifier, Unit] = {}
    """Counters on the map, by id."""


class Neutrality(Part):
    """Wording that the deck keeps out of what players read."""

    avoid: dict[Annotated[str, Field(min_length=1, max_length=60)], str] = {}
    """What to say instead, by the word or phrase to avoid."""


class Deck(Part):
    """A deck: a whole exercise."""

    deck: Identifier
    """The deck's id: the name of its file."""
    format: Literal[1]
    """The format of the deck language."""
    title: Text
    """What people read."""
    summary: Text = ""
    """A few sentences for whoever chooses an exercise."""
    footnote: Text = ""
    """What has to be said about names and status."""
    marking: Text = "EXERCISE EXERCISE EXERCISE"
    """The exercise marking on every screen."""
    turns: Annotated[int, Field(strict=True, ge=1, le=100)]
    """How many turns it takes, unless a plan says otherwise."""
    turn_titles: tuple[Text, ...] = ()
    """What the turns are called, from the first on."""
    cards_per_turn: Annotated[int, Field(strict=True, ge=1, le=8)] = 1
    """How many cards come in a turn, unless a plan says otherwise."""
    saturation: Saturation | None = None
    """Where effects on tracks count half."""
    drift: DriftDefaults = DriftDefaults.model_construct()
    """How tracks move by themselves, unless they say otherwise."""
    sources: dict[str, Source] = {}
    """The bibliography, by id."""
    neutrality: Neutrality = Neutrality.model_construct()
    """Wording that the deck keeps out."""
    scales: dict[Identifier, Steps] = {}
    """Step functions, by name: `mod: [[0, -1], [40, 0], [60, 1]]` is used as `mod(trust)`."""
    map: Map | None = None
    """What the situation map shows."""
    teams: Annotated[dict[Identifier, Team], Field(min_length=1, max_length=12)]
    """Who plays, by id."""
    shared_objectives: dict[Identifier, Objective] = {}
    """Objectives that count for every team, by id."""
    tracks: Annotated[dict[Identifier, Track], Field(min_length=1)]
    """The numbers that the situation is made of, by id."""
    gauges: dict[Identifier, Gauge] = {}
    """Numbers computed from tracks, by id."""
    escalation: Identifier | None = None
    """The track or gauge that measures how far things have escalated; reports show it before the others."""
    facts: dict[Identifier, Fact] = {}
    """What can be established and ended, by id."""
    counters: dict[Identifier, Counter] = {}
    """Counts that effects change, by id."""
    peaks: dict[Identifier, Peak] = {}
    """The highest or lowest values of the exercise, by id."""
    draws: dict[Identifier, Draw] = {}
    """What is drawn and sealed at STARTEX, by id."""
    links: tuple[Link, ...] = ()
    """How tracks follow each other."""
    tables: dict[Identifier, Table] = {}
    """Named rows of numbers for the lists of rules, by id."""
    cards: Annotated[dict[Identifier, Card], Field(min_length=1, max_length=MAX_CARDS)]
    """The events, by id."""
    initiatives_per_turn: Annotated[int, Field(strict=True, ge=0, le=3)] = 1
    """How many standing actions a team may order a turn."""
    initiatives: dict[Identifier, dict[Identifier, Response]] = {}
    """Standing actions beside the events, by team and id."""
    ends_when: Condition | None = None
    """The exercise ends after the turn in which this holds."""
    expect: dict[ObjectiveName, Shares] = {}
    """In which share of sessions an objective should be met: `{kosovo.umbrella: 30%..60%}`."""
    questions: tuple[Text, ...] = ()
    """For the Hot Wash."""


Player = Literal["person", "greedy", "cautious", "rollout", "mixed", "random"]
"""Who plays a team: people, or a bot."""


class Plan(Part):
    """A session plan: how one session of a deck is run."""

    plan: Identifier
    """The plan's id: the name of its file."""
    title: Text
    """What people read."""
    deck: str
    """The deck that is played."""
    summary: Text = ""
    """A few sentences for whoever chooses a plan."""
    turns: Annotated[int, Field(strict=True, ge=1, le=100)] | None = None
    """How many turns, if not as the deck says."""
    cards_per_turn: Annotated[int, Field(strict=True, ge=1, le=8)] | None = None
    """How many cards a turn, if not as the deck says."""
    minutes: Annotated[int, Field(strict=True, ge=1, le=10_000)] | None = None
    """About how long it takes."""
    clock: dict[Literal["plan", "ask", "adjudicate", "recap"], Annotated[int, Field(strict=True, ge=1, le=600)]] = {}
    """The minutes that a phase has where somebody runs the exercise: `{plan: 10, ask: 2}`."""
    schedule: dict[Annotated[str, Field(pattern=r"^[1-9][0-9]{0,2}$")], tuple[Identifier, ...]] = {}
    """Cards that come at fixed times, by turn: `{1: [dredging]}`."""
    seats: dict[Identifier, Player] = {}
    """Who plays each team: `person`, or a bot: `greedy`, `cautious`, `rollout`, `mixed` or `random`."""
    odds: Literal["shown", "hidden"] = "shown"
    """Whether players are told the odds."""
    talk: dict[Literal["plan", "ask", "adjudicate", "recap"], Literal["none", "public", "all"]] = {}
    """What teams may say to each other, by phase: nothing, public statements, or all, which it is if not said."""
    languages: dict[Identifier, str] = {}
    """The language that each team reads."""
    arguments: Literal["umpire", "vote", "off"] = "umpire"
    """Who weighs what teams improvise: those who run the exercise, the teams by a vote, or nobody."""
    dice: Literal["rolled", "expected"] = "rolled"
    """Whether rulings are thrown for, or come out as is likeliest."""
    injects: dict[Identifier, Inject] = {}
    """What comes besides the cards, by id."""
