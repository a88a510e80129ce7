"""Orders: costs, what they are resolved from, contests, obligations, and the arguments that rules are given."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.running_machine import Machine, machine
from tests.small_decks import card, lake, response, shipped_rules, team
from wargame.engine.adjudication import CLOSED, OPEN, TOO_DEAR, fill_arguments, given_arguments, openness, order_key
from wargame.engine.program import NONE
from wargame.rulebook import CRITICAL, FAILURE, PARTIAL, SUCCESS, Ruling

KEYS = st.integers(0, 2**64 - 1)
COIN = {"coin": {"title": "Coin", "start": 4}}


def test_costs_are_paid_at_adjudication_with_the_effects() -> None:
    """What is left is what was there, less costs, plus effects, clamped once; an order itself costs nothing yet."""
    act = response(cost={"coin": 3}, outcomes={"success": {"effects": {"ost.coin": 1}}})
    found = machine(teams={"ost": team(resources=COIN)}, cards={"event": card(responses={"ost": {"act": act}})})
    found.deal()
    found.order("event", "ost", "act")
    assert found.points("ost.coin") == 4
    found.resolve()
    assert found.points("ost.coin") == 4
    found.apply()
    assert found.points("ost.coin") == 2


def two_cards(first: int, second: int) -> Machine:
    """Return a machine with two cards that offer `act` at these costs, and `free`, to a team with four coins."""
    cards = {
        name: card(responses={"ost": {"act": response(cost={"coin": cost}), "free": response()}})
        for name, cost in {"one": first, "two": second}.items()
    }
    found = machine(teams={"ost": team(resources=COIN)}, cards=cards, cards_per_turn=2)
    found.deal()
    return found


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_team_can_pay_what_its_other_orders_leave(first: int, second: int) -> None:
    """An order is affordable if the resource covers it beside what is reserved elsewhere, its own place left out."""
    found = two_cards(first, second)
    assert found.can_pay("one", "ost", "act") == (first <= 4)
    if first <= 4:
        found.order("one", "ost", "act")
        assert found.reserved("ost", "ost.coin") == first * 10
        assert found.can_pay("two", "ost", "act") == (first + second <= 4)
        assert found.can_pay("one", "ost", "act")


@given(st.integers(0, 6), st.integers(0, 6), st.booleans())
def test_what_may_be_ordered_is_what_is_offered_and_affordable(first: int, second: int, condition: bool) -> None:
    """However little decides it: one price or two, a condition, and whether another card is on the table."""
    offered = {
        "act": response(cost={"coin": first}),
        "both": response(cost={"coin": first, "oil": second}),
        "late": response(cost={"coin": first}, when="turn > 1") if condition else response(),
    }
    resources = COIN | {"oil": {"title": "Oil", "start": 2}}
    cards = {name: card(responses={"ost": offered}) for name in ("one", "two")}
    for hand in (1, 2):
        found = machine(teams={"ost": team(resources=resources)}, cards=cards, cards_per_turn=hand)
        program, dealt = found.deck.program, found.deal()
        if hand == 2 and first <= 4:
            found.order(dealt[1], "ost", "act")
        for name in offered:
            number, place = found.number(dealt[0], "ost", name), found.place(dealt[0], "ost")
            payable = OPEN if found.can_pay(dealt[0], "ost", name) else TOO_DEAR
            expected = CLOSED if condition and name == "late" else payable
            assert openness(program, found.state, number, place) == expected


def test_a_replaced_order_frees_what_it_reserved() -> None:
    """Another order on the same card takes the place of the earlier one, its cost and its tag."""
    found = two_cards(3, 3)
    found.order("one", "ost", "act")
    assert not found.can_pay("two", "ost", "act")
    found.order("one", "ost", "free")
    assert found.can_pay("two", "ost", "act")
    assert sum(found.state.tags) == 1


def watching(target: int | str = 8) -> Machine:
    """Return a machine with three teams: west's `watch` looks at what ost orders and at the heat that nord changes."""
    modifiers = [
        {"add": 2, "when": "ordered('ost', 'act')", "why": "Ost acts"},
        {"add": "1 if heat > 50 else -1", "why": "Heat"},
    ]
    cards = {
        "event": card(
            responses={
                "ost": {"act": response(), "rest": response()},
                "west": {"watch": response("difficulty_check", modifiers=modifiers, **{"with": {"target": target}})},
                "nord": {"warm": response(outcomes={"success": {"effects": {"heat": 30}}})},
            }
        )
    }
    found = machine(teams={name: team() for name in ("ost", "west", "nord")}, cards=cards)
    found.deal()
    return found


def arguments(found: Machine, name: str, of: str, ordered: str) -> tuple[object, ...]:
    """Return the arguments that a response's rule would get now."""
    number = found.number(name, of, ordered)
    count = fill_arguments(found.deck.program, found.state, found.hand.index(name), number)
    return given_arguments(found.state, count)


@pytest.mark.parametrize(("ordered", "expected"), [(None, -1), ("act", 1), ("rest", -1)])
def test_modifiers_look_at_what_others_ordered(ordered: str | None, expected: int) -> None:
    """A modifier counts while the order it asks for stands."""
    found = watching()
    if ordered is not None:
        found.order("event", "ost", ordered)
    assert arguments(found, "event", "west", "watch") == (8, expected, 2, 3)


def test_no_order_feels_what_another_does_this_turn() -> None:
    """All orders are resolved from the state at the close of plan, whatever the others will do to it."""
    alone, beside = (watching("heat / 10") for _ in range(2))
    beside.order("event", "nord", "warm")
    for found in (alone, beside):
        found.order("event", "west", "watch")
        found.resolve()
    assert alone.ruling("event", "west") == beside.ruling("event", "west")
    beside.apply()
    assert beside.points("heat") == 80


@given(KEYS)
def test_the_dice_of_an_order_are_its_cards_and_teams_alone(key: int) -> None:
    """Another response on the same card throws the same dice; another card, team or turn throws others."""
    check = response("difficulty_check", **{"with": {"target": 7}})
    harder = response("difficulty_check", **{"with": {"target": 9}})
    teams = {"ost": team(), "west": team()}
    offers = {name: {"try": check, "strain": harder} for name in teams}
    found = machine(
        teams=teams,
        cards={name: card(responses=offers, repeat=2) for name in ("one", "two")},
        cards_per_turn=2,
        key=key,
    )
    keys = set()
    for _ in range(2):
        found.deal()
        totals = set()
        for choice in ("try", "strain"):
            found.order("one", "ost", choice)
            found.resolve()
            totals.add(found.ruling("one", "ost")[2])
        assert len(totals) == 1
        places = [(position, of) for position in range(2) for of in range(2)]
        keys |= {order_key(found.deck.program, found.state, key, 0, *place) for place in places}
        found.close()
    assert len(keys) == 8


@given(KEYS, st.integers(0, 3))
def test_a_reroll_throws_other_dice(key: int, epoch: int) -> None:
    """Raising the epoch changes every key."""
    found = watching()
    places = range(3)
    one, other = (
        {order_key(found.deck.program, found.state, key, each, 0, of) for of in places} for each in (epoch, epoch + 1)
    )
    assert not one & other


def sailing(*strengths: int, key: int = 1, order: tuple[int, ...] | None = None) -> Machine:
    """Return a machine with a contest in which team `a` has the first strength, `b` the second, and so on."""
    names = "abcdef"[: len(strengths)]
    offers = {
        name: {
            "sail": {"title": "Sail", "strength": strength, "outcomes": {"success": {}, "partial": {}, "failure": {}}}
        }
        for name, strength in zip(names, strengths, strict=True)
    }
    ordered = [names[at] for at in order or range(len(names))]
    found = machine(
        teams={name: team() for name in ordered},
        cards={"race": card(contest={"rule": "contested_roll"}, responses={name: offers[name] for name in ordered})},
        key=key,
    )
    found.deal()
    for name in ordered:
        found.order("race", name, "sail")
    found.resolve()
    return found


@given(KEYS, st.lists(st.integers(-3, 3), min_size=1, max_size=6))
def test_a_contest_has_at_most_one_winner(key: int, strengths: list[int]) -> None:
    """Of all orders on a contest's card one succeeds, or none where the best are equal in everything."""
    found = sailing(*strengths, key=key)
    rulings = [found.ruling("race", name) for name in "abcdef"[: len(strengths)]]
    winners = [ruling for ruling in rulings if ruling[0] == SUCCESS]
    best = max(value for _, _, value in rulings)
    assert len(winners) <= 1
    assert all(value == best for _, _, value in winners)
    if not winners:
        assert sum(value == best for _, _, value in rulings) > 1


@settings(max_examples=20, deadline=None)
@given(KEYS)
def test_a_contest_does_not_depend_on_the_order_of_teams(key: int) -> None:
    """Each team's ruling is the same wherever it stands in the deck."""
    found = {
        tuple((name, sailing(2, 0, 1, key=key, order=order).ruling("race", name)) for name in "abc")
        for order in permutations(range(3))
    }
    assert len(found) == 1


def test_a_contest_counts_only_those_who_enter() -> None:
    """Whoever orders nothing is no entrant, and whoever enters alone wins."""
    found = sailing(0, 0)
    found.state.orders[found.place("race", "a")] = NONE
    found.resolve()
    assert found.ruling("race", "b")[0] == SUCCESS
    assert arguments(found, "race", "b", "sail") == ((0,), 0, 2)


def test_a_rules_arguments_come_by_its_signature() -> None:
    """Lists stay lists, expressions are worked out, defaults are filled in, and all are whole points."""
    found = Machine(lake(), schedule=((1, "council"),))
    found.deal()
    found.push("trust", 0.6)
    names = [parameter.name for parameter in shipped_rules()["silence_procedure"].parameters]
    given_ones = dict(zip(names, arguments(found, "council", "arda", "sign"), strict=True))
    trust = found.points("trust")
    assert given_ones["cohesion"] == round(trust)
    assert given_ones["voices"] == (50, 80, round(100 - trust))
    assert given_ones["ambition"] == 2


def test_each_band_does_what_its_outcome_says() -> None:
    """The band decides which outcome is applied; a critical success without words of its own is a success."""
    outcomes = {
        "success": {"effects": {"heat": 1}},
        "partial": {"effects": {"heat": 2}},
        "failure": {"effects": {"heat": 3}},
    }
    moved = {}
    for band in (CRITICAL, SUCCESS, PARTIAL, FAILURE):
        strain = response("odds_table", outcomes=outcomes, **{"with": {"strength": 50, "opposition": 50}})
        found = machine(cards={"event": card(responses={"ost": {"try": strain}})})
        found.deal()
        found.order("event", "ost", "try")
        found.resolve()
        found.state.bands[found.place("event", "ost")] = band
        found.apply()
        moved[band] = found.points("heat") - 50
    assert moved == {CRITICAL: 1, SUCCESS: 1, PARTIAL: 2, FAILURE: 3}


def test_effects_can_use_margin_and_value() -> None:
    """Amounts of an outcome read the ruling they follow."""
    effects = {"heat": "margin + 10 * value"}
    try_it = response("difficulty_check", outcomes={"success": {"effects": effects}, "partial": {}, "failure": {}})
    try_it["with"] = {"target": 2}
    found = machine(cards={"event": card(responses={"ost": {"try": try_it}})})
    found.deal()
    found.order("event", "ost", "try")
    place = found.place("event", "ost")
    found.resolve()
    found.state.bands[place], found.state.margins[place], found.state.results[place] = Ruling(SUCCESS, 3, 2)
    found.apply()
    assert found.points("heat") == 73


def obliged(*offers: str, purse: int = 4, key: int = 1) -> str | None:
    """Return what a team that must answer and did not is given, if these responses are offered in this order."""
    known = {
        "dear": response(cost={"coin": 3}),
        "cheap": response(cost={"coin": 1}),
        "fair": response(cost={"coin": 1}),
        "barred": response(when="false"),
    }
    cards = {"event": card(must_answer=["ost"], responses={"ost": {name: known[name] for name in offers}})}
    found = machine(teams={"ost": team(resources={"coin": {"title": "Coin", "start": purse}})}, cards=cards, key=key)
    found.deal()
    found.oblige()
    return found.ordered("event", "ost")


def test_who_must_answer_and_does_not_gives_the_cheapest_answer() -> None:
    """An obligation falls back to the cheapest response that is offered and can be paid, or to none."""
    assert obliged("barred", "dear", "cheap") == "cheap"
    assert obliged("dear", purse=3) == "dear"
    assert obliged("dear", purse=2) is None
    assert obliged("barred") is None


def test_the_fallback_does_not_depend_on_the_order_of_responses() -> None:
    """Of two answers at one price the same one is taken wherever they stand in the deck."""
    assert obliged("cheap", "fair") == obliged("fair", "cheap")


def test_an_obligation_leaves_a_given_order_alone() -> None:
    """Who has answered, however dearly, has answered."""
    cards = {
        "event": card(must_answer=["ost"], responses={"ost": {"dear": response(cost={"coin": 3}), "cheap": response()}})
    }
    found = machine(teams={"ost": team(resources=COIN)}, cards=cards)
    found.deal()
    found.order("event", "ost", "dear")
    found.oblige()
    assert found.ordered("event", "ost") == "dear"
