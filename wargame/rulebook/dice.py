"""The only door to chance that a rule has.

Rules call the free functions `roll`, `chance`, `count`, `poll` and `note`, which compiled code replaces; the engine
hands in an object with the same five methods. All of them are total: the number of dice is held within 0..`MAX_DICE`,
the sides within 1..`MAX_SIDES`, a chance within 0..1000 per mille and a weight within 0..`MAX_WEIGHT`; of a poll's two
sequences the shorter one counts, and of it the first `MAX_DICE` items.
"""

from collections.abc import Sequence
from typing import Final, Protocol, TypeAlias

Ints: TypeAlias = Sequence[int]
"""A flat sequence of whole numbers: the only compound argument of a rule."""

MAX_DICE: Final = 100
"""The most dice that one throw may take."""

MAX_SIDES: Final = 1_000_000
"""The most sides that a die may have."""

MAX_WEIGHT: Final = 1_000_000
"""The most votes that one voter of a poll may have."""

PERMILLE: Final = 1000
"""The number of sides of the die that decides a chance given in per mille."""


class Dice(Protocol):
    """Chance as a rule meets it: keyed dice live, every branch at once for odds, loaded dice in tests."""

    def roll(self, n: int, sides: int, /) -> int:
        """Return the sum of `n` dice of `sides` sides, each 1..sides."""
        ...

    def chance(self, permille: int, /) -> bool:
        """Whether something that has `permille` chances in a thousand happens."""
        ...

    def count(self, n: int, permille: int, /) -> int:
        """Return for how many of `n` alike it happens, each with `permille` chances in a thousand."""
        ...

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Return the total weight of the voters who say yes: voter i with `permilles[i]` and `weights[i]` votes."""
        ...

    def note(self, code: int, number: int, /) -> None:
        """Remember a number for "Why?", under a code that the rule's `notes` explain."""
        ...


def roll(dice: Dice, n: int, sides: int) -> int:
    """Return the sum of `n` dice of `sides` sides, each 1..sides."""
    return dice.roll(n, sides)


def chance(dice: Dice, permille: int) -> bool:
    """Whether something that has `permille` chances in a thousand happens."""
    return dice.chance(permille)


def count(dice: Dice, n: int, permille: int) -> int:
    """Return for how many of `n` alike it happens, each with `permille` chances in a thousand."""
    return dice.count(n, permille)


def poll(dice: Dice, permilles: Ints, weights: Ints) -> int:
    """Return the total weight of the voters who say yes: voter i with `permilles[i]` and `weights[i]` votes."""
    return dice.poll(permilles, weights)


def note(dice: Dice, code: int, number: int) -> None:
    """Remember a number for "Why?", under a code that the rule's `notes` explain."""
    dice.note(code, number)


def within(number: int, low: int, high: int) -> int:
    """Return the number held within low..high, both included."""
    if low <= number <= high:
        return number
    return low if number < low else high
