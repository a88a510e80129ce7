"""Two variants on the same dice, counted session by session: what changed, and whether it is more than chance.

Sessions of one number have the same key in both, so most of what differs between sessions differs in both alike and
falls out. An objective's change is judged by McNemar's test (1947): only the sessions count in which it was met in one
variant and not in the other.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import comb, erfc, sqrt
from typing import Final, NamedTuple

from wargame.deck.compile import CompiledDeck
from wargame.engine.expression_code import UNIT
from wargame.lab.intervals import Estimate, Share, mean, share
from wargame.lab.trials import row_width

EXACT: Final = 1000
"""Up to so many sessions that differ, a probability is exact."""

Places = tuple[tuple[int, int], ...]
"""Where one figure stands in a row of the first variant and in one of the second."""


class Pairing(NamedTuple):
    """What two decks have in common, and where it stands in their rows."""

    teams: tuple[str, ...]
    objectives: tuple[str, ...]
    """By their full names."""
    tracks: tuple[str, ...]
    places: Places
    """Teams first, then objectives, then tracks and gauges."""
    widths: tuple[int, int]


@dataclass(slots=True)
class Pairs:
    """Sums over pairs of sessions."""

    pairing: Pairing
    numbers: list[list[int]] = field(default_factory=list)
    """By team, then by track: [pairs, sum of differences, of their squares, of their fourth powers]."""
    changes: list[list[int]] = field(default_factory=list)
    """By objective: [pairs in which it counted in both, met in the first, in the second, only there, only here]."""

    def __post_init__(self) -> None:
        """Begin with nothing."""
        self.numbers = [[0, 0, 0, 0] for _ in (*self.pairing.teams, *self.pairing.tracks)]
        self.changes = [[0, 0, 0, 0, 0] for _ in self.pairing.objectives]

    def count(self, first: Sequence[int], second: Sequence[int]) -> None:
        """Count the rows of a batch of each variant."""
        teams, objectives = len(self.pairing.teams), len(self.pairing.objectives)
        width, other = self.pairing.widths
        for n, (one, two) in enumerate(self.pairing.places):
            pairs = zip(first[one::width], second[two::other], strict=True)
            if teams <= n < teams + objectives:
                _count_changes(self.changes[n - teams], pairs)
            else:
                _count_numbers(self.numbers[n if n < teams else n - objectives], pairs)

    def score(self, team: int) -> Estimate:
        """Return by how many points a team ends higher in the second variant."""
        return _mean(self.numbers[team], 1)

    def track(self, track: int) -> Estimate:
        """Return by how many points a track ends higher in the second variant."""
        return _mean(self.numbers[len(self.pairing.teams) + track], UNIT)

    def change(self, objective: int) -> "Change":
        """Return how an objective's chance differs."""
        both, first, second, up, down = self.changes[objective]
        return Change(share(first, both), share(second, both), both, up, down)


def _count_numbers(sums: list[int], pairs: "zip[tuple[int, int]]") -> None:
    for before, after in pairs:
        moved = after - before
        sums[0] += 1
        sums[1] += moved
        sums[2] += moved * moved
        sums[3] += moved**4


def _count_changes(sums: list[int], pairs: "zip[tuple[int, int]]") -> None:
    for before, after in pairs:
        if before >= 0 and after >= 0:
            sums[0] += 1
            sums[1] += before
            sums[2] += after
            sums[3] += after > before
            sums[4] += after < before


def _mean(sums: list[int], unit: int) -> Estimate:
    found = mean((sums[0], sums[1], sums[2]))
    return Estimate(found.value / unit, found.error / unit)


@dataclass(frozen=True, slots=True)
class Change:
    """How the chance of an objective differs between two variants."""

    before: Share
    after: Share
    pairs: int
    up: int
    """Sessions in which it is met in the second variant only."""
    down: int

    @property
    def difference(self) -> Estimate:
        """By how much its chance is higher, -1 to 1; the interval is that of Agresti and Min (2005)."""
        if not self.pairs:
            return Estimate(0.0, float("inf"))
        total, up, down = self.pairs + 2, self.up + 0.5, self.down + 0.5
        error = sqrt(up + down - (up - down) ** 2 / total) / total
        return Estimate((self.up - self.down) / self.pairs, error)

    @property
    def p(self) -> float:
        """How often chance alone would bring at least as much."""
        return mcnemar(self.up, self.down)


def mcnemar(up: int, down: int) -> float:
    """Return how likely it is by chance that so many of those that changed changed one way, or still more."""
    changed = up + down
    if changed > EXACT:
        return erfc(max(abs(up - down) - 1, 0) / sqrt(changed) / sqrt(2))
    ways: int = sum(comb(changed, n) for n in range(min(up, down) + 1))
    return min(1.0, 2 * ways / (1 << changed))


def pairing_of(first: CompiledDeck, second: CompiledDeck) -> Pairing:
    """Return what two decks have in common."""
    one, two = _places(first), _places(second)
    common = [[name for name in one[kind] if name in two[kind]] for kind in range(3)]
    places = tuple((one[kind][name], two[kind][name]) for kind in range(3) for name in common[kind])
    teams, objectives, tracks = map(tuple, common)
    return Pairing(teams, objectives, tracks, places, (row_width(first), row_width(second)))


def _places(deck: CompiledDeck) -> list[dict[str, int]]:
    """Return where teams, objectives, and tracks and gauges stand in a row."""
    teams = {team: n for n, team in enumerate(deck.names.teams)}
    objectives = {name: len(teams) + n for name, n in deck.names.objective_numbers().items()}
    behind = len(teams) + len(deck.names.objectives)
    tracks = {name: behind + n for n, name in enumerate((*deck.deck.gauges, *deck.deck.tracks))}
    return [teams, objectives, tracks]
