"""Records of a session's log, and the hash chain that ties each to all before it.

A record keeps its data as canonical JSON text, so that its bytes are the same wherever and whenever they are read, and
its hash covers every field. Whoever noted one hash can tell later whether anything up to that record was changed.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from typing import Final, NamedTuple

MAX_TEXT: Final = 4_000_000
"""The longest data of one record, in characters: room for an embedded state, none for a mistake."""

MAX_DEPTH: Final = 40
"""The deepest nesting of lists and mappings in a record's data."""

MAX_INTEGER: Final = 2**63 - 1
"""Integers in records lie within ±MAX_INTEGER, which every reader of JSON with 64-bit integers holds."""

Json = None | bool | int | str | Sequence["Json"] | Mapping[str, "Json"]
"""What a record may say: JSON without floats, which differ between machines. A sequence is a list or a tuple."""


class Record(NamedTuple):
    """One fact of a session."""

    seq: int
    """The record's number, from 1 without a gap."""
    at: str
    """When it was written: ISO 8601 in UTC, or the scenario clock's reading."""
    by: str
    """Who caused it: a seat's id, or the part of the program."""
    kind: str
    data: str
    """Canonical JSON text."""
    previous: str
    """The hash of the record before, hexadecimal; empty in the first."""
    hash: str
    """SHA-256 over all fields above, hexadecimal."""


class Fault(NamedTuple):
    """A record that does not fit the chain."""

    seq: int
    what: str
    """One sentence."""


def canonical(data: Json) -> str:
    """Return the one JSON text of this data: keys sorted, no spaces, signs as themselves.

    Raises ValueError for what has no such text: floats, keys that are not text, lone surrogates, integers beyond 64
    bits, nesting beyond `MAX_DEPTH`, more than `MAX_TEXT` characters.
    """
    _check(data, MAX_DEPTH)
    text = json.dumps(data, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    if len(text) > MAX_TEXT:
        raise ValueError(f"a record's data has {len(text):,} characters; at most {MAX_TEXT:,} fit")
    return text


def seal(previous: Record | None, at: str, by: str, kind: str, data: Json) -> Record:
    """Return the record that follows `previous` (None: the first of a session) and says this.

    Raises ValueError as `canonical` does.
    """
    seq, link = (previous.seq + 1, previous.hash) if previous else (1, "")
    text = canonical(data)
    return Record(seq, at, by, kind, text, link, _digest(seq, at, by, kind, text, link))


def check_chain(records: Iterable[Record]) -> list[Fault]:
    """Return every break in a whole log, in its order; an intact log has none.

    A record changed in place breaks its own hash; one taken out, added or moved breaks the link to the one before.
    After a fault the check goes on from the record as it is, so that one change is a fault or two and not a flood.
    """
    faults = []
    expected, link = 1, ""
    for record in records:
        faults += [Fault(record.seq, what) for what in _faults(record, expected, link)]
        expected, link = record.seq + 1, record.hash
    return faults


def _faults(record: Record, expected: int, link: str) -> list[str]:
    """Return what is wrong with one record, given its due number and the hash before it."""
    found = []
    if record.seq != expected:
        found.append(f"record {expected} should stand here")
    if record.previous != link:
        found.append("it does not follow from the record before it")
    if record.hash != _digest(*record[:-1]):
        found.append("its content is not what its hash was taken of")
    return found


def _digest(*fields: int | str) -> str:
    """Return the SHA-256 over the fields, each after its length in bytes, so that none can run into the next."""
    whole = sha256()
    for field in fields:
        # A flipped byte may have left text that is not UTF-8; its hash must still be something, and differ.
        text = str(field).encode("utf-8", "surrogatepass")
        whole.update(b"%d:" % len(text))
        whole.update(text)
    return whole.hexdigest()


def _check(data: Json, room: int) -> None:
    """Raise ValueError for data without a canonical text; `room` is how many levels may still follow."""
    if room == 0:
        raise ValueError(f"a record's data is nested deeper than {MAX_DEPTH} levels")
    if isinstance(data, Mapping):
        for key, value in data.items():
            if not isinstance(key, str):
                raise ValueError(f"a record's key must be text, not {key!r}")  # noqa: TRY004 - one error for all
            _check_plain(key)
            _check(value, room - 1)
    elif isinstance(data, list | tuple):
        for value in data:
            _check(value, room - 1)
    else:
        _check_plain(data)


def _check_plain(data: object) -> None:
    """Raise ValueError for a value without a canonical text."""
    if isinstance(data, str):
        data.encode()
    elif data is not None and not isinstance(data, int):
        raise ValueError(f"a record holds no {type(data).__name__}: {data!r}")
    elif data is not None and abs(data) > MAX_INTEGER:
        raise ValueError(f"{data} does not fit 64 bits")
