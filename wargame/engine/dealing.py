"""STARTEX and the deal: what is drawn once, and which cards come up each turn."""

from wargame.engine.dice import DRAW, START, draw, stream_key, ticket, to_face
from wargame.engine.effects import apply_collected, collect, refresh, release
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Course, Program
from wargame.engine.state import HAND, MAX_HAND, TURN, UNSET, State, holds


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
    for slot in range(len(state.values)):
        for row in range(program.drift.rows):
            state.history[row * len(state.values) + slot] = state.values[slot]


def draw_secrets(program: Program, state: State, session: int, epoch: int, team: int) -> None:
    """Draw a team's secret objectives: those with the highest tickets, so that adding one to a deck moves no other."""
    chances = program.chances
    for _ in range(chances.secret_count[team]):
        best, best_ticket = NONE, -1
        for i in range(chances.secret_starts[team], chances.secret_starts[team + 1]):
            if state.values[chances.secret_slot[i]] == 0:
                found = ticket(stream_key(session, epoch, START, 0, chances.secret_key[i], program.teams.key[team]), 0)
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
    collect(program, state, bundle, 0, 0, state.deltas, state.sets)
    apply_collected(program, state)
    release(program, state, bundle)


def is_left(program: Program, state: State, card: int) -> bool:
    """Whether the card may still come up this turn."""
    return state.drawn[card] < program.cards.repeat[card] and state.drawn_turn[card] != state.clock[TURN]


def queued_card(program: Program, state: State) -> int:
    """Return the card that has been due the longest, or -1; of several, the one with the lowest key."""
    best = NONE
    for card in range(len(state.due)):
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
    for card in range(len(program.cards.key)):
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
        is_left(program, state, card)
        and cards.first[card] <= state.clock[TURN] <= cards.last[card]
        and (cards.locked[card] == 0 or state.unlocked[card] != 0)
        and cards.standing[card] == 0
    )


def is_eligible(program: Program, state: State, card: int) -> bool:
    """Whether the card takes part in the weighted draw."""
    return is_open(program, state, card) and holds(program, state, program.cards.when[card])


def waits_for_plan(course: Course, state: State, card: int) -> bool:
    """Whether the plan schedules the card for a later turn, so that it does not come of itself before."""
    for i in range(len(course.scheduled_turn)):
        if course.scheduled_card[i] == card and course.scheduled_turn[i] > state.clock[TURN]:
            return True
    return False


def drawn_card(program: Program, course: Course, state: State, session: int, epoch: int) -> int:
    """Return the eligible card with the highest ticket, or -1.

    Each card holds as many tickets as its weight, numbered by its own key: the chance is proportional to the weight,
    and adding a card to a deck changes a deal only where the new card wins.
    """
    best, best_ticket = NONE, -1
    for card in range(len(program.cards.key)):
        if is_eligible(program, state, card) and not waits_for_plan(course, state, card):
            key = stream_key(session, epoch, DRAW, state.clock[TURN], program.cards.key[card], 0)
            for n in range(program.cards.weight[card]):
                found = ticket(key, n)
                if found > best_ticket:
                    best, best_ticket = card, found
    return best


def open_turn(program: Program, course: Course, state: State, session: int, epoch: int) -> None:
    """Begin the next turn: clear the last one's orders and deal its cards, one after another.

    Order: scheduled by the plan, queued and due, mandatory, then drawn. What the plan schedules and what is mandatory
    comes even beyond `cards_per_turn`. Behind them stand the places for initiatives.
    """
    state.clock[TURN] += 1
    clear_turn(state)
    refresh(program, state)  # a gauge may look at the turn
    room = most_events(program)
    for i in range(len(course.scheduled_turn)):
        card = course.scheduled_card[i]
        if course.scheduled_turn[i] == state.clock[TURN] and is_left(program, state, card) and state.clock[HAND] < room:
            deliver(program, state, card)
    deal_due(program, course, state, room)
    while state.clock[HAND] < min(course.cards_per_turn, room):
        card = drawn_card(program, course, state, session, epoch)
        if card == NONE:
            break
        deliver(program, state, card)
    for card in range(len(program.cards.key)):
        if program.cards.standing[card] != 0:
            deliver(program, state, card)


def clear_turn(state: State) -> None:
    """Clear hand, orders, answers and rulings of the turn before."""
    state.clock[HAND] = 0
    for i in range(len(state.hand)):
        state.hand[i] = NONE
    for i in range(len(state.orders)):
        state.orders[i] = NONE
        state.bands[i] = NONE
    for i in range(len(state.answers)):
        state.answers[i] = UNSET
    for i in range(len(state.tags)):
        state.tags[i] = 0


def most_events(program: Program) -> int:
    """Return how many cards a hand can hold beside the places for initiatives."""
    room = MAX_HAND
    for card in range(len(program.cards.key)):
        room -= program.cards.standing[card]
    return room


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
