"""Where a session of the machine stands: mutable arrays while a step runs, an immutable position between steps."""

from collections.abc import MutableSequence
from typing import Final, NamedTuple

from wargame.engine.expression_code import MAX_STACK, Facts, evaluate
from wargame.engine.program import NONE, Program

MAX_HAND: Final = 16
"""The most cards a turn can hold, initiatives included."""
MAX_ARGUMENTS: Final = 256
"""Room for the arguments of one ruling, sequences included."""
MAX_OFFER: Final = 60
"""The most responses that a card offers to one team: a number can hold a bit for each."""
MAX_ASKS: Final = 4
"""The most asks of one order."""
UNSET: Final = -(1 << 60)
"""No effect sets the variable; nobody answered."""

TURN: Final = 0
HAND: Final = 1

MutableInts = MutableSequence[int]


class State(NamedTuple):
    """All that changes while the machine runs, and its scratch space."""

    values: MutableInts
    """The state vector, units."""
    history: MutableInts
    """Vectors as each turn's adjudication left them: row `turn % rows`; see `Drift.rows`."""
    drawn: MutableInts
    """How often each card was delivered."""
    drawn_turn: MutableInts
    """The last turn in which each card was delivered; 0 = never."""
    unlocked: MutableInts
    due: MutableInts
    """The turn for which each card is queued; 0 = not queued."""
    hand: MutableInts
    """Cards of this turn, in the order of delivery; -1 beyond the last."""
    orders: MutableInts
    """hand position * teams + team -> response, -1 for none."""
    answers: MutableInts
    """(order place * teams + team asked) * MAX_ASKS + ask -> number, `UNSET` for none."""
    tags: MutableInts
    """How many orders with each tag stand this turn."""
    done: MutableInts
    """1 for each order tag that stood in an earlier turn."""
    bands: MutableInts
    """By order, once resolved."""
    margins: MutableInts
    results: MutableInts
    """By order: the ruling's value."""
    clock: MutableInts
    """[turn, cards in hand]."""
    deltas: MutableInts
    """Scratch: sum of the adding effects."""
    sets: MutableInts
    """Scratch: the highest setting effect, `UNSET` for none."""
    arguments: MutableInts
    """Scratch: arguments of one ruling."""
    tickets: MutableInts
    """Scratch: row * cards + card -> the highest of its tickets for the draws of one turn; a row a turn."""
    leading: MutableInts
    """Scratch: by row, the highest of them, whether its card may come or not; -1 without cards."""
    chances: MutableInts
    """Scratch: by card, its ticket if it may be drawn, else -1."""
    stack: MutableSequence[float]
    """Scratch of the expression evaluator."""


class Position(NamedTuple):
    """A state between steps, without scratch: immutable, comparable, made of ints only."""

    values: tuple[int, ...]
    history: tuple[int, ...]
    drawn: tuple[int, ...]
    drawn_turn: tuple[int, ...]
    unlocked: tuple[int, ...]
    due: tuple[int, ...]
    done: tuple[int, ...]
    hand: tuple[int, ...]
    turn: int


def blank_state(program: Program, turns: int = 1) -> State:
    """Return a state before STARTEX: start values in the vector, nothing delivered.

    It has room for the tickets of so many turns: `open_turn` needs one, and `lay_all` all of them.
    """
    size = len(program.variables.start)
    cards = len(program.cards.key)
    places = MAX_HAND * len(program.teams.key)
    return State(
        values=list(program.variables.start),
        history=list(program.variables.start) * program.drift.rows,
        drawn=[0] * cards,
        drawn_turn=[0] * cards,
        unlocked=[0] * cards,
        due=[0] * cards,
        hand=[NONE] * MAX_HAND,
        orders=[NONE] * places,
        answers=[UNSET] * (places * len(program.teams.key) * MAX_ASKS),
        tags=[0] * program.tags,
        done=[0] * program.tags,
        bands=[NONE] * places,
        margins=[0] * places,
        results=[0] * places,
        clock=[0, 0],
        deltas=[0] * size,
        sets=[UNSET] * size,
        arguments=[0] * MAX_ARGUMENTS,
        tickets=[NONE] * (cards * turns),
        leading=[NONE] * turns,
        chances=[NONE] * cards,
        stack=[0.0] * MAX_STACK,
    )


def freeze(state: State) -> Position:
    """Return the state without orders, rulings and scratch."""
    return Position(
        values=tuple(state.values),
        history=tuple(state.history),
        drawn=tuple(state.drawn),
        drawn_turn=tuple(state.drawn_turn),
        unlocked=tuple(state.unlocked),
        due=tuple(state.due),
        done=tuple(state.done),
        hand=tuple(state.hand[: state.clock[HAND]]),
        turn=state.clock[TURN],
    )


def thaw(program: Program, position: Position) -> State:
    """Return a state that continues from a position, with no order given yet."""
    blank = blank_state(program)
    hand = [*position.hand, *[NONE] * (MAX_HAND - len(position.hand))]
    return blank._replace(
        values=list(position.values),
        history=list(position.history),
        drawn=list(position.drawn),
        drawn_turn=list(position.drawn_turn),
        unlocked=list(position.unlocked),
        due=list(position.due),
        done=list(position.done),
        hand=hand,
        clock=[position.turn, len(position.hand)],
    )


def copy_state(source: State, target: State) -> None:
    """Make one state stand where another does; rulings and scratch of the target stay as they are."""
    target.values[:] = source.values
    target.history[:] = source.history
    target.drawn[:] = source.drawn
    target.drawn_turn[:] = source.drawn_turn
    target.unlocked[:] = source.unlocked
    target.due[:] = source.due
    target.hand[:] = source.hand
    target.orders[:] = source.orders
    target.answers[:] = source.answers  # all: what lay beyond the hand would be read in a longer one
    target.tags[:] = source.tags
    target.done[:] = source.done
    target.clock[:] = source.clock


def seen_facts(state: State, margin: int = 0, value: int = 0) -> Facts:
    """Return what expressions can look at now."""
    return Facts(state.values, state.drawn, state.tags, state.done, state.clock[TURN], margin, value)


def holds(program: Program, state: State, expression: int) -> bool:
    """Whether a condition holds now; a missing condition holds."""
    if expression == NONE:
        return True
    return evaluate(program.pool, expression, seen_facts(state), state.stack) != 0.0


def clamped(program: Program, slot: int, units: int) -> int:
    """Return the units inside the variable's bounds."""
    return min(max(units, program.variables.low[slot]), program.variables.high[slot])


def orders_in_play(program: Program, state: State) -> range:
    """Return the places of `state.orders` that this turn's hand has."""
    return range(state.clock[HAND] * len(program.teams.key))


def answer_place(program: Program, place: int, team: int, number: int) -> int:
    """Return where a team's answer to an order's ask lies in `state.answers`; asks of an order count from 0."""
    return (place * len(program.teams.key) + team) * MAX_ASKS + number


def end_orders(program: Program, state: State) -> None:
    """Let no order stand any more for what conditions look at, but be one of an earlier turn."""
    if program.tags == 0:
        return
    for place in orders_in_play(program, state):
        if state.orders[place] != NONE:
            tag = program.responses.tag[state.orders[place]]
            state.tags[tag] = 0
            state.done[tag] = 1


def clear_answers(program: Program, state: State) -> None:
    """Forget all answers of this turn."""
    if len(program.responses.ask_who) > 0:
        for i in range(answer_place(program, state.clock[HAND] * len(program.teams.key), 0, 0)):
            state.answers[i] = UNSET


def order_place(program: Program, position: int, team: int) -> int:
    """Return where the order of a team on the card at a hand position lies."""
    return position * len(program.teams.key) + team
