"""What can go wrong with a session on disk. Each message is one sentence for the person who asked."""

import sqlite3
from pathlib import Path
from typing import Final, Self

from wargame.deck.diagnostics import clean

UNREADABLE: Final = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What the sqlite3 module raises for a broken file; the second where its sentence quotes bytes that aren't text."""


class StoreError(Exception):
    """A session file can't be used: it is missing, no session, from a newer program, or in the way."""


class InUseError(StoreError):
    """Another program has the session open for writing."""


class DamagedError(StoreError):
    """The file was a session and can no longer be read as one."""

    @classmethod
    def found(cls, path: Path, what: object) -> Self:
        """Return the error for a file that SQLite can't make sense of; `what` may quote bytes of that file."""
        return cls(f"{path} is damaged: {clean(str(what))}")


class Conflict(StoreError):  # noqa: N818 - the word for it in every event store
    """The log has grown since the writer last read it, so nothing was written; read again and decide again."""
