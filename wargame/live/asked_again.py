"""The command that an event must have come from which names the seat that asked for it, decided once more."""

from wargame.live.asked_arguments import asked_argument
from wargame.live.asked_injects import asked_inject
from wargame.live.talk_again import TableEvent, asked_at_table
from wargame.session.argument_events import ArgumentEvent
from wargame.session.authors import SESSION
from wargame.session.commands import Rewind
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AutoAdvance,
    GiveSeat,
    HandOver,
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
)
from wargame.session.control_events import (
    Advanced,
    AutoSet,
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
from wargame.session.decide import PersonCommand, decide_for
from wargame.session.events import Rewound, SessionEvent
from wargame.session.game import Game
from wargame.session.inject_events import InjectEvent
from wargame.session.refusals import Refusal
from wargame.session.ruling_anew import band_name, in_points
from wargame.session.state import SessionState
from wargame.session.timing import left

ControlEvent = (
    SeatGiven
    | SeatVacated
    | HandedOver
    | Advanced
    | ClockSet
    | AutoSet
    | Overridden
    | RulingKept
    | RuledFreely
    | Noted
    | Undone
    | Rewound
    | InjectEvent
    | ArgumentEvent
)

PersonEvent = ControlEvent | TableEvent
"""What somebody asked for whose seat the event names."""


def decided_again(game: Game, state: SessionState, event: PersonEvent) -> tuple[SessionEvent, ...] | Refusal:
    """Return what deciding again leads to; of a phase that was closed by hand only the closing itself."""
    if event.by == SESSION:
        return (event,)  # a clock that started with its phase, or the seat that the session was opened with
    again = decide_for(game, state, event.by, _asked(game, state, event), _now(event))
    return again if isinstance(again, Refusal) else again[:1]


def _now(event: PersonEvent) -> int:
    return event.since if isinstance(event, ClockSet) else 0


def _asked(game: Game, state: SessionState, event: PersonEvent) -> PersonCommand:
    if isinstance(event, InjectEvent):
        return asked_inject(game, event)
    if isinstance(event, ArgumentEvent):
        return asked_argument(event)
    match event:
        case SeatGiven():
            return GiveSeat(seat=event.seat, name=event.name, roles=event.roles, team=event.team or None)
        case SeatVacated():
            return VacateSeat(seat=event.seat)
        case HandedOver():
            return HandOver(team=event.team, player=event.player)
        case Advanced():
            return StartExercise() if event.phase == "lobby" else Advance(reason=event.reason)
        case ClockSet():
            return _clock(state, event)
        case AutoSet():
            return AutoAdvance(on=event.on)
        case Overridden():
            return Override(team=event.team, card=event.card, band=band_name(event.band), reason=event.reason)
        case RulingKept():
            return KeepRuling(team=event.team, card=event.card)
        case RuledFreely():
            effects = in_points(event.deltas)
            return RuleFreely(title=event.title, text=event.text, effects=effects, reason=event.reason)
        case Noted():
            return _note(event)
        case Undone():
            return Undo()
        case Rewound():
            return Rewind(turn=event.turn, stage=event.stage, reroll=event.epoch != state.play.epoch)
        case _:
            return asked_at_table(event)


def _note(event: Noted) -> Note | Observe:
    if event.what != "observation":
        return Note(text=event.text, bookmark=event.what == "bookmark")
    return Observe(
        text=event.text, team=event.team or None, objective=event.objective or None, rating=event.rating or None
    )


def _clock(state: SessionState, event: ClockSet) -> PauseClock | ResumeClock | AddTime:
    before = state.room.clock
    if before is None or before.running == event.running:
        shown = 0 if before is None else left(before, event.since)
        return AddTime(seconds=event.left - (max(shown, 0) if event.left > shown else shown))
    return ResumeClock() if event.running else PauseClock(reason=event.reason)
