"""A team sees its own part of the machine, and nothing of the rest moves what it sees."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from tests.random_decks import decks
from tests.session.test_secrets import harbour
from tests.small_decks import Data, compiled, lake
from wargame.deck.compile import CompiledDeck
from wargame.engine.adjudication import place_order
from wargame.engine.dealing import draw_start_values, open_turn
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Course, Program
from wargame.engine.sight import see
from wargame.engine.state import HAND, TURN, State, answer_place, blank_state, copy_state, order_place

COURSE = Course(6, 3, (), ())
KEYS = st.integers(0, 2**64 - 1)


def opened(deck: CompiledDeck, key: int, dice: Random) -> State:
    """Return a machine in its first turn, with some orders and answers of every team."""
    program = deck.program
    state = blank_state(program)
    draw_start_values(program, state, key, 0)
    open_turn(program, COURSE, state, key, 0)
    order_anything(program, state, dice)
    return state


def order_anything(program: Program, state: State, dice: Random, but: int = NONE) -> None:
    """Let every team but one order and answer anything at all."""
    teams = len(program.teams.key)
    for position in range(state.clock[HAND]):
        for team in range(teams):
            offer = state.hand[position] * teams + team
            offers = range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1])
            if team != but:
                place_order(program, state, position, team, dice.choice([NONE, *offers]))
                state.answers[answer_place(program, order_place(program, position, 0), team, 0)] = dice.randint(0, 9)


def scrambled(program: Program, state: State, team: int, dice: Random) -> State:
    """Return the machine with everything else in what the team may not see."""
    other = blank_state(program)
    copy_state(state, other)
    order_anything(program, other, dice, but=team)
    sight = program.sight
    for entry in range(sight.hidden_starts[team], sight.hidden_starts[team + 1]):
        if sight.noise[entry] == 0:
            slot = sight.hidden_slot[entry]
            for row in range(program.drift.rows):
                other.history[row * len(other.values) + slot] = dice.randint(-(10**6), 10**6)
            other.values[slot] = dice.randint(-(10**6), 10**6)
    for i in range(sight.secret_starts[team], sight.secret_starts[team + 1]):
        other.done[sight.secret_tag[i]] = dice.randint(0, 1)
    for card in range(len(other.due)):
        other.due[card], other.unlocked[card] = dice.randint(0, 9), dice.randint(0, 1)
    return other


def seen_by(program: Program, state: State, team: int, key: int) -> State:
    """Return the machine as a team sees it."""
    seen = blank_state(program)
    see(program, state, seen, key, 0, team)
    return seen


@given(data=decks(), key=KEYS, chance=st.integers(0, 10**6))
def test_nothing_hidden_moves_what_a_team_sees(data: Data, key: int, chance: int) -> None:
    """Change all that a team may not know, and not a number of what it sees is another."""
    deck, dice = compiled(data), Random(chance)
    state = opened(deck, key, dice)
    for team in range(len(deck.names.teams)):
        other = scrambled(deck.program, state, team, dice)
        assert seen_by(deck.program, other, team, key) == seen_by(deck.program, state, team, key)


@given(key=KEYS, chance=st.integers(0, 10**6))
def test_what_a_team_sees_is_as_it_is(key: int, chance: int) -> None:
    """What is not hidden stands as in the machine itself, the team's own orders among it."""
    deck = harbour()
    program, state = deck.program, opened(deck, key, Random(chance))
    teams = len(deck.names.teams)
    for team in range(teams):
        seen = seen_by(program, state, team, key)
        sight = program.sight
        hidden = sight.hidden_slot[sight.hidden_starts[team] : sight.hidden_starts[team + 1]]
        assert all(seen.values[slot] == units for slot, units in enumerate(state.values) if slot not in hidden)
        assert seen.orders[team::teams] == state.orders[team::teams]
        assert set(seen.orders) - set(state.orders[team::teams]) <= {NONE}
        own = {program.responses.tag[order] for order in state.orders[team::teams] if order != NONE}
        assert {tag for tag, stands in enumerate(seen.tags) if stands} == own
        assert seen.clock[TURN] == state.clock[TURN]


def test_a_rough_value_is_wrong_by_its_noise_at_most() -> None:
    """A team that is told a track roughly takes it for something within the noise, another one each turn."""
    deck = harbour()
    program, sight = deck.program, deck.program.sight
    entry = next(at for at, noise in enumerate(sight.noise) if noise)
    team = next(team for team in range(len(deck.names.teams)) if sight.hidden_starts[team + 1] > entry)
    slot, told = sight.hidden_slot[entry], set()
    state = opened(deck, 5, Random(5))
    for turn in range(1, 40):
        state.clock[TURN] = turn
        seen = seen_by(program, state, team, 5)
        assert abs(seen.values[slot] - state.values[slot]) <= sight.noise[entry] * UNIT
        told.add(seen.values[slot])
    assert len(told) > 3


def test_a_team_sees_its_own_secret_objectives_alone() -> None:
    """Which secret objectives others drew is hidden as their resources are; the team's own are not."""
    deck = lake()
    program, names = deck.program, deck.names
    for number, team in enumerate(names.teams):
        sight = program.sight
        hidden = sight.hidden_slot[sight.hidden_starts[number] : sight.hidden_starts[number + 1]]
        for name, slot in names.slots.items():
            if name.endswith(" drawn"):
                assert (slot in hidden) == (not name.startswith(f"{team}."))


def test_a_copy_keeps_nothing_of_before() -> None:
    """What a state held before another was copied into it is gone, beyond the cards in hand too."""
    deck = harbour()
    source, target = opened(deck, 3, Random(3)), blank_state(deck.program)
    for field in ("values", "history", "drawn", "due", "hand", "orders", "answers", "tags", "done", "clock"):
        items = getattr(target, field)
        for i in range(len(items)):
            items[i] = 77
    copy_state(source, target)
    for field in ("values", "history", "drawn", "due", "hand", "orders", "answers", "tags", "done", "clock"):
        assert getattr(target, field) == getattr(source, field)
