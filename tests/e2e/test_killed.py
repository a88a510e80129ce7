"""Killed without warning at random moments: nothing that was acknowledged is lost, and the exercise goes on."""

import os
import random
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import ROOT, Wargame, environment
from wargame.store.errors import StoreError
from wargame.store.session_file import SessionFile

GIVER = Path(__file__).with_name("order_giver.py")

KILLS = 4


def play_and_kill(workspace: Path, path: Path, after: int) -> list[str]:
    """Play in a process of its own, kill it once it has acknowledged so much, and return what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, GIVER, path], cwd=workspace, stdout=subprocess.PIPE, text=True, env=environment()
    )
    assert process.stdout is not None
    told = []
    for line in process.stdout:
        told.append(line.strip())
        if len(told) >= after:
            os.kill(process.pid, signal.SIGKILL)
            break
    # What it wrote between the last line read and its death was acknowledged too, unless the line is cut.
    told += [line.strip() for line in process.stdout if line.endswith("\n")]
    process.stdout.close()
    process.wait()
    return told


def test_nothing_acknowledged_is_lost(wargame: Wargame, workspace: Path) -> None:
    """After each kill the file holds every acknowledged record, verifies, packs whole, and is gone on with to ENDEX."""
    path = workspace / "sessions" / "ours.wargame"
    chance = random.Random(2026)
    told: list[str] = []
    for kill in range(KILLS):
        told += play_and_kill(workspace, path, chance.randrange(1, 40))
        with SessionFile.read_only(path) as file:
            hashes = [record.hash for record in file.read()]
        assert set(told) <= set(hashes), f"lost after kill {kill}"
        done = wargame("verify", path, "--head", told[-1])
        assert done.returncode == 0, done.stdout
        packed = workspace / f"{kill}.wargame"
        assert wargame("log", path, "--pack", packed).returncode == 0
        with SessionFile.read_only(packed) as file:
            assert [record.hash for record in file.read()][: len(hashes)] == hashes
    finished = subprocess.run(
        [sys.executable, GIVER, path], cwd=workspace, capture_output=True, check=True, text=True, env=environment()
    )
    assert finished.stdout
    done = wargame("verify", path)
    assert done.returncode == 0, done.stdout
    assert wargame("log", path, "--json").stdout.splitlines()[-1].find(b'"kind":"ended"') > 0
    assert sorted(each.name for each in path.parent.iterdir()) == ["calm_year.yaml", "ours.wargame"]


def records(path: Path) -> int:
    """Return how many records a session has so far that another program plays."""
    try:
        with SessionFile.read_only(path) as file:
            head = file.head()
    except StoreError:
        return 0
    return 0 if head is None else head.seq


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interrupted_run_can_be_resumed(wargame: Wargame, workspace: Path) -> None:
    """Ctrl-C in a run without people says how to go on; going on comes to the same end as never having stopped."""
    whole = workspace / "whole.wargame"
    plan = ROOT / "sessions" / "evening.yaml"
    begin: list[str | Path] = ["play", "--auto", "--plan", plan, "--seed", "7"]
    assert wargame(*begin, "--out", whole).returncode == 0
    path = workspace / "stopped.wargame"
    process = subprocess.Popen(
        [sys.executable, "-m", "wargame", *begin, "--out", path],
        cwd=workspace,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        env=environment(),
    )
    while process.poll() is None and records(path) < 20:
        pass
    process.send_signal(signal.SIGINT)
    _, err = process.communicate()
    assert process.returncode == 130, err
    assert b"--auto --resume" in err
    assert b"Traceback" not in err
    done = wargame("play", "--auto", "--resume", path)
    assert done.returncode == 0, done.stderr
    assert wargame("log", path, "--json").stdout == wargame("log", whole, "--json").stdout
