"""One connection to a session file, with SQLite's errors told as ours."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from wargame.store.errors import UNREADABLE, DamagedError, StoreError


class Database:
    """Asks and changes a session file. Changes are durable when their transaction is left."""

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection

    def rows(self, question: str, *values: object) -> list[tuple[Any, ...]]:
        """Return all rows of an answer; raises DamagedError if the file can't be read."""
        try:
            return self._connection.execute(question, values).fetchall()
        except UNREADABLE as error:
            raise DamagedError.found(self.path, error) from error

    def change(self, statement: str, *values: object) -> None:
        """Make one change; inside `transaction` it is a part of that, alone it is durable at once.

        Raises StoreError if the disk or the tables refuse.
        """
        try:
            self._connection.execute(statement, values)
        except UNREADABLE as error:
            raise StoreError(f"{self.path} can't be written: {error}") from error

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Do all changes of the block durably, or none if it raises."""
        self.change("BEGIN IMMEDIATE")
        try:
            yield
            self.change("COMMIT")
        except BaseException:
            with suppress(*UNREADABLE):
                self._connection.execute("ROLLBACK")
            raise

    def unfold(self) -> None:
        """Enter write-ahead mode, in which a commit is quick and nobody who reads is in the way."""
        self.change("PRAGMA journal_mode=WAL")

    def fold(self) -> None:
        """Leave write-ahead mode, so that the one file holds everything.

        While somebody reads, it stays in that mode, which loses nothing; the next clean close folds it.
        """
        with suppress(*UNREADABLE):
            self._connection.execute("PRAGMA journal_mode=DELETE")

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()
