"""Batches from other processes: the same as one's own, in their order, whatever becomes of a process."""

import os
import signal
from collections.abc import Iterator
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path

import pytest

from tests.lab.test_trials import COURSE, plain
from tests.small_decks import lake, lake_data, text_of
from wargame.lab.elsewhere import Errand, Source, UnfitWorkerError, source_of
from wargame.lab.sampling import LOSSES, Recipe, Task, WorkersLostError, here, in_processes, in_turn
from wargame.lab.trials import Batch
from wargame.lab.variants import Variant
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
SOURCE = source_of(Library(find_workspace(ROOT)), lake(), text_of(lake_data()))
USUAL, PASSIVE = Recipe("lake_compact", COURSE, 3), Recipe("lake_compact", COURSE, 3, Variant(passive=1))


def errand(recipe: Recipe) -> Errand:
    """Return a recipe of the lake deck ready to travel."""
    return Errand(SOURCE, recipe, "python", 0)


def tasks(count: int) -> list[Task]:
    """Return so many pairs of small batches, of two recipes in turn."""
    return [(recipe, range(20 * n, 20 * n + 20)) for n in range(count) for recipe in (USUAL, PASSIVE)]


def own(wanted: list[Task]) -> list[list[list[int]]]:
    """Return batches that were run in this process."""
    return plain(list(in_turn(wanted, here({"lake_compact": lake()}))))


def test_workers_change_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two processes that find no deck where they are run the same batches, in the same order."""
    monkeypatch.chdir(tmp_path)
    assert plain(list(in_processes(tasks(2), errand, 2))) == own(tasks(2))


@pytest.mark.slow
def test_a_killed_process_costs_time_alone() -> None:
    """One of two processes is killed while batches are under way: all come, each once, as if nothing had been."""
    found = in_processes(tasks(12), errand, 2)
    got = [next(found)]
    victim = active_children()[0]
    assert victim.pid is not None
    os.kill(victim.pid, signal.SIGKILL)
    got += found
    assert plain(got) == own(tasks(12))


class Deadly:
    """Ends the process that runs it."""

    def __call__(self, numbers: range) -> Batch:
        """Die."""
        os._exit(1)


@pytest.mark.slow
def test_processes_that_always_die_are_given_up() -> None:
    """After so many losses in a row with nothing done between it is said in a sentence."""
    with pytest.raises(WorkersLostError, match=f"died {LOSSES + 1} times in a row"):
        list(in_processes(tasks(1), lambda _: Deadly(), 1))


def test_only_so_much_is_under_way() -> None:
    """Tasks are taken as they can be worked on, so a million of them need no more room than ten."""
    taken = 0

    def counted() -> Iterator[Task]:
        nonlocal taken
        for task in tasks(50):
            taken += 1
            yield task

    found = in_processes(counted(), errand, 1)
    next(found)
    assert taken <= 4
    found.close()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        (replace(SOURCE, rules=(("tide_of_mine", "00"),)), "has no rule `tide_of_mine`"),
        (replace(SOURCE, rules=(("automatic", "00"),)), "has another version of the rule `automatic`"),
        (replace(SOURCE, program="00"), "has another version of wargame"),
    ],
)
def test_a_worker_refuses_what_it_would_run_otherwise(
    source: Source, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rule or program that is not the sender's to the last byte is told of and not used."""
    monkeypatch.chdir(ROOT)
    with pytest.raises(UnfitWorkerError, match=said):
        replace(errand(USUAL), source=source)(range(1))


def test_a_worker_refusal_reaches_the_sender(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a worker refuses ends the run with the worker's own sentence."""
    monkeypatch.chdir(ROOT)
    broken = replace(errand(USUAL), source=replace(SOURCE, program="00"))
    with pytest.raises(UnfitWorkerError, match="install one and the same everywhere"):
        list(in_processes(tasks(1), lambda _: broken, 1))
