"""How long a forecast takes from the middle of the flagship: its fifth turn of eight, dealt and half ordered.

    python tests/benchmarks/forecast.py [--futures 2000] [--times 15] [--cards 4] [--seats random]

From the position to the finished forecast, compiled with one and two threads, and interpreted with 100 futures; then
what is changed by one ruling of that turn that could have come to two other bands. `--seats` is the kind of bot that
plays on in every seat. The first run with another numba or other rules compiles the machine, which is told apart.
"""

import argparse
import sys
from collections.abc import Callable
from os import getloadavg
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))

from tests.lab.looking_ahead import flagship, library, stopped  # noqa: E402
from tests.session.played import Table, started  # noqa: E402
from wargame.lab.changes import changes  # noqa: E402
from wargame.lab.compiled import kernels_for  # noqa: E402
from wargame.lab.compiled_futures import compiled_engine  # noqa: E402
from wargame.lab.desk import KINDS  # noqa: E402
from wargame.lab.forecast import forecast  # noqa: E402
from wargame.lab.outlook import PYTHON, Engine  # noqa: E402
from wargame.session.ruling_anew import other_rulings  # noqa: E402


def middle(cards: int, phase: str = "plan") -> Table:
    """Return a session after four of eight turns, in that phase of the fifth."""
    return stopped(started(flagship(), turns=8, cards_per_turn=cards), 1, 4, phase, 2)


def told(name: str, times: int, run: Callable[[], object]) -> None:
    """Print how long something takes: median, least, and the processor's time."""
    took, used = [], []
    for _ in range(times):
        began, busy = perf_counter(), process_time()
        run()
        took.append(1000 * (perf_counter() - began))
        used.append(1000 * (process_time() - busy))
    print(f"| {name} | {median(took):.0f} | {min(took):.0f} | {median(used):.0f} |", flush=True)


def compiled_anew(table: Table) -> Engine:
    """Return the compiled engine for one thread, compiled or loaded."""
    began = perf_counter()
    digests = {rule: loaded.digest for rule, loaded in library().loaded_rules.rules.items()}
    kernel = kernels_for(library().rules, digests).run_onward
    engine = compiled_engine(flagship(), kernel, library().rules, 1)
    forecast(table.game, table.play, engine._replace(futures=1))
    print(f"compiled or loaded in {perf_counter() - began:.2f} s")
    return engine


def main() -> None:
    """Print a row for each way of playing futures."""
    said = argparse.ArgumentParser()
    said.add_argument("--futures", type=int, default=2000)
    said.add_argument("--times", type=int, default=15)
    said.add_argument("--cards", type=int, default=4)
    said.add_argument("--seats", choices=KINDS, default="random")
    wish = said.parse_args()
    table, ruled = middle(wish.cards), middle(wish.cards, "adjudicate")
    kinds = () if wish.seats == "random" else (KINDS[wish.seats],) * len(table.game.deck.names.teams)
    one = compiled_anew(table)._replace(futures=wish.futures)
    two = one._replace(workers=2)
    if kinds:
        forecast(table.game, table.play, one._replace(futures=1), kinds)  # bots that weigh are compiled apart
    print(f"turn 5 of 8, {len(table.play.cards)} cards in hand, load {getloadavg()[0]:.1f}")
    print("| what | median ms | least ms | processor ms |\n|---|---:|---:|---:|")
    for engine in (one, two):
        name = f"{wish.futures:,} futures, {engine.workers} thread{'s' * (engine.workers > 1)}"
        told(name, wish.times, lambda engine=engine: forecast(table.game, table.play, engine, kinds))  # type: ignore[misc]
    told("100 futures, interpreted", 3, lambda: forecast(table.game, table.play, PYTHON, kinds))
    rulings = enumerate(ruled.play.rulings)
    place = next(n for n, made in rulings if len(list(other_rulings(ruled.game, made))) == 2)
    told("what one ruling changes, 2 threads", wish.times, lambda: changes(ruled.game, ruled.play, place, two, kinds))


if __name__ == "__main__":
    main()
