"""Session files made for one test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from wargame.store.session_file import SessionFile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return where a session file can be made."""
    return tmp_path / "a session.wargame"


@pytest.fixture
def session(path: Path) -> Iterator[SessionFile]:
    """Return a new session, open for writing."""
    with SessionFile.create(path) as opened:
        yield opened
