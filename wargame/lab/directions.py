"""Which way a team wants each variable to go, as far as its objectives leave no doubt."""

from collections.abc import Mapping
from typing import Final

from wargame.deck.checks.intervals import bounds_of
from wargame.deck.checks.subject import Subject
from wargame.engine import expression_code as code
from wargame.engine.program import NONE, Program

UP: Final = 1
"""More of it is better, or makes a number larger or a condition likelier to hold."""
DOWN: Final = 2
"""Less of it is."""
BOTH: Final = UP | DOWN
"""Now this, now that."""

Ways = Mapping[int, int]
"""By slot: UP, DOWN or BOTH."""

_RISING: Final = frozenset({code.ADD, code.MINIMUM, code.MAXIMUM, code.AND, code.OR, code.CLAMP})
_LEFT_DOWN: Final = frozenset({code.LESS, code.LESS_EQUAL})
_LEFT_UP: Final = frozenset({code.SUBTRACT, code.GREATER, code.GREATER_EQUAL})


def wishes(subject: Subject, team: str) -> dict[int, int]:
    """Return which way a team wants variables to go: by its objectives, and by what drift makes of them."""
    program, names = subject.deck.program, subject.deck.names
    number = names.teams.index(team)
    found: dict[int, int] = {}
    for owner, met in zip(program.teams.objective_team, program.teams.objective_met, strict=True):
        if owner in {NONE, number}:
            _add(found, ways(program, met))
    for i in range(program.teams.resource_starts[number], program.teams.resource_starts[number + 1]):
        _add(found, {program.teams.resource_slot[i]: UP})
        _add(found, ways(program, program.teams.resource_income[i]))
    pulls = _pulls(subject)
    while sum(_add(found, pull) for pull in _passed_on(found, pulls)):
        pass  # counted, so that each round takes in all links and not only up to the first that adds something
    return found


def _pulls(subject: Subject) -> list[tuple[int, int, int]]:
    """Return source, target and way of each link."""
    drift, pool = subject.deck.program.drift, subject.deck.program.pool
    found = []
    for target in range(len(drift.homing)):
        for link in range(drift.link_starts[target], drift.link_starts[target + 1]):
            low = high = 1.0
            if drift.link_scale[link] != NONE:
                low, high = bounds_of(pool, drift.link_scale[link], subject.generous.sight())[:2]
            pulls = low * drift.link_weight[link], high * drift.link_weight[link]
            way = (UP if max(pulls) > 0 else 0) | (DOWN if min(pulls) < 0 else 0)
            behind = _behind(subject.deck.program, {drift.link_from[link]: UP})
            found += [(source, target, _through(way, inner)) for source, inner in behind.items() if way]
    return found


def _passed_on(found: Ways, pulls: list[tuple[int, int, int]]) -> list[dict[int, int]]:
    """Return what follows for the sources of links from what is wanted of their targets."""
    return [{source: _through(way, found[target])} for source, target, way in pulls if target in found]


def _add(found: dict[int, int], more: Ways) -> bool:
    """Add ways; tell whether anything is new."""
    new = {slot: found.get(slot, 0) | way for slot, way in more.items() if found.get(slot, 0) | way != found.get(slot)}
    found.update(new)
    return bool(new)


def _through(first: int, second: int) -> int:
    """Return the way of something whose change goes one way through another."""
    if BOTH in {first, second}:
        return BOTH
    return UP if first == second else DOWN


def ways(program: Program, expression: int) -> dict[int, int]:
    """Return which way an expression goes with each variable that it reads, gauges and peaks looked through."""
    return _behind(program, _direct(program, expression))


def _behind(program: Program, direct: Ways) -> dict[int, int]:
    """Return the same ways for what gauges and peaks are made of."""
    gauges = dict(zip(program.variables.gauge_slot, program.variables.gauge_value, strict=True))
    peaks = dict(zip(program.variables.peak_slot, program.variables.peak_of, strict=True))
    found: dict[int, int] = {}
    waiting = list(direct.items())
    while waiting:
        slot, way = waiting.pop()
        if slot in gauges:
            waiting += [(read, _through(way, inner)) for read, inner in _direct(program, gauges[slot]).items()]
        elif slot in peaks:
            waiting.append((peaks[slot], way))
        else:
            _add(found, {slot: way})
    return found


def _direct(program: Program, expression: int) -> dict[int, int]:
    """Return which way an expression goes with each variable that stands in it."""
    pool = program.pool
    stack: list[tuple[dict[int, int], float | None]] = []
    for pair in range(pool.starts[expression], pool.starts[expression + 1]):
        operation, argument = pool.code[2 * pair], pool.code[2 * pair + 1]
        if operation <= code.VALUE:
            constant = pool.constants[argument] if operation == code.CONSTANT else None
            stack.append(({argument: UP} if operation == code.VARIABLE else {}, constant))
        elif operation <= code.ABSOLUTE:
            stack.append((_turned(stack.pop()[0], _way_of(program, operation, argument)), None))
        else:
            count = 3 if operation in {code.SELECT, code.CLAMP} else 2
            parts, stack = stack[-count:], stack[:-count]
            stack.append((_joined(operation, parts), None))
    return stack[-1][0]


def _way_of(program: Program, operation: int, argument: int) -> int:
    """Return which way something goes that is made of one number."""
    if operation in {code.NEGATE, code.NOT}:
        return DOWN
    if operation == code.ABSOLUTE:
        return BOTH
    pool = program.pool
    values = pool.scale_values[pool.scale_starts[argument] : pool.scale_starts[argument + 1]]
    if list(values) == sorted(values):
        return UP
    return DOWN if list(values) == sorted(values, reverse=True) else BOTH


def _joined(operation: int, parts: list[tuple[dict[int, int], float | None]]) -> dict[int, int]:
    """Return the ways of something that is made of several parts."""
    found: dict[int, int] = {}
    for i, (part, _) in enumerate(parts):
        _add(found, _turned(part, _side(operation, i, [constant for _, constant in parts])))
    return found


def _side(operation: int, side: int, constants: list[float | None]) -> int:
    """Return which way the whole goes with one of its parts."""
    if operation in _RISING or (operation == code.SELECT and side > 0):
        return UP
    if operation in _LEFT_DOWN:
        return BOTH if side > 1 else (DOWN, UP)[side]
    if operation in _LEFT_UP:
        return (UP, DOWN)[side]
    if operation == code.MULTIPLY:
        return _sign(constants[1 - side])
    if operation in {code.DIVIDE, code.FLOOR_DIVIDE} and side == 0:
        return _sign(constants[1])
    return BOTH


def _sign(factor: float | None) -> int:
    """Return which way a number goes when it is multiplied by a factor."""
    if factor is None:
        return BOTH
    return UP if factor >= 0 else DOWN


def _turned(part: Ways, way: int) -> dict[int, int]:
    return {slot: _through(known, way) for slot, known in part.items()}
