"""Running sessions for a command: which engine, how many at a time, how far it is, and what happens at ctrl-c."""

import os
import sys
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from time import monotonic
from typing import Literal

import click

from wargame.cli.bot_seats import bots_chosen, kinds_of
from wargame.cli.chosen import deck_named, plan_named
from wargame.cli.exits import RefusedError
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import clean
from wargame.engine.program import Course
from wargame.lab.intervals import share
from wargame.lab.paired import Pairs, pairing_of
from wargame.lab.sampling import Recipe, Runners, Task, here, in_processes, in_threads, in_turn
from wargame.lab.sensitivity import SESSIONS as TURN_SESSIONS
from wargame.lab.sensitivity import Sensitivity, Turning, numbers_of
from wargame.lab.tally import Tally
from wargame.lab.trials import Batch, RunBatch, added, batches, blank_tally
from wargame.lab.variants import USUAL, Variant
from wargame.lab.what_if import SESSIONS as WHAT_IF_SESSIONS
from wargame.lab.what_if import Answers, WhatIf, questions
from wargame.workspace.library import Library

Engine = Literal["auto", "python", "compiled"]

PAUSE = 0.2
"""Seconds between two looks at how far it is."""

BAR = 24
"""Characters of the bar."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A deck to simulate, and for how long."""

    name: str
    deck: CompiledDeck
    course: Course
    bots: Mapping[str, str]
    """The kind of bot in each team's seat."""

    def recipe(self, seed: int, variant: Variant = USUAL) -> Recipe:
        """Return what a process needs to run it."""
        return Recipe(Path.cwd(), self.name, self.course, seed, variant, kinds_of(self.bots))


def subject_of(library: Library, deck: str | None, plan: str | None, bots: Iterable[str] = ()) -> Subject:
    """Return the deck or plan that is meant; neither or both is wrong usage. `bots` as `--bots` gives them."""
    if (deck is None) == (plan is None):
        raise click.UsageError("Name a deck, or a plan with --plan.")
    if plan is not None:
        found = plan_named(library, plan)
        seated = bots_chosen(found.deck.compiled.names.teams, bots)
        return Subject(found.deck.name, found.deck.compiled, found.compiled.course, seated)
    assert deck is not None
    compiled = deck_named(library, deck).compiled
    return by_itself(deck, compiled, bots)


def by_itself(name: str, deck: CompiledDeck, bots: Iterable[str] = ()) -> Subject:
    """Return a deck with its own turns and cards as a subject."""
    course = Course(deck.deck.turns, deck.deck.cards_per_turn, (), ())
    return Subject(name, deck, course, bots_chosen(deck.names.teams, bots))


def write(path: Path, text: str) -> None:
    """Write a report; a file that can't be written is refused in a sentence."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RefusedError(f"`{clean(str(path))}` can't be written: {error.strerror}.") from error
    click.echo(f"Written: {clean(str(path))}", err=True)


class Bench:
    """Runs sessions of some decks on an engine, by so many workers."""

    def __init__(self, library: Library, subjects: Iterable[Subject], engine: Engine, workers: int | None) -> None:
        self._workers = workers or os.cpu_count() or 1
        self._decks = {subject.name: subject.deck for subject in subjects}
        has_numba = find_spec("numba") is not None
        self._is_compiled = engine == "compiled" or (engine == "auto" and has_numba)
        if self._is_compiled and not has_numba:
            said = "The compiled engine needs numba: install `wargame[fast]`, or use --engine python."
            raise click.UsageError(said)
        self.stopped = False
        """Whether ctrl-c came; nothing is run any more then."""
        self._runners = _compiled_runners(library, self._decks) if self._is_compiled else here(self._decks)

    def run(self, tasks: Iterable[Task], take: Callable[[Batch], object], total: int, what: str = "") -> None:
        """Give away the batch of each task, in their order, until there are no more or `take` returns True.

        Says how far it is. Ctrl-c ends it with what there is, wherever it comes.
        """
        done, progress = 0, Progress(total, what)
        try:
            with closing(self._batches(tasks)) as batches_:
                for batch in batches_ if not self.stopped else ():
                    done += batch.tally.sessions[0]
                    progress.tell(done)
                    if take(batch) is True:
                        break
        except KeyboardInterrupt:
            self.stopped = True
        progress.clear()
        if self.stopped:
            click.echo(f"Stopped after {done:,} sessions{what}.", err=True)

    def _batches(self, tasks: Iterable[Task]) -> Generator[Batch]:
        if self._is_compiled:
            return in_threads(tasks, self._runners, self._workers)
        if self._workers == 1:
            return in_turn(tasks, self._runners)
        return in_processes(tasks, self._workers)


def _compiled_runners(library: Library, decks: Mapping[str, CompiledDeck]) -> Runners:
    from functools import lru_cache

    from wargame.lab.compiled import compiled, kernel_for

    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(library.rules, digests)

    @lru_cache(maxsize=64)  # sensitivity has hundreds of variants, each used a few times in a row
    def runner(recipe: Recipe) -> RunBatch:
        deck, variant, kinds = decks[recipe.deck], recipe.variant, recipe.kinds
        return compiled(deck, recipe.course, recipe.seed, kernel, library.rules, variant, kinds)

    return runner


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


def counted(
    bench: Bench,
    subject: Subject,
    seed: int,
    sessions: int,
    until: float | None = None,
    keep: Callable[[Batch], None] | None = None,
) -> Tally:
    """Return what was counted of so many sessions, or of those before ctrl-c; KeyboardInterrupt if there are none.

    With `until`, a share, no more are played once no objective's interval reaches further than that from its chance;
    that is asked after each batch, so the answer is the same for all workers. `keep` is given every batch.
    """
    recipe, tally = subject.recipe(seed), blank_tally(subject.deck, subject.course)

    def take(batch: Batch) -> bool:
        nonlocal tally
        tally = added(tally, batch.tally)
        if keep is not None:
            keep(batch)
        return until is not None and widest(tally) <= until

    bench.run(((recipe, numbers) for numbers in batches(sessions)), take, sessions)
    if not tally.sessions[0]:
        raise KeyboardInterrupt
    return tally


def widest(tally: Tally) -> float:
    """Return how far the widest interval of an objective reaches from its chance; one that never counted has none."""
    shares = [share(met, scored) for met, scored in zip(tally.met, tally.scored, strict=True) if scored]
    return max((each.half_width for each in shares), default=0.0)


def asked(bench: Bench, subject: Subject, seed: int, sessions: int) -> WhatIf:
    """Return what would be otherwise if teams passed, or if their dice fell otherwise."""
    played, answers = min(sessions, WHAT_IF_SESSIONS), Answers(subject.deck)
    recipes = [subject.recipe(seed, variant) for variant in questions(subject.deck)]
    tasks = ((recipe, numbers) for numbers in batches(played) for recipe in recipes)
    bench.run(tasks, answers.take, played * len(recipes), ", what if")
    return answers.given()


def turned(bench: Bench, subject: Subject, seed: int, sessions: int) -> Sensitivity:
    """Return which numbers of the deck move which objective."""
    played, numbers = min(sessions, TURN_SESSIONS), numbers_of(subject.deck)
    turning = Turning(subject.deck, numbers)
    variants = (variant for number in numbers for variant in (number.down, number.up))
    tasks = ((subject.recipe(seed, variant), range(played)) for variant in variants)
    bench.run(tasks, turning.take, 2 * played * len(numbers), ", number by number")
    return turning.found()


def paired(bench: Bench, first: Subject, second: Subject, seed: int, sessions: int) -> tuple[Pairs, int]:
    """Return two decks counted session by session, and of how many sessions; KeyboardInterrupt if there are none."""
    recipes = (first.recipe(seed), second.recipe(seed))
    tasks = ((recipe, numbers) for numbers in batches(sessions) for recipe in recipes)
    pairs, count = Pairs(pairing_of(first.deck, second.deck)), 0
    waiting: list[Batch] = []

    def take(batch: Batch) -> None:
        nonlocal count
        waiting.append(batch)
        if len(waiting) == 2:
            pairs.count(waiting[0].rows, waiting[1].rows)
            count += batch.tally.sessions[0]
            waiting.clear()

    bench.run(tasks, take, 2 * sessions)
    if not count:
        raise KeyboardInterrupt
    return pairs, count


def played(library: Library, deck: CompiledDeck, sessions: int) -> Tally:
    """Return what was counted of a deck by itself, on whatever engine there is.

    Without the compiled one it is played in this very process: another could not find a deck that lies anywhere.
    """
    workers = None if find_spec("numba") is not None else 1
    subject = by_itself(deck.deck.deck, deck)
    return counted(Bench(library, [subject], "auto", workers), subject, 1, sessions)
