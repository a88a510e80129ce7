"""STARTEX and the deal: what is drawn once, and which cards come up each turn."""

from wargame.engine.dice import DRAW, START, chain_folded, draw, holder_of, stream_key, ticket, to_face, turn_key
from wargame.engine.effects import apply_collected, collect, refresh, release
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, NOTHING, Course, Program
from wargame.engine.state import HAND, MAX_HAND, TURN, State, clear_answers, holds, orders_in_play


def draw_start_values(program: Program, state: State, session: int, epoch: int) -> None:
    """Draw the deck's draws and each team's secret objectives, then compute gauges and start the history."""
    chances = program.chances
    for i in range(len(chances.draw_slot)):
        first, last = chances.draw_starts[i], chances.draw_starts[i + 1]
        total = 0
        for value in range(first, last):
            total += chances.draw_weight[value]
        left = to_face(draw(stream_key(session, epoch, START, 0, chances.draw_key[i], 0), 0), total)
        value = first
        while left > chances.draw_weight[value]:
            left -= chances.draw_weight[value]
            value += 1
        state.values[chances.draw_slot[i]] = (value - first) * UNIT
    for team in range(len(program.teams.key)):
        draw_secrets(program, state, session, epoch, team)
    refresh(program, state)
    for row in range(program.drift.rows):
        for slot in range(len(state.values)):
            state.history[row * len(state.values) + slot] = state.values[slot]


def draw_secrets(program: Program, state: State, session: int, epoch: int, team: int) -> None:
    """Draw a team's secret objectives: those with the highest tickets, so that adding one to a deck moves no other."""
    chances = program.chances
    for _ in range(chances.secret_count[team]):
        best, best_ticket = NONE, -1
        for i in range(chances.secret_starts[team], chances.secret_starts[team + 1]):
            if state.values[chances.secret_slot[i]] == 0:
                key = stream_key(session, epoch, START, 0, chances.secret_key[i], program.teams.key[team])
                found = ticket(key, 0)
                if found > best_ticket:
                    best, best_ticket = i, found
        if best != NONE:
            state.values[chances.secret_slot[best]] = UNIT


def deliver(program: Program, state: State, card: int) -> None:
    """Put a card into the hand and apply what its coming does, at once."""
    state.hand[state.clock[HAND]] = card
    state.clock[HAND] += 1
    state.drawn[card] += 1
    state.drawn_turn[card] = state.clock[TURN]
    state.due[card] = 0
    bundle = program.cards.bundle[card]
    if bundle == NOTHING:
        refresh(program, state)  # a gauge may look at what was delivered
    else:
        apply_delivery(program, state, bundle)


def apply_delivery(program: Program, state: State, bundle: int) -> None:
    """Apply what the coming of a card that was put into the hand does."""
    first, end = program.bundles.effect_starts[bundle], program.bundles.effect_starts[bundle + 1]
    if first < end:
        collect(program, state, first, end, 0, 0)
        apply_collected(program, state)
    else:
        refresh(program, state)
    if program.bundles.releases[bundle] != 0:
        release(program, state, bundle)


def is_left(program: Program, state: State, card: int) -> bool:
    """Whether the card may still come up this turn."""
    return state.drawn[card] < program.cards.repeat[card] and state.drawn_turn[card] != state.clock[TURN]


def queued_card(program: Program, state: State) -> int:
    """Return the card that has been due the longest, or -1; of several, the one with the lowest key."""
    best = NONE
    for i in range(len(program.bundles.follow_card)):  # no other card is ever queued
        card = program.bundles.follow_card[i]
        if 0 < state.due[card] <= state.clock[TURN] and is_left(program, state, card):
            if best == NONE or state.due[card] < state.due[best]:
                best = card
            elif state.due[card] == state.due[best]:
                best = lower_key(program, card, best)
    return best


def lower_key(program: Program, card: int, other: int) -> int:
    """Return the card with the lower key: an order of cards that no deck's order decides."""
    return card if program.cards.key[card] < program.cards.key[other] else other


def mandatory_card(program: Program, state: State, turns: int) -> int:
    """Return the card that must come now, or -1; of several the one with the lowest key, wherever the deck has it."""
    best = NONE
    for i in range(len(program.cards.pressing)):
        card = program.cards.pressing[i]
        if must_come(program, state, card, turns):
            best = card if best == NONE else lower_key(program, card, best)
    return best


def must_come(program: Program, state: State, card: int, turns: int) -> bool:
    """Whether a card must come now: in the last turn of its window, or because its `asap` holds."""
    cards = program.cards
    turn = state.clock[TURN]
    if not is_open(program, state, card):
        return False
    if cards.mandatory[card] != 0 and turn == min(cards.last[card], turns) and state.drawn[card] == 0:
        return True
    return cards.asap[card] != NONE and holds(program, state, cards.asap[card])


def is_open(program: Program, state: State, card: int) -> bool:
    """Whether the card may come of itself this turn: some of it is left, in its window, and it is not locked."""
    cards = program.cards
    return (
        cards.standing[card] == 0
        and is_left(program, state, card)
        and cards.first[card] <= state.clock[TURN] <= cards.last[card]
        and (cards.locked[card] == 0 or state.unlocked[card] != 0)
    )


def waits_for_plan(course: Course, state: State, card: int) -> bool:
    """Whether the plan schedules the card for a later turn, so that it does not come of itself before."""
    for i in range(len(course.scheduled_turn)):
        if course.scheduled_card[i] == card and course.scheduled_turn[i] > state.clock[TURN]:
            return True
    return False


def lay_all(program: Program, course: Course, state: State, session: int, epoch: int) -> None:
    """Compute the tickets of all turns, each in a row of its own: sooner done than turn by turn."""
    for row in range(course.turns):
        lay_tickets(program, state, turn_key(session, epoch, DRAW, row + 1), row)


def lay_tickets(program: Program, state: State, deal: int, row: int) -> None:
    """Compute every card's highest ticket for the draws of a turn, by its `turn_key`, in a row of `state.tickets`.

    Each card holds as many tickets as its weight, numbered by its own key: the chance is proportional to the weight,
    and adding a card to a deck changes a deal only where the new card wins.
    """
    cards = program.cards
    first = row * len(cards.key)
    best = NONE
    for card in range(len(cards.key)):
        found = ticket(chain_folded(deal, cards.folded[card]), card)
        state.tickets[first + card] = found
        best = max(best, found)
    for i in range(len(cards.heavy)):
        card = cards.heavy[i]
        key = chain_folded(deal, cards.folded[card])
        for n in range(1, cards.weight[card]):
            state.tickets[first + card] = max(state.tickets[first + card], ticket(draw(key, n), card))
        best = max(best, state.tickets[first + card])
    state.leading[row] = best


def comes_if_drawn(program: Program, course: Course, state: State, card: int) -> bool:
    """Whether neither its condition nor the plan keeps a card from coming."""
    return holds(program, state, program.cards.when[card]) and not waits_for_plan(course, state, card)


def drawn_card(program: Program, course: Course, state: State, row: int) -> int:
    """Return the card with the highest ticket in a row, of those that may come, or -1.

    Where cards come one a turn it is most often the one that leads, known before anything else of the turn is.
    """
    if state.leading[row] != NONE:
        card = holder_of(state.leading[row])
        if is_open(program, state, card) and comes_if_drawn(program, course, state, card):
            return card
    return highest_card(program, course, state, row)


def highest_card(program: Program, course: Course, state: State, row: int) -> int:
    """Return the same by looking at all cards."""
    cards = program.cards
    first = row * len(cards.key)
    turn = state.clock[TURN]
    best = NONE
    for card in range(len(cards.key)):  # `is_open` without a branch: compiled code does eight at a time
        left = (state.drawn[card] < cards.repeat[card]) & (state.drawn_turn[card] != turn)
        now = (cards.first[card] <= turn) & (turn <= cards.last[card])
        free = ((cards.locked[card] == 0) | (state.unlocked[card] != 0)) & (cards.standing[card] == 0)
        found = state.tickets[first + card]
        chance = found if left & now & free else NONE
        state.chances[card] = chance
        best = max(best, chance)
    while best != NONE:
        card = holder_of(best)
        if comes_if_drawn(program, course, state, card):
            return card
        state.chances[card] = NONE
        best = best_chance(state)
    return NONE


def best_chance(state: State) -> int:
    """Return the highest number in `chances`."""
    best = NONE
    for card in range(len(state.chances)):
        best = max(best, state.chances[card])
    return best


def open_turn(program: Program, course: Course, state: State, session: int, epoch: int) -> None:
    """Begin the next turn: clear the last one's orders and deal its cards, one after another; see `deal_turn`."""
    lay_tickets(program, state, turn_key(session, epoch, DRAW, state.clock[TURN] + 1), 0)
    deal_turn(program, course, state, 0)


def deal_turn(program: Program, course: Course, state: State, row: int) -> None:
    """Begin the next turn, whose tickets stand in a row.

    Order: scheduled by the plan, queued and due, mandatory, then drawn. What the plan schedules and what is mandatory
    comes even beyond `cards_per_turn`. Behind them stand the places for initiatives.
    """
    clear_turn(program, state)
    state.clock[TURN] += 1
    refresh(program, state)  # a gauge may look at the turn
    room = most_events(program)
    for i in range(len(course.scheduled_turn)):
        card = course.scheduled_card[i]
        if course.scheduled_turn[i] == state.clock[TURN] and is_left(program, state, card) and state.clock[HAND] < room:
            deliver(program, state, card)
    deal_due(program, course, state, room)
    while state.clock[HAND] < min(course.cards_per_turn, room):
        card = drawn_card(program, course, state, row)
        if card == NONE:
            break
        deliver(program, state, card)
    for i in range(len(program.cards.places)):
        deliver(program, state, program.cards.places[i])


def clear_turn(program: Program, state: State) -> None:
    """Clear hand, orders, answers and rulings of the turn before, which is closed."""
    clear_answers(program, state)
    for place in orders_in_play(program, state):
        state.orders[place] = NONE
        state.bands[place] = NONE
    for position in range(state.clock[HAND]):
        state.hand[position] = NONE
    state.clock[HAND] = 0


def most_events(program: Program) -> int:
    """Return how many cards a hand can hold beside the places for initiatives."""
    return MAX_HAND - len(program.cards.places)


def deal_due(program: Program, course: Course, state: State, room: int) -> None:
    """Deliver queued cards up to the turn's usual number, then all that are mandatory, as far as there is room."""
    while state.clock[HAND] < min(course.cards_per_turn, room):
        card = queued_card(program, state)
        if card == NONE:
            break
        deliver(program, state, card)
    while state.clock[HAND] < room:
        card = mandatory_card(program, state, course.turns)
        if card == NONE:
            break
        deliver(program, state, card)
