"""Answers to what rules ask of people: stakes, votes, scores, rungs.

A rule declares its asks; each fills one argument: a number asked of the ordering team, or a sequence with one number of
each team asked. Who does not answer counts with the default.
"""

from wargame.engine.expression_code import UNIT
from wargame.engine.program import ENTRANTS, NONE, Program
from wargame.engine.state import UNSET, State, answer_place, order_place


def is_asked(program: Program, ask: int, team: int) -> bool:
    """Whether an ask is put to a team once orders are given."""
    return (program.responses.ask_teams[ask] >> team) & 1 != 0


def answered(program: Program, state: State, place: int, team: int, ask: int) -> int:
    """Return a team's answer to an ask of the order at a place, inside its bounds; the default if there is none."""
    responses = program.responses
    number = ask - responses.ask_starts[state.orders[place]]
    answer = state.answers[answer_place(program, place, team, number)]
    if answer == UNSET:
        return responses.ask_default[ask]
    return min(max(answer, responses.ask_low[ask]), responses.ask_high[ask])


def fill_answers(program: Program, state: State, place: int, ask: int, free: int) -> int:
    """Write the answers of all teams asked, by team id, into `state.arguments` from `free` on; return what is free."""
    responses = program.responses
    teams = len(program.teams.key)
    number = ask - responses.ask_starts[state.orders[place]]
    for i in range(teams):
        team = program.teams.alphabetical[i]
        if responses.ask_who[ask] == ENTRANTS:
            entry = order_place(program, place // teams, team)
            if state.orders[entry] != NONE:
                own = responses.ask_starts[state.orders[entry]] + number
                state.arguments[free] = answered(program, state, entry, team, own)
                free += 1
        elif is_asked(program, ask, team):
            state.arguments[free] = answered(program, state, place, team, ask)
            free += 1
    return free


def stake(program: Program, state: State, place: int, slot: int) -> int:
    """Return the units of a resource that the answers to an order's own asks cost its team."""
    responses = program.responses
    response = state.orders[place]
    total = 0
    for ask in range(responses.ask_starts[response], responses.ask_starts[response + 1]):
        if responses.ask_pays[ask] == slot:
            total += answered(program, state, place, responses.team[response], ask) * UNIT
    return total


def least_stake(program: Program, response: int, slot: int) -> int:
    """Return the units of a resource that the lowest answers to a response's own asks cost."""
    responses = program.responses
    total = 0
    for ask in range(responses.ask_starts[response], responses.ask_starts[response + 1]):
        if responses.ask_pays[ask] == slot:
            total += responses.ask_low[ask] * UNIT
    return total
