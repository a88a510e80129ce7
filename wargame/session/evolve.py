"""The fold: one event after another turns nothing into the session's state."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.session.events import (
    Adjudicated,
    AnswerGiven,
    AsksPut,
    Ended,
    ObligationUnmet,
    OrderCommitted,
    OrderRevealed,
    OrderWithdrawn,
    RecapRead,
    Rewound,
    RulingMade,
    SeatTaken,
    SessionEvent,
    SessionOpened,
    TeamAnswered,
    TeamSealed,
    TurnClosed,
    TurnOpened,
)
from wargame.session.state import GivenAnswer, PastTurn, Play, Room, SeatState, SessionState


def evolve(state: SessionState, event: SessionEvent) -> SessionState:
    """Return the state after the event. Total: an event that is in the log has been decided."""
    match event:
        case SessionOpened() | SeatTaken():
            return replace(state, room=_room(state.room, event))
        case TurnOpened():
            play = _opened(state.play, event)
            kept = {turn: at for turn, at in state.checkpoints.items() if turn < event.turn}
            return replace(state, play=play, checkpoints={**kept, event.turn: play})
        case Rewound():
            play = replace(state.checkpoints[event.turn], epoch=event.epoch)
            return replace(state, play=play)
        case _:
            return replace(state, play=_play(state.play, event))


def fold(events: Iterable[SessionEvent]) -> SessionState:
    """Return the state that a whole log leads to."""
    state = SessionState()
    for event in events:
        state = evolve(state, event)
    return state


def _room(room: Room, event: SessionOpened | SeatTaken) -> Room:
    match event:
        case SessionOpened():
            return replace(room, opened=event)
        case SeatTaken():
            others = tuple(seat for seat in room.seats if seat.team != event.team)
            return replace(room, seats=(*others, SeatState(event.team, event.player, event.nonce)))


def _opened(play: Play, event: TurnOpened) -> Play:
    return Play(
        phase="plan",
        turn=event.turn,
        epoch=play.epoch,
        position=event.position,
        cards=event.cards,
        estimates=event.estimates,
        revealed=play.revealed,
        past=play.past,
    )


def _play(
    play: Play,
    event: OrderCommitted
    | OrderWithdrawn
    | TeamSealed
    | AsksPut
    | AnswerGiven
    | TeamAnswered
    | RulingMade
    | ObligationUnmet
    | Adjudicated
    | TurnClosed
    | OrderRevealed
    | RecapRead
    | Ended,
) -> Play:
    match event:
        case OrderCommitted() | OrderWithdrawn():
            return _ordered(play, event)
        case TeamSealed():
            return replace(play, sealed=play.sealed | {event.team})
        case AsksPut():
            return replace(play, phase="ask")
        case AnswerGiven():
            return replace(
                play, answers=(*_other_answers(play, event), GivenAnswer(**event.model_dump(exclude={"kind"})))
            )
        case TeamAnswered():
            return replace(play, answered=play.answered | {event.team})
        case RulingMade():
            return replace(play, rulings=(*play.rulings, event))
        case ObligationUnmet():
            return replace(play, unmet=(*play.unmet, event))
        case Adjudicated():
            return replace(play, phase="adjudicate")
        case TurnClosed():
            return _closed(play, event)
        case OrderRevealed():
            return replace(play, revealed={**play.revealed, (event.turn, event.team, event.card): play.turn})
        case RecapRead():
            return replace(play, read=play.read | {event.team})
        case Ended():
            return replace(play, phase="endex", results=event.results, secret=event.secret)
        case _:
            assert_never(event)


def _ordered(play: Play, event: OrderCommitted | OrderWithdrawn) -> Play:
    """Replace the team's order on a card, with the answers that came with it."""
    orders = tuple(order for order in play.orders if order[:2] != (event.team, event.card))
    answers = tuple(given for given in play.answers if (given.owner, given.card) != (event.team, event.card))
    if isinstance(event, OrderWithdrawn):
        return replace(play, orders=orders, answers=answers)
    given = (GivenAnswer(event.team, event.team, event.card, ask, value) for ask, value in event.answers.items())
    return replace(play, orders=(*orders, (event.team, event.card, event.response)), answers=(*answers, *given))


def _other_answers(play: Play, event: AnswerGiven) -> tuple[GivenAnswer, ...]:
    """Return all answers but the team's to the same ask."""
    asked = (event.team, event.owner, event.card, event.ask)
    return tuple(given for given in play.answers if (given.team, given.owner, given.card, given.ask) != asked)


def _closed(play: Play, event: TurnClosed) -> Play:
    assert play.position is not None
    past = PastTurn(play.cards, play.rulings, play.unmet, play.position, play.estimates, event)
    return replace(play, phase="recap", position=event.position, past=(*play.past, past))
