"""Running batches of sessions on several workers: threads for compiled code, processes for Python.

Batches come back in the order in which they were asked for whatever worker ran them, so what is made of them one after
the other is the same.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache
from multiprocessing import get_context
from pathlib import Path

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course, Ints
from wargame.lab.trials import Batch, RunBatch, interpreted
from wargame.lab.variants import USUAL, Variant
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
    variant: Variant = USUAL
    kinds: Ints = ()
    """The kinds of bots by team; empty if all order by chance."""


Task = tuple[Recipe, range]
"""What to run, and the numbers of its sessions."""

Sampler = Callable[[Iterable[Task]], Iterator[Batch]]
"""Runs tasks and yields their batches in the same order."""

Runners = Callable[[Recipe], RunBatch]
"""The runner of each recipe."""


@cache
def deck_at(folder: Path, name: str) -> CompiledDeck:
    """Return a deck of the workspace at a folder; a process reads it once."""
    return Library(find_workspace(folder)).deck(name).compiled


def run_recipe(recipe: Recipe, numbers: range) -> Batch:
    """Run a batch in whatever process this is."""
    return runner(deck_at(recipe.folder, recipe.deck), recipe)(numbers)


def runner(deck: CompiledDeck, recipe: Recipe) -> RunBatch:
    """Return Python's runner of a recipe for its deck."""
    return interpreted(deck, recipe.course, recipe.seed, recipe.variant, recipe.kinds)


def here(decks: Mapping[str, CompiledDeck]) -> Runners:
    """Return runners in this very process, for decks that are loaded already."""
    return cache(lambda recipe: runner(decks[recipe.deck], recipe))


def in_turn(tasks: Iterable[Task], runners: Runners) -> Generator[Batch]:
    """Yield each batch, run here and now."""
    for recipe, numbers in tasks:
        yield runners(recipe)(numbers)


def in_processes(tasks: Iterable[Task], workers: int) -> Generator[Batch]:
    """Yield each batch, run by Python in so many processes."""
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        yield from _in_order(pool, (pool.submit(run_recipe, recipe, numbers) for recipe, numbers in tasks), workers)


def in_threads(tasks: Iterable[Task], runners: Runners, workers: int) -> Generator[Batch]:
    """Yield each batch, run by compiled code in so many threads."""
    with ThreadPoolExecutor(workers) as pool:
        yield from _in_order(pool, (pool.submit(runners(recipe), numbers) for recipe, numbers in tasks), workers)


def _in_order(pool: Executor, submitted: Iterable[Future[Batch]], workers: int) -> Generator[Batch]:
    """Keep every worker busy with a batch in hand and one waiting; yield batches as they were submitted."""
    running: deque[Future[Batch]] = deque()
    try:
        for future in submitted:
            running.append(future)
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        pool.shutdown(cancel_futures=True)
