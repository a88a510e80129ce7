"""Running sessions for a command: what is played for each question, and what becomes of it at ctrl-c."""

from collections.abc import Callable
from math import ceil
from pathlib import Path

import click

from wargame.cli.bench import Bench
from wargame.cli.exits import RefusedError
from wargame.cli.subjects import Subject, by_itself
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import clean
from wargame.lab.intervals import share
from wargame.lab.paired import Pairs, pairing_of
from wargame.lab.sensitivity import SESSIONS as TURN_SESSIONS
from wargame.lab.sensitivity import Sensitivity, Turning, numbers_of
from wargame.lab.tally import Tally
from wargame.lab.trials import Batch, added, batches, blank_tally
from wargame.lab.what_if import SESSIONS as WHAT_IF_SESSIONS
from wargame.lab.what_if import Answers, WhatIf, questions
from wargame.workspace.library import Library


def write(path: Path, text: str) -> None:
    """Write a report; a file that can't be written is refused in a sentence."""
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        raise RefusedError(f"`{clean(str(path))}` can't be written: {error.strerror}.") from error
    click.echo(f"Written: {clean(str(path))}", err=True)


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

    likely = None if until is None else min(sessions, enough(until))
    bench.run(((recipe, numbers) for numbers in batches(sessions)), take, sessions, likely=likely)
    if not tally.sessions[0]:
        raise KeyboardInterrupt
    return tally


def enough(until: float) -> int:
    """Return after how many sessions no share's 95 % interval reaches further, if it counts in all of them."""
    return ceil((1.96 / 2 / until) ** 2)


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


def played(library: Library, deck: CompiledDeck, text: str, sessions: int) -> Tally:
    """Return what was counted of a deck by itself, on whatever engine there is; `text` is what it was compiled from."""
    subject = by_itself(deck.deck.deck, deck, text)
    return counted(Bench(library, [subject], "auto", None), subject, 1, sessions)
