"""What bots order on one card: scalar functions like the engine's own, so that the same code runs live and compiled.

A bot is given the machine as its team sees it (`wargame.engine.sight`) and dice of its own, and nothing else.
"""

from typing import Final

from wargame.engine.adjudication import (
    CLOSED,
    OPEN,
    TOO_DEAR,
    Rules,
    cheapest_response,
    openness,
    place_order,
    reserved,
)
from wargame.engine.dice import BOTS, chain, chain_folded, draw, stream_key, ticket, to_face
from wargame.engine.program import NONE, Program
from wargame.engine.state import TURN, State, order_place
from wargame.lab.desk import CAUTIOUS, GREEDY, MIXED, PASSIVE, RANDOM, Desk
from wargame.lab.worth import Known, standing_after_pass, to_merit, worth_of_order

RESERVE: Final = 3
"""A cautious bot leaves of each resource at least the start value divided by this."""

_LOWEST: Final = -(1 << 60)


def bot_key(program: Program, state: State, session: int, epoch: int, position: int, team: int) -> int:
    """Return the key of a bot's dice for the card at a hand position: never those that rulings are thrown with."""
    card = program.cards.key[state.hand[position]]
    return stream_key(session, epoch, BOTS, state.clock[TURN], card, program.teams.key[team])


def kind_of(program: Program, session: int, team: int, kind: int) -> int:
    """Return as what a team's bot plays: itself, or what a mixed one has drawn at STARTEX, each as likely."""
    if kind != MIXED:
        return kind
    drawn = to_face(draw(stream_key(session, 0, BOTS, 0, 0, program.teams.key[team]), 1), 3)
    if drawn == 1:
        return RANDOM
    return GREEDY if drawn == 2 else CAUTIOUS


def may_order(program: Program, state: State, position: int, team: int, response: int) -> bool:
    """Whether the team could order the response on the card at a hand position now."""
    return openness(program, state, response, order_place(program, position, team)) == OPEN


def may_pass(program: Program, state: State, position: int, team: int) -> bool:
    """Whether the card leaves the team free to order nothing."""
    return program.cards.must_answer[state.hand[position] * len(program.teams.key) + team] == 0


def first_offer(program: Program, state: State, position: int, team: int) -> int:
    """Return the first response that the card at a hand position offers a team; the next team's first ends them."""
    return program.cards.offer_starts[state.hand[position] * len(program.teams.key) + team]


def offers_end(program: Program, state: State, position: int, team: int) -> int:
    """Return the number after the last response that the card at a hand position offers a team."""
    return program.cards.offer_starts[state.hand[position] * len(program.teams.key) + team + 1]


def offers_any(program: Program, state: State, position: int, team: int) -> bool:
    """Whether the card at a hand position offers a team anything."""
    return first_offer(program, state, position, team) < offers_end(program, state, position, team)


def card_offers(program: Program, state: State, position: int) -> tuple[int, int]:
    """Return the first response that the card at a hand position offers to any team, and what follows the last."""
    card, teams = state.hand[position], len(program.teams.key)
    return program.cards.offer_starts[card * teams], program.cards.offer_starts[(card + 1) * teams]


def lot(program: Program, key: int, response: int) -> int:
    """Return what settles a choice among equals, the highest wins: a response's own, wherever the deck has it."""
    if response == NONE:
        return ticket(draw(key, 0), 0)
    return ticket(draw(key ^ program.responses.key[response], 0), 0)


def look_at_card(program: Program, desk: Desk, state: State, card_key: int, position: int) -> None:
    """Draw a lot for each response that may be ordered on a turn's only card, a plain one, by any team."""
    responses = program.responses
    first, last = card_offers(program, state, position)
    for response in range(first, last):  # without a branch: compiled code does eight at a time
        key = chain_folded(card_key, responses.folded[response])
        drawn = ticket(draw(key ^ responses.key[response], 0), 0)
        units = responses.price_units[response]
        is_open = (units == 0) | (units <= state.values[responses.price_slot[response]])
        desk.lots[response - first] = drawn if is_open else TOO_DEAR - OPEN


def look_at_offer(program: Program, desk: Desk, state: State, key: int, position: int, team: int) -> None:
    """Draw a lot for each response that a team may order on the card at a hand position."""
    place = order_place(program, position, team)
    card_first, _ = card_offers(program, state, position)
    for response in range(first_offer(program, state, position, team), offers_end(program, state, position, team)):
        found = openness(program, state, response, place)
        drawn = lot(program, key, response)  # always: which it is can't be foreseen, and a wrong guess costs more
        desk.lots[response - card_first] = drawn if found == OPEN else found - OPEN


def pick_by_lot(program: Program, desk: Desk, state: State, key: int, position: int, team: int) -> int:
    """Return which of what stands on the desk has the highest lot, or -1 if passing has; note what was at hand."""
    best, best_lot, at_hand = NONE, CLOSED - OPEN, 0
    first = first_offer(program, state, position, team)
    card_first, _ = card_offers(program, state, position)
    for response in range(first, offers_end(program, state, position, team)):
        drawn = desk.lots[response - card_first]
        at_hand |= (1 if drawn >= 0 else 0) << response - first
        if drawn > best_lot:
            best, best_lot = response, drawn
    place = order_place(program, position, team)
    desk.said[place], desk.at_hand[place] = min(best_lot, 0) + OPEN, at_hand
    if best_lot < 0 or (may_pass(program, state, position, team) and lot(program, key, NONE) >= best_lot):
        return NONE
    return best


def choose_by_chance(program: Program, desk: Desk, state: State, key: int, position: int, team: int) -> int:
    """Return one of the responses that the team can order on a card, or -1 for a pass, each with the same chance."""
    look_at_offer(program, desk, state, key, position, team)
    return pick_by_lot(program, desk, state, key, position, team)


def spares(program: Program, state: State, position: int, team: int, response: int) -> bool:
    """Whether a response leaves a third of what the team began with, of each resource that it costs."""
    responses = program.responses
    place = order_place(program, position, team)
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        slot = responses.cost_slot[i]
        left = state.values[slot] - reserved(program, state, team, slot, place) - responses.cost_amount[i]
        if responses.cost_amount[i] > 0 and left * RESERVE < program.variables.start[slot]:
            return False
    return True


def merit_of_offer(
    program: Program,
    rules: Rules,
    desk: Desk,
    state: State,
    key: int,
    position: int,
    team: int,
    response: int,
    kind: int,
) -> int:
    """Return what ordering a response (-1: passing) is worth at the end of the turn, in millionths of a point."""
    if response == NONE:
        return to_merit(standing_after_pass(program, desk, state, team))
    place = order_place(program, position, team)
    kept = state.orders[place]
    place_order(program, state, position, team, response)
    worth = worth_of_order(program, rules, desk, state, place, chain(key, 1), team, kind)
    place_order(program, state, position, team, kept)
    return to_merit(worth)


def choose_by_worth(
    program: Program, rules: Rules, desk: Desk, state: State, key: int, position: int, team: int, kind: int
) -> int:
    """Return what is worth most at the end of the turn, a pass among it where the card allows one.

    A cautious bot looks only at what spares its reserve; if it must answer and nothing does, it takes the cheapest.
    """
    best, best_merit, best_lot = NONE, _LOWEST, -1
    if may_pass(program, state, position, team):
        best_merit = merit_of_offer(program, rules, desk, state, key, position, team, NONE, kind)
        best_lot = lot(program, key, NONE)
    for response in range(first_offer(program, state, position, team), offers_end(program, state, position, team)):
        if may_order(program, state, position, team, response):
            if kind != CAUTIOUS or spares(program, state, position, team, response):
                merit = merit_of_offer(program, rules, desk, state, key, position, team, response, kind)
                found = lot(program, key, response)
                if merit > best_merit or (merit == best_merit and found > best_lot):
                    best, best_merit, best_lot = response, merit, found
    if best_merit == _LOWEST:
        return cheapest_response(program, state, position, team)
    return best


def choose(
    program: Program, rules: Known, desk: Desk, state: State, key: int, position: int, team: int, kind: int
) -> int:
    """Return the response that a bot orders on the card at a hand position, or -1 for a pass. The state stays."""
    if rules is None:
        return choose_by_chance(program, desk, state, key, position, team)
    if kind == RANDOM:
        return choose_by_chance(program, desk, state, key, position, team)
    if kind == PASSIVE:
        if may_pass(program, state, position, team):
            return NONE
        return cheapest_response(program, state, position, team)
    return choose_by_worth(program, rules, desk, state, key, position, team, kind)
