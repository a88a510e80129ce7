"""Orders: what a team may commit, take back and seal, and the sentence that says why not."""

from dataclasses import replace

from wargame.deck.values import in_language
from wargame.engine.adjudication import is_repeated, least_price_in, reserved, short_resource
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.state import State, holds, order_place
from wargame.session.commands import PASS, Commit, Withdraw
from wargame.session.events import (
    OrderCommitted,
    OrderWithdrawn,
    RecapRead,
    SessionEvent,
    TeamAnswered,
    TeamSealed,
)
from wargame.session.game import Game, machine
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import GivenAnswer, Play, SessionState
from wargame.session.wording import title_of

Events = tuple[SessionEvent, ...]


def may_answer(game: Game, team: str, card: str) -> bool:
    """Whether the card offers the team any response."""
    return bool(game.deck.deck.cards[card].responses.get(team))


def open_cards(game: Game, play: Play, team: str) -> list[str]:
    """Return this turn's cards that the team may answer and has neither answered nor passed."""
    return [card for card in play.cards if may_answer(game, team, card) and play.order(team, card) is None]


def price_sentence(game: Game, state: State, response: int, place: int) -> str:
    """Return which resource is short for a response, as a sentence; empty if the team can pay."""
    program = game.deck.program
    slot = short_resource(program, state, response, place)
    if slot == NONE:
        return ""
    left = max(state.values[slot] - reserved(program, state, program.responses.team[response], slot, place), 0)
    cost = least_price_in(program, response, slot)
    return f"It costs {cost // UNIT} {_resource_title(game, slot)} and {left // UNIT} is left."


def refuse_response(game: Game, state: State, play: Play, team: str, card: str, response: int) -> Refusal | None:
    """Return why the team could not order the response now, seen with its own eyes; None if it could."""
    program = game.deck.program
    place = order_place(program, play.cards.index(card), game.deck.names.teams.index(team))
    if not holds(program, state, program.responses.when[response]):
        return Refusal(slug=Slug.NOT_OFFERED_NOW, sentence="The situation does not allow it now.")
    if is_repeated(program, state, response, place):
        return Refusal(slug=Slug.NOT_OFFERED_NOW, sentence="Your team takes that initiative already this turn.")
    sentence = price_sentence(game, state, response, place)
    return Refusal(slug=Slug.TOO_DEAR, sentence=sentence) if sentence else None


def _refuse_ordering(state: SessionState, team: str, card: str) -> Refusal | None:
    """Return why no order can be given on that card at all; None if one can."""
    play = state.play
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if play.phase != "plan":
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Orders are given while the turn is being planned.")
    if team in play.sealed:
        return Refusal(slug=Slug.ALREADY_SEALED, sentence="Your team has sealed its orders for this turn.")
    if card not in play.cards:
        return Refusal(slug=Slug.UNKNOWN_CARD, sentence="That card is not on the table this turn.")
    return None


def commit(game: Game, state: SessionState, team: str, command: Commit) -> Events | Refusal:
    """Order a response, or pass; a later order on the same card replaces the earlier."""
    refusal = _refuse_ordering(state, team, command.card)
    if refusal is not None:
        return refusal
    play, card = state.play, command.card
    if not may_answer(game, team, card):
        return Refusal(slug=Slug.UNKNOWN_RESPONSE, sentence="This card asks nothing of your team.")
    if command.response == PASS:
        if team in game.deck.deck.cards[card].must_answer and _can_answer(game, play, team, card):
            return Refusal(slug=Slug.MUST_ANSWER, sentence="Your team must answer this card.")
    else:
        number = game.response_number(card, team, command.response)
        if number == NONE:
            return Refusal(slug=Slug.UNKNOWN_RESPONSE, sentence="The card does not offer that response to your team.")
        refusal = refuse_response(game, machine(game, play, only_team=team), play, team, card, number)
        if refusal is not None:
            return refusal
        refusal = _refuse_answers(game, state.play, team, number, command)
        if refusal is not None:
            return refusal
    answers = {} if command.response == PASS else dict(command.answers)
    return (OrderCommitted(team=team, card=card, response=command.response, answers=answers),)


def _refuse_answers(game: Game, play: Play, team: str, response: int, command: Commit) -> Refusal | None:
    """Return why the answers that come with an order can't be taken; None if they can."""
    asks = game.asks(response)
    for name, value in command.answers.items():
        if name not in asks or asks[name].who not in {"actor", "entrants"}:
            return Refusal(slug=Slug.BAD_ANSWER, sentence=f"This response does not ask for `{name}`.")
        if not asks[name].low <= value <= asks[name].high:
            said = f"{asks[name].title}: from {asks[name].low} to {asks[name].high}."
            return Refusal(slug=Slug.BAD_ANSWER, sentence=said)
    return _refuse_stakes(game, play, team, response, command)


def _refuse_stakes(game: Game, play: Play, team: str, response: int, command: Commit) -> Refusal | None:
    """Return which resource the order with its stakes would overdraw; None if the team can pay for all."""
    given = tuple(GivenAnswer(team, team, command.card, name, value) for name, value in command.answers.items())
    others = tuple(order for order in play.orders if order[:2] != (team, command.card))
    kept = tuple(known for known in play.answers if (known.owner, known.card) != (team, command.card))
    wanted = replace(play, orders=(*others, (team, command.card, command.response)), answers=(*kept, *given))
    state = machine(game, wanted, only_team=team)
    responses = game.deck.program.responses
    owner = responses.team[response]
    for ask in range(responses.ask_starts[response], responses.ask_starts[response + 1]):
        slot = responses.ask_pays[ask]
        if slot != NONE and reserved(game.deck.program, state, owner, slot, NONE) > state.values[slot]:
            return Refusal(
                slug=Slug.TOO_DEAR, sentence=f"That stake is more {_resource_title(game, slot)} than is left."
            )
    return None


def _resource_title(game: Game, slot: int) -> str:
    return title_of(game.deck, game.deck.names.slot_names()[slot])


def _can_answer(game: Game, play: Play, team: str, card: str) -> bool:
    """Whether the team could order any response on the card."""
    state = machine(game, play, only_team=team)
    return any(
        refuse_response(game, state, play, team, card, game.response_number(card, team, response)) is None
        for response in game.deck.deck.cards[card].responses[team]
    )


def withdraw(game: Game, state: SessionState, team: str, command: Withdraw) -> Events | Refusal:
    """Take an order back."""
    refusal = _refuse_ordering(state, team, command.card)
    if refusal is not None:
        return refusal
    if not may_answer(game, team, command.card) or state.play.order(team, command.card) is None:
        return Refusal(slug=Slug.NO_ORDER, sentence="There is no order of yours on that card.")
    return (OrderWithdrawn(team=team, card=command.card),)


def refuse_ready(game: Game, state: SessionState, team: str) -> Refusal | None:
    """Return why the team can't seal its orders or read on now; None if it can."""
    play = state.play
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if play.phase == "plan":
        if team in play.sealed:
            return Refusal(slug=Slug.ALREADY_SEALED, sentence="Your team has sealed its orders for this turn.")
        left = open_cards(game, play, team)
        if left:
            titles = ", ".join(in_language(game.deck.deck.cards[card].title) for card in left)
            return Refusal(slug=Slug.UNDECIDED, sentence=f"Still open: {titles}. Order a response or pass.")
        return None
    if play.phase == "ask" and team not in play.answered:
        return None
    if play.phase == "recap" and team not in play.read:
        return None
    return Refusal(slug=Slug.NOTHING_TO_DO, sentence="There is nothing to confirm now.")


def ready(game: Game, state: SessionState, team: str) -> Events | Refusal:
    """Seal the team's orders in plan, close its answers, or note that it has read the recap."""
    refusal = refuse_ready(game, state, team)
    if refusal is not None:
        return refusal
    if state.play.phase == "plan":
        return (TeamSealed(team=team),)
    if state.play.phase == "ask":
        return (TeamAnswered(team=team),)
    return (RecapRead(team=team),)
