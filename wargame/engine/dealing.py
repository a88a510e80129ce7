"""STARTEX and the deal: what is drawn once, and which cards come up each turn."""

from wargame.engine.dice import DRAW, START, draw, stream_key, ticket, to_face
from wargame.engine.effects import apply_collected, collect, refresh, release
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Course, Program
from wargame.engine.state import HAND, MAX_HAND, TURN, State, holds


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


def queued_card(state: State) -> int:
    """Return the card that has been due the longest, or -1."""
    best = NONE
    for card in range(len(state.due)):
        if 0 < state.due[card] <= state.clock[TURN] and state.drawn_turn[card] != state.clock[TURN]:
            if best == NONE or state.due[card] < state.due[best]:
                best = card
    return best


def mandatory_card(program: Program, state: State, turns: int) -> int:
    """Return a card that must come now: in the last turn of its window, or because its `asap` holds; or -1."""
    cards = program.cards
    turn = state.clock[TURN]
    for card in range(len(cards.key)):
        if is_left(program, state, card) and cards.first[card] <= turn <= cards.last[card]:
            last = min(cards.last[card], turns)
            if cards.mandatory[card] != 0 and turn == last and state.drawn[card] == 0:
                return card
            if cards.asap[card] != NONE and holds(program, state, cards.asap[card]):
                return card
    return NONE


def is_eligible(program: Program, state: State, card: int) -> bool:
    """Whether the card takes part in the weighted draw."""
    cards = program.cards
    return (
        is_left(program, state, card)
        and cards.first[card] <= state.clock[TURN] <= cards.last[card]
        and (cards.locked[card] == 0 or state.unlocked[card] != 0)
        and holds(program, state, cards.when[card])
    )


def drawn_card(program: Program, state: State, session: int, epoch: int) -> int:
    """Return the eligible card with the highest ticket, or -1.

    Each card holds as many tickets as its weight, numbered by its own key: the chance is proportional to the weight,
    and adding a card to a deck changes a deal only where the new card wins.
    """
    best, best_ticket = NONE, -1
    for card in range(len(program.cards.key)):
        if is_eligible(program, state, card):
            key = stream_key(session, epoch, DRAW, state.clock[TURN], program.cards.key[card], 0)
            for n in range(program.cards.weight[card]):
                found = ticket(key, n)
                if found > best_ticket:
                    best, best_ticket = card, found
    return best


def open_turn(program: Program, course: Course, state: State, session: int, epoch: int) -> None:
    """Begin the next turn: clear the last one's orders and deal its cards, one after another.

    Order: scheduled by the plan, queued and due, mandatory, then drawn. What the plan schedules and what is mandatory
    comes even beyond `cards_per_turn`.
    """
    state.clock[TURN] += 1
    state.clock[HAND] = 0
    for i in range(len(state.hand)):
        state.hand[i] = NONE
    for i in range(len(state.orders)):
        state.orders[i] = NONE
        state.bands[i] = NONE
    for i in range(len(state.tags)):
        state.tags[i] = 0
    refresh(program, state)  # a gauge may look at the turn
    for i in range(len(course.scheduled_turn)):
        if course.scheduled_turn[i] == state.clock[TURN] and state.clock[HAND] < MAX_HAND:
            deliver(program, state, course.scheduled_card[i])
    deal_due(program, course, state)
    while state.clock[HAND] < course.cards_per_turn:
        card = drawn_card(program, state, session, epoch)
        if card == NONE:
            break
        deliver(program, state, card)


def deal_due(program: Program, course: Course, state: State) -> None:
    """Deliver queued cards while there is room, then all that are mandatory."""
    while state.clock[HAND] < course.cards_per_turn:
        card = queued_card(state)
        if card == NONE:
            break
        deliver(program, state, card)
    while state.clock[HAND] < MAX_HAND:
        card = mandatory_card(program, state, course.turns)
        if card == NONE:
            break
        deliver(program, state, card)
