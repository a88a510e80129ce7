"""The fold of what the log says of injects."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from wargame.session.authors import SESSION
from wargame.session.inject_events import (
    CardFired,
    InjectDeferred,
    InjectDelivered,
    InjectEdited,
    InjectEvent,
    InjectMoved,
    InjectSkipped,
)
from wargame.session.state import Moment, Msel, Play, SessionState


def injected(state: SessionState, event: InjectEvent) -> SessionState:
    """Return the state after an event of the MSEL. What comes by itself belongs to the opening of its turn."""
    play = _play(state, event)
    if isinstance(event, InjectDelivered) and event.by == SESSION:
        return replace(state, play=play, checkpoints={**state.checkpoints, Moment(event.turn, "plan"): play})
    return replace(state, play=play)


def _play(state: SessionState, event: InjectEvent) -> Play:
    play = state.play
    match event:
        case InjectDelivered():
            changed = replace(play.msel, delivered=(*play.msel.delivered, event))
            return replace(moved(state, event.deltas), msel=changed)
        case CardFired():
            sealed = play.sealed - set(event.asks)
            return replace(play, cards=(*play.cards, event.card), position=event.position, sealed=sealed)
        case InjectSkipped() | InjectDeferred() | InjectEdited() | InjectMoved():
            return replace(play, msel=_msel(play.msel, event))
        case _:
            assert_never(event)


def _msel(msel: Msel, event: InjectSkipped | InjectDeferred | InjectEdited | InjectMoved) -> Msel:
    match event:
        case InjectSkipped():
            return replace(
                msel,
                skipped={**msel.skipped, event.inject: event.reason},
                deferred={inject: turn for inject, turn in msel.deferred.items() if inject != event.inject},
            )
        case InjectDeferred():
            return replace(
                msel,
                skipped={inject: said for inject, said in msel.skipped.items() if inject != event.inject},
                deferred={**msel.deferred, event.inject: event.turn},
            )
        case InjectEdited():
            return replace(msel, edited={**msel.edited, event.inject: event})
        case InjectMoved():
            return replace(msel, order=event.order)
        case _:
            assert_never(event)


def moved(state: SessionState, deltas: Mapping[str, int]) -> Play:
    """Return play with its variables moved by so many units each, as a record says it."""
    assert state.room.opened is not None
    assert state.play.position is not None
    position = state.play.position
    values = tuple(
        units + deltas.get(name, 0) for name, units in zip(state.room.opened.variables, position.values, strict=True)
    )
    return replace(state.play, position=position.model_copy(update={"values": values}))
