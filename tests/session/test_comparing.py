"""Two sessions side by side: what differs is told, what does not is not, and the first difference is named."""

from copy import deepcopy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.played import Table, by_whim, play_on, play_turn, started
from tests.session.test_branching import CONTROL, control, facilitated
from tests.small_decks import lake, small
from wargame.session.commands import PASS, Adjudicate, CloseTurn, Commit, Rewind
from wargame.session.comparing import compare, why_not_compared
from wargame.session.comparison_view import ComparisonView
from wargame.session.control_commands import Band, Improvise, Override, RuleFreely
from wargame.session.state import SessionState
from wargame.session.talk_commands import Argue, Propose, Sign

SEEDS = st.integers(0, 10_000)
NAMES = ("one", "other")


def held(first: Table, second: Table | SessionState) -> ComparisonView:
    """Return two sessions compared."""
    other = second.state if isinstance(second, Table) else second
    assert why_not_compared(first.state, other) == ""
    return compare(first.game, first.state, other, NAMES)


def branched(table: Table) -> Table:
    """Return a session of its own that stands where another one does."""
    return Table(table.game, list(table.events), deepcopy(table.state))


def differing(view: ComparisonView) -> list[int]:
    """Return the turns in which anything differs."""
    return [turn.turn for turn in view.turns if turn.differs]


@settings(max_examples=15, deadline=None)
@given(SEEDS, st.integers(0, 4))
def test_a_session_does_not_differ_from_itself(seed: int, turns: int) -> None:
    """Wherever a session stands, held against itself it shows no difference anywhere."""
    table = started(seed=seed)
    for _ in range(turns):
        if table.play.phase != "endex":
            play_turn(table, by_whim(seed))
    view = held(table, table)
    assert (view.parted, view.same_dice, view.notes, differing(view)) == ("Nothing differs.", True, (), [])
    assert all(fact.first == fact.second for fact in view.facts)
    assert all(each.first == each.second for score in view.scores for each in score.objectives)


@settings(max_examples=15, deadline=None)
@given(SEEDS)
def test_what_one_order_changed_is_told_from_its_turn_on(seed: int) -> None:
    """Before the turn in which one team orders otherwise nothing differs, and the sentence names team and card."""
    table = started(seed=seed, schedule={2: ["dam_leaks"]})
    play_turn(table, by_whim(seed))
    other = branched(table)
    offers = [*table.game.deck.deck.cards["dam_leaks"].responses["arda"], PASS]
    taken = [name for name in offers if table.seat("arda", Commit(card="dam_leaks", response=name)) is None][-1]
    instead = [name for name in offers if name != taken]
    if not any(other.seat("arda", Commit(card="dam_leaks", response=name)) is None for name in instead):
        return
    for session in (table, other):
        session.finish_turn()
    view = held(table, other)
    assert view.same_dice
    assert differing(view)[0] == 2
    assert view.parted.startswith("They part in turn 2: Arda ")
    (order,) = [order for order in view.turns[1].orders if order.card == "dam_leaks"]
    assert order.first != order.second


def test_one_goes_further_than_the_other() -> None:
    """A branch that was just made differs in nothing, and how far each goes is said."""
    table = started(seed=4)
    play_turn(table, by_whim(4))
    early = branched(table)
    play_on(table, by_whim(4))
    view = held(table, early)
    assert view.parted == "Nothing differs as far as both go: A has ended after turn 4, B stands in turn 2, plan."
    assert differing(view) == []
    assert (view.turns[2].first, view.turns[2].second) == (True, False)
    assert all(value.second is None and value.difference == 0 for value in view.turns[1].values)


def test_other_dice_are_said() -> None:
    """Two runs with secrets of their own part at STARTEX or in a deal, and luck is named before anything else."""
    view = held(started(seed=1), started(seed=2))
    assert not view.same_dice
    assert "different dice" in view.notes[0]


def test_a_ruling_by_hand_is_where_they_part() -> None:
    """The same order with the same dice, ruled otherwise by a person, is told with both bands."""
    table = facilitated(5)
    for team in table.game.deck.names.teams:
        for order in by_whim(5)(table.game, table.play, team):
            table.seat(team, order)
    table.must(Adjudicate())
    other = branched(table)
    made = next(ruling for ruling in table.play.rulings if ruling.rule != "automatic")
    band: Band = "failure" if made.band != 3 else "success"
    control(other, Override(team=made.team, card=made.card, band=band, reason="It rained."))
    for session in (table, other):
        session.must(CloseTurn())
    view = held(table, other)
    (pair,) = [pair for pair in view.turns[0].rulings if pair.said]
    assert (pair.same_order, pair.same_dice, pair.same_band) == (True, True, False)
    assert pair.said == "ruled by hand in B"
    assert pair.second is not None
    assert pair.second.overridden
    assert "is ruled by hand in B" in view.parted


def test_a_free_ruling_is_where_they_part() -> None:
    """What was ruled without a card in one only is told, and what it changed."""
    table = facilitated(6)
    other = branched(table)
    for session in (table, other):
        session.must(Adjudicate())
    control(other, RuleFreely(title="A flood", text="It comes.", effects={"lake_level": 5}, reason="rain"))
    for session in (table, other):
        session.must(CloseTurn())
    view = held(table, other)
    assert [(ruled.title, ruled.first, ruled.second) for ruled in view.turns[0].free] == [("A flood", False, True)]
    assert view.parted == "They part in turn 1, by a ruling without a card in B: “A flood”."
    assert {value.id: value.difference for value in view.turns[0].values}["lake_level"] == 5


def test_a_reroll_is_other_dice() -> None:
    """The same orders on dice that were thrown anew part by their dice, and the note says why."""
    for seed in range(20):
        table = started(seed=seed, schedule={1: ["dry_spring", "boat_race"]})
        other = branched(table)
        other.must(Rewind(turn=1, reroll=True))
        for session in (table, other):
            for team in session.game.deck.names.teams:
                for order in by_whim(seed)(session.game, session.play, team):
                    session.seat(team, order)
            session.must(Adjudicate(), CloseTurn())
        view = held(table, other)
        assert "thrown anew" in view.notes[0]
        if "throws other dice" in view.parted:
            assert any(pair.said.startswith("other dice") for pair in view.turns[0].rulings)
            return
    pytest.fail("no throw of twenty sessions came out otherwise")


def test_what_can_not_be_compared_is_said() -> None:
    """Other decks, other versions of one, and a session that was not begun each have their sentence."""
    table, other = started(), started(small())
    assert "different decks, `lake_compact` and `" in why_not_compared(table.state, other.state)
    assert "not begun" in why_not_compared(table.state, SessionState())
    newer = started(lake())
    opened = newer.events[0].model_copy(update={"sources": ()})
    newer = Table(newer.game)
    newer.note(opened, *table.events[1:])
    assert "different versions of the deck `lake_compact`" in why_not_compared(table.state, newer.state)


def test_injects_treaties_and_arguments_that_differ_are_named() -> None:
    """What came, was signed or was argued in one only, or came to another end, is told in its turn."""
    table = started(seed=6, cards_per_turn=1, arguments="vote")
    table.note(CONTROL)
    table.asked("control", Improvise(title="A flood", text="It comes.", effects={"lake_level": 5}))
    table.asked("arda", Propose(title="Water", text="We share it.", parties=("belmar",)))
    other = branched(table)
    table.asked("belmar", Sign(proposal=table.play.treaties[0].laid.proposal))
    other.asked("control", Improvise(title="A drought", text="It goes.", to=("arda",)))
    other.asked("corvo", Argue(what="We dig a well", result="It holds water.", reasons=("We have spades.",)))
    table.finish_turn()
    early = held(table, other).turns[0].happenings
    other.finish_turn()
    view = held(table, other)
    assert [(pair.kind, pair.title, pair.first, pair.second) for pair in view.turns[0].happenings] == [
        ("treaty", "Water", "proposed between Arda, Belmar, in force", "proposed between Arda, Belmar"),
        ("inject", "A drought", "", "delivered to Arda"),
        ("argument", "We dig a well", "", "Corvo: not ruled on"),
    ]
    assert early == view.turns[0].happenings, "what happens in plan is told before the turn is closed in both"
    assert view.turns[0].differs
    assert view.parted == (
        "They part in turn 1, by the treaty “Water”: proposed between Arda, Belmar, in force in A, "
        "proposed between Arda, Belmar in B."
    )


def test_a_comparison_bears_the_marking_of_the_exercise() -> None:
    """What every screen says of how it may be shared is part of the view."""
    table = started()
    assert held(table, table).marking == "EXERCISE EXERCISE EXERCISE"
