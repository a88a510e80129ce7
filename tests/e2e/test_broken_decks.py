"""Decks broken in many ways: each fault is found at its line and column, nothing else is, and nothing breaks down.

`expected.json` lists code, line and column, counted from 1, of every fault that was put into each deck.
"""

import json
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import ROOT, environment

FOLDER = Path(__file__).parents[1] / "decks" / "broken"
EXPECTED: dict[str, list[list[Any]]] = json.loads((FOLDER / "expected.json").read_text())


def check(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run `wargame check` in a process of its own."""
    command = [sys.executable, "-m", "wargame", "check", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, env=environment())


@pytest.fixture(scope="module")
def found() -> dict[str, list[dict[str, Any]]]:
    """Return the errors that one run over the whole folder finds, by deck."""
    done = check(str(FOLDER), "--json")
    assert (done.returncode, done.stderr) == (1, "")
    faults: dict[str, list[dict[str, Any]]] = {}
    for fault in (each for each in json.loads(done.stdout) if each["severity"] == "error"):
        faults.setdefault(Path(fault["file"]).stem, []).append(fault)
    return faults


def places(faults: Sequence[dict[str, Any]]) -> list[list[Any]]:
    """Return code, line and column of each fault."""
    return [[fault["code"], fault["line"], fault["column"]] for fault in faults]


def test_there_are_enough_and_each_is_expected() -> None:
    """At least thirty decks are broken, several of them in more than one place, and none was forgotten."""
    assert {path.stem for path in FOLDER.glob("*.yaml")} == set(EXPECTED)
    assert len(EXPECTED) >= 30
    assert sum(len(faults) > 1 for faults in EXPECTED.values()) >= 15


@pytest.mark.parametrize("deck", EXPECTED)
def test_every_fault_has_its_place_and_nothing_else_is_blamed(
    deck: str, found: dict[str, list[dict[str, Any]]]
) -> None:
    """All faults of a deck are reported in one go, in order, each at its line and column."""
    assert places(found[deck]) == EXPECTED[deck]


def test_faults_are_shown_with_their_lines() -> None:
    """For people, each fault has a heading, its place and a caret under what is wrong; there is no traceback."""
    done = check(str(FOLDER))
    assert done.returncode == 1
    assert "Traceback" not in done.stdout + done.stderr
    for deck, faults in EXPECTED.items():
        for code, line, column in faults:
            assert f"--> tests/decks/broken/{deck}.yaml:{line}:{column}\n" in done.stdout, code
    assert done.stdout.count("error[") == sum(map(len, EXPECTED.values()))
    assert "\x1b" not in done.stdout
    assert "\u202e" not in done.stdout


def test_a_near_name_is_suggested() -> None:
    """The help of an unknown name says the nearest one that is known."""
    done = check(str(FOLDER / "unknown_track.yaml"))
    assert "= help: did you mean `noise`?" in done.stdout
