"""A log is the session: folded live, from its records or cut short anywhere, and told to every seat alike."""

import json
from functools import cache

import pytest

from tests.session.played import Table, by_bot, by_whim, play_on, started
from tests.session.test_asking import bay
from wargame.engine.adjudication import apply_rulings, meet_obligations, resolve_orders
from wargame.engine.program import NONE
from wargame.engine.recap import close_turn
from wargame.engine.state import freeze, orders_in_play
from wargame.live.running import event_of
from wargame.rulebook import Ruling
from wargame.session.chain import Record, seal
from wargame.session.cut import odds_view, seat_view
from wargame.session.event_parts import Standing
from wargame.session.events import SessionEvent, TurnClosed
from wargame.session.evolve import evolve, fold
from wargame.session.game import machine, standing
from wargame.session.state import SessionState

SESSIONS = [("lake", "whim"), ("lake", "greedy"), ("bay", "whim"), ("bay", "random")]


@cache
def played(deck: str, chooser: str) -> Table:
    """Return a session played to ENDEX."""
    choose = by_whim(3) if chooser == "whim" else by_bot(chooser)
    if deck == "bay":
        return play_on(started(bay(), seed=5, cards_per_turn=2), choose)
    return play_on(started(seed=5, schedule={2: ["boat_race", "council"]}), choose)


def as_records(events: list[SessionEvent]) -> list[Record]:
    """Seal events as the running session does."""
    records: list[Record] = []
    for event in events:
        data = json.loads(event.model_dump_json(exclude={"kind"}))
        records.append(seal(records[-1] if records else None, "now", "somebody", event.kind, data))
    return records


def told(table: Table, state: SessionState) -> list[str]:
    """Return the bytes that every seat gets in a state."""
    teams = table.game.deck.names.teams if state.play.position is not None else ()
    return [cut(table.game, state, team, 1).model_dump_json() for team in teams for cut in (seat_view, odds_view)]


@pytest.mark.parametrize(("deck", "chooser"), SESSIONS)
def test_events_come_back_from_their_records(deck: str, chooser: str) -> None:
    """Through canonical text and back, every event is the same event."""
    events = played(deck, chooser).events
    assert [event_of(record) for record in as_records(events)] == events


@pytest.mark.parametrize(("deck", "chooser"), SESSIONS)
def test_every_seat_is_told_the_same_live_and_from_the_log(deck: str, chooser: str) -> None:
    """At every moment the views of a replayed session are, byte for byte, those of the live one."""
    table = played(deck, chooser)
    live, replayed = SessionState(), SessionState()
    for event, record in zip(table.events, as_records(table.events), strict=True):
        live, replayed = evolve(live, event), evolve(replayed, event_of(record))
        assert live == replayed
        if event.kind in {"turn_opened", "order_committed", "adjudicated", "turn_closed", "ended"}:
            assert told(table, live) == told(table, replayed)
    assert live == table.state


@pytest.mark.parametrize(("deck", "chooser"), SESSIONS)
def test_a_log_can_be_folded_up_to_anywhere(deck: str, chooser: str) -> None:
    """No beginning of a log fails to fold, and folding on from it leads to the same end."""
    table = played(deck, chooser)
    for cut in range(len(table.events) + 1):
        state = fold(table.events[:cut])
        assert state.play.turn <= table.play.turn
    half = fold(table.events[: len(table.events) // 2])
    for event in table.events[len(table.events) // 2 :]:
        half = evolve(half, event)
    assert half == table.state


def bare_turn(table: Table, state: SessionState) -> tuple[dict[tuple[str, str], Ruling], Standing]:
    """Return what the machine by itself makes of a turn's orders: rulings by card and team, and where it ends."""
    deck, play = table.game.deck, state.play
    bare = machine(table.game, play)
    meet_obligations(deck.program, bare)
    resolve_orders(deck.program, deck.rules, bare, table.game.key(state.room), play.epoch)
    rulings = {}
    for place in orders_in_play(deck.program, bare):
        if bare.orders[place] != NONE:
            card, team, _ = deck.names.responses[bare.orders[place]]
            rulings[card, team] = Ruling(bare.bands[place], bare.margins[place], bare.results[place])
    apply_rulings(deck.program, bare)
    close_turn(deck.program, bare)
    return rulings, standing(freeze(bare))


@pytest.mark.parametrize(("deck", "chooser"), SESSIONS)
def test_the_session_and_the_bare_machine_agree(deck: str, chooser: str) -> None:
    """Rulings and the close of a turn are what the machine makes of the same orders by itself."""
    table = played(deck, chooser)
    state, expected, turns = SessionState(), None, 0
    for event in table.events:
        if event.kind == "adjudicated":
            rulings, expected = bare_turn(table, state)
            made = {(ruling.card, ruling.team): ruling for ruling in state.play.rulings}
            assert rulings == {at: Ruling(each.band, each.margin, each.value) for at, each in made.items()}
            turns += 1
        if isinstance(event, TurnClosed):
            assert event.position == expected
        state = evolve(state, event)
    assert turns == table.game.course.turns
