"""`wargame simulate`: what a deck does by itself, counted over many sessions with bots in every seat."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import click

from wargame.cli.bench import Bench
from wargame.cli.bot_seats import described
from wargame.cli.chosen import library_at_hand
from wargame.cli.deep_report import Deep
from wargame.cli.simulating import asked, counted, paired, turned, write
from wargame.cli.subjects import Subject, subject_of
from wargame.lab.engines import Engine
from wargame.lab.tally import Tally
from wargame.workspace.library import Library

USUAL_SESSIONS = 1000
"""How many are played if nobody says how many."""

MOST_SESSIONS = 1_000_000
"""How many are played at most to reach what `--until` wants."""

EXAMPLES = """\
\b
Examples:
  wargame simulate europe_looks_east
  wargame simulate --plan evening -n 20000 --seed 3
  wargame simulate europe_looks_east -n 100000 --html balance.html
  wargame simulate europe_looks_east --until 1% --parquet sessions.parquet
  wargame simulate europe_looks_east --what-if --sensitivity
  wargame simulate --plan evening --bots greedy --bots kosovo=cautious,serbia=random
  wargame simulate old/europe_looks_east.yaml europe_looks_east
  wargame simulate europe_looks_east -n 1000000 --dask tcp://host:8786
"""


class Percent(click.ParamType[float]):
    """A share of a hundred, written as `1%` or `0.5%`; 0 to 1 inside."""

    name = "percent"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the share; anything else is wrong usage."""
        match = re.fullmatch(r"([0-9]{1,2}(?:\.[0-9]{1,3})?) ?%", str(value))
        if match is None or not float(match[1]):
            self.fail(f"`{value}` is no share such as 1% or 0.5%", param, ctx)
        return float(match[1]) / 100


class Wish(NamedTuple):
    """How much is to be run, and on what."""

    sessions: int | None
    """None: as many as it takes by default."""
    seed: int
    engine: Engine
    workers: int | None
    dask: str | None
    """The address of a scheduler; None: this machine."""
    until: float | None
    """How far an interval may reach from its chance."""
    what_if: bool
    sensitivity: bool
    bots: tuple[str, ...]
    """As `--bots` was given."""

    @property
    def most(self) -> int:
        """How many sessions are played at most."""
        return self.sessions or (USUAL_SESSIONS if self.until is None else MOST_SESSIONS)

    def bench(self, library: Library, *subjects: Subject) -> Bench:
        """Return where sessions of these subjects are run."""
        return Bench(library, subjects, self.engine, self.workers, self.dask)


class Output(NamedTuple):
    """Where results go beside the terminal."""

    html: Path | None
    parquet: Path | None
    as_json: bool

    def tell(self, data: Mapping[str, object]) -> None:
        """Print what programs read."""
        click.echo(json.dumps(data, indent=2, ensure_ascii=False))


@click.command(epilog=EXAMPLES)
@click.argument("decks", nargs=-1, metavar="[DECK] [DECK]")
@click.option("--plan", metavar="NAME", help="Simulate a session plan; else the deck with its own turns and cards.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), help="How many; else 1000.")
@click.option("--until", type=Percent(), metavar="1%", help="Stop once every objective's chance is as sure.")
@click.option("--seed", type=click.IntRange(0, 2**53 - 1), default=1, show_default=True, help="Which dice.")
@click.option("--bots", multiple=True, metavar="BOT|TEAM=BOT,…", help="Who orders: see below. [default: random]")
@click.option("--engine", type=click.Choice(["auto", "python", "compiled"]), default="auto", show_default=True)
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="How many at a time; else one a core.")
@click.option("--dask", metavar="ADDRESS", help="Run on the Dask cluster of this scheduler, as tcp://host:8786.")
@click.option("--what-if", is_flag=True, help="Also ask: if a team passed every turn? If its dice fell otherwise?")
@click.option("--sensitivity", is_flag=True, help="Also turn every number of the deck, and tell what moves what.")
@click.option("--html", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a page.")
@click.option("--parquet", metavar="FILE", type=click.Path(dir_okay=False, path_type=Path), help="Write a row each.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(
    decks: tuple[str, ...],
    plan: str | None,
    sessions: int | None,
    until: float | None,
    seed: int,
    engine: Engine,
    workers: int | None,
    dask: str | None,
    html: Path | None,
    parquet: Path | None,
    *,
    what_if: bool,
    sensitivity: bool,
    as_json: bool,
    bots: tuple[str, ...],
) -> None:
    """Play many sessions with bots in every seat and count what happens.

    Bots: random orders anything that it can pay for, passive nothing where it may pass, greedy what is best for its own
    score by the end of the turn, cautious what is best when things go badly, rollout what is best after many futures
    that it plays through, mixed is one of random, greedy and cautious. All are as seats see things.

    Of two decks, say what differs between them on the same dice. The result depends on the seed and the number of
    sessions, and neither on the engine nor on the workers. With the extra `wargame[fast]` the machine can be compiled,
    which takes a minute once: --engine auto does that where Python alone would take longer. Ctrl-C stops with what
    there is.
    """
    library, output = library_at_hand(), Output(html, parquet, as_json)
    wish = Wish(sessions, seed, engine, workers, dask, until, what_if, sensitivity, bots)
    if dask is not None and workers is not None:
        raise click.UsageError("--workers is about this machine: leave it out with --dask.")
    if len(decks) > 2:
        raise click.UsageError("Name one deck, or two to compare.")
    if len(decks) == 2:
        if plan is not None:
            raise click.UsageError("Two decks are compared with their own turns and cards: leave --plan out.")
        if until is not None or parquet is not None or what_if or sensitivity:
            raise click.UsageError("--until, --parquet, --what-if and --sensitivity are about one deck.")
        _compare(library, decks[0], decks[1], wish, output)
    else:
        _report(library, decks[0] if decks else None, plan, wish, output)


def _report(library: Library, deck: str | None, plan: str | None, wish: Wish, output: Output) -> None:
    """Tell the balance of one deck."""
    from wargame.cli.balance import print_balance
    from wargame.cli.balance_data import balance_data
    from wargame.cli.balance_page import balance_page
    from wargame.cli.deep_report import deep_data, deep_sections, print_deep
    from wargame.lab.balance import balance_of
    from wargame.lab.findings import findings_of, ordered

    subject = subject_of(library, deck, plan, wish.bots)
    bench = wish.bench(library, subject)
    tally = _counted(bench, subject, wish, output)
    balance = balance_of(subject.deck, subject.course, tally, wish.seed, described(subject.bots))
    deep = _deep(bench, subject, wish)
    findings = ordered([*findings_of(balance), *deep.findings(balance)])
    if output.html is not None:
        write(output.html, balance_page(balance, findings, *deep_sections(balance, deep)))
    if output.as_json:
        output.tell({**balance_data(balance, findings), "bots": subject.bots, **deep_data(deep)})
    else:
        print_balance(balance, findings)
        print_deep(balance, deep)


def _counted(bench: Bench, subject: Subject, wish: Wish, output: Output) -> Tally:
    """Play the sessions, and write them down where that was asked for."""
    if output.parquet is None:
        return counted(bench, subject, wish.seed, wish.most, wish.until)
    from wargame.cli.session_table import SessionTable

    with SessionTable(output.parquet, subject.deck, wish.seed) as sessions:
        return counted(bench, subject, wish.seed, wish.most, wish.until, sessions.write)


def _deep(bench: Bench, subject: Subject, wish: Wish) -> Deep:
    """Return what takes runs of its own and was asked for."""
    return Deep(
        what_if=asked(bench, subject, wish.seed, wish.most) if wish.what_if and not bench.stopped else None,
        sensitivity=turned(bench, subject, wish.seed, wish.most) if wish.sensitivity and not bench.stopped else None,
    )


def _compare(library: Library, before: str, after: str, wish: Wish, output: Output) -> None:
    """Tell what differs between two decks."""
    from wargame.cli.comparison import comparison_data, comparison_page, print_comparison
    from wargame.lab.comparison import comparison_of

    first, second = (subject_of(library, deck, None, wish.bots) for deck in (before, after))
    bench = wish.bench(library, first, second)
    pairs, played = paired(bench, first, second, wish.seed, wish.most)
    comparison = comparison_of(first.deck, second.deck, (before, after), pairs, played)
    if output.html is not None:
        write(output.html, comparison_page(comparison))
    if output.as_json:
        output.tell(comparison_data(comparison))
    else:
        print_comparison(comparison)
