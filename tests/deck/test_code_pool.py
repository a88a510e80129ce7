"""The pool of expressions: equal expressions and constants once, scales with their starts."""

import pytest

from wargame.deck.code_pool import PoolBuilder, stack_needed
from wargame.deck.expression import Scope, compile_expression
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
)

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
