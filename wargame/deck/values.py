"""The small values of the deck language: texts, numbers, expressions, changes, windows, visibility.

Each is read by one function that accepts what a designer may write and says in one sentence what it expected, so that a
wrong value gives one diagnostic and not one for each alternative.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, WithJsonSchema
from pydantic_core.core_schema import CoreSchema, no_info_before_validator_function, no_info_plain_validator_function

MAX_TEXT = 4000
IDENTIFIER = re.compile(r"[a-z][a-z0-9_]{0,59}\Z")
COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")
BETWEEN = re.compile(r"([0-9]{1,3}(?:\.[0-9]{1,2})?)%\.\.([0-9]{1,3}(?:\.[0-9]{1,2})?)%\Z")
WINDOW = re.compile(r"([0-9]{1,3})(?:-([0-9]{1,3}))?\Z")


def _read_identifier(value: object) -> str:
    if not isinstance(value, str) or not IDENTIFIER.match(value):
        raise ValueError("an id is lower-case letters, digits and _, beginning with a letter")
    return value


class Spoken(dict[str, str]):
    """A text by language: two or three letters such as `en`, with a script or region after a hyphen."""


def _read_text(value: object) -> "str | Spoken":
    if isinstance(value, str):
        if len(value) > MAX_TEXT:
            raise ValueError(f"a text is at most {MAX_TEXT} characters")
        return value
    if isinstance(value, dict) and value:
        for language, text in value.items():
            if not isinstance(language, str) or not isinstance(text, str) or len(text) > MAX_TEXT:
                raise ValueError(f"a text by language is a mapping such as `en: …`, each at most {MAX_TEXT} characters")
            if not LANGUAGE.match(language):
                raise ValueError(f"`{language}` is not a language such as `en`, `sq` or `sr-Latn`")
        return Spoken(value)
    raise ValueError("expected a text, or texts by language (`en: …`)")


def _read_number(value: object) -> "int | float | str":
    if isinstance(value, bool) or not isinstance(value, int | float | str) or value == "":
        raise ValueError("expected a number or an expression")
    return value


def _read_condition(value: object) -> "bool | str":
    if not isinstance(value, bool | str) or value == "":
        raise ValueError("expected a condition, such as `north_tension >= 60`")
    return value


def _read_argument(value: object) -> "int | float | str | tuple[int | float | str, ...]":
    if isinstance(value, list):
        return tuple(_read_number(item) for item in value)
    return _read_number(value)


@dataclass(frozen=True, slots=True)
class Change:
    """What an effect does to one variable: add or set an amount; for a fact, hold for some turns (0 = until ended)."""

    amount: int | float | str
    sets: bool = False
    turns: int = 0
    establishes: bool = False
    """Written for a fact: `true`, `false` or `turns`."""


def _read_change(value: object) -> Change:
    if isinstance(value, bool):
        return Change(1 if value else 0, sets=True, establishes=True)
    if isinstance(value, dict):
        if set(value) == {"set"}:
            return Change(_read_number(value["set"]), sets=True)
        if set(value) == {"turns"} and type(value["turns"]) is int and 1 <= value["turns"] <= 100:
            return Change(1, sets=True, turns=value["turns"], establishes=True)
        raise ValueError("expected `{set: 50}`, or `{turns: 2}` for a fact")
    return Change(_read_number(value))


@dataclass(frozen=True, slots=True)
class Window:
    """First and last turn in which a card may come up."""

    first: int
    last: int


def _read_window(value: object) -> Window:
    match = WINDOW.match(str(value)) if isinstance(value, int | str) and not isinstance(value, bool) else None
    if match is None:
        raise ValueError("expected a turn or a range of turns, such as `3` or `1-4`")
    first = int(match[1])
    last = int(match[2] or match[1])
    if not 1 <= first <= last:
        raise ValueError("a window begins at turn 1 or later and does not end before it begins")
    return Window(first, last)


@dataclass(frozen=True, slots=True)
class Between:
    """A range of shares, both ends in it: per cent, 0 to 100."""

    low: float
    high: float

    def __str__(self) -> str:
        """As it is written."""
        return f"{self.low:g}%..{self.high:g}%"


def _read_between(value: object) -> Between:
    match = BETWEEN.match(value) if isinstance(value, str) else None
    if match is None:
        raise ValueError("expected a range of shares, such as `30%..60%`")
    found = Between(float(match[1]), float(match[2]))
    if not found.low <= found.high <= 100:
        raise ValueError("a range of shares begins at its lower end and ends at 100% at most")
    return found


def _read_visibility(value: object) -> "Literal['all', 'none'] | tuple[str, ...]":
    if isinstance(value, str) and value in {"all", "none"}:
        return "all" if value == "all" else "none"
    if isinstance(value, list) and value and all(isinstance(team, str) for team in value):
        return tuple(value)
    raise ValueError("expected `all`, `none` or a list of teams")


def _read_colour(value: object) -> str:
    if not isinstance(value, str) or not COLOUR.match(value):
        raise ValueError('expected a colour such as "#3b8ffa", in quotes')
    return value


def _read_point(value: object) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2:
        longitude, latitude = value
        if type(longitude) in {int, float} and type(latitude) in {int, float}:
            if -180 <= longitude <= 180 and -90 <= latitude <= 90:
                return float(longitude), float(latitude)
    raise ValueError("expected `[longitude, latitude]` in degrees")


def _read_steps(value: object) -> tuple[tuple[float, float], ...]:
    if not isinstance(value, list) or not value:
        raise ValueError("expected steps such as `[[0, -2], [28, -1]]`")
    steps = []
    for step in value:
        if not isinstance(step, list) or [type(x) in {int, float} for x in step] != [True, True]:
            raise ValueError("each step is `[from, value]`, two numbers")
        steps.append((float(step[0]), float(step[1])))
    if any(later[0] <= earlier[0] for earlier, later in pairwise(steps)):
        raise ValueError("steps rise: each begins above the one before it")
    return tuple(steps)


class _Read:
    """How a value is read and what editors are told of it.

    pydantic's own annotations for the two work out how the value could be written as well, which takes longer than all
    the rest of the schema, and nobody writes decks with it.
    """

    def __init__(self, read: Callable[[object], Any], **schema: Any) -> None:  # noqa: ANN401
        self._read = read
        self._schema = schema

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self._schema)


class Shorthand:
    """A shorter way in which a value may be written: how it is spelled out, and what editors are told of it."""

    def __init__(self, spell_out: Callable[[object], object], *schemas: dict[str, Any]) -> None:
        self._spell_out = spell_out
        self._schemas = schemas

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self._spell_out, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [*self._schemas, handler(schema)]}


_ID = "^[a-z][a-z0-9_]{0,59}$"
_EXPRESSION = {"type": "string", "minLength": 1, "maxLength": 500}

Identifier = Annotated[str, _Read(_read_identifier, type="string", pattern=_ID)]
Text = Annotated[
    str | Mapping[str, str],
    _Read(
        _read_text,
        anyOf=[
            {"type": "string", "maxLength": MAX_TEXT},
            {"type": "object", "minProperties": 1, "additionalProperties": {"type": "string", "maxLength": MAX_TEXT}},
        ],
    ),
]
Number = Annotated[int | float | str, _Read(_read_number, anyOf=[{"type": "number"}, _EXPRESSION])]
Condition = Annotated[bool | str, _Read(_read_condition, anyOf=[{"type": "boolean"}, _EXPRESSION])]
Argument = Annotated[
    int | float | str | tuple[int | float | str, ...],
    _Read(
        _read_argument,
        anyOf=[
            {"type": "number"},
            _EXPRESSION,
            {"type": "array", "items": {"anyOf": [{"type": "number"}, _EXPRESSION]}},
        ],
    ),
]
IDS: dict[str, Any] = {"type": "array", "items": {"type": "string", "pattern": _ID}, "minItems": 1}
Effect = Annotated[
    Change,
    _Read(
        _read_change,
        anyOf=[
            {"type": ["number", "boolean"]},
            _EXPRESSION,
            {
                "type": "object",
                "properties": {"set": {"anyOf": [{"type": "number"}, _EXPRESSION]}},
                "required": ["set"],
                "additionalProperties": False,
            },
            {
                "type": "object",
                "properties": {"turns": {"type": "integer", "minimum": 1, "maximum": 100}},
                "required": ["turns"],
                "additionalProperties": False,
            },
        ],
    ),
]
Turns = Annotated[
    Window,
    _Read(
        _read_window,
        anyOf=[
            {"type": "integer", "minimum": 1, "maximum": 999},
            {"type": "string", "pattern": "^[0-9]{1,3}(-[0-9]{1,3})?$"},
        ],
    ),
]
Shares = Annotated[Between, _Read(_read_between, type="string", pattern=r"^[0-9.]{1,6}%\.\.[0-9.]{1,6}%$")]
ObjectiveName = Annotated[str, WithJsonSchema({"type": "string", "pattern": rf"^({_ID[1:-1]}\.)?{_ID[1:-1]}$"})]
Visibility = Annotated[
    Literal["all", "none"] | tuple[str, ...],
    _Read(
        _read_visibility,
        anyOf=[
            {"enum": ["all", "none"]},
            IDS,
        ],
    ),
]
Colour = Annotated[str, _Read(_read_colour, type="string", pattern="^#[0-9a-fA-F]{6}$")]
Point = Annotated[
    tuple[float, float],
    _Read(_read_point, type="array", items={"type": "number"}, minItems=2, maxItems=2),
]
Steps = Annotated[
    tuple[tuple[float, float], ...],
    _Read(
        _read_steps,
        type="array",
        items={"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
        minItems=1,
    ),
]


def in_language(text: str | Mapping[str, str], language: str = "en") -> str:
    """Return the text in a language: the one asked for, else English, else the first."""
    if isinstance(text, str):
        return text
    if language in text:
        return text[language]
    return text["en"] if "en" in text else next(iter(text.values()))
