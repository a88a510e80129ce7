"""What a session does while it waits for no person: bots play, phases end, rulings are applied, turns are opened.

Where somebody runs the exercise, phases end when that person says so, or by themselves if that is wished, and rulings
wait for that person in any case.
"""

from wargame.lab.bots import ANSWERING, BOT_KINDS
from wargame.live.running import PERSON, RunningSession
from wargame.session.asking import anything_asked, asked_of
from wargame.session.commands import (
    Adjudicate,
    CloseTurn,
    OpenTurn,
    PutAsks,
    Ready,
    Receipt,
    Reveal,
    SessionCommand,
)
from wargame.session.decide import PersonCommand
from wargame.session.timing import clock_to_start, left, running_clock, time_is_up


def step(session: RunningSession) -> bool:
    """Take one step: a bot's turn, or the session's own. False if there is none."""
    state = session.state
    facilitated = state.room.facilitated
    if facilitated and _start_clock(session):
        return True
    match state.play.phase:
        case "plan":
            return _step_plan(session)
        case "ask":
            return _step_asks(session)
        case "adjudicate":
            return not facilitated and _take(session, CloseTurn())
        case "recap":
            return _take(session, Reveal()) or _step_recap(session)
        case "lobby" | "endex":
            return False


def seconds_to_wait(session: RunningSession) -> float | None:
    """Return in how many seconds there may be something to do although nobody asked for anything; None for never."""
    clock = running_clock(session.state)
    if clock is None or not clock.running or not session.state.room.auto:
        return None
    seconds = left(clock, session.now)
    return float(seconds) if seconds > 0 else None


def _may_end(session: RunningSession, *, done: bool) -> bool:
    """Whether a phase ends by itself: all are done with it, or its time is up."""
    room = session.state.room
    if not room.facilitated:
        return done
    return room.auto and (done or time_is_up(session.state, session.now))


def _start_clock(session: RunningSession) -> bool:
    """Start the clock of a phase that has just begun."""
    event = clock_to_start(session.game, session.state, session.now)
    if event is not None:
        session.note(event)
    return event is not None


def _step_plan(session: RunningSession) -> bool:
    """Let a bot order, or end the phase."""
    play = session.state.play
    waiting = [team for team in session.game.deck.names.teams if team not in play.sealed]
    bot = next((team for team in waiting if _player(session, team) != PERSON), None)
    if bot is not None:
        return _play_bot(session, bot)
    if not _may_end(session, done=not waiting):
        return False
    return _take(session, PutAsks() if anything_asked(session.game, play) else Adjudicate())


def _play_bot(session: RunningSession, team: str) -> bool:
    """Let a bot order and seal. What it decides is decided outside the session's lock: people are not kept waiting.

    False if nothing came of it, so that a bot that can't order holds a session up and doesn't spin it.
    """
    state = session.state
    bot = BOT_KINDS[state.room.player(team)]
    commands: list[PersonCommand] = [*bot(session.game, state.play, team, session.game.key(state.room)), Ready()]
    for command in commands:
        if _player(session, team) == PERSON:
            return True  # people have taken over meanwhile
        session.submit(team, command)
    return session.state is not state


def _step_asks(session: RunningSession) -> bool:
    """Let a bot answer, close for teams that nothing is asked of, or end the phase."""
    play = session.state.play
    waiting = [team for team in session.game.deck.names.teams if team not in play.answered]
    for team in waiting:
        asked = list(asked_of(session.game, play, team))
        bot = _player(session, team)
        if bot != PERSON:
            key = session.game.key(session.state.room)
            for command in ANSWERING[bot](session.game, play, team, key):
                session.submit(team, command)
        if bot != PERSON or not asked:
            session.submit(team, Ready())
            return True
    return _may_end(session, done=not waiting) and _take(session, Adjudicate())


def _step_recap(session: RunningSession) -> bool:
    """Open the next turn once everybody has read on."""
    people = {team for team in session.game.deck.names.teams if _player(session, team) == PERSON}
    return _may_end(session, done=people <= session.state.play.read) and _take(session, OpenTurn())


def _take(session: RunningSession, command: SessionCommand) -> bool:
    return isinstance(session.order(command), Receipt)


def _player(session: RunningSession, team: str) -> str:
    return session.state.room.player(team)
