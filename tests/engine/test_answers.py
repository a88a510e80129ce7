"""What rules ask people: how answers reach a rule, and what they cost; and initiatives, which are in every hand."""

from typing import Any

import pytest

from tests.asking_rules import hands_up, least_one, sealed_bids, wager
from tests.engine.running_machine import Machine, machine
from tests.small_decks import Data, card, response, small, team
from wargame.engine.adjudication import fill_arguments, given_arguments
from wargame.engine.state import MAX_HAND, UNSET, answer_place
from wargame.rulebook import FAILURE, SUCCESS

COIN = {"coin": {"title": "Coin", "start": 4}}
STAKED = {"stake": "coin"}


def asking(rule: Any, names: tuple[str, ...] = ("west", "ost", "nord"), **keys: Any) -> Machine:
    """Return a machine in which each team may order `try` by a rule, on one card; teams stand in this order."""
    offer = {"try": response(rule, **keys), "rest": response()}
    cards = {"event": card(responses=dict.fromkeys(names, offer), repeat=9)}
    deck = small(wager, hands_up, sealed_bids, teams={name: team(resources=COIN) for name in names}, cards=cards)
    found = Machine(deck)
    found.deal()
    return found


def say(found: Machine, owner: str, asked: str, ask: int, value: int) -> None:
    """Let a team answer an ask of another team's order on the event, or of its own."""
    place = found.place("event", owner)
    number = found.deck.names.teams.index(asked)
    found.state.answers[answer_place(found.deck.program, place, number, ask)] = value


def arguments(found: Machine, owner: str) -> tuple[object, ...]:
    """Return the arguments of the team's order on the event."""
    count = fill_arguments(found.deck.program, found.state, 0, found.number("event", owner, "try"))
    return given_arguments(found.state, count)


def test_the_actors_answers_fill_numbers() -> None:
    """Each ask fills its own parameter; what is not answered counts as the default."""
    found = asking(wager)
    found.order("event", "ost", "try")
    assert arguments(found, "ost") == (0, 1)
    say(found, "ost", "ost", 0, 3)
    assert arguments(found, "ost") == (3, 1)
    say(found, "ost", "ost", 1, 2)
    assert arguments(found, "ost") == (3, 2)


@pytest.mark.parametrize(("said", "counts"), [(9, 5), (-9, 0)])
def test_an_answer_out_of_range_counts_as_the_nearest(said: int, counts: int) -> None:
    """No answer reaches a rule outside the bounds of its ask."""
    found = asking(wager)
    found.order("event", "ost", "try")
    say(found, "ost", "ost", 0, said)
    assert arguments(found, "ost")[0] == counts


@pytest.mark.parametrize("names", [("west", "ost", "nord"), ("ost", "nord", "west")])
def test_answers_of_teams_come_by_their_ids(names: tuple[str, ...]) -> None:
    """Others means all but the owner, all means everybody, in the order of the alphabet wherever they stand."""
    found = asking(hands_up, names)
    found.order("event", "ost", "try")
    say(found, "ost", "nord", 0, 1)
    say(found, "ost", "west", 1, 2)
    say(found, "ost", "ost", 1, 3)
    assert arguments(found, "ost") == ((1, 0), (0, 3, 2))


def test_only_the_teams_named_are_asked() -> None:
    """Who is not named has no place among the answers, whatever stands in the machine."""
    found = asking(hands_up, asks={"whispers": ["west", "nord"]})
    found.order("event", "ost", "try")
    for asked in ("west", "ost", "nord"):
        say(found, "ost", asked, 0, 1)
        say(found, "ost", asked, 1, 2)
    assert arguments(found, "ost") == ((1, 1), (2, 2))


def test_entrants_answer_about_their_own_orders() -> None:
    """In a contest each entrant's answer to its own order counts, in the order of the entries."""
    contest: Data = {"contest": {"rule": "sealed_bids"}}
    offer = {
        "try": {"title": "Bid", "strength": 0, "pays": {"bids": "coin"}, "outcomes": {"success": {}, "failure": {}}}
    }
    names = ("west", "ost", "nord")
    cards = {"event": card(responses=dict.fromkeys(names, offer), **contest)}
    found = Machine(small(sealed_bids, teams={name: team(resources=COIN) for name in names}, cards=cards))
    found.deal()
    for name, bid in {"west": 3, "nord": 2}.items():
        found.order("event", name, "try")
        say(found, name, name, 0, bid)
    found.resolve()
    assert found.ruling("event", "west") == (SUCCESS, 3, 2)
    assert found.ruling("event", "nord") == (FAILURE, 2, 2)
    found.apply()
    assert [found.points(f"{name}.coin") for name in names] == [1, 4, 2]


def test_a_stake_is_reserved_and_paid() -> None:
    """A point answered costs a point of the resource that the deck names, beside the response's cost."""
    found = asking(wager, pays=STAKED, cost={"coin": 1})
    found.order("event", "ost", "try")
    say(found, "ost", "ost", 0, 2)
    assert found.reserved("ost", "ost.coin") == 30
    assert found.reserved("ost", "ost.coin", found.place("event", "ost")) == 0
    found.resolve()
    found.apply()
    assert found.points("ost.coin") == 1


@pytest.mark.parametrize(("purse", "can"), [(2, False), (3, True)])
def test_a_response_is_dear_by_its_cost_and_its_least_stake(purse: int, can: bool) -> None:
    """Whoever can't pay the lowest answer beside the cost can't order it, nor is obliged to."""
    offer = {"try": response(least_one, pays={"stake": "coin"}, cost={"coin": 2})}
    resources = {"coin": {"title": "Coin", "start": purse}}
    cards = {"event": card(must_answer=["ost"], responses={"ost": offer})}
    found = Machine(small(least_one, teams={"ost": team(resources=resources)}, cards=cards))
    found.deal()
    assert found.can_pay("event", "ost", "try") == can
    found.oblige()
    assert found.ordered("event", "ost") == ("try" if can else None)


def test_answers_are_of_one_turn() -> None:
    """In the next turn nothing has been answered yet."""
    found = asking(wager)
    found.order("event", "ost", "try")
    say(found, "ost", "ost", 0, 3)
    found.finish()
    found.deal()
    found.order("event", "ost", "try")
    assert arguments(found, "ost") == (0, 1)
    assert set(found.state.answers) == {UNSET}


INITIATIVES = {"ost": {"roam": response(outcomes={"success": {"effects": {"heat": 1}}})}}


def test_initiatives_are_in_every_hand() -> None:
    """Behind the events of each turn stand the places for initiatives, also where the events are many."""
    cards = {f"event_{n}": card(window={"turns": "1-2", "mandatory": True}, repeat=2) for n in range(12)}
    found = machine(cards=cards, initiatives=INITIATIVES, initiatives_per_turn=3, cards_per_turn=8)
    places = ("initiative.1", "initiative.2", "initiative.3")
    for _ in range(3):
        hand = found.deal()
        assert hand[-3:] == places
        assert len(set(hand)) == len(hand) <= MAX_HAND
        found.order("initiative.2", "ost", "roam")
        found.finish()
    assert found.points("heat") == 53


def test_places_of_initiatives_have_their_own_dice() -> None:
    """The same initiative at two places throws apart, as events do."""
    try_it = response("difficulty_check", **{"with": {"target": 7}})
    offers = {"ost": {"one": try_it, "two": try_it}}
    totals = set()
    for key in range(20):
        found = machine(key=key, initiatives=offers, initiatives_per_turn=2)
        found.deal()
        found.order("initiative.1", "ost", "one")
        found.order("initiative.2", "ost", "two")
        found.resolve()
        totals.add(found.ruling("initiative.1", "ost")[2] == found.ruling("initiative.2", "ost")[2])
    assert totals == {True, False}


def test_conditions_look_back_at_earlier_turns() -> None:
    """`has_ordered` holds from the turn after an order was adjudicated on; `ordered` in that turn alone."""
    gauges = {
        "now": {"title": "Now", "value": "1 if ordered('ost', 'roam') else 0"},
        "then": {"title": "Then", "value": "1 if has_ordered('ost', 'roam') else 0"},
    }
    found = machine(gauges=gauges, initiatives=INITIATIVES)
    seen = []
    for turn in range(1, 4):
        found.deal()
        seen.append(found.points("then"))
        if turn == 1:
            found.order("initiative.1", "ost", "roam")
        found.resolve()
        found.apply()
        seen.append(found.points("now"))
        found.close()
    assert seen == [0, 1, 1, 0, 1, 0]
