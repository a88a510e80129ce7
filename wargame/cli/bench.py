"""Where a command runs sessions: on which engine, by how many workers, here or on a cluster, and how far it is."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from functools import cached_property, lru_cache
from importlib.util import find_spec
from itertools import chain
from time import monotonic
from typing import TYPE_CHECKING

import click

from wargame.cli.cluster import cluster_at
from wargame.cli.exits import RefusedError
from wargame.cli.subjects import Subject
from wargame.deck.diagnostics import clean
from wargame.lab.elsewhere import Errand, UnfitWorkerError, source_of
from wargame.lab.engines import RUNNERS, Engine, python_takes, worth_compiling
from wargame.lab.sampling import (
    Recipe,
    Runners,
    Task,
    WorkersLostError,
    here,
    in_processes,
    in_threads,
    in_turn,
    on_executor,
)
from wargame.lab.trials import Batch
from wargame.workspace.library import Library

if TYPE_CHECKING:
    from wargame.lab.machine import Machine

PAUSE = 0.2
"""Seconds between two looks at how far it is."""

BAR = 24
"""Characters of the bar."""

IN_PYTHON = (
    "Played by Python: that takes less than compiling the machine, about a minute. "
    "With --engine compiled it is compiled now, and kept for every later run."
)
COMPILING = "The machine is compiled first: about a minute, once."


class Bench:
    """Runs sessions of some decks on an engine, by so many workers here or by those of a Dask cluster."""

    def __init__(
        self,
        library: Library,
        subjects: Iterable[Subject],
        engine: Engine,
        workers: int | None,
        dask: str | None = None,
    ) -> None:
        self._library = library
        self._workers = workers or os.cpu_count() or 1
        self._subjects = {subject.name: subject for subject in subjects}
        self._here = here({subject.name: subject.deck for subject in self._subjects.values()})
        self._engine = engine
        self._dask = dask
        if dask is None and engine == "compiled" and find_spec("numba") is None:
            said = "The compiled engine needs numba: install `wargame[fast]`, or use --engine python."
            raise click.UsageError(said)
        self._said: set[str] = set()
        self.stopped = False
        """Whether ctrl-c came; nothing is run any more then."""

    def run(
        self,
        tasks: Iterable[Task],
        take: Callable[[Batch], object],
        total: int,
        what: str = "",
        likely: int | None = None,
    ) -> None:
        """Give away the batch of each task, in their order, until there are no more or `take` returns True.

        Says how far it is; `likely` is how many sessions it will take if that may be fewer than `total`. Ctrl-c ends it
        with what there is, wherever it comes.
        """
        done, progress = 0, Progress(total, what)
        try:
            with closing(self._batches(iter(tasks), likely or total)) as batches_:
                for batch in batches_ if not self.stopped else ():
                    done += batch.tally.sessions[0]
                    progress.tell(done)
                    if take(batch) is True:
                        break
        except KeyboardInterrupt:
            self.stopped = True
        except UnfitWorkerError as error:
            raise RefusedError(f"The work can't be done elsewhere: {error}.") from error
        except WorkersLostError as error:
            raise RefusedError(str(error)) from error
        finally:
            progress.clear()
        if self.stopped:
            click.echo(f"Stopped after {done:,} sessions{what}.", err=True)

    def _batches(self, tasks: Iterator[Task], sessions: int) -> Generator[Batch]:
        """Yield the batch of each task; about so many sessions they are."""
        first = next(tasks, None)
        if first is None:
            return
        tasks = chain((first,), tasks)
        recipe = first[0]
        teams = len(self._subjects[recipe.deck].deck.names.teams)
        seconds = python_takes(recipe.course, teams, recipe.kinds, sessions)
        if self._dask is not None:
            with cluster_at(self._dask) as (pool, workers):
                yield from on_executor(tasks, self._elsewhere(self._engine, seconds / workers), pool, workers)
        elif self._machine is not None and self._takes_machine(self._machine, recipe, seconds / self._workers):
            yield from in_threads(tasks, self._compiled(self._machine), self._workers)
        elif self._workers == 1:
            yield from in_turn(tasks, self._here)
        else:
            yield from in_processes(tasks, self._elsewhere("python", 0), self._workers)

    @cached_property
    def _machine(self) -> "Machine | None":
        """The compiled machine of the rules at hand; None if it is not to be used, or numba is not there."""
        if self._engine == "python" or find_spec("numba") is None:
            return None
        from wargame.lab.machine import Machine

        return Machine(self._library.loaded_rules)

    def _takes_machine(self, machine: "Machine", recipe: Recipe, seconds: float) -> bool:
        """Whether sessions that take Python so long are run compiled; says so where it is a matter of a minute."""
        if not machine.is_kept(recipe.kinds):
            compiling = self._engine == "compiled" or worth_compiling(seconds)
            self._say(COMPILING if compiling else IN_PYTHON)
            if not compiling:
                return False
        refused = machine.prepare(self._subjects[recipe.deck].deck, recipe)
        for rule, reason in refused.items():
            said = f"The rule `{rule}` can't be compiled ({clean(reason)}), so Python plays sessions with it"
            self._say(f"{said}: about a hundred times slower, here some {_duration(seconds)}.")
        return not refused

    def _say(self, sentence: str) -> None:
        """Say what goes on, once."""
        if sentence not in self._said:
            self._said.add(sentence)
            click.echo(sentence, err=True)

    def _compiled(self, machine: "Machine") -> Runners:
        return lru_cache(RUNNERS)(lambda recipe: machine.runner(self._subjects[recipe.deck].deck, recipe))

    def _elsewhere(self, engine: Engine, seconds: float) -> Runners:
        sources = {
            name: source_of(self._library, subject.deck, subject.text) for name, subject in self._subjects.items()
        }
        return lambda recipe: Errand(sources[recipe.deck], recipe, engine, seconds)


class Progress:
    """Says how far it is where somebody watches."""

    def __init__(self, total: int, what: str) -> None:
        self._total, self._what = total, what
        self._shown = sys.stderr.isatty()
        self._began = self._told = monotonic()

    def tell(self, done: int) -> None:
        """Say that so many are done, not oftener than can be read."""
        now = monotonic()
        if not self._shown or (now - self._told < PAUSE and done < self._total):
            return
        self._told = now
        filled = min(BAR * done // max(self._total, 1), BAR)
        left = (now - self._began) * (self._total - done) / done
        bar = "█" * filled + "·" * (BAR - filled)
        said = f"\r{bar} {done:,} of {self._total:,} sessions{self._what}, {_duration(left)} left\x1b[K"
        click.echo(said, nl=False, err=True)

    def clear(self) -> None:
        """Leave no trace."""
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)


def _duration(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"
