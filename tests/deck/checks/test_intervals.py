"""Bounds of expressions: never less than what is possible, and narrow enough to find what is impossible."""

from dataclasses import dataclass
from functools import reduce
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.deck.checks.intervals import bounds_of, either
from wargame.deck.code_pool import PoolBuilder
from wargame.deck.expression import Scope, compile_expression
from wargame.deck.expression_text import MAX_LENGTH
from wargame.engine import expression_code as code
from wargame.engine.expression_code import MAX_STACK, UNIT, CodePool, Facts, evaluate

NAMES = ("heat", "wind", "pact", "slip")


@dataclass(frozen=True)
class Seen:
    """Bounds by name; `pact` is a fact, `slip` a draw of three values."""

    heat: tuple[float, float] = (0.0, 100.0)
    wind: tuple[float, float] = (-10.0, 10.0)
    turn: tuple[float, float] = (1.0, 6.0)
    pact: tuple[float, float] = (0.0, 1.0)

    def look(self, operation: int, argument: int) -> tuple[float, float]:
        """Return the bounds of what is read."""
        if operation == code.VARIABLE:
            return (self.heat, self.wind, self.pact, (0.0, 2.0))[argument]
        if operation == code.TURN:
            return self.turn
        return (0.0, 1.0)

    def is_truth(self, operation: int, argument: int) -> bool:
        """Tell whether it is a truth."""
        return operation not in {code.VARIABLE, code.TURN} or argument == 2


def pooled(source: str) -> tuple[CodePool, int]:
    """Return an expression compiled; one that is no condition is a number."""
    pool = PoolBuilder()
    scope = Scope(
        variables={name: slot for slot, name in enumerate(NAMES)},
        draws={"slip": {"a": 0, "b": 1, "c": 2}},
        scales={"step": pool.scale([(-5, 3), (0, -2), (40.5, 9)]), "rise": pool.scale([(0, 1), (50, 2)])},
        cards={"one": 0},
        tags={("ost", "act"): 0},
        facts=frozenset({"pact"}),
    )
    try:
        index = compile_expression(source, scope, "truth", pool).index
    except Exception:  # noqa: BLE001 - whatever is no condition is read as a number, and fails there if it is neither
        index = compile_expression(source, scope, "number", pool).index
    return pool.build(), index


@pytest.mark.parametrize(
    ("source", "low", "high"),
    [
        ("heat", 0, 100),
        ("-heat", -100, 0),
        ("heat - wind", -10, 110),
        ("wind * wind", -100, 100),
        ("heat * wind", -1000, 1000),
        ("heat / 4", 0, 25),
        ("heat // 3", 0, 33),
        ("heat % 7", 0, 7),
        ("abs(wind)", 0, 10),
        ("abs(wind + 20)", 10, 30),
        ("min(heat, 30)", 0, 30),
        ("max(heat, wind)", 0, 100),
        ("clamp(heat, 20, 40)", 20, 40),
        ("step(wind)", -2, 3),
        ("step(heat)", -2, 9),
        ("rise(heat)", 1, 2),
        ("5 if pact else turn", 1, 6),
        ("5 if heat > 200 else 7", 7, 7),
        ("5 if heat < 200 else 7", 5, 5),
    ],
)
def test_bounds(source: str, low: float, high: float) -> None:
    """An expression lies between the least and the most that its parts allow."""
    assert bounds_of(*pooled(source), Seen())[:2] == (low, high)


@pytest.mark.parametrize(
    "source",
    [
        "heat > 100",
        "heat < 0",
        "heat == 101",
        "100 < heat",
        "heat >= 60 and heat < 40",
        "heat > 40 and heat < 40.1",
        "40 <= heat <= 30",
        "turn > 6 or turn < 1",
        "turn > 3 and turn < 4",
        "pact and not pact",
        "pact and heat > 3 and not pact",
        "not (pact or not pact)",
        "not (heat >= 40 or heat < 60)",
        "slip == slip.a and slip == slip.b",
        "(heat > 60 or heat > 80) and heat < 50",
        "heat != heat and heat > 100",
        "rise(heat) > 2",
        "drawn('one') and not drawn('one')",
        "ordered('ost', 'act') and not ordered('ost', 'act')",
        "(heat > 200 if pact else false)",
    ],
)
def test_what_can_never_hold(source: str) -> None:
    """Contradictions are found: of one comparison with the bounds, and of several with one another."""
    assert not bounds_of(*pooled(source), Seen()).may_hold
    assert not bounds_of(*pooled(f"not ({source})"), Seen()).may_fail


@pytest.mark.parametrize(
    "source",
    [
        "heat >= 100",
        "heat > 40 and heat < 40.2",
        "heat >= 40 and heat <= 40",
        "heat > 60 or heat < 40",
        "turn >= 6",
        "pact",
        "pact or heat > 50",
        "slip == slip.a or slip == slip.b",
        "not (heat > 40 and wind > 0)",
        "(heat > 60 or wind > 5) and heat < 50",
        "heat > wind",
        "drawn('one')",
    ],
)
def test_what_may_hold_or_fail(source: str) -> None:
    """What some situation makes true and another makes false is left open."""
    part = bounds_of(*pooled(source), Seen())
    assert (part.may_hold, part.may_fail) == (True, True)


def test_either_of_several() -> None:
    """Conditions of which one always holds are together certain."""
    parts = [bounds_of(*pooled(source), Seen()) for source in ("heat < 40", "heat >= 70", "40 <= heat < 70")]
    assert reduce(either, parts[:2]).may_fail
    assert either(parts[0], bounds_of(*pooled("heat >= 40"), Seen())).may_fail is False


NUMBERS = st.sampled_from(["heat", "wind", "turn", "3", "-7", "0.5", "step(heat)", "rise(wind)", "abs(wind)"])


LONGEST: Final = (MAX_LENGTH - len("_ > 1 and _ < 60 or not pact and _ == 3")) // 3
"""Characters of an expression that is put three times into another one."""


def expressions() -> st.SearchStrategy[str]:
    """Draw numbers and conditions of any shape."""

    def deeper(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        operator = st.sampled_from(["+", "-", "*", "/", "//", "%"])
        compared = st.builds(
            lambda a, sign, b: f"({a} {sign} {b})", inner, st.sampled_from(["<", "<=", ">", ">=", "==", "!="]), inner
        )
        truth = st.sampled_from(["pact", "not pact", "slip == slip.b", "drawn('one')"]) | compared
        joined = st.builds(lambda a, word, b: f"({a} {word} {b})", truth, st.sampled_from(["and", "or"]), truth)
        return (
            st.builds(lambda a, sign, b: f"({a} {sign} {b})", inner, operator, inner)
            | st.builds(lambda a, b, c: f"clamp({a}, {b}, {c})", inner, inner, inner)
            | st.builds(lambda a, b: f"min({a}, {b})", inner, inner)
            | st.builds(lambda a, c, b: f"({a} if {c} else {b})", inner, truth | joined, inner)
        )

    return st.recursive(NUMBERS, deeper, max_leaves=8).filter(lambda source: len(source) <= LONGEST)


@settings(max_examples=200, deadline=None)
@given(
    source=expressions(), heat=st.integers(0, 1000), wind=st.integers(-100, 100), turn=st.integers(1, 6), data=st.data()
)
def test_no_value_lies_outside_its_bounds(source: str, heat: int, wind: int, turn: int, data: st.DataObject) -> None:
    """Wherever the situation stands, the value of an expression lies between its bounds, and so does its truth."""
    pact, slip, drawn = (data.draw(st.integers(0, most)) for most in (1, 2, 1))
    for text in (source, f"{source} > 1 and {source} < 60 or not pact and {source} == 3"):
        pool, index = pooled(text)
        facts = Facts((heat, wind, pact * UNIT, slip * UNIT), (drawn,), (0,), (0,), turn, 0, 0)
        value = evaluate(pool, index, facts, [0.0] * MAX_STACK)
        part = bounds_of(pool, index, Seen())
        assert part.low - 1e-6 <= value <= part.high + 1e-6
