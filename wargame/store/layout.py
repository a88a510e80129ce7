"""The tables of a session file, and how a connection to one is opened.

One file holds one session: an append-only log (`records`), the formats it was written in (`eras`), the texts it was
played with (`sources`), what only the authority may know (`sealed`, the dice secret), and what people had not yet
committed (`drafts`). Triggers refuse changes of what must not change; they guard against mistakes, the hash chain
against people.
"""

import os
import sqlite3
from pathlib import Path
from typing import Final, Literal

from wargame.session.chain import MAX_TEXT
from wargame.session.upcast import FORMAT
from wargame.store.database import Database
from wargame.store.errors import UNREADABLE, DamagedError, StoreError

APPLICATION: Final = int.from_bytes(b"wrgm")
"""SQLite's application id of a session file."""

WAIT: Final = 5.0
"""How long to wait for another connection, in seconds."""

SCHEMA: Final = {
    "eras": "CREATE TABLE eras(first INTEGER PRIMARY KEY, format INTEGER NOT NULL)",
    "records": 'CREATE TABLE records(seq INTEGER PRIMARY KEY CHECK(seq > 0), at TEXT NOT NULL, "by" TEXT NOT NULL, '
    f"kind TEXT NOT NULL, data TEXT NOT NULL CHECK(length(data) <= {MAX_TEXT}), "
    "previous TEXT NOT NULL, hash TEXT NOT NULL)",
    "sources": "CREATE TABLE sources(digest TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, "
    "mark TEXT NOT NULL) WITHOUT ROWID",
    "sealed": "CREATE TABLE sealed(key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    "drafts": "CREATE TABLE drafts(seat TEXT NOT NULL, key TEXT NOT NULL, value TEXT NOT NULL, "
    "PRIMARY KEY(seat, key)) WITHOUT ROWID",
} | {
    f"{table}_{verb}": f"CREATE TRIGGER {table}_{verb} BEFORE {verb.upper()} ON {table} "
    f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
    for table in ("eras", "records", "sources")
    for verb in ("update", "delete")
}
"""Every table and trigger by name, as SQLite keeps their text."""


def make(path: Path) -> Database:
    """Make a new session file, which only this person may read, and open it for writing.

    Raises StoreError if something of that name is there or the folder can't be written to.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise StoreError(f"{path} is there already") from error
    except OSError as error:
        raise StoreError(f"{path} can't be written: {error.strerror}") from error
    db = _connect(path, "rw")
    try:
        _prepare(db)
        _lay_out(db)
    except sqlite3.DatabaseError as error:
        db.close()
        path.unlink()
        raise StoreError(f"{path} can't be written: {error}") from error
    return Database(path, db)


def attach(path: Path, mode: Literal["ro", "rw"]) -> Database:
    """Open a session file for reading, or for reading and writing.

    Raises StoreError if it is missing, something else or newer, DamagedError if it is broken.
    """
    if not path.is_file():
        raise StoreError(f"there is no session file {path}")
    db = _connect(path, mode)
    try:
        _prepare(db)
        _check(db, path)
    except UNREADABLE as error:
        db.close()
        raise _translated(error, path) from error
    except StoreError:
        db.close()
        raise
    return Database(path, db)


def _connect(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """Open a connection; transactions are begun by hand."""
    address = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        # A connection may move between threads, though never be used by two at once.
        return sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None, check_same_thread=False)
    except sqlite3.OperationalError as error:
        raise StoreError(f"{path} can't be opened: {error}") from error


def _prepare(db: sqlite3.Connection) -> None:
    """Set what holds for every connection."""
    # What a flipped byte left must still be read, so that it can be named.
    db.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    # A file may come from a stranger: nothing that its schema says is run.
    db.execute("PRAGMA trusted_schema=OFF")
    db.execute("PRAGMA synchronous=FULL")
    # Without it, `INSERT OR REPLACE` would slip past the triggers that keep records from being deleted.
    db.execute("PRAGMA recursive_triggers=ON")


def _lay_out(db: sqlite3.Connection) -> None:
    """Make the tables, all or none."""
    db.execute("BEGIN IMMEDIATE")
    for statement in SCHEMA.values():
        db.execute(statement)
    db.execute(f"PRAGMA application_id={APPLICATION}")
    db.execute(f"PRAGMA user_version={FORMAT}")
    db.execute("COMMIT")


def _check(db: sqlite3.Connection, path: Path) -> None:
    """Raise StoreError or DamagedError, or what SQLite raises, unless this is a whole session of a known format."""
    (application,) = db.execute("PRAGMA application_id").fetchone()
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if application != APPLICATION:
        raise StoreError(f"{path} is not a wargame session")
    if version > FORMAT:
        raise StoreError(f"{path} is of format {version}, which a newer wargame wrote; this one reads up to {FORMAT}")
    if dict(db.execute("SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL")) != SCHEMA:
        raise DamagedError(f"{path} has not the tables of a session: it is damaged, or another program changed it")
    (verdict,) = db.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise DamagedError.found(path, verdict)


def _translated(error: Exception, path: Path) -> StoreError:
    """Return an error of SQLite's as one of ours."""
    match getattr(error, "sqlite_errorcode", None):
        case sqlite3.SQLITE_NOTADB:
            return StoreError(f"{path} is not a wargame session")
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_BUSY:
            return StoreError(f"{path} can't be opened: {error}")
        case _:
            return DamagedError.found(path, error)
