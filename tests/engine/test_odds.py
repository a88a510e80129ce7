"""Exact odds from a rule's own code, estimates where they would take too long, and faults where a rule is broken."""

from fractions import Fraction
from itertools import product
from math import comb, sqrt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.engine.odds import (
    MAX_BRANCHES,
    SAMPLES,
    BandOdds,
    Distribution,
    band_odds,
    count_fan,
    distribution,
    poll_fan,
    roll_fan,
)
from wargame.rulebook import (
    CRITICAL,
    FAILURE,
    PARTIAL,
    SUCCESS,
    Dice,
    Ints,
    RuleFault,
    Ruling,
    chance,
    count,
    note,
    poll,
    roll,
    rule,
)


@rule(title="Total", bands=(SUCCESS,))
def total_of(dice: Dice, n: int, sides: int) -> Ruling:
    """Give the sum as the value."""
    return Ruling(SUCCESS, 0, roll(dice, n, sides))


@rule(title="Second try", bands=(SUCCESS, PARTIAL, FAILURE))
def second_try(dice: Dice, permille: int) -> Ruling:
    """Throw a second time, at another denominator, only after the first has failed."""
    note(dice, 1, permille)
    if chance(dice, permille):
        return Ruling(SUCCESS, 0, 1)
    if roll(dice, 1, 6) == 6:
        return Ruling(PARTIAL, 0, 2)
    return Ruling(FAILURE, 0, 2)


@rule(title="Assembly", bands=(SUCCESS, FAILURE))
def assembly(dice: Dice, yes: Ints, votes: Ints, abroad: int) -> Ruling:
    """Count votes at home and abroad."""
    total = poll(dice, yes, votes) + count(dice, abroad, 250)
    return Ruling(SUCCESS if total > 3 else FAILURE, 0, total)


@rule(title="Crowd", bands=(SUCCESS, FAILURE))
def crowd(dice: Dice, people: int, sides: int) -> Ruling:
    """Throw for each person apart, which soon is too much to follow."""
    shown = [roll(dice, 1, sides) for _ in range(people)]
    return Ruling(SUCCESS if max(shown, default=0) == 6 else FAILURE, 0, 0)


@rule(title="Broken", bands=(SUCCESS,))
def broken(dice: Dice, way: int) -> Ruling:
    """Go wrong in the way that is asked for, and only where the die shows a 6."""
    if roll(dice, 1, 6) < 6:
        return Ruling(SUCCESS, 0, 0)
    if way == 1:
        for _ in range(10**9):
            roll(dice, 1, 6)
    if way == 2:
        for _ in range(10**9):
            note(dice, 1, 1)
    if way == 3:
        return broken(dice, 1 // (way - 3))
    if way == 4:
        return Ruling(FAILURE, 0, 0)
    return None  # type: ignore[return-value]


def chances(spread: Distribution) -> dict[Ruling, Fraction]:
    """Return the chance of each ruling."""
    return {ruling: Fraction(weight, spread.total) for ruling, weight in spread.outcomes}


@given(n=st.integers(0, 4), sides=st.integers(1, 7))
def test_sums_are_those_of_all_faces(n: int, sides: int) -> None:
    """One throw's branches are the sums of all combinations of faces."""
    spread = distribution(total_of, (n, sides))
    faces = list(product(range(1, sides + 1), repeat=n))
    expected = {total: sum(sum(each) == total for each in faces) for total in {sum(each) for each in faces}}
    assert {ruling.value: weight for ruling, weight in spread.outcomes} == expected
    assert spread.total == len(faces)
    assert spread.exact
    assert spread.samples == 0


def test_branches_of_unequal_depth_share_a_denominator() -> None:
    """A rule that throws again in some branches only has exact odds all the same."""
    spread = distribution(second_try, (250,))
    assert chances(spread) == {
        Ruling(SUCCESS, 0, 1): Fraction(1, 4),
        Ruling(PARTIAL, 0, 2): Fraction(1, 8),
        Ruling(FAILURE, 0, 2): Fraction(5, 8),
    }
    assert sum(weight for _, weight in spread.outcomes) == spread.total


@settings(max_examples=50)
@given(voters=st.lists(st.tuples(st.integers(-50, 1050), st.integers(-1, 3)), max_size=6), abroad=st.integers(-1, 4))
def test_polls_and_counts_are_those_of_all_answers(voters: list[tuple[int, int]], abroad: int) -> None:
    """A poll and a count, one branch point each, weigh as if every voter had been followed apart."""
    people = [*voters, *((250, 1) for _ in range(abroad))]
    expected: dict[int, Fraction] = {}
    for answers in product((False, True), repeat=len(people)):
        votes, share = 0, Fraction(1)
        for answer, (permille, weight) in zip(answers, people, strict=True):
            yes = Fraction(min(max(permille, 0), 1000), 1000)
            votes += max(weight, 0) if answer else 0
            share *= yes if answer else 1 - yes
        expected[votes] = expected.get(votes, Fraction(0)) + share
    spread = distribution(assembly, (tuple(p for p, _ in voters), tuple(w for _, w in voters), abroad))
    assert {ruling.value: share for ruling, share in chances(spread).items()} == {
        votes: share for votes, share in expected.items() if share
    }


@rule(title="Council", bands=(SUCCESS, FAILURE))
def council(dice: Dice, yes: Ints, people: Ints, need: int) -> Ruling:
    """Count heads and people in one poll."""
    tally = poll(dice, yes, [10_000 + each for each in people])
    return Ruling(SUCCESS if tally % 10_000 >= need else FAILURE, tally % 10_000 - need, tally // 10_000)


PEOPLE = tuple(2**place % 367 for place in range(27))
"""Twenty-seven voters of whom hardly two coalitions weigh the same."""


def test_certain_voters_cost_nothing() -> None:
    """Voters without doubt, and those without votes, add no branch and no weight to what is followed."""
    doubtful = (300, 700, 450)
    small = poll_fan(doubtful, PEOPLE[:3])
    yes = (*doubtful, *(1000 for _ in range(12)), *(0 for _ in range(12)))
    wide = poll_fan(yes, PEOPLE)
    assert wide.total == small.total == 1000**3
    assert [weight for _, weight in wide.branches] == [weight for _, weight in small.branches]
    assert wide.branches[0][0] == small.branches[0][0] + sum(PEOPLE[3:15])
    assert poll_fan((500, 500), (1, 0)).branches == ((0, 500), (1, 500))


def test_a_wide_poll_is_sampled_and_all_else_is_exact() -> None:
    """Of a council in which everybody may go either way the poll is estimated, closely, and the rest followed."""
    spread = distribution(council, ((800,) * 27, PEOPLE, sum(PEOPLE) * 7 // 10))
    assert not spread.exact
    assert spread.samples == spread.total == SAMPLES
    heads = [0] * 28
    for ruling, weight in spread.outcomes:
        heads[ruling.value] += weight
    for count_of_yes, seen in enumerate(heads):
        true = comb(27, count_of_yes) * 0.8**count_of_yes * 0.2 ** (27 - count_of_yes)
        assert abs(seen - SAMPLES * true) <= 4 * sqrt(SAMPLES * true * (1 - true)) + 1
    mean = sum(weight * (ruling.margin + sum(PEOPLE) * 7 // 10) for ruling, weight in spread.outcomes) / SAMPLES
    deviation = sqrt(0.16 * sum(each**2 for each in PEOPLE))
    assert abs(mean - 0.8 * sum(PEOPLE)) <= 4 * deviation / sqrt(SAMPLES)


def test_a_wide_poll_after_other_throws_is_still_an_estimate() -> None:
    """However rarely a rule comes to a wide poll, its odds are not called exact; what comes before is."""

    @rule(title="Seldom", bands=(SUCCESS, PARTIAL, FAILURE))
    def seldom(dice: Dice, people: Ints) -> Ruling:
        if roll(dice, 1, 6) < 6:
            return Ruling(PARTIAL, 0, 0)
        return council(dice, (500,) * 27, people, sum(people) // 2)

    spread = distribution(seldom, (PEOPLE,))
    assert not spread.exact
    assert spread.samples == SAMPLES
    assert chances(spread)[Ruling(PARTIAL, 0, 0)] == Fraction(5, 6)
    odds = band_odds(spread, (SUCCESS, PARTIAL, FAILURE))
    assert odds.permille[2] == 833
    assert odds.half_width <= 7


def test_two_wide_polls_are_sampled_run_by_run() -> None:
    """Where even the estimated polls make too many branches, whole runs are estimated."""

    @rule(title="Congress", bands=(SUCCESS, FAILURE))
    def congress(dice: Dice, people: Ints) -> Ruling:
        both = council(dice, (500,) * 27, people, 1).value + council(dice, (500,) * 27, people, 1).value
        return Ruling(SUCCESS, 0, both)

    spread = distribution(congress, (PEOPLE,))
    assert not spread.exact
    assert spread.samples == spread.total <= SAMPLES
    mean = sum(ruling.value * weight for ruling, weight in spread.outcomes) / spread.total
    assert abs(mean - 27) <= 4 * sqrt(13.5 / spread.total)


def test_estimated_polls_differ_by_their_arguments_alone() -> None:
    """A voter who grows surer to say yes never makes an estimate worse."""

    @rule(title="Majority", bands=(SUCCESS, FAILURE))
    def majority(dice: Dice, yes: Ints, votes: Ints) -> Ruling:
        return Ruling(SUCCESS if 2 * poll(dice, yes, votes) > sum(votes) else FAILURE, 0, 0)

    votes = tuple(3**place % 100_003 for place in range(27))
    seen = []
    for sure in range(500, 520):
        spread = distribution(majority, ((sure, *(500,) * 26), votes))
        assert not spread.exact
        seen.append(sum(weight for ruling, weight in spread.outcomes if ruling.band == SUCCESS))
    assert seen == sorted(seen)


def test_outcomes_are_sorted_and_whole() -> None:
    """Outcomes come sorted by ruling, each once, in weights above 0 that sum to the total."""
    spread = distribution(assembly, ((500, 500, 300), (2, 2, 1), 3))
    rulings = [ruling for ruling, _ in spread.outcomes]
    assert rulings == sorted(set(rulings))
    assert all(weight > 0 for _, weight in spread.outcomes)
    assert sum(weight for _, weight in spread.outcomes) == spread.total


def test_odds_are_remembered() -> None:
    """Asking again for the same rule and arguments gives the same object."""
    assert distribution(second_try, (300,)) is distribution(second_try, (300,))


def test_last_exact_size() -> None:
    """A rule with as many branches as are followed is exact, with more it is sampled."""
    assert 27_000 > MAX_BRANCHES >= 19**3
    assert distribution(crowd, (3, 19)).exact
    assert not distribution(crowd, (3, 30)).exact


def test_long_rules_are_sampled() -> None:
    """A rule with few branches but very many throws in each is estimated before anybody has to wait."""

    @rule(title="Long", bands=(SUCCESS,))
    def long(dice: Dice, notes: int) -> Ruling:
        for i in range(notes):
            note(dice, 1, i)
        return Ruling(SUCCESS, 0, sum([roll(dice, 1, 6) for _ in range(4)]))

    assert distribution(long, (10,)).exact
    assert not distribution(long, (900,)).exact


def test_estimates_are_close_and_repeatable() -> None:
    """A sampled rule says so, gives the same estimate again, and lies near the truth."""
    spread = distribution(crowd, (9, 6))
    assert not spread.exact
    assert spread.samples == spread.total == SAMPLES
    distribution.cache_clear()
    assert distribution(crowd, (9, 6)) == spread
    true = 1 - (5 / 6) ** 9
    seen = sum(weight for ruling, weight in spread.outcomes if ruling.band == SUCCESS) / SAMPLES
    assert abs(seen - true) <= 4 * sqrt(true * (1 - true) / SAMPLES)


def test_estimates_for_other_arguments_use_the_same_dice() -> None:
    """Two estimates differ by what the arguments change and not by luck."""

    @rule(title="Spare", bands=(SUCCESS, FAILURE))
    def spare(dice: Dice, _unused: int) -> Ruling:
        return crowd(dice, 9, 6)

    assert not distribution(spare, (1,)).exact
    assert distribution(spare, (1,)).outcomes == distribution(spare, (2,)).outcomes


@pytest.mark.parametrize("arguments", [(100, 1_000_000), (100, 400), (1, 1_000_000)])
def test_huge_dice_are_sampled(arguments: tuple[int, int]) -> None:
    """One throw with more sums than are followed is estimated."""
    assert not distribution(total_of, arguments).exact


def test_heavy_sampling_stops_early() -> None:
    """A rule that throws without measure is run fewer times, and the distribution says how often."""
    spread = distribution(crowd, (900, 6))
    assert not spread.exact
    assert 0 < spread.samples < SAMPLES
    assert spread.samples == spread.total


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        (1, "still throwing after 1000 throws"),
        (2, "still throwing after 1000 throws"),
        (3, "ZeroDivisionError"),
        (4, "returned the band 3, which it doesn't declare"),
        (5, "returned None, which is no Ruling of three ints"),
    ],
)
def test_a_broken_branch_is_a_fault(way: int, reason: str) -> None:
    """A rule that goes wrong in one branch of six is named with its arguments and what happened."""
    with pytest.raises(RuleFault, match=rf"^broken\({way}\): .*{reason}") as caught:
        distribution(broken, (way,))
    assert caught.value.rule == "broken"
    assert caught.value.arguments == (way,)


def test_a_fault_in_a_sampled_rule_is_a_fault() -> None:
    """Sampling hides no error."""

    @rule(title="Late", bands=(SUCCESS,))
    def late(dice: Dice) -> Ruling:
        return Ruling(SUCCESS, 0, 1 // (roll(dice, 1, 1_000_000) % 50))

    with pytest.raises(RuleFault, match="ZeroDivisionError"):
        distribution(late, ())


def spread_of(*weights: int) -> Distribution:
    """Return an exact distribution with these weights of the four bands."""
    outcomes = tuple((Ruling(band, 0, 0), weight) for band, weight in enumerate(weights) if weight)
    return Distribution(outcomes, sum(weights), exact=True, samples=0)


ALL = (CRITICAL, SUCCESS, PARTIAL, FAILURE)


@given(weights=st.tuples(*[st.integers(0, 10**12)] * 4).filter(any))
def test_permille_sum_to_a_thousand(weights: tuple[int, ...]) -> None:
    """Rounded chances sum to 1000 exactly, and each is less than one per mille from the true one."""
    odds = band_odds(spread_of(*weights), ALL)
    assert sum(odds.permille) == 1000
    assert all(
        abs(shown - Fraction(1000 * weight, sum(weights))) < 1
        for shown, weight in zip(odds.permille, weights, strict=True)
    )
    assert all(weight or not shown for shown, weight in zip(odds.permille, weights, strict=True))


def test_largest_remainders_are_rounded_up() -> None:
    """What rounding down leaves over goes to the largest remainders, the better band first among equals."""
    assert band_odds(spread_of(1, 1, 1, 0), ALL).permille == (334, 333, 333, 0)
    assert band_odds(spread_of(0, 15, 11, 10), ALL) == BandOdds((0, 417, 305, 278), exact=True, half_width=0)


def test_undeclared_bands_fall_to_their_neighbour() -> None:
    """A band without an outcome of its own is counted with its neighbour, the worse of two."""
    assert band_odds(spread_of(1, 2, 3, 4), (SUCCESS, PARTIAL, FAILURE)).permille == (0, 300, 300, 400)
    assert band_odds(spread_of(1, 2, 3, 4), (SUCCESS, FAILURE)).permille == (0, 300, 0, 700)
    assert band_odds(spread_of(1, 2, 3, 4), (SUCCESS,)).permille == (0, 1000, 0, 0)


def test_estimates_have_an_interval() -> None:
    """A sampled half has a 95 % interval of 1.96 * sqrt(.25 / n), rounded up; certainty has a small one."""
    half = Distribution(((Ruling(1, 0, 0), 10_000), (Ruling(3, 0, 0), 10_000)), 20_000, exact=False, samples=20_000)
    assert band_odds(half, ALL) == BandOdds((0, 500, 0, 500), exact=False, half_width=7)
    sure = Distribution(((Ruling(1, 0, 0), 20_000),), 20_000, exact=False, samples=20_000)
    assert band_odds(sure, ALL).half_width == 1


@given(n=st.integers(-3, 12), sides=st.integers(-3, 40), permille=st.integers(-10, 1010))
def test_fans_hold_all_their_weight(n: int, sides: int, permille: int) -> None:
    """The branches of each throw sum to its total and none weighs nothing."""
    for fan in (roll_fan(n, sides), count_fan(n, permille), poll_fan((permille,) * max(n, 0), (1, 2, 3) * 4)):
        assert sum(weight for _, weight in fan.branches) == fan.total
        assert all(weight > 0 for _, weight in fan.branches)
