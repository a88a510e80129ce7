"""The situation and the teams as models: sources, resources, objectives, tracks, gauges, facts, links, tables."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, field_validator

from wargame.deck.schema_part import Part
from wargame.deck.values import Colour, Condition, Identifier, Number, Text, Visibility

Alarm = Literal["low", "high", "none"]


class Source(Part):
    """An entry of the bibliography."""

    title: Text
    """Author, title, publisher: as people look it up."""
    as_of: str
    """The day, month or year that it speaks of: `2025-04`."""
    verified: Literal["yes", "partly", "no"] = "yes"
    """Whether somebody has checked it: "yes", "partly" or "no"."""
    note: Text = ""
    """What to know about it."""


class Resource(Part):
    """What a team pays with. Whole points from 0 to `cap`."""

    title: Text
    """What people read."""
    start: Annotated[int, Field(strict=True, ge=0, le=1000)]
    """Points at STARTEX."""
    cap: Annotated[int, Field(strict=True, ge=0, le=1000)] = 10
    """The most points that the team can hold."""
    income: Number = 0
    """Points that come in at the end of each turn: a number or an expression."""


class Objective(Part):
    """What a team is scored by at ENDEX."""

    title: Text
    """What people read."""
    met: Condition
    """The condition that decides at ENDEX: `trade >= 55`."""
    points: Annotated[int, Field(strict=True, ge=1, le=100)] = 1
    """What it is worth."""
    progress: Number | None = None
    """How near it is, from 0 to 1: `trade / 55`. Bars show it, and bots go by it."""


class SecretObjectives(Part):
    """Objectives of which `draw` are drawn at STARTEX, for this team's eyes only."""

    model_config = ConfigDict(frozen=True, extra="allow")
    __pydantic_extra__: dict[Identifier, Objective] = Field(init=False)

    draw: Annotated[int, Field(strict=True, ge=0, le=10)] = 1
    """How many of them are drawn."""

    @property
    def objectives(self) -> dict[str, Objective]:
        """The secret objectives by id."""
        return self.__pydantic_extra__


class Team(Part):
    """A team: its face, its means, what it wants."""

    title: Text
    """What people read."""
    symbol: Annotated[str, Field(min_length=1, max_length=2)]
    """One glyph that stands for the team, such as "◆"."""
    colour: Colour
    """Its colour: "#3b8ffa", in quotes."""
    brief: Text = ""
    """What only this team reads: who it is, what it wants, its dilemma."""
    red_lines: tuple[Text, ...] = ()
    """What it will not accept."""
    resources: dict[Identifier, Resource] = {}
    """What it pays with, by id."""
    objectives: dict[Identifier, Objective] = {}
    """What it is scored by, open to all after ENDEX, by id."""
    secret_objectives: SecretObjectives | None = None
    """Objectives of which some are drawn for this team alone."""


class Track(Part):
    """A number that the situation is made of, `min` to `max` points."""

    title: Text
    """What people read."""
    start: Annotated[float, Field(strict=True, ge=-1000, le=1000)]
    """Its value at STARTEX."""
    short: Text = ""
    """A shorter title for narrow lists."""
    min: Annotated[int, Field(strict=True, ge=-1000, le=1000)] = 0
    """Its lowest value."""
    max: Annotated[int, Field(strict=True, ge=-1000, le=1000)] = 100
    """Its highest value."""
    homing: Annotated[float, Field(strict=True, ge=0, le=1)] | None = None
    """Which part of its distance from its start it goes back each turn, 0 to 1."""
    trend: Annotated[float, Field(strict=True, ge=-100, le=100)] = 0.0
    """Points that it moves by itself each turn."""
    noise: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    """Who may not see it is told it with an error of up to so many points; 0: is told its start value."""
    cap: Annotated[float, Field(strict=True, ge=0, le=1000)] | None = None
    """The most points that drift moves it in one turn."""
    visible: Visibility = "all"
    """`all`, `none`, or a list of teams."""
    low: Text = ""
    """What the low end means, in a few words."""
    high: Text = ""
    """What the high end means, in a few words."""
    group: Text = ""
    """The heading that lists put it under."""
    alarm: Alarm = "none"
    """Which end is the dangerous one: `low`, `high` or `none`."""


class Gauge(Part):
    """A number derived from tracks; nothing changes it directly."""

    title: Text
    """What people read."""
    value: Number
    """How it is computed from tracks and from gauges above it."""
    short: Text = ""
    """A shorter title for narrow lists."""
    visible: Visibility = "all"
    """`all`, `none`, or a list of teams."""
    low: Text = ""
    """What the low end means, in a few words."""
    high: Text = ""
    """What the high end means, in a few words."""
    group: Text = ""
    """The heading that lists put it under."""
    alarm: Alarm = "none"
    """Which end is the dangerous one: `low`, `high` or `none`."""


class Fact(Part):
    """Something that can be established and ended."""

    title: Text
    """What people read."""
    visible: Visibility = "all"
    """`all`, `none`, or a list of teams."""


class Counter(Part):
    """A count that effects raise and lower, 0 to 1000."""

    title: Text
    """What people read."""
    start: Annotated[int, Field(strict=True, ge=0, le=1000)] = 0
    """Its count at STARTEX."""
    visible: Visibility = "none"
    """`all`, `none`, or a list of teams."""


class Peak(Part):
    """The highest or lowest value that a track or gauge has had."""

    title: Text
    """What people read."""
    of: Identifier
    """The track or gauge that it watches."""
    keep: Literal["max", "min"]
    """Which extreme it keeps: `max` or `min`."""
    visible: Visibility = "all"
    """`all`, `none`, or a list of teams."""


class Draw(Part):
    """One of several values, drawn by weight at STARTEX and kept sealed."""

    title: Text
    """What people read."""
    values: Annotated[dict[Identifier, Annotated[int, Field(strict=True, ge=1, le=10_000)]], Field(min_length=1)]
    """Weight of each value: `{local: 35, outside: 25}`."""

    @field_validator("values")
    @classmethod
    def _sort(cls, values: dict[str, int]) -> dict[str, int]:
        """Put the values in the order of their ids: which one is drawn does not hang on how the deck lists them."""
        return dict(sorted(values.items()))


class Link(Part):
    """An influence: how a track follows another track or a gauge."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    source_track: Annotated[Identifier, Field(alias="from")]
    """The track or gauge that moves the other."""
    to: Identifier
    """The track that is moved."""
    weight: Annotated[float, Field(strict=True, ge=-100, le=100)]
    """Points of change a turn for each ten points that the source is away from its start."""
    lag: Annotated[int, Field(strict=True, ge=0, le=10)] = 0
    """How many turns ago the source is looked at."""
    scale: Number | None = None
    """A factor: a number or an expression."""
    when: Condition | None = None
    """The link works only while this holds."""
    why: Text
    """The reason, as players are told it."""
    source: tuple[str, ...] = ()
    """Ids of `sources`."""


class Table(Part):
    """Named rows of numbers, such as nations with their shares and stances; rules take a column as a list."""

    title: Text = ""
    """What people read."""
    columns: tuple[Identifier, ...]
    """What the cells of a row are, by id."""
    rows: dict[Identifier, tuple[Number, ...]]
    """Numbers or expressions, one for each column, by the row's id."""
