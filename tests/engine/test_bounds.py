"""What holds of every deck, every key and every order: bounds, accounts, and that nothing is left lying."""

from itertools import pairwise
from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.running_machine import Machine
from tests.random_decks import decks
from tests.small_decks import Data, compiled, lake
from wargame.engine.adjudication import cheapest_response, is_affordable, place_order, reserved
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.scoring import progress, score, standing
from wargame.engine.state import UNSET, freeze, order_place, thaw
from wargame.rulebook import BAND_NAMES

TURNS: Final = 4
CHOICES: Final = st.lists(st.integers(0, 10**6), min_size=60, max_size=60)
SLOW: Final = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def assert_sound(found: Machine) -> None:
    """Every variable lies within its bounds, and no scratch is left for the next step to trip over."""
    program, state = found.deck.program, found.state
    for slot, name in enumerate(found.deck.names.slot_names()):
        assert program.variables.low[slot] <= state.values[slot] <= program.variables.high[slot], name
    assert not any(state.deltas)
    assert set(state.sets) == {UNSET}


def assert_fair(found: Machine) -> None:
    """Points lie between nothing and all, partial credit between the points and all, progress within 0 and 1."""
    program = found.deck.program
    assert all(0 <= progress(program, found.state, each) <= 1 for each in range(len(program.teams.objective_team)))
    for team in range(len(program.teams.key)):
        points, credit = score(program, found.state, team), standing(program, found.state, team)
        assert 0 <= points <= credit <= sum(program.teams.objective_points)


def assert_solvent(found: Machine) -> None:
    """No team has reserved more than it has."""
    teams = found.deck.program.teams
    for team, (first, last) in enumerate(pairwise(teams.resource_starts)):
        for slot in teams.resource_slot[first:last]:
            assert 0 <= reserved(found.deck.program, found.state, team, slot, NONE) <= found.state.values[slot]


def order_something(found: Machine, choices: list[int]) -> None:
    """Let every team order on every card what a list of numbers chooses, as far as it can pay; then meet duties."""
    program, state = found.deck.program, found.state
    teams = len(program.teams.key)
    for position in range(len(found.hand)):
        for team in range(teams):
            offer = state.hand[position] * teams + team
            offers = [*range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]), NONE]
            chosen = offers[choices.pop() % len(offers)]
            if chosen == NONE or is_affordable(program, state, chosen, order_place(program, position, team)):
                place_order(program, state, position, team, chosen)
            assert_solvent(found)
    found.oblige()
    assert_solvent(found)


def assert_duties_met(found: Machine) -> None:
    """Who must answer a card and gave no order could not give any."""
    program, state = found.deck.program, found.state
    teams = len(program.teams.key)
    for position in range(len(found.hand)):
        for team in range(teams):
            must = program.cards.must_answer[state.hand[position] * teams + team]
            if must and state.orders[order_place(program, position, team)] == NONE:
                assert cheapest_response(program, state, position, team) == NONE


def booked(found: Machine) -> dict[str, int]:
    """Return by an account of its own what the resources come to once the rulings are applied: lake deck only."""
    program, state, deck = found.deck.program, found.state, found.deck.deck
    resources = [f"{team}.{name}" for team, part in deck.teams.items() for name in part.resources]
    after = {name: state.values[found.slot(name)] for name in resources}
    for place, number in enumerate(state.orders):
        if number == NONE:
            continue
        card, team, name = found.deck.names.responses[number]
        response = deck.cards[card].responses[team][name]
        for resource, points in response.cost.items():
            after[f"{team}.{resource}"] -= points * UNIT
        outcome = getattr(response.outcomes, BAND_NAMES[state.bands[place]]) or response.outcomes.success
        assert outcome is not None
        for variable, change in outcome.effects.items():
            if variable in after:
                assert isinstance(change.amount, int)
                after[variable] += change.amount * UNIT
    return {name: min(max(units, 0), program.variables.high[found.slot(name)]) for name, units in after.items()}


@SLOW
@given(decks(), st.integers(0, 2**64 - 1), CHOICES)
def test_variables_and_scores_keep_within_their_bounds(data: Data, key: int, choices: list[int]) -> None:
    """Whatever a deck says and whatever is ordered, no variable or score leaves its bounds at any step of a turn."""
    found = Machine(compiled(data), key=key, cards_per_turn=2)
    assert_sound(found)
    for _ in range(TURNS):
        found.deal()
        assert_sound(found)
        order_something(found, list(choices))
        assert_duties_met(found)
        found.resolve()
        assert_sound(found)
        found.apply()
        assert_sound(found)
        found.close()
        assert_sound(found)
        assert_fair(found)


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 2**64 - 1), CHOICES)
def test_resources_are_conserved(key: int, choices: list[int]) -> None:
    """What a team has after the rulings is what it had, less what its orders cost, plus what outcomes gave and took."""
    found = Machine(lake(), key=key, cards_per_turn=3)
    for _ in range(TURNS):
        found.deal()
        order_something(found, list(choices))
        found.resolve()
        expected = booked(found)
        found.apply()
        assert {name: found.state.values[found.slot(name)] for name in expected} == expected
        found.close()


@SLOW
@given(decks(), st.integers(0, 2**64 - 1), CHOICES)
def test_a_position_holds_all_that_the_next_turns_need(data: Data, key: int, choices: list[int]) -> None:
    """A machine frozen between steps and thawed goes on exactly as one that was never stopped."""
    kept = Machine(compiled(data), key=key, cards_per_turn=2)
    resumed = Machine(kept.deck, key=key, cards_per_turn=2)
    for _ in range(TURNS):
        for found in (kept, resumed):
            found.deal()
        resumed.state = thaw(resumed.deck.program, freeze(resumed.state))
        for found in (kept, resumed):
            order_something(found, list(choices))
            found.finish()
        resumed.state = thaw(resumed.deck.program, freeze(resumed.state))
        assert freeze(kept.state) == freeze(resumed.state)
