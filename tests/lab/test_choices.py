"""What each kind of bot makes of what it sees, and that it sees nothing else."""

from collections import Counter
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import small_decks
from tests.engine.test_sight import COURSE, opened, order_anything, scrambled
from tests.random_decks import decks
from tests.session.test_secrets import harbour
from tests.small_decks import Data, compiled, lake, response, small
from wargame.deck.compile import CompiledDeck
from wargame.engine.dealing import draw_start_values, open_turn
from wargame.engine.program import NONE, Course
from wargame.engine.sight import see
from wargame.engine.state import HAND, State, answer_place, blank_state, orders_in_play
from wargame.lab.bot_answers import answer_asks
from wargame.lab.bot_turns import answer_by_bots, open_cards, order_by_bots, order_turn
from wargame.lab.choices import kind_of
from wargame.lab.desk import CAUTIOUS, GREEDY, KINDS, MIXED, PASSIVE, RANDOM, ROLLOUT, blank_desk

KEYS = st.integers(0, 2**64 - 1)
QUICK = [name for name in KINDS if name != "rollout"]


def decided(deck: CompiledDeck, state: State, team: int, kind: int, key: int) -> tuple[list[int], list[int]]:
    """Return the orders and answers of a bot that decides all its cards of a turn anew."""
    program = deck.program
    desk = blank_desk(program, COURSE)
    see(program, state, desk.seen, key, 0, team)
    for place in orders_in_play(program, desk.seen):
        desk.seen.orders[place] = NONE
    for tag in range(program.tags):
        desk.seen.tags[tag] = 0
    open_cards(program, desk, team)
    order_turn(program, deck.rules, desk, key, 0, team, kind)
    return list(desk.seen.orders), list(desk.seen.answers)


def sees_its_seat_alone(deck: CompiledDeck, kind: int, key: int, chance: int) -> None:
    """Change all that each team may not see: its bot decides the same."""
    dice = Random(chance)
    state = opened(deck, key, dice)
    for team in range(len(deck.names.teams)):
        other = scrambled(deck.program, state, team, dice)
        assert decided(deck, other, team, kind, key) == decided(deck, state, team, kind, key)


@pytest.mark.parametrize("kind", QUICK)
@settings(max_examples=25, deadline=None)
@given(data=decks(), key=KEYS, chance=st.integers(0, 10**6))
def test_a_bot_sees_its_seat_alone(kind: str, data: Data, key: int, chance: int) -> None:
    """Hidden tracks, others' secret objectives and orders, draws, what the deck has in store: none moves a bot."""
    sees_its_seat_alone(compiled(data), KINDS[kind], key, chance)


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=4, deadline=None)
@given(key=KEYS, chance=st.integers(0, 10**6))
def test_a_bot_sees_its_seat_alone_where_all_is_secret(kind: str, key: int, chance: int) -> None:
    """So it is in the deck that is all secrets, and with the bot that looks ahead."""
    sees_its_seat_alone(harbour(), KINDS[kind], key, chance)


@pytest.mark.slow
@settings(max_examples=8, deadline=None)
@given(data=decks(), key=KEYS, chance=st.integers(0, 10**6))
def test_futures_see_one_seat_alone(data: Data, key: int, chance: int) -> None:
    """So it is with the bot that looks ahead in decks where everything touches everything."""
    sees_its_seat_alone(compiled(data), ROLLOUT, key, chance)


@settings(max_examples=40, deadline=None)
@given(key=KEYS, chance=st.integers(0, 10**6), kind=st.sampled_from([RANDOM, GREEDY, CAUTIOUS]))
def test_an_answer_depends_on_its_own_order_alone(key: int, chance: int, kind: int) -> None:
    """What a bot answers about an order follows from that order and its seat: other orders and answers move nothing."""
    deck, dice = harbour(), Random(chance)
    program, names = deck.program, deck.names
    state = opened(deck, key, dice)
    for team in range(len(names.teams)):
        other = scrambled(program, state, team, dice)
        found = []
        for machine in (state, other):
            desk = blank_desk(program, COURSE)
            see(program, machine, desk.seen, key, 0, team)
            answer_asks(program, deck.rules, desk, state.orders, key, 0, team, kind)
            found.append(list(desk.seen.answers))
        assert found[0] == found[1]


def tabled(**offers: Data) -> tuple[CompiledDeck, State]:
    """Return a deck with one card that offers one team some responses, and its machine in the first turn."""
    objectives = {"warm": {"title": "Warm", "met": "heat >= 90", "points": 4, "progress": "heat / 90"}}
    resources = {"coin": {"title": "Coin", "start": 6, "income": 0}}
    ost = small_decks.team(objectives=objectives, resources=resources)
    cards = {"event": small_decks.card(responses={"ost": offers})}
    deck = small(teams={"ost": ost, "west": small_decks.team()}, cards=cards)
    state = blank_state(deck.program)
    draw_start_values(deck.program, state, 1, 0)
    open_turn(deck.program, Course(4, 1, (), ()), state, 1, 0)
    return deck, state


def chosen(deck: CompiledDeck, state: State, kind: int, key: int = 3) -> str:
    """Return the id of what the bot of the first team orders on the only card."""
    orders, _ = decided(deck, state, 0, kind, key)
    return "pass" if orders[0] == NONE else deck.names.responses[orders[0]][2]


def warming(rule: str, heats: dict[str, float], **keys: Any) -> Data:
    """Return a response that warms by so much in each band."""
    return response(rule, outcomes={band: {"effects": {"heat": heat}} for band, heat in heats.items()}, **keys)


SURE = warming("automatic", {"success": 4})
BOLD = warming("percentile_check", {"success": 12, "partial": 0, "failure": -1}, **{"with": {"base": 55}})


def test_a_cautious_bot_goes_by_what_happens_when_things_go_badly() -> None:
    """Where a greedy bot takes the better mean, a cautious one takes the better worst third."""
    deck, state = tabled(sure=SURE, bold=BOLD)
    assert {chosen(deck, state, GREEDY, key) for key in range(20)} == {"bold"}
    assert {chosen(deck, state, CAUTIOUS, key) for key in range(20)} == {"sure"}


def test_a_cautious_bot_keeps_a_third() -> None:
    """It spends four coins of six, and never five; a greedy bot spends what there is."""
    for cost, wanted in ((4, "spend"), (5, "pass")):
        deck, state = tabled(spend=warming("automatic", {"success": 9}, cost={"coin": cost}))
        assert chosen(deck, state, CAUTIOUS) == wanted
        assert chosen(deck, state, GREEDY) == "spend"


def test_a_passive_bot_passes_where_it_may() -> None:
    """It orders nothing, and where it must answer the cheapest."""
    deck, state = tabled(sure=SURE, dear=warming("automatic", {"success": 9}, cost={"coin": 1}))
    assert chosen(deck, state, PASSIVE) == "pass"
    program = deck.program
    must = deck.program._replace(cards=program.cards._replace(must_answer=(1,) * len(program.cards.must_answer)))
    desk = blank_desk(must, COURSE)
    see(must, state, desk.seen, 1, 0, 0)
    open_cards(must, desk, 0)
    order_turn(must, deck.rules, desk, 1, 0, 0, PASSIVE)
    assert deck.names.responses[desk.seen.orders[0]][2] == "sure"


def test_a_mixed_bot_is_each_kind_as_often() -> None:
    """Over many keys it is random, greedy and cautious about equally often, the same for a whole session."""
    program = lake().program
    counts = Counter(kind_of(program, key, 1, MIXED) for key in range(900))
    assert set(counts) == {RANDOM, GREEDY, CAUTIOUS}
    assert all(abs(count - 300) < 60 for count in counts.values())
    assert kind_of(program, 5, 1, GREEDY) == GREEDY


def test_looking_ahead_finds_what_pays_later() -> None:
    """Where the small gain of today keeps a larger one from coming, a bot that looks ahead leaves it alone."""
    objectives = {"warm": {"title": "Warm", "met": "heat >= 90", "points": 4, "progress": "heat / 90"}}
    offers = {
        "now": warming("automatic", {"success": 2}),
        "later": response("automatic", outcomes={"success": {"effects": {"heat": -1, "sun": 40}}}),
    }
    tracks = {name: {"title": name.title(), "start": 50, "homing": 0} for name in ("heat", "air", "sun")}
    links = [{"from": one, "to": to, "weight": 3, "why": "It warms."} for one, to in (("sun", "air"), ("air", "heat"))]
    teams = {"ost": small_decks.team(objectives=objectives), "west": small_decks.team()}
    cards = {"event": small_decks.card(responses={"ost": offers})}
    deck = small(tracks=tracks, links=links, teams=teams, cards=cards, turns=6)
    state = blank_state(deck.program)
    draw_start_values(deck.program, state, 1, 0)
    open_turn(deck.program, Course(6, 1, (), ()), state, 1, 0)
    assert chosen(deck, state, GREEDY) == "now"
    assert chosen(deck, state, ROLLOUT) == "later"


@pytest.mark.parametrize("kind", QUICK)
def test_answers_are_given_in_simulated_sessions(kind: str) -> None:
    """What the orders of a turn ask is answered inside its range, by all but passive bots."""
    deck = harbour()
    program, responses = deck.program, deck.program.responses
    given_answers = 0
    for key in range(30):
        state = blank_state(program)
        draw_start_values(program, state, key, 0)
        open_turn(program, COURSE, state, key, 0)
        order_anything(program, state, Random(key))
        for i in range(len(state.answers)):
            state.answers[i] = -(1 << 60)
        desk, kinds = blank_desk(program, COURSE), (KINDS[kind],) * len(deck.names.teams)
        answer_by_bots(program, deck.rules, desk, state, kinds, key, 0)
        for place in range(state.clock[HAND] * len(kinds)):
            response_number = state.orders[place]
            for ask in (
                range(*responses.ask_starts[response_number : response_number + 2]) if response_number >= 0 else ()
            ):
                number = ask - responses.ask_starts[response_number]
                for team in range(len(kinds)):
                    answer = state.answers[answer_place(program, place, team, number)]
                    if answer != -(1 << 60):
                        given_answers += 1
                        assert responses.ask_low[ask] <= answer <= responses.ask_high[ask]
    assert (given_answers > 0) == (kind != "passive")


def test_no_bot_knows_what_the_others_order() -> None:
    """Which kinds of bots sit in the other seats moves nothing that a bot orders in the same turn."""
    deck = lake()
    for key in range(20):
        found = []
        for others in (RANDOM, GREEDY):
            state, desk = blank_state(deck.program), blank_desk(deck.program, COURSE)
            draw_start_values(deck.program, state, key, 0)
            open_turn(deck.program, COURSE, state, key, 0)
            order_by_bots(deck.program, deck.rules, desk, state, (others, others, GREEDY), key, 0)
            found.append(state.orders[2::3])
        assert found[0] == found[1]


def test_what_the_plan_schedules_is_not_on_a_desk() -> None:
    """A seat is not told which cards are to come: a bot knows how many turns and cards there are, and no more."""
    desk = blank_desk(lake().program, Course(5, 2, (3,), (1,)))
    assert desk.course == Course(5, 2, (), ())
