"""What the machine can do in one go, since it never changes: outcomes, arguments of rules, what comes in each turn."""

from itertools import chain
from typing import Final

from wargame.engine.expression_code import MAX_TURNS, UNSETTLED
from wargame.engine.program import (
    ADD,
    FRACTION,
    MODIFIED,
    NONE,
    NUMBER,
    SHIFTS,
    VARYING,
    Program,
    Responses,
    Teams,
)

_UNSTEADY: Final = ((NONE, 0),) * SHIFTS
_LARGE: Final = 1 << 15
"""Compiled code keeps what a steady outcome adds, and to what, in 16 bits."""
_INTRICATE: Final = (0, 0, NONE)


def with_steady(program: Program) -> Program:
    """Return the program with all that it can do in one go."""
    responses = _with_numbers(program, _with_shifts(program))
    return program._replace(responses=responses, teams=_with_income(program))


def _with_shifts(program: Program) -> Responses:
    """Return the responses with what each steady outcome adds to which variables."""
    bundles = enumerate(program.responses.bundle)
    shifts = list(chain.from_iterable(_shifts(program, bundle, outcome) for outcome, bundle in bundles))
    return program.responses._replace(
        shift_slot=tuple(slot for slot, _ in shifts),
        shift_units=tuple(units for _, units in shifts),
    )


def _shifts(program: Program, bundle: int, outcome: int) -> tuple[tuple[int, int], ...]:
    """Return the variables that a bundle adds to and what it adds, filled up with nothing; all -1 if not steady.

    Nothing is added to one variable here and to another one there: an addition waits for the last one to the same.
    """
    bundles, slots = program.bundles, len(program.variables.start)
    first, end = bundles.effect_starts[bundle], bundles.effect_starts[bundle + 1]
    found = tuple((bundles.effect_slot[effect], bundles.effect_units[effect]) for effect in range(first, end))
    if bundles.releases[bundle] or len(found) > SHIFTS or any(kind != ADD for kind in bundles.effect_kind[first:end]):
        return _UNSTEADY
    for slot, units in found:
        if units == VARYING or max(abs(units), slot) >= _LARGE or program.variables.saturates[slot]:
            return _UNSTEADY
    return found + tuple(((outcome * SHIFTS + i) % slots, 0) for i in range(len(found), SHIFTS))


def _with_numbers(program: Program, responses: Responses) -> Responses:
    """Return the responses with their straight arguments."""
    found = [_straight(program, argument) for argument in range(len(responses.argument_kind))]
    responses = responses._replace(
        argument_whole=tuple(whole for whole, _, _ in found),
        argument_slot=tuple(slot for _, slot, _ in found),
        argument_factor=tuple(factor for _, _, factor in found),
    )
    return responses._replace(straight=tuple(_arguments(responses, i) for i in range(len(responses.rule))))


def _straight(program: Program, argument: int) -> tuple[int, int, int]:
    """Return a straight argument: what it is without its variable, that variable, and the factor of its units."""
    pool, responses = program.pool, program.responses
    if responses.argument_kind[argument] not in {NUMBER, MODIFIED}:
        return _INTRICATE
    item = responses.items[responses.argument_first[argument]]
    slot, step = pool.plain_slot[item], pool.plain_step[item]
    if pool.settled[item] != UNSETTLED and pool.settled_step[item] == 0:
        whole = pool.settled_whole[pool.settled[item]]
        return (whole, 0, 0) if abs(whole) < 1 << 31 else _INTRICATE
    if step > 0 and max(abs(program.variables.low[slot]), program.variables.high[slot]) * step < 1 << FRACTION - 1:
        return 0, slot, round((1 << FRACTION) / step)
    return _INTRICATE


def _arguments(responses: Responses, response: int) -> int:
    """Return how many arguments a response has, if all are straight and none is modified; else -1."""
    arguments = range(responses.argument_starts[response], responses.argument_starts[response + 1])
    modified = responses.modifier_starts[response] < responses.modifier_starts[response + 1]
    if modified or any(responses.argument_factor[argument] == NONE for argument in arguments):
        return NONE
    return len(arguments)


def _with_income(program: Program) -> Teams:
    """Return the teams with what comes in whatever happens, by turn and slot."""
    pool, teams, slots = program.pool, program.teams, len(program.variables.start)
    income = [0] * ((MAX_TURNS + 1) * slots)
    varying = []
    for resource, (slot, expression) in enumerate(zip(teams.resource_slot, teams.resource_income, strict=True)):
        at, step = pool.settled[expression], pool.settled_step[expression]
        if at == UNSETTLED:
            varying.append(resource)
            continue
        for turn in range(MAX_TURNS + 1):
            income[turn * slots + slot] = pool.settled_units[at + step * turn]
    return teams._replace(varying=tuple(varying), income=tuple(income))
