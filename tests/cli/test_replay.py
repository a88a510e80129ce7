"""`wargame replay` where there is no terminal; at one see `tests/e2e/test_looking_back.py`."""

from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, USAGE


def test_without_a_terminal_it_says_what_works(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A replay needs a screen; the log tells the same in words."""
    assert main(["replay", str(played)]) == USAGE
    assert "A replay needs a terminal" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("more", "code", "said"),
    [
        (["--as", "ardaa"], USAGE, "did you mean `arda`?"),
        (["--turn", "9"], REFUSED, "Turn 9 was not opened in this session."),
    ],
)
def test_what_is_not_there_is_said(
    more: list[str],
    code: int,
    said: str,
    played: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A team or turn that the session does not have is named before any screen comes up."""
    monkeypatch.setattr("wargame.cli.replay.need_terminal", lambda *_: None)
    assert main(["replay", str(played), *more]) == code
    assert said in capsys.readouterr().err


def test_help_has_the_keys(capsys: pytest.CaptureFixture[str]) -> None:
    """`--help` shows examples and what moves through a session."""
    assert main(["replay", "--help"]) == DONE
    out, _ = capsys.readouterr()
    assert "left right one record" in out
    assert "wargame replay evening.wargame --turn 3" in out
