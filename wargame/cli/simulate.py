"""`wargame simulate`: what a deck does by itself, counted over many sessions with bots in every seat."""

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
from wargame.cli.bot_seats import bots_chosen, described, kinds_of
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
  wargame simulate --plan evening --bots greedy --bots kosovo=cautious,serbia=random
  wargame simulate europe_looks_east --json
"""

Engine = Literal["auto", "python", "compiled"]


@click.command(epilog=EXAMPLES)
@click.argument("deck", required=False)
@click.option("--plan", metavar="NAME", help="Simulate a session plan; else the deck with its own turns and cards.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), default=1000, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which dice.")
@click.option("--bots", multiple=True, metavar="BOT|TEAM=BOT,…", help="Who orders: see below. [default: random]")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="How many at a time; else one a core.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    deck: str | None,
    plan: str | None,
    sessions: int,
    seed: int,
    bots: tuple[str, ...],
    engine: Engine,
    workers: int | None,
    as_json: bool,
) -> None:
    """Play many sessions with bots in every seat and count what happens.

    Bots: random orders anything that it can pay for, passive nothing where it may pass, greedy what is best for its own
    score by the end of the turn, cautious what is best when things go badly, rollout what is best after many futures
    that it plays through, mixed is one of random, greedy and cautious. All are as seats see things.

    The result depends on the seed and the number of sessions, and neither on the engine nor on the workers. With
    the extra `wargame[fast]` the machine is compiled first, which takes a while once. Ctrl-C stops with what there is.
    """
    library = library_at_hand()
    name, compiled, course = _subject(library, deck, plan)
    hands = workers or os.cpu_count() or 1
    if engine == "auto":
        engine = "compiled" if find_spec("numba") is not None else "python"
    seated = bots_chosen(compiled.names.teams, bots)
    recipe = Recipe(Path.cwd(), name, course, seed, kinds_of(seated))
    parts = _tallies(library, recipe, compiled, sessions, hands, engine)
    tally = reduce(added, _watched(parts, sessions), blank_tally(compiled, course))
    if as_json:
        click.echo(
            json.dumps({**balance_data(compiled, course, tally, seed), "bots": seated}, indent=2, ensure_ascii=False)
        )
    else:
        print_balance(compiled, course, tally, seed, described(seated))


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
    library: Library, recipe: Recipe, deck: CompiledDeck, sessions: int, workers: int, engine: Engine
) -> Iterator[Tally]:
    if engine == "python":
        return in_processes(recipe, sessions, workers)
    if find_spec("numba") is None:
        raise click.UsageError("The compiled engine needs numba: install `wargame[fast]`, or use --engine python.")
    from wargame.lab.compiled import compiled, kernel_for

    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(library.rules, digests)
    run = compiled(deck, recipe.course, recipe.seed, kernel, library.rules, recipe.kinds)
    return in_threads(run, sessions, workers)


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
