"""A workspace of the tests' own: the lake deck and its plan, beside what the program ships."""

from pathlib import Path
from shutil import copy

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE

DECKS = Path(__file__).parents[1] / "decks"


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a workspace with the lake deck and the plan `calm_year`; return its root."""
    root = tmp_path / "lake"
    for kind in ("decks", "rules", "sessions"):
        (root / kind).mkdir(parents=True)
    copy(DECKS / "lake_compact.yaml", root / "decks")
    copy(DECKS / "calm_year.yaml", root / "sessions")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def played(lake: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return the file of a session of `calm_year` that bots have played to the end with seed 2."""
    path = lake / "two.wargame"
    assert main(["play", "--auto", "--plan", "calm_year", "--seed", "2", "--out", str(path)]) == DONE
    capsys.readouterr()
    return path
