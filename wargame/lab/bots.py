"""Bots in a running session: what sits in a seat that nobody took, on the very code that simulated sessions run.

A bot is given the machine as its seat sees it, and dice of its own.
"""

from collections.abc import Callable
from typing import Final

from wargame.engine.program import NONE
from wargame.engine.sight import hide_moves
from wargame.engine.state import UNSET, answer_place, copy_state, order_place
from wargame.lab.bot_answers import answer_asks
from wargame.lab.bot_turns import order_turn
from wargame.lab.choices import kind_of
from wargame.lab.desk import CAUTIOUS, GREEDY, MIXED, RANDOM, ROLLOUT, Desk, blank_desk
from wargame.session.asking import asked_of
from wargame.session.commands import PASS, Answer, Commit
from wargame.session.game import Game
from wargame.session.ordering import open_cards
from wargame.session.state import Play
from wargame.session.visibility import seen_machine

Orders = list[Commit]
"""Orders in the sequence in which they are committed."""

Bot = Callable[[Game, Play, str, int], Orders]
"""(game, play, team, session key) -> orders for every card that is still open to the team."""

Answering = Callable[[Game, Play, str, int], list[Answer]]
"""(game, play, team, session key) -> answers to what is asked of the team; what is left out counts as the default."""


def _desk(game: Game, play: Play, team: str) -> Desk:
    """Return a desk with the machine on it as the team sees it."""
    desk = blank_desk(game.deck.program, game.course)
    seen = seen_machine(game, play, team)
    hide_moves(game.deck.program, seen, game.deck.names.teams.index(team))
    copy_state(seen, desk.seen)
    return desk


def orders_of(kind: int, game: Game, play: Play, team: str, key: int) -> Orders:
    """Return what a kind of bot orders on the cards that are open to the team, stakes included."""
    program, desk = game.deck.program, _desk(game, play, team)
    number = game.deck.names.teams.index(team)
    cards = open_cards(game, play, team)
    for position, card in enumerate(play.cards):
        desk.open[position] = int(card in cards)
    order_turn(program, game.deck.rules, desk, key, play.epoch, number, kind)
    orders: Orders = []
    for card in cards:
        place = order_place(program, play.cards.index(card), number)
        response = desk.seen.orders[place]
        name = PASS if response == NONE else game.deck.names.responses[response][2]
        orders.append(Commit(card=card, response=name, answers=_stakes(game, desk, place, number)))
    return orders


def _stakes(game: Game, desk: Desk, place: int, team: int) -> dict[str, int]:
    """Return the answers on the desk to what an order asks of its own team."""
    response = desk.seen.orders[place]
    answers: dict[str, int] = {}
    for n, (name, ask) in enumerate(game.asks(response).items() if response != NONE else ()):
        value = desk.seen.answers[answer_place(game.deck.program, place, team, n)]
        if ask.who in {"actor", "entrants"} and value != UNSET:
            answers[name] = value
    return answers


def answers_of(kind: int, game: Game, play: Play, team: str, key: int) -> list[Answer]:
    """Return what a kind of bot answers to what is asked of the team."""
    program, names = game.deck.program, game.deck.names
    number = names.teams.index(team)
    asked = list(asked_of(game, play, team))
    desk = _desk(game, play, team)
    orders = [NONE] * len(desk.seen.orders)
    for about in asked:
        place = order_place(program, play.cards.index(about.card), names.teams.index(about.owner))
        orders[place] = game.response_number(about.card, about.owner, about.response)
    playing = kind_of(program, key, number, kind)
    answer_asks(program, game.deck.rules, desk, orders, key, play.epoch, number, playing)
    answers = []
    for about in asked:
        place = order_place(program, play.cards.index(about.card), names.teams.index(about.owner))
        n = list(game.asks(orders[place])).index(about.name)
        value = desk.seen.answers[answer_place(program, place, number, n)]
        if value != UNSET:
            answers.append(Answer(card=about.card, team=about.owner, ask=about.name, value=value))
    return answers


def _bot(kind: int) -> Bot:
    return lambda game, play, team, key: orders_of(kind, game, play, team, key)


def _answering(kind: int) -> Answering:
    return lambda game, play, team, key: answers_of(kind, game, play, team, key)


_SEATED: Final = {"greedy": GREEDY, "cautious": CAUTIOUS, "rollout": ROLLOUT, "mixed": MIXED, "random": RANDOM}

BOT_KINDS: Final[dict[str, Bot]] = {name: _bot(kind) for name, kind in _SEATED.items()}
"""Bots by the name that plans and seats give them."""

ANSWERING: Final[dict[str, Answering]] = {name: _answering(kind) for name, kind in _SEATED.items()}
"""How each bot answers what is asked of it."""
