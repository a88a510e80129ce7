"""The orders of a turn: what they cost, how each is resolved, and what they do together.

All orders resolve from the state at the close of plan; nothing is applied until all are resolved, so no order of teams
or cards can matter. What a rule decided lies in `bands`, `margins` and `results`; it may be replaced before
`apply_rulings`.
"""

from collections.abc import Sequence
from typing import Final

from wargame.engine.answers import answered, fill_answers, least_stake, stake
from wargame.engine.dice import ORDERS, SilentDice, chain, chain_folded, turn_key
from wargame.engine.effects import apply_collected, collect, release
from wargame.engine.expression_code import UNIT, evaluate, to_whole, whole_of
from wargame.engine.program import (
    ANSWER,
    ANSWERS,
    BANDS,
    ENTRIES,
    FRACTION,
    MODIFIED,
    NONE,
    SEQUENCE,
    SHIFTS,
    Program,
)
from wargame.engine.state import HAND, TURN, State, holds, order_place, orders_in_play, seen_facts
from wargame.rulebook import Dice, Rule, Ruling

Rules = Sequence[Rule]
"""The rules of a program, in the order of its rule numbers."""


CLOSED: Final = 0
"""The response is not offered now."""
TOO_DEAR: Final = 1
"""It is offered, and the team can't pay for it."""
OPEN: Final = 2
"""It may be ordered."""


def place_order(program: Program, state: State, position: int, team: int, response: int) -> None:
    """Set a team's order on the card at a hand position; -1 takes it back."""
    place = order_place(program, position, team)
    count_tag(program, state, state.orders[place], -1)
    state.orders[place] = response
    count_tag(program, state, response, 1)


def count_tag(program: Program, state: State, response: int, change: int) -> None:
    """Count an order that stands from now on, or no longer, for conditions that ask for it."""
    if response != NONE and program.tags > 0:
        state.tags[program.responses.tag[response]] += change


def reserved(program: Program, state: State, team: int, slot: int, except_place: int) -> int:
    """Return the units of a team's resource that its standing orders will cost, leaving out the one at one place."""
    total = 0
    for place in range(team, state.clock[HAND] * len(program.teams.key), len(program.teams.key)):
        response = state.orders[place]
        if place != except_place and response != NONE:
            total += price_in(program, response, slot) + stake(program, state, place, slot)
    return total


def is_affordable(program: Program, state: State, response: int, place: int) -> bool:
    """Whether the team can pay for the response at this place beside what its other orders reserve."""
    return short_resource(program, state, response, place) == NONE


def openness(program: Program, state: State, response: int, place: int) -> int:
    """Return whether the response may be ordered at this place: `CLOSED`, `TOO_DEAR` or `OPEN`."""
    responses = program.responses
    slot = responses.price_slot[response]
    if slot == NONE or state.clock[HAND] > 1:
        return intricate_openness(program, state, response, place)
    units = responses.price_units[response]
    return OPEN if (units == 0) | (units <= state.values[slot]) else TOO_DEAR


def intricate_openness(program: Program, state: State, response: int, place: int) -> int:
    """Return the same where more than one price decides it."""
    if not holds(program, state, program.responses.when[response]) or is_repeated(program, state, response, place):
        return CLOSED
    return OPEN if is_affordable(program, state, response, place) else TOO_DEAR


def short_resource(program: Program, state: State, response: int, place: int) -> int:
    """Return the slot of the first resource that does not cover the response at this place, or -1."""
    responses = program.responses
    for i in range(responses.need_starts[response], responses.need_starts[response + 1]):
        slot = responses.need_slot[i]
        if responses.need_units[i] > state.values[slot]:
            return slot
        if state.clock[HAND] > 1:
            left = state.values[slot] - reserved(program, state, responses.team[response], slot, place)
            if responses.need_units[i] > left:
                return slot
    return NONE


def is_repeated(program: Program, state: State, response: int, place: int) -> bool:
    """Whether the response is an initiative that the team has taken already this turn, at another place."""
    if program.cards.standing[program.responses.card[response]] == 0:
        return False
    return is_taken(program, state, response, place)


def is_taken(program: Program, state: State, response: int, place: int) -> bool:
    """Whether an order at another place takes the same initiative."""
    responses = program.responses
    for other in orders_in_play(program, state):
        order = state.orders[other]
        if order != NONE and other != place and responses.tag[order] == responses.tag[response]:
            if program.cards.standing[responses.card[order]] != 0:
                return True
    return False


def price(program: Program, response: int) -> int:
    """Return the sum of a response's costs in units."""
    responses = program.responses
    total = 0
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        total += responses.cost_amount[i]
    return total


def price_in(program: Program, response: int, slot: int) -> int:
    """Return what a response costs of one resource, in units, stakes left out."""
    responses = program.responses
    total = 0
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        if responses.cost_slot[i] == slot:
            total += responses.cost_amount[i]
    return total


def least_price_in(program: Program, response: int, slot: int) -> int:
    """Return what a response costs of one resource at the lowest stakes, in units."""
    return price_in(program, response, slot) + least_stake(program, response, slot)


def cheapest_response(program: Program, state: State, position: int, team: int) -> int:
    """Return the cheapest response the team may order and can pay, or -1: what an obligation falls back to.

    Of several at one price it is the one with the lowest key, wherever the deck has it.
    """
    offer = state.hand[position] * len(program.teams.key) + team
    place = order_place(program, position, team)
    best = NONE
    for response in range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]):
        if holds(program, state, program.responses.when[response]) and is_affordable(program, state, response, place):
            if best == NONE or is_cheaper(program, response, best):
                best = response
    return best


def is_cheaper(program: Program, response: int, other: int) -> bool:
    """Whether a response comes before another one of the same team as the answer to an obligation."""
    if price(program, response) == price(program, other):
        return program.responses.key[response] < program.responses.key[other]
    return price(program, response) < price(program, other)


def meet_obligations(program: Program, state: State) -> None:
    """Give every team that must answer and has not the cheapest response it can pay, if there is one."""
    teams = len(program.teams.key)
    for position in range(state.clock[HAND]):
        for team in range(teams):
            missing = state.orders[order_place(program, position, team)] == NONE
            if missing and program.cards.must_answer[state.hand[position] * teams + team] != 0:
                response = cheapest_response(program, state, position, team)
                if response != NONE:
                    place_order(program, state, position, team, response)


def modifier_sum(program: Program, state: State, response: int) -> int:
    """Return the sum of the response's modifiers that apply, in whole points."""
    responses = program.responses
    facts = seen_facts(state)
    total = 0.0
    for i in range(responses.modifier_starts[response], responses.modifier_starts[response + 1]):
        if holds(program, state, responses.modifier_when[i]):
            total += evaluate(program.pool, responses.modifier_add[i], facts, state.stack)
    return to_whole(total)


def fill_entries(program: Program, state: State, position: int, free: int) -> int:
    """Write the strengths of all orders on a contest's card from `free` on; return the next free place."""
    facts = seen_facts(state)
    for i in range(len(program.teams.alphabetical)):
        response = state.orders[order_place(program, position, program.teams.alphabetical[i])]
        if response != NONE:
            strength = program.responses.strength[response]
            state.arguments[free] = whole_of(program.pool, strength, facts, state.stack)
            free += 1
    return free


def place_among_entries(program: Program, state: State, position: int, response: int) -> int:
    """Return which entry of its contest an order is."""
    place = 0
    for i in range(len(program.teams.alphabetical)):
        team = program.teams.alphabetical[i]
        if team == program.responses.team[response]:
            break
        if state.orders[order_place(program, position, team)] != NONE:
            place += 1
    return place


def fill_arguments(program: Program, state: State, position: int, response: int) -> int:
    """Compute the arguments of an order's rule into `state.arguments`; return how many there are.

    Argument `i` is the pair at `2 * i`: (number, -1), or (where its items lie, how many) for a sequence.
    """
    responses = program.responses
    first, count = responses.argument_starts[response], responses.straight[response]
    if count == NONE:
        return fill_intricate(program, state, position, response)
    for i in range(count):
        state.arguments[2 * i] = straight_number(program, state, first + i)
        state.arguments[2 * i + 1] = NONE
    return count


def fill_intricate(program: Program, state: State, position: int, response: int) -> int:
    """Compute the same where not all arguments are straight."""
    responses = program.responses
    first = responses.argument_starts[response]
    count = responses.argument_starts[response + 1] - first
    free = 2 * count
    for i in range(count):
        if responses.argument_kind[first + i] >= SEQUENCE:
            filled = fill_sequence(program, state, position, response, i, free)
            state.arguments[2 * i] = free
            state.arguments[2 * i + 1] = filled - free
            free = filled
        else:
            state.arguments[2 * i] = number_for(program, state, position, response, i)
            state.arguments[2 * i + 1] = NONE
    return count


def straight_number(program: Program, state: State, argument: int) -> int:
    """Return an argument that is always the same, or a variable divided by a whole number: by a product."""
    responses = program.responses
    factor = responses.argument_factor[argument]
    divided = state.values[responses.argument_slot[argument]] * factor + (factor >> 1)
    return responses.argument_whole[argument] + (divided >> FRACTION)


def number_for(program: Program, state: State, position: int, response: int, argument: int) -> int:
    """Return an argument of an order's rule that is one number."""
    responses = program.responses
    at = responses.argument_starts[response] + argument
    kind = responses.argument_kind[at]
    if kind <= MODIFIED:
        if responses.argument_factor[at] != NONE:
            number = straight_number(program, state, at)
        else:
            expression = responses.items[responses.argument_first[at]]
            number = whole_of(program.pool, expression, seen_facts(state), state.stack)
        return number + modifier_sum(program, state, response) if kind == MODIFIED else number
    if kind == ANSWER:
        team = responses.team[response]
        return answered(program, state, order_place(program, position, team), team, responses.argument_ask[at])
    return place_among_entries(program, state, position, response)


def fill_sequence(program: Program, state: State, position: int, response: int, argument: int, free: int) -> int:
    """Write the items of an argument that is a sequence from `free` on; return the next free place."""
    responses = program.responses
    at = responses.argument_starts[response] + argument
    kind = responses.argument_kind[at]
    if kind == ENTRIES:
        return fill_entries(program, state, position, free)
    if kind == ANSWERS:
        place = order_place(program, position, responses.team[response])
        return fill_answers(program, state, place, responses.argument_ask[at], free)
    facts = seen_facts(state)
    size = responses.argument_count[at]
    for j in range(size):
        item = responses.items[responses.argument_first[at] + j]
        state.arguments[free + j] = whole_of(program.pool, item, facts, state.stack)
    return free + size


def given_arguments(state: State, count: int) -> tuple[int | tuple[int, ...], ...]:
    """Return the arguments in `state.arguments` as a rule takes them."""
    given: list[int | tuple[int, ...]] = []
    for i in range(count):
        at, size = state.arguments[2 * i], state.arguments[2 * i + 1]
        given.append(at if size == NONE else tuple(state.arguments[at : at + size]))
    return tuple(given)


def dispatch(rules: Rules, rule: int, dice: Dice, state: State, count: int) -> Ruling:
    """Call a rule with the arguments in `state.arguments`. Compiled code replaces this one function."""
    return rules[rule].resolve(dice, given_arguments(state, count))


def order_key(program: Program, state: State, session: int, epoch: int, position: int, team: int) -> int:
    """Return the key of an order's dice. Not the response's: taking back an order can't shop for luck."""
    card = state.hand[position]
    card_key = chain_folded(turn_key(session, epoch, ORDERS, state.clock[TURN]), program.cards.folded[card])
    return key_on_card(program, card, card_key, team)


def key_on_card(program: Program, card: int, card_key: int, team: int) -> int:
    """Return the key of the dice of a team's order on a card, from what all orders on that card share this turn.

    All orders of a contest share the card's one throw.
    """
    if program.cards.contest[card] != 0:
        return chain(card_key, 0)
    return chain_folded(card_key, program.teams.folded[team])


def resolve_order(program: Program, rules: Rules, state: State, position: int, team: int, key: int) -> None:
    """Resolve the order of a team on the card at a hand position by the dice of a key; see `resolve_orders`."""
    place = order_place(program, position, team)
    response = state.orders[place]
    count = fill_arguments(program, state, position, response)
    ruling = dispatch(rules, program.responses.rule[response], SilentDice(key), state, count)
    state.bands[place] = ruling.band
    state.margins[place] = ruling.margin
    state.results[place] = ruling.value


def resolve_orders(program: Program, rules: Rules, state: State, session: int, epoch: int) -> None:
    """Resolve every standing order from the state as it stands, into `bands`, `margins` and `results`."""
    resolve_turn(program, rules, state, turn_key(session, epoch, ORDERS, state.clock[TURN]))


def resolve_turn(program: Program, rules: Rules, state: State, key: int) -> None:
    """Resolve every standing order of a turn that has this `turn_key` for its orders."""
    for position in range(state.clock[HAND]):
        card = state.hand[position]
        card_key = chain_folded(key, program.cards.folded[card])
        for team in range(len(program.teams.key)):
            if state.orders[order_place(program, position, team)] != NONE:
                resolve_order(program, rules, state, position, team, key_on_card(program, card, card_key, team))


def collect_order(program: Program, state: State, place: int) -> None:
    """Add a resolved order's costs and effects to `state.deltas` and `state.sets`."""
    responses = program.responses
    response = state.orders[place]
    if responses.price_slot[response] != NONE:
        state.deltas[responses.price_slot[response]] -= responses.price_units[response]
    else:
        collect_costs(program, state, place, response)
    outcome = response * BANDS + state.bands[place]
    if responses.shift_slot[outcome * SHIFTS] != NONE:
        for i in range(SHIFTS):
            shift = outcome * SHIFTS + i
            state.deltas[responses.shift_slot[shift]] += responses.shift_units[shift]
    else:
        first, end = responses.bundle_first[outcome], responses.bundle_end[outcome]
        collect(program, state, first, end, state.margins[place], state.results[place])


def collect_costs(program: Program, state: State, place: int, response: int) -> None:
    """Add what an order costs, stakes included, to `state.deltas`."""
    responses = program.responses
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        state.deltas[responses.cost_slot[i]] -= responses.cost_amount[i]
    for ask in range(responses.ask_starts[response], responses.ask_starts[response + 1]):
        if responses.ask_pays[ask] != NONE:
            team = responses.team[response]
            state.deltas[responses.ask_pays[ask]] -= answered(program, state, place, team, ask) * UNIT


def apply_rulings(program: Program, state: State) -> None:
    """Apply all resolved orders together: costs, effects, then the cards they unlock and queue."""
    for place in orders_in_play(program, state):
        if state.orders[place] != NONE:
            collect_order(program, state, place)
    apply_collected(program, state)
    if len(program.bundles.unlock_card) + len(program.bundles.follow_card) > 0:
        release_all(program, state)


def release_all(program: Program, state: State) -> None:
    """Unlock and queue the cards that the outcomes of all orders name."""
    for place in orders_in_play(program, state):
        if state.orders[place] != NONE:
            bundle = program.responses.bundle[state.orders[place] * BANDS + state.bands[place]]
            if program.bundles.releases[bundle] != 0:
                release(program, state, bundle)
