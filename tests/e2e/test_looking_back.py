"""`wargame replay` and `wargame compare --screen` at a real terminal: they show, move, and leave the files alone."""

import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Wargame

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are another thing there", allow_module_level=True)

from tests.e2e.terminal import Terminal

QUIT = "\x11"
ESCAPE = "\x1b"
LEFT, END = "\x1b[D", "\x1b[F"


@pytest.fixture
def played(wargame: Wargame, workspace: Path) -> Path:
    """Return a session that bots played to the end."""
    path = workspace / "two.wargame"
    assert wargame("play", "--auto", "--plan", "calm_year", "--seed", "2", "--out", path).returncode == 0
    return path


def test_a_replay_moves_and_leaves_no_trace(workspace: Path, played: Path) -> None:
    """The keys move the position; leaving asks nothing; the file is the same byte for byte."""
    before = played.read_bytes()
    with Terminal(workspace, "replay", "--as", "arda", "--turn", "2", str(played)) as terminal:
        terminal.wait_for("Turn 2 · plan")
        terminal.press(END)
        terminal.wait_for("ENDEX")
        terminal.press(LEFT)
        terminal.wait_for("recap")
        terminal.press(QUIT)
        assert terminal.end() == 0
        assert "Traceback" not in terminal.text
    assert played.read_bytes() == before
    assert not [path for path in workspace.iterdir() if path.name.startswith("two.wargame-")]


def test_a_comparison_is_shown_and_closed(wargame: Wargame, workspace: Path, played: Path) -> None:
    """A session and its branch come up side by side; escape closes it."""
    assert wargame("branch", played, "--turn", "3").returncode == 0
    made = played.with_name("two-branch-t3.wargame")
    with Terminal(workspace, "compare", str(played), str(made), "--screen") as terminal:
        terminal.wait_for("Nothing differs as far as both go")
        terminal.press(ESCAPE)
        assert terminal.end() == 0
        assert "Traceback" not in terminal.text
