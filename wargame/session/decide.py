"""Commands in, events or a refusal out. Nothing here changes anything: events are decided, stored, then folded."""

from typing import Annotated, assert_never

from pydantic import Field

from wargame.session.arguing import decide_argument
from wargame.session.asking import answer, put_asks
from wargame.session.at_table import decide_at_table
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
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AnswerRequest,
    AutoAdvance,
    ControlCommand,
    GiveSeat,
    HandOver,
    InjectCommand,
    KeepRuling,
    Note,
    Observe,
    Override,
    PauseClock,
    ResumeClock,
    RuleFreely,
    StartExercise,
    Undo,
    VacateSeat,
    WeighCommand,
)
from wargame.session.controlling import advance, auto_advance, rewind_by, start_exercise, undo
from wargame.session.events import SeatTaken, SessionEvent
from wargame.session.game import Game
from wargame.session.injecting import decide_inject
from wargame.session.noting import note, observe
from wargame.session.ordering import commit, ready, withdraw
from wargame.session.permissions import refuse_by_role
from wargame.session.refusals import Refusal, Slug
from wargame.session.ruling_anew import keep_ruling, override, rule_freely
from wargame.session.seating import give_seat, hand_over, sitting, vacate_seat
from wargame.session.state import Person, SessionState
from wargame.session.talk_commands import (
    ArgueCommand,
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
from wargame.session.talking import answer_request
from wargame.session.timing import set_clock
from wargame.session.turns import adjudicate, close_turn, open_turn, reveal, rewind, start
from wargame.session.weighing import decide_weighing

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


PersonCommand = Annotated[SeatCommand | ControlCommand | TalkCommand | ArgueCommand, Field(discriminator="kind")]
"""What any person's screen may send."""


def decide_for(game: Game, state: SessionState, seat: str, command: PersonCommand, now: int) -> Events | Refusal:
    """Decide what the person in a seat asks; `now` is the time, in seconds since 1970 UTC."""
    person = sitting(game, state, seat)
    if person is None:
        return Refusal(slug=Slug.UNKNOWN_SEAT, sentence="There is no such seat in this session.")
    refusal = refuse_by_role(person.roles, type(command))
    if refusal is not None:
        return refusal
    if isinstance(command, ArgueCommand):
        return decide_argument(game, state, person, command)
    match command:
        case Commit() | Withdraw() | Answer() | Ready():
            return decide_for_seat(game, state, person.team, command)
        case OpenChannel() | Say() | AskControl() | Propose() | Sign() | Decline() | DeclareBreach() | Transfer():
            return decide_at_table(game, state, person, command)
        case _:
            return _decide_for_control(game, state, person, command, now)


def _decide_for_control(
    game: Game, state: SessionState, person: Person, command: ControlCommand, now: int
) -> Events | Refusal:
    """Decide what somebody who runs the exercise asks."""
    if isinstance(command, InjectCommand):
        return decide_inject(game, state, person, command)
    if isinstance(command, WeighCommand):
        return decide_weighing(game, state, person, command)
    match command:
        case GiveSeat():
            return give_seat(game, state, person, command)
        case VacateSeat():
            return vacate_seat(game, state, person, command)
        case HandOver():
            return hand_over(game, state, person, command)
        case StartExercise():
            return start_exercise(game, state, person)
        case Advance():
            return advance(game, state, person, command)
        case PauseClock() | ResumeClock() | AddTime():
            return set_clock(state, person, command, now)
        case AutoAdvance():
            return auto_advance(state, person, command)
        case Override():
            return override(game, state, person, command)
        case KeepRuling():
            return keep_ruling(state, person, command)
        case RuleFreely():
            return rule_freely(game, state, person, command)
        case Note():
            return note(state, person, command)
        case Observe():
            return observe(game, state, person, command)
        case AnswerRequest():
            return answer_request(state, person, command)
        case Undo():
            return undo(game, state, person)
        case Rewind():
            return rewind_by(state, person, command)
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
