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

import pytest

from tests.lab.test_sampling import errand, own, tasks
from tests.lab.test_trials import plain
from wargame.cli import cluster, main
from wargame.cli.exits import REFUSED, USAGE
from wargame.lab.sampling import on_executor
from wargame.workspace.folders import shipped_root

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
    """One worker or two that can't see the deck's file give the same as one process here, with bots or without."""
    wanted = [["1200"], ["30", "--bots", "arda=greedy"], ["20", "--what-if"]]
    own = [told(capsys, *each, "--workers", "1") for each in wanted]
    for _ in range(2):
        worker(start, scheduler)
        assert [told(capsys, *each, "--dask", scheduler) for each in wanted] == own


def test_a_killed_worker_costs_time_alone(start: Start, scheduler: str) -> None:
    """One of two workers is killed while batches are under way: all come, each once, as if nothing had been."""
    victim, _ = worker(start, scheduler), worker(start, scheduler)
    with cluster.cluster_at(scheduler) as (pool, workers):
        found = on_executor(tasks(20), errand, pool, workers)
        got = [next(found)]
        os.kill(victim.pid, signal.SIGKILL)
        got += found
    assert workers == 2
    assert plain(got) == own(tasks(20))


def test_what_keeps_a_cluster_from_it_is_said(
    start: Start, scheduler: str, lake: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No scheduler, no worker, or a worker whose rule is another version: each is refused in a sentence."""

    def refused(address: str) -> str:
        assert main([*RUN, "5", "--dask", address]) == REFUSED
        return " ".join(capsys.readouterr().err.split())

    monkeypatch.setattr(cluster, "CONNECTING", 1)
    assert "No Dask scheduler can be reached at `tcp://127.0.0.1:9`." in refused("tcp://127.0.0.1:9")
    assert "No Dask scheduler can be reached at `carrier pigeon`." in refused("carrier pigeon")
    assert f"The Dask scheduler at `{scheduler}` has no workers." in refused(scheduler)
    worker(start, scheduler)
    rule = (shipped_root() / "rules" / "automatic.py").read_text(encoding="utf-8")
    (lake / "rules" / "automatic.py").write_text(f"{rule}# mine\n", encoding="utf-8")
    assert "has another version of the rule `automatic`" in refused(scheduler)


def test_workers_here_and_there_are_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    """How many work here says nothing about a cluster."""
    assert main([*RUN, "5", "--dask", "tcp://127.0.0.1:9", "--workers", "2"]) == USAGE
    assert "leave it out with --dask" in capsys.readouterr().err
