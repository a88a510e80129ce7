"""Bots order only what is open to them, see only their seat, and mean something by it."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random
from statistics import fmean
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests import small_decks
from tests.session.played import Table, by_bot, started
from tests.session.scrambling import SCRAMBLES
from tests.session.test_asking import bay
from tests.session.test_secrets import TEAMS, harbour, moments
from tests.small_decks import Data, compiled_text, lake, response, small
from wargame.deck.compile import CompiledDeck
from wargame.engine.scoring import standing
from wargame.lab.bots import ANSWERING, BOT_KINDS
from wargame.session.commands import Adjudicate, CloseTurn, Commit, PutAsks, Ready
from wargame.session.game import machine

DECKS: Final = (lake, bay, harbour)
KEYS: Final = st.integers(0, 2**64 - 1)
QUICK: Final = [kind for kind in BOT_KINDS if kind != "rollout"]
SECRETS: Final = [name for name in SCRAMBLES if name != "luck"]


def play_taken(deck: CompiledDeck, kind: str, seed: int, key: int) -> None:
    """Play a session of one kind of bot in which every order and answer has to be taken."""
    table = started(deck, seed=seed, cards_per_turn=3)
    while table.play.phase != "endex":
        for team in table.game.deck.names.teams:
            orders = BOT_KINDS[kind](table.game, table.play, team, key)
            assert [table.seat(team, order) for order in orders] == [None] * len(orders)
            table.ready(team)
        if table.do(PutAsks()) is None:
            for team in table.game.deck.names.teams:
                answers = ANSWERING[kind](table.game, table.play, team, key)
                assert [table.seat(team, answer) for answer in answers] == [None] * len(answers)
                assert table.seat(team, Ready()) is None
        table.finish_turn()


@pytest.mark.parametrize("kind", QUICK)
@pytest.mark.parametrize("deck", DECKS)
@settings(max_examples=12, deadline=None)
@given(seed=st.integers(0, 500), key=KEYS)
def test_every_order_of_a_bot_is_taken(deck: Callable[[], CompiledDeck], kind: str, seed: int, key: int) -> None:
    """In every turn each bot decides all its cards with orders that are taken, and can seal; so can its answers."""
    play_taken(deck(), kind, seed, key)


@pytest.mark.slow
@pytest.mark.parametrize("deck", DECKS)
@settings(max_examples=2, deadline=None)
@given(seed=st.integers(0, 500), key=KEYS)
def test_every_order_of_futures_is_taken(deck: Callable[[], CompiledDeck], seed: int, key: int) -> None:
    """So it is with the bot that looks ahead."""
    play_taken(deck(), "rollout", seed, key)


@pytest.mark.parametrize("kind", QUICK)
@settings(max_examples=20, deadline=None)
@given(seed=st.integers(0, 500), key=KEYS)
def test_a_bot_orders_the_same_of_the_same(kind: str, seed: int, key: int) -> None:
    """Same seat, same dice, same orders: a bot keeps nothing from one question to the next."""
    table = started(seed=seed)
    first = [BOT_KINDS[kind](table.game, table.play, team, key) for team in table.game.deck.names.teams]
    again = [BOT_KINDS[kind](table.game, table.play, team, key) for team in table.game.deck.names.teams]
    assert first == again


def scramble_and_ask(kind: str, secret: str, seed: int, at: int, chance: int, key: int) -> None:
    """Ask bots in a moment of a session, and again with other secrets: they say the same."""
    table, states = moments(seed)
    states = tuple(state for state in states if state.play.phase in {"plan", "ask"})
    state = states[at % len(states)]
    now = Table(table.game, [], state)
    for team in TEAMS:
        other = SCRAMBLES[secret](now, state, team, Random(chance))
        for ask in (BOT_KINDS, ANSWERING) if state.play.phase == "ask" else (BOT_KINDS,):
            assert ask[kind](other.game, other.play, team, key) == ask[kind](now.game, now.play, team, key)


@pytest.mark.parametrize("kind", QUICK)
@pytest.mark.parametrize("secret", SECRETS)
@settings(max_examples=15, deadline=None)
@given(seed=st.integers(0, 7), at=st.integers(0, 10_000), chance=st.integers(0, 1000), key=KEYS)
def test_a_bot_sees_what_its_seat_sees(kind: str, secret: str, seed: int, at: int, chance: int, key: int) -> None:
    """Nothing that is hidden from a seat moves the orders or answers of the bot that sits in it."""
    scramble_and_ask(kind, secret, seed, at, chance, key)


@pytest.mark.slow
@pytest.mark.parametrize("secret", SECRETS)
@settings(max_examples=4, deadline=None)
@given(seed=st.integers(0, 7), at=st.integers(0, 10_000), chance=st.integers(0, 1000), key=KEYS)
def test_futures_come_from_what_a_seat_sees(secret: str, seed: int, at: int, chance: int, key: int) -> None:
    """Nor does it move the orders of the bot that looks ahead."""
    scramble_and_ask("rollout", secret, seed, at, chance, key)


def test_a_random_bot_tries_everything() -> None:
    """Over many dice each response that can be paid, and a pass where it may, is chosen about equally often."""
    table = started(schedule={1: ["dry_spring"]}, cards_per_turn=1)
    keys = 600
    chosen = [BOT_KINDS["random"](table.game, table.play, "belmar", key)[0].response for key in range(keys)]
    counts = {name: chosen.count(name) for name in set(chosen)}
    assert set(counts) == {"share", "dig", "pass"}
    assert all(abs(count - keys / 3) < 60 for count in counts.values())


def test_a_bot_keeps_enough_for_its_next_card() -> None:
    """A bot that has ordered reckons with what that costs when it comes to the next card."""
    for key in range(60):
        table = started(schedule={1: ["dry_spring", "boat_race"]})
        table.commit("arda", "dry_spring", "ration")
        for order in BOT_KINDS["random"](table.game, table.play, "arda", key):
            assert table.seat("arda", order) is None


def score(table: Table, team: str) -> int:
    """Return a team's points at ENDEX."""
    return sum(result.points for result in table.play.results if result.met and result.team == team)


def totals(deck: Callable[[], CompiledDeck], games: int, **plan: object) -> dict[str, float]:
    """Return the mean score of each kind of bot in one seat while random bots sit in the others, over seats in turn."""
    found = dict.fromkeys(("greedy", "random"), 0.0)
    for seed in range(games):
        for kind in found:
            table = started(deck(), seed=seed, **plan)
            seat = table.game.deck.names.teams[seed % len(table.game.deck.names.teams)]
            while table.play.phase != "endex":
                for team in table.game.deck.names.teams:
                    chooser = by_bot(kind if team == seat else "random", seed)
                    for order in chooser(table.game, table.play, team):
                        assert isinstance(order, Commit)
                        table.seat(team, order)
                table.finish_turn()
            found[kind] += score(table, seat) / games
    return found


def standing_after_a_turn(kind: str, seed: int, team: str) -> float:
    """Return what a bot's team stands at after one turn at the lake in which the others pass."""
    table = started(seed=seed, cards_per_turn=3)
    for order in by_bot(kind, seed)(table.game, table.play, team):
        table.seat(team, order)
    table.must(Adjudicate(), CloseTurn())
    program = table.game.deck.program
    return standing(program, machine(table.game, table.play), table.game.deck.names.teams.index(team))


def test_greedy_beats_random_at_the_lake() -> None:
    """Over forty turns at the lake, each seat in turn, greedy stands clearly better at the end of its turn."""
    teams = lake().names.teams
    gains = [
        standing_after_a_turn("greedy", seed, teams[seed % 3]) - standing_after_a_turn("random", seed, teams[seed % 3])
        for seed in range(40)
    ]
    assert fmean(gains) > 0.3
    assert sum(gain > 0.001 for gain in gains) > 2 * sum(gain < -0.001 for gain in gains)


def offering(**offers: Data) -> Table:
    """Return a session in which one team wants heat and coins, and is offered some responses."""
    objectives = {
        "warm": {"title": "Warm", "met": "heat >= 90", "points": 4, "progress": "heat / 90"},
        "rich": {"title": "Rich", "met": "ost.coin >= 4", "points": 1},
    }
    resources = {"coin": {"title": "Coin", "start": 4, "income": 0}}
    ost = small_decks.team(objectives=objectives, resources=resources)
    return started(
        small(
            teams={"ost": ost, "west": small_decks.team()}, cards={"event": small_decks.card(responses={"ost": offers})}
        )
    )


def warming(rule: str, heats: dict[str, float], **keys: Any) -> Data:
    """Return a response that warms by so much in each band."""
    outcomes = {band: {"effects": {"heat": heat}} for band, heat in heats.items()}
    return response(rule, outcomes=outcomes, **keys)


SURE = warming("automatic", {"success": 5})
LIKELY = warming("percentile_check", {"success": 9, "partial": 0, "failure": 0}, **{"with": {"base": 75}})
UNLIKELY = warming("percentile_check", {"success": 9, "partial": 0, "failure": 0}, **{"with": {"base": 30}})
DEAR = warming("automatic", {"success": 9}, cost={"coin": 1})
COLD = warming("automatic", {"success": -5})


@pytest.mark.parametrize(
    ("offers", "chosen"),
    [
        ({"sure": SURE, "likely": LIKELY}, "likely"),
        ({"sure": SURE, "unlikely": UNLIKELY}, "sure"),
        ({"sure": SURE, "dear": DEAR}, "sure"),
        ({"cold": COLD}, "pass"),
        ({"dear": DEAR}, "pass"),
    ],
)
@settings(max_examples=5)
@given(key=KEYS)
def test_greedy_weighs_odds_costs_and_effects(offers: dict[str, Data], chosen: str, key: int) -> None:
    """A likely gain beats a sure smaller one, a sure one an unlikely; what costs a point or harms is left alone."""
    table = offering(**offers)
    assert [order.response for order in BOT_KINDS["greedy"](table.game, table.play, "ost", key)] == [chosen]


@cache
def flagship() -> CompiledDeck:
    """Return the shipped deck."""
    name = "europe_looks_east"
    return compiled_text((Path(__file__).parents[2] / "decks" / f"{name}.yaml").read_text(encoding="utf-8"), name)


@pytest.mark.slow
def test_greedy_beats_random_in_the_flagship() -> None:
    """In the shipped deck too, where objectives are many and rules have wide odds."""
    means = totals(flagship, 10, turns=4, cards_per_turn=2)
    assert means["greedy"] > means["random"] + 1
