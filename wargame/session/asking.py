"""What the rules of standing orders ask of other teams, and their answers."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product

from wargame.engine.answers import is_asked
from wargame.rulebook import Ask
from wargame.session.commands import PASS, Answer
from wargame.session.events import AnswerGiven, AsksPut, SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Play, SessionState

Events = tuple[SessionEvent, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """Something that is asked of a team about another team's order."""

    owner: str
    card: str
    response: str
    name: str
    ask: Ask
    unseen: bool
    """Whether nobody learns which team answered what."""


def asked_of(game: Game, play: Play, team: str) -> Iterator[Asked]:
    """Yield what the rules of this turn's orders ask of a team beside what came with its own orders.

    They come in the order of the cards and of the deck's teams: when people committed is nobody's business.
    """
    program, place = game.deck.program, game.deck.names.teams.index(team)
    for card, owner in product(play.cards, game.deck.names.teams):
        response = play.order(owner, card)
        if response is not None and response != PASS:
            number = game.response_number(card, owner, response)
            for at, (name, ask) in enumerate(game.asks(number).items(), program.responses.ask_starts[number]):
                if is_asked(program, at, place):
                    yield Asked(owner, card, response, name, ask, _is_unseen(game, ask, at))


def _is_unseen(game: Game, ask: Ask, at: int) -> bool:
    """Whether nobody learns who answered what: where one team alone is asked, the ruling tells what it said."""
    return ask.secret and game.deck.program.responses.ask_teams[at].bit_count() > 1


def anything_asked(game: Game, play: Play) -> bool:
    """Whether any team has something to answer before this turn is adjudicated."""
    return any(next(asked_of(game, play, team), None) is not None for team in game.deck.names.teams)


def put_asks(game: Game, state: SessionState) -> Events | Refusal:
    """Close plan and put the asks."""
    if state.play.phase != "plan" or not anything_asked(game, state.play):
        return Refusal(slug=Slug.NOT_NOW, sentence="Nothing is to be asked now.")
    return (AsksPut(turn=state.play.turn),)


def answer(game: Game, state: SessionState, team: str, command: Answer) -> Events | Refusal:
    """Answer an ask about another team's order."""
    if state.play.phase != "ask":
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Nothing is asked now.")
    if team in state.play.answered:
        return Refusal(slug=Slug.ALREADY_SEALED, sentence="Your team has closed its answers.")
    for asked in asked_of(game, state.play, team):
        if (asked.owner, asked.card, asked.name) == (command.team, command.card, command.ask):
            if not asked.ask.low <= command.value <= asked.ask.high:
                said = f"An answer from {asked.ask.low} to {asked.ask.high} is asked for."
                return Refusal(slug=Slug.BAD_ANSWER, sentence=said)
            given = AnswerGiven(team=team, owner=asked.owner, card=asked.card, ask=asked.name, value=command.value)
            return (given,)
    return Refusal(slug=Slug.BAD_ANSWER, sentence="Nobody asked that of your team.")
