"""A whole exercise without a screen, in real processes: the same seed gives the same bytes."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Wargame


def test_one_seed_gives_the_same_bytes(wargame: Wargame, workspace: Path) -> None:
    """Two runs of one seed, in processes of their own, have the same log byte for byte; another seed has not."""
    logs = []
    for name, seed in (("a", "7"), ("b", "7"), ("c", "8")):
        done = wargame("play", "--auto", "--plan", "calm_year", "--seed", seed, "--out", f"{name}.wargame")
        assert done.returncode == 0, done.stderr
        logs.append(wargame("log", f"{name}.wargame", "--json").stdout)
    assert logs[0] == logs[1]
    assert logs[0] != logs[2]
    assert logs[0].count(b"\n") > 20


@pytest.mark.parametrize("plan", sorted((ROOT / "sessions").glob("*.yaml")), ids=lambda plan: plan.stem)
def test_the_shipped_plans_run_to_endex(plan: Path, wargame: Wargame, workspace: Path) -> None:
    """Each shipped plan, given by path, is played to ENDEX anywhere on the disk, and the session verifies."""
    out = workspace / "somewhere" / "else.wargame"
    done = wargame("play", "--auto", "--plan", plan, "--seed", "7", "--out", out, "--json")
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert results["plan"] == plan.stem
    assert all(team["objectives"] for team in results["teams"])
    verified = wargame("verify", out)
    assert verified.returncode == 0, verified.stdout
    assert results["head"].encode() in verified.stdout
