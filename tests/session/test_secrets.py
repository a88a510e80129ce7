"""Between release points no byte that a seat is told depends on what it may not know."""

from functools import cache
from random import Random
from typing import Final

import pytest

from tests.asking_rules import hands_up, sealed_bids, wager
from tests.session.played import Table, by_whim, started
from tests.session.scrambling import SCRAMBLES, hidden_slots
from tests.small_decks import FOLDER, compiled_text
from wargame.deck.compile import CompiledDeck
from wargame.session.asking import asked_of
from wargame.session.commands import (
    PASS,
    Adjudicate,
    Answer,
    CloseTurn,
    Commit,
    OpenTurn,
    PutAsks,
    Ready,
    Reveal,
    SeatCommand,
    Withdraw,
)
from wargame.session.cut import odds_view, seat_view
from wargame.session.decide import decide_for_seat
from wargame.session.events import RulingMade
from wargame.session.evolve import evolve
from wargame.session.refusals import Refusal
from wargame.session.state import SessionState

TEAMS: Final = ("nord", "ost", "west")
SESSIONS: Final = 8
TOLD_AFTER: Final = {"turn_opened", "team_sealed", "asks_put", "answer_given", "adjudicated", "turn_closed", "ended"}
"""Events after which there is something new to be told."""


@cache
def harbour() -> CompiledDeck:
    """Return the deck that is all secrets."""
    text = (FOLDER / "deep_harbour.yaml").read_text(encoding="utf-8")
    return compiled_text(text, "deep_harbour", hands_up, sealed_bids, wager)


def told(table: Table, viewer: str) -> str:
    """Return the bytes that a seat gets."""
    return "".join(cut(table.game, table.state, viewer, 1).model_dump_json() for cut in (seat_view, odds_view))


def answered(table: Table, viewer: str) -> list[str]:
    """Return the reasons with which everything that a seat could ask would be refused, or that it would be taken."""
    commands: list[SeatCommand] = [Ready()]
    for card in table.play.cards:
        offers = table.game.deck.deck.cards[card].responses.get(viewer, {})
        commands += [Commit(card=card, response=name) for name in (*offers, PASS)]
        commands += [Commit(card=card, response=name, answers={"bids": 5}) for name in offers]
        commands += [Withdraw(card=card), *(Answer(card=card, team=team, ask="hands", value=1) for team in TEAMS)]
    decided = (decide_for_seat(table.game, table.state, viewer, command) for command in commands)
    return [answer.model_dump_json() if isinstance(answer, Refusal) else "taken" for answer in decided]


@cache
def moments(seed: int) -> tuple[Table, tuple[SessionState, ...]]:
    """Return a session played by whim to ENDEX, and its state at each moment at which seats are told something new."""
    schedule = {1: ["fog", "quay"], 2: ["fog", "court"], 3: ["court", "quay"]}
    table = started(harbour(), seed=seed, schedule=schedule)
    while table.play.phase != "endex":
        for team in TEAMS:
            for order in by_whim(seed)(table.game, table.play, team):
                table.seat(team, order)
            table.seat(team, Ready())
        table.do(PutAsks())
        for n, team in enumerate(TEAMS):
            for asked in asked_of(table.game, table.play, team):
                answer = Answer(card=asked.card, team=asked.owner, ask=asked.name, value=(seed + n) % 2)
                table.seat(team, answer)
        end_turn(table)
    state, states = SessionState(), []
    for event in table.events:
        state = evolve(state, event)
        if event.kind in TOLD_AFTER:
            states.append(state)
    return table, tuple(states)


def end_turn(table: Table) -> None:
    """Finish the turn, secrets coming to light where they do."""
    table.must(Adjudicate(), CloseTurn())
    while table.do(Reveal()) is None:
        pass
    table.must(OpenTurn())


@pytest.mark.parametrize("kind", SCRAMBLES)
@pytest.mark.parametrize("viewer", TEAMS)
def test_a_secret_changes_no_byte_of_another_seat(kind: str, viewer: str) -> None:
    """At every moment of many sessions: other secrets, the same view, the same odds and the same answers."""
    for seed in range(SESSIONS):
        table, states = moments(seed)
        for at, state in enumerate(states):
            now = Table(table.game, [], state)
            other = SCRAMBLES[kind](now, state, viewer, Random(at))
            assert told(other, viewer) == told(now, viewer), (seed, at)
            assert answered(other, viewer) == answered(now, viewer), (seed, at)


def test_the_harbour_has_all_that_is_to_be_kept() -> None:
    """The sessions above hold every kind of moment: questions, secret orders, some that come to light, estimates."""
    events = [event for seed in range(SESSIONS) for event in moments(seed)[0].events]
    kinds = {event.kind for event in events}
    assert {"asks_put", "answer_given", "order_revealed", "ruling_made", "ended"} <= kinds
    secret = [event for event in events if isinstance(event, RulingMade) and event.response == "plot"]
    watched = [event for event in events if isinstance(event, RulingMade) and event.response == "watch"]
    assert len(secret) > 3
    assert any(made.arguments["modifier"] for made in watched)


def test_secrets_are_in_what_their_owner_is_told() -> None:
    """The same scrambling changes what those are told whom it concerns: it is no empty shuffle."""
    table, states = moments(1)
    changed = dict.fromkeys(SCRAMBLES, 0)
    for state in states:
        now = Table(table.game, [], state)
        for kind, scramble in SCRAMBLES.items():
            other = scramble(now, state, "nord", Random(1))
            changed[kind] += any(told(other, team) != told(now, team) for team in ("ost", "west"))
    assert min(changed[kind] for kind in SCRAMBLES if kind != "luck") > 0
    assert changed["luck"] == 0


def test_slots_are_hidden_by_name() -> None:
    """What a seat may see is what the deck says, its own means, and nobody else's secret objective."""
    names = harbour().names.slot_names()
    hidden = {names[slot] for slot in hidden_slots(harbour(), "west")}
    assert hidden == {
        *("deep", "dark", "abyss", "pact", "pact until", "deepest", "slip", "nord.coin", "ost.coin"),
        *("nord.shallow drawn", "nord.calm drawn", "ost.gold drawn", "ost.heat drawn"),
    }
    assert "seen" not in hidden
