"""Intervals hold what they are about, and of many differences only the real ones are named."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.lab.intervals import FEWEST, Estimate, Sums, deviation, mean, real, share, stratified


def sums(values: list[int]) -> Sums:
    """Return the sums of some points."""
    return len(values), sum(values), sum(value * value for value in values)


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_share(one: int, other: int) -> None:
    """The share lies in its interval, and the interval between 0 and 1."""
    found = share(min(one, other), max(one, other))
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_an_interval_is_wilsons() -> None:
    """The textbook's example: 15 of 50 at 95 %."""
    found = share(15, 50)
    assert (round(found.low, 3), round(found.high, 3)) == (0.191, 0.438)


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=60))
def test_a_mean_lies_in_its_interval(values: list[int]) -> None:
    """The mean of some points lies between its ends, and those between the least and the most if all are alike."""
    found = mean(sums(values))
    assert found.low <= found.value <= found.high
    assert found.value == pytest.approx(sum(values) / len(values))
    if len(set(values)) == 1:
        assert found.low == found.high == values[0]
        assert deviation(sums(values)) == 0


def test_nothing_says_nothing() -> None:
    """No cases give no mean that excludes anything, and too few no difference."""
    assert mean((0, 0, 0)).low == float("-inf")
    assert stratified([((FEWEST - 1, 5, 5), (100, 50, 50))]) is None
    assert stratified([((100, 5, 5), (0, 0, 0)), ((0, 0, 0), (100, 50, 50))]) is None


@given(st.integers(0, 10_000), st.integers(-3, 3))
def test_strata_hide_what_lies_between_them(seed: int, gain: int) -> None:
    """Cases of a richer stratum are not taken for a gain: only what differs within strata counts."""
    dice = Random(seed)
    strata = []
    for level, chosen, left in ((0, 30, 200), (40, 200, 30)):
        one = [level + gain + dice.randint(-1, 1) for _ in range(chosen)]
        strata.append((sums(one), sums([level + dice.randint(-1, 1) for _ in range(left)])))
    found = stratified(strata)
    assert found is not None
    assert abs(found.value - gain) < 0.6
    assert found.error < 0.2


def test_intervals_hold_the_truth_as_often_as_they_say() -> None:
    """Of two hundred intervals around differences of nothing about one in twenty misses nothing."""
    dice = Random(5)
    missed = 0
    for _ in range(200):
        pairs = [(sums([dice.randint(0, 9) for _ in range(40)]), sums([dice.randint(0, 9) for _ in range(60)]))]
        found = stratified(pairs)
        assert found is not None
        missed += not found.low <= 0 <= found.high
    assert 3 <= missed <= 20


def test_many_looks_need_more_to_be_real() -> None:
    """Holm's example: what is real alone is not among many, and no later one is if an earlier is not."""
    assert real([0.04]) == [True]
    assert real([0.04, 0.5, 0.6]) == [False, False, False]
    assert real([0.01, 0.04, 0.03, 0.005]) == [True, False, False, True]
    assert real([]) == []


@given(st.lists(st.floats(0, 1), max_size=30))
def test_the_surer_is_real_first(values: list[float]) -> None:
    """If one is real, so is every one that is less likely by chance."""
    found = real(values)
    kept = [value for value, is_real in zip(values, found, strict=True) if is_real]
    left = [value for value, is_real in zip(values, found, strict=True) if not is_real]
    assert not kept or not left or max(kept) <= min(left)


def test_a_difference_is_as_unlikely_as_the_tables_say() -> None:
    """Two standard errors come by chance in about one of twenty cases; a sure nothing always."""
    assert Estimate(1.96, 1).p == pytest.approx(0.05, abs=0.001)
    assert Estimate(0, 0).p == 1
    assert Estimate(-1, 0).p == 0
