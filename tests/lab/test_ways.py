"""Choices are counted the same by way and by response, on a plain card and on any, by tickets laid at once or not."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.random_decks import decks
from tests.small_decks import card as a_card
from tests.small_decks import compiled, lake, response, small, team
from wargame.deck.compile import CompiledDeck
from wargame.engine.dealing import lay_all, open_turn
from wargame.engine.expression_code import UNIT
from wargame.engine.program import Course
from wargame.engine.state import blank_state
from wargame.lab import ways
from wargame.lab.desk import GREEDY
from wargame.lab.tally import BINS, CHOICES, PICKED, STRATA, SUMS, Tally, bin_width, count_values, lowest, note_values
from wargame.lab.trials import blank_sheet, blank_tally, interpreted
from wargame.lab.ways import FEW, way_starts

ONE = Course(4, 1, (), ())


def run(deck: CompiledDeck, course: Course = ONE, sessions: int = 12, kinds: tuple[int, ...] = ()) -> list[list[int]]:
    """Return all that is counted of some sessions, and how each ended."""
    batch = interpreted(deck, course, 5, kinds=kinds)(range(sessions))
    return [*(list(part) for part in batch.tally), list(batch.rows)]


def market() -> CompiledDeck:
    """Return a deck of plain cards: two teams, responses that are free or have one price."""
    offers = {
        name: {f"buy_{price}": response(cost={"coin": price}) for price in (1, 2, 4)} | {"rest": response()}
        for name in ("ost", "west")
    }
    coin = {"coin": {"title": "Coin", "start": 3, "cap": 9, "income": 1}}
    return small(
        teams={name: team(resources=coin) for name in ("ost", "west")},
        cards={f"card_{i}": a_card(responses=offers, must_answer=["ost"] if i % 2 else []) for i in range(6)},
    )


@pytest.mark.parametrize("few", [0, 2])
@pytest.mark.parametrize("kinds", [(), (GREEDY,) * 3])
def test_ways_and_responses_count_alike(few: int, kinds: tuple[int, ...], monkeypatch: pytest.MonkeyPatch) -> None:
    """However few responses have to be told apart, the sums are the same."""
    by_way = run(lake(), Course(4, 2, (), ()), 5, kinds)
    monkeypatch.setattr(ways, "FEW", few)
    assert run(lake(), Course(4, 2, (), ()), 5, kinds) == by_way


def test_a_large_offer_has_room_for_each_response() -> None:
    """A small one has a place for each choice out of each set; none overlaps with the next."""
    sizes = [0, 1, 3, FEW, FEW + 1]
    starts = [sum(sizes[:i]) for i in range(len(sizes) + 1)]
    begins = way_starts(starts)
    room = [1, 2 * 2, 8 * 4, 2**FEW * (FEW + 1), (FEW + 1) * STRATA * CHOICES]
    assert [(later - first) // SUMS for first, later in pairwise(begins)] == room


def test_what_was_picked_was_possible() -> None:
    """Every order stands in the sums of its response, and every response that could be ordered in some sum."""
    tally = Tally(*run(market())[:-1])
    assert sum(tally.picked) > 0
    for number, (possible, picked) in enumerate(zip(tally.possible, tally.picked, strict=True)):
        sums = tally.worth[number * STRATA * CHOICES * SUMS :][: STRATA * CHOICES * SUMS]
        assert sum(sums[::SUMS]) == possible
        assert sum(sums[PICKED * SUMS :: CHOICES * SUMS]) == picked


@pytest.mark.parametrize("cards", [1, 2])
def test_a_plain_card_is_decided_as_any_other(cards: int) -> None:
    """With the same counts to the last one as if nothing was known about it."""
    deck = market()
    assert all(deck.program.cards.plain)
    any_cards = deck.program.cards._replace(plain=(0,) * len(deck.program.cards.plain))
    course = Course(6, cards, (), ())
    slow = run(replace(deck, program=deck.program._replace(cards=any_cards)), course, 40)
    assert run(deck, course, 40) == slow


def test_a_card_that_is_more_is_not_plain() -> None:
    """Two prices, a condition or a stake make it so."""
    coins = {name: {"title": name, "start": 3} for name in ("coin", "gold")}
    for act in (response(cost={"coin": 1, "gold": 1}), response(when="heat > 3")):
        deck = small(teams={"ost": team(resources=coins)}, cards={"one": a_card(responses={"ost": {"act": act}})})
        assert deck.program.cards.plain == (0,)


@settings(max_examples=20, deadline=None)
@given(data=decks(), key=st.integers(0, 2**64 - 1))
def test_tickets_laid_at_once_are_those_of_each_turn(data: dict[str, object], key: int) -> None:
    """Row by row."""
    deck = compiled(data)
    course, cards = Course(5, 2, (), ()), len(deck.names.cards)
    ahead, state = blank_state(deck.program, course.turns), blank_state(deck.program)
    lay_all(deck.program, course, ahead, key, 0)
    for turn in range(course.turns):
        open_turn(deck.program, course, state, key, 0)
        assert ahead.tickets[turn * cards : (turn + 1) * cards] == state.tickets


@given(low=st.integers(-1000, 900), span=st.integers(1, 2000), units=st.integers(-12_000, 12_000))
def test_a_value_is_counted_in_the_bin_that_holds_it(low: int, span: int, units: int) -> None:
    """What lies beyond the bins counts with the nearest."""
    heat = {"title": "Heat", "start": low, "min": low, "max": min(low + span, 1000)}
    deck = small(tracks={"heat": heat})
    state, tally, sheet = blank_state(deck.program), blank_tally(deck, ONE), blank_sheet(deck, ONE, 1)
    state.values[0] = units
    note_values(state, sheet)
    count_values(state, tally, sheet, 0)
    above = units - lowest(deck.program, 0) * UNIT + UNIT // 2
    expected = min(max(above // (bin_width(deck.program, 0) * UNIT), 0), BINS - 1)
    assert [number for number, count in enumerate(tally.spread[:BINS]) if count] == [expected]
