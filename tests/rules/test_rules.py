"""The shipped rules: their cases, their published chances, their manuals, and what holds for every rule there is."""

import ast
import re
from fractions import Fraction
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from math import sqrt
from pathlib import Path
from typing import Any, Final

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.dice import KeyedDice, draw
from wargame.engine.odds import distribution
from wargame.rulebook import BAND_NAMES, Ints, Rule, RuleArgument
from wargame.workspace.rule_cases import LoadedDice

FOLDER: Final = Path(__file__).parents[2] / "rules"
CASES: Final = Path(__file__).parent
NAMES: Final = sorted(path.stem for path in FOLDER.glob("*.py"))
HEADINGS: Final = [
    "What it does",
    "When to use it",
    "How it resolves",
    "Parameters",
    "Chances",
    "Example",
    "Source",
]


class StrictDice(LoadedDice):
    """Loaded dice that also refuse a poll of two lists that differ in length."""

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Return the weight of the voters whose faces are at most their per mille."""
        assert len(permilles) == len(weights)
        return super().poll(permilles, weights)


@cache
def load(name: str) -> Rule:
    """Load a rule file by its path under a private name."""
    spec = spec_from_file_location(f"_rule_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    found = getattr(module, name)
    assert isinstance(found, Rule)
    return found


def read_cases(name: str, part: str) -> list[dict[str, Any]]:
    """Read the `cases` or the `tables` of a rule's case file."""
    cases = yaml.safe_load((CASES / f"{name}.yaml").read_text())[part]
    assert cases
    return list(cases)


def collect(part: str) -> list[Any]:
    """Return the cases of all rules, each as a parameter set with a name."""
    return [
        pytest.param(name, case, id=f"{name}: {case.get('name', case['with'])}")
        for name in NAMES
        for case in read_cases(name, part)
    ]


def arguments_of(name: str) -> tuple[RuleArgument, ...]:
    """Return the arguments of a rule's first case."""
    return load(name).bind(read_cases(name, "cases")[0]["with"])


def band_chances(rule: Rule, arguments: tuple[RuleArgument, ...]) -> dict[str, Fraction]:
    """Return the exact chance of each band that the rule declares, by name."""
    odds = distribution(rule, arguments)
    assert odds.exact
    return {
        BAND_NAMES[band]: Fraction(sum(weight for ruling, weight in odds.outcomes if ruling.band == band), odds.total)
        for band in rule.bands
    }


def section(rule: Rule, heading: str) -> str:
    """Return the text of a manual under one heading."""
    return re.split(r"^## .*$", rule.manual, flags=re.MULTILINE)[1 + HEADINGS.index(heading)]


@pytest.mark.parametrize(("name", "case"), collect("cases"))
def test_case(name: str, case: dict[str, Any]) -> None:
    """With the case's dice the rule gives the case's ruling, uses all the dice and notes what the case says."""
    rule = load(name)
    dice = StrictDice(tuple(case["faces"]))
    ruling = rule.resolve(dice, rule.bind(case["with"]))
    assert (BAND_NAMES[ruling.band], ruling.margin, ruling.value) == (case["band"], case["margin"], case["value"])
    assert dice.left == []
    assert dice.notes == case.get("notes", dice.notes)


@pytest.mark.parametrize(("name", "table"), collect("tables"))
def test_published_chances(name: str, table: dict[str, Any]) -> None:
    """The exact odds are the published ones, to a tenth of a percent."""
    rule = load(name)
    chances = band_chances(rule, rule.bind(table["with"]))
    for band, percent in table["odds"].items():
        assert abs(100 * chances[band] - Fraction(str(percent))) <= Fraction("0.05"), band


def test_every_rule_has_cases() -> None:
    """Rule files and case files come in pairs."""
    assert sorted(path.stem for path in CASES.glob("*.yaml")) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_manual_has_its_headings(name: str) -> None:
    """A manual starts with a title sentence and has the fixed headings in order, none of them empty."""
    rule = load(name)
    assert rule.manual.splitlines()[0].startswith(f"{rule.title}: ")
    assert re.findall(r"^## (.*)$", rule.manual, flags=re.MULTILINE) == HEADINGS
    assert all(section(rule, heading).strip() for heading in HEADINGS)


@pytest.mark.parametrize("name", NAMES)
def test_manual_explains_every_parameter(name: str) -> None:
    """The manual lists exactly the parameters of the signature."""
    rule = load(name)
    listed = re.findall(r"^- `(\w+)`: ", section(rule, "Parameters"), flags=re.MULTILINE)
    assert set(listed) == {parameter.name for parameter in rule.parameters}


@pytest.mark.parametrize("name", NAMES)
def test_manual_points_to_rules_that_are_there(name: str) -> None:
    """What a manual names beside its own parameters, when it says when to use which, is another rule."""
    rule = load(name)
    named = set(re.findall(r"`(\w+)`", section(rule, "When to use it")))
    assert named <= ({*NAMES} | {parameter.name for parameter in rule.parameters}) - {name}


@pytest.mark.parametrize("name", NAMES)
def test_manual_says_what_people_are_asked(name: str) -> None:
    """Each ask is a question, and the manual says of its parameter, and of no other, that it is asked."""
    rule = load(name)
    items = [" ".join(item.split()) for item in re.split(r"^- ", section(rule, "Parameters"), flags=re.MULTILINE)]
    asked = [item.split("`")[1] for item in items if "; asked of the " in item]
    assert set(asked) == set(rule.asks)
    assert all(ask.title.endswith("?") for ask in rule.asks.values())


@pytest.mark.parametrize("name", NAMES)
def test_manual_states_true_chances(name: str) -> None:
    """Each line of the manual's table holds the exact odds for its arguments, rounded to a tenth of a percent."""
    rule = load(name)
    lines = [line.strip(" |") for line in section(rule, "Chances").splitlines() if line.startswith("|")]
    heads = [head.strip() for head in lines[0].split("|")]
    assert lines[2:]
    for line in lines[2:]:
        cells = dict(zip(heads, (cell.strip() for cell in line.split("|")), strict=True))
        given_here = {head: ast.literal_eval(cell) for head, cell in cells.items() if head not in BAND_NAMES}
        chances = band_chances(rule, rule.bind(given_here))
        assert set(chances) == set(heads) & set(BAND_NAMES)
        for band, chance in chances.items():
            assert abs(100 * chance - Fraction(cells[band])) <= Fraction("0.05"), line


@pytest.mark.parametrize("name", NAMES)
def test_manual_example_fits(name: str) -> None:
    """The example is YAML that calls this rule with parameters that it has, and outcomes for bands that it declares."""
    rule = load(name)
    example = yaml.safe_load(section(rule, "Example").strip().removeprefix("```yaml").removesuffix("```"))
    call = example["contest"] if rule.contest else example
    filled: dict[str, int | Ints] = {"entries": (0,), "me": 0} if rule.contest else {}
    assert call["rule"] == name
    sequences = {parameter.name for parameter in rule.parameters if parameter.sequence}
    rule.bind(filled | {given: (1,) if given in sequences else 1 for given in call.get("with", {})})
    responses = (
        [each for team in example["responses"].values() for each in team.values()] if rule.contest else [example]
    )
    for response in responses:
        assert set(response["outcomes"]) <= {BAND_NAMES[band] for band in rule.bands}
        assert rule.contest or len(response["outcomes"]) == len(rule.bands)
        assert all(set(outcome) <= {"effects", "text"} for outcome in response["outcomes"].values())


@pytest.mark.parametrize("name", NAMES)
def test_rule_keeps_to_ints(name: str) -> None:
    """A rule file imports the rulebook alone and has no float, no true division and no call that makes one."""
    for node in ast.walk(ast.parse((FOLDER / f"{name}.py").read_text())):
        assert not isinstance(node, ast.Import | ast.Div)
        if isinstance(node, ast.ImportFrom):
            assert node.module == "wargame.rulebook"
        if isinstance(node, ast.Constant):
            assert not isinstance(node.value, float)
        if isinstance(node, ast.Name):
            assert node.id not in {"float", "round", "pow", "divmod"}


@pytest.mark.parametrize("name", NAMES)
def test_odds_add_up(name: str) -> None:
    """The weights of all rulings sum to the total."""
    odds = distribution(load(name), arguments_of(name))
    assert sum(weight for _, weight in odds.outcomes) == odds.total
    assert all(weight > 0 for _, weight in odds.outcomes)


@pytest.mark.parametrize("name", NAMES)
def test_keyed_dice_agree_with_the_odds(name: str) -> None:
    """Over many keys each band comes up as often as its exact odds say, within four standard deviations."""
    rule, arguments, runs = load(name), arguments_of(name), 3000
    rulings = [rule.resolve(KeyedDice(draw(2025, n)), arguments) for n in range(runs)]
    for band, chance in band_chances(rule, arguments).items():
        seen = sum(BAND_NAMES[ruling.band] == band for ruling in rulings)
        assert abs(seen - runs * chance) <= 4 * sqrt(runs * chance * (1 - chance))


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=40, deadline=None)
@given(data=st.data(), key=st.integers(0, 2**64 - 1))
def test_rule_is_total(name: str, data: st.DataObject, key: int) -> None:
    """Any ints and any sequences give a ruling of a declared band, and every note has its meaning."""
    rule, dice = load(name), KeyedDice(key)
    number = st.integers(-(10**9), 10**9)
    arguments = tuple(
        tuple(data.draw(st.lists(number, max_size=40))) if parameter.sequence else data.draw(number)
        for parameter in rule.parameters
    )
    ruling = rule.resolve(dice, arguments)
    assert ruling.band in rule.bands
    assert {throw.asked[0] for throw in dice.trace if throw.kind == "note"} <= set(rule.notes)


@settings(max_examples=100, deadline=None)
@given(
    entries=st.lists(st.integers(-3, 3), min_size=1, max_size=6).map(tuple),
    width=st.integers(-1, 4),
    key=st.integers(0, 2**64 - 1),
)
def test_contest_has_at_most_one_winner(entries: tuple[int, ...], width: int, key: int) -> None:
    """Every entry is told of the same throw: one succeeds, or those on top share it and are all partial."""
    rule = load("contested_roll")
    dice = [KeyedDice(key) for _ in entries]
    rulings = [rule.resolve(dice[me], (entries, me, width)) for me in range(len(entries))]
    throws = [[throw for throw in each.trace if throw.kind == "roll"] for each in dice]
    assert all(throw == throws[0] for throw in throws)
    top = [ruling for ruling in rulings if ruling.value == max(each.value for each in rulings)]
    winners = [ruling for ruling in rulings if BAND_NAMES[ruling.band] == "success"]
    assert len(winners) <= 1
    assert all(BAND_NAMES[ruling.band] == "partial" for ruling in top if ruling not in winners)
    assert winners or len(top) > 1


@given(
    ambition=st.integers(0, 3),
    cohesion=st.integers(0, 100),
    concessions=st.integers(0, 4),
    status=st.integers(0, 1),
    voices=st.lists(st.integers(0, 300), max_size=12).map(tuple),
)
@settings(max_examples=60, deadline=None)
def test_silence_is_the_product_of_all_who_keep_it(
    ambition: int, cohesion: int, concessions: int, status: int, voices: tuple[int, ...]
) -> None:
    """The odds are those of independent voices, worked out here from the procedure's description."""

    def kept(steps: int, favours: int) -> Fraction:
        together = Fraction(1)
        for place, own in enumerate(voices, start=1):
            doubt = own + 20 * steps + max(0, 60 - cohesion) * 1000 // 300 - 30 * favours
            doubt += 80 * status if place == len(voices) else 0
            together *= 1 - Fraction(sorted((10, doubt, 600))[1], 1000)
        return together

    first, second = kept(ambition, concessions), kept(max(ambition - 1, 0), concessions + 1)
    assert band_chances(load("silence_procedure"), (ambition, cohesion, concessions, status, voices)) == {
        "success": first,
        "partial": (1 - first) * second,
        "failure": (1 - first) * (1 - second),
    }
