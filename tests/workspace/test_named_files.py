"""Decks and plans by name or path: the nearest name on a miss, the workspace before what is shipped, and it says so."""

from pathlib import Path

import pytest

from wargame.workspace.deck_files import find_deck, find_decks, list_decks
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import UnknownNameError
from wargame.workspace.plan_files import find_plan, find_plans, list_plans


def test_files_are_listed_by_name(workspace: Workspace, own: Path) -> None:
    """Own and shipped files make one list in the order of names; hidden files, notes and folders are no part of it."""
    (own / "decks" / "winter.yaml").write_text("deck: winter")
    (own / "decks" / "_parts.yaml").touch()
    (own / "decks" / ".#winter.yaml").touch()
    (own / "decks" / "README.md").touch()
    (own / "decks" / "folder.yaml").mkdir()
    (workspace.shipped / "decks" / "autumn.yaml").touch()
    assert list(list_decks(workspace)) == ["autumn", "winter"]


def test_the_workspace_wins_and_says_so(workspace: Workspace, own: Path) -> None:
    """Of two files of one name the workspace's own is used, with a warning that names both."""
    mine, theirs = own / "decks" / "winter.yaml", workspace.shipped / "decks" / "winter.yaml"
    mine.write_text("title: mine")
    theirs.write_text("title: theirs")
    found = find_deck(workspace, "winter")
    notice = found.notice()
    assert found.path == mine
    assert notice is not None
    assert notice.severity == "warning"
    assert notice.file == str(mine)
    assert str(theirs) in notice.message


def test_an_unchanged_copy_is_not_worth_a_word(workspace: Workspace, own: Path) -> None:
    """A workspace that holds a copy of a shipped file hides nothing."""
    for root in (own, workspace.shipped):
        (root / "decks" / "winter.yaml").write_text("title: same")
    found = find_deck(workspace, "winter")
    assert found.path.is_relative_to(own)
    assert found.notice() is None


def test_a_wrong_name_suggests_the_nearest(workspace: Workspace, own: Path) -> None:
    """A typing error gets a `did you mean`, and the message says which kind of file was looked for."""
    (own / "sessions" / "first_look.yaml").touch()
    with pytest.raises(UnknownNameError, match=r"no session plan `first_loook`; did you mean `first_look`\?"):
        find_plan(workspace, "first_loook")
    with pytest.raises(UnknownNameError, match=r"no deck `first_look`$"):
        find_deck(workspace, "first_look")


def test_a_path_is_taken_as_it_is(workspace: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file anywhere can be given by its path, absolute or relative, whatever its suffix."""
    path = tmp_path / "elsewhere" / "draft.yml"
    path.parent.mkdir()
    path.touch()
    monkeypatch.chdir(tmp_path)
    assert find_deck(workspace, str(path)).path == path
    assert find_deck(workspace, "elsewhere/draft.yml").path == path
    assert find_deck(workspace, "elsewhere/draft.yml").name == "draft"
    with pytest.raises(UnknownNameError):
        find_deck(workspace, "elsewhere/draught.yml")


def test_a_name_comes_before_a_path(workspace: Workspace, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file or folder that happens to have a deck's name does not hide the deck."""
    deck = own / "decks" / "winter.yaml"
    deck.touch()
    (own / "winter").mkdir()
    monkeypatch.chdir(own)
    assert find_decks(workspace, "winter")[0].path == deck
    assert find_deck(workspace, "winter").path == deck


def test_a_folder_means_all_its_files(workspace: Workspace, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """`decks` given as a path is every deck in that folder, in the order of names, without the shipped ones."""
    for name in ("b", "a"):
        (own / "decks" / f"{name}.yaml").touch()
        (own / "sessions" / f"{name}_plan.yaml").touch()
    (workspace.shipped / "decks" / "c.yaml").touch()
    monkeypatch.chdir(own)
    assert [found.name for found in find_decks(workspace, "decks")] == ["a", "b"]
    assert [found.name for found in find_plans(workspace, "sessions")] == ["a_plan", "b_plan"]
    assert list(list_plans(workspace)) == ["a_plan", "b_plan"]
