"""What the log says of arguments and of the facts that people establish.

`by` is the seat that asked for it.
"""

from typing import Literal

from wargame.session.event import Event
from wargame.session.event_parts import OddsBefore, Throw


class ArgumentMade(Event):
    """A team says what it does, what should come of it, and why."""

    kind: Literal["argument_made"] = "argument_made"
    by: str
    argument: str
    """Its id: `a1`, `a2`, ..."""
    team: str
    turn: int
    what: str
    result: str
    reasons: tuple[str, ...]
    against: str
    """The established fact that a success ends; empty if none."""


class ArgumentDropped(Event):
    """A team took its argument back."""

    kind: Literal["argument_dropped"] = "argument_dropped"
    by: str
    argument: str


class ReasonAdded(Event):
    """Another team gave a reason for or against an argument."""

    kind: Literal["reason_added"] = "reason_added"
    by: str
    team: str
    argument: str
    side: Literal["pro", "con"]
    text: str


class Judged(Event):
    """A team said in estimative words how likely an argument is to come true."""

    kind: Literal["judged"] = "judged"
    by: str
    team: str
    argument: str
    word: int
    """Place on the scale, from 0, the least likely first."""


class ArgumentWeighed(Event):
    """The reasons of an argument were marked."""

    kind: Literal["argument_weighed"] = "argument_weighed"
    by: str
    argument: str
    marks: tuple[int, ...]
    """0 weak, 1 sound, 2 strong: of its own reasons, then of what others added."""


class ArgumentRefused(Event):
    """An argument can't be made."""

    kind: Literal["argument_refused"] = "argument_refused"
    by: str
    argument: str
    reason: str


class ArgumentRuled(Event):
    """An argument was thrown for; what comes of it is a proposal until the turn is closed."""

    kind: Literal["argument_ruled"] = "argument_ruled"
    by: str
    argument: str
    rule: str
    arguments: dict[str, int | tuple[int, ...]]
    """What the rule was given, by parameter."""
    odds: OddsBefore
    throws: tuple[Throw, ...]
    band: int
    margin: int
    value: int
    effects: dict[str, dict[str, int]]
    """Whole points by track or resource, by the name of the band that they were laid down for."""
    deltas: dict[str, int]
    """Units, of the band that came: applied with the turn's rulings."""
    until: int
    """Last turn in which a success stays a fact; 0 = until another argument stops it."""


class FactEstablished(Event):
    """Somebody who runs the exercise stated something that holds from now on."""

    kind: Literal["fact_established"] = "fact_established"
    by: str
    fact: str
    """Its id: `f1`, `f2`, ..."""
    text: str
    turn: int
    until: int
    """Last turn in which it holds; 0 = until it is ended."""


class FactEnded(Event):
    """An established fact holds no longer."""

    kind: Literal["fact_ended"] = "fact_ended"
    by: str
    fact: str


ArgumentEvent = (
    ArgumentMade
    | ArgumentDropped
    | ReasonAdded
    | Judged
    | ArgumentWeighed
    | ArgumentRefused
    | ArgumentRuled
    | FactEstablished
    | FactEnded
)
