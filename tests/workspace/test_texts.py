"""Reading files that people wrote: any bytes give a text or a diagnostic with a place, never an error."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostic, Span
from wargame.workspace.texts import MAX_BYTES, Text, read_text, shown


def diagnose(path: Path) -> Diagnostic:
    """Return why a file can't be read."""
    found = read_text(path)
    assert isinstance(found, Diagnostic)
    assert found.code in CODES
    return found


def test_text_is_read_as_it_is(tmp_path: Path) -> None:
    """Line ends and a byte order mark stay: what is digested and shown is what the file says."""
    path = tmp_path / "deck.yaml"
    path.write_bytes("\ufefftitle: Kosovë\r\n".encode())
    assert read_text(path) == Text(str(path), "\ufefftitle: Kosovë\r\n")


def test_a_byte_that_is_not_utf8_has_its_place(tmp_path: Path) -> None:
    """The place counts characters, not bytes, on the line where the byte stands."""
    path = tmp_path / "deck.yaml"
    path.write_bytes("title: ë\ntext: ëë".encode() + b"\xe9 more")
    found = diagnose(path)
    assert (found.code, found.span) == ("F001", Span(1, 8, 1, 9))
    assert "UTF-8" in found.help


@given(content=st.binary(max_size=60))
def test_any_bytes_are_text_or_a_diagnostic(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Whatever a file holds, reading raises nothing and a place never lies outside of the file."""
    path = tmp_path_factory.mktemp("any") / "deck.yaml"
    path.write_bytes(content)
    found = read_text(path)
    if isinstance(found, Diagnostic):
        assert found.span.line <= content.count(b"\n") + content.count(b"\r")
        assert found.span.column <= len(content)
    else:
        assert found.text.encode() == content


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    """One byte more than the limit is too much; the limit itself is read."""
    path = tmp_path / "deck.yaml"
    path.write_bytes(b"#" * MAX_BYTES)
    assert isinstance(read_text(path), Text)
    path.write_bytes(b"#" * (MAX_BYTES + 1))
    assert diagnose(path).code == "F002"


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    """A folder, a missing file and a pipe that nobody writes to are diagnostics and don't block."""
    os.mkfifo(tmp_path / "pipe")
    for path in (tmp_path, tmp_path / "missing", tmp_path / "pipe"):
        assert diagnose(path).code == "F003"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    """The system's reason is part of the sentence."""
    path = tmp_path / "deck.yaml"
    path.touch(mode=0)
    assert "ermission" in diagnose(path).message


def test_paths_are_shown_from_where_one_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Below the present folder the shown path is relative, elsewhere it is whole."""
    monkeypatch.chdir(tmp_path)
    assert shown(tmp_path / "decks" / "a.yaml") == str(Path("decks", "a.yaml"))
    assert shown(tmp_path.parent / "b.yaml") == str(tmp_path.parent / "b.yaml")
