"""Branches of a running session, for the console: made from a moment of it, found beside it, held against it."""

from collections.abc import Iterable

from wargame.live.branching import branch
from wargame.live.opening import CannotOpenError
from wargame.live.running import RunningSession
from wargame.live.side_by_side import compare_files, relatives
from wargame.rulebook import Rule
from wargame.session.comparison_view import ComparisonView
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Moment, Stage
from wargame.store.errors import StoreError

_UNFIT = (StoreError, CannotOpenError, OSError)


def branch_off(session: RunningSession, seat: str, turn: int, stage: Stage) -> str | Refusal:
    """Make a branch from a moment, in a file beside the session's; return that file's name."""
    try:
        return branch(session, Moment(turn, stage), seat).name
    except _UNFIT as error:
        return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=f"It can't be branched: {_why(error)}.")


def branches_beside(session: RunningSession) -> tuple[str, ...]:
    """Return the names of the files beside the session's that hold another way of the same exercise."""
    try:
        return tuple(path.name for path in relatives(session.file.path))
    except _UNFIT:
        return ()


def compared_with(session: RunningSession, name: str) -> ComparisonView | Refusal:
    """Return the running session and one beside it, side by side."""
    own = session.file.path
    try:
        other = next(path for path in relatives(own) if path.name == name)
        return compare_files(own, other, {rule.name: rule for rule in _rules(session.game)})
    except StopIteration:
        return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=f"There is no branch {name} beside this session any more.")
    except _UNFIT as error:
        return Refusal(slug=Slug.NOT_NOW, sentence=f"They can't be compared: {_why(error)}.")


def _why(error: Exception) -> str:
    """Return what went wrong; of what the disk refused, without numbers that tell people nothing."""
    return error.strerror or str(error) if isinstance(error, OSError) else str(error)


def _rules(game: Game) -> Iterable[Rule]:
    """Return the rules that the session is played with."""
    return (*game.deck.rules, *game.improvised.values())
