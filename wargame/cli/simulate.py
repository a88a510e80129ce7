"""`wargame simulate`: what a deck does by itself, counted over many sessions with chance orders."""

import json
from pathlib import Path

import click

from wargame.cli.balance import print_balance
from wargame.cli.balance_data import balance_data
from wargame.cli.balance_page import balance_page
from wargame.cli.chosen import library_at_hand
from wargame.cli.simulating import Bench, Engine, counted, subject_of, write
from wargame.lab.balance import balance_of
from wargame.lab.findings import findings_of

EXAMPLES = """\
\b
Examples:
  wargame simulate europe_looks_east
  wargame simulate --plan evening -n 20000 --seed 3
  wargame simulate europe_looks_east -n 100000 --html balance.html
  wargame simulate europe_looks_east --json
"""


@click.command(epilog=EXAMPLES)
@click.argument("deck", required=False)
@click.option("--plan", metavar="NAME", help="Simulate a session plan; else the deck with its own turns and cards.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), default=1000, show_default=True)
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which dice.")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="How many at a time; else one a core.")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a page.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    deck: str | None,
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

    The result depends on the seed and the number of sessions, and neither on the engine nor on the workers. With
    the extra `wargame[fast]` the machine is compiled first, which takes a while once. Ctrl-C stops with what there is.
    """
    library = library_at_hand()
    subject = subject_of(library, deck, plan)
    bench = Bench(library, [subject], engine, workers)
    tally = counted(bench, subject, seed, sessions)
    balance = balance_of(subject.deck, subject.course, tally, seed)
    findings = findings_of(balance)
    if html is not None:
        write(html, balance_page(balance, findings))
    if as_json:
        click.echo(json.dumps(balance_data(balance, findings), indent=2, ensure_ascii=False))
    else:
        print_balance(balance, findings)
