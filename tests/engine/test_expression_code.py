"""Stack code: every program has a finite value everywhere, and each operation means what the deck language says."""

from math import floor, isfinite
from typing import Final

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from wargame.engine import expression_code as code
from wargame.engine.expression_code import (
    LIMIT,
    MAX_STACK,
    UNIT,
    UNSETTLED,
    CodePool,
    Facts,
    evaluate,
    to_units,
    to_whole,
)

PUSHING: Final = (
    code.CONSTANT,
    code.VARIABLE,
    code.TURN,
    code.DRAWN,
    code.ORDERED,
    code.MARGIN,
    code.VALUE,
)
UNARY: Final = (code.SCALE, code.NEGATE, code.NOT, code.ABSOLUTE)
TERNARY: Final = (code.SELECT, code.CLAMP)
BINARY: Final = tuple(range(code.ADD, code.OR + 1))

SIZE: Final = 4
"""How many variables, cards, tags, constants and scales random code can name."""

NUMBERS: Final = st.floats(-LIMIT, LIMIT)
WORLDS: Final = st.builds(
    Facts,
    values=st.lists(st.integers(-(10**13), 10**13), min_size=SIZE, max_size=SIZE),
    drawn=st.lists(st.integers(0, 100), min_size=SIZE, max_size=SIZE),
    tags=st.lists(st.integers(0, 1), min_size=SIZE, max_size=SIZE),
    turn=st.integers(1, 100),
    margin=st.integers(-(10**6), 10**6),
    value=st.integers(-(10**6), 10**6),
)


@st.composite
def programs(draw: st.DrawFn) -> list[int]:
    """Draw code that leaves one value and never needs more of the stack than there is."""
    flat: list[int] = []
    depth = 0
    for _ in range(draw(st.integers(1, 60))):
        offers = [*(PUSHING if depth < MAX_STACK else ()), *(UNARY if depth else ())]
        offers += [*(BINARY if depth > 1 else ()), *(TERNARY if depth > 2 else ())]
        operation = draw(st.sampled_from(offers))
        flat += [operation, draw(st.integers(0, SIZE - 1))]
        depth += 1 if operation in PUSHING else -1 if operation in BINARY else -2 if operation in TERNARY else 0
    while depth > 1:
        flat += [draw(st.sampled_from(BINARY)), 0]
        depth -= 1
    return flat


@st.composite
def pools(draw: st.DrawFn) -> CodePool:
    """Draw a pool with one expression, constants and step functions."""
    flat = draw(programs())
    floors = draw(st.lists(NUMBERS, min_size=SIZE * 2, max_size=SIZE * 2, unique=True))
    return CodePool(
        code=flat,
        starts=(0, len(flat) // 2),
        constants=draw(st.lists(NUMBERS, min_size=SIZE, max_size=SIZE)),
        scale_starts=tuple(range(0, 2 * SIZE + 1, 2)),
        scale_floors=sorted(floors),
        scale_values=draw(st.lists(NUMBERS, min_size=2 * SIZE, max_size=2 * SIZE)),
        settled=(UNSETTLED,),
        settled_step=(0,),
        settled_values=(),
        settled_units=(),
        settled_whole=(),
        plain=(UNSETTLED,),
        plain_slot=(0,),
        plain_argument=(0.0,),
        plain_step=(0,),
    )


@given(pools(), WORLDS)
def test_every_expression_has_a_finite_value_everywhere(pool: CodePool, facts: Facts) -> None:
    """No code raises, and no value is infinite, not a number or too large for the units of a variable."""
    found = evaluate(pool, 0, facts, [0.0] * MAX_STACK)
    assert isfinite(found)
    assert abs(found) <= LIMIT
    assert abs(to_units(found)) < 2**63


@given(pools(), WORLDS)
def test_looking_changes_nothing(pool: CodePool, facts: Facts) -> None:
    """An expression evaluated twice, on a clean and on a used stack, gives the same value."""
    stack = [0.0] * MAX_STACK
    assert evaluate(pool, 0, facts, stack) == evaluate(pool, 0, facts, stack)


def value_of(*flat: int, constants: tuple[float, ...] = (), **scale: tuple[float, ...]) -> float:
    """Return the value of code in a world with nothing in it."""
    floors, values = scale.get("floors", ()), scale.get("values", ())
    pool = CodePool(
        flat,
        (0, len(flat) // 2),
        constants,
        (0, len(floors)),
        floors,
        values,
        (UNSETTLED,),
        (0,),
        (),
        (),
        (),
        (UNSETTLED,),
        (0,),
        (0.0,),
        (0,),
    )
    return evaluate(pool, 0, Facts((), (), (), (), 3, -2, 7), [0.0] * MAX_STACK)


def combined(operation: int, a: float, b: float) -> float:
    """Return the value of an operation on two constants."""
    return value_of(code.CONSTANT, 0, code.CONSTANT, 1, operation, 0, constants=(a, b))


@pytest.mark.parametrize(
    ("operation", "a", "b", "expected"),
    [
        (code.ADD, 2, 3, 5),
        (code.SUBTRACT, 2, 3, -1),
        (code.MULTIPLY, 2, 3, 6),
        (code.DIVIDE, 3, 2, 1.5),
        (code.DIVIDE, 3, 0, 0),
        (code.FLOOR_DIVIDE, -3, 2, -2),
        (code.FLOOR_DIVIDE, 3, 0, 0),
        (code.MODULO, -3, 2, 1),
        (code.MODULO, 3, -2, -1),
        (code.MODULO, 3, 0, 0),
        (code.MINIMUM, 2, 3, 2),
        (code.MAXIMUM, 2, 3, 3),
        (code.MULTIPLY, LIMIT, LIMIT, LIMIT),
        (code.MULTIPLY, LIMIT, -LIMIT, -LIMIT),
        (code.DIVIDE, LIMIT, 1e-300, LIMIT),
        (code.LESS, 2, 2, 0),
        (code.LESS_EQUAL, 2, 2, 1),
        (code.GREATER, 2, 2, 0),
        (code.GREATER_EQUAL, 2, 2, 1),
        (code.EQUAL, 2, 2, 1),
        (code.NOT_EQUAL, 2, 2, 0),
        (code.AND, 1, 0, 0),
        (code.OR, 1, 0, 1),
    ],
)
def test_what_two_numbers_make(operation: int, a: float, b: float, expected: float) -> None:
    """Arithmetic and comparison by example; division by zero gives 0 and nothing leaves the limits."""
    assert combined(operation, a, b) == expected


@given(st.integers(-10_000, 10_000), st.integers(-100, 100).filter(bool))
def test_division_with_rest_is_pythons(a: int, b: int) -> None:
    """On whole numbers `//` and `%` are those that every reader of Python knows."""
    assert combined(code.FLOOR_DIVIDE, a, b) == a // b
    assert combined(code.MODULO, a, b) == a % b


@pytest.mark.parametrize(
    ("operation", "x", "expected"),
    [(code.NEGATE, 2, -2), (code.NOT, 0, 1), (code.NOT, 0.5, 0), (code.ABSOLUTE, -2, 2)],
)
def test_what_one_number_becomes(operation: int, x: float, expected: float) -> None:
    """Operations on one number by example."""
    assert value_of(code.CONSTANT, 0, operation, 0, constants=(x,)) == expected


@pytest.mark.parametrize(
    ("operation", "a", "b", "c", "expected"),
    [
        (code.SELECT, 1, 5, 6, 5),
        (code.SELECT, 0, 5, 6, 6),
        (code.CLAMP, 7, 1, 5, 5),
        (code.CLAMP, -7, 1, 5, 1),
        (code.CLAMP, 3, 1, 5, 3),
        (code.CLAMP, 3, 5, 1, 1),
    ],
)
def test_what_three_numbers_make(operation: int, a: float, b: float, c: float, expected: float) -> None:
    """Choice and clamp by example; of crossed bounds the upper one holds."""
    flat = (code.CONSTANT, 0, code.CONSTANT, 1, code.CONSTANT, 2, operation, 0)
    assert value_of(*flat, constants=(a, b, c)) == expected


def test_what_an_expression_sees() -> None:
    """Variables come in points, cards and orders as 0 or 1, and the turn and the ruling as they are."""
    facts = Facts(values=(125,), drawn=(2,), tags=(1,), done=(0,), turn=3, margin=-2, value=7)
    seen = []
    for operation in (code.VARIABLE, code.TURN, code.DRAWN, code.ORDERED, code.HAS_ORDERED, code.MARGIN, code.VALUE):
        no = (UNSETTLED,)
        pool = CodePool((operation, 0), (0, 1), (), (0,), (), (), no, (0,), (), (), (), no, (0,), (0.0,), (0,))
        seen.append(evaluate(pool, 0, facts, [0.0] * MAX_STACK))
    assert seen == [12.5, 3, 1, 1, 0, -2, 7]


@pytest.mark.parametrize(("x", "expected"), [(-5, -2), (0, -2), (27.9, -2), (28, -1), (57.9, 0), (58, 1), (500, 1)])
def test_a_scale_holds_from_each_step_on(x: float, expected: float) -> None:
    """A step's value holds from its floor up; below the first floor the first value holds."""
    flat = (code.CONSTANT, 0, code.SCALE, 0)
    assert value_of(*flat, constants=(x,), floors=(0, 28, 43, 58), values=(-2, -1, 0, 1)) == expected


@given(st.integers(-(10**10), 10**10))
def test_units_are_tenths_with_halves_up(hundredths: int) -> None:
    """Points become tenths; a half goes up, and one that arithmetic left a hair too low goes up too."""
    points = hundredths / 100
    expected = floor((hundredths + 5) / 10)
    assert to_units(points) == expected
    assert to_units(points - 1e-12) == expected
    assert UNIT == 10


@given(st.floats(-1e9, 1e9))
def test_whole_points_are_the_nearest(points: float) -> None:
    """What enters a rule is never more than half a point away."""
    assume(abs(points * 2 - round(points * 2)) > 1e-6)
    assert abs(to_whole(points) - points) <= 0.5
    assert to_whole(2.5) == 3
    assert to_whole(-2.5) == -2
