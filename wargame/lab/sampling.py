"""Running batches of sessions on several workers: threads for compiled code, processes for Python.

Batches come back in their order whatever worker ran them, so the tally after any number of them is the same.
"""

from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from wargame.engine.program import Course
from wargame.lab.tally import Tally
from wargame.lab.trials import RunBatch, batches, interpreted
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library


@dataclass(frozen=True, slots=True)
class Recipe:
    """What a process of its own needs to run sessions of a deck: names and numbers, no code."""

    folder: Path
    """Where the workspace is looked for."""
    deck: str
    course: Course
    seed: int
    kinds: tuple[int, ...] = ()
    """Of bots, by team; empty = all order by chance."""


@cache
def runner(recipe: Recipe) -> RunBatch:
    """Return the Python runner of a recipe; a process makes it once."""
    deck = Library(find_workspace(recipe.folder)).deck(recipe.deck)
    return interpreted(deck.compiled, recipe.course, recipe.seed, recipe.kinds)


def run_recipe(recipe: Recipe, numbers: range) -> Tally:
    """Run a batch in whatever process this is."""
    return runner(recipe)(numbers)


def in_processes(recipe: Recipe, sessions: int, workers: int) -> Iterator[Tally]:
    """Yield the tally of each batch, run by Python in so many processes; one worker is this very process."""
    if workers == 1:
        for numbers in batches(sessions):
            yield run_recipe(recipe, numbers)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, lambda numbers: pool.submit(run_recipe, recipe, numbers), sessions, workers)


def in_threads(run: RunBatch, sessions: int, workers: int) -> Iterator[Tally]:
    """Yield the tally of each batch, run by compiled code in so many threads."""
    with ThreadPoolExecutor(workers) as pool:
        yield from _in_order(pool, lambda numbers: pool.submit(run, numbers), sessions, workers)


def _in_order(pool: Executor, submit: Callable[[range], Future[Tally]], sessions: int, workers: int) -> Iterator[Tally]:
    """Keep every worker busy with a batch in hand and one waiting; yield tallies in the order of the batches."""
    running: deque[Future[Tally]] = deque()
    try:
        for numbers in batches(sessions):
            running.append(submit(numbers))
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
