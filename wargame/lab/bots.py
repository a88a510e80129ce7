"""Bots: who sits in a seat that nobody took. A bot sees what its seat sees, and throws its own dice."""

from collections.abc import Callable, Iterator
from typing import Final

from wargame.engine.adjudication import fill_arguments, given_arguments, place_order, reserved
from wargame.engine.dice import BOTS, chain, draw, identify, stream_key, ticket, to_face
from wargame.engine.effects import apply_collected, collect
from wargame.engine.expression_code import MARGIN, UNIT, VALUE
from wargame.engine.odds import distribution
from wargame.engine.program import BANDS, NONE, Program
from wargame.engine.recap import close_turn
from wargame.engine.scoring import standing
from wargame.engine.state import State, answer_place, order_place
from wargame.rulebook import Ruling
from wargame.session.asking import asked_of
from wargame.session.commands import PASS, Answer, Commit
from wargame.session.game import Game
from wargame.session.ordering import open_cards, refuse_response
from wargame.session.state import Play
from wargame.session.visibility import seen_machine

Orders = list[Commit]
"""Orders in the sequence in which they are committed."""

Bot = Callable[[Game, Play, str, int], Orders]
"""(game, play, team, session key) -> orders for every card that is still open to the team."""


def random_bot(game: Game, play: Play, team: str, key: int) -> Orders:
    """Choose evenly among what the team can pay for, a pass included where the card allows it."""
    orders: Orders = []
    state = seen_machine(game, play, team)
    for card in open_cards(game, play, team):
        offers = _offers(game, play, state, team, card)
        dice = _bot_key(game, play, team, card, key)
        chosen = _pick(game, dice, offers)
        place = _place(game, play, state, team, card, chosen)
        orders.append(Commit(card=card, response=_name(game, chosen), answers=_stakes(game, state, dice, place)))
    return orders


def greedy_bot(game: Game, play: Play, team: str, key: int) -> Orders:
    """Choose what raises the team's own expected standing most by the end of this turn, card by card.

    Others' orders count as not given. Equal choices are settled by the bot's dice, so that a session varies.
    """
    orders: Orders = []
    state = seen_machine(game, play, team)
    for card in open_cards(game, play, team):
        dice = _bot_key(game, play, team, card, key)
        offers = _offers(game, play, state, team, card)
        worths = [round(expected_standing(game, play, state, team, card, offer), 6) for offer in offers]
        best = [offer for offer, worth in zip(offers, worths, strict=True) if worth == max(worths)]
        chosen = _pick(game, dice, best)
        orders.append(Commit(card=card, response=_name(game, chosen)))
        _place(game, play, state, team, card, chosen)
    return orders


BOT_KINDS: Final[dict[str, Bot]] = {"greedy": greedy_bot, "random": random_bot}
"""Bots by the name that plans and seats give them."""


Answering = Callable[[Game, Play, str, int], list[Answer]]
"""(game, play, team, session key) -> answers to what is asked of the team; what is left out counts as the default."""


def answer_by_chance(game: Game, play: Play, team: str, key: int) -> list[Answer]:
    """Answer everything evenly within its range."""
    answers = []
    for asked in asked_of(game, play, team):
        dice = chain(_bot_key(game, play, team, asked.card, key), identify(f"{asked.owner} {asked.name}"))
        value = asked.ask.low + to_face(draw(dice, 0), asked.ask.high - asked.ask.low + 1) - 1
        answers.append(Answer(card=asked.card, team=asked.owner, ask=asked.name, value=value))
    return answers


def answer_by_default(game: Game, play: Play, team: str, key: int) -> list[Answer]:  # noqa: ARG001 - as every answering
    """Leave everything at its default."""
    return []


ANSWERING: Final[dict[str, Answering]] = {"greedy": answer_by_default, "random": answer_by_chance}
"""How each bot answers what is asked of it."""


def expected_standing(game: Game, play: Play, state: State, team: str, card: str, response: int) -> float:
    """Return the team's expected standing after this turn if it orders the response (-1: passes) and others nothing."""
    program = game.deck.program
    number = game.deck.names.teams.index(team)
    if response == NONE:
        return _standing_after(program, _copy(state), number)
    position = play.cards.index(card)
    place = order_place(program, position, number)
    kept = state.orders[place]
    place_order(program, state, position, number, response)
    arguments = given_arguments(state, fill_arguments(program, state, position, response))
    spread = distribution(game.rule(response), arguments)
    total = 0.0
    for ruling, weight in _merged(program, response, spread.outcomes):
        after = _copy(state)
        _pay(program, after, response)
        bundle = program.responses.bundle[response * BANDS + ruling.band]
        collect(program, after, bundle, ruling.margin, ruling.value, after.deltas, after.sets)
        apply_collected(program, after)
        total += weight * _standing_after(program, after, number)
    place_order(program, state, position, number, kept)
    return total / spread.total


def _standing_after(program: Program, state: State, team: int) -> float:
    close_turn(program, state)
    return standing(program, state, team)


def _pay(program: Program, state: State, response: int) -> None:
    responses = program.responses
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        state.deltas[responses.cost_slot[i]] -= responses.cost_amount[i]


def _copy(state: State) -> State:
    """Return a state that can be run on without touching this one."""
    return state._replace(
        values=list(state.values),
        history=list(state.history),
        deltas=list(state.deltas),
        sets=list(state.sets),
        tags=list(state.tags),
    )


def _merged(program: Program, response: int, outcomes: tuple[tuple[Ruling, int], ...]) -> Iterator[tuple[Ruling, int]]:
    """Yield outcomes with their weights, one for each band where effects look at nothing else."""
    if any(_looks_at_ruling(program, program.responses.bundle[response * BANDS + band]) for band in range(BANDS)):
        yield from outcomes
        return
    weights: dict[int, int] = {}
    for ruling, weight in outcomes:
        weights[ruling.band] = weights.get(ruling.band, 0) + weight
    for band, weight in weights.items():
        yield Ruling(band, 0, 0), weight


def _looks_at_ruling(program: Program, bundle: int) -> bool:
    """Whether an effect of the bundle depends on the ruling's margin or value."""
    pool, bundles = program.pool, program.bundles
    for effect in range(bundles.effect_starts[bundle], bundles.effect_starts[bundle + 1]):
        expression = bundles.effect_amount[effect]
        pairs = range(pool.starts[expression], pool.starts[expression + 1])
        if any(pool.code[2 * pair] in {MARGIN, VALUE} for pair in pairs):
            return True
    return False


def _offers(game: Game, play: Play, state: State, team: str, card: str) -> list[int]:
    """Return the responses that the team can order now, and -1 if it may pass. Never empty."""
    offers = [
        number
        for number in (game.response_number(card, team, name) for name in game.deck.deck.cards[card].responses[team])
        if refuse_response(game, state, play, team, card, number) is None
    ]
    if team not in game.deck.deck.cards[card].must_answer or not offers:
        offers.append(NONE)
    return offers


def _stakes(game: Game, state: State, dice: int, place: int) -> dict[str, int]:
    """Return chance answers to what an order asks of its own team, within what it can pay; they stand in the state."""
    program = game.deck.program
    response, team = state.orders[place], place % len(program.teams.key)
    answers: dict[str, int] = {}
    asks = {} if response == NONE else game.asks(response)
    for n, (name, ask) in enumerate(asks.items()):
        if ask.who in {"actor", "entrants"}:
            slot = program.responses.ask_pays[program.responses.ask_starts[response] + n]
            high = ask.high
            if slot != NONE:  # the lowest stakes are reserved already
                left = (state.values[slot] - reserved(program, state, team, slot, NONE)) // UNIT
                high = min(high, ask.low + max(left, 0))
            answers[name] = ask.low + to_face(draw(dice, n + 1), high - ask.low + 1) - 1
            state.answers[answer_place(program, place, team, n)] = answers[name]
    return answers


def _pick(game: Game, dice: int, offers: list[int]) -> int:
    """Return one of the offers, each as likely: the one with the highest ticket, wherever the deck has it."""
    keys = game.deck.program.responses.key
    return max(offers, key=lambda offer: ticket(chain(dice, 0 if offer == NONE else keys[offer]), 0))


def _name(game: Game, response: int) -> str:
    return PASS if response == NONE else game.deck.names.responses[response][2]


def _place(game: Game, play: Play, state: State, team: str, card: str, response: int) -> int:
    """Let the order stand, so that the next card reckons with its cost; return where it stands."""
    number, position = game.deck.names.teams.index(team), play.cards.index(card)
    place_order(game.deck.program, state, position, number, response)
    return order_place(game.deck.program, position, number)


def _bot_key(game: Game, play: Play, team: str, card: str, key: int) -> int:
    """Return the key of a bot's dice for one card: never those that rulings are thrown with."""
    program, names = game.deck.program, game.deck.names
    card_key = program.cards.key[names.cards.index(card)]
    return stream_key(key, play.epoch, BOTS, play.turn, card_key, program.teams.key[names.teams.index(team)])
