"""What an expression can come to at most, when each thing that it reads lies between two bounds.

Never less than what is possible: where this says that a condition can't hold, it can't. Beside the bounds of a truth it
keeps what would have to be so for it to hold or to fail, as far as comparisons with a number tell; so
`x >= 60 and x < 40` is found to be impossible although either half is possible.
"""

from collections.abc import Mapping
from math import ceil, floor
from typing import Final, NamedTuple, Protocol

from wargame.engine import expression_code as code
from wargame.engine.expression_code import HAIR, LIMIT, UNIT, CodePool

Key = tuple[int, int]
"""What is read: the operation that reads it and its argument."""

Bounds = tuple[float, float]
"""The lowest and the highest value."""

Limits = Mapping[Key, Bounds]
"""Where each thing that is read must lie."""

_NO_LIMITS: Final[Limits] = {}

_MIRRORED: Final = {
    code.LESS: code.GREATER,
    code.LESS_EQUAL: code.GREATER_EQUAL,
    code.GREATER: code.LESS,
    code.GREATER_EQUAL: code.LESS_EQUAL,
    code.EQUAL: code.EQUAL,
    code.NOT_EQUAL: code.NOT_EQUAL,
}
"""The same comparison with its sides changed."""

_OPPOSITE: Final = {
    code.LESS: code.GREATER_EQUAL,
    code.LESS_EQUAL: code.GREATER,
    code.GREATER: code.LESS_EQUAL,
    code.GREATER_EQUAL: code.LESS,
    code.EQUAL: code.NOT_EQUAL,
    code.NOT_EQUAL: code.EQUAL,
}
"""What holds where a comparison fails."""


class Sight(Protocol):
    """What is known about the things that an expression reads."""

    def look(self, operation: int, argument: int) -> Bounds:
        """Return the bounds of what an operation up to `VALUE`, but for `CONSTANT`, pushes."""
        ...

    def is_truth(self, operation: int, argument: int) -> bool:
        """Tell whether that is true or false instead of a number."""
        ...


class Part(NamedTuple):
    """A number between two bounds; or a truth, whose bounds are 0 and 1."""

    low: float
    high: float
    key: Key | None = None
    """What it is read from, if nothing was done to it."""
    holds: Limits = _NO_LIMITS
    """For a truth: what must be so for it to hold."""
    fails: Limits = _NO_LIMITS
    """For a truth: what must be so for it to fail."""

    @property
    def may_hold(self) -> bool:
        """Whether a truth can be true."""
        return self.high != 0.0

    @property
    def may_fail(self) -> bool:
        """Whether a truth can be false."""
        return self.low == 0.0


def bounds_of(pool: CodePool, expression: int, sight: Sight) -> Part:
    """Return the bounds of an expression of the pool."""
    stack: list[Part] = []
    for pair in range(pool.starts[expression], pool.starts[expression + 1]):
        operation, argument = pool.code[2 * pair], pool.code[2 * pair + 1]
        if operation == code.CONSTANT:
            stack.append(Part(pool.constants[argument], pool.constants[argument]))
        elif operation <= code.VALUE:
            stack.append(_read(operation, argument, sight))
        elif operation <= code.ABSOLUTE:
            stack.append(_reworked(pool, operation, argument, stack.pop()))
        elif operation in {code.SELECT, code.CLAMP}:
            third, second, first = stack.pop(), stack.pop(), stack.pop()
            stack.append((_chosen if operation == code.SELECT else _clamped)(first, second, third))
        else:
            right, left = stack.pop(), stack.pop()
            stack.append(_joined(operation, left, right))
    return stack[-1]


def either(left: Part, right: Part) -> Part:
    """Return `left or right`."""
    fails = _both(left.fails, right.fails) if left.may_fail and right.may_fail else None
    holds = _hull(left.holds, right.holds) if left.may_hold and right.may_hold else _NO_LIMITS
    if not left.may_hold or not right.may_hold:
        holds = right.holds if right.may_hold else left.holds
    high = 1.0 if left.may_hold or right.may_hold else 0.0
    return Part(1.0 if fails is None else 0.0, high, None, holds, fails or _NO_LIMITS)


def _read(operation: int, argument: int, sight: Sight) -> Part:
    low, high = sight.look(operation, argument)
    key = (operation, argument)
    if sight.is_truth(operation, argument):
        return Part(low, high, key, {key: (1.0, 1.0)}, {key: (0.0, 0.0)})
    return Part(low, high, key)


def _reworked(pool: CodePool, operation: int, argument: int, part: Part) -> Part:
    """Replace one part by another."""
    if operation == code.NOT:
        return _negated(part)
    if operation == code.NEGATE:
        return Part(-part.high, -part.low)
    if operation == code.ABSOLUTE:
        ends = abs(part.low), abs(part.high)
        return Part(0.0 if part.low <= 0.0 <= part.high else min(ends), max(ends))
    values = _steps_between(pool, argument, part.low, part.high)
    return Part(min(values), max(values))


def _negated(part: Part) -> Part:
    low = 0.0 if part.may_hold else 1.0
    return Part(low, 1.0 if part.may_fail else 0.0, None, part.fails, part.holds)


def _steps_between(pool: CodePool, scale: int, low: float, high: float) -> list[float]:
    """Return the values that a step function has between two places."""
    steps = range(pool.scale_starts[scale], pool.scale_starts[scale + 1])
    at_low = max((i for i in steps if pool.scale_floors[i] <= low), default=steps.start)
    return [
        pool.scale_values[at_low],
        *(pool.scale_values[i] for i in steps if low < pool.scale_floors[i] <= high),
    ]


def _chosen(condition: Part, then: Part, otherwise: Part) -> Part:
    if not condition.may_fail:
        return then
    if not condition.may_hold:
        return otherwise
    return Part(min(then.low, otherwise.low), max(then.high, otherwise.high))


def _clamped(number: Part, low: Part, high: Part) -> Part:
    return Part(min(max(number.low, low.low), high.low), min(max(number.high, low.high), high.high))


def _joined(operation: int, left: Part, right: Part) -> Part:
    """Join two parts by an operator."""
    if operation == code.OR:
        return either(left, right)
    if operation == code.AND:
        return _negated(either(_negated(left), _negated(right)))
    if operation <= code.MAXIMUM:
        low, high = _arithmetic(operation, left, right)
        return Part(min(max(low, -LIMIT), LIMIT), min(max(high, -LIMIT), LIMIT))
    return _compared(operation, left, right)


def _arithmetic(operation: int, left: Part, right: Part) -> Bounds:
    if operation == code.ADD:
        return left.low + right.low, left.high + right.high
    if operation == code.SUBTRACT:
        return left.low - right.high, left.high - right.low
    if operation == code.MINIMUM:
        return min(left.low, right.low), min(left.high, right.high)
    if operation == code.MAXIMUM:
        return max(left.low, right.low), max(left.high, right.high)
    if operation == code.MULTIPLY:
        return _corners([a * b for a in left[:2] for b in right[:2]])
    if right.low <= 0.0 <= right.high:
        return (0.0, 0.0) if right.low == right.high else (-LIMIT, LIMIT)
    if operation == code.MODULO:
        return min(right.low, 0.0), max(right.high, 0.0)
    low, high = _corners([a / b for a in left[:2] for b in right[:2]])
    return (float(floor(low)), float(floor(high))) if operation == code.FLOOR_DIVIDE else (low, high)


def _corners(found: list[float]) -> Bounds:
    return min(found), max(found)


def _compared(operation: int, left: Part, right: Part) -> Part:
    """Compare two numbers; one that is read with one that is certain says where the one that is read must lie."""
    if left.key is None and right.key is not None:
        return _compared(_MIRRORED[operation], right, left)
    may_hold = _is_possible(operation, left, right)
    may_fail = _is_possible(_OPPOSITE[operation], left, right)
    if left.key is None or right.low != right.high:
        return Part(0.0 if may_fail else 1.0, 1.0 if may_hold else 0.0)
    holds = _where(operation, left.key, right.low)
    fails = _where(_OPPOSITE[operation], left.key, right.low)
    own = {left.key: (left.low, left.high)}
    return Part(
        0.0 if may_fail and _both(own, fails) is not None else 1.0,
        1.0 if may_hold and _both(own, holds) is not None else 0.0,
        None,
        holds,
        fails,
    )


def _is_possible(operation: int, left: Part, right: Part) -> bool:
    """Tell whether a comparison can hold for some two numbers of the parts."""
    if operation == code.LESS:
        return left.low < right.high
    if operation == code.LESS_EQUAL:
        return left.low <= right.high
    if operation == code.GREATER:
        return left.high > right.low
    if operation == code.GREATER_EQUAL:
        return left.high >= right.low
    if operation == code.EQUAL:
        return left.low <= right.high and right.low <= left.high
    return not left.low == left.high == right.low == right.high


def _where(operation: int, key: Key, number: float) -> Limits:
    """Return where something that is read must lie for a comparison with a number to hold."""
    grid = UNIT if key[0] == code.VARIABLE else 1
    if operation == code.LESS:
        return {key: (-LIMIT, (ceil(number * grid - HAIR) - 1) / grid)}
    if operation == code.LESS_EQUAL:
        return {key: (-LIMIT, number)}
    if operation == code.GREATER:
        return {key: ((floor(number * grid + HAIR) + 1) / grid, LIMIT)}
    if operation == code.GREATER_EQUAL:
        return {key: (number, LIMIT)}
    return {key: (number, number)} if operation == code.EQUAL else _NO_LIMITS


def _both(left: Limits, right: Limits) -> Limits | None:
    """Return the limits under which both hold, or None if there are none."""
    found = dict(left)
    for key, (low, high) in right.items():
        known = found.get(key, (-LIMIT, LIMIT))
        found[key] = max(low, known[0]), min(high, known[1])
        if found[key][0] > found[key][1]:
            return None
    return found


def _hull(left: Limits, right: Limits) -> Limits:
    """Return the limits that hold wherever either do."""
    return {
        key: (min(low, right[key][0]), max(high, right[key][1])) for key, (low, high) in left.items() if key in right
    }
