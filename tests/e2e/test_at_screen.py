"""`wargame play` at a real terminal: it comes up, a person plays and leaves, and what was played is there."""

import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import Wargame
from wargame.store.session_file import SessionFile

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are another thing there", allow_module_level=True)

from tests.e2e.terminal import Terminal

QUIT = "\x11"
ENTER = "\r"


def kinds(path: Path) -> list[str]:
    """Return the kinds of a session's records."""
    with SessionFile.read_only(path) as file:
        return [record.kind for record in file.read()]


def test_a_person_begins_a_session_and_leaves_it(wargame: Wargame, workspace: Path) -> None:
    """Straight to the seat; an order counts at once; leaving says how to go on and what to note."""
    path = workspace / "sessions" / "ours.wargame"
    with Terminal(workspace, "play", "--plan", "calm_year", "--seat", "arda", "--out", str(path)) as terminal:
        terminal.wait_for("Ration the water")
        terminal.press(ENTER)
        terminal.wait_until(lambda: "order_committed" in kinds(path))
        terminal.press(QUIT)
        terminal.wait_for("Leave the exercise?")
        terminal.press("y")
        assert terminal.end() == 0
        assert f"Saved. Go on with: wargame play --resume {path}" in terminal.text
        assert "Traceback" not in terminal.text
    with SessionFile.read_only(path) as file:
        head = file.head()
    assert head is not None
    assert head.hash in terminal.text
    assert wargame("verify", path).returncode == 0
    assert not path.with_name(f"{path.name}-wal").exists()


def test_a_session_is_gone_on_with(wargame: Wargame, workspace: Path) -> None:
    """A session that was left is taken up where it was, by `--resume` and from the first screen."""
    path = workspace / "sessions" / "ours.wargame"
    with Terminal(workspace, "play", "--plan", "calm_year", "--seat", "corvo", "--out", str(path)) as terminal:
        terminal.wait_for("Send word to the towns")
        terminal.press(QUIT)
        terminal.wait_for("Leave the exercise?")
        terminal.press("y")
        assert terminal.end() == 0
    with Terminal(workspace, "play", "--resume", str(path)) as terminal:
        terminal.wait_for("Send word to the towns")
        terminal.press(QUIT)
        terminal.wait_for("Leave the exercise?")
        terminal.press("y")
        assert terminal.end() == 0
    with Terminal(workspace) as terminal:
        terminal.wait_for("GO ON WITH")
        assert "A calm year" in terminal.text
        terminal.press(QUIT)
        assert terminal.end() == 0


def test_the_first_screen_begins_what_is_chosen(wargame: Wargame, workspace: Path) -> None:
    """Bare `wargame` offers the plans; enter begins the first with the players that it suggests."""
    with Terminal(workspace) as terminal:
        terminal.wait_for("EXERCISES")
        terminal.wait_for("A calm year")
        terminal.press(ENTER)
        terminal.wait_for("Ration the water")
        terminal.press(QUIT)
        terminal.wait_for("Leave the exercise?")
        terminal.press("y")
        assert terminal.end() == 0
    (path,) = (workspace / "sessions").glob("*.wargame")
    assert path.name.endswith("-calm_year.wargame")
    assert kinds(path)[:4] == ["session_opened", "seat_taken", "seat_taken", "seat_taken"]


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["play", "--plan", "calm_yeah"], 2, "did you mean `calm_year`?"),
        (["play", "--plan", "calm_year", "--seat", "ard"], 2, "did you mean `arda`?"),
        (["play", "--resume", "nowhere.wargame"], 3, "there is no session file"),
        (["play", "--bots", "random"], 2, "Name the --plan"),
    ],
)
def test_what_can_not_be_played_is_said_before_anything_is_drawn(
    arguments: list[str], code: int, said: str, workspace: Path
) -> None:
    """Wrong names and files end with a sentence; the terminal is left as it was."""
    with Terminal(workspace, *arguments) as terminal:
        assert terminal.end() == code
        assert said in " ".join(terminal.text.split())
        assert b"\x1b[?1049h" not in terminal.drawn
    assert not list((workspace / "sessions").glob("*.wargame"))
