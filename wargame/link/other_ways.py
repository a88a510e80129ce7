"""Branches of a running session, for the console: made from a moment of it, found beside it, held against it."""

from collections.abc import Iterator
from pathlib import Path

from wargame.live.branching import branch
from wargame.live.opening import CannotOpenError, read_log
from wargame.live.running import RunningSession
from wargame.session.comparing import compare, why_not_compared
from wargame.session.comparison_view import ComparisonView
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Moment, SessionState, Stage
from wargame.store.errors import StoreError
from wargame.store.session_file import SessionFile


def branch_off(session: RunningSession, seat: str, turn: int, stage: Stage) -> str | Refusal:
    """Make a branch from a moment, in a file beside the session's; return that file's name."""
    try:
        return branch(session, Moment(turn, stage), seat).name
    except (StoreError, CannotOpenError) as error:
        return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=f"It can't be branched: {error}.")


def branches_beside(session: RunningSession) -> tuple[str, ...]:
    """Return the names of the files beside the session's that hold another way of the same exercise."""
    return tuple(path.name for path, _ in _beside(session))


def compared_with(session: RunningSession, name: str) -> ComparisonView | Refusal:
    """Return the running session and one beside it, side by side."""
    other = next((state for path, state in _beside(session) if path.name == name), None)
    if other is None:
        return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=f"There is no branch {name} beside this session any more.")
    why = why_not_compared(session.state, other)
    if why:
        return Refusal(slug=Slug.NOT_NOW, sentence=why)
    return compare(session.game, session.state, other, (session.file.path.stem, name.removesuffix(".wargame")))


def _beside(session: RunningSession) -> Iterator[tuple[Path, SessionState]]:
    """Yield the sessions in the same folder that were opened as this one was, by name."""
    own = session.file.path
    for path in sorted(own.parent.glob("*.wargame")):
        if path.name == own.name:
            continue
        try:
            with SessionFile.read_only(path) as file:
                state = read_log(file).state
        except (StoreError, CannotOpenError):
            continue
        if state.room.opened == session.state.room.opened:
            yield path, state
