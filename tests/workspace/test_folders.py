"""Which folders are used: the nearest workspace above, the shipped files always, a place to save in any case."""

from pathlib import Path

import pytest

import wargame
from wargame.workspace.folders import KINDS, Workspace, find_workspace, shipped_root

CHECKOUT = Path(wargame.__file__).parents[1]


def make_workspace(root: Path) -> Path:
    """Make an empty workspace."""
    for kind in KINDS:
        (root / kind).mkdir(parents=True)
    return root


def test_a_workspace_is_found_upward(tmp_path: Path) -> None:
    """From a folder deep inside, the nearest folder above that holds all three folders is the workspace."""
    make_workspace(tmp_path)
    inner = make_workspace(tmp_path / "inner")
    deep = inner / "decks" / "drafts"
    deep.mkdir()
    assert find_workspace(deep).root == inner
    assert find_workspace(tmp_path).root == tmp_path


@pytest.mark.parametrize("missing", KINDS)
def test_two_of_the_three_folders_are_no_workspace(tmp_path: Path, missing: str) -> None:
    """A folder that happens to hold `sessions/` is not taken for a workspace, nor its Python files for rules."""
    make_workspace(tmp_path / "a")
    (tmp_path / "a" / missing).rmdir()
    assert find_workspace(tmp_path / "a").root is None


def test_a_checkout_is_its_own_workspace() -> None:
    """In the repository the workspace and the shipped files are one, so each folder is read once."""
    workspace = find_workspace(CHECKOUT / "tests")
    assert workspace.root == workspace.shipped == shipped_root()
    assert workspace.folders("decks") == (CHECKOUT / "decks",)


def test_own_folders_come_before_shipped_ones(workspace: Workspace, own: Path) -> None:
    """The workspace's own files are looked at first."""
    assert workspace.folders("rules") == (own / "rules", workspace.shipped / "rules")


def test_sessions_are_saved_in_the_workspace(workspace: Workspace, own: Path) -> None:
    """Inside a workspace saved sessions lie in its `sessions/`."""
    assert workspace.saves() == own / "sessions"


def test_sessions_are_saved_in_the_data_folder_without_a_workspace(
    tmp_path: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Elsewhere saved sessions lie in the person's data folder, never among the shipped files."""
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    saves = Workspace(None, workspace.shipped).saves()
    assert saves.is_relative_to(tmp_path)
    assert not saves.is_relative_to(workspace.shipped)
    assert saves.name == "sessions"


def test_shipped_files_beside_the_package_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken installation says so, instead of offering no exercise."""
    monkeypatch.setattr(wargame, "__file__", str(tmp_path / "wargame" / "__init__.py"))
    with pytest.raises(FileNotFoundError, match="reinstall"):
        shipped_root()


def test_shipped_files_inside_the_package_come_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An installed program uses what lies inside its package, whatever lies beside it."""
    make_workspace(tmp_path)
    inside = make_workspace(tmp_path / "wargame" / "shipped")
    monkeypatch.setattr(wargame, "__file__", str(tmp_path / "wargame" / "__init__.py"))
    assert shipped_root() == inside
