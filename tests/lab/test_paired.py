"""Two variants on the same dice: pairs are counted right, and only what is more than chance is called real."""

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_decks import compiled, lake, lake_data
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.comparison import Comparison, comparison_of, sentences
from wargame.lab.intervals import share
from wargame.lab.paired import EXACT, Change, Pairs, mcnemar, pairing_of
from wargame.lab.trials import interpreted

COURSE = Course(4, 2, (), ())
counts = st.integers(0, 700)


@cache
def drier() -> CompiledDeck:
    """Return the lake with less water, a track and an objective more, and one objective less."""
    data = lake_data()
    data["tracks"]["lake_level"]["start"] = 45
    data["tracks"]["reeds"] = {"title": "Reeds", "start": 10}
    del data["teams"]["belmar"]["objectives"]["low_quarrel"]
    data["teams"]["belmar"]["objectives"]["reedy"] = {"title": "Reeds grow", "met": "reeds >= 10"}
    return compiled(data)


def compared(before: CompiledDeck, after: CompiledDeck, sessions: int) -> tuple[Pairs, Comparison]:
    """Return two decks compared."""
    pairs = Pairs(pairing_of(before, after))
    for numbers in (range(7), range(7, sessions)):
        pairs.count(*(interpreted(deck, COURSE, 3)(numbers).rows for deck in (before, after)))
    return pairs, comparison_of(before, after, ("old", "new"), pairs, sessions)


def test_a_deck_does_not_differ_from_itself() -> None:
    """The same deck on the same dice ends the same, session by session."""
    pairs, comparison = compared(lake(), lake(), 60)
    assert comparison.real() == []
    assert sentences(comparison) == []
    assert all(line.difference.value == 0 for line in comparison.lines)
    assert [pairs.change(n).up for n in range(len(pairs.pairing.objectives))] == [0] * len(pairs.pairing.objectives)


def test_what_differs_is_found_and_said() -> None:
    """A lake that starts ten points lower ends lower: real, in words, with what only one of the decks has."""
    pairs, comparison = compared(lake(), drier(), 120)
    assert comparison.only_before == ("belmar.low_quarrel",)
    assert comparison.only_after == ("belmar.reedy",)
    names = [line.name for line in comparison.real()]
    assert "arda.full_lake" in names
    assert "lake_level" in names
    said = sentences(comparison)
    assert said[0].startswith("Arda: The lake stays full is met less often: ")
    assert any(each.startswith("Lake level ends ") and " lower (" in each for each in said)
    assert pairs.pairing.tracks[-1] != "reeds"


def test_pairs_are_what_rows_say() -> None:
    """Sums over pairs are those of a plain loop over the rows."""
    before, after = lake(), drier()
    one, two = (interpreted(deck, COURSE, 3)(range(50)).rows for deck in (before, after))
    pairs = Pairs(pairing_of(before, after))
    pairs.count(one, two)
    width, other = pairs.pairing.widths
    moved = [two[i * other] - one[i * width] for i in range(50)]
    assert pairs.score(0).value == pytest.approx(sum(moved) / 50)
    place, there = pairs.pairing.places[len(pairs.pairing.teams)]
    met = [(one[i * width + place], two[i * other + there]) for i in range(50)]
    change = pairs.change(0)
    assert (change.up, change.down) == (met.count((0, 1)), met.count((1, 0)))


@given(counts, counts)
def test_mcnemars_test_sees_no_side(up: int, down: int) -> None:
    """It is a probability, the same for both ways, and certain where as many went one way as the other."""
    assert 0 <= mcnemar(up, down) <= 1
    assert mcnemar(up, down) == mcnemar(down, up)
    assert mcnemar(up, up) == 1


def test_mcnemars_test_is_the_textbooks() -> None:
    """Six of six by chance: two in 64. Where it is no longer exact it hardly jumps."""
    assert mcnemar(6, 0) == pytest.approx(2 / 64)
    assert mcnemar(0, 0) == 1
    half = EXACT // 2
    assert mcnemar(half + 30, half - 30) == pytest.approx(mcnemar(half + 31, half - 30), abs=0.01)


@given(counts, counts, counts, counts)
def test_the_interval_of_a_change_holds_it(up: int, down: int, both: int, neither: int) -> None:
    """The change lies between its ends; of nothing nothing is said."""
    pairs = up + down + both + neither
    change = Change(share(both + down, pairs), share(both + up, pairs), pairs, up, down)
    found = change.difference
    assert found.low <= found.value <= found.high
    if pairs:
        assert found.value == pytest.approx(change.after.value - change.before.value)
