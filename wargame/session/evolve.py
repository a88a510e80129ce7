"""The fold: one event after another turns nothing into the session's state."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.session.events import (
    Adjudicated,
    Ended,
    ObligationUnmet,
    OrderCommitted,
    OrderWithdrawn,
    RecapRead,
    Rewound,
    RulingMade,
    SeatTaken,
    SessionEvent,
    SessionOpened,
    TeamSealed,
    TurnClosed,
    TurnOpened,
)
from wargame.session.state import PastTurn, Play, Room, SeatState, SessionState


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
        past=play.past,
    )


def _play(
    play: Play,
    event: OrderCommitted
    | OrderWithdrawn
    | TeamSealed
    | RulingMade
    | ObligationUnmet
    | Adjudicated
    | TurnClosed
    | RecapRead
    | Ended,
) -> Play:
    match event:
        case OrderCommitted():
            return replace(play, orders=(*_others(play, event), (event.team, event.card, event.response)))
        case OrderWithdrawn():
            return replace(play, orders=_others(play, event))
        case TeamSealed():
            return replace(play, sealed=play.sealed | {event.team})
        case RulingMade():
            return replace(play, rulings=(*play.rulings, event))
        case ObligationUnmet():
            return replace(play, unmet=(*play.unmet, event))
        case Adjudicated():
            return replace(play, phase="adjudicate")
        case TurnClosed():
            return _closed(play, event)
        case RecapRead():
            return replace(play, read=play.read | {event.team})
        case Ended():
            return replace(play, phase="endex", results=event.results, secret=event.secret)
        case _:
            assert_never(event)


def _others(play: Play, event: OrderCommitted | OrderWithdrawn) -> tuple[tuple[str, str, str], ...]:
    """Return all orders but the team's on that card."""
    return tuple(order for order in play.orders if order[:2] != (event.team, event.card))


def _closed(play: Play, event: TurnClosed) -> Play:
    assert play.position is not None
    past = PastTurn(play.cards, play.rulings, play.unmet, play.position, event)
    return replace(play, phase="recap", position=event.position, past=(*play.past, past))
