"""A pack is the whole session in one file, whatever state its own file is in, without what others may not know."""

import shutil
from pathlib import Path

import pytest

from wargame.session.chain import Record, check_chain, seal
from wargame.store.errors import DamagedError, StoreError
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile

SECRET = "5ec2e7" * 10


def fill(session: SessionFile) -> None:
    """Play a little, with a secret and a draft."""
    session.put_sealed("dice", SECRET)
    session.put_draft("kosovo", "card", SECRET)
    session.add_source("deck", "title: x")
    records: list[Record] = []
    for n in range(20):
        records.append(seal(records[-1] if records else None, "09:00", "umpire", "noted", {"n": n}))
    session.append(0, records)


def check_pack(packed: Path, session: SessionFile) -> None:
    """Make sure that a pack says what the session says, alone and without its secrets."""
    assert [path.name for path in packed.parent.iterdir()] == [packed.name]
    assert SECRET.encode() not in packed.read_bytes()
    with SessionFile.read_only(packed) as copy:
        assert copy.read() == session.read()
        assert copy.sources() == session.sources()
        assert copy.eras() == session.eras()
        assert (copy.sealed("dice"), copy.drafts("kosovo")) == (None, {})
        assert (copy.damage(), check_chain(copy.read())) == ([], [])


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Return where a pack goes: a folder of its own."""
    (tmp_path / "mail").mkdir()
    return tmp_path / "mail" / "pack #1.wargame"


def test_a_live_session_is_packed(session: SessionFile, target: Path) -> None:
    """While a program plays, what is committed goes into the pack, and the play goes on."""
    fill(session)
    pack(session.path, target)
    check_pack(target, session)
    session.append(20, [seal(session.head(), "09:01", "umpire", "noted", {})])


def test_a_closed_session_is_packed(session: SessionFile, target: Path) -> None:
    """A file at rest is packed and is the same bytes afterwards."""
    fill(session)
    session.close()
    before = session.path.read_bytes()
    pack(session.path, target)
    assert session.path.read_bytes() == before
    with SessionFile.read_only(session.path) as again:
        check_pack(target, again)


def test_a_session_that_was_not_closed_is_packed(session: SessionFile, target: Path, tmp_path: Path) -> None:
    """Of a file whose program died, with its journal beside it, nothing is missing in the pack."""
    fill(session)
    left = tmp_path / "left"
    left.mkdir()
    for part in session.path.parent.glob(f"{session.path.name}*"):
        shutil.copy(part, left)
    assert (left / f"{session.path.name}-wal").stat().st_size > 0
    pack(left / session.path.name, target)
    check_pack(target, session)


def test_a_pack_can_be_packed_and_opened(session: SessionFile, target: Path) -> None:
    """A pack is a session file like any other."""
    fill(session)
    pack(session.path, target)
    again = target.with_name("again.wargame")
    pack(target, again)
    target.unlink()
    check_pack(again, session)
    with SessionFile.open(again) as opened:
        opened.append(20, [seal(opened.head(), "09:01", "umpire", "noted", {})])


def test_a_pack_overwrites_nothing(session: SessionFile, target: Path) -> None:
    """A file that is there already stays as it is."""
    target.write_text("mine")
    with pytest.raises(StoreError, match="there already"):
        pack(session.path, target)
    assert target.read_text() == "mine"


def test_a_failed_pack_leaves_nothing(session: SessionFile, target: Path) -> None:
    """What can't be read whole makes no half pack."""
    fill(session)
    session.close()
    session.path.write_bytes(session.path.read_bytes()[:-4096])
    with pytest.raises(DamagedError):
        pack(session.path, target)
    assert list(target.parent.iterdir()) == []


def test_a_pack_needs_a_folder(session: SessionFile, target: Path) -> None:
    """A target that can't be written is told in a sentence."""
    with pytest.raises(StoreError, match="can't be written"):
        pack(session.path, target.parent / "no such folder" / "x.wargame")
