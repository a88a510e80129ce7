"""One file holds a session: what was appended is read back, nothing can be changed, one program writes at a time."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.session.chain import Json, Record, check_chain, seal
from wargame.session.upcast import FORMAT, Era
from wargame.store.errors import Conflict, InUseError, StoreError
from wargame.store.session_file import SessionFile

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PLAIN: st.SearchStrategy[Json] = st.none() | st.booleans() | st.integers(-(2**63) + 1, 2**63 - 1) | TEXT
FACTS = st.lists(st.tuples(TEXT, TEXT, TEXT, st.dictionaries(TEXT, PLAIN, max_size=4)), max_size=5)


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


@settings(max_examples=30)
@given(batches=st.lists(FACTS, max_size=4), after=st.integers(0, 12))
def test_what_was_appended_is_read_back(
    batches: list[list[tuple[str, str, str, dict[str, Json]]]], after: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Any records, appended in any batches and read after any number, now or later, are the same bytes."""
    path = tmp_path_factory.mktemp("trip") / "s.wargame"
    written: list[Record] = []
    with SessionFile.create(path) as session:
        for batch in batches:
            records = written[-1:]
            for at, by, kind, data in batch:
                records.append(seal(records[-1] if records else None, at, by, kind, data))
            fresh = records[len(written[-1:]) :]
            session.append(len(written), fresh)
            written += fresh
            assert session.head() == (written[-1] if written else None)
        assert session.read(after) == written[after:]
    with SessionFile.read_only(path) as session:
        assert session.read() == written
        assert check_chain(session.read()) == []


def test_a_closed_session_is_one_file(path: Path) -> None:
    """After a clean close nothing lies beside the file, and it is out of write-ahead mode."""
    with SessionFile.create(path) as session:
        grow(session, 1)
        assert len(list(path.parent.iterdir())) > 1
    assert list(path.parent.iterdir()) == [path]
    assert path.read_bytes()[18:20] == b"\x01\x01"


def test_a_reopened_session_goes_on(path: Path) -> None:
    """Records of a later opening follow those of an earlier one, and a second close does nothing."""
    with SessionFile.create(path) as session:
        grow(session, 1)
    with SessionFile.open(path) as session:
        grow(session, 2)
        session.close()
    with SessionFile.read_only(path) as session:
        assert [record.data for record in session.read()] == ['{"fact":"1"}', '{"fact":"2"}']


def test_only_its_owner_may_read_a_session(session: SessionFile) -> None:
    """The file holds the secret of the dice, so others on the same machine can't open it."""
    assert stat.S_IMODE(session.path.stat().st_mode) == 0o600


def test_a_commit_waits_for_the_disk(session: SessionFile) -> None:
    """SQLite is told to flush each commit, which is what makes an acknowledgement true."""
    assert session._database.rows("PRAGMA synchronous") == [(2,)]
    assert session._database.rows("PRAGMA journal_mode") == [("wal",)]


def test_a_log_that_has_grown_is_a_conflict(session: SessionFile) -> None:
    """A writer that expects another length writes nothing and is told the length."""
    records = grow(session, 1, 2)
    with pytest.raises(Conflict, match="ends at record 2, not at 1"):
        session.append(1, [seal(records[0], "09:01", "a", "b", 0)])
    with pytest.raises(Conflict, match="not at 3"):
        session.append(3, [])
    assert session.read() == records


def test_records_that_do_not_follow_are_refused(session: SessionFile) -> None:
    """A batch with a gap, a wrong link or a wrong start is refused as a whole."""
    first = seal(None, "09:00", "a", "b", 0)
    second = seal(first, "09:00", "a", "b", 1)
    third = seal(second, "09:00", "a", "b", 2)
    for wrong in ([second], [first, third], [first, second._replace(previous="0")], [first._replace(previous="x")]):
        with pytest.raises(ValueError, match="does not follow"):
            session.append(0, wrong)
    assert session.read() == []


def test_nothing_of_a_failed_batch_is_written(session: SessionFile) -> None:
    """A record that the table refuses takes its whole batch with it, and the session goes on."""
    first = seal(None, "09:00", "a", "b", 0)
    second = seal(first, "09:00", "a", "b", 1)._replace(data="x" * 4_000_001)
    with pytest.raises(StoreError, match="CHECK"):
        session.append(0, [first, second])
    assert session.read() == []
    session.append(0, [first])
    assert session.read() == [first]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE records SET data = '0'",
        "DELETE FROM records",
        "INSERT OR REPLACE INTO records SELECT seq, at, by, kind, '0', previous, hash FROM records",
        "UPDATE sources SET text = ''",
        "DELETE FROM sources",
        "UPDATE eras SET format = 9",
        "DELETE FROM eras",
    ],
)
def test_what_is_written_stays(session: SessionFile, statement: str) -> None:
    """The tables themselves refuse to change or drop a record, a source or an era."""
    grow(session, 1)
    session.add_source("deck", "title: x")
    before = (session.read(), session.sources(), session.eras())
    with pytest.raises(StoreError, match="append-only"):
        session._database.change(statement)
    assert (session.read(), session.sources(), session.eras()) == before


def test_sources_are_kept_by_their_content(session: SessionFile) -> None:
    """A text is kept once whatever the number of times it is added, and known by its digest."""
    digest = session.add_source("decks/ëast.yaml", "title: ëast\r\n")
    assert session.add_source("decks/ëast.yaml", "title: ëast\r\n") == digest
    session.add_source("decks/east.yaml", "title: west")
    assert [(source.name, source.text) for source in session.sources()] == [
        ("decks/east.yaml", "title: west"),
        ("decks/ëast.yaml", "title: ëast\r\n"),
    ]
    assert session.damage() == []


def test_drafts_and_sealed_values_change(session: SessionFile) -> None:
    """What is no part of the log can be replaced and forgotten, and is there after a reopening."""
    session.put_sealed("dice", "00")
    session.put_sealed("dice", "ff")
    session.put_draft("kosovo", "card", "lobby")
    session.put_draft("kosovo", "card", "protest")
    session.put_draft("kosovo", "other", "pass")
    session.put_draft("kosovo", "other", None)
    session.put_draft("serbia", "card", "wait")
    session.close()
    with SessionFile.open(session.path) as again:
        assert (again.sealed("dice"), again.sealed("none")) == ("ff", None)
        assert (again.drafts("kosovo"), again.drafts("russia")) == ({"card": "protest"}, {})


def test_a_session_has_one_writer(session: SessionFile) -> None:
    """While one has it open, a second opening is refused at once, in this process and in another."""
    with pytest.raises(InUseError, match="open in another program"):
        SessionFile.open(session.path)
    program = (
        "import sys; from pathlib import Path; from wargame.store.session_file import SessionFile; "
        "SessionFile.open(Path(sys.argv[1]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(session.path)], capture_output=True, text=True, check=False
    )
    assert "InUseError" in done.stderr
    grow(session, "still here")


def test_anybody_may_read_while_it_is_played(session: SessionFile) -> None:
    """A reader sees what is committed so far, disturbs nobody, and can't write."""
    grow(session, 1)
    with SessionFile.read_only(session.path) as reader:
        assert len(reader.read()) == 1
        grow(session, 2)
        assert len(reader.read()) == 2
        with pytest.raises(StoreError, match="can't be written"):
            grow(reader, 3)
        session.close()
        assert len(reader.read()) == 2
    with SessionFile.open(session.path) as again:
        assert len(again.read()) == 2


def test_a_name_is_taken_once(session: SessionFile) -> None:
    """Creating a session where there is one already is refused and leaves it alone."""
    grow(session, 1)
    session.close()
    with pytest.raises(StoreError, match="there already"):
        SessionFile.create(session.path)
    with SessionFile.open(session.path) as again:
        assert len(again.read()) == 1


def test_a_name_may_hold_anything_that_a_file_name_may(tmp_path: Path) -> None:
    """Signs that mean something in an address or to SQL mean nothing here."""
    path = tmp_path / "new" / "50% of 'what'? #1 ë;.wargame"
    with SessionFile.create(path) as session:
        grow(session, 1)
    with SessionFile.read_only(path) as session:
        assert len(session.read()) == 1


def test_a_missing_session_is_said_to_be_missing(path: Path) -> None:
    """Opening what is not there makes no file."""
    for opening in (SessionFile.open, SessionFile.read_only):
        with pytest.raises(StoreError, match="there is no session file"):
            opening(path)
    assert list(path.parent.iterdir()) == []


def test_a_folder_that_cannot_be_made_is_an_error_of_ours(tmp_path: Path) -> None:
    """A file in the way of the folder is told in a sentence."""
    (tmp_path / "sessions").touch()
    with pytest.raises(StoreError, match="can't be made"):
        SessionFile.create(tmp_path / "sessions" / "s.wargame")


def test_the_format_of_each_record_is_on_file(session: SessionFile) -> None:
    """The first record begins the era of this program's format; later ones begin no other."""
    assert session.eras() == []
    grow(session, 1)
    grow(session, 2)
    assert session.eras() == [Era(1, FORMAT)]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_without_permission_is_an_error_of_ours(tmp_path: Path) -> None:
    """What the system refuses is told in a sentence."""
    folder = tmp_path / "sessions"
    folder.mkdir(mode=0o500)
    with pytest.raises(StoreError, match="can't be written"):
        SessionFile.create(folder / "s.wargame")
