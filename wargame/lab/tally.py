"""What is counted of many sessions: plain sums over flat sequences; the same code runs as it is and compiled."""

from typing import Final, NamedTuple

from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Ints, Program
from wargame.engine.scoring import is_met
from wargame.engine.state import HAND, TURN, MutableInts, State, order_place

BINS: Final = 101
"""Whole points from 0 to 100; what lies beyond counts with the nearest."""


class Tally(NamedTuple):
    """What is counted over sessions: plain sums, so that tallies of parts add up to that of the whole."""

    sessions: MutableInts
    """[number of sessions]."""
    scored: MutableInts
    """By objective: sessions in which it counted for a team (a secret one was drawn)."""
    met: MutableInts
    """By objective: of those, sessions in which it was met."""
    came: MutableInts
    """By card: how often it came up."""
    offered: MutableInts
    """By response: how often its card came up."""
    picked: MutableInts
    """By response: how often it was ordered."""
    spread: MutableInts
    """(turn * watched slots + place) * BINS + whole points -> sessions; turn 0 is STARTEX."""


def count_offers(program: Program, state: State, tally: Tally) -> None:
    """Count this turn's cards, what they offer, and what was ordered."""
    teams = len(program.teams.key)
    for position in range(state.clock[HAND]):
        card = state.hand[position]
        tally.came[card] += 1
        for response in range(program.cards.offer_starts[card * teams], program.cards.offer_starts[(card + 1) * teams]):
            tally.offered[response] += 1
        for team in range(teams):
            order = state.orders[order_place(program, position, team)]
            if order != NONE:
                tally.picked[order] += 1


def count_values(state: State, watched: Ints, tally: Tally) -> None:
    """Count where the watched slots stand at the end of this turn."""
    for place in range(len(watched)):
        points = (state.values[watched[place]] + UNIT // 2) // UNIT
        points = min(max(points, 0), BINS - 1)
        tally.spread[(state.clock[TURN] * len(watched) + place) * BINS + points] += 1


def count_objectives(program: Program, state: State, tally: Tally) -> None:
    """Count the objectives that mattered in this session and those that were met."""
    for objective in range(len(program.teams.objective_team)):
        secret = program.teams.objective_secret[objective]
        if secret == NONE or state.values[secret] > 0:
            tally.scored[objective] += 1
            if is_met(program, state, objective):
                tally.met[objective] += 1
