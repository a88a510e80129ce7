"""A bot that looks ahead: it plays through futures of the exercise before it orders.

It begins with what a greedy bot would order on all its cards, and takes every other team to order this turn as a greedy
bot would that sees what it takes that team to see. Then it goes through its cards: for the best few choices at first
sight it plays the same futures, from what it sees, with dice of its own; from the next turn on everybody, itself
included, orders by chance. A choice takes the place of the greedy one if it ends better by more than luck explains.

The budget is counted in futures and turns, never in seconds: a seed means the same play on any machine.
"""

from math import sqrt
from typing import Final

from wargame.engine.adjudication import Rules, apply_rulings, place_order, resolve_orders
from wargame.engine.dealing import open_turn
from wargame.engine.dice import chain
from wargame.engine.program import NONE, Program
from wargame.engine.recap import close_turn, is_over
from wargame.engine.scoring import score, standing
from wargame.engine.sight import see
from wargame.engine.state import HAND, MAX_ASKS, UNSET, State, answer_place, copy_state, order_place
from wargame.lab.bot_answers import answer_own
from wargame.lab.bot_cards import order_card
from wargame.lab.choices import (
    bot_key,
    choose_by_chance,
    first_offer,
    lot,
    may_order,
    may_pass,
    merit_of_offer,
    offers_any,
    offers_end,
)
from wargame.lab.desk import GREEDY, Desk

FUTURES: Final = 32
"""How many futures each choice is tried in."""
CHOICES: Final = 4
"""How many choices on a card are tried, the greedy one among them."""
HORIZON: Final = 4
"""How many turns a future lasts, this one included, unless the exercise ends before."""
LUCK: Final = 1.0
"""Standard errors by which a choice must end better than the greedy one."""


def expect_others(program: Program, rules: Rules, desk: Desk, key: int, team: int) -> None:
    """Lay on the table what the team sees, and the orders that it expects of the others."""
    copy_state(desk.seen, desk.table)
    for other in range(len(program.teams.key)):
        if other != team:
            see(program, desk.seen, desk.theirs, key, 0, other)
            expect_orders(program, rules, desk, key, other)


def expect_orders(program: Program, rules: Rules, desk: Desk, key: int, other: int) -> None:
    """Lay on the table what a greedy bot would order on `desk.theirs`."""
    for position in range(desk.theirs.clock[HAND]):
        if offers_any(program, desk.theirs, position, other):
            dice = bot_key(program, desk.theirs, key, 0, position, other)
            order_card(program, rules, desk, desk.theirs, dice, position, other, GREEDY)
            response = desk.theirs.orders[order_place(program, position, other)]
            if response != NONE:
                place_order(program, desk.table, position, other, response)


def order_by_chance(program: Program, desk: Desk, state: State, key: int) -> None:
    """Let every team order by chance on every card that offers it anything; asks stay at their defaults."""
    for position in range(state.clock[HAND]):
        for team in range(len(program.teams.key)):
            if offers_any(program, state, position, team):
                dice = bot_key(program, state, key, 0, position, team)
                chosen = choose_by_chance(program, desk, state, dice, position, team)
                if chosen != NONE:
                    place_order(program, state, position, team, chosen)


def end_turn(program: Program, rules: Rules, state: State, key: int) -> None:
    """Resolve the orders that stand and close the turn."""
    resolve_orders(program, rules, state, key, 0)
    apply_rulings(program, state)
    close_turn(program, state)


def outcome(program: Program, rules: Rules, desk: Desk, key: int, team: int) -> float:
    """Play the future on the desk to its end; return where the team stands then, in points.

    Where the exercise ends, progress that has not arrived counts half.
    """
    state = desk.future
    end_turn(program, rules, state, key)
    for _ in range(HORIZON - 1):
        if is_over(program, state, desk.course.turns):
            break
        open_turn(program, desk.course, state, key, 0)
        order_by_chance(program, desk, state, key)
        end_turn(program, rules, state, key)
    if is_over(program, state, desk.course.turns):
        return (standing(program, state, team) + score(program, state, team)) / 2.0
    return standing(program, state, team)


def list_choices(program: Program, rules: Rules, desk: Desk, key: int, position: int, team: int) -> int:
    """Lay out the choices on a card, the one that stands first, then the best at first sight; return how many."""
    offers = range(first_offer(program, desk.seen, position, team), offers_end(program, desk.seen, position, team))
    first = desk.seen.orders[order_place(program, position, team)]
    desk.choices[0] = first
    count = 1
    if first != NONE and may_pass(program, desk.seen, position, team):
        desk.choices[count] = NONE
        count += 1
    for response in offers:
        if response != first and may_order(program, desk.seen, position, team, response):
            desk.choices[count] = response
            count += 1
    for i in range(1, count):
        desk.merits[i] = merit_of_offer(program, rules, desk, desk.seen, key, position, team, desk.choices[i], GREEDY)
    for i in range(1, min(count, CHOICES)):
        for j in range(i + 1, count):
            if is_ahead(program, desk, key, j, i):
                desk.choices[i], desk.choices[j] = desk.choices[j], desk.choices[i]
                desk.merits[i], desk.merits[j] = desk.merits[j], desk.merits[i]
    return min(count, CHOICES)


def is_ahead(program: Program, desk: Desk, key: int, one: int, other: int) -> bool:
    """Whether a choice is worth more at first sight than another; lots settle it among equals."""
    if desk.merits[one] == desk.merits[other]:
        return lot(program, key, desk.choices[one]) > lot(program, key, desk.choices[other])
    return desk.merits[one] > desk.merits[other]


def set_out(program: Program, desk: Desk, position: int, team: int, response: int) -> None:
    """Begin a future with this response on the card, all else as on the table.

    A response that is not the one on the table answers its asks by default.
    """
    copy_state(desk.table, desk.future)
    place = order_place(program, position, team)
    if response != desk.table.orders[place]:
        clear_answers(program, desk.future, place, team)
        place_order(program, desk.future, position, team, response)


def clear_answers(program: Program, state: State, place: int, team: int) -> None:
    """Take back a team's answers to the asks of an order."""
    first = answer_place(program, place, team, 0)
    for i in range(first, first + MAX_ASKS):
        state.answers[i] = UNSET


def compare_choices(program: Program, rules: Rules, desk: Desk, key: int, position: int, team: int, count: int) -> None:
    """Play each choice in the same futures; sum how much better each ends than the first."""
    for i in range(count):
        desk.sums[i] = 0.0
        desk.squares[i] = 0.0
    for n in range(FUTURES):
        dice = chain(key, n)
        base = 0.0
        for i in range(count):
            set_out(program, desk, position, team, desk.choices[i])
            found = outcome(program, rules, desk, dice, team)
            if i == 0:
                base = found
            desk.sums[i] += found - base
            desk.squares[i] += (found - base) * (found - base)


def best_choice(desk: Desk, count: int) -> int:
    """Return which choice is best: the first, unless another ends better by more than luck explains."""
    best, best_gain = 0, 0.0
    for i in range(1, count):
        gain = desk.sums[i] / FUTURES
        error = sqrt(max(desk.squares[i] / FUTURES - gain * gain, 0.0) / FUTURES)
        if gain > best_gain and gain > LUCK * error + 1e-9:
            best, best_gain = i, gain
    return best


def improve_card(program: Program, rules: Rules, desk: Desk, key: int, position: int, team: int) -> None:
    """Put the choice that futures favour in the place of the one that stands on a card."""
    count = list_choices(program, rules, desk, key, position, team)
    if count == 1:
        return
    place = order_place(program, position, team)
    compare_choices(program, rules, desk, chain(key, 2), position, team, count)
    best = best_choice(desk, count)
    if best != 0:
        clear_answers(program, desk.seen, place, team)
        place_order(program, desk.seen, position, team, desk.choices[best])
        if desk.choices[best] != NONE:
            answer_own(program, rules, desk, desk.seen, key, place, team, GREEDY)
        place_order(program, desk.table, position, team, desk.choices[best])
        desk.table.answers[:] = desk.seen.answers[:]


def order_by_futures(program: Program, rules: Rules, desk: Desk, session: int, epoch: int, team: int) -> None:
    """Decide all that is open to the team; orders and stakes stand in `desk.seen`, which it sees."""
    seen = desk.seen
    for position in range(seen.clock[HAND]):
        if desk.open[position] != 0:
            key = bot_key(program, seen, session, epoch, position, team)
            order_card(program, rules, desk, seen, key, position, team, GREEDY)
    if seen.clock[HAND] > 0:
        expect_others(program, rules, desk, chain(bot_key(program, seen, session, epoch, 0, team), 3), team)
    for position in range(seen.clock[HAND]):
        if desk.open[position] != 0:
            key = bot_key(program, seen, session, epoch, position, team)
            improve_card(program, rules, desk, key, position, team)
