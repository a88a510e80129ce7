"""Where a session can be branched from: for each moment of it, the record after which play stood there last.

A moment comes more than once: play is rewound to it, a close is taken back and made anew. What counts is the line of
play that led to where the session is now, as it does for `SessionState.checkpoints`.
"""

from collections.abc import Iterable
from dataclasses import replace

from wargame.session.acts import MOVES, is_act
from wargame.session.authors import SESSION
from wargame.session.control_events import Branched, Undone
from wargame.session.events import Adjudicated, Rewound, SessionEvent, TurnOpened
from wargame.session.inject_events import InjectDelivered
from wargame.session.state import Moment, SessionState

Visits = dict[Moment, int]
"""By moment, the number of the record after which play stood there last."""


def visits(events: Iterable[SessionEvent]) -> Visits:
    """Return where each checkpoint of a whole log is to be found in it."""
    now: Visits = {}
    undoable: list[tuple[SessionEvent, Visits]] = []
    for seq, event in enumerate(events, 1):
        if isinstance(event, Undone):
            act, before = undoable.pop()
            now = before if isinstance(act, MOVES) else now
            continue
        if is_act(event):
            undoable.append((event, now))
        elif isinstance(event, Branched):
            undoable.clear()
        now = _after(now, seq, event)
    return now


def _after(now: Visits, seq: int, event: SessionEvent) -> Visits:
    match event:
        case TurnOpened():
            earlier = {moment: at for moment, at in now.items() if moment.turn < event.turn}
            return {**earlier, Moment(event.turn, "plan"): seq}
        case Adjudicated():
            return {**now, Moment(event.turn, "adjudicate"): seq}
        case Rewound():
            return {**now, Moment(event.turn, event.stage): seq}
        case InjectDelivered() if event.by == SESSION:
            return {**now, Moment(event.turn, "plan"): seq}  # what comes by itself belongs to the opening of its turn
        case _:
            return now


def stands_at(state: SessionState, moment: Moment) -> bool:
    """Whether play stands exactly at a moment: nothing has been ordered or changed since it came or came back."""
    checkpoint = state.checkpoints.get(moment)
    return checkpoint is not None and state.play == replace(checkpoint, epoch=state.play.epoch)
