"""What is not, or no longer, a whole session is found before it is used, and said in a sentence."""

import sqlite3
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.session.chain import Record, check_chain, seal
from wargame.session.upcast import FORMAT
from wargame.store.errors import DamagedError, StoreError
from wargame.store.layout import SCHEMA
from wargame.store.session_file import SessionFile


def grow(session: SessionFile, *facts: object) -> list[Record]:
    """Append one record per fact and return them."""
    last = session.head()
    expected = last.seq if last else 0
    records: list[Record] = []
    for fact in facts:
        last = seal(last, "09:00", "umpire", "noted", {"fact": str(fact)})
        records.append(last)
    session.append(expected, records)
    return records


@pytest.mark.parametrize("content", [b"", b"title: x\n" * 200, b"SQLite format 3\x00" + b"\x00" * 5000])
def test_what_is_no_session_is_said_to_be_none(path: Path, content: bytes) -> None:
    """Other files are refused by name, unchanged, with nothing left beside them."""
    path.write_bytes(content)
    for opening in (SessionFile.open, SessionFile.read_only):
        with pytest.raises(StoreError, match=r"a session\.wargame"):
            opening(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


def test_another_programs_database_is_no_session(path: Path) -> None:
    """A sound SQLite file of somebody else's is refused."""
    with sqlite3.connect(path) as db:
        db.execute("CREATE TABLE records(seq)")
    db.close()
    with pytest.raises(StoreError, match="is not a wargame session"):
        SessionFile.open(path)


def alter(path: Path, *statements: str) -> None:
    """Change a closed session file behind our back."""
    db = sqlite3.connect(path, isolation_level=None)
    for statement in statements:
        db.execute(statement)
    db.close()


def test_a_newer_format_is_refused_by_its_number(session: SessionFile) -> None:
    """A session of a newer program is not touched; the sentence says which formats are known."""
    grow(session, 1)
    session.close()
    alter(session.path, f"PRAGMA user_version={FORMAT + 1}")
    with pytest.raises(
        StoreError, match=f"format {FORMAT + 1}, which a newer wargame wrote; this one reads up to {FORMAT}"
    ):
        SessionFile.open(session.path)


@pytest.mark.parametrize("rows", ["(2, 1)", "(1, 0)", f"(1, {FORMAT + 1})", "(1, 1), (5, 1)"])
def test_formats_that_make_no_sense_are_damage(session: SessionFile, rows: str) -> None:
    """Eras that don't begin with the first record, don't rise, or are unknown are refused."""
    session._database.change(f"INSERT INTO eras VALUES {rows}")
    with pytest.raises(DamagedError, match="in which format"):
        session.eras()


@pytest.mark.parametrize(
    "statement", ["DROP TRIGGER records_update", "CREATE TABLE more(x)", "CREATE VIEW seen AS SELECT 1"]
)
def test_a_changed_layout_is_damage(session: SessionFile, statement: str) -> None:
    """A file without its guards, or with things added, is not trusted."""
    session.close()
    alter(session.path, statement)
    with pytest.raises(DamagedError, match="has not the tables of a session"):
        SessionFile.open(session.path)


def test_a_changed_source_is_named(session: SessionFile) -> None:
    """A text that no longer fits its digest is found by name."""
    session.add_source("deck", "title: x")
    session.close()
    alter(
        session.path,
        "DROP TRIGGER sources_update",
        "UPDATE sources SET text = 'title: y'",
        SCHEMA["sources_update"],
    )
    with SessionFile.read_only(session.path) as again:
        assert again.damage() == ["the text of deck was changed"]


def test_a_truncated_file_is_damage(session: SessionFile) -> None:
    """A file cut anywhere is refused when it is opened, never half read."""
    grow(session, *("x" * 500 for _ in range(40)))
    session.close()
    whole = session.path.read_bytes()
    for length in range(1, len(whole), 1111):
        session.path.write_bytes(whole[:length])
        with pytest.raises(StoreError):
            SessionFile.open(session.path)


def contents(path: Path) -> object:
    """Read all of a session that is meant to last; any damage found is the result."""
    try:
        with SessionFile.read_only(path) as session:
            found = [*session.damage(), *check_chain(session.read())]
            return found or (session.read(), session.sources(), session.eras(), session.sealed("dice"))
    except StoreError as error:
        return [error]


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small session file that is in order."""
    path = tmp_path_factory.mktemp("sound") / "s.wargame"
    with SessionFile.create(path) as session:
        session.add_source("deck", "title: east\n")
        grow(session, *["mbështetje"] * 3)
    return path


@settings(max_examples=400)
@given(data=st.data())
def test_a_flipped_byte_is_found(data: st.DataObject, sound: Path) -> None:
    """Whichever byte of a file is changed: it is found, or nothing that the file says has changed."""
    whole = sound.read_bytes()
    used = [at for at, byte in enumerate(whole) if byte]
    at = data.draw(st.sampled_from(used))
    flip = data.draw(st.integers(1, 255))
    changed = sound.with_name("changed.wargame")
    changed.write_bytes(whole[:at] + bytes([whole[at] ^ flip]) + whole[at + 1 :])
    after = contents(changed)
    assert isinstance(after, list) or after == contents(sound)


def test_a_flipped_byte_of_a_record_is_named(path: Path) -> None:
    """A byte changed inside a record's text is a fault of that record, whatever it becomes."""
    with SessionFile.create(path) as session:
        grow(session, *(f"order number {n}" for n in range(9)))
    whole = path.read_bytes()
    at = whole.index(b"order number 4")
    for new in (b"O", b"\x00", b"\xff"):
        path.write_bytes(whole[:at] + new + whole[at + 1 :])
        with SessionFile.read_only(path) as session:
            assert {fault.seq for fault in check_chain(session.read())} == {5}
