"""One byte flipped anywhere in a session file: it is found, or nothing that the file says has changed."""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.live.forging import lake_library, play
from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, SHORT
from wargame.session.chain import Record
from wargame.store.session_file import SessionFile, Source

FEW = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session that has been played to ENDEX."""
    root = tmp_path_factory.mktemp("lake")
    return play(lake_library(root), root / "ended.wargame")


def run(*arguments: str | Path) -> tuple[int, str]:
    """Run the command in this process; return its exit code and what it printed on either stream."""
    said = io.StringIO()
    with redirect_stdout(said), redirect_stderr(said):
        code = main(list(map(str, arguments)))
    return code, said.getvalue()


def content(path: Path) -> tuple[list[Record], list[Source]]:
    """Return everything that a session file says."""
    with SessionFile.read_only(path) as file:
        return file.read(), file.sources()


def flipped(source: Path, target: Path, at: int, bits: int) -> Path:
    """Copy a file with some bits of one byte flipped."""
    whole = bytearray(source.read_bytes())
    whole[at] ^= bits
    target.write_bytes(whole)
    return target


@FEW
@given(where=st.floats(0, 1, exclude_max=True), bits=st.integers(1, 255))
def test_no_flip_anywhere_goes_unseen(where: float, bits: int, ended: Path, tmp_path: Path) -> None:
    """Wherever a byte flips, `verify` finds it or the file's content is untouched; no command breaks down over it."""
    at = int(where * ended.stat().st_size)
    path = flipped(ended, tmp_path / "flipped.wargame", at, bits)
    code, said = run("verify", path)
    assert code in {DONE, SHORT, REFUSED}, said
    if code == DONE:
        assert content(path) == content(ended)
    assert run("log", path)[0] in {DONE, REFUSED}
    assert run("play", "--auto", "--resume", path)[0] in {DONE, REFUSED}


@FEW
@given(data=st.data())
def test_a_flip_in_a_record_is_named_with_its_number(data: st.DataObject, ended: Path, tmp_path: Path) -> None:
    """A byte flipped in what a record says, or in its hashes, is reported for that record."""
    whole = ended.read_bytes()
    records = [record for record in content(ended)[0] if len(record.data) < 2000]
    record = data.draw(st.sampled_from(records))
    text = (record.data + record.previous + record.hash).encode()
    assert whole.count(text) == 1
    at = whole.index(text) + data.draw(st.integers(0, len(text) - 1))
    path = flipped(ended, tmp_path / "flipped.wargame", at, data.draw(st.integers(1, 127)))
    code, said = run("verify", path)
    assert code == SHORT
    assert f"record {record.seq}: " in said


@FEW
@given(data=st.data())
def test_a_flip_in_a_text_is_named_with_its_file(data: st.DataObject, ended: Path, tmp_path: Path) -> None:
    """A byte flipped in the embedded plan is reported for the plan."""
    whole = ended.read_bytes()
    (source,) = (source for source in content(ended)[1] if source.name == "calm_year")
    text = source.text.encode()
    assert whole.count(text) == 1
    at = whole.index(text) + data.draw(st.integers(0, len(text) - 1))
    path = flipped(ended, tmp_path / "flipped.wargame", at, data.draw(st.integers(1, 255)))
    code, said = run("verify", path)
    assert code == SHORT
    assert "the text of calm_year was changed" in said
