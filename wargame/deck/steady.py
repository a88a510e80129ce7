"""What the machine can do in one go: outcomes that add always the same to a few variables."""

from itertools import chain
from typing import Final

from wargame.engine.program import ADD, SHIFTS, VARYING, Program

_NONE: Final = ((0, 0),) * SHIFTS
_LARGE: Final = 1 << 31
"""Compiled code keeps the units of a steady outcome in 32 bits."""


def with_shifts(program: Program) -> Program:
    """Return the program with what each steady outcome adds to which variables."""
    shifts = [_shifts(program, bundle) for bundle in program.responses.bundle]
    flat = list(chain.from_iterable(found or _NONE for found in shifts))
    responses = program.responses._replace(
        steady=tuple(int(found is not None) for found in shifts),
        shift_slot=tuple(slot for slot, _ in flat),
        shift_units=tuple(units for _, units in flat),
    )
    return program._replace(responses=responses)


def _shifts(program: Program, bundle: int) -> tuple[tuple[int, int], ...] | None:
    """Return the variables that a bundle adds to and what it adds, filled up with nothing; None if it is not steady."""
    bundles = program.bundles
    first, end = bundles.effect_starts[bundle], bundles.effect_starts[bundle + 1]
    found = tuple((bundles.effect_slot[effect], bundles.effect_units[effect]) for effect in range(first, end))
    if bundles.releases[bundle] or len(found) > SHIFTS or any(kind != ADD for kind in bundles.effect_kind[first:end]):
        return None
    if any(units == VARYING or abs(units) >= _LARGE or program.variables.saturates[slot] for slot, units in found):
        return None
    return found + _NONE[len(found) :]
