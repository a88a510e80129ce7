"""Taking back what those who run the exercise did: the session as if that step had never been.

What teams have done since stays, as far as it still has a place. So undo is neither a rewind, which returns to a moment
for everybody, nor a second step that makes up for the first.
"""

from collections.abc import Callable, Iterator
from typing import Final

from wargame.session.argument_events import (
    ArgumentRefused,
    ArgumentRuled,
    ArgumentWeighed,
    FactEnded,
    FactEstablished,
)
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
)
from wargame.session.events import (
    Adjudicated,
    AsksPut,
    Ended,
    ObligationUnmet,
    OrderCommitted,
    OrderRevealed,
    OrderWithdrawn,
    Rewound,
    RulingMade,
    SeatTaken,
    SessionEvent,
    TurnClosed,
    TurnOpened,
)
from wargame.session.inject_events import CardFired, InjectDelivered, InjectEvent
from wargame.session.state import Act, SessionState
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken

Evolve = Callable[[SessionState, SessionEvent], SessionState]

STEPS: Final = (RulingMade, ObligationUnmet, Adjudicated, AsksPut, TurnClosed, TurnOpened, Ended, OrderRevealed)
"""What the session does itself when a phase ends."""

Weighing = ArgumentWeighed | ArgumentRefused | ArgumentRuled | FactEstablished | FactEnded
"""What those who run the exercise do with arguments and facts."""

MOVES: Final = (Advanced, Rewound)
"""Steps that take play elsewhere: what was done there is not done here."""

ROOM: Final = (SeatTaken, ChannelOpened, Said, RequestPut)
"""What happens in the Room and not in Play."""


_Seated = SeatVacated | HandedOver


def is_act(event: SessionEvent) -> bool:
    """Whether an event is a step that can be taken back by itself."""
    if isinstance(event, SeatGiven | ClockSet | InjectDelivered):
        return event.by != "session"
    if isinstance(event, ChannelOpened | Said | TreatyBroken):
        return not event.team
    by_hand = InjectEvent | Weighing | Overridden | RulingKept | RuledFreely
    return isinstance(event, by_hand | Advanced | AutoSet | Noted | Rewound | RequestAnswered | _Seated)


def after(before: SessionState, event: SessionEvent) -> Act | None:
    """Return the act that is the last one once an event has followed on `before`."""
    if is_act(event):
        return Act(event, before)
    if isinstance(event, Branched):
        return None  # what came before was done in another session
    last = before.act
    return None if last is None else Act(last.event, last.before, (*last.since, event))


def why_not_undone(state: SessionState) -> str:
    """Return why the last act can't be taken back, as a sentence; empty if it can."""
    act = state.act
    if act is None:
        return "There is nothing to take back."
    if state.play.phase == "endex":
        return "The exercise has ended, and its dice are open."
    if isinstance(act.event, ChannelOpened) and any(_is_said_on(event, act.event.channel) for event in act.since):
        return "Somebody has spoken on the channel since, so it stays."
    moves = touches_play(act) and not isinstance(act.event, (TreatyBroken, *MOVES))
    if moves and any(isinstance(event, Transferred) for event in act.since):
        return "Teams have given each other something since. Rewind to a moment of the turn instead."
    moved_on = any(isinstance(event, STEPS) for event in act.since)
    if moved_on and not isinstance(act.event, MOVES) and touches_play(act):
        return "The turn has gone on since by itself. Rewind to a moment of it instead."
    return ""


def _is_said_on(event: SessionEvent, channel: str) -> bool:
    return isinstance(event, Said) and event.channel == channel


def touches_play(act: Act) -> bool:
    """Whether a step changed the exercise itself."""
    in_room = SeatGiven | _Seated | ClockSet | AutoSet | Noted | ChannelOpened | Said | RequestAnswered
    return not isinstance(act.event, in_room)


def undone(state: SessionState, evolve: Evolve) -> SessionState:
    """Return the session as if the last act had never been."""
    act = state.act
    assert act is not None
    now = act.before
    for event in kept(act):
        now = evolve(now, event)
    return now


def kept(act: Act) -> Iterator[SessionEvent]:
    """Yield what has happened since and still has a place."""
    moved = isinstance(act.event, MOVES)
    for event in act.since:
        if not (moved and not isinstance(event, ROOM)) and not _is_on_fired_card(act.event, event):
            yield event


def _is_on_fired_card(fired: SessionEvent, event: SessionEvent) -> bool:
    """Whether an event is about the orders on a card that would not be on the table without that step."""
    if isinstance(fired, CardFired) and isinstance(event, OrderCommitted | OrderWithdrawn):
        return event.card == fired.card
    return False
