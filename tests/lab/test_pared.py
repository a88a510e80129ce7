"""What a program keeps for nobody to look at can be left out of sessions that are only counted."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.random_decks import decks
from tests.small_decks import Data, card, compiled, lake, response, small, team
from wargame.engine.program import Course
from wargame.lab import trials
from wargame.lab.desk import CAUTIOUS, RANDOM
from wargame.lab.pared import pared

TRACKS: Data = {"heat": {"title": "Heat", "start": 50}, "wind": {"title": "Wind", "start": 50}}
LINK = {"from": "heat", "to": "wind", "weight": 1, "lag": 2, "why": "Air."}


def after(told: str) -> Data:
    """Return a card with a follow-up that asks for something."""
    called = response(outcomes={"success": {"follow_up": [{"card": "plain", "after": 1, "when": told}]}})
    return card(responses={"red": {"call": called}})


def test_history_is_kept_for_links_alone() -> None:
    """Without a link no row of it is kept; with one, as many as it looks back."""
    assert pared(small(tracks=TRACKS).program).drift.rows == 0
    linked = small(tracks=TRACKS, links=[LINK]).program
    assert pared(linked).drift.rows == linked.drift.rows == 3


@pytest.mark.parametrize("told", ["ordered('red', 'call')", "has_ordered('red', 'call')"])
def test_tags_are_kept_if_any_condition_asks_for_one(told: str) -> None:
    """It is all the same whether it asks for an order of this turn or of an earlier one."""
    teams = {"red": team(), "blue": team()}
    asked = small(teams=teams, cards={"first": after(told), "plain": card()}).program
    assert pared(asked).tags == asked.tags > 0
    assert pared(small(teams=teams, cards={"first": after("turn > 1"), "plain": card()}).program).tags == 0


@settings(max_examples=30, deadline=None)
@given(data=decks(), seed=st.integers(0, 99), kind=st.sampled_from([RANDOM, CAUTIOUS]))
def test_nothing_comes_out_otherwise(data: Data, seed: int, kind: int) -> None:
    """The same is counted with all kept, whether bots look at what is kept or order by chance."""
    deck, course = compiled(data), Course(4, 2, (), ())
    kinds = (kind,) * len(deck.names.teams)
    spared = trials.interpreted(deck, course, seed, kinds=kinds)(range(3))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(trials, "pared", lambda program: program)
        kept = trials.interpreted(deck, course, seed, kinds=kinds)(range(3))
    assert (spared.tally, spared.rows) == (kept.tally, kept.rows)


def test_the_lake_keeps_what_it_asks_for() -> None:
    """A deck that uses everything is left as it is."""
    program = lake().program
    assert pared(program) == program
