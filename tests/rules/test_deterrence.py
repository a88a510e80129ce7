"""The deterrence rule's integer curve against the logistic function it stands for."""

from math import exp
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.odds import distribution
from wargame.rulebook import FAILURE, SUCCESS, Rule
from wargame.workspace.rule_module import RuleModule, run_rule_file

LEVEL = st.integers(0, 100)


def load() -> Rule:
    """Load the rule."""
    module = run_rule_file(Path(__file__).parents[2] / "rules" / "deterrence.py")
    assert isinstance(module, RuleModule)
    return module.rules[0]


RULE = load()


def chance_of(band: int, arguments: dict[str, int]) -> float:
    """Return the chance of a band."""
    odds = distribution(RULE, RULE.bind(arguments))
    assert odds.exact
    return sum(weight for ruling, weight in odds.outcomes if ruling.band == band) / odds.total


@settings(max_examples=60, deadline=None)
@given(motive=LEVEL, opportunity=LEVEL, restraint=LEVEL, clarity=st.integers(0, 1), assurance=st.integers(0, 1))
def test_the_curve_is_the_logistic_function(
    motive: int, opportunity: int, restraint: int, clarity: int, assurance: int
) -> None:
    """Within one per mille the chance to act is that of the formula, and the deterring side sees its mirror image."""
    pressure = 0.5 * (motive - 50) + 0.8 * (opportunity - 50) - 0.3 * (restraint - 50) - 5 * clarity - 5 * assurance
    acting = 1 / (1 + exp(-max(min(pressure, 60), -60) / 10))
    asked = {
        "motive": motive,
        "opportunity": opportunity,
        "restraint": restraint,
        "clarity": clarity,
        "assurance": assurance,
    }
    assert abs(chance_of(FAILURE, asked) - (1 - acting)) <= 0.0015
    assert abs(chance_of(SUCCESS, asked) - 0.6 * acting) <= 0.0025
    assert chance_of(SUCCESS, asked | {"deterring": 1}) == chance_of(FAILURE, asked)
