"""One session of the machine with nobody watching, and what is counted of many.

Scalar functions over flat sequences like the engine's own, so that the same code runs as it is and compiled.
"""

from typing import Final, NamedTuple

from wargame.engine.adjudication import (
    Rules,
    apply_rulings,
    is_affordable,
    is_repeated,
    meet_obligations,
    place_order,
    resolve_orders,
)
from wargame.engine.dealing import draw_start_values, open_turn
from wargame.engine.dice import BOTS, draw, stream_key, to_face
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Course, Ints, Program
from wargame.engine.recap import close_turn, is_over
from wargame.engine.scoring import is_met
from wargame.engine.state import HAND, TURN, UNSET, MutableInts, State, holds, order_place

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


def reset(program: Program, state: State) -> None:
    """Bring a used state back to before STARTEX."""
    for slot in range(len(state.values)):
        state.values[slot] = program.variables.start[slot]
    for card in range(len(state.drawn)):
        state.drawn[card] = 0
        state.drawn_turn[card] = 0
        state.unlocked[card] = 0
        state.due[card] = 0
    for tag in range(len(state.done)):
        state.tags[tag] = 0
        state.done[tag] = 0
    for i in range(len(state.answers)):
        state.answers[i] = UNSET
    state.clock[TURN] = 0
    state.clock[HAND] = 0


def may_order(program: Program, state: State, position: int, team: int, response: int) -> bool:
    """Whether the team could order the response on the card at a hand position now."""
    place = order_place(program, position, team)
    return (
        holds(program, state, program.responses.when[response])
        and not is_repeated(program, state, response, place)
        and is_affordable(program, state, response, place)
    )


def choose_by_chance(program: Program, state: State, session: int, position: int, team: int) -> int:
    """Return one of the responses that the team can order on a card, or -1 for a pass, each with the same chance."""
    card = state.hand[position]
    offer = card * len(program.teams.key) + team
    first, last = program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]
    count = 0 if program.cards.must_answer[offer] != 0 else 1
    for response in range(first, last):
        if may_order(program, state, position, team, response):
            count += 1
    if count == 0:
        return NONE
    key = stream_key(session, 0, BOTS, state.clock[TURN], program.cards.key[card], program.teams.key[team])
    left = to_face(draw(key, 1), count)
    for response in range(first, last):
        if may_order(program, state, position, team, response):
            left -= 1
            if left == 0:
                return response
    return NONE


def order_by_chance(program: Program, state: State, session: int, tally: Tally) -> None:
    """Let every team order by chance on every card."""
    teams = len(program.teams.key)
    for position in range(state.clock[HAND]):
        tally.came[state.hand[position]] += 1
        for team in range(teams):
            offer = state.hand[position] * teams + team
            for response in range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]):
                tally.offered[response] += 1
            if program.cards.offer_starts[offer] < program.cards.offer_starts[offer + 1]:
                chosen = choose_by_chance(program, state, session, position, team)
                if chosen != NONE:
                    place_order(program, state, position, team, chosen)
                    tally.picked[chosen] += 1


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


def run_trial(
    program: Program, course: Course, rules: Rules, state: State, session: int, watched: Ints, tally: Tally
) -> None:
    """Play one session with chance orders to its end and count it."""
    reset(program, state)
    draw_start_values(program, state, session, 0)
    count_values(state, watched, tally)
    over = False
    while not over:
        open_turn(program, course, state, session, 0)
        order_by_chance(program, state, session, tally)
        meet_obligations(program, state)
        resolve_orders(program, rules, state, session, 0)
        apply_rulings(program, state)
        close_turn(program, state)
        count_values(state, watched, tally)
        over = is_over(program, state, course.turns)
    count_objectives(program, state, tally)
    tally.sessions[0] += 1


def run_trials(
    program: Program, course: Course, rules: Rules, state: State, keys: Ints, watched: Ints, tally: Tally
) -> None:
    """Play one session for each key."""
    for i in range(len(keys)):
        run_trial(program, course, rules, state, keys[i], watched, tally)
