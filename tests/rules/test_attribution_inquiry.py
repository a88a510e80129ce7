"""What an inquiry that half succeeds gives away about the cause, and what not."""

from collections import Counter
from pathlib import Path

import pytest

from wargame.engine.odds import distribution
from wargame.rulebook import PARTIAL, Rule
from wargame.workspace.rule_module import RuleModule, run_rule_file


def load() -> Rule:
    """Load the rule."""
    module = run_rule_file(Path(__file__).parents[2] / "rules" / "attribution_inquiry.py")
    assert isinstance(module, RuleModule)
    return module.rules[0]


RULE = load()


def published(cause: int, causes: int) -> Counter[int]:
    """Return what partial results publish, with their weights."""
    odds = distribution(RULE, RULE.bind({"cause": cause, "causes": causes}))
    assert odds.exact
    found: Counter[int] = Counter()
    for ruling, weight in odds.outcomes:
        if ruling.band == PARTIAL:
            found[ruling.value] += weight
    return found


@pytest.mark.parametrize("causes", [3, 5, 9])
def test_three_causes_of_which_each_is_as_likely(causes: int) -> None:
    """Every pair of false causes comes up equally often, so the number tells no more than that one of three is true."""
    weights = [published(cause, causes) for cause in range(1, causes + 1)]
    for cause, found in enumerate(weights, start=1):
        assert len(found) == (causes - 1) * (causes - 2) // 2
        assert len(set(found.values())) == 1
        for number in found:
            digits = [int(digit) for digit in str(number)]
            assert digits == sorted(set(digits))
            assert len(digits) == 3
            assert cause in digits
            assert max(digits) <= causes
            assert all(weights[other - 1][number] == found[number] for other in digits)
