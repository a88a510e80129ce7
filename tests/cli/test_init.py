"""`wargame init` and `wargame rules --new` and `--test`: from nothing to a deck that plays and a rule that is tried."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, REFUSED, SHORT, USAGE


@pytest.fixture
def made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Path:
    """Run in a workspace that the command made; return its root."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "made"]) == DONE
    capsys.readouterr()
    monkeypatch.chdir(tmp_path / "made")
    return tmp_path / "made"


def test_it_tells_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each file is a line on stdout; what to do next is on stderr."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "made"]) == DONE
    out, err = capsys.readouterr()
    assert str(Path("made", "decks", "two_wells.yaml")) in out.splitlines()
    assert "`cd made`" in err


def test_it_writes_into_no_folder_that_has_files(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A second time in the same place is refused."""
    assert main(["init", "."]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert "not empty" in err


def test_what_it_wrote_plays(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The deck is silent under check, bots play it to the end, and the session verifies, its own rule included."""
    assert main(["check"]) == DONE
    assert main(["play", "--auto", "--plan", "two_wells", "--seed", "1", "--out", "one.wargame"]) == DONE
    assert main(["verify", "one.wargame"]) == DONE
    assert "Water for the autumn" in capsys.readouterr().out


def test_its_rule_is_on_trial(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The workspace's own rules are tried, the shipped ones are not."""
    assert main(["rules", "--test"]) == DONE
    assert capsys.readouterr().out == "many_hands: 6 cases, 2 tables of chances, the manual\n"


def test_a_new_rule_is_found_and_tried(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule just begun is listed, has a manual and passes its trial."""
    assert main(["rules", "--new", "tug_of_war"]) == DONE
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == ["tug_of_war.py", "tug_of_war.yaml"]
    assert main(["rules", "tug_of_war"]) == DONE
    assert "## When to use it" in capsys.readouterr().out
    assert main(["rules", "--test", "tug_of_war"]) == DONE


def test_a_trial_that_falls_short(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not come out is shown with its line, and the command exits 1."""
    cases = made / "tests" / "rules" / "many_hands.yaml"
    cases.write_text(cases.read_text().replace("band: partial, margin: -1", "band: success, margin: -1"))
    assert main(["rules", "--test"]) == SHORT
    out, _ = capsys.readouterr()
    assert "error[R006]: `one below is partial`: the band is partial, not success" in out
    assert f"{Path('tests', 'rules', 'many_hands.yaml')}:4:" in out
    assert main(["rules", "--test", "--json"]) == SHORT
    told = json.loads(capsys.readouterr().out)
    assert told["rules"] == [{"rule": "many_hands", "cases": 6, "tables": 2}]
    assert [found["code"] for found in told["found"]] == ["R006"]


def test_a_rule_file_that_does_not_load_falls_short(made: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A rule that can't be loaded is as bad as one that is wrong."""
    (made / "rules" / "broken.py").write_text("x = )\n")
    assert main(["rules", "--test"]) == SHORT
    assert "error[R001]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["rules", "--new", "many_hands"], REFUSED, "already"),
        (["rules", "--new", "x", "--test"], USAGE, "stands alone"),
        (["rules", "--test", "difficulty_check"], USAGE, "no rule `difficulty_check` of its own"),
        (["rules", "--test", "many_hand"], USAGE, "`many_hands`?"),
    ],
)
def test_what_can_not_be_done_is_said(
    made: Path, arguments: list[str], code: int, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Wrong names and options are told on stderr."""
    assert main(arguments) == code
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err


def test_outside_of_a_workspace_nothing_is_tried_or_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both need a workspace, and say how to make one."""
    monkeypatch.chdir(tmp_path)
    for option in (["--test"], ["--new", "tug"]):
        assert main(["rules", *option]) == REFUSED
        assert "wargame init DIR" in capsys.readouterr().err


def test_codes_of_a_trial_are_explained(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --explain` knows the codes that only `rules --test` finds."""
    assert main(["check", "--explain", "R006"]) == DONE
    assert capsys.readouterr().out.startswith("R006: case that does not come out")
