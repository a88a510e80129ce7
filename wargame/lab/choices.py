"""What bots order: scalar functions like the engine's own, so that the same code runs live and compiled."""

from wargame.engine.adjudication import is_affordable, is_repeated, place_order
from wargame.engine.dice import BOTS, draw, place_key, to_face, turn_key
from wargame.engine.program import NONE, Program
from wargame.engine.state import HAND, TURN, State, holds, order_place


def may_order(program: Program, state: State, position: int, team: int, response: int) -> bool:
    """Whether the team could order the response on the card at a hand position now."""
    place = order_place(program, position, team)
    return (
        holds(program, state, program.responses.when[response])
        and not is_repeated(program, state, response, place)
        and is_affordable(program, state, response, place)
    )


def choose_by_chance(program: Program, state: State, turn_key: int, position: int, team: int) -> int:
    """Return one of the responses that the team can order on a card, or -1 for a pass, each with the same chance."""
    card = state.hand[position]
    offer = card * len(program.teams.key) + team
    first, last = program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]
    found = 0
    for response in range(first, last):
        if may_order(program, state, position, team, response):
            state.offers[found] = response
            found += 1
    count = found if program.cards.must_answer[offer] != 0 else found + 1
    if count == 0:
        return NONE
    key = place_key(turn_key, program.cards.key[card], program.teams.key[team])
    chosen = to_face(draw(key, 1), count) - 1
    return state.offers[chosen] if chosen < found else NONE


def order_by_chance(program: Program, state: State, session: int) -> None:
    """Let every team order by chance on every card that offers it anything."""
    teams = len(program.teams.key)
    key = turn_key(session, 0, BOTS, state.clock[TURN])
    for position in range(state.clock[HAND]):
        for team in range(teams):
            offer = state.hand[position] * teams + team
            if program.cards.offer_starts[offer] < program.cards.offer_starts[offer + 1]:
                chosen = choose_by_chance(program, state, key, position, team)
                if chosen != NONE:
                    place_order(program, state, position, team, chosen)
