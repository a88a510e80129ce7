"""What a seat is told before it commits against what its ruling rests on."""

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import small_decks
from tests.session.played import Table, started
from tests.session.test_secrets import harbour
from tests.small_decks import lake, response, small
from wargame.deck.compile import CompiledDeck
from wargame.session.commands import Rewind
from wargame.session.cut import odds_view, seat_view
from wargame.session.events import RulingMade
from wargame.session.rulings import variables_read
from wargame.session.seen import Odds
from wargame.session.view import ResponseOdds
from wargame.session.visibility import hidden_from

DECKS = {"lake": lake, "harbour": harbour}


def told(table: Table, team: str) -> dict[tuple[str, str], ResponseOdds]:
    """Return the odds that a seat is told now, by card and response."""
    view = odds_view(table.game, table.state, team, 1)
    return {(part.card, part.response): part for part in view.responses}


def before_the_dice(made: RulingMade) -> Odds:
    """Return the odds that a ruling records."""
    critical, success, partial, failure = made.odds.bands
    return Odds(
        critical=critical,
        success=success,
        partial=partial,
        failure=failure,
        exact=made.odds.exact,
        interval=made.odds.half_width,
    )


def sees_all(deck: CompiledDeck, table: Table, team: str, card: str, name: str) -> bool:
    """Whether a team sees every variable that a ruling on its response looks at."""
    number = table.game.response_number(card, team, name)
    return not hidden_from(deck, team) & set(variables_read(table.game, number))


@pytest.mark.parametrize("name", DECKS)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 500), turns=st.integers(0, 2))
def test_what_was_told_is_what_it_rests_on(name: str, seed: int, turns: int) -> None:
    """If a seat sees all that counts and nobody else orders, it is told the odds that its ruling then records."""
    deck = DECKS[name]()
    table = started(deck, seed=seed, cards_per_turn=3)
    for _ in range(turns):
        table.finish_turn()
    compared = 0
    for team in table.game.deck.names.teams:
        for (card, offer), part in told(table, team).items():
            if not sees_all(deck, table, team, card, offer):
                continue
            try:
                table.commit(team, card, offer)
            except AssertionError:
                continue
            made = table.adjudicate()[card, team]
            assert part.odds == before_the_dice(made)
            table.must(Rewind(turn=table.play.turn))
            compared += 1
    assert compared


@pytest.mark.parametrize("name", DECKS)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 500))
def test_odds_come_to_a_thousand_and_name_what_they_do_not_know(name: str, seed: int) -> None:
    """Bands sum to 1000 per mille; what counts and is hidden is listed as not known."""
    deck = DECKS[name]()
    table = started(deck, seed=seed, cards_per_turn=3)
    for team in table.game.deck.names.teams:
        for (card, offer), part in told(table, team).items():
            odds = part.odds
            assert odds.critical + odds.success + odds.partial + odds.failure == 1000
            number = table.game.response_number(card, team, offer)
            unknown = hidden_from(deck, team) & set(variables_read(table.game, number))
            others = table.game.deck.deck.cards[card].contest is not None
            assert bool([each for each in part.inputs if not each.known]) >= bool(unknown or others)


@cache
def watched() -> CompiledDeck:
    """Return a deck in which one team's chances hang on what another orders, and on a track that it does not see."""
    modifiers = [
        {"add": 2, "when": "ordered('ost', 'help')", "why": "Ost helps"},
        {"add": "1 if deep > 60 else 0", "why": "Deep water"},
    ]
    offers = {
        "ost": {"help": response()},
        "west": {"try": response("difficulty_check", modifiers=modifiers, **{"with": {"target": 8}})},
    }
    tracks = {
        "heat": {"title": "Heat", "start": 50},
        "deep": {"title": "Deep", "start": 50, "trend": 20, "cap": 30, "visible": ["ost"]},
    }
    cards = {"event": small_decks.card(responses=offers, repeat=9)}
    return small(teams={"ost": small_decks.team(), "west": small_decks.team()}, tracks=tracks, cards=cards)


def test_others_orders_count_as_not_given_until_they_are_known() -> None:
    """The seat is told its odds without the help, and that this is not known; the ruling records the true odds."""
    table = started(watched())
    table.commit("ost", "event", "help")
    part = told(table, "west")["event", "try"]
    assert (part.odds.success, part.odds.partial) == (417, 305)
    assert [(each.title, each.value, each.known) for each in part.inputs] == [
        ("Deep", "50", False),
        ("A team: Try", "not known", False),
    ]
    table.commit("west", "event", "try")
    assert before_the_dice(table.adjudicate()["event", "west"]).success == 722


def test_a_hidden_track_counts_as_at_startex() -> None:
    """However far a track has gone unseen, the seat is told the odds at its start; its owner sees the true ones."""
    table = started(watched())
    table.finish_turn()
    assert told(table, "west")["event", "try"].odds.success == 417
    table.commit("west", "event", "try")
    made = table.adjudicate()["event", "west"]
    assert before_the_dice(made).success == 583
    assert made.reads == {"deep": 700}


def test_a_rival_in_a_contest_is_named_as_not_known() -> None:
    """Who reaches for a prize is told its odds as if alone, and of every team that may reach for it too."""
    table = started(schedule={1: ["boat_race"]}, cards_per_turn=1)
    part = told(table, "arda")["boat_race", "row"]
    assert part.odds.success == 1000
    unknown = [(each.title, each.why) for each in part.inputs if not each.known]
    assert unknown == [
        ("Belmar: on the same prize", "counted as not ordered"),
        ("Corvo: on the same prize", "counted as not ordered"),
    ]


def test_a_seats_own_orders_are_known() -> None:
    """What hangs on another order of the same seat counts as it stands, and is no unknown."""
    modifiers = [{"add": 2, "when": "ordered('ost', 'help')", "why": "Our own help"}]
    offers = {"try": response("difficulty_check", modifiers=modifiers, **{"with": {"target": 8}})}
    cards = {
        "one": small_decks.card(responses={"ost": {"help": response()}}),
        "two": small_decks.card(responses={"ost": offers}),
    }
    table = started(small(cards=cards), cards_per_turn=2)
    assert told(table, "ost")["two", "try"].odds.success == 417
    table.commit("ost", "one", "help")
    part = told(table, "ost")["two", "try"]
    assert part.odds.success == 722
    assert [(each.title, each.value, each.known) for each in part.inputs] == [("Our own help", "+2", True)]


def test_a_plan_may_hide_the_odds() -> None:
    """With `odds: hidden` nobody is told any, and the rulings tell all the same."""
    table = started(odds="hidden", schedule={1: ["dry_spring"]})
    assert told(table, "arda") == {}
    table.finish_turn()
    while table.play.phase != "endex":
        table.finish_turn()
    assert seat_view(table.game, table.state, "arda", 1).scores
