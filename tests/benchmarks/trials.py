"""How many sessions of a deck a second, interpreted and compiled, in one run on one core.

    python tests/benchmarks/trials.py [PLAN]

The first run with another numba or other rules compiles the machine, which is told apart.
"""

import sys
from pathlib import Path
from time import perf_counter

from wargame.lab.compiled import compiled, kernel_for
from wargame.lab.trials import interpreted
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

INTERPRETED = 100
COMPILED = 5000


def main(plan_name: str) -> None:
    """Print the figures."""
    library = Library(find_workspace(Path(__file__).parents[2]))
    plan = library.plan(plan_name)
    deck, course = plan.deck.compiled, plan.compiled.course
    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    started = perf_counter()
    fast = compiled(deck, course, 1, kernel_for(library.rules, digests), library.rules)
    fast(range(1))
    print(f"compiled or loaded in {perf_counter() - started:.2f} s")
    rates = []
    for name, run, sessions in (
        ("interpreted", interpreted(deck, course, 1), INTERPRETED),
        ("compiled", fast, COMPILED),
    ):
        started = perf_counter()
        run(range(sessions))
        rates.append(sessions / (perf_counter() - started))
        print(f"{name}: {rates[-1]:,.0f} sessions a second")
    print(f"compiled / interpreted: {rates[1] / rates[0]:.0f}")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "evening")
