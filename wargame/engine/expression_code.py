"""Expressions as flat stack code: one straight line of (operation, argument) pairs, no jumps.

Everything an expression may say is total and has no side effect, so `and`, `or` and `if … else` evaluate both sides and
pick. That keeps the evaluator a single loop which CPython runs as it is and numba can compile. Numbers are float64 in
points (not fixed-point units); truth is 1.0 or 0.0. `wargame.deck.expression` writes this code.
"""

from collections.abc import MutableSequence, Sequence
from math import floor
from typing import Final, NamedTuple

UNIT: Final = 10
"""Fixed-point units in one point: every variable is an int of tenths."""

MAX_STACK: Final = 32
"""The deepest stack an expression may need; the deck compiler refuses deeper ones."""

MAX_TURNS: Final = 100
"""The most turns a session can have."""

UNSETTLED: Final = -1
"""The expression looks at more than the turn."""

LIMIT: Final = 1e12
"""No number in an expression leaves ±LIMIT, so that every result fits an int64 of units."""

HAIR: Final = 1e-9
"""What rounding forgives: a half that float arithmetic left a hair too low, as one order of summing does and another
does not, is still a half."""

# What an operation pushes. The argument is named in brackets.
CONSTANT: Final = 0  # [index into the program's constants]
VARIABLE: Final = 1  # [slot in the state vector], in points
TURN: Final = 2  # the number of the turn, from 1
DRAWN: Final = 3  # [card] 1 if the card has been delivered this session
ORDERED: Final = 4  # [tag] 1 if an order with this tag stands this turn
HAS_ORDERED: Final = 5  # [tag] 1 if an order with this tag stood in an earlier turn
MARGIN: Final = 6  # the margin of the ruling whose effects are computed
VALUE: Final = 7  # the value of that ruling
# What replaces the top of the stack.
SCALE: Final = 8  # [scale] the step function's value at the top
NEGATE: Final = 9
NOT: Final = 10
ABSOLUTE: Final = 11
# What replaces the top three: condition, then, otherwise / number, low, high.
SELECT: Final = 12
CLAMP: Final = 13
# What replaces the top two.
ADD: Final = 14
SUBTRACT: Final = 15
MULTIPLY: Final = 16
DIVIDE: Final = 17
FLOOR_DIVIDE: Final = 18
MODULO: Final = 19
MINIMUM: Final = 20
MAXIMUM: Final = 21
LESS: Final = 22
LESS_EQUAL: Final = 23
GREATER: Final = 24
GREATER_EQUAL: Final = 25
EQUAL: Final = 26
NOT_EQUAL: Final = 27
AND: Final = 28
OR: Final = 29


class CodePool(NamedTuple):
    """All expressions of a program, one after another.

    `code` holds pairs (operation, argument); expression `e` is the pairs from `starts[e]` up to `starts[e + 1]`,
    counted in pairs. Scale `s` is the steps from `scale_starts[s]` up to `scale_starts[s + 1]`, each `scale_values[i]`
    from `scale_floors[i]` upward, floors rising; below the first floor the first value holds.
    """

    code: Sequence[int]
    starts: Sequence[int]
    constants: Sequence[float]
    scale_starts: Sequence[int]
    scale_floors: Sequence[float]
    scale_values: Sequence[float]
    settled: Sequence[int]
    """Where the values of an expression that looks at nothing but the turn lie in `settled_values`, or `UNSETTLED`."""
    settled_step: Sequence[int]
    """1 if it looks at the turn, 0 if it is always the same."""
    settled_values: Sequence[float]
    """By turn from 0 to `MAX_TURNS`, or one value."""
    settled_units: Sequence[int]
    """The same in fixed-point units."""
    settled_whole: Sequence[int]
    """The same as whole numbers."""
    plain: Sequence[int]
    """Of an expression that only joins a variable with a constant, or puts it on a scale: the operation; else -1."""
    plain_slot: Sequence[int]
    """The variable."""
    plain_argument: Sequence[float]
    """The constant, or the number of the scale."""
    plain_step: Sequence[int]
    """Of a variable divided by a whole number with the rest left out: how many units make one; else 0."""


class Facts(NamedTuple):
    """What an expression can look at.

    `values` is a state vector in units; `drawn` says how often each card was delivered; `tags` and `done` are by order
    tag.
    """

    values: Sequence[int]
    drawn: Sequence[int]
    tags: Sequence[int]
    """How many orders with the tag stand this turn."""
    done: Sequence[int]
    """1 where an order with the tag stood in an earlier turn, else 0."""
    turn: int
    margin: int
    value: int


def to_units(points: float) -> int:
    """Points as fixed-point units, halves rounded up: the one place where a float becomes state."""
    return floor(points * UNIT + 0.5 + HAIR)


def to_whole(points: float) -> int:
    """Points as a whole number, halves rounded up: how expressions enter the arguments of a rule."""
    return floor(points + 0.5 + HAIR)


def step_value(pool: CodePool, scale: int, x: float) -> float:
    """Return the value of a step function at `x`."""
    at = pool.scale_starts[scale]
    found = pool.scale_values[at]
    for i in range(at, pool.scale_starts[scale + 1]):
        if pool.scale_floors[i] <= x:
            found = pool.scale_values[i]
    return found


def _arithmetic(operation: int, a: float, b: float) -> float:
    """Combine two numbers; division by zero gives 0, so that every expression has a value everywhere."""
    found = 0.0
    if operation == ADD:
        found = a + b
    elif operation == SUBTRACT:
        found = a - b
    elif operation == MULTIPLY:
        found = a * b
    elif operation == MINIMUM:
        found = min(a, b)
    elif operation == MAXIMUM:
        found = max(a, b)
    elif b != 0.0:
        found = min(max(a / b, -LIMIT), LIMIT)
        if operation == FLOOR_DIVIDE:
            found = float(floor(found))
        elif operation == MODULO:
            found = a - b * float(floor(found))
    return min(max(found, -LIMIT), LIMIT)


def _comparison(operation: int, a: float, b: float) -> float:
    """Compare two numbers or join two truths."""
    if operation == LESS:
        held = a < b
    elif operation == LESS_EQUAL:
        held = a <= b
    elif operation == GREATER:
        held = a > b
    elif operation == GREATER_EQUAL:
        held = a >= b
    elif operation == EQUAL:
        held = a == b
    elif operation == NOT_EQUAL:
        held = a != b
    elif operation == AND:
        held = a != 0.0 and b != 0.0
    else:
        held = a != 0.0 or b != 0.0
    return 1.0 if held else 0.0


def _look_up(operation: int, argument: int, facts: Facts) -> float:
    """Fetch what a pushing operation pushes, constants and variables apart."""
    if operation == TURN:
        return float(facts.turn)
    if operation == DRAWN:
        return 1.0 if facts.drawn[argument] > 0 else 0.0
    if operation == ORDERED:
        return 1.0 if facts.tags[argument] > 0 else 0.0
    if operation == HAS_ORDERED:
        return float(facts.done[argument])
    if operation == MARGIN:
        return float(facts.margin)
    return float(facts.value)


def _rework(pool: CodePool, operation: int, argument: int, x: float) -> float:
    """Replace one number by another."""
    if operation == SCALE:
        return step_value(pool, argument, x)
    if operation == NEGATE:
        return -x
    if operation == NOT:
        return 1.0 if x == 0.0 else 0.0
    return abs(x)


def evaluate(pool: CodePool, expression: int, facts: Facts, stack: MutableSequence[float]) -> float:
    """Return the value of an expression in points; `stack` is scratch space of `MAX_STACK` floats."""
    at = pool.settled[expression]
    if at != UNSETTLED and facts.turn <= MAX_TURNS:
        return pool.settled_values[at + pool.settled_step[expression] * facts.turn]
    if pool.plain[expression] != UNSETTLED:
        number = facts.values[pool.plain_slot[expression]] / UNIT
        return run_plain(pool, pool.plain[expression], number, pool.plain_argument[expression])
    return run_code(pool, expression, facts, stack)


def units_of(pool: CodePool, expression: int, facts: Facts, stack: MutableSequence[float]) -> int:
    """Return the value of an expression in fixed-point units; see `evaluate`."""
    at = pool.settled[expression]
    if at != UNSETTLED and facts.turn <= MAX_TURNS:
        return pool.settled_units[at + pool.settled_step[expression] * facts.turn]
    return to_units(evaluate(pool, expression, facts, stack))


def whole_of(pool: CodePool, expression: int, facts: Facts, stack: MutableSequence[float]) -> int:
    """Return the value of an expression as a whole number; see `evaluate`."""
    at = pool.settled[expression]
    if at != UNSETTLED and facts.turn <= MAX_TURNS:
        return pool.settled_whole[at + pool.settled_step[expression] * facts.turn]
    return to_whole(evaluate(pool, expression, facts, stack))


def run_plain(pool: CodePool, operation: int, number: float, argument: float) -> float:
    """Return a variable joined with a constant, or put on a scale."""
    if operation == SCALE:
        return step_value(pool, int(argument), number)
    if operation <= MAXIMUM:
        return _arithmetic(operation, number, argument)
    return _comparison(operation, number, argument)


def run_code(pool: CodePool, expression: int, facts: Facts, stack: MutableSequence[float]) -> float:
    """Return the value of an expression by running its code."""
    top = -1
    code = pool.code
    for at in range(2 * pool.starts[expression], 2 * pool.starts[expression + 1], 2):
        operation = code[at]
        argument = code[at + 1]
        if operation <= VALUE:
            top += 1
            if operation == VARIABLE:  # the two that are nearly all of an expression, without a call
                stack[top] = facts.values[argument] / UNIT
            elif operation == CONSTANT:
                stack[top] = pool.constants[argument]
            else:
                stack[top] = _look_up(operation, argument, facts)
        elif operation <= ABSOLUTE:
            stack[top] = _rework(pool, operation, argument, stack[top])
        elif operation == SELECT:
            top -= 2
            stack[top] = stack[top + 1] if stack[top] != 0.0 else stack[top + 2]
        elif operation == CLAMP:
            top -= 2
            stack[top] = min(max(stack[top], stack[top + 1]), stack[top + 2])
        else:
            top -= 1
            if operation <= MAXIMUM:
                stack[top] = _arithmetic(operation, stack[top], stack[top + 1])
            else:
                stack[top] = _comparison(operation, stack[top], stack[top + 1])
    return stack[top]
