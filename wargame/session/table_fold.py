"""The fold of talk, treaties and transfers."""

from collections.abc import Mapping
from dataclasses import replace
from typing import assert_never

from wargame.session.event_parts import Standing
from wargame.session.state import Play, Room, SessionState
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.talk_state import Treaty
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned

TalkEvent = ChannelOpened | Said | RequestPut | RequestAnswered
"""What happens in the Room: no rewind takes it back."""

TreatyEvent = TreatyProposed | TreatySigned | TreatyDeclined | TreatyBroken
"""What happens in Play."""


def talked(room: Room, event: TalkEvent) -> Room:
    """Return the Room after something was said in it."""
    if isinstance(event, ChannelOpened):
        return replace(room, channels=(*room.channels, event))
    return replace(room, spoken=(*room.spoken, event))


def dealt(play: Play, event: TreatyEvent) -> Play:
    """Return Play after a step on the way of a treaty."""
    if isinstance(event, TreatyProposed):
        return replace(play, treaties=(*play.treaties, Treaty(event, signed=(event.team,))))
    treaties = (_moved(treaty, event) if treaty.laid.proposal == event.proposal else treaty for treaty in play.treaties)
    return replace(play, treaties=tuple(treaties))


def _moved(treaty: Treaty, event: TreatySigned | TreatyDeclined | TreatyBroken) -> Treaty:
    match event:
        case TreatySigned():
            signed = (*treaty.signed, event.team)
            return replace(treaty, signed=signed, since=event.turn if set(signed) >= set(treaty.laid.parties) else 0)
        case TreatyDeclined():
            return replace(treaty, declined=event.team, declined_in=event.turn)
        case TreatyBroken():
            return replace(treaty, broken=event)
        case _:
            assert_never(event)


def transferred(state: SessionState, event: Transferred) -> SessionState:
    """Return the session after a team gave another something: both have it at once, and both are told."""
    play, room = state.play, state.room
    assert play.position is not None
    assert room.opened is not None
    changes = {f"{event.team}.{event.resource}": -event.given, f"{event.to}.{event.resource}": event.received}
    position = _changed(play.position, room.opened.variables, changes)
    return replace(
        state,
        room=replace(room, spoken=(*room.spoken, event)),
        play=replace(play, position=position, transfers=(*play.transfers, event)),
    )


def _changed(position: Standing, variables: tuple[str, ...], changes: Mapping[str, int]) -> Standing:
    values = tuple(units + changes.get(name, 0) for name, units in zip(variables, position.values, strict=True))
    return position.model_copy(update={"values": values})
