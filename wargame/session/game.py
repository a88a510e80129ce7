"""What stays the same while a session runs: the compiled deck, the plan's course, and the dice secret."""

from dataclasses import dataclass, field

from wargame.deck.compile import CompiledDeck
from wargame.deck.schema import Plan
from wargame.engine.adjudication import place_order
from wargame.engine.dice import session_key
from wargame.engine.program import NONE, Course
from wargame.engine.state import Position, State, thaw
from wargame.session.commands import PASS
from wargame.session.events import Standing
from wargame.session.state import Play, Room


@dataclass(frozen=True, slots=True)
class Game:
    """The fixed frame of a session."""

    deck: CompiledDeck
    plan: Plan
    course: Course
    secret: bytes = field(repr=False)
    """32 random bytes that nobody sees before ENDEX."""

    def key(self, room: Room) -> int:
        """Return the 64-bit key of the session's dice: the secret and every seat's own nonce, by team."""
        nonces = sorted((seat.team, seat.nonce) for seat in room.seats)
        return session_key(self.secret, [bytes.fromhex(nonce) for _, nonce in nonces])

    def response_number(self, card: str, team: str, response: str) -> int:
        """Return the machine's number of a response, or -1."""
        wanted = (card, team, response)
        return next((i for i, name in enumerate(self.deck.names.responses) if name == wanted), NONE)


def standing(position: Position) -> Standing:
    """Return the machine's position as a record says it."""
    return Standing(**position._asdict())


def machine(game: Game, play: Play, only_team: str | None = None) -> State:
    """Return the machine as it stands with the orders given so far; with `only_team`, that team's orders alone.

    Once a turn is closed its orders are paid and done, so none stands any more.
    """
    assert play.position is not None
    said = play.position
    position = Position(
        values=said.values,
        history=said.history,
        drawn=said.drawn,
        drawn_turn=said.drawn_turn,
        unlocked=said.unlocked,
        due=said.due,
        hand=said.hand,
        turn=said.turn,
    )
    state = thaw(game.deck.program, position)
    for team, card, response in play.orders if play.phase in {"plan", "adjudicate"} else ():
        if response != PASS and only_team in {None, team}:
            at = play.cards.index(card)
            number = game.response_number(card, team, response)
            place_order(game.deck.program, state, at, game.deck.names.teams.index(team), number)
    return state
