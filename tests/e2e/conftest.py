"""Real processes in a workspace of their own."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from shutil import copy

import pytest

ROOT = Path(__file__).parents[2]

Wargame = Callable[..., subprocess.CompletedProcess[bytes]]
"""Runs `wargame` with these arguments to its end."""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a workspace with the lake deck and its plan."""
    root = tmp_path / "lake"
    for kind in ("decks", "rules", "sessions"):
        (root / kind).mkdir(parents=True)
    copy(ROOT / "tests" / "decks" / "lake_compact.yaml", root / "decks")
    copy(ROOT / "tests" / "decks" / "calm_year.yaml", root / "sessions")
    return root


@pytest.fixture
def wargame(workspace: Path) -> Wargame:
    """Run the command in a process of its own, in the workspace."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[bytes]:
        command = [sys.executable, "-m", "wargame", *map(str, arguments)]
        return subprocess.run(command, cwd=workspace, capture_output=True, check=False, env=environment())

    return run


def environment() -> dict[str, str]:
    """Return this process's environment, with this checkout first on the path."""
    import os

    return os.environ | {"PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
