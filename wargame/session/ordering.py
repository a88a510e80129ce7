"""Orders: what a team may commit, take back and seal, and the sentence that says why not."""

from wargame.deck.values import in_language
from wargame.engine.adjudication import is_affordable, order_place, reserved
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.state import State, holds
from wargame.session.commands import PASS, Commit, Withdraw
from wargame.session.events import OrderCommitted, OrderWithdrawn, RecapRead, SessionEvent, TeamSealed
from wargame.session.game import Game, machine
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Play, SessionState

Events = tuple[SessionEvent, ...]


def may_answer(game: Game, team: str, card: str) -> bool:
    """Whether the card offers the team any response."""
    return bool(game.deck.deck.cards[card].responses.get(team))


def open_cards(game: Game, play: Play, team: str) -> list[str]:
    """Return this turn's cards that the team may answer and has neither answered nor passed."""
    return [card for card in play.cards if may_answer(game, team, card) and play.order(team, card) is None]


def price_sentence(game: Game, state: State, team: str, response: int, place: int) -> str:
    """Return which resource is short for a response, as a sentence; empty if the team can pay."""
    responses = game.deck.program.responses
    names = game.deck.names.slot_names()
    for i in range(responses.cost_starts[response], responses.cost_starts[response + 1]):
        slot, amount = responses.cost_slot[i], responses.cost_amount[i]
        left = state.values[slot] - reserved(game.deck.program, state, slot, place)
        if amount > left:
            resource = game.deck.deck.teams[team].resources[names[slot].removeprefix(f"{team}.")]
            title = in_language(resource.title)
            return f"It costs {amount // UNIT} {title} and {max(left, 0) // UNIT} is left."
    return ""


def refuse_response(game: Game, state: State, play: Play, team: str, card: str, response: int) -> Refusal | None:
    """Return why the team could not order the response now, seen with its own eyes; None if it could."""
    program = game.deck.program
    place = order_place(program, play.cards.index(card), game.deck.names.teams.index(team))
    if not holds(program, state, program.responses.when[response]):
        return Refusal(slug=Slug.NOT_OFFERED_NOW, sentence="The situation does not allow it now.")
    if not is_affordable(program, state, response, place):
        return Refusal(slug=Slug.TOO_DEAR, sentence=price_sentence(game, state, team, response, place))
    return None


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
    return (OrderCommitted(team=team, card=card, response=command.response),)


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
    if play.phase == "recap" and team not in play.read:
        return None
    return Refusal(slug=Slug.NOTHING_TO_DO, sentence="There is nothing to confirm now.")


def ready(game: Game, state: SessionState, team: str) -> Events | Refusal:
    """Seal the team's orders in plan, or note that it has read the recap."""
    refusal = refuse_ready(game, state, team)
    if refusal is not None:
        return refusal
    if state.play.phase == "plan":
        return (TeamSealed(team=team),)
    return (RecapRead(team=team),)
