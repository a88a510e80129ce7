"""What a seat is asked: by the rules of its own orders, and by those of others once plan is closed."""

from wargame.deck.values import in_language
from wargame.engine.program import NONE
from wargame.rulebook import Ask
from wargame.session.asking import asked_of
from wargame.session.game import Game
from wargame.session.state import Play
from wargame.session.view import Question
from wargame.session.wording import title_of


def own_questions(game: Game, play: Play, team: str, card: str, response: int) -> tuple[Question, ...]:
    """Return what a response asks of the team that orders it."""
    responses = game.deck.program.responses
    names = game.deck.names.slot_names()
    found = []
    for n, (name, ask) in enumerate(game.asks(response).items()):
        if ask.who in {"actor", "entrants"}:
            slot = responses.ask_pays[responses.ask_starts[response] + n]
            pays = "" if slot == NONE else title_of(game.deck, names[slot])
            chosen = play.order(team, card) == game.deck.names.responses[response][2]
            answer = play.answer(team, team, card, name) if chosen else None
            found.append(_question(game, (team, card, response), name, ask, answer, unseen=ask.secret, pays=pays))
    return tuple(found)


def questions(game: Game, play: Play, team: str) -> tuple[Question, ...]:
    """Return what the orders of this turn ask of the team, while they are being asked."""
    if play.phase != "ask":
        return ()
    found = []
    for asked in asked_of(game, play, team):
        number = game.response_number(asked.card, asked.owner, asked.response)
        answer = play.answer(team, asked.owner, asked.card, asked.name)
        order = (asked.owner, asked.card, number)
        found.append(_question(game, order, asked.name, asked.ask, answer, unseen=asked.unseen))
    return tuple(found)


def chosen_words(game: Game, number: int, ask: Ask) -> int:
    """Return which of several sets of words an ask uses: what the deck gives as the parameter that chooses."""
    card, owner, name = game.deck.names.responses[number]
    written = game.deck.deck.cards[card]
    given = written.contest.parameters if written.contest else written.responses[owner][name].parameters
    default = {parameter.name: parameter.default for parameter in game.rule(number).parameters}.get(ask.words_by, 0)
    chosen = given.get(ask.words_by, default)
    return chosen if isinstance(chosen, int) else 0


def _question(
    game: Game, order: tuple[str, str, int], name: str, ask: Ask, answer: int | None, *, unseen: bool, pays: str = ""
) -> Question:
    owner, card, number = order
    response = game.deck.deck.cards[card].responses[owner][game.deck.names.responses[number][2]]
    put = response.asks.get(name)
    return Question(
        card=card,
        team=owner,
        response=in_language(response.title),
        ask=name,
        title=ask.title if put is None or not put.question else in_language(put.question),
        low=ask.low,
        high=ask.high,
        words=ask.names(chosen_words(game, number, ask)),
        secret=unseen,
        pays=pays,
        answer=ask.default if answer is None else answer,
    )
