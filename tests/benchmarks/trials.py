"""How many sessions a second: interpreted, compiled, and compiled in two threads, one after the other in one run.

    python tests/benchmarks/trials.py [PLAN or DECK] [--turns 8] [--cards 4] [--sessions 20000] [--rounds 3]

Every round runs all three, so that a busy moment hits them alike. Medians are printed with their range: sessions a
second of processor time, and by the clock; on a machine that others use too, the first says what a core can do. The
first run with another numba or other rules compiles the machine, which is told apart.
"""

import argparse
from collections.abc import Callable
from statistics import median
from time import perf_counter, process_time

from tests.benchmarks.subject import rate, subject
from wargame.lab.sampling import Recipe, in_threads
from wargame.lab.trials import BATCH

INTERPRETED = 100
"""Sessions that the interpreter plays a round."""


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="evening")
    parser.add_argument("--turns", type=int, default=0)
    parser.add_argument("--cards", type=int, default=0)
    parser.add_argument("--sessions", type=int, default=20_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    it = subject(asked.name, asked.turns, asked.cards)
    started = perf_counter()
    fast, slow = it.compiled(), it.interpreted()
    print(f"compiled or loaded in {perf_counter() - started:.2f} s")

    def in_two(numbers: range) -> None:
        parts = (numbers[first : first + BATCH] for first in range(0, len(numbers), BATCH))
        for _ in in_threads(((Recipe("it", it.course, 1), part) for part in parts), lambda _: fast, 2):
            pass

    kinds: dict[str, tuple[Callable[[range], object], int]] = {
        "interpreted": (slow, INTERPRETED),
        "compiled, one thread": (fast, asked.sessions),
        "compiled, two threads": (in_two, asked.sessions),
    }
    spent: dict[str, list[tuple[float, float]]] = {name: [] for name in kinds}
    for _ in range(asked.rounds):
        for name, (run, sessions) in kinds.items():
            started = process_time()
            by_clock = rate(run, sessions, perf_counter)
            spent[name].append((sessions / (process_time() - started), by_clock))
    print(f"{asked.name}: {it.course.turns} turns of {it.course.cards_per_turn}, {asked.sessions:,} sessions a round")
    print("| | sessions a second of processor time | by the clock | times |")
    print("|---|---:|---:|---:|")
    for name, pairs in spent.items():
        cells = [f"{median(each):,.0f} ({min(each):,.0f} to {max(each):,.0f})" for each in zip(*pairs, strict=True)]
        times = median(pair[0] for pair in pairs) / median(pair[0] for pair in spent["interpreted"])
        print(f"| {name} | {' | '.join(cells)} | {times:.0f} |")


if __name__ == "__main__":
    main()
