"""How an order went: the band, by how much, and a number that belongs to it."""

from collections.abc import Collection
from enum import IntEnum
from typing import Final, NamedTuple

# Plain ints, so that a rule body holds nothing but ints.
CRITICAL: Final = 0
SUCCESS: Final = 1
PARTIAL: Final = 2
FAILURE: Final = 3

BAND_NAMES: Final = ("critical", "success", "partial", "failure")
"""The name of each band, at its number."""


class Band(IntEnum):
    """The bands for code that people read; the same numbers as the plain ints that rules use."""

    CRITICAL = CRITICAL
    SUCCESS = SUCCESS
    PARTIAL = PARTIAL
    FAILURE = FAILURE


class Ruling(NamedTuple):
    """What a rule decided about one order, seen from the team that gave it.

    A rule builds it with three positional arguments: the form that numba compiles.
    """

    band: int
    """0 critical, 1 success, 2 partial, 3 failure."""
    margin: int
    """By how much: 0 or more when the order succeeded, in the rule's own units."""
    value: int
    """A number that the rule's manual explains, such as the total rolled. Effects may use it."""


def nearest_band(band: int, declared: Collection[int]) -> int:
    """Return the declared band that a band falls to: itself, else its neighbour, the worse one of two as near.

    Raises ValueError if nothing is declared.
    """
    return min(declared, key=lambda other: (abs(other - band), -other))
