"""The clock of a phase: started with it where the plan gives it a time, then in the hands of the controller."""

from wargame.session.authors import SESSION
from wargame.session.control_commands import AddTime, PauseClock, ResumeClock
from wargame.session.control_events import ClockSet
from wargame.session.events import SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import ClockState, Person, SessionState
from wargame.session.table_view import Clock

Events = tuple[SessionEvent, ...]


def running_clock(state: SessionState) -> ClockState | None:
    """Return the clock of the phase that play stands in; None if that is not timed."""
    clock, play = state.room.clock, state.play
    return clock if clock is not None and (clock.turn, clock.phase) == (play.turn, play.phase) else None


def clock_view(state: SessionState) -> Clock | None:
    """Return the clock as everybody sees it."""
    clock = running_clock(state)
    if clock is None:
        return None
    return Clock(running=clock.running, left=clock.left, since=clock.since, auto=state.room.auto, reason=clock.reason)


def clock_to_start(game: Game, state: SessionState, now: int) -> ClockSet | None:
    """Return the clock of a phase that has just begun, if the plan gives it a time and none was started for it."""
    play = state.play
    minutes = next((minutes for phase, minutes in game.plan.clock.items() if phase == play.phase), None)
    if minutes is None or running_clock(state) is not None:
        return None
    return ClockSet(by=SESSION, turn=play.turn, phase=play.phase, left=minutes * 60, running=True, since=now, reason="")


def left(clock: ClockState, now: int) -> int:
    """Return the seconds that a clock shows; below 0 when the time has run over."""
    return clock.left - (max(now - clock.since, 0) if clock.running else 0)


def set_clock(
    state: SessionState, person: Person, command: PauseClock | ResumeClock | AddTime, now: int
) -> Events | Refusal:
    """Hold the clock, let it run on, or change what is left."""
    clock = running_clock(state)
    if clock is None:
        return Refusal(slug=Slug.NO_CLOCK, sentence="This phase is not timed.")
    shown = left(clock, now)
    match command:
        case PauseClock():
            if not clock.running:
                return Refusal(slug=Slug.NOTHING_TO_DO, sentence="The clock is held already.")
            return (_set(person, clock, shown, now, running=False, reason=command.reason),)
        case ResumeClock():
            if clock.running:
                return Refusal(slug=Slug.NOTHING_TO_DO, sentence="The clock is running already.")
            return (_set(person, clock, shown, now, running=True, reason=""),)
        case AddTime():
            more = max(shown, 0) + command.seconds if command.seconds > 0 else max(shown + command.seconds, 0)
            return (_set(person, clock, more, now, running=clock.running, reason=clock.reason),)


def _set(person: Person, clock: ClockState, left: int, now: int, *, running: bool, reason: str) -> ClockSet:
    return ClockSet(
        by=person.seat,
        turn=clock.turn,
        phase=clock.phase,
        left=left,
        running=running,
        since=now,
        reason=reason,
    )


def time_is_up(state: SessionState, now: int) -> bool:
    """Whether the phase's clock runs and has run out."""
    clock = running_clock(state)
    return clock is not None and clock.running and left(clock, now) <= 0
