"""What a Dask cluster costs: the same sessions in this process and by two workers of a cluster on this machine.

    python tests/benchmarks/cluster.py [PLAN or DECK] [--sessions 50000] [--rounds 3]

First the sessions in batches of the usual size, in two threads here and by two workers of one thread each; then batches
of one session by the same workers, whose time is nothing but sending and bookkeeping. All compiled, by the clock.
"""

import argparse
from collections.abc import Iterable
from statistics import median
from time import perf_counter

from distributed import Client, LocalCluster

from tests.benchmarks.subject import subject
from wargame.lab.elsewhere import Errand, source_of
from wargame.lab.sampling import Recipe, in_threads, on_executor
from wargame.lab.trials import Batch, batches

TINY = 200
"""Batches of one session."""


def seconds(found: Iterable[Batch]) -> float:
    """Take all batches; return how long that took."""
    started = perf_counter()
    for _ in found:
        pass
    return perf_counter() - started


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="?", default="evening")
    parser.add_argument("--sessions", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    it = subject(asked.name)
    recipe, fast = Recipe("it", it.course, 1), it.compiled()
    errand = Errand(source_of(it.library, it.deck, it.text), recipe, "compiled", 0)
    times: dict[str, list[float]] = {"here, two threads": [], "two workers": [], "a tiny batch": []}
    with (
        LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None, host="127.0.0.1") as cluster,
        Client(cluster) as client,
    ):
        pool = client.get_executor(pure=False)
        seconds(on_executor(((recipe, range(n, n + 1)) for n in range(8)), lambda _: errand, pool, 2))
        for _ in range(asked.rounds):
            usual = [(recipe, numbers) for numbers in batches(asked.sessions)]
            times["here, two threads"].append(seconds(in_threads(usual, lambda _: fast, 2)))
            times["two workers"].append(seconds(on_executor(usual, lambda _: errand, pool, 2)))
            tiny = [(recipe, range(n, n + 1)) for n in range(TINY)]
            times["a tiny batch"].append(seconds(on_executor(tiny, lambda _: errand, pool, 2)) / TINY)
    for name, each in times.items():
        print(f"| {name} | {median(each):.3f} s ({min(each):.3f} to {max(each):.3f}) |")


if __name__ == "__main__":
    main()
