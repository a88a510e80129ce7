"""The guides can be followed: from an empty folder to a deck that plays and a rule that is tried, line by line."""

import json
from pathlib import Path

import pytest

from tests.docs.guide_reading import DECK, Block, blocks, follow, joined
from wargame.cli import main
from wargame.cli.exits import DONE, SHORT
from wargame.deck.diagnostics import Diagnostics
from wargame.workspace.rule_manual import check_manual
from wargame.workspace.rule_module import RuleModule, run_rule_file

DESIGNER, AUTHOR = blocks("designers_guide.md"), blocks("rule_authors_guide.md")


def begun(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Do the first lines of the guide: a new workspace, and into it."""
    monkeypatch.chdir(tmp_path)
    assert main(["init", "exercises"]) == DONE
    monkeypatch.chdir(tmp_path / "exercises")


def follow_designer(capsys: pytest.CaptureFixture[str]) -> None:
    """Do all that the designer's guide says, from its second block on."""
    for block in DESIGNER[1:]:
        follow(block, capsys)
        if block.language == "console" and "check broken" in block.text:
            Path("decks", "broken.yaml").unlink()
        if block.language == "yaml" and block.file != "decks/broken.yaml":
            capsys.readouterr()
            if "crews_arrive" not in block.text and DECK.exists() and Path("sessions", "high_water.yaml").exists():
                assert main(["check"]) == DONE, capsys.readouterr().out


def test_the_guides_begin_with_a_workspace() -> None:
    """The first thing typed makes a workspace, and both guides print every kind of thing."""
    assert DESIGNER[0] == Block("sh", "", "wargame init exercises\ncd exercises\nwargame check\n")
    assert {block.language for block in DESIGNER} == {"sh", "yaml", "console"}
    assert {block.language for block in AUTHOR} == {"sh", "yaml", "console", "python"}


def test_the_designers_guide_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After each step the deck has no error; at the end there is not even a warning, and the game is fair."""
    begun(tmp_path, monkeypatch)
    follow_designer(capsys)
    capsys.readouterr()
    assert main(["check", "--strict"]) == DONE, capsys.readouterr().out
    assert len(json.loads(_shown(capsys))["cards"]) == 5
    assert main(["simulate", "--plan", "high_water", "-n", "500", "--engine", "python", "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    shares = {(each["team"], each["objective"]): each["met"] for each in told["objectives"] if each["kind"] != "secret"}
    assert shares
    assert {each: share for each, share in shares.items() if not 0.25 <= share <= 0.65} == {}


def _shown(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    assert main(["show", "high_water", "--json"]) == DONE
    return capsys.readouterr().out


def test_the_rule_authors_guide_can_be_followed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """After the designer's guide the rule becomes what the author's guide says, and the deck plays with it."""
    begun(tmp_path, monkeypatch)
    follow_designer(capsys)
    for path in (Path("rules", "crews_arrive.py"), Path("tests", "rules", "crews_arrive.yaml")):
        path.unlink()
    for block in AUTHOR:
        follow(block, capsys)
    capsys.readouterr()
    assert main(["check", "--strict"]) == DONE, capsys.readouterr().out
    assert main(["rules", "--test"]) == DONE
    assert main(["play", "--auto", "--plan", "high_water", "--seed", "3", "--out", "three.wargame"]) == DONE
    assert main(["verify", "three.wargame"]) == DONE


def test_the_rule_that_asks_is_a_rule(tmp_path: Path) -> None:
    """The rule that is printed for its ask loads, and its manual is true."""
    (printed,) = (block for block in AUTHOR if block.language == "python" and not block.file)
    path = tmp_path / "call_for_help.py"
    path.write_text(printed.text, encoding="utf-8")
    loaded = run_rule_file(path)
    assert isinstance(loaded, RuleModule), loaded
    found = Diagnostics()
    check_manual(loaded.rules[0], str(path), printed.text, found)
    assert list(found) == []


def test_a_response_is_replaced_as_a_whole() -> None:
    """What the reader puts in place of a response keeps nothing of the one before."""
    old = {"cards": {"rain": {"responses": {"town": {"wait": {"with": {"base": 6}}, "go": {}}}}}}
    new = {"cards": {"rain": {"responses": {"town": {"wait": {"with": {"called": 3}}}}}}}
    team = joined(old, new)["cards"]["rain"]["responses"]["town"]
    assert team == {"wait": {"with": {"called": 3}}, "go": {}}


def test_a_wrong_step_would_be_noticed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A command that fails and an output that differs are told: the guide's tests can fail."""
    begun(tmp_path, monkeypatch)
    with pytest.raises(AssertionError):
        follow(Block("sh", "", "wargame check nothing_of_this_name\n"), capsys)
    with pytest.raises(AssertionError):
        follow(Block("console", "", "$ wargame rules --test\nall is well\n"), capsys)
    assert main(["check", "--strict"]) in {DONE, SHORT}
