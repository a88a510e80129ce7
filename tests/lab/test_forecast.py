"""A forecast begins with what is, keeps what is decided, agrees with simulated sessions, and knows no real dice."""

from dataclasses import replace
from math import sqrt
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.lab.looking_ahead import PHASES, at_lake, flagship, in_flagship, library, to_the_end
from tests.session.control_seats import BOSS, done, run
from tests.session.played import Table, lobby, with_secret
from tests.session.test_asking import asked_table
from tests.small_decks import lake
from wargame.engine.program import Course
from wargame.engine.state import HAND, MAX_HAND, UNSET, answer_place, blank_state, freeze, order_place
from wargame.lab.compiled import kernels_for
from wargame.lab.compiled_futures import compiled_engine
from wargame.lab.desk import GREEDY, KINDS, RANDOM, blank_desk
from wargame.lab.forecast import Forecast, forecast
from wargame.lab.intervals import Share
from wargame.lab.left_out import left_out_of_plan
from wargame.lab.onward import finish_this_turn, order_rest, stand_at
from wargame.lab.outlook import (
    PYTHON,
    blank_rows,
    interpreted,
    outlook_of,
    play_futures,
    same_outlook,
    seated_kinds,
)
from wargame.lab.trials import interpreted as simulated
from wargame.session.commands import Answer
from wargame.session.control_commands import DeferInject, EstablishFact, SkipInject
from wargame.session.talk_commands import Propose
from wargame.session.wording import whole

FEW = PYTHON._replace(futures=12)
moments = st.builds(at_lake, st.integers(0, 50), st.integers(0, 3), st.sampled_from(PHASES), st.integers(0, 3))
kinds = st.sampled_from([(), *[(KINDS[kind],) * 3 for kind in ("random", "passive", "greedy")]])


def forecasts(table: Table) -> Forecast:
    """Return a quick forecast."""
    return forecast(table.game, table.play, FEW)


@settings(max_examples=40, deadline=None)
@given(moments, kinds)
def test_a_forecast_begins_with_what_is(table: Table, kinds: tuple[int, ...]) -> None:
    """Past turns stand as they ended, every turn left has a fan in order, and every chance lies in its interval."""
    found = forecast(table.game, table.play, FEW, kinds)
    slots = table.game.deck.names.slots
    for fan in found.fans:
        ended = [past.closed.position.values[slots[fan.name]] for past in table.play.past]
        assert list(fan.past[1:]) == [whole(units) for units in ended]
        assert fan.now == whole(table.values()[fan.name])
        assert len(fan.ahead) == len(found.reaching) == len(found.turns_ahead)
        assert all(list(points) == sorted(points) for points in fan.ahead)
    assert list(found.turns_ahead) == list(range(len(table.play.past) + 1, 5))
    assert found.reaching == (found.futures,) * len(found.reaching)
    assert all(line.met.low <= line.met.value <= line.met.high for line in found.objectives)


@settings(max_examples=20, deadline=None)
@given(moments, st.integers(0, 9))
def test_the_session_is_left_as_it_is(table: Table, seed: int) -> None:
    """Neither the session nor the machine that futures begin from is touched."""
    before, events = table.state, list(table.events)
    outlook = outlook_of(table.game, table.play, seed=seed)
    kept = freeze(outlook.base), list(outlook.base.orders), list(outlook.base.answers), list(outlook.base.tags)
    interpreted(outlook)(range(5))
    forecasts(table)
    assert kept == (freeze(outlook.base), outlook.base.orders, outlook.base.answers, outlook.base.tags)
    assert table.state is before
    assert table.events == events


@settings(max_examples=20, deadline=None)
@given(moments, st.binary(min_size=32, max_size=32))
def test_the_secret_never_enters(table: Table, other: bytes) -> None:
    """Two sessions that differ in nothing but the dice secret have the same forecast."""
    assert forecasts(table) == forecasts(with_secret(table, other))


def test_other_seeds_are_other_futures() -> None:
    """A seed's forecast is the same again; another seed's futures are not those."""
    table = at_lake(3, 1)
    rows = [interpreted(outlook_of(table.game, table.play, seed=seed))(range(20)).rows for seed in (1, 1, 2)]
    assert rows[0] == rows[1] != rows[2]
    assert forecasts(table) == forecasts(table)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 50), st.integers(0, 3), st.integers(0, 3), kinds, st.integers(0, 2**64 - 1))
def test_what_is_ordered_is_kept(seed: int, turns: int, ordered: int, kinds: tuple[int, ...], key: int) -> None:
    """Orders and passes stand in every future; bots order only where nothing is decided."""
    table = at_lake(seed, turns, "plan", ordered)
    outlook = outlook_of(table.game, table.play, kinds)
    program, state = table.game.deck.program, blank_state(table.game.deck.program)
    stand_at(outlook.base, state)
    desk, rules = blank_desk(program, outlook.course), table.game.deck.rules
    order_rest(program, rules, desk, state, kinds or None, key, outlook.moment)
    for team, card, response in table.play.orders:
        place = order_place(program, table.play.cards.index(card), table.game.deck.names.teams.index(team))
        assert state.orders[place] == table.game.response_number(card, team, response)  # -1 for a pass
        assert outlook.moment.decided[place] == 1
    assert sum(outlook.moment.decided) == len(table.play.orders)


def test_a_sealed_team_is_decided_and_an_open_one_is_not() -> None:
    """Whoever has sealed orders nothing more, whatever is on the table; who has not may still order on every card."""
    table = at_lake(1, 0, "plan", 0)
    sealed = replace(table.play, sealed=frozenset(table.game.deck.names.teams[:1]))
    moment = outlook_of(table.game, sealed).moment
    hand = range(len(table.play.cards))
    assert [[moment.decided[3 * position + team] for position in hand] for team in range(3)] == [[1, 1], [0, 0], [0, 0]]


@settings(max_examples=30, deadline=None)
@given(st.sampled_from([RANDOM, GREEDY]), st.integers(0, 2**64 - 1))
def test_what_is_answered_is_kept(kind: int, key: int) -> None:
    """An answer stands in every future; of a team that has closed its answers so does the default."""
    table = asked_table()
    assert table.seat("east", Answer(card="plan", team="west", ask="pros", value=2)) is None
    table.ready("east")
    assert table.seat("south", Answer(card="plan", team="west", ask="cons", value=1)) is None
    deck, course, base, moment, _, _ = outlook = outlook_of(table.game, table.play)
    state, desk = blank_state(deck.program), blank_desk(deck.program, course)
    where = deck.program, deck.rules, base, moment, state, desk
    finish_this_turn(*where, (kind,) * 3, key, blank_rows(outlook, 1))
    place = state.orders.index(deck.names.numbers["plan", "west", "argue"])
    east, south = (answer_place(deck.program, place, deck.names.teams.index(team), 0) for team in ("east", "south"))
    assert [state.answers[east], state.answers[east + 1], state.answers[south + 1]] == [2, UNSET, 1]
    assert state.answers[south] != UNSET  # a bot's


def test_a_used_state_stands_where_the_base_does() -> None:
    """Nothing of an earlier future is left: no answers of a larger hand that would come back with the next one."""
    table = asked_table()
    program, base = table.game.deck.program, outlook_of(table.game, table.play).base
    used = blank_state(program)
    used.clock[HAND] = MAX_HAND
    for scratch in (used.answers, used.bands, used.history, used.values):
        scratch[:] = [1] * len(scratch)
    stand_at(base, used)
    assert used == base


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 50), st.integers(0, 3))
def test_once_ruled_a_turn_ends_as_it_will(seed: int, turns: int) -> None:
    """With the rulings made no dice are left for this turn: its fan has no width and stands where the turn will end."""
    table = at_lake(seed, turns, "adjudicate")
    found = forecasts(table)
    ends = at_lake(seed, turns, "recap").values()
    assert [fan.ahead[0] for fan in found.fans] == [(whole(ends[fan.name]),) * 5 for fan in found.fans]


@settings(max_examples=15, deadline=None)
@given(st.integers(0, 50), st.sampled_from(["adjudicate", "recap", "endex"]))
def test_the_end_is_what_it_is(seed: int, phase: str) -> None:
    """With the last rulings made nothing is open: each objective is met or not, for sure, as the session ends."""
    table = at_lake(seed, 3, "adjudicate" if phase == "endex" else phase)
    found = forecasts(to_the_end(table) if phase == "endex" else table)
    results = {(each.objective, each.kind): float(each.met) for each in to_the_end(table).play.results}
    assert found.settled
    assert {(line.name, line.kind): line.met for line in found.objectives} == {
        name: Share(value, value, value) for name, value in results.items()
    }
    points = {
        team: sum(each.points for each in table.play.results if each.team == team and each.met)
        for team in table.game.deck.names.teams
    }
    assert {line.team: line.score.value for line in found.teams} == points
    assert all(line.score.error == 0 for line in found.teams)


def test_nothing_is_foretold_before_startex() -> None:
    """In the lobby no start values are drawn: there is nothing to begin from."""
    table = lobby(lake())
    with pytest.raises(ValueError, match="not begun"):
        forecasts(table)


def test_a_forecast_from_startex_agrees_with_simulated_sessions() -> None:
    """Over sessions with many secrets, futures from STARTEX meet each objective as often as sessions from nothing."""
    futures, sessions = 8, 120
    met = scored = None
    for seed in range(sessions):
        table = at_lake(seed, 0, "plan", 0)
        tally = interpreted(outlook_of(table.game, table.play, seed=seed))(range(futures)).tally
        met = [a + b for a, b in zip(met or [0] * len(tally.met), tally.met, strict=True)]
        scored = [a + b for a, b in zip(scored or [0] * len(tally.met), tally.scored, strict=True)]
    assert met is not None
    assert scored is not None
    whole_sessions = simulated(lake(), Course(4, 2, (), ()), 5)(range(futures * sessions)).tally
    for ours, of, theirs, of_them in zip(met, scored, whole_sessions.met, whole_sessions.scored, strict=True):
        p = (ours + theirs) / (of + of_them)
        error = sqrt(p * (1 - p) * (futures / of + 1 / of_them))  # futures of one start hang together at the most
        assert abs(ours / of - theirs / of_them) <= 3 * error + 1e-9


def test_bots_stay_in_their_seats() -> None:
    """Seats keep their bots, people are taken to order by chance, and who looks ahead is taken as greedy."""
    table = at_lake(1)
    seats = table.state.room.seats
    for players, found in (
        (("person", "random", "person"), ()),
        (("person", "greedy", "rollout"), (RANDOM, GREEDY, GREEDY)),
    ):
        sat = [replace(seat, player=player) for seat, player in zip(seats, players, strict=True)]
        assert seated_kinds(table.game, replace(table.state.room, seats=tuple(sat))) == found


def test_workers_change_nothing() -> None:
    """However many play at a time, the futures are the same."""
    table = at_lake(3, 1)
    outlook = outlook_of(table.game, table.play)
    one, three = (play_futures(outlook, PYTHON._replace(workers=workers), 20) for workers in (1, 3))
    assert one.rows == three.rows
    assert one.tally == three.tally


@pytest.mark.slow
@pytest.mark.parametrize("bots", ["random", "greedy"])
@pytest.mark.parametrize("phase", PHASES)
def test_compiled_and_interpreted_futures_are_the_same(phase: str, bots: str, kernel_folder: Path) -> None:
    """Every count and every end agrees, at the lake and in the flagship, in threads as in one."""
    digests = {name: loaded.digest for name, loaded in library().loaded_rules.rules.items()}
    kernel = kernels_for(library().rules, digests, kernel_folder).run_onward
    for table, deck in ((at_lake(2, 1, phase), lake()), (in_flagship(4, phase), flagship())):
        kinds = () if bots == "random" else (KINDS[bots],) * len(deck.names.teams)
        outlook = outlook_of(table.game, table.play, kinds, seed=4)
        engine = compiled_engine(deck, kernel, library().rules, 3)
        futures = 2 if bots == "greedy" and deck is not lake() else 30
        fast, slow = play_futures(outlook, engine, futures), play_futures(outlook, PYTHON, futures)
        assert [list(part) for part in fast.tally] == [list(part) for part in slow.tally]
        assert list(fast.rows) == list(slow.rows)
        assert forecast(table.game, table.play, engine._replace(futures=2), kinds) == forecast(
            table.game, table.play, PYTHON._replace(futures=2), kinds
        )


def test_what_is_only_said_moves_no_future() -> None:
    """A treaty, a fact and a reader leave the outlook as it is; an order, a sealed team and a skipped card do not."""
    table = run(lake(), schedule={"2": ["boat_race"]})
    before = table.play
    table.asked("arda", Propose(title="A pact", text="We share.", parties=("arda", "corvo")))
    done(table, BOSS, EstablishFact(text="It rains."))
    assert table.play != before
    assert same_outlook(before, table.play)
    assert outlook_of(table.game, before).base.values == outlook_of(table.game, table.play).base.values
    assert not same_outlook(before, replace(before, sealed=frozenset({"arda"})))
    done(table, BOSS, SkipInject(inject="card.boat_race", reason="No wind."))
    assert not same_outlook(before, table.play)


def test_futures_are_dealt_by_the_msel_as_it_stands() -> None:
    """A card that was skipped comes in no future, and one that was deferred in its new turn."""
    table = run(lake(), schedule={"2": ["boat_race"], "3": ["council"]})
    done(
        table, BOSS, SkipInject(inject="card.boat_race", reason="No wind."), DeferInject(inject="card.council", turn=4)
    )
    course = outlook_of(table.game, table.play).course
    cards = [table.game.deck.names.cards[card] for card in course.scheduled_card]
    assert dict(zip(cards, course.scheduled_turn, strict=True)) == {"boat_race": course.turns + 1, "council": 4}


def test_what_no_future_has_is_said() -> None:
    """Injects that may still come by themselves and move something are counted out, and so is a plan without dice."""
    flood = {"title": "A flood", "text": "It comes.", "effects": {"lake_level": 5}}
    injects = {
        "by_hand": flood,
        "soon": {**flood, "turn": 2},
        "if_calm": {**flood, "when": "calm > 99"},
        "unless": {**flood, "unless_by": {"turn": 1, "when": "calm < 0"}},
        "only_said": {"title": "News", "text": "Nothing moves.", "turn": 2},
    }
    table = run(lake(), injects=injects, dice="expected")
    dice = "Dice are thrown here; the session takes what is likeliest."
    assert forecasts(table).left_out == ("3 injects still to come are not counted.", dice)
    done(table, BOSS, SkipInject(inject="if_calm", reason="No."), DeferInject(inject="by_hand", turn=3))
    table.finish_turn()
    assert forecasts(table).left_out[0] == "1 inject still to come is not counted."
    assert forecasts(run(lake())).left_out == ()
    assert left_out_of_plan(table.game.plan) == (
        "4 injects of the plan are not counted.",
        "Dice are thrown here; the plan takes what is likeliest.",
    )
