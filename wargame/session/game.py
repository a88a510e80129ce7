"""What stays the same while a session runs: the compiled deck, the plan's course, and the dice secret."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wargame.deck.compile import CompiledDeck
from wargame.deck.injects import NO_TRIGGERS, Triggers
from wargame.deck.languages import spoken
from wargame.deck.schema import Plan
from wargame.deck.values import in_language
from wargame.engine.adjudication import place_order
from wargame.engine.answers import is_asked
from wargame.engine.dice import session_key
from wargame.engine.program import NONE, Course
from wargame.engine.state import Position, State, answer_place, order_place, thaw
from wargame.rulebook import Ask, Rule
from wargame.session.commands import PASS
from wargame.session.event_parts import Standing
from wargame.session.state import GivenAnswer, Play, Room


@dataclass(frozen=True, slots=True)
class Game:
    """The fixed frame of a session."""

    deck: CompiledDeck
    plan: Plan
    course: Course
    secret: bytes = field(repr=False)
    """32 random bytes that nobody sees before ENDEX."""
    triggers: Triggers = NO_TRIGGERS
    """When the plan's injects come by themselves."""
    improvised: Mapping[str, Rule] = field(default_factory=dict)
    """The rules of what no card foresaw, by name: see `argument_rules`."""

    def key(self, room: Room) -> int:
        """Return the 64-bit key of the session's dice: the secret and every seat's own nonce, by team."""
        nonces = sorted((seat.team, seat.nonce) for seat in room.seats)
        return session_key(self.secret, [bytes.fromhex(nonce) for _, nonce in nonces])

    def spoken_to(self, team: str) -> "Game":
        """Return the game with its texts in the language that the plan gives the team."""
        language = self.plan.languages.get(team)
        if language is None:
            return self
        told = replace(self.deck, deck=spoken(self.deck.deck, language))
        return replace(self, deck=told, plan=spoken(self.plan, language))

    def title_of_team(self, team: str) -> str:
        """Return what people call a team."""
        return in_language(self.deck.deck.teams[team].title)

    def rule(self, response: int) -> Rule:
        """Return the rule of a response by number."""
        return self.deck.rules[self.deck.program.responses.rule[response]]

    def asks(self, response: int) -> dict[str, Ask]:
        """Return what the rule of a response asks and the deck leaves to people, in the order of the machine."""
        responses = self.deck.program.responses
        rule = self.rule(response)
        asked = range(responses.ask_starts[response], responses.ask_starts[response + 1])
        names = [rule.parameters[responses.ask_argument[ask]].name for ask in asked]
        return {name: rule.asks[name] for name in names}

    def asked_teams(self, response: int, name: str) -> tuple[str, ...]:
        """Return the teams that are asked something about a response once orders are given."""
        ask = self.deck.program.responses.ask_starts[response] + list(self.asks(response)).index(name)
        return tuple(team for i, team in enumerate(self.deck.names.teams) if is_asked(self.deck.program, ask, i))

    def response_number(self, card: str, team: str, response: str) -> int:
        """Return the machine's number of a response, or -1."""
        return self.deck.names.numbers.get((card, team, response), NONE)


def standing(position: Position) -> Standing:
    """Return the machine's position as a record says it."""
    return Standing(**position._asdict())


def bare_machine(game: Game, play: Play) -> State:
    """Return the machine as it stands before any order of the turn."""
    assert play.position is not None
    return thaw(game.deck.program, Position(**dict(play.position)))


def machine(game: Game, play: Play, only_team: str | None = None) -> State:
    """Return the machine as it stands with the orders given so far; with `only_team`, that team's orders alone.

    Once a turn is closed its orders are paid and done, so none stands any more.
    """
    state = bare_machine(game, play)
    if play.phase not in {"plan", "ask", "adjudicate"}:
        return state
    for team, card, response in play.orders:
        if response != PASS and only_team in {None, team}:
            at = play.cards.index(card)
            number = game.response_number(card, team, response)
            place_order(game.deck.program, state, at, game.deck.names.teams.index(team), number)
    for given in play.answers:
        if only_team in {None, given.team}:
            _place_answer(game, state, play, given)
    return state


def _place_answer(game: Game, state: State, play: Play, given: GivenAnswer) -> None:
    """Let an answer stand, if the order that it is about does."""
    teams = game.deck.names.teams
    place = order_place(game.deck.program, play.cards.index(given.card), teams.index(given.owner))
    if state.orders[place] != NONE:
        asks = list(game.asks(state.orders[place]))
        at = answer_place(game.deck.program, place, teams.index(given.team), asks.index(given.ask))
        state.answers[at] = given.value
