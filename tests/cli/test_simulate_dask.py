"""`wargame simulate --dask`: real workers of a real scheduler give what one process gives, also when one is killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from shutil import copytree

import pytest

from wargame.cli import main
from wargame.cli.exits import REFUSED

pytestmark = pytest.mark.slow

RUN = ["simulate", "lake_compact", "--engine", "python", "--json", "-n"]
QUIET = ["--no-dashboard", "--host", "127.0.0.1"]

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Return what starts a program of Dask in a folder that is no workspace; all are ended after the test."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    with ExitStack() as programs:

        def start(*arguments: str) -> "subprocess.Popen[bytes]":
            command = [sys.executable, "-m", "dask", *arguments]
            program = subprocess.Popen(command, cwd=elsewhere, stderr=subprocess.DEVNULL)
            programs.enter_context(program)
            programs.callback(program.kill)
            return program

        yield start


@pytest.fixture
def scheduler(start: Start, tmp_path: Path) -> str:
    """Return the address of a scheduler with no worker yet."""
    told = tmp_path / "scheduler.json"
    start("scheduler", *QUIET, "--port", "0", "--scheduler-file", str(told))
    while not told.exists() or not told.read_text(encoding="utf-8").endswith("}"):
        time.sleep(0.05)
    return str(json.loads(told.read_text(encoding="utf-8"))["address"])


def worker(start: Start, scheduler: str) -> "subprocess.Popen[bytes]":
    """Start a worker and return it once it has joined."""
    from distributed import Client

    with Client(scheduler, set_as_default=False) as client:
        joined = len(client.nthreads()) + 1
        program = start("worker", scheduler, *QUIET, "--nthreads", "1", "--no-nanny")
        client.wait_for_workers(joined)
    return program


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Return what the command prints for programs."""
    assert main([*RUN, *arguments]) == 0, capsys.readouterr().err
    return capsys.readouterr().out


@pytest.mark.usefixtures("lake")
def test_workers_change_nothing(start: Start, scheduler: str, capsys: pytest.CaptureFixture[str]) -> None:
    """No worker: refused. One or two that don't see the deck's file: the same as here, plan and bots included."""
    assert main([*RUN, "5", "--dask", scheduler]) == REFUSED
    assert "has no workers" in capsys.readouterr().err
    wanted = [["1200"], ["30", "--bots", "arda=greedy"], ["20", "--what-if"]]
    own = [told(capsys, *each, "--workers", "1") for each in wanted]
    for _ in range(2):
        worker(start, scheduler)
        assert [told(capsys, *each, "--dask", scheduler) for each in wanted] == own
