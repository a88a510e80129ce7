"""The pool of expressions: equal expressions and constants once, scales with their starts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.code_pool import PoolBuilder, stack_needed
from wargame.deck.expression import Kind, Scope, compile_expression
from wargame.engine.expression_code import (
    ADD,
    CONSTANT,
    MAX_STACK,
    MAX_TURNS,
    TURN,
    UNSETTLED,
    CodePool,
    Facts,
    evaluate,
    run_code,
    step_value,
    to_units,
    to_whole,
    units_of,
    whole_of,
)

NUMBERS = st.integers(0, 1000).map(lambda tenths: tenths / 10)
NOTHING = Scope({"support": 3}, {}, {}, {}, {})


def test_equal_expressions_are_one() -> None:
    """Two sources with the same code share their number, and what is built holds the code once."""
    pool = PoolBuilder()
    first = compile_expression("support + 1", NOTHING, "number", pool)
    again = compile_expression("(support)+1.0", NOTHING, "number", pool)
    other = compile_expression("1 + support", NOTHING, "number", pool)
    assert first.index == again.index != other.index
    assert pool.build() == CodePool(
        code=(1, 3, 0, 0, 14, 0, 0, 0, 1, 3, 14, 0),
        starts=(0, 3, 6),
        constants=(1.0,),
        scale_starts=(0,),
        scale_floors=(),
        scale_values=(),
        settled=(UNSETTLED, UNSETTLED),
        settled_step=(1, 1),
        settled_values=(),
        settled_units=(),
        settled_whole=(),
        plain=(ADD, UNSETTLED),
        plain_slot=(3, 0),
        plain_argument=(1.0, 0.0),
        plain_step=(0, 0),
    )


def test_what_looks_at_nothing_but_the_turn_is_computed_beforehand() -> None:
    """It has the value that its code has, in every turn, and also beyond the last that was computed."""
    built = PoolBuilder()
    sources = ("2 + 3", "1 if (turn - 1) % 3 == 0 else 0", "turn", "turn + 0 * support")
    found = [compile_expression(source, NOTHING, "number", built).index for source in sources]
    pool = built.build()
    assert [pool.settled[index] == UNSETTLED for index in found] == [False, False, False, True]
    stack = [0.0] * MAX_STACK
    for turn in (0, 1, 2, 3, 4, MAX_TURNS, MAX_TURNS + 1):
        facts = Facts((0, 0, 0, 500), (), (), (), turn, 0, 0)
        expected = [5, 1 if (turn - 1) % 3 == 0 else 0, turn, turn]
        assert [evaluate(pool, index, facts, stack) for index in found] == expected
        assert [run_code(pool, index, facts, stack) for index in found] == expected


@given(st.sampled_from(("+", "-", "*", "/", "//", "%", "<", "<=", ">", ">=", "==", "!=")), NUMBERS, NUMBERS)
def test_plain_expressions_have_the_value_of_their_code(sign: str, points: float, number: float) -> None:
    """A variable joined with a constant, put on a scale or by itself needs no code and has the same value."""
    built = PoolBuilder()
    scope = Scope({"support": 0}, {}, {"mod": built.scale([(0, -2), (28, -1), (58, 1)])}, {}, {})
    wanted: Kind = "number" if sign in "+-*/ // %" else "truth"
    found = [
        compile_expression(f"support {sign} {number}", scope, wanted, built).index,
        compile_expression("mod(support)", scope, "number", built).index,
        compile_expression("support", scope, "number", built).index,
    ]
    pool = built.build()
    assert UNSETTLED not in [pool.plain[index] for index in found]
    facts, stack = Facts((round(points * 10),), (), (), (), 1, 0, 0), [0.0] * MAX_STACK
    assert [evaluate(pool, e, facts, stack) for e in found] == [run_code(pool, e, facts, stack) for e in found]


@given(st.integers(-(10**13), 10**13), st.integers(1, 10**6) | st.just(10**9))
def test_a_variable_in_steps_is_the_same_in_whole_numbers(units: int, step: int) -> None:
    """A variable divided by a whole number, the rest left out, comes to what its code gives, without any float."""
    built = PoolBuilder()
    found = compile_expression(f"support // {step}", Scope({"support": 0}, {}, {}, {}, {}), "number", built).index
    pool = built.build()
    code = run_code(pool, found, Facts((units,), (), (), (), 1, 0, 0), [0.0] * MAX_STACK)
    assert pool.plain_slot[found] == 0
    assert units // pool.plain_step[found] == to_whole(code)


@pytest.mark.parametrize("source", ["2.5", "-3 / 4", "1 if turn == 3 else 0.26", "support + turn", "support // 0"])
def test_units_and_whole_numbers_are_those_of_the_value(source: str) -> None:
    """An expression in units or as a whole number is its value rounded, however much of it is known beforehand."""
    built = PoolBuilder()
    found = compile_expression(source, Scope({"support": 0}, {}, {}, {}, {}), "number", built).index
    pool, stack = built.build(), [0.0] * MAX_STACK
    for turn in (1, 3, MAX_TURNS + 1):
        facts = Facts((123,), (), (), (), turn, 0, 0)
        value = evaluate(pool, found, facts, stack)
        assert units_of(pool, found, facts, stack) == to_units(value)
        assert whole_of(pool, found, facts, stack) == to_whole(value)


def test_constants() -> None:
    """A plain number is an expression too, and minus zero is zero."""
    pool = PoolBuilder()
    assert pool.constant(-0.0) == pool.constant(0)
    assert pool.constant(2.5) == compile_expression("2.5", NOTHING, "number", pool).index
    assert pool.constant(-2) == compile_expression("-2", NOTHING, "number", pool).index
    assert repr(pool.build().constants) == "(0.0, 2.5, -2.0)"


def test_scales() -> None:
    """Scales stand one after another, each found by its number."""
    pool = PoolBuilder()
    mod = pool.scale([(0, -2), (50, 1)])
    rank = pool.scale([(10, 5)])
    built = pool.build()
    assert (mod, rank) == (0, 1)
    assert [step_value(built, mod, x) for x in (-5, 49.9, 50)] == [-2, -2, 1]
    assert step_value(built, rank, 0) == 5


@pytest.mark.parametrize("steps", [[], [(1, 0), (1, 2)], [(2, 0), (1, 0)]])
def test_scales_that_do_not_rise(steps: list[tuple[float, float]]) -> None:
    """A scale without steps, or whose steps do not rise, is a mistake of the caller."""
    with pytest.raises(ValueError, match=r"."):
        PoolBuilder().scale(steps)


def test_stack_needed() -> None:
    """The depth of the stack follows what each operation pushes and takes."""
    assert stack_needed([]) == 0
    assert stack_needed([(CONSTANT, 1.0), (TURN, 0), (ADD, 0), (TURN, 0), (ADD, 0)]) == 2
