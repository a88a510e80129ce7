"""The deal: which cards come up when, in which order, and how often."""

from collections import Counter
from functools import cache
from math import sqrt
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.engine.running_machine import Machine, machine
from tests.random_decks import decks
from tests.small_decks import card, compiled, response, small, team
from wargame.deck.compile import CompiledDeck
from wargame.engine.dealing import deal_turn, draw_start_values, lay_all, lay_tickets
from wargame.engine.dice import DRAW, turn_key
from wargame.engine.program import NONE, Course
from wargame.engine.recap import close_turn
from wargame.engine.state import blank_state

KEYS = st.integers(0, 2**64 - 1)


def deals(turns: int, **sections: Any) -> list[tuple[str, ...]]:
    """Return the cards of each turn, nobody ordering anything."""
    found = machine(**sections)
    hands = []
    for _ in range(turns):
        hands.append(found.deal())
        found.finish()
    return hands


@cache
def weighted() -> CompiledDeck:
    """Return a deck whose cards differ in weight alone."""
    return small(cards={"rare": card(), "usual": card(weight=3), "often": card(weight=6)})


def share(count: int, of: int, expected: float) -> bool:
    """Whether a count is within five standard deviations of what is expected."""
    return abs(count - of * expected) <= 5 * sqrt(of * expected * (1 - expected))


def test_cards_come_in_proportion_to_their_weight() -> None:
    """Over many keys a card of weight 6 of 10 comes first in six of ten deals."""
    keys = 4000
    first = Counter(Machine(weighted(), key=key).deal() for key in range(keys))
    assert all(share(first[name,], keys, chance) for name, chance in {"rare": 0.1, "usual": 0.3, "often": 0.6}.items())


def test_later_cards_are_drawn_by_weight_among_those_left() -> None:
    """Where the heaviest card has come, the second is one of the others in proportion to their weights."""
    keys = range(4000)
    hands = [Machine(weighted(), key=key, cards_per_turn=2).deal() for key in keys]
    second = [hand[1] for hand in hands if hand[0] == "often"]
    assert share(second.count("rare"), len(second), 0.25)


@given(KEYS, st.integers(1, 5), st.integers(1, 4))
def test_a_new_card_changes_a_deal_only_where_it_wins(key: int, weight: int, count: int) -> None:
    """A deal of a larger deck is the old deal with the new card put in, or the old deal itself."""
    cards = {name: card(weight=part) for name, part in {"a": 1, "b": 2, "c": 3, "d": 1}.items()}
    before = Machine(small(cards=cards), key=key, cards_per_turn=count).deal()
    after = Machine(small(cards={"new": card(weight=weight), **cards}), key=key, cards_per_turn=count).deal()
    without = tuple(name for name in after if name != "new")
    assert without == before[: len(without)]
    assert len(after) == len(before)


@given(KEYS)
def test_a_card_comes_as_often_as_it_repeats(key: int) -> None:
    """A card comes once, or `repeat` times, and never twice in a turn; in the end none is left."""
    found = Machine(small(cards={"once": card(), "thrice": card(repeat=3)}), key=key, cards_per_turn=2)
    hands = []
    for _ in range(5):
        hands.append(found.deal())
        found.close()
    assert Counter(name for hand in hands for name in hand) == {"once": 1, "thrice": 3}
    assert all(len(set(hand)) == len(hand) for hand in hands)


def test_a_card_comes_only_in_its_window() -> None:
    """Before the first turn of its window and after the last a card is not drawn."""
    cards = {"early": card(window={"turns": 1}), "late": card(window={"turns": "3-4"}, repeat=9)}
    assert deals(5, cards=cards) == [("early",), (), ("late",), ("late",), ()]


def test_a_card_is_drawn_only_while_its_condition_holds() -> None:
    """`when` is read at the deal."""
    cards = {"storm": card(when="heat >= 52", repeat=9)}
    tracks = {"heat": {"title": "Heat", "start": 50, "trend": 1}}
    assert deals(4, cards=cards, tracks=tracks) == [(), (), ("storm",), ("storm",)]


def test_conditions_see_what_cards_of_the_same_turn_did() -> None:
    """Cards are dealt one after another: what one does on its coming counts for the next."""
    cards = {
        "fire": card(window={"turns": 1, "mandatory": True}, on_draw={"heat": 30}),
        "smoke": card(when="heat > 70"),
    }
    assert deals(1, cards=cards, cards_per_turn=2) == [("fire", "smoke")]


def test_a_mandatory_card_comes_at_the_latest_in_its_last_turn() -> None:
    """A mandatory card that was not drawn comes in the last turn of its window or of the exercise."""
    cards = {
        "usual": card(weight=20, repeat=9),
        "must": card(window={"turns": "1-3", "mandatory": True}, when="false"),
        "end": card(window={"turns": "2-99", "mandatory": True}, when="false"),
    }
    found = machine(cards=cards, cards_per_turn=1)
    found.turns = 4
    hands = []
    for _ in range(4):
        hands.append(found.deal())
        found.close()
    assert hands == [("usual",), ("usual",), ("must",), ("end",)]


def test_all_that_is_mandatory_comes_even_beyond_room() -> None:
    """Mandatory cards of one turn all come, whatever `cards_per_turn` says."""
    cards = {name: card(window={"turns": 1, "mandatory": True}) for name in "abc"}
    assert set(deals(1, cards=cards)[0]) == {"a", "b", "c"}


def test_a_card_comes_at_once_when_asap_holds() -> None:
    """`asap` brings a card in the first turn of its window in which it holds, before all others."""
    cards = {
        "usual": card(weight=20, repeat=9),
        "alarm": card(window={"turns": "2-9", "asap": "heat >= 51"}, when="false"),
    }
    tracks = {"heat": {"title": "Heat", "start": 50, "trend": 1}}
    assert deals(4, cards=cards, tracks=tracks) == [("usual",), ("alarm",), ("usual",), ("usual",)]


def test_a_locked_card_waits_for_its_key() -> None:
    """A locked card is neither drawn nor forced before another card has unlocked it."""
    cards = {
        "key": card(window={"turns": 2}, unlocks=["gate"]),
        "gate": card(locked=True),
        "door": card(locked=True, window={"turns": "1-9", "asap": True}),
        "wall": card(locked=True, window={"turns": 1, "mandatory": True}),
    }
    assert deals(4, cards=cards) == [(), ("key",), ("gate",), ()]


def test_an_outcome_unlocks_and_queues() -> None:
    """What a response's outcome unlocks can be drawn from then on, and what it queues comes so many turns later."""
    success = {"unlocks": ["gate"], "follow_up": [{"card": "echo", "after": 2}]}
    cards = {
        "call": card(window={"turns": 1}, responses={"ost": {"shout": response(outcomes={"success": success})}}),
        "gate": card(locked=True),
        "echo": card(locked=True),
    }
    found = machine(cards=cards)
    found.deal()
    found.order("call", "ost", "shout")
    found.finish()
    hands = []
    for _ in range(3):
        hands.append(found.deal())
        found.close()
    assert hands == [("gate",), ("echo",), ()]
    assert deals(3, cards=cards) == [("call",), (), ()]


@pytest.mark.parametrize(("calls", "looks_at"), [("west", "ost"), ("ost", "west")])
def test_an_order_of_this_turn_is_none_of_an_earlier_one(calls: str, looks_at: str) -> None:
    """Neither for an outcome's follow-up, whichever team comes first in the deck."""
    follow_up = [{"card": "echo", "when": f"has_ordered('{looks_at}', 'shout')"}]
    offers = {
        calls: {"call": response(outcomes={"success": {"follow_up": follow_up}})},
        looks_at: {"shout": response()},
    }
    first = card(window={"turns": 1}, responses=offers)
    found = machine(teams={"ost": team(), "west": team()}, cards={"first": first, "echo": card(locked=True)})
    found.deal()
    found.order("first", calls, "call")
    found.order("first", looks_at, "shout")
    found.finish()
    assert found.deal() == ()


@settings(max_examples=25, deadline=None)
@given(data=decks(), key=KEYS, cards=st.integers(1, 3))
def test_to_know_the_leading_card_changes_no_deal(data: dict[str, object], key: int, cards: int) -> None:
    """The same cards come as when all are looked at for each draw."""
    program, course = compiled(data).program, Course(6, cards, (), ())
    knowing, looking = blank_state(program, course.turns), blank_state(program)
    lay_all(program, course, knowing, key, 0)
    for state in (knowing, looking):
        draw_start_values(program, state, key, 0)
    for row in range(course.turns):
        deal_turn(program, course, knowing, row)
        lay_tickets(program, looking, turn_key(key, 0, DRAW, row + 1), 0)
        looking.leading[0] = NONE
        deal_turn(program, course, looking, 0)
        assert knowing.hand == looking.hand
        for state in (knowing, looking):
            close_turn(program, state)


@pytest.mark.parametrize(("condition", "comes"), [("heat >= 55", True), ("heat < 55", False)])
def test_a_follow_up_is_queued_if_its_condition_holds_once_all_is_applied(condition: str, comes: bool) -> None:
    """The condition of a follow-up is read when its card has come and done what it does."""
    cards = {
        "first": card(window={"turns": 1}, on_draw={"heat": 10}, follow_up=[{"card": "next", "when": condition}]),
        "next": card(locked=True),
    }
    assert deals(2, cards=cards) == [("first",), ("next",) if comes else ()]


def test_a_queued_card_comes_before_the_drawn_and_waits_for_room() -> None:
    """Queued cards fill the turn first, the longest due first; what finds no room comes next turn."""
    cards = {
        "first": card(
            window={"turns": 1, "mandatory": True},
            follow_up=[{"card": "two", "after": 2}, {"card": "one", "after": 1}, {"card": "uno", "after": 1}],
        ),
        "two": card(locked=True),
        "one": card(locked=True),
        "uno": card(locked=True),
        "usual": card(weight=20, window={"turns": "2-9"}, repeat=9),
    }
    hands = deals(5, cards=cards)
    assert hands[0] == ("first",)
    assert {*hands[1], *hands[2]} == {"one", "uno"}
    assert hands[3:] == [("two",), ("usual",)]


def test_a_card_queued_twice_comes_once_and_at_the_earlier_turn() -> None:
    """A second follow-up to a queued card changes nothing unless it is earlier."""
    follow_up = [{"card": "echo", "after": 3}, {"card": "echo", "after": 1}, {"card": "echo", "after": 2}]
    cards = {"call": card(window={"turns": 1}, follow_up=follow_up), "echo": card(locked=True)}
    assert deals(5, cards=cards) == [("call",), ("echo",), (), (), ()]


def test_a_follow_up_never_brings_a_card_more_often_than_it_repeats() -> None:
    """A card that has come as often as it may does not come again, queued or not."""
    cards = {
        "echo": card(window={"turns": 1}),
        "call": card(window={"turns": 2}, follow_up=[{"card": "echo"}]),
    }
    assert deals(4, cards=cards) == [("echo",), ("call",), (), ()]


def test_what_the_plan_schedules_comes_first() -> None:
    """Scheduled cards come in the plan's order, whatever their windows, weights and locks, even beyond room."""
    cards = {"a": card(), "b": card(locked=True), "c": card(window={"turns": 9}), "d": card()}
    found = machine(cards=cards)
    found.schedule = ((1, "c"), (1, "b"), (2, "a"))
    hands = []
    for _ in range(3):
        hands.append(found.deal())
        found.close()
    assert hands == [("c", "b"), ("a",), ("d",)]


def test_the_plan_brings_no_card_more_often_than_it_repeats() -> None:
    """A scheduled card that has come already, because play brought it, leaves its room to others."""
    cards = {
        "call": card(window={"turns": 1}, follow_up=[{"card": "echo"}]),
        "echo": card(locked=True),
        "tide": card(repeat=2, window={"turns": "3-9"}),
    }
    found = machine(cards=cards)
    found.schedule = ((3, "echo"), (4, "tide"))
    hands = []
    for _ in range(4):
        hands.append(found.deal())
        found.close()
    assert hands == [("call",), ("echo",), (), ("tide",)]


def test_a_card_that_the_plan_schedules_waits_for_its_turn() -> None:
    """The weighted draw leaves out what the plan brings later."""
    found = machine(cards={"a": card(weight=20, repeat=2), "b": card()})
    found.schedule = ((2, "a"),)
    hands = []
    for _ in range(3):
        hands.append(found.deal())
        found.close()
    assert hands == [("b",), ("a",), ("a",)]


@pytest.mark.parametrize("order", ["abc", "cab", "cba"])
def test_the_deal_does_not_depend_on_the_order_of_the_deck(order: str) -> None:
    """Cards that are due or mandatory at one time come in an order of their own, wherever they stand in the deck."""
    cards = {
        "a": card(window={"turns": 1, "mandatory": True}, on_draw={"heat": {"set": 10}}),
        "b": card(window={"turns": 1, "mandatory": True}, on_draw={"heat": "heat"}),
        "c": card(window={"turns": 1, "mandatory": True}, follow_up=[{"card": name} for name in ("x", "y", "z")]),
    }
    echoes = {name: card(locked=True) for name in ("x", "y", "z")}
    found = {}
    for names in ("abc", order):
        run = machine(
            cards={**{name: cards[name] for name in names}, **{name: echoes[name] for name in order_of(names)}}
        )
        run.cards_per_turn = 3
        hands = [run.deal()]
        run.close()
        hands.append(run.deal())
        found[names] = hands, run.values()
    assert found["abc"] == found[order]


def order_of(names: str) -> list[str]:
    """Return the echoes in an order that goes with an order of the three cards."""
    return [{"a": "x", "b": "y", "c": "z"}[name] for name in names]


def test_draws_follow_their_weights() -> None:
    """Over many keys each value of a draw is sealed in proportion to its weight."""
    deck = small(draws={"slip": {"title": "Slip", "values": {"near": 6, "far": 1, "never": 3}}})
    keys = 4000
    values = list(deck.deck.draws["slip"].values)
    found = Counter(values[int(Machine(deck, key=key).points("slip"))] for key in range(keys))
    assert all(share(found[value], keys, chance) for value, chance in {"near": 0.6, "far": 0.1, "never": 0.3}.items())


def secret(draw: int, *names: str) -> dict[str, Any]:
    """Return a section of secret objectives."""
    return {"draw": draw, **{name: {"title": "A wish", "met": "heat > 60"} for name in names}}


def drawn_secrets(found: Machine, team: str) -> frozenset[str]:
    """Return which secret objectives of a team were drawn."""
    mark = f"{team}."
    return frozenset(
        name.removeprefix(mark).removesuffix(" drawn")
        for name in found.deck.names.slots
        if name.startswith(mark) and name.endswith(" drawn") and found.points(name) == 1
    )


def test_secret_objectives_are_distinct_and_even() -> None:
    """Each pair of three wishes is drawn as often as any other, never the same wish twice."""
    deck = small(
        teams={
            "ost": {"title": "Ost", "symbol": "o", "colour": "#000000", "secret_objectives": secret(2, "a", "b", "c")}
        }
    )
    keys = 3000
    found = Counter(drawn_secrets(Machine(deck, key=key), "ost") for key in range(keys))
    assert set(map(len, found)) == {2}
    assert len(found) == 3
    assert all(share(count, keys, 1 / 3) for count in found.values())


def test_two_teams_draw_apart() -> None:
    """Teams whose wishes have the same ids draw without regard to one another."""
    face = {"title": "Ost", "symbol": "o", "colour": "#000000", "secret_objectives": secret(1, "a", "b")}
    deck = small(teams={"ost": face, "west": face})
    keys = 2000
    found = [Machine(deck, key=key) for key in range(keys)]
    alike = sum(drawn_secrets(run, "ost") == drawn_secrets(run, "west") for run in found)
    assert share(alike, keys, 0.5)


@given(KEYS)
def test_another_secret_objective_moves_no_draw_that_it_does_not_win(key: int) -> None:
    """A deck with one more wish draws the new one or the old ones."""
    face = {"title": "Ost", "symbol": "o", "colour": "#000000"}
    before = small(teams={"ost": {**face, "secret_objectives": secret(1, "a", "b")}})
    after = small(teams={"ost": {**face, "secret_objectives": secret(1, "new", "a", "b")}})
    old, new = (drawn_secrets(Machine(deck, key=key), "ost") for deck in (before, after))
    assert new in (old, {"new"})
