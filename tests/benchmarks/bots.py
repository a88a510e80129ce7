"""By how many points a kind of bot beats another in the same seat, on the same keys, greedy bots in the other seats.

    python tests/benchmarks/bots.py [--bot rollout] [--against greedy] [--sessions 200] [--seed 1] [PLAN ...]

Session i is played twice: the seat of team i (the teams in turn) is taken by the one kind, then by the other. The
difference of that team's points has a mean and a 95 % interval, 1.96 standard errors of paired differences to either
side. Sessions run compiled, in one thread.
"""

import argparse
from math import sqrt
from pathlib import Path
from statistics import fmean, stdev
from time import perf_counter

from wargame.lab.compiled import compiled, kernel_for
from wargame.lab.desk import GREEDY, KINDS
from wargame.lab.tally import Tally
from wargame.lab.trials import RunBatch
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library, LoadedPlan

ROOT = Path(__file__).parents[2]
PLANS = ("evening", "first_look", "lights_out", "tutorial")


def points(plan: LoadedPlan, tally: Tally, team: str) -> int:
    """Return a team's points in a tally of one session."""
    program, names = plan.deck.compiled.program, plan.deck.compiled.names
    return sum(
        program.teams.objective_points[i] * tally.met[i]
        for i, (owner, _, _) in enumerate(names.objectives)
        if owner in {None, team}
    )


def runs(plan: LoadedPlan, library: Library, seed: int, kind: int) -> list[RunBatch]:
    """Return what plays a session, by the seat that the kind of bot has."""
    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(library.rules, digests)
    deck, course = plan.deck.compiled, plan.compiled.course
    found = []
    for seat in range(len(deck.names.teams)):
        kinds = tuple(kind if team == seat else GREEDY for team in range(len(deck.names.teams)))
        found.append(compiled(deck, course, seed, kernel, library.rules, kinds=kinds))
    return found


def main() -> None:
    """Print a table row for each plan."""
    said = argparse.ArgumentParser()
    said.add_argument("--bot", choices=KINDS, default="rollout")
    said.add_argument("--against", choices=KINDS, default="greedy")
    said.add_argument("--sessions", type=int, default=200)
    said.add_argument("--seed", type=int, default=1)
    said.add_argument("plans", nargs="*", default=PLANS)
    wish = said.parse_args()
    library = Library(find_workspace(ROOT))
    print(f"| plan | sessions | {wish.against} | {wish.bot} | difference | 95 % interval | ms a session |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name in wish.plans:
        plan = library.plan(name)
        teams = plan.deck.compiled.names.teams
        ones, others = (runs(plan, library, wish.seed, KINDS[kind]) for kind in (wish.bot, wish.against))
        started, pairs = perf_counter(), []
        for i in range(wish.sessions):
            seat = i % len(teams)
            tallies = (players[seat](range(i, i + 1)).tally for players in (ones, others))
            pairs.append(tuple(points(plan, tally, teams[seat]) for tally in tallies))
        took = (perf_counter() - started) / (2 * wish.sessions)
        gains = [one - other for one, other in pairs]
        half = 1.96 * stdev(gains) / sqrt(len(gains))
        means = fmean(other for _, other in pairs), fmean(one for one, _ in pairs)
        print(
            f"| `{name}` | {wish.sessions} | {means[0]:.2f} | {means[1]:.2f} | {fmean(gains):+.2f} "
            f"| {fmean(gains) - half:+.2f} to {fmean(gains) + half:+.2f} | {1000 * took:.0f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
