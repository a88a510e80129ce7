"""What a ruling changes: the same futures, one band apart; what is told is real, and the session stays as it is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lab.looking_ahead import at_lake
from tests.session.played import Table, started
from tests.small_decks import card, response, small, team
from wargame.engine.state import order_place
from wargame.lab.changes import changes
from wargame.lab.outlook import PYTHON, interpreted, outlook_of
from wargame.rulebook import CRITICAL, FAILURE, SUCCESS
from wargame.session.commands import Adjudicate, Commit
from wargame.session.ruling_anew import other_rulings

FEW = PYTHON._replace(futures=40)


def gamble() -> Table:
    """Return a session with one ruling: a coin that wins the team's only objective or leaves it, in the last turn."""
    outcomes = {"success": {"effects": {"heat": "+9"}}, "partial": {}, "failure": {}}
    toss = response("percentile_check", **{"with": {"base": 50}, "outcomes": outcomes})
    coin = card(responses={"ost": {"toss": toss}})
    goal = {"title": "Warm", "met": "heat >= 55", "points": 3}
    table = started(small(teams={"ost": team(objectives={"warm": goal})}, cards={"coin": coin}), turns=1)
    assert table.seat("ost", Commit(card="coin", response="toss")) is None
    table.must(Adjudicate())
    return table


def test_what_hangs_on_a_ruling() -> None:
    """With the coin on its other side the objective is met or not in every future, and that is what is told first."""
    table = gamble()
    (made,) = table.play.rulings
    found = changes(table.game, table.play, ("ost", "coin"), FEW)
    assert found == changes(table.game, table.play, 0, FEW)
    assert (found.team, found.card, found.response, found.ruled.band) == ("ost", "coin", "toss", made.band)
    won = made.band == SUCCESS
    other = next(each for each in found.instead if each.ruling.band == (FAILURE if won else SUCCESS))
    objective, score, heat = other.comparison.lines[:3]
    sign = -1 if won else 1
    assert [line.name for line in (objective, score, heat)] == ["ost.warm", "ost", "heat"]
    assert all(line.is_real for line in (objective, score, heat))
    assert [line.difference.value for line in (objective, score, heat)] == [sign, 3 * sign, 9 * sign]
    assert other.sentences[0].startswith("A team: Warm is met " + ("less" if won else "more"))


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 50), st.integers(0, 3))
def test_every_other_band_is_tried(seed: int, turns: int) -> None:
    """Each band that the rule declares is there once, but for the one that was thrown, with its chance before dice."""
    table = at_lake(seed, turns, "adjudicate", 3)
    for number, made in enumerate(table.play.rulings):
        found = changes(table.game, table.play, number, PYTHON._replace(futures=2))
        rule = table.game.rule(table.game.response_number(made.card, made.team, made.response))
        bands = [each.ruling.band for each in found.instead]
        assert bands == sorted(set(rule.bands) - {made.band})
        assert [each.chance for each in found.instead] == [made.odds.bands[band] for band in bands]
        for each in found.instead:
            order = [line.is_real for line in each.comparison.lines]
            assert order == sorted(order, reverse=True)


def test_the_session_stays_as_it_is() -> None:
    """The ruling that was made stands afterwards, and so do the futures that it leads to."""
    table = at_lake(4, 1, "adjudicate", 3)
    before, state = outlook_of(table.game, table.play), table.state
    rows = interpreted(before)(range(10)).rows
    changes(table.game, table.play, 0, FEW)
    after = outlook_of(table.game, table.play)
    assert table.state is state
    assert after.base.bands == before.base.bands
    assert interpreted(after)(range(10)).rows == rows


def test_the_middle_ruling_stands_for_a_band() -> None:
    """A band that was not thrown has the margin that half of its throws stay below; the coin's other side is one."""
    table = gamble()
    (made,) = table.play.rulings
    position = table.play.cards.index("coin")
    assert order_place(table.game.deck.program, position, 0) == position
    for other in other_rulings(table.game, made):
        if made.odds.bands[other.band]:
            assert (other.margin >= 0) == (other.band in {CRITICAL, SUCCESS})


@pytest.mark.parametrize("ruling", [5, -1, ("ost", "calm"), ("west", "coin")])
def test_a_ruling_that_is_not_there_is_refused(ruling: int | tuple[str, str]) -> None:
    """An unknown place, team or card is said to be unknown."""
    table = gamble()
    with pytest.raises(ValueError, match="no ruling"):
        changes(table.game, table.play, ruling, FEW)


@pytest.mark.parametrize("phase", ["plan", "recap"])
def test_only_a_proposed_ruling_changes_anything(phase: str) -> None:
    """Before adjudication there are no rulings; once the turn is closed they are applied."""
    table = at_lake(4, 1, phase)
    with pytest.raises(ValueError, match="no ruling is proposed"):
        changes(table.game, table.play, 0, FEW)
