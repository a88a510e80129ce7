"""`wargame branch`: a session of its own from a moment of another."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, USAGE


def test_a_branch_is_made_and_played_on(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The new file's name is the result; the rest is said beside it; the branch can be played, told and verified."""
    assert main(["branch", str(played), "--turn", "2"]) == DONE
    out, err = capsys.readouterr()
    made = played.with_name("two-branch-t2.wargame")
    assert out == f"{made}\n"
    assert "The session had ended, so these dice are known by now." in err
    assert f"wargame play --resume {made}" in err
    assert main(["play", "--auto", "--resume", str(made)]) == DONE
    assert main(["verify", str(made)]) == DONE
    assert "branched from turn 2" in capsys.readouterr().out
    assert main(["log", str(made)]) == DONE
    assert "BRANCH at turn 2, as it was opened" in capsys.readouterr().out


def test_json_tells_the_file_and_where_it_comes_from(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has the path, the new head, and the record that says what it is."""
    out_file = played.with_name("what_if.wargame")
    assert main(["branch", str(played), "--turn", "1", "--rulings", "--out", str(out_file), "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert told["file"] == str(out_file)
    assert (told["from"]["turn"], told["from"]["stage"], told["from"]["revealed"]) == (1, "adjudicate", True)
    assert len(told["head"]) == len(told["from"]["head"]) == 64


def test_what_is_not_there_is_refused(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A turn that was not played names those that were; without a turn the command says what it needs."""
    assert main(["branch", str(played), "--turn", "99"]) == REFUSED
    assert "branch from one of these: 1, 2" in capsys.readouterr().err
    assert main(["branch", str(played)]) == USAGE
    assert "--turn" in capsys.readouterr().err
    packed = played.with_name("mail.wargame")
    assert main(["log", str(played), "--pack", str(packed)]) == DONE
    assert main(["branch", str(packed), "--turn", "1"]) == REFUSED
    assert "packed copy" in capsys.readouterr().err
