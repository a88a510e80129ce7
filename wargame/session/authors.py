"""Who can have written an event: the seat that asked for it, or the session itself."""

from typing import Final

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
    AnswerGiven,
    OrderCommitted,
    OrderWithdrawn,
    RecapRead,
    Rewound,
    SessionEvent,
    TeamAnswered,
    TeamSealed,
)
from wargame.session.inject_events import InjectEvent
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned

SESSION: Final = "session"
"""Who writes what no person asked for."""


def author(event: SessionEvent) -> str:
    """Return who signs an event: a seat's id, or `session`."""
    if isinstance(event, InjectEvent | ArgumentEvent):
        return event.by
    match event:
        case OrderCommitted() | OrderWithdrawn() | TeamSealed() | AnswerGiven() | TeamAnswered() | RecapRead():
            return event.team
        case (
            SeatGiven()
            | SeatVacated()
            | HandedOver()
            | Advanced()
            | ClockSet()
            | AutoSet()
            | Overridden()
            | RulingKept()
            | RuledFreely()
        ):
            return event.by
        case Noted() | Undone() | Rewound() | Branched():
            return event.by
        case ChannelOpened() | Said() | RequestPut() | RequestAnswered():
            return event.by
        case TreatyProposed() | TreatySigned() | TreatyDeclined() | TreatyBroken() | Transferred():
            return event.by
        case _:
            return SESSION
