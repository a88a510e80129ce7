"""A session as one `.wargame` file.

While a session is live the file is in SQLite's write-ahead mode, and what `append` returned from is on the disk: a
killed process or a power cut loses nothing of it. A clean close folds all of it into the one file. One program at a
time may write; any number may read.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple, Self

from wargame.session.chain import Record
from wargame.session.upcast import FORMAT, Era
from wargame.store.claim import Claim
from wargame.store.database import Database
from wargame.store.errors import Conflict, DamagedError, StoreError
from wargame.store.layout import attach, make


class Source(NamedTuple):
    """A text that a session was played with: its deck, its plan, a rule."""

    digest: str
    """SHA-256 of the text in UTF-8, hexadecimal."""
    name: str
    text: str


class SessionFile:
    """One open session. Close it, or use it as a context manager; use it from one thread at a time.

    A method that reads raises DamagedError if the file turns out to be broken; one that writes raises StoreError if the
    disk refuses, or if the session was opened for reading only.
    """

    def __init__(self, database: Database, claim: Claim | None) -> None:
        self._database = database
        self._claim = claim

    @classmethod
    def create(cls, path: Path) -> Self:
        """Make a new, empty session that only this person may read, with its folder, and open it for writing.

        Raises StoreError if something of that name is there already or the folder can't be written to.
        """
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{path.parent} can't be made: {error.strerror}") from error
        with _claimed(path) as claim:
            database = make(path)
            database.unfold()
            return cls(database, claim)

    @classmethod
    def open(cls, path: Path) -> Self:
        """Open a session to go on with it.

        Raises InUseError if another program has it open for writing, StoreError if it is missing, something else or too
        new, DamagedError if it is broken.
        """
        if not path.is_file():
            raise StoreError(f"there is no session file {path}")
        with _claimed(path) as claim:
            database = attach(path, "rw")
            database.unfold()
            return cls(database, claim)

    @classmethod
    def read_only(cls, path: Path) -> Self:
        """Open a session to look at it, also while a program plays it. Raises as `open` does, but for InUseError."""
        return cls(attach(path, "ro"), None)

    @property
    def path(self) -> Path:
        """Where the file lies."""
        return self._database.path

    def close(self) -> None:
        """Fold everything into the one file and let others have it. A second call does nothing."""
        claim, self._claim = self._claim, None
        if claim is not None:
            self._database.fold()
        self._database.close()
        if claim is not None:
            claim.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def append(self, expected: int, records: Sequence[Record]) -> None:
        """Write records durably, all or none, after the log's record number `expected` (0: the log is empty).

        Raises Conflict if the log has another length by now, and ValueError for records that do not follow from the
        last one and from each other (`wargame.session.chain.seal` makes ones that do).
        """
        with self._database.transaction():
            head = self.head()
            if (head.seq if head else 0) != expected:
                raise Conflict(f"the log ends at record {head.seq if head else 0}, not at {expected}")
            _check_links(head, records)
            self._begin_era(expected + 1)
            for record in records:
                self._database.change("INSERT INTO records VALUES (?, ?, ?, ?, ?, ?, ?)", *record)

    def read(self, after: int = 0, most: int = -1) -> list[Record]:
        """Return the records after a number, as they were written and in their order; nothing is verified.

        No more than `most`, unless that is negative.
        """
        statement = "SELECT * FROM records WHERE seq > ? ORDER BY seq LIMIT ?"
        return [_record(row) for row in self._database.rows(statement, after, most)]

    def head(self) -> Record | None:
        """Return the last record, or None if there is none yet."""
        rows = self._database.rows("SELECT * FROM records ORDER BY seq DESC LIMIT 1")
        return _record(rows[0]) if rows else None

    def eras(self) -> list[Era]:
        """Return which records were written in which format, for `wargame.session.upcast`."""
        eras = [Era._make(row) for row in self._database.rows("SELECT first, format FROM eras ORDER BY first")]
        if not _make_sense(eras):
            raise DamagedError(f"{self.path} does not say in which format its records are")
        return eras

    def _begin_era(self, first: int) -> None:
        """Note that from here on the records are of this program's format, unless they were already."""
        eras = self.eras()
        if not eras or eras[-1].format < FORMAT:
            self._database.change("INSERT INTO eras VALUES (?, ?)", first, FORMAT)
            self._database.change(f"PRAGMA user_version={FORMAT}")

    def add_source(self, name: str, text: str) -> str:
        """Keep a text that the session is played with, durably, and return its digest; the same text is kept once."""
        digest = _digest(text)
        statement = "INSERT INTO sources VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
        self._database.change(statement, digest, name, text, _digest(digest + name))
        return digest

    def sources(self) -> list[Source]:
        """Return all texts that the session was played with, by name."""
        rows = self._database.rows("SELECT digest, name, text FROM sources ORDER BY name, digest")
        return [Source._make(map(_text, row)) for row in rows]

    def put_sealed(self, key: str, value: str) -> None:
        """Keep a value that only the authority may know, durably; it never leaves with a pack."""
        self._database.change("INSERT OR REPLACE INTO sealed VALUES (?, ?)", key, value)

    def sealed(self, key: str) -> str | None:
        """Return a sealed value, or None if there is none: a packed session has none."""
        rows = self._database.rows("SELECT value FROM sealed WHERE key = ?", key)
        return rows[0][0] if rows else None

    def put_draft(self, seat: str, key: str, value: str | None) -> None:
        """Keep what a seat has not committed yet, durably; None forgets it."""
        if value is None:
            self._database.change("DELETE FROM drafts WHERE seat = ? AND key = ?", seat, key)
        else:
            self._database.change("INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)", seat, key, value)

    def drafts(self, seat: str) -> dict[str, str]:
        """Return what a seat has not committed yet, by key."""
        return dict(self._database.rows("SELECT key, value FROM drafts WHERE seat = ? ORDER BY key", seat))

    def damage(self) -> list[str]:
        """Return what is wrong with the file outside of its log, one sentence each; for the log see `check_chain`."""
        pages = [line for (line,) in self._database.rows("PRAGMA integrity_check") if line != "ok"]
        rows = self._database.rows("SELECT digest, name, text, mark FROM sources ORDER BY name, digest")
        sources = [(Source._make(map(_text, row[:3])), row[3]) for row in rows]
        return pages + [
            f"the text of {source.name} was changed"
            for source, mark in sources
            if (_digest(source.text), _digest(source.digest + source.name)) != (source.digest, mark)
        ]


@contextmanager
def _claimed(path: Path) -> Iterator[Claim]:
    """Claim a session file, and let it go again if the block raises."""
    claim = Claim(path)
    try:
        yield claim
    except BaseException:
        claim.release()
        raise


def _check_links(head: Record | None, records: Sequence[Record]) -> None:
    """Raise ValueError unless the first record follows from the head and each other from the one before it."""
    seq, link = (head.seq, head.hash) if head else (0, "")
    for record in records:
        if (record.seq, record.previous) != (seq + 1, link):
            raise ValueError(f"record {record.seq} does not follow from record {seq}")
        seq, link = record.seq, record.hash


def _record(row: tuple[Any, ...]) -> Record:
    """Return a row as a record."""
    return Record(row[0], *map(_text, row[1:]))


def _text(value: object) -> str:
    """Return a value of a text column; what a flipped byte turned into something else is shown as what it is."""
    return value if isinstance(value, str) else repr(value)


def _make_sense(eras: Sequence[Era]) -> bool:
    """Tell whether eras begin with the first record and rise through formats that are known."""
    if not all(isinstance(number, int) for era in eras for number in era):
        return False
    bounds = pairwise([0, *(era.format for era in eras), FORMAT + 1])
    return all(earlier < later for earlier, later in bounds) and (not eras or eras[0].first == 1)


def _digest(text: str) -> str:
    """Return the SHA-256 of a text, also of one that a flipped byte has broken."""
    return sha256(text.encode("utf-8", "surrogateescape")).hexdigest()
