"""A bot's turn: it decides every card that is open to its team, one after another, each with its stakes."""

from wargame.engine.adjudication import Rules, place_order
from wargame.engine.dice import BOTS, chain_folded, turn_key
from wargame.engine.program import NONE, Ints, Program
from wargame.engine.sight import see
from wargame.engine.state import HAND, MAX_ASKS, TURN, State, answer_place, order_place, orders_in_play
from wargame.lab.bot_answers import answer_asks, asks_any
from wargame.lab.bot_cards import order_card
from wargame.lab.choices import bot_key, kind_of, look_at_card, offers_any, pick_by_lot
from wargame.lab.desk import RANDOM, ROLLOUT, Desk
from wargame.lab.futures import order_by_futures
from wargame.lab.worth import Known

Seated = Ints | None
"""The kinds of bots by team; None if all order by chance."""


def order_turn(program: Program, rules: Known, desk: Desk, session: int, epoch: int, team: int, kind: int) -> None:
    """Let a bot decide all that is open to its team; orders and stakes stand in `desk.seen`, which it sees."""
    playing = kind_of(program, session, team, kind)
    if rules is not None:  # by itself, or the compiler does not see that it is settled
        if playing == ROLLOUT:
            order_by_futures(program, rules, desk, session, epoch, team)
            return
    for position in range(desk.seen.clock[HAND]):
        if desk.open[position] != 0:
            key = bot_key(program, desk.seen, session, epoch, position, team)
            order_card(program, rules, desk, desk.seen, key, position, team, playing)


def open_cards(program: Program, desk: Desk, team: int) -> None:
    """Mark every card in hand that offers the team anything as open."""
    for position in range(desk.seen.clock[HAND]):
        desk.open[position] = 1 if offers_any(program, desk.seen, position, team) else 0


def give_answers(program: Program, state: State, desk: Desk, place: int, team: int) -> None:
    """Let a team's answers to the asks of an order stand in the machine as on the desk."""
    first = answer_place(program, place, team, 0)
    for i in range(first, first + MAX_ASKS):
        state.answers[i] = desk.seen.answers[i]


def give_orders(program: Program, state: State, desk: Desk, team: int) -> None:
    """Let a team's orders on its open cards, and the stakes with them, stand in the machine as on the desk."""
    for position in range(state.clock[HAND]):
        place = order_place(program, position, team)
        if desk.open[position] != 0 and desk.seen.orders[place] != NONE:
            place_order(program, state, position, team, desk.seen.orders[place])
            give_answers(program, state, desk, place, team)


def order_by_bots(
    program: Program, rules: Rules, desk: Desk, state: State, kinds: Seated, session: int, epoch: int
) -> None:
    """Let a bot order for every team, none knowing what the others order."""
    if kinds is None:
        order_by_chance(program, desk, state, turn_key(session, epoch, BOTS, state.clock[TURN]))
        return
    for team in range(len(program.teams.key)):
        see(program, state, desk.seen, session, epoch, team)
        open_cards(program, desk, team)
        order_turn(program, rules, desk, session, epoch, team, kinds[team])
        give_orders(program, state, desk, team)


def order_by_chance(program: Program, desk: Desk, state: State, turn: int) -> None:
    """Let every team order by chance, in the machine as it is: no offer hangs on anything hidden (D050).

    `turn` is the `turn_key` of bots.
    """
    if state.clock[HAND] == 1 and program.cards.plain[state.hand[0]] != 0:
        order_plain_card(program, desk, state, turn)
    else:
        for position in range(state.clock[HAND]):
            order_any_card(program, desk, state, turn, position)


def order_plain_card(program: Program, desk: Desk, state: State, turn: int) -> None:
    """Let every team order by chance on a turn's only card, a plain one: what others order changes nothing there."""
    card_key = chain_folded(turn, program.cards.folded[state.hand[0]])
    look_at_card(program, desk, state, card_key, 0)
    for team in range(len(program.teams.key)):
        key = chain_folded(card_key, program.teams.folded[team])  # `bot_key`, of which most is the same for all
        response = pick_by_lot(program, desk, state, key, 0, team)
        if response != NONE:
            place_order(program, state, 0, team, response)


def order_any_card(program: Program, desk: Desk, state: State, turn: int, position: int) -> None:
    """Let every team order by chance on a card, one after another."""
    card_key = chain_folded(turn, program.cards.folded[state.hand[position]])
    for team in range(len(program.teams.key)):
        key = chain_folded(card_key, program.teams.folded[team])
        order_card(program, None, desk, state, key, position, team, RANDOM)


def is_anything_asked(program: Program, state: State, team: int) -> bool:
    """Whether standing orders ask anything of a team."""
    for place in orders_in_play(program, state):
        if state.orders[place] != NONE and asks_any(program, state.orders[place], team):
            return True
    return False


def answer_by_bots(
    program: Program, rules: Rules, desk: Desk, state: State, kinds: Seated, session: int, epoch: int
) -> None:
    """Let a bot answer for every team what this turn's orders ask of it, if the deck asks anything at all."""
    if len(program.responses.ask_who) > 0:
        answer_all(program, rules, desk, state, kinds, session, epoch)


def answer_all(
    program: Program, rules: Rules, desk: Desk, state: State, kinds: Seated, session: int, epoch: int
) -> None:
    """Let a bot answer for every team, none knowing what the others answer."""
    for team in range(len(program.teams.key)):
        if is_anything_asked(program, state, team):
            see(program, state, desk.seen, session, epoch, team)
            if kinds is None:
                answer_asks(program, None, desk, state.orders, session, epoch, team, RANDOM)
            else:
                kind = kind_of(program, session, team, kinds[team])
                answer_asks(program, rules, desk, state.orders, session, epoch, team, kind)
            for place in orders_in_play(program, state):
                if state.orders[place] != NONE and asks_any(program, state.orders[place], team):
                    give_answers(program, state, desk, place, team)
