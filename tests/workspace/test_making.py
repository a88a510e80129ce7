"""What a designer begins with: a workspace that works, and nobody's files overwritten."""

from pathlib import Path

import pytest

from wargame.workspace.checking import Checker
from wargame.workspace.deck_files import find_deck
from wargame.workspace.folders import KINDS, Workspace, find_workspace, shipped_root
from wargame.workspace.library import Library
from wargame.workspace.making import CannotMakeError, make_rule, make_workspace
from wargame.workspace.plan_files import find_plan


@pytest.fixture
def made(tmp_path: Path) -> Path:
    """Return a new workspace."""
    make_workspace(tmp_path / "made")
    return tmp_path / "made"


def test_a_new_workspace_is_one(made: Path) -> None:
    """It has the three folders, and is found from inside."""
    assert all((made / kind).is_dir() for kind in KINDS)
    assert find_workspace(made / "decks").root == made.resolve()


def test_its_files_are_those_that_were_told(tmp_path: Path) -> None:
    """Every file that is written is returned, and none is left with the ending that it is stored under."""
    told = make_workspace(tmp_path / "made")
    assert sorted(path for path in (tmp_path / "made").rglob("*") if path.is_file()) == told
    assert [path for path in told if path.suffix == ".txt"] == []
    assert (tmp_path / "made" / ".gitignore").is_file()


def test_its_deck_plan_and_rule_are_without_a_fault(made: Path) -> None:
    """Nothing is to be said against what a designer begins with, and the deck calls the workspace's own rule."""
    workspace = Workspace(made, shipped_root())
    library = Library(workspace)
    checker = Checker(library)
    checker.check(find_deck(workspace, "two_wells"))
    checker.check(find_plan(workspace, "two_wells"))
    assert list(checker.found) == []
    assert "many_hands" in {rule.name for rule in library.deck("two_wells").compiled.rules}


def test_an_empty_folder_may_become_one(tmp_path: Path) -> None:
    """A folder that is there and empty, but for a repository just begun, is filled."""
    (tmp_path / ".git").mkdir()
    assert make_workspace(tmp_path)
    assert (tmp_path / "README.md").is_file()


def test_a_folder_with_files_is_left_alone(tmp_path: Path) -> None:
    """Nothing is written where anything is already."""
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(CannotMakeError, match="not empty"):
        make_workspace(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A file of the name that is asked for is left alone."""
    (tmp_path / "made").write_text("mine")
    with pytest.raises(CannotMakeError, match="is a file"):
        make_workspace(tmp_path / "made")
    assert (tmp_path / "made").read_text() == "mine"


def test_a_folder_that_can_not_be_made(tmp_path: Path) -> None:
    """What the system refuses is a sentence."""
    (tmp_path / "file").write_text("mine")
    with pytest.raises(CannotMakeError, match="can't be written"):
        make_workspace(tmp_path / "file" / "made")


def test_a_new_rule_takes_nobodys_name(made: Path) -> None:
    """A rule that is there already, shipped or own, is left alone; so is a file that no rule could be read from."""
    workspace = Workspace(made, shipped_root())
    for name in ("difficulty_check", "many_hands"):
        with pytest.raises(CannotMakeError, match=f"a rule `{name}` already"):
            make_rule(workspace, name)
    (made / "rules" / "broken.py").write_text("mine")
    with pytest.raises(CannotMakeError, match="is there already"):
        make_rule(workspace, "broken")
    assert (made / "rules" / "broken.py").read_text() == "mine"


@pytest.mark.parametrize("name", ["Tug", "tug of war", "../tug", "1st", ""])
def test_a_new_rule_has_an_id(made: Path, name: str) -> None:
    """A name that no deck could call is refused, and nothing is written."""
    before = sorted(made.rglob("*"))
    with pytest.raises(CannotMakeError, match="lower-case letters"):
        make_rule(Workspace(made, shipped_root()), name)
    assert sorted(made.rglob("*")) == before


def test_a_new_rule_needs_a_workspace(tmp_path: Path) -> None:
    """Without a workspace there is nowhere to put it."""
    with pytest.raises(CannotMakeError, match="wargame init"):
        make_rule(Workspace(None, shipped_root()), "tug")
