"""From where a session stands to its end, again and again: the same code runs as it is and compiled.

A future begins in the middle of a turn. What people have committed, answered or sealed is kept; bots decide the rest of
the turn, and all of the turns that follow.
"""

from typing import Final, NamedTuple

from wargame.engine.adjudication import Rules, apply_rulings, meet_obligations, resolve_orders
from wargame.engine.dealing import open_turn
from wargame.engine.dice import chain
from wargame.engine.program import Course, Ints, Program
from wargame.engine.recap import close_turn, is_over
from wargame.engine.sight import see
from wargame.engine.state import (
    HAND,
    MAX_ASKS,
    TURN,
    UNSET,
    State,
    answer_place,
    copy_state,
    order_place,
    orders_in_play,
)
from wargame.lab.bot_cards import order_card
from wargame.lab.bot_turns import Seated, answer_by_bots, give_orders, open_cards, order_by_bots, order_turn
from wargame.lab.choices import bot_key, offers_any
from wargame.lab.desk import RANDOM, Desk
from wargame.lab.tally import Sheet, Tally, count_objectives, count_points, count_values, note_values, write_row

PLAN: Final = 0
"""The hand is dealt; some orders and answers are given."""
RULED: Final = 1
"""Every order has its ruling; nothing is applied."""
CLOSED: Final = 2
"""The turn is over."""


class Moment(NamedTuple):
    """At which point of a turn futures begin, and what of it is decided already."""

    stage: int
    """PLAN, RULED or CLOSED."""
    decided: Ints
    """By order place: 1 where the team has ordered or passed, or has sealed its orders."""
    answered: Ints
    """By team: 1 where it has closed its answers."""


def stand_at(base: State, state: State) -> None:
    """Let a used state stand where another one does, rulings included."""
    copy_state(base, state)
    state.bands[:] = base.bands
    state.margins[:] = base.margins
    state.results[:] = base.results


def order_rest(
    program: Program, rules: Rules, desk: Desk, state: State, kinds: Seated, session: int, moment: Moment
) -> None:
    """Let a bot order for every team on the cards that it has not decided."""
    if kinds is None:
        order_rest_by_chance(program, desk, state, session, moment)
        return
    for team in range(len(program.teams.key)):
        see_rest(program, desk, state, session, moment, team)
        order_turn(program, rules, desk, session, 0, team, kinds[team])
        give_orders(program, state, desk, team)


def see_rest(program: Program, desk: Desk, state: State, session: int, moment: Moment, team: int) -> None:
    """Lay on the desk what a team sees, its undecided cards open."""
    see(program, state, desk.seen, session, 0, team)
    open_cards(program, desk, team)
    for position in range(state.clock[HAND]):
        if moment.decided[order_place(program, position, team)] != 0:
            desk.open[position] = 0


def order_rest_by_chance(program: Program, desk: Desk, state: State, session: int, moment: Moment) -> None:
    """Let every team order by chance on the cards that it has not decided."""
    for position in range(state.clock[HAND]):
        for team in range(len(program.teams.key)):
            decided = moment.decided[order_place(program, position, team)] != 0
            if not decided and offers_any(program, state, position, team):
                key = bot_key(program, state, session, 0, position, team)
                order_card(program, None, desk, state, key, position, team, RANDOM)


def keep_answers(program: Program, base: State, state: State, moment: Moment) -> None:
    """Let stand again what people have answered; of a team that has closed its answers, the defaults too."""
    for place in orders_in_play(program, state):
        for team in range(len(program.teams.key)):
            first = answer_place(program, place, team, 0)
            for i in range(first, first + MAX_ASKS):
                if moment.answered[team] != 0 or base.answers[i] != UNSET:
                    state.answers[i] = base.answers[i]


def finish_turn(program: Program, state: State, sheet: Sheet) -> None:
    """Apply the rulings, close the turn and note where the watched slots stand."""
    apply_rulings(program, state)
    close_turn(program, state)
    note_values(state, sheet)


def finish_this_turn(
    program: Program,
    rules: Rules,
    base: State,
    moment: Moment,
    state: State,
    desk: Desk,
    kinds: Seated,
    session: int,
    sheet: Sheet,
) -> None:
    """Play the turn in which a future begins, from the base to its close; nothing if it is closed."""
    stand_at(base, state)
    if moment.stage == PLAN:
        order_rest(program, rules, desk, state, kinds, session, moment)
        answer_by_bots(program, rules, desk, state, kinds, session, 0)
        keep_answers(program, base, state, moment)
        meet_obligations(program, state)
        resolve_orders(program, rules, state, session, 0)
    if moment.stage != CLOSED:
        finish_turn(program, state, sheet)


def run_future(
    program: Program,
    course: Course,
    rules: Rules,
    base: State,
    moment: Moment,
    state: State,
    desk: Desk,
    kinds: Seated,
    session: int,
    tally: Tally,
    sheet: Sheet,
) -> None:
    """Play one future of the base with bots of these kinds, by team, to ENDEX and count it."""
    finish_this_turn(program, rules, base, moment, state, desk, kinds, session, sheet)
    while not is_over(program, state, course.turns):
        open_turn(program, course, state, session, 0)
        order_by_bots(program, rules, desk, state, kinds, session, 0)
        answer_by_bots(program, rules, desk, state, kinds, session, 0)
        meet_obligations(program, state)
        resolve_orders(program, rules, state, session, 0)
        finish_turn(program, state, sheet)
    count_values(state, tally, sheet, base.clock[TURN] + (1 if moment.stage == CLOSED else 0))
    count_objectives(program, state, tally, sheet)
    count_points(program, tally, sheet)
    tally.sessions[0] += 1


def run_futures(
    program: Program,
    course: Course,
    rules: Rules,
    base: State,
    moment: Moment,
    state: State,
    desk: Desk,
    kinds: Seated,
    seed_key: int,
    first: int,
    last: int,
    tally: Tally,
    sheet: Sheet,
) -> None:
    """Play the futures from number `first` up to `last`, which is left out, each with a key of its own."""
    for number in range(first, last):
        session = chain(seed_key, number)
        run_future(program, course, rules, base, moment, state, desk, kinds, session, tally, sheet)
        write_row(state, sheet, number - first)
