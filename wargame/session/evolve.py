"""The fold: one event after another turns nothing into the session's state."""

from collections.abc import Iterable
from dataclasses import replace
from typing import assert_never

from wargame.session.acts import after as last_act
from wargame.session.acts import undone
from wargame.session.argument_events import ArgumentEvent
from wargame.session.control_events import (
    Advanced,
    AutoSet,
    Branched,
    ClockSet,
    HandedOver,
    Noted,
    Overridden,
    RuledFreely,
    RulingKept,
    SeatGiven,
    SeatVacated,
    Undone,
)
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
from wargame.session.evolve_arguments import argued, settled
from wargame.session.evolve_injects import injected
from wargame.session.inject_events import InjectEvent
from wargame.session.state import (
    ClockState,
    GivenAnswer,
    Moment,
    PastTurn,
    Person,
    Play,
    Room,
    SeatState,
    SessionState,
)
from wargame.session.table_fold import dealt, talked, transferred
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned


def evolve(state: SessionState, event: SessionEvent) -> SessionState:
    """Return the state after the event. Total: an event that is in the log has been decided."""
    if isinstance(event, Undone):
        return undone(state, evolve)
    now = _folded(state, event)
    return replace(now, act=last_act(state, event))


def _folded(state: SessionState, event: SessionEvent) -> SessionState:
    """Return the state after an event, with the acts as they were before it."""
    if isinstance(event, InjectEvent):
        return injected(state, event)
    if isinstance(event, ArgumentEvent):
        return replace(state, play=argued(state.play, event))
    match event:
        case SessionOpened() | SeatTaken() | ClockSet() | AutoSet() | Noted() | Branched():
            return replace(state, room=_room(state.room, event))
        case HandedOver():
            return replace(state, room=_handed_over(state.room, event))
        case SeatGiven() | SeatVacated():
            return replace(state, room=_seated(state.room, event))
        case ChannelOpened() | Said() | RequestPut() | RequestAnswered():
            return replace(state, room=talked(state.room, event))
        case TreatyProposed() | TreatySigned() | TreatyDeclined() | TreatyBroken():
            return replace(state, play=dealt(state.play, event))
        case Transferred():
            return transferred(state, event)
        case TurnOpened():
            play = _opened(state.play, event)
            kept = {moment: at for moment, at in state.checkpoints.items() if moment.turn < event.turn}
            return replace(state, play=play, checkpoints={**kept, Moment(event.turn, "plan"): play})
        case Adjudicated():
            play = replace(state.play, phase="adjudicate")
            moment = Moment(event.turn, "adjudicate")
            return replace(state, play=play, checkpoints={**state.checkpoints, moment: play})
        case Rewound():
            play = replace(state.checkpoints[Moment(event.turn, event.stage)], epoch=event.epoch)
            return replace(state, play=play)
        case Advanced() | Undone():
            return state
        case _:
            return replace(state, play=_play(state.play, event))


def fold(events: Iterable[SessionEvent]) -> SessionState:
    """Return the state that a whole log leads to."""
    state = SessionState()
    for event in events:
        state = evolve(state, event)
    return state


def _room(room: Room, event: SessionOpened | SeatTaken | ClockSet | AutoSet | Noted | Branched) -> Room:
    match event:
        case SessionOpened():
            return replace(room, opened=event)
        case SeatTaken():
            others = tuple(seat for seat in room.seats if seat.team != event.team)
            return replace(room, seats=(*others, SeatState(event.team, event.player, event.nonce)))
        case ClockSet():
            return replace(
                room, clock=ClockState(event.turn, event.phase, event.left, event.running, event.since, event.reason)
            )
        case AutoSet():
            return replace(room, auto=event.on)
        case Noted():
            return replace(room, notes=(*room.notes, event))
        case Branched():
            return replace(room, branched=event)


def _handed_over(room: Room, event: HandedOver) -> Room:
    seats = (replace(seat, player=event.player) if seat.team == event.team else seat for seat in room.seats)
    return replace(room, seats=tuple(seats))


def _seated(room: Room, event: SeatGiven | SeatVacated) -> Room:
    """Return the room with a person more, another one, or one less; the others keep their places."""
    left = tuple(person for person in room.left if person.seat != event.seat)
    if isinstance(event, SeatVacated):
        gone = tuple(person for person in room.people if person.seat == event.seat)
        rest = tuple(person for person in room.people if person.seat != event.seat)
        return replace(room, people=rest, left=(*left, *gone))
    given = Person(event.seat, event.name, event.roles, event.team)
    if room.person(event.seat) is None:
        return replace(room, people=(*room.people, given), left=left)
    return replace(room, people=tuple(given if known.seat == event.seat else known for known in room.people))


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
        treaties=play.treaties,
        transfers=play.transfers,
        msel=play.msel,
        arguments=play.arguments,
        facts=play.facts,
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
    | TurnClosed
    | OrderRevealed
    | RecapRead
    | Ended
    | Overridden
    | RulingKept
    | RuledFreely,
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
        case Overridden():
            return replace(play, overrides=(*_other_overrides(play, event), event))
        case RulingKept():
            return replace(play, overrides=_other_overrides(play, event))
        case RuledFreely():
            return replace(play, free_rulings=(*play.free_rulings, event))
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


def _other_overrides(play: Play, event: Overridden | RulingKept) -> tuple[Overridden, ...]:
    """Return all overrides but the one of the same order."""
    order = (event.team, event.card)
    return tuple(standing for standing in play.overrides if (standing.team, standing.card) != order)


def _closed(play: Play, event: TurnClosed) -> Play:
    assert play.position is not None
    past = PastTurn(
        play.cards,
        play.rulings,
        play.unmet,
        play.position,
        play.estimates,
        event,
        play.overrides,
        play.free_rulings,
    )
    return replace(play, phase="recap", position=event.position, past=(*play.past, past), facts=settled(play))
