"""Session files held against each other, and which of a folder belong together."""

from collections.abc import Mapping
from pathlib import Path

from wargame.live.opening import CannotOpenError, Embedded, read_embedded, read_opening
from wargame.rulebook import Rule
from wargame.session.comparing import compare, why_not_compared
from wargame.session.comparison_view import ComparisonView
from wargame.store.errors import StoreError
from wargame.store.session_file import SessionFile


def compare_files(first: Path, second: Path, rules: Mapping[str, Rule]) -> ComparisonView:
    """Return two sessions side by side; each may be running, have ended or be a pack.

    Raises StoreError if a file can't be used, CannotOpenError if one was changed or the two have nothing to be compared
    by.
    """
    one, other = (_embedded(path, rules) for path in (first, second))
    why = why_not_compared(one.state, other.state)
    if why:
        raise CannotOpenError(why)
    return compare(one.game(), one.state, other.state, _names(first, second))


def relatives(path: Path) -> list[Path]:
    """Return the other sessions of a file's folder that have its dice, the latest first: branches and what they left.

    Of each file only the first record is read, so a log that was changed further on is among them. A file that can't be
    read is left out. Raises StoreError or CannotOpenError if `path` itself can't be.
    """
    own = _commitment(path)
    beside = sorted(path.parent.glob(f"*{path.suffix}"), key=lambda each: each.stat().st_mtime, reverse=True)
    return [each for each in beside if each != path and _is_of(each, own)]


def _is_of(path: Path, commitment: str) -> bool:
    try:
        return _commitment(path) == commitment
    except (StoreError, CannotOpenError):
        return False


def _commitment(path: Path) -> str:
    """Return what a session's dice are bound by: its first record says it, and what follows is not looked at."""
    with SessionFile.read_only(path) as file:
        opened = read_opening(file)
    return opened.commitment


def _embedded(path: Path, rules: Mapping[str, Rule]) -> Embedded:
    with SessionFile.read_only(path) as file:
        return read_embedded(file, rules)


def _names(first: Path, second: Path) -> tuple[str, str]:
    """Return what the two are called: by their files, with folders where those are called alike."""
    if first.stem != second.stem:
        return first.stem, second.stem
    return str(first), str(second)
