"""What holds of every deck: no check fails on it, and nothing that is said to be impossible ever happens in play."""

from typing import Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.engine.running_machine import Machine
from tests.random_decks import decks
from tests.small_decks import Data, shipped_rules, text_of
from wargame.deck.checks.ignoring import sift
from wargame.deck.checks.subject import Subject
from wargame.deck.checks.table import run_checks
from wargame.deck.checks.world import World
from wargame.deck.diagnostics import Diagnostics, render
from wargame.deck.load import load_located
from wargame.engine.adjudication import is_affordable, place_order
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.state import holds, order_place
from wargame.lab.dominance import find_dominated

CHOICES: Final = st.lists(st.integers(0, 10**6), min_size=200, max_size=200)
SLOW: Final = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def subject_of(data: Data) -> Subject:
    """Return a deck of data, ready to be looked at."""
    found, text = Diagnostics(), text_of(data)
    located = load_located(text, "small.yaml", "small", shipped_rules(), found)
    assert located is not None, [(each.code, each.message) for each in found]
    return Subject(located.node, "small.yaml", text, found, located.deck, ())


def order_something(machine: Machine, choices: list[int]) -> None:
    """Let every team order on every card what it may and can pay, as a list of numbers chooses."""
    program, state = machine.deck.program, machine.state
    teams = len(program.teams.key)
    for position in range(len(machine.hand)):
        for team in range(teams):
            offer = state.hand[position] * teams + team
            offers = range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1])
            place = order_place(program, position, team)
            open_offers = [
                each
                for each in offers
                if holds(program, state, program.responses.when[each]) and is_affordable(program, state, each, place)
            ]
            if open_offers:
                place_order(program, state, position, team, open_offers[choices.pop() % len(open_offers)])


def assert_possible(machine: Machine, world: World) -> None:
    """Hold the state of a running machine to what a world says can be."""
    for slot, name in enumerate(machine.deck.names.slot_names()):
        if name in machine.deck.names.kinds:
            assert world.low[slot] <= machine.state.values[slot] / UNIT <= world.high[slot], name


@SLOW
@given(data=decks())
def test_no_check_fails_on_a_deck_that_plays(data: Data) -> None:
    """Whatever a deck says, every check looks at it to the end, and what it finds can be shown in the source."""
    subject = subject_of(data)
    run_checks(subject)
    find_dominated(subject)
    left, ignored = sift(subject.found, subject.file, subject.text, subject.node)
    assert not left.errors()
    assert not ignored
    lines = subject.text.split("\n")
    for found in left:
        assert 0 <= found.span.line < len(lines)
        assert render(found, subject.text)


@SLOW
@given(data=decks(), key=st.integers(0, 2**64 - 1), choices=CHOICES)
def test_what_is_impossible_never_happens(data: Data, key: int, choices: list[int]) -> None:
    """No card comes before it can, no response is ordered that can't be, no variable leaves the bounds of its world."""
    subject = subject_of(data)
    world = subject.strict
    machine = Machine(subject.deck, key=key, cards_per_turn=2, turns=subject.turns)
    for turn in range(1, subject.turns + 1):
        machine.deal()
        assert_possible(machine, world)
        for card in machine.state.hand:
            assert card == NONE or world.comes[card] <= turn <= world.last_turn(card)
        order_something(machine, choices)
        assert all(order == NONE or world.orderable[order] for order in machine.state.orders)
        machine.finish()
        assert_possible(machine, world)


@SLOW
@given(data=decks(), key=st.integers(0, 2**64 - 1), choices=CHOICES)
def test_an_objective_that_is_decided_ends_so(data: Data, key: int, choices: list[int]) -> None:
    """An objective that is said never or always to be met is never or always met at ENDEX."""
    subject = subject_of(data)
    world, program = subject.generous, subject.deck.program
    machine = Machine(subject.deck, key=key, cards_per_turn=2, turns=subject.turns)
    for _ in range(subject.turns):
        machine.deal()
        order_something(machine, choices)
        machine.finish()
    for met in program.teams.objective_met:
        part = world.part(met, world.sight(subject.earliest_end))
        assert part.may_hold if holds(program, machine.state, met) else part.may_fail
