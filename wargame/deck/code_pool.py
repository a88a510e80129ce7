"""Collects the expressions of a deck into one `CodePool`: equal ones once, equal constants once."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from wargame.engine.expression_code import (
    ADD,
    CLAMP,
    CONSTANT,
    FLOOR_DIVIDE,
    LIMIT,
    MAX_STACK,
    MAX_TURNS,
    SCALE,
    SELECT,
    TURN,
    UNIT,
    UNSETTLED,
    VALUE,
    VARIABLE,
    CodePool,
    Facts,
    run_code,
    to_units,
    to_whole,
)

Instruction = tuple[int, float]
"""An operation of `wargame.engine.expression_code` and its argument; the argument of CONSTANT is the number itself."""


def stack_needed(code: Iterable[Instruction]) -> int:
    """Return how deep a stack the code needs."""
    depth = deepest = 0
    for operation, _ in code:
        if operation <= VALUE:
            depth += 1
        elif operation in {SELECT, CLAMP}:
            depth -= 2
        elif operation > CLAMP:
            depth -= 1
        deepest = max(deepest, depth)
    return deepest


def _step(operation: int, argument: float) -> int:
    """Return how many units make one, where a variable is divided by a whole number; else 0."""
    return UNIT * int(argument) if operation == FLOOR_DIVIDE and 0 < argument == int(argument) < LIMIT else 0


def constant_in(pool: CodePool, expression: int) -> int:
    """Return where in `settled_values` an expression lies that is always the same; else `UNSETTLED`."""
    return UNSETTLED if pool.settled_step[expression] else pool.settled[expression]


class PoolBuilder:
    """Gathers expressions and step functions while a deck is compiled; `build` returns them as a program's pool."""

    def __init__(self) -> None:
        self._code: list[int] = []
        self._starts: list[int] = [0]
        self._constants: dict[float, int] = {}
        self._known: dict[tuple[int, ...], int] = {}
        self._numbers: dict[float, int] = {}
        self._scale_starts: list[int] = [0]
        self._scale_floors: list[float] = []
        self._scale_values: list[float] = []

    def add(self, code: Sequence[Instruction]) -> int:
        """Return the number of the expression with this code: the one it has already, or a new one."""
        flat: list[int] = []
        for operation, argument in code:
            flat += (operation, self._constant(argument) if operation == CONSTANT else int(argument))
        index = self._known.setdefault(tuple(flat), len(self._known))
        if index == len(self._starts) - 1:
            self._code += flat
            self._starts.append(len(self._code) // 2)
        return index

    def constant(self, number: float) -> int:
        """Return the number of the expression that always has this value, for a plain number or truth of the YAML."""
        known = self._numbers.get(number)
        if known is None:
            known = self._numbers[number] = self.add([(CONSTANT, number)])
        return known

    def scale(self, steps: Iterable[tuple[float, float]]) -> int:
        """Add a step function of (from, value) pairs, rising; return its number, to be named in `Scope.scales`.

        Raises:
            ValueError: without any step, or if the steps do not rise.

        """
        floors, values = zip(*steps, strict=True)
        if any(later <= earlier for earlier, later in pairwise(floors)):
            raise ValueError("the steps of a scale rise")
        self._scale_floors += map(float, floors)
        self._scale_values += map(float, values)
        self._scale_starts.append(len(self._scale_floors))
        return len(self._scale_starts) - 2

    def build(self) -> CodePool:
        """Return everything gathered so far."""
        pool = self._pool()
        settled: list[int] = []
        step: list[int] = []
        values: list[float] = []
        stack = [0.0] * MAX_STACK
        for expression in range(len(self._known)):
            looks_at = self._looks_at(expression)
            settled.append(len(values) if looks_at <= {TURN} else UNSETTLED)
            step.append(len(looks_at))
            if looks_at <= {TURN}:
                turns = range(MAX_TURNS + 1) if looks_at else range(1)
                values += (run_code(pool, expression, Facts((), (), (), (), turn, 0, 0), stack) for turn in turns)
        plain = [self._plain(expression) for expression in range(len(self._known))]
        return pool._replace(
            settled=tuple(settled),
            settled_step=tuple(step),
            settled_values=tuple(values),
            settled_units=tuple(map(to_units, values)),
            settled_whole=tuple(map(to_whole, values)),
            plain=tuple(operation for operation, _, _ in plain),
            plain_slot=tuple(slot for _, slot, _ in plain),
            plain_argument=tuple(argument for _, _, argument in plain),
            plain_step=tuple(_step(operation, argument) for operation, _, argument in plain),
        )

    def _plain(self, expression: int) -> tuple[int, int, float]:
        """Return operation, slot and argument of an expression that does one thing with one variable."""
        code = self._code[2 * self._starts[expression] : 2 * self._starts[expression + 1]]
        constants = list(self._constants)
        match code:
            case [op, slot] if op == VARIABLE:
                return ADD, slot, 0.0
            case [op, slot, operation, scale] if (op, operation) == (VARIABLE, SCALE):
                return SCALE, slot, float(scale)
            case [op, slot, other, constant, operation, _] if (op, other) == (VARIABLE, CONSTANT) and operation >= ADD:
                return operation, slot, constants[constant]
            case _:
                return UNSETTLED, 0, 0.0

    def _looks_at(self, expression: int) -> set[int]:
        """Return the operations of an expression that push something other than a constant."""
        code = self._code[2 * self._starts[expression] : 2 * self._starts[expression + 1] : 2]
        return {operation for operation in code if operation <= VALUE and operation != CONSTANT}

    def _pool(self) -> CodePool:
        """Return the code as it was written, with nothing computed beforehand."""
        return CodePool(
            code=tuple(self._code),
            starts=tuple(self._starts),
            constants=tuple(self._constants),
            scale_starts=tuple(self._scale_starts),
            scale_floors=tuple(self._scale_floors),
            scale_values=tuple(self._scale_values),
            settled=(),
            settled_step=(),
            settled_values=(),
            settled_units=(),
            settled_whole=(),
            plain=(),
            plain_slot=(),
            plain_argument=(),
            plain_step=(),
        )

    def _constant(self, number: float) -> int:
        """Return the index of a constant; adding zero makes -0.0 the same as 0.0."""
        return self._constants.setdefault(float(number) + 0.0, len(self._constants))
