"""How sure a figure is: intervals of shares, means and differences, and which of many differences are real."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from typing import Final

Z: Final = 1.96
"""Standard errors to either side of a 95 % interval."""

FEWEST: Final = 20
"""Of fewer cases no mean is told."""

Sums = tuple[int, int, int]
"""Times, points, squares of points."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of sessions with its 95 % interval, each from 0 to 1."""

    value: float
    low: float
    high: float

    @property
    def half_width(self) -> float:
        """How far the interval reaches from the share, where it reaches further."""
        return max(self.high - self.value, self.value - self.low)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean or a difference of means with its standard error."""

    value: float
    error: float

    @property
    def low(self) -> float:
        """The lower end of the 95 % interval."""
        return self.value - Z * self.error

    @property
    def high(self) -> float:
        """The upper end of the 95 % interval."""
        return self.value + Z * self.error

    @property
    def p(self) -> float:
        """How often chance alone would bring at least as much where there is nothing, 0 to 1."""
        if self.error == 0:
            return 0.0 if self.value else 1.0
        return erfc(abs(self.value) / self.error / sqrt(2))


def share(count: int, total: int) -> Share:
    """Return a share with its 95 % interval after Wilson (1927); of nothing, everything is possible."""
    if total == 0:
        return Share(0.0, 0.0, 1.0)
    p, z2 = count / total, Z * Z
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = Z * sqrt(p * (1 - p) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Share(p, max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half)))


def mean(sums: Sums) -> Estimate:
    """Return the mean of what was summed; of nothing, 0 that says nothing."""
    times, points, squares = sums
    if times == 0:
        return Estimate(0.0, float("inf"))
    value = points / times
    return Estimate(value, sqrt(max(squares / times - value * value, 0.0) / max(times - 1, 1)))


def deviation(sums: Sums) -> float:
    """Return the standard deviation of what was summed."""
    times, points, squares = sums
    return sqrt(max(squares / times - (points / times) ** 2, 0.0)) if times else 0.0


def stratified(strata: Iterable[tuple[Sums, Sums]]) -> Estimate | None:
    """Return by how much the first group's mean lies above the second's, compared only within strata.

    Strata weigh as many cases as they hold; one that lacks a group says nothing. The cases are taken to vary equally
    in all groups. None for fewer than `FEWEST` cases in either group.
    """
    told = [(one, other) for one, other in strata if one[0] and other[0]]
    ones, others = sum(one[0] for one, _ in told), sum(other[0] for _, other in told)
    if min(ones, others) < FEWEST:
        return None
    within = sum(_residual(group) for pair in told for group in pair)
    variance = within / max(ones + others - 2 * len(told), 1)
    value, error = 0.0, 0.0
    for one, other in told:
        weight = (one[0] + other[0]) / (ones + others)
        value += weight * (one[1] / one[0] - other[1] / other[0])
        error += weight * weight * variance * (1 / one[0] + 1 / other[0])
    return Estimate(value, sqrt(error))


def _residual(sums: Sums) -> float:
    """Return the sum of squares around a group's own mean."""
    times, points, squares = sums
    return max(squares - points * points / times, 0.0)


def real(values: Sequence[float], level: float = 0.05) -> list[bool]:
    """Return which of many differences are real, given how likely each is by chance (Holm 1979).

    That any of those named is chance alone has at most the probability `level`, however many were looked at.
    """
    found = [False] * len(values)
    for rank, i in enumerate(sorted(range(len(values)), key=values.__getitem__)):
        if values[i] > level / (len(values) - rank):
            break
        found[i] = True
    return found
