"""Running batches of sessions on several workers: threads for compiled code, processes and other machines for Python.

Batches come back in the order in which they were asked for whatever worker ran them, so what is made of them one after
the other is the same. Only so many are under way as keep all workers busy.
"""

from collections import deque
from collections.abc import Callable, Generator, Iterable, Mapping
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from multiprocessing import get_context
from typing import Final

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course, Ints
from wargame.lab.trials import Batch, RunBatch, interpreted
from wargame.lab.variants import USUAL, Variant

LOSSES: Final = 3
"""How many times in a row, with no batch done between, workers may be lost before it is given up."""


class WorkersLostError(Exception):
    """Worker processes die as soon as they are started anew; the message says so in a sentence."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """Which sessions of a deck are run: names and numbers, no code."""

    deck: str
    """The name under which whoever runs it has the deck."""
    course: Course
    seed: int
    variant: Variant = USUAL
    kinds: Ints = ()
    """The kinds of bots by team; empty if all order by chance."""


Task = tuple[Recipe, range]
"""What to run, and the numbers of its sessions."""

Runners = Callable[[Recipe], RunBatch]
"""The runner of each recipe; one for other processes can be pickled."""


def runner(deck: CompiledDeck, recipe: Recipe) -> RunBatch:
    """Return Python's runner of a recipe for its deck; it is for one thread."""
    return interpreted(deck, recipe.course, recipe.seed, recipe.variant, recipe.kinds)


def here(decks: Mapping[str, CompiledDeck]) -> Runners:
    """Return runners in this very process, for decks that are loaded already."""
    return cache(lambda recipe: runner(decks[recipe.deck], recipe))


def in_turn(tasks: Iterable[Task], runners: Runners) -> Generator[Batch]:
    """Yield each batch, run here and now."""
    for recipe, numbers in tasks:
        yield runners(recipe)(numbers)


def in_threads(tasks: Iterable[Task], runners: Runners, workers: int) -> Generator[Batch]:
    """Yield each batch, run by compiled code in so many threads."""
    with ThreadPoolExecutor(workers) as pool:
        yield from on_executor(tasks, runners, pool, workers)


def in_processes(tasks: Iterable[Task], runners: Runners, workers: int) -> Generator[Batch]:
    """Yield each batch, run in so many processes.

    What a process that dies had in hand is run again in new ones. Raises WorkersLostError if they die too.
    """
    context = get_context("spawn")
    yield from _again(tasks, runners, partial(ProcessPoolExecutor, workers, mp_context=context), workers)


def _again(
    tasks: Iterable[Task], runners: Runners, open_pool: Callable[[], AbstractContextManager[Executor]], workers: int
) -> Generator[Batch]:
    """Yield each batch, run in a pool; one that breaks is followed by another, which does what is undone."""
    left, undone, losses = iter(tasks), deque[Task](), 0
    while losses <= LOSSES:
        try:
            with open_pool() as pool:
                for batch in on_executor(chain(tuple(undone), _noted(left, undone)), runners, pool, workers):
                    undone.popleft()
                    losses = 0
                    yield batch
        except BrokenExecutor:
            losses += 1
        else:
            return
    raise WorkersLostError(f"Worker processes died {losses} times in a row; is there enough memory for {workers}?")


def _noted(tasks: Iterable[Task], undone: deque[Task]) -> Generator[Task]:
    """Yield tasks, each noted as undone before."""
    for task in tasks:
        undone.append(task)
        yield task


def on_executor(tasks: Iterable[Task], runners: Runners, pool: Executor, workers: int) -> Generator[Batch]:
    """Yield each batch, run by an executor of so many workers: each has one in hand and one waiting.

    The executor is the caller's; what was begun is called off when the batches are not wanted any more.
    """
    running: deque[Future[Batch]] = deque()
    try:
        for recipe, numbers in tasks:
            running.append(pool.submit(runners(recipe), numbers))
            if len(running) > 2 * workers:
                yield running.popleft().result()
        while running:
            yield running.popleft().result()
    finally:
        for future in running:
            future.cancel()
