"""The right to write to a session file: one program at a time has it, and a killed program has it no longer."""

import sqlite3
from pathlib import Path

from wargame.store.errors import InUseError, StoreError


class Claim:
    """Holds a session file for writing until `release`.

    The claim is a lock on an empty file beside the session, taken through SQLite, which knows how to lock on every
    system; the system itself lets go of it when the program dies. Taking it never waits.
    """

    def __init__(self, path: Path) -> None:
        """Claim a session file.

        Raises InUseError if another holder has it, and StoreError if the folder can't be written to.
        """
        self._beside = path.with_name(f"{path.name}-lock")
        try:
            self._beside.touch(0o600)
        except OSError as error:
            raise StoreError(f"{path.parent} can't be written to: {error.strerror}") from error
        self._lock = sqlite3.connect(self._beside, timeout=0, isolation_level=None, check_same_thread=False)
        try:
            self._lock.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError as error:
            self._lock.close()
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                raise StoreError(f"{path} can't be locked: {error}") from error
            raise InUseError(f"{path} is open in another program; close it there first") from error

    def release(self) -> None:
        """Let others have the file."""
        # Removed while still held: who claims after this moment does so on a file of his own.
        self._beside.unlink(missing_ok=True)
        self._lock.close()
