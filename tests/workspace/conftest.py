"""Workspaces made for one test."""

from pathlib import Path

import pytest

from wargame.workspace.folders import KINDS, Workspace


def make_folders(root: Path) -> Path:
    """Make the three folders of a workspace."""
    for kind in KINDS:
        (root / kind).mkdir(parents=True)
    return root


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """Return an empty workspace beside empty shipped files."""
    return Workspace(make_folders(tmp_path / "own"), make_folders(tmp_path / "shipped"))


@pytest.fixture
def own(workspace: Workspace) -> Path:
    """Return the root of the workspace."""
    assert workspace.root is not None
    return workspace.root
