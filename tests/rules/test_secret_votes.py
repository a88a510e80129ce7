"""A rule that asks the other teams in secret leaves no trace of which of them said what."""

from pathlib import Path
from typing import Final

from hypothesis import given
from hypothesis import strategies as st

from wargame.engine.dice import KeyedDice
from wargame.rulebook import Rule
from wargame.workspace.rule_module import RuleModule, run_rule_file

FOLDER: Final = Path(__file__).parents[2] / "rules"


def load(path: Path) -> Rule:
    """Load a shipped rule."""
    module = run_rule_file(path)
    assert isinstance(module, RuleModule)
    return module.rules[0]


def secret_asks(rule: Rule) -> dict[str, tuple[int, int]]:
    """Return the range of each answer that a rule has of the other teams in secret."""
    return {name: (ask.low, ask.high) for name, ask in rule.asks.items() if ask.secret and ask.who in {"others", "all"}}


RULES: Final = {rule.name: rule for rule in map(load, sorted(FOLDER.glob("*.py"))) if secret_asks(rule)}


def trace(rule: Rule, answers: dict[str, tuple[int, ...]]) -> list[object]:
    """Return every throw and note of a ruling on these answers; everything else is 1, or the rule's own."""
    needed = {parameter.name: 1 for parameter in rule.parameters if parameter.required}
    dice = KeyedDice(7)
    rule.resolve(dice, rule.bind({**needed, **answers}))
    return list(dice.trace)


def test_rules_that_ask_in_secret_are_found() -> None:
    """There are such rules, so that the next test tries something."""
    assert {"silence_procedure", "panel", "estimative_argument"} <= set(RULES)


@given(st.sampled_from(sorted(RULES)), st.data())
def test_who_said_what_leaves_no_trace(name: str, data: st.DataObject) -> None:
    """The same answers from other teams give the same throws and the same notes."""
    rule, first, second = RULES[name], {}, {}
    for ask, (low, high) in secret_asks(rule).items():
        first[ask] = tuple(data.draw(st.lists(st.integers(low, high), min_size=2, max_size=4)))
        second[ask] = tuple(data.draw(st.permutations(first[ask])))
    assert trace(rule, first) == trace(rule, second)
