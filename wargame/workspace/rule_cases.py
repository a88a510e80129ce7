"""Cases of rules: what a rule gives with dice that show known faces, and the chances that its author published.

The cases of `rules/tug.py` are the file `tests/rules/tug.yaml` of the same workspace:

    cases:
      - {name: on the target, with: {target: 8}, faces: [4, 4], band: success, margin: 0, value: 8}
    tables:
      - {with: {target: 8}, odds: {success: 41.7}}

A face belongs to one die of a `roll`; to one d1000 of a `chance`, of each of a `count`, of each voter of a `poll`,
where it counts as yes up to the chance in per mille.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, PlainValidator, ValidationError, WithJsonSchema

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.nodes import Node, locate, to_data
from wargame.deck.validation import describe, reported
from wargame.deck.yaml_reader import read
from wargame.engine.odds import distribution
from wargame.rulebook import BAND_NAMES, Ints, Rule, RuleArgument, RuleFault, Ruling
from wargame.workspace.texts import START, read_text, shown

register(
    {
        "R006": Explanation(
            "case that does not come out",
            "With these arguments and faces the rule gives something else than the case says. One of the two is wrong.",
        ),
        "R007": Explanation(
            "published chance that is not so",
            "The rule's exact odds for these arguments differ from the published ones by more than a twentieth of a "
            "percent, which is what rounding to a tenth can do.",
        ),
        "R008": Explanation(
            "rule without cases",
            "A rule has cases, so that its author knows what it does at the edges and notices when that changes. "
            "They stand in `tests/rules/NAME.yaml`.",
        ),
        "R009": Explanation(
            "cases without a rule",
            "A case file belongs to the rule of its name, and there is none, or it could not be loaded.",
        ),
    }
)

CASES: Final = Path("tests", "rules")
"""Where a workspace has the cases of its rules."""

ROUNDING: Final = Fraction(1, 20)
"""How far a chance in percent may lie from one that is rounded to a tenth."""

Argument = int | tuple[int, ...]
Band = Literal["critical", "success", "partial", "failure"]


def _read_argument(value: object) -> Argument:
    if type(value) is int:
        return value
    if isinstance(value, list) and all(type(item) is int for item in value):
        return tuple(value)
    raise ValueError("expected a whole number, or a list of them")


Given = dict[
    str,
    Annotated[
        Argument,
        PlainValidator(_read_argument),
        WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "array", "items": {"type": "integer"}}]}),
    ],
]


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Case(_Part):
    """One call of a rule with known dice, and what it has to give."""

    given: Annotated[Given, Field(alias="with")] = {}
    """The rule's arguments, by parameter."""
    faces: tuple[int, ...] = ()
    """What the dice show, one after another."""
    band: Band
    """The band that the rule gives."""
    margin: int
    """The margin that the rule gives."""
    value: int
    """The value that the rule gives."""
    name: str = ""
    """What the case is about."""
    notes: dict[int, int] | None = None
    """All that the rule notes for "Why?", by code; not looked at if left out."""


class Table(_Part):
    """Chances of some bands in percent, to a tenth."""

    given: Annotated[Given, Field(alias="with")] = {}
    """The rule's arguments, by parameter."""
    odds: dict[Band, float]
    """The chance of each band in percent, to a tenth; bands may be left out."""


class CaseFile(_Part):
    """All cases of one rule."""

    cases: Annotated[tuple[Case, ...], Field(min_length=1)]
    """Calls with known dice."""
    tables: tuple[Table, ...] = ()
    """Chances as they were published or worked out by hand."""


class WrongFaceError(Exception):
    """A case has too few faces, or one that its die does not have."""


class LoadedDice:
    """Dice that show known faces one after another."""

    def __init__(self, faces: tuple[int, ...]) -> None:
        self.left = list(faces)
        self.notes: dict[int, int] = {}

    def roll(self, n: int, sides: int, /) -> int:
        """Return the sum of the next `n` faces."""
        return sum(self._face(sides) for _ in range(n))

    def chance(self, permille: int, /) -> bool:
        """Whether the next face is at most `permille`."""
        return self._face(1000) <= permille

    def count(self, n: int, permille: int, /) -> int:
        """Return how many of the next `n` faces are at most `permille`."""
        return sum(self.chance(permille) for _ in range(n))

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Return the weight of the voters whose faces are at most their per mille."""
        return sum(weight for permille, weight in zip(permilles, weights, strict=False) if self.chance(permille))

    def note(self, code: int, number: int, /) -> None:
        """Keep the number."""
        self.notes[code] = number

    def _face(self, sides: int) -> int:
        if not self.left:
            raise WrongFaceError("the rule throws more dice than the case has faces")
        face = self.left.pop(0)
        if not 1 <= face <= sides:
            raise WrongFaceError(f"the case has the face {face} for a die of {sides} sides")
        return face


@dataclass(frozen=True, slots=True)
class Tried:
    """How much was tried."""

    cases: int
    tables: int


def try_cases(rule: Rule, path: Path, found: Diagnostics) -> Tried:
    """Try all cases of a rule and add a diagnostic for each that does not come out."""
    if not path.is_file():
        hint = f"write its cases into {shown(path)}"
        found.add(Diagnostic("R008", f"the rule `{rule.name}` has no cases", shown(path), START, hint))
        return Tried(0, 0)
    loaded = _load(path, found)
    if loaded is None:
        return Tried(0, 0)
    file, node = loaded
    for i, case in enumerate(file.cases):
        for place, message in _faults(rule, case):
            said = f"`{case.name}`: {message}" if case.name else message
            found.add(Diagnostic("R006", said, shown(path), locate(node, ("cases", i, *place))))
    for i, table in enumerate(file.tables):
        for place, message in _differences(rule, table):
            found.add(Diagnostic("R007", message, shown(path), locate(node, ("tables", i, *place))))
    return Tried(len(file.cases), len(file.tables))


def _load(path: Path, found: Diagnostics) -> tuple[CaseFile, Node] | None:
    text = read_text(path)
    if isinstance(text, Diagnostic):
        found.add(text)
        return None
    node = read(text.text, text.file, found)
    if node is None:
        return None
    try:
        return CaseFile.model_validate(to_data(node)), node
    except ValidationError as error:
        for details in reported(CaseFile, error):
            found.add(describe(CaseFile, node, text.file, details))
        return None


def _faults(rule: Rule, case: Case) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield where a case and its rule differ, and how."""
    dice = LoadedDice(case.faces)
    try:
        ruling = rule.resolve(dice, rule.bind(case.given))
    except TypeError as error:
        yield ("with",), str(error)
        return
    except RuleFault as fault:
        yield (("faces",), str(fault.__cause__)) if isinstance(fault.__cause__, WrongFaceError) else ((), str(fault))
        return
    wanted = Ruling(BAND_NAMES.index(case.band), case.margin, case.value)
    for name, given, want in zip(("band", "margin", "value"), ruling, wanted, strict=True):
        if given != want:
            yield (name,), f"the {name} is {_said(name, given)}, not {_said(name, want)}"
    if dice.left:
        yield ("faces",), f"the rule throws {len(case.faces) - len(dice.left)} of the {len(case.faces)} dice"
    if case.notes is not None and dice.notes != case.notes:
        yield ("notes",), f"the rule notes {dice.notes}"


def _said(name: str, number: int) -> str:
    return BAND_NAMES[number] if name == "band" else str(number)


def _differences(rule: Rule, table: Table) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the chances that are not as published."""
    try:
        chances, rounding = chances_of(rule, rule.bind(table.given))
    except (TypeError, RuleFault) as error:
        yield ("with",), str(error)
        return
    for band, percent in table.odds.items():
        if abs(chances[BAND_NAMES.index(band)] - Fraction(str(percent))) > rounding:
            yield ("odds", band), f"{band} has {float(chances[BAND_NAMES.index(band)]):.1f} percent, not {percent:g}"


def chances_of(rule: Rule, arguments: tuple[RuleArgument, ...]) -> tuple[tuple[Fraction, ...], Fraction]:
    """Return the chance of each band in percent, and how far one may lie from what was published.

    Raises RuleFault where the rule fails.
    """
    spread = distribution(rule, arguments)
    weights = [0] * len(BAND_NAMES)
    for ruling, weight in spread.outcomes:
        weights[ruling.band] += weight
    chances = tuple(Fraction(100 * weight, spread.total) for weight in weights)
    return chances, ROUNDING if spread.exact else ROUNDING + 2
