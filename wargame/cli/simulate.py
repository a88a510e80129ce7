"""`wargame simulate`: what a deck does by itself, counted over many sessions with chance orders."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from wargame.cli.chosen import library_at_hand
from wargame.cli.simulating import Bench, Engine, counted, paired, subject_of, write
from wargame.workspace.library import Library

EXAMPLES = """\
\b
Examples:
  wargame simulate europe_looks_east
  wargame simulate --plan evening -n 20000 --seed 3
  wargame simulate europe_looks_east -n 100000 --html balance.html
  wargame simulate old/europe_looks_east.yaml europe_looks_east
"""


class Wish(NamedTuple):
    """How much is to be run, and on what."""

    sessions: int
    seed: int
    engine: Engine
    workers: int | None


class Output(NamedTuple):
    """Where results go beside the terminal."""

    html: Path | None
    as_json: bool

    def tell(self, data: Mapping[str, object]) -> None:
        """Print what programs read."""
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@click.command(epilog=EXAMPLES)
@click.argument("decks", nargs=-1, metavar="[DECK] [DECK]")
@click.option("--plan", metavar="NAME", help="Simulate a session plan; else the deck with its own turns and cards.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), default=1000, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which dice.")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="How many at a time; else one a core.")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    decks: tuple[str, ...],
    plan: str | None,
    sessions: int,
    seed: int,
    engine: Engine,
    workers: int | None,
    html: Path | None,
    *,
    as_json: bool,
) -> None:
    """Play many sessions with chance orders in every seat and count what happens.

    Of two decks, say what differs between them on the same dice. The result depends on the seed and the number of
    sessions, and neither on the engine nor on the workers. With the extra `wargame[fast]` the machine is compiled
    first, which takes a while once. Ctrl-C stops with what there is.
    """
    library, wish, output = library_at_hand(), Wish(sessions, seed, engine, workers), Output(html, as_json)
    if len(decks) > 2:
        raise click.UsageError("Name one deck, or two to compare.")
    if len(decks) == 2:
        if plan is not None:
            raise click.UsageError("Two decks are compared with their own turns and cards: leave --plan out.")
        _compare(library, decks[0], decks[1], wish, output)
    else:
        _report(library, decks[0] if decks else None, plan, wish, output)


def _report(library: Library, deck: str | None, plan: str | None, wish: Wish, output: Output) -> None:
    """Tell the balance of one deck."""
    from wargame.cli.balance import print_balance
    from wargame.cli.balance_data import balance_data
    from wargame.cli.balance_page import balance_page
    from wargame.lab.balance import balance_of
    from wargame.lab.findings import findings_of

    subject = subject_of(library, deck, plan)
    bench = Bench(library, [subject], wish.engine, wish.workers)
    tally = counted(bench, subject, wish.seed, wish.sessions)
    balance = balance_of(subject.deck, subject.course, tally, wish.seed)
    findings = findings_of(balance)
    if output.html is not None:
        write(output.html, balance_page(balance, findings))
    if output.as_json:
        output.tell(balance_data(balance, findings))
    else:
        print_balance(balance, findings)


def _compare(library: Library, before: str, after: str, wish: Wish, output: Output) -> None:
    """Tell what differs between two decks."""
    from wargame.cli.comparison import comparison_data, comparison_page, print_comparison
    from wargame.lab.comparison import comparison_of

    first, second = subject_of(library, before, None), subject_of(library, after, None)
    bench = Bench(library, [first, second], wish.engine, wish.workers)
    pairs, played = paired(bench, first, second, wish.seed, wish.sessions)
    comparison = comparison_of(first.deck, second.deck, (before, after), pairs, played)
    if output.html is not None:
        write(output.html, comparison_page(comparison))
    if output.as_json:
        output.tell(comparison_data(comparison))
    else:
        print_comparison(comparison)
