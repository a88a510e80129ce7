"""One session of the machine with nobody watching, and many: the same code runs as it is and compiled."""

from typing import NamedTuple

from wargame.engine.adjudication import (
    Rules,
    apply_rulings,
    meet_obligations,
    order_key,
    place_order,
    resolve_order,
    resolve_turn,
)
from wargame.engine.dealing import clear_turn, deal_turn, draw_start_values, lay_all
from wargame.engine.dice import BOTS, ORDERS, chain, turn_key
from wargame.engine.program import NONE, Course, Program
from wargame.engine.recap import close_turn, is_over
from wargame.engine.state import HAND, TURN, State, order_place
from wargame.lab.bot_turns import Seated, answer_by_bots, order_by_bots, order_by_chance
from wargame.lab.desk import Desk
from wargame.lab.tally import Sheet, Tally, count_ends, count_objectives, count_values, note_values, write_row
from wargame.lab.ways import count_offers, count_scores, recall_offers, sum_ways


class Setting(NamedTuple):
    """What is otherwise than usual in a session."""

    passive: int = NONE
    """The team that orders nothing but what it must answer; -1 = none."""
    rethrown: int = NONE
    """The team whose orders are decided by other dice; -1 = none."""


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
        state.done[tag] = 0
    clear_turn(program, state)
    state.clock[TURN] = 0


def let_pass(program: Program, state: State, team: int) -> None:
    """Take back all that a team has ordered this turn."""
    for position in range(state.clock[HAND]):
        if state.orders[order_place(program, position, team)] != NONE:
            place_order(program, state, position, team, NONE)


def throw_again(program: Program, rules: Rules, state: State, session: int, team: int) -> None:
    """Decide a team's orders anew by dice of another epoch; a contest's throw is everybody's and stays."""
    for position in range(state.clock[HAND]):
        response = state.orders[order_place(program, position, team)]
        if response != NONE and program.cards.contest[state.hand[position]] == 0:
            key = order_key(program, state, session, 1, position, team)
            resolve_order(program, rules, state, position, team, key)


def lay_keys(sheet: Sheet, session: int) -> None:
    """Compute the keys of all turns at once."""
    for i in range(len(sheet.order_keys)):
        sheet.order_keys[i] = turn_key(session, 0, ORDERS, i + 1)
        sheet.bot_keys[i] = turn_key(session, 0, BOTS, i + 1)


def run_trial(
    program: Program,
    course: Course,
    rules: Rules,
    state: State,
    desk: Desk,
    kinds: Seated,
    session: int,
    setting: Setting,
    tally: Tally,
    sheet: Sheet,
) -> None:
    """Play one session with bots of these kinds, by team, to its end and count it.

    The state has room for the tickets of all turns.
    """
    reset(program, state)
    lay_all(program, course, state, session, 0)
    lay_keys(sheet, session)
    draw_start_values(program, state, session, 0)
    note_values(state, sheet)
    over = False
    while not over:
        deal_turn(program, course, state, state.clock[TURN])
        turn = state.clock[TURN] - 1
        if kinds is None:
            order_by_chance(program, desk, state, sheet.bot_keys[turn])
        else:
            order_by_bots(program, rules, desk, state, kinds, session, 0)
        if setting.passive != NONE:
            let_pass(program, state, setting.passive)
        answer_by_bots(program, rules, desk, state, kinds, session, 0)
        if kinds is not None or setting.passive != NONE:  # not all was noted as they chose by chance
            recall_offers(program, state, desk, sheet)
        count_offers(program, state, desk, tally, sheet)
        meet_obligations(program, state)
        resolve_turn(program, rules, state, sheet.order_keys[turn])
        if setting.rethrown != NONE:
            throw_again(program, rules, state, session, setting.rethrown)
        apply_rulings(program, state)
        close_turn(program, state)
        note_values(state, sheet)
        over = is_over(program, state, course.turns)
    count_values(state, tally, sheet, 0)
    count_ends(program, state, tally, sheet)
    count_objectives(program, state, tally, sheet)
    count_scores(program, tally, sheet)
    tally.sessions[0] += 1


def run_trials(
    program: Program,
    course: Course,
    rules: Rules,
    state: State,
    desk: Desk,
    kinds: Seated,
    seed_key: int,
    first: int,
    last: int,
    setting: Setting,
    tally: Tally,
    sheet: Sheet,
) -> None:
    """Play the sessions of a seed from number `first` up to `last`, which is left out."""
    for number in range(first, last):
        session = chain(seed_key, number)
        run_trial(program, course, rules, state, desk, kinds, session, setting, tally, sheet)
        write_row(state, sheet, number - first)
    sum_ways(program, tally, sheet)
