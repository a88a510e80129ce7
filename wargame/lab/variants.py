"""A deck with something otherwise: a team that passes, dice thrown anew, a number of the program changed."""

from dataclasses import dataclass
from typing import Any, Final, Literal, NamedTuple

from wargame.deck.compile import with_gauges, with_needs
from wargame.engine.program import NONE, Program


class Nudge(NamedTuple):
    """A number of the program and by how much it is changed."""

    part: Literal["variables", "drift", "responses"]
    field: str
    at: int
    """The index of the number."""
    amount: float


@dataclass(frozen=True, slots=True)
class Variant:
    """What is otherwise than the deck and its bots have it."""

    passive: int = NONE
    """The team that passes wherever it may; -1 = none."""
    rethrown: int = NONE
    """The team whose orders are decided by other dice; -1 = none."""
    nudges: tuple[Nudge, ...] = ()


USUAL: Final = Variant()
"""As the deck has it."""


def varied(program: Program, variant: Variant) -> Program:
    """Return the program with its numbers changed; gauges start where their tracks then do."""
    for nudge in variant.nudges:
        part = getattr(program, nudge.part)
        numbers: list[Any] = list(getattr(part, nudge.field))
        numbers[nudge.at] = type(numbers[nudge.at])(numbers[nudge.at] + nudge.amount)
        program = program._replace(**{nudge.part: part._replace(**{nudge.field: tuple(numbers)})})
    return with_needs(with_gauges(program)) if variant.nudges else program
