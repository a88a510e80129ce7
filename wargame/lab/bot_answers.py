"""What bots answer when rules ask: stakes with their own orders, votes, scores, pros and cons about others'.

A random bot answers evenly within the range, a passive one leaves everything at its default. The others try the
default, the lowest and the highest answer and give the one that is worth most to them, the default among equals.
"""

from wargame.engine.adjudication import place_order, reserved
from wargame.engine.answers import answered, is_asked
from wargame.engine.dice import chain, draw, to_face
from wargame.engine.expression_code import UNIT
from wargame.engine.program import ACTOR, ENTRANTS, NONE, Ints, Program
from wargame.engine.state import State, answer_place, orders_in_play
from wargame.lab.choices import bot_key
from wargame.lab.desk import PASSIVE, RANDOM, Desk
from wargame.lab.worth import Known, to_merit, worth_of_order


def highest_stake(program: Program, state: State, place: int, team: int, ask: int) -> int:
    """Return the highest answer to an ask that the ordering team can pay for beside its other orders."""
    responses = program.responses
    slot = responses.ask_pays[ask]
    if slot == NONE:
        return responses.ask_high[ask]
    left = (state.values[slot] - reserved(program, state, team, slot, NONE)) // UNIT
    most = left + answered(program, state, place, team, ask)
    return max(responses.ask_low[ask], min(responses.ask_high[ask], most))


def settle_answer(
    program: Program, rules: Known, desk: Desk, state: State, key: int, place: int, team: int, ask: int, kind: int
) -> None:
    """Let the answer stand in the state that is worth most to a team: the default, the lowest or the highest."""
    if rules is None:
        return
    responses = program.responses
    number = ask - responses.ask_starts[state.orders[place]]
    at = answer_place(program, place, team, number)
    high = responses.ask_high[ask]
    if responses.ask_who[ask] == ACTOR or responses.ask_who[ask] == ENTRANTS:
        high = highest_stake(program, state, place, team, ask)
    best = min(responses.ask_default[ask], high)
    state.answers[at] = best
    if responses.ask_low[ask] == high:
        return
    best_merit = to_merit(worth_of_order(program, rules, desk, state, place, key, team, kind))
    for extreme in range(2):
        tried = high if extreme == 1 else responses.ask_low[ask]
        if tried != best:
            state.answers[at] = tried
            merit = to_merit(worth_of_order(program, rules, desk, state, place, key, team, kind))
            if merit > best_merit:
                best, best_merit = tried, merit
    state.answers[at] = best


def answer_by_chance(program: Program, state: State, word: int, place: int, team: int, ask: int, high: int) -> None:
    """Let an answer from the lowest to `high` stand, each as likely; `word` is 64 bits of chance."""
    responses = program.responses
    number = ask - responses.ask_starts[state.orders[place]]
    low = responses.ask_low[ask]
    state.answers[answer_place(program, place, team, number)] = low + to_face(word, high - low + 1) - 1


def answer_own(
    program: Program, rules: Known, desk: Desk, state: State, key: int, place: int, team: int, kind: int
) -> None:
    """Answer what an order asks of its own team, within what it can pay; the answers stand in the state."""
    responses = program.responses
    response = state.orders[place]
    first = responses.ask_starts[response]
    for ask in range(first, responses.ask_starts[response + 1]):
        if responses.ask_who[ask] == ACTOR or responses.ask_who[ask] == ENTRANTS:
            if kind == RANDOM:
                high = highest_stake(program, state, place, team, ask)
                answer_by_chance(program, state, draw(key, ask - first + 1), place, team, ask, high)
            elif kind != PASSIVE:
                settle_answer(program, rules, desk, state, chain(key, 1), place, team, ask, kind)


def asks_any(program: Program, response: int, team: int) -> bool:
    """Whether a response asks anything of a team once orders are given."""
    for ask in range(program.responses.ask_starts[response], program.responses.ask_starts[response + 1]):
        if is_asked(program, ask, team):
            return True
    return False


def answer_asks(
    program: Program, rules: Known, desk: Desk, orders: Ints, session: int, epoch: int, team: int, kind: int
) -> None:
    """Answer what standing orders ask of a team; the answers stand in `desk.seen`.

    Of others' orders only those are looked at that ask the team, each by itself, as the team is told of it.
    """
    seen = desk.seen
    teams = len(program.teams.key)
    for place in orders_in_play(program, seen):
        if orders[place] != NONE and kind != PASSIVE and asks_any(program, orders[place], team):
            kept = seen.orders[place]
            place_order(program, seen, place // teams, place % teams, orders[place])
            key = bot_key(program, seen, session, epoch, place // teams, team)
            answer_about(program, rules, desk, chain(key, program.teams.key[place % teams]), place, team, kind)
            place_order(program, seen, place // teams, place % teams, kept)


def answer_about(program: Program, rules: Known, desk: Desk, key: int, place: int, team: int, kind: int) -> None:
    """Answer what the order at a place asks of a team."""
    responses = program.responses
    response = desk.seen.orders[place]
    first = responses.ask_starts[response]
    for ask in range(first, responses.ask_starts[response + 1]):
        if is_asked(program, ask, team):
            if kind == RANDOM:
                word = draw(chain(key, ask - first), 0)
                answer_by_chance(program, desk.seen, word, place, team, ask, responses.ask_high[ask])
            else:
                settle_answer(program, rules, desk, desk.seen, key, place, team, ask, kind)
