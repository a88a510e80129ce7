"""What is asked of diplomacy, handed to where it is decided."""

from typing import assert_never

from wargame.session.events import SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import Person, SessionState
from wargame.session.talk_commands import (
    AskControl,
    DeclareBreach,
    Decline,
    OpenChannel,
    Propose,
    Say,
    Sign,
    TalkCommand,
    Transfer,
)
from wargame.session.talking import ask_control, open_channel, say
from wargame.session.transfers import transfer
from wargame.session.treaties import declare_breach, decline, propose, sign

Events = tuple[SessionEvent, ...]


def decide_at_table(game: Game, state: SessionState, person: Person, command: TalkCommand) -> Events | Refusal:
    """Decide what somebody asks who talks or deals with others; the seat may send it."""
    match command:
        case OpenChannel():
            return open_channel(game, state, person, command)
        case Say():
            return say(game, state, person, command)
        case AskControl():
            return ask_control(state, person, command)
        case Propose():
            return propose(game, state, person, command)
        case Sign():
            return sign(state, person, command)
        case Decline():
            return decline(state, person, command)
        case DeclareBreach():
            return declare_breach(state, person, command)
        case Transfer():
            return transfer(game, state, person, command)
        case _:
            assert_never(command)
