"""`wargame simulate`: what a deck does by itself, counted over many sessions with chance orders."""

import json
import os
import sys
from collections.abc import Iterator
from functools import reduce
from importlib.util import find_spec
from pathlib import Path
from typing import Literal

import click

from wargame.cli.balance import balance_data, print_balance
from wargame.cli.chosen import deck_named, library_at_hand, plan_named
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.sampling import Recipe, in_processes, in_threads
from wargame.lab.tally import Tally
from wargame.lab.trials import added, blank_tally
from wargame.workspace.library import Library

EXAMPLES = """\
\b
Examples:
  wargame simulate europe_looks_east
  wargame simulate --plan evening -n 20000 --seed 3
  wargame simulate europe_looks_east --json
"""

Engine = Literal["auto", "python", "compiled"]


@click.command(epilog=EXAMPLES)
@click.argument("deck", required=False)
@click.option("--plan", metavar="NAME", help="Simulate a session plan; else the deck with its own turns and cards.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), default=1000, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which dice.")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="How many at a time; else one a core.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    deck: str | None, plan: str | None, sessions: int, seed: int, engine: Engine, workers: int | None, as_json: bool
) -> None:
    """Play many sessions with chance orders in every seat and count what happens.

    The result depends on the seed and the number of sessions, and neither on the engine nor on the workers. With
    the extra `wargame[fast]` the machine is compiled first, which takes a while once. Ctrl-C stops with what there is.
    """
    library = library_at_hand()
    name, compiled, course = _subject(library, deck, plan)
    hands = workers or os.cpu_count() or 1
    if engine == "auto":
        engine = "compiled" if find_spec("numba") is not None else "python"
    parts = _tallies(library, name, compiled, course, seed, sessions, hands, engine)
    tally = reduce(added, _watched(parts, sessions), blank_tally(compiled, course))
    if as_json:
        click.echo(json.dumps(balance_data(compiled, course, tally, seed), indent=2, ensure_ascii=False))
    else:
        print_balance(compiled, course, tally, seed)


def _subject(library: Library, deck: str | None, plan: str | None) -> tuple[str, CompiledDeck, Course]:
    """Return the deck's name, the deck and the course that are meant."""
    if (deck is None) == (plan is None):
        raise click.UsageError("Name a deck, or a plan with --plan.")
    if plan is not None:
        found = plan_named(library, plan)
        return found.deck.name, found.deck.compiled, found.compiled.course
    assert deck is not None
    compiled = deck_named(library, deck).compiled
    return deck, compiled, Course(compiled.deck.turns, compiled.deck.cards_per_turn, (), ())


def _tallies(
    library: Library,
    name: str,
    deck: CompiledDeck,
    course: Course,
    seed: int,
    sessions: int,
    workers: int,
    engine: Engine,
) -> Iterator[Tally]:
    if engine == "python":
        return in_processes(Recipe(Path.cwd(), name, course, seed), sessions, workers)
    if find_spec("numba") is None:
        raise click.UsageError("The compiled engine needs numba: install `wargame[fast]`, or use --engine python.")
    from wargame.lab.compiled import compiled, kernel_for

    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(library.rules, digests)
    return in_threads(compiled(deck, course, seed, kernel, library.rules), sessions, workers)


def _watched(parts: Iterator[Tally], sessions: int) -> Iterator[Tally]:
    """Pass tallies on, say how far it is where somebody watches, and stop at ctrl-c with those that are done."""
    done = 0
    shown = sys.stderr.isatty()
    try:
        for part in parts:
            done += part.sessions[0]
            if shown:
                click.echo(f"\r{done:,} of {sessions:,} sessions", nl=False, err=True)
            yield part
    except KeyboardInterrupt:
        click.echo(f"\nStopped after {done:,} sessions.", err=True)
    if shown:
        click.echo("\r\x1b[K", nl=False, err=True)
