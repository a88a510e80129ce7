"""What holds for every contest: one throw for all its orders, and at most one winner."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.dice import KeyedDice
from wargame.rulebook import FAILURE, PARTIAL, SUCCESS, Rule, RuleArgument, Ruling
from wargame.workspace.rule_module import RuleModule, run_rule_file

FOLDER = Path(__file__).parents[2] / "rules"


def load(path: Path) -> Rule:
    """Load a shipped rule."""
    module = run_rule_file(path)
    assert isinstance(module, RuleModule)
    return module.rules[0]


CONTESTS = {rule.name: rule for rule in map(load, sorted(FOLDER.glob("*.py"))) if rule.contest}


def resolve_all(rule: Rule, entries: tuple[int, ...], more: dict[str, int | tuple[int, ...]], key: int) -> list[Ruling]:
    """Resolve every order of a contest with the same dice, which must have thrown the same."""
    rulings, throws = [], []
    for me in range(len(entries)):
        dice = KeyedDice(key)
        rulings.append(rule.resolve(dice, rule.bind(more | {"entries": entries, "me": me})))
        throws.append([throw for throw in dice.trace if throw.kind != "note"])
    assert all(throw == throws[0] for throw in throws)
    return rulings


@pytest.mark.parametrize("name", CONTESTS)
@settings(max_examples=60, deadline=None)
@given(
    data=st.data(), entries=st.lists(st.integers(-1, 6), min_size=1, max_size=5).map(tuple), key=st.integers(0, 2**64)
)
def test_at_most_one_succeeds(name: str, data: st.DataObject, entries: tuple[int, ...], key: int) -> None:
    """Whatever teams enter, answer and play for, all are told of one throw, and two never win."""
    rule = CONTESTS[name]
    more: dict[str, RuleArgument] = {}
    for parameter in rule.parameters:
        if parameter.name not in ("entries", "me") and data.draw(st.booleans()):
            number = st.integers(-1, 5)
            more[parameter.name] = (
                tuple(data.draw(st.lists(number, max_size=6))) if parameter.sequence else data.draw(number)
            )
    rulings = resolve_all(rule, entries, more, key)
    assert sum(ruling.band == SUCCESS for ruling in rulings) <= 1
    assert all(ruling.margin >= 0 for ruling in rulings if ruling.band == SUCCESS)


@settings(max_examples=100, deadline=None)
@given(
    bids=st.lists(st.tuples(st.integers(0, 4), st.integers(0, 5)), min_size=1, max_size=5),
    refund=st.integers(0, 50),
)
def test_the_highest_bid_has_it_and_all_pay(bids: list[tuple[int, int]], refund: int) -> None:
    """Without lottery the one highest bid succeeds, equal ones share, and only failures get some of it back."""
    rule = CONTESTS["sealed_bid"]
    more: dict[str, RuleArgument] = {"stakes": tuple(added for _, added in bids), "refund": refund}
    rulings = resolve_all(rule, tuple(printed for printed, _ in bids), more, 0)
    totals = [sum(bid) for bid in bids]
    top = max(totals)
    for total, (_, added), ruling in zip(totals, bids, rulings, strict=True):
        if total == top and total > 0:
            assert ruling.band == (SUCCESS if totals.count(top) == 1 else PARTIAL)
        else:
            assert ruling.band in (PARTIAL, FAILURE)
        if 3 * total < 2 * top or total == 0:
            assert ruling.band == FAILURE
        back = added if total == 0 else -(-added * refund // 100)
        assert ruling.value == (back if ruling.band == FAILURE else 0)


@settings(max_examples=100, deadline=None)
@given(bids=st.lists(st.integers(0, 6), min_size=1, max_size=5), power=st.integers(1, 2), key=st.integers(0, 2**64))
def test_a_lottery_has_one_winner(bids: list[int], power: int, key: int) -> None:
    """Where anything was bid one entry is drawn, and it is one that bid."""
    rulings = resolve_all(CONTESTS["sealed_bid"], tuple(bids), {"lottery": power}, key)
    winners = [bid for bid, ruling in zip(bids, rulings, strict=True) if ruling.band == SUCCESS]
    assert len(winners) == (1 if any(bids) else 0)
    assert all(winners)
