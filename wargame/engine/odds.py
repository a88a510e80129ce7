"""The odds of a rule: its own code, run over every branch of its own dice.

Weights are integers over a common denominator, so exact odds are exact. A poll with too many totals to follow is
replaced by `SAMPLES` polls with dice of a fixed key; all else stays exact. A rule with more branches than
`MAX_BRANCHES` even so is run `SAMPLES` times. Either way it is the same estimate each time, never called exact.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, repeat
from math import comb, isqrt, lcm
from typing import Final, NamedTuple

from wargame.engine.dice import MASK, MAX_THROWS, SilentDice, TooManyThrowsError, draw, identify
from wargame.rulebook import MAX_DICE, MAX_SIDES, Ints, Rule, RuleArgument, Ruling, nearest_band
from wargame.rulebook.dice import MAX_WEIGHT, PERMILLE, within

MAX_BRANCHES: Final = 20_000
"""The most branches of a rule's dice that are followed."""

SAMPLES: Final = 20_000
"""How many runs stand for the odds of a rule that has more branches."""

MAX_ENUMERATED_THROWS: Final = 400_000
"""The most throws in following all branches; a rule that needs more is sampled."""

MAX_SAMPLED_WORDS: Final = 1_000_000
"""Sampling stops early after this many drawn words and throws, so that no rule keeps anybody waiting."""

SAMPLED_TOGETHER: Final = 9
"""How many voters of a sampled poll are drawn as one; all that nine can come to is quickly listed."""

BANDS: Final = 4


@dataclass(frozen=True, slots=True)
class Distribution:
    """Every ruling that a rule can give for some arguments, and how often."""

    outcomes: tuple[tuple[Ruling, int], ...]
    """Rulings with their weights, sorted by ruling."""
    total: int
    """The sum of the weights."""
    exact: bool
    """Whether all branches of the dice were followed."""
    samples: int
    """How many keyed runs or polls were made; 0 when exact."""


class BandOdds(NamedTuple):
    """The chances of the four bands."""

    permille: tuple[int, int, int, int]
    """Critical, success, partial, failure; their sum is exactly 1000."""
    exact: bool
    """Whether they were computed and not sampled."""
    half_width: int
    """Half width of the widest band's 95 % interval, up to the next per mille; 0 when exact."""


class Fan(NamedTuple):
    """All that one throw can come to."""

    branches: tuple[tuple[int, int], ...]
    """Each result with its weight."""
    total: int
    """The sum of the weights."""
    exact: bool = True
    """Whether the weights are those of all ways, and not counted in `SAMPLES` throws."""


class Branch(NamedTuple):
    """A way through the first throws of a rule."""

    script: tuple[int, ...]
    """What these throws come to."""
    weight: int
    total: int
    """Its chance is weight / total."""


class TooManyBranchesError(BaseException):
    """A rule has more branches than are followed.

    Not an Exception, so that nothing on the way out of the rule takes it for a fault of the rule's.
    """


@lru_cache(maxsize=4096)
def distribution(rule: Rule, arguments: tuple[RuleArgument, ...]) -> Distribution:
    """Return the distribution of a rule's rulings for arguments in the order of its signature.

    Raises RuleFault if the rule raises, never ends or returns no ruling of its own in any branch.
    """
    try:
        return _enumerated(rule, arguments)
    except TooManyBranchesError:
        return _sampled(rule, arguments)


def band_odds(spread: Distribution, declared: Collection[int]) -> BandOdds:
    """Return the chances of the bands; one that isn't declared falls to its neighbour (`nearest_band`).

    Raises ValueError if no band is declared.
    """
    weights = [0] * BANDS
    for ruling, weight in spread.outcomes:
        weights[nearest_band(ruling.band, declared)] += weight
    critical, success, partial, failure = _shares(weights, spread.total)
    half_width = 0 if spread.exact else max(_half_width(weight, spread.total, spread.samples) for weight in weights)
    return BandOdds((critical, success, partial, failure), spread.exact, half_width)


def _shares(weights: list[int], total: int) -> list[int]:
    """Return weights as per mille that sum to 1000: rounded down, the rest goes to the largest remainders."""
    shares = [weight * PERMILLE // total for weight in weights]
    by_remainder = sorted(range(len(weights)), key=lambda band: -(weights[band] * PERMILLE % total))
    for band in by_remainder[: PERMILLE - sum(shares)]:
        shares[band] += 1
    return shares


def _half_width(weight: int, total: int, samples: int) -> int:
    """Return 1.96 standard errors of a sampled share, up to the next per mille: even a share of all is not sure."""
    square = 1960 * 1960 * weight * (total - weight) // (total * total * samples)
    return isqrt(square) + 1


class BranchingDice:
    """Dice that follow a branch's script and then take the first way, leaving the other ways in `pending`."""

    __slots__ = ("_at", "_pending", "_script", "exact", "throws", "total", "weight")

    def __init__(self, branch: Branch, pending: list[Branch]) -> None:
        self._script = branch.script
        self.weight = branch.weight
        self.total = branch.total
        self._pending = pending
        self._at = 0
        self.throws = 0
        self.exact = True

    def roll(self, n: int, sides: int, /) -> int:
        """Take a sum of `n` dice of `sides` sides."""
        return self._follow() if self._is_scripted() else self._branch(roll_fan(n, sides))

    def chance(self, permille: int, /) -> bool:
        """Take yes or no."""
        return self.count(1, permille) == 1

    def count(self, n: int, permille: int, /) -> int:
        """Take how many of `n` say yes."""
        return self._follow() if self._is_scripted() else self._branch(count_fan(n, permille))

    def poll(self, permilles: Ints, weights: Ints, /) -> int:
        """Take the total weight of those who say yes."""
        return self._follow() if self._is_scripted() else self._branch(poll_fan(tuple(permilles), tuple(weights)))

    def note(self, _code: int, _number: int, /) -> None:
        """Forget the number: odds explain nothing."""
        self._count_throw()

    def _is_scripted(self) -> bool:
        self._count_throw()
        return self._at < len(self._script)

    def _follow(self) -> int:
        self._at += 1
        return self._script[self._at - 1]

    def _branch(self, fan: Fan) -> int:
        self._at += 1
        script, weight, total = self._script, self.weight, self.total * fan.total
        for result, ways in fan.branches[1:]:
            self._pending.append(Branch((*script, result), weight * ways, total))
        if len(self._pending) > MAX_BRANCHES:
            raise TooManyBranchesError
        first, ways = fan.branches[0]
        self._script, self.weight, self.total = (*script, first), weight * ways, total
        self.exact = fan.exact
        return first

    def _count_throw(self) -> None:
        self.throws += 1
        if self.throws > MAX_THROWS:
            raise TooManyThrowsError


def _enumerated(rule: Rule, arguments: tuple[RuleArgument, ...]) -> Distribution:
    """Follow all branches, oldest first, so that it shows after a few runs if there are too many."""
    found: dict[tuple[Ruling, int], int] = {}
    pending = [Branch((), 1, 1)]
    exact = True
    throws = 0
    for branch in pending:  # grows while it is walked: the dice add the ways they did not take
        dice = BranchingDice(branch, pending)
        ruling = rule.resolve(dice, arguments)
        found[ruling, dice.total] = found.get((ruling, dice.total), 0) + dice.weight
        exact = exact and dice.exact
        throws += dice.throws
        if throws > MAX_ENUMERATED_THROWS:
            raise TooManyBranchesError
    total = lcm(*{denominator for _, denominator in found})
    weights: dict[Ruling, int] = {}
    for (ruling, denominator), weight in found.items():
        weights[ruling] = weights.get(ruling, 0) + weight * (total // denominator)
    return Distribution(tuple(sorted(weights.items())), total, exact, samples=0 if exact else SAMPLES)


def _sampled(rule: Rule, arguments: tuple[RuleArgument, ...]) -> Distribution:
    key = identify(rule.name)  # the same dice for all arguments, so that two estimates differ by the arguments alone
    weights: dict[Ruling, int] = {}
    samples = words = 0
    while samples < SAMPLES and words < MAX_SAMPLED_WORDS:
        samples += 1
        dice = SilentDice(draw(key, samples))
        ruling = rule.resolve(dice, arguments)
        weights[ruling] = weights.get(ruling, 0) + 1
        words += dice.drawn + dice.throws
    return Distribution(tuple(sorted(weights.items())), samples, exact=False, samples=samples)


@lru_cache(maxsize=512)
def roll_fan(n: int, sides: int) -> Fan:
    """Return all sums of `n` dice of `sides` sides, lowest first. Raises TooManyBranchesError if they are too many."""
    n, sides = within(n, 0, MAX_DICE), within(sides, 1, MAX_SIDES)
    if n * (sides - 1) >= MAX_BRANCHES:
        raise TooManyBranchesError
    ways = [1]
    for _ in range(n):
        below = [*accumulate(ways), *repeat(sum(ways), sides - 1)]
        ways = [below[i] - (below[i - sides] if i >= sides else 0) for i in range(len(below))]
    return Fan(tuple(enumerate(ways, start=n)), sides**n)


@lru_cache(maxsize=512)
def count_fan(n: int, permille: int) -> Fan:
    """Return how many of `n` can say yes, fewest first."""
    n, permille = within(n, 0, MAX_DICE), within(permille, 0, PERMILLE)
    ways = ((yes, comb(n, yes) * permille**yes * (PERMILLE - permille) ** (n - yes)) for yes in range(n + 1))
    return Fan(tuple((yes, weight) for yes, weight in ways if weight), PERMILLE**n)


@lru_cache(maxsize=512)
def poll_fan(permilles: tuple[int, ...], weights: tuple[int, ...]) -> Fan:
    """Return all total weights that can say yes, lowest first; or, if they are too many, those of `SAMPLES` polls."""
    sure = 0
    open_voters: list[tuple[int, int]] = []
    for permille, weight in list(zip(permilles, weights, strict=False))[:MAX_DICE]:
        votes = within(weight, 0, MAX_WEIGHT)
        if permille >= PERMILLE:
            sure += votes
        elif permille > 0 and votes > 0:
            open_voters.append((permille, votes))
    try:
        return _listed_poll(sure, open_voters)
    except TooManyBranchesError:
        return _sampled_poll(sure, open_voters)


def _listed_poll(sure: int, voters: list[tuple[int, int]]) -> Fan:
    """Return all totals of voters who may go either way, beside the votes that are sure."""
    ways = {sure: 1}
    for permille, votes in voters:
        grown = {total: way * (PERMILLE - permille) for total, way in ways.items()}
        for total, way in ways.items():
            grown[total + votes] = grown.get(total + votes, 0) + way * permille
        ways = grown
        if len(ways) > MAX_BRANCHES:
            raise TooManyBranchesError
    return Fan(tuple(sorted(ways.items())), PERMILLE ** len(voters))


def _sampled_poll(sure: int, voters: list[tuple[int, int]]) -> Fan:
    """Return the totals of `SAMPLES` polls of voters who may go either way, with how often each came up.

    The same words decide for all arguments, so that two estimates differ by the arguments alone.
    """
    totals = [sure] * SAMPLES
    for first in range(0, len(voters), SAMPLED_TOGETHER):
        fan = _listed_poll(0, voters[first : first + SAMPLED_TOGETHER])
        results = [result for result, _ in fan.branches]
        # The lowest word that lies beyond each result, rounded up: words are compared as they are.
        beyond = [-(-(below * (MASK + 1)) // fan.total) for below in accumulate(weight for _, weight in fan.branches)]
        words = _poll_words(first // SAMPLED_TOGETHER)
        totals = [total + results[bisect_right(beyond, word)] for total, word in zip(totals, words, strict=True)]
    return Fan(tuple(sorted(Counter(totals).items())), SAMPLES, exact=False)


@lru_cache(maxsize=12)
def _poll_words(group: int) -> tuple[int, ...]:
    """Return the 64-bit words that decide for a group of voters in `SAMPLES` polls."""
    key = identify("poll")
    return tuple(draw(key, group * SAMPLES + i) for i in range(SAMPLES))
