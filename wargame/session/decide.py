"""Commands in, events or a refusal out. Nothing here changes anything: events are decided, stored, then folded."""

from typing import assert_never

from wargame.session.asking import answer, put_asks
from wargame.session.commands import (
    Adjudicate,
    Answer,
    CloseTurn,
    Commit,
    OpenTurn,
    PutAsks,
    Ready,
    Reveal,
    Rewind,
    SeatCommand,
    SessionCommand,
    Start,
    TakeSeat,
    Withdraw,
)
from wargame.session.events import SeatTaken, SessionEvent
from wargame.session.game import Game
from wargame.session.ordering import commit, ready, withdraw
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import SessionState
from wargame.session.turns import adjudicate, close_turn, open_turn, reveal, rewind, start

Events = tuple[SessionEvent, ...]


def decide_for_seat(game: Game, state: SessionState, team: str, command: SeatCommand) -> Events | Refusal:
    """Decide what a seat of a team asks."""
    if team not in game.deck.names.teams:
        return Refusal(slug=Slug.UNKNOWN_SEAT, sentence="There is no such seat in this session.")
    match command:
        case Commit():
            return commit(game, state, team, command)
        case Withdraw():
            return withdraw(game, state, team, command)
        case Answer():
            return answer(game, state, team, command)
        case Ready():
            return ready(game, state, team)
        case _:
            assert_never(command)


def decide(game: Game, state: SessionState, command: SessionCommand) -> Events | Refusal:
    """Decide what the running session or its facilitator asks."""
    match command:
        case TakeSeat():
            return take_seat(game, state, command)
        case Start():
            return start(game, state)
        case PutAsks():
            return put_asks(game, state)
        case Adjudicate():
            return adjudicate(game, state)
        case CloseTurn():
            return close_turn(game, state)
        case Reveal():
            return reveal(game, state)
        case OpenTurn():
            return open_turn(game, state)
        case Rewind():
            return rewind(state, command)
        case _:
            assert_never(command)


def take_seat(game: Game, state: SessionState, command: TakeSeat) -> Events | Refusal:
    """Seat a person or a bot. Only before STARTEX: the seats' nonces are part of the dice."""
    if state.play.phase != "lobby":
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Seats are given before the first turn.")
    if command.team not in game.deck.names.teams:
        return Refusal(slug=Slug.UNKNOWN_SEAT, sentence=f"The deck has no team `{command.team}`.")
    if state.room.player(command.team):
        return Refusal(slug=Slug.SEAT_TAKEN, sentence="Somebody sits there already.")
    return (SeatTaken(team=command.team, player=command.player, nonce=command.nonce),)
