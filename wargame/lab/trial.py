"""One session of the machine with nobody watching, and many: the same code runs as it is and compiled."""

from wargame.engine.adjudication import Rules, apply_rulings, meet_obligations, resolve_orders
from wargame.engine.dealing import clear_turn, draw_start_values, open_turn
from wargame.engine.dice import chain
from wargame.engine.program import Course, Ints, Program
from wargame.engine.recap import close_turn, is_over
from wargame.engine.state import TURN, State
from wargame.lab.bot_turns import Seated, answer_by_bots, order_by_bots
from wargame.lab.desk import Desk
from wargame.lab.tally import Tally, count_objectives, count_offers, count_values


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


def run_trial(
    program: Program,
    course: Course,
    rules: Rules,
    state: State,
    desk: Desk,
    kinds: Seated,
    session: int,
    watched: Ints,
    tally: Tally,
) -> None:
    """Play one session with bots of these kinds to its end and count it."""
    reset(program, state)
    draw_start_values(program, state, session, 0)
    count_values(state, watched, tally)
    over = False
    while not over:
        open_turn(program, course, state, session, 0)
        order_by_bots(program, rules, desk, state, kinds, session, 0)
        answer_by_bots(program, rules, desk, state, kinds, session, 0)
        count_offers(program, state, tally)
        meet_obligations(program, state)
        resolve_orders(program, rules, state, session, 0)
        apply_rulings(program, state)
        close_turn(program, state)
        count_values(state, watched, tally)
        over = is_over(program, state, course.turns)
    count_objectives(program, state, tally)
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
    watched: Ints,
    tally: Tally,
) -> None:
    """Play the sessions of a seed from number `first` up to `last`, which is left out."""
    for number in range(first, last):
        run_trial(program, course, rules, state, desk, kinds, chain(seed_key, number), watched, tally)
