"""The reference game as a deck, through the product's normal path, beside the same game written by hand in C.

    python tests/benchmarks/reference_game.py GAME.json [--reference ./reference GAME.txt] [--engine python]

The game is a fixed piece of work to measure simulation speed on: 5 teams, 8 turns, 40 cards drawn without replacement,
one a turn; each team picks evenly among its affordable options, pays, and makes a 2d6 check into four bands. GAME.json
holds its numbers, of whatever size. Sessions are run and summed up in batches, as `wargame simulate` does it; the C
program prints its sessions a second and the mean of each track at the end. Both run on one core, in turns, and each
figure is processor time. Prints the rates, their ratio, and how many standard errors the means of the tracks lie apart.
"""

import argparse
import json
import os
import re
import subprocess
from collections.abc import Sequence
from functools import reduce
from math import sqrt
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import process_time
from typing import Any

from wargame.engine.program import Course
from wargame.lab.compiled import compiled, kernel_for
from wargame.lab.tally import BINS
from wargame.lab.trials import added, batches, interpreted
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

BANDS = ("critical", "success", "partial", "failure")

RULE = '''"""Critical check: two dice plus a modifier against a target, in four bands.

## What it does
Throws two dice and adds the modifier.

## When to use it
In the reference game.

## How it resolves
Four or more above the target is critical, the target a success, up to two less partial, anything lower a failure.

## Parameters
- `target`: the total that is needed
- `modifier`: what is added to the dice

## Example
```yaml
title: Try
rule: critical_check
with: {target: 8}
```

## Source
The reference game.
"""

from wargame.rulebook import CRITICAL, FAILURE, PARTIAL, SUCCESS, Dice, Ruling, roll, rule


@rule(title="Critical check", bands=(CRITICAL, SUCCESS, PARTIAL, FAILURE))
def critical_check(dice: Dice, target: int, modifier: int = 0) -> Ruling:
    """Throw 2d6 plus the modifier against the target."""
    margin = roll(dice, 2, 6) + modifier - target
    if margin >= 4:
        return Ruling(CRITICAL, margin, 0)
    if margin >= 0:
        return Ruling(SUCCESS, margin, 0)
    if margin >= -2:
        return Ruling(PARTIAL, margin, 0)
    return Ruling(FAILURE, margin, 0)
'''


def response(option: dict[str, Any], number: int) -> dict[str, Any]:
    """Return an option of the game as a response."""
    cost = {"cost": {f"r{option['resource']}": option["cost"]}} if option["cost"] else {}
    return cost | {
        "title": f"Option {number}",
        "rule": "critical_check",
        "with": {"target": option["difficulty"], "modifier": f"t{option['modifier_track']} // 20"},
        "outcomes": {
            band: {"effects": {f"t{track}": delta for track, delta in effects}, "text": band}
            for band, effects in zip(BANDS, option["bands"], strict=True)
        },
    }


def deck_of(game: dict[str, Any]) -> dict[str, Any]:
    """Return the game as the data of a deck."""
    resources = 1 + max(option["resource"] for card in game["cards"] for team in card for option in team)
    teams = [f"p{team}" for team in range(game["teams"])]
    return {
        "deck": "reference_game",
        "format": 1,
        "title": "The reference game",
        "turns": game["turns"],
        "cards_per_turn": 1,
        "drift": {"cap": 0, "homing": 0},
        "teams": {
            team: {
                "title": team,
                "symbol": "◆",
                "colour": "#fbd367",
                "resources": {
                    f"r{number}": {
                        "title": f"Resource {number}",
                        "start": game["start_resource"],
                        "cap": game["resource_cap"],
                        "income": f"1 if (turn - 1) % {resources} == {number} else 0",
                    }
                    for number in range(resources)
                },
                "objectives": {"high": {"title": "High", "met": "t0 >= 50"}},
            }
            for team in teams
        },
        "tracks": {
            f"t{track}": {"title": f"Track {track}", "start": start} for track, start in enumerate(game["start_tracks"])
        },
        "cards": {
            f"card_{number}": {
                "title": f"Card {number}",
                "text": "An event.",
                "must_answer": teams,
                "responses": {
                    team: {f"o{o}": response(option, o) for o, option in enumerate(options)}
                    for team, options in zip(teams, card, strict=True)
                },
            }
            for number, card in enumerate(game["cards"])
        },
    }


def workspace_with(game: dict[str, Any], root: Path) -> Library:
    """Write the game as a workspace of its own and open it."""
    for folder in ("decks", "rules", "sessions"):
        (root / folder).mkdir()
    (root / "rules" / "critical_check.py").write_text(RULE, encoding="utf-8")
    text = json.dumps(deck_of(game), indent=1)
    (root / "decks" / "reference_game.yaml").write_text(text, encoding="utf-8")
    return Library(find_workspace(root))


def moments(counts: Sequence[int]) -> tuple[float, float]:
    """Return the mean and the standard error of a track's value from how often each value came."""
    total = sum(counts)
    mean = sum(value * count for value, count in enumerate(counts)) / total
    spread = sum((value - mean) ** 2 * count for value, count in enumerate(counts)) / total
    return mean, sqrt(spread / total)


def by_reference(program: str, text: str, sessions: int) -> tuple[float, list[float]]:
    """Run the C program once; return sessions a second and the mean of each track."""
    said = subprocess.run([program, text, str(sessions), "1"], capture_output=True, text=True, check=True).stdout
    rate = re.search(r"(\d+) sessions/s", said)
    assert rate is not None, said
    return float(rate[1]), [float(mean) for mean in said.split("end:")[1].split()]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("game", type=Path)
    parser.add_argument("--reference", nargs=2, metavar=("PROGRAM", "GAME.txt"))
    parser.add_argument("--engine", choices=["compiled", "python"], default="compiled")
    parser.add_argument("--sessions", type=int, default=200_000)
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    with TemporaryDirectory() as folder:
        library = workspace_with(json.loads(asked.game.read_text()), Path(folder))
        deck = library.deck("reference_game").compiled
        course = Course(deck.deck.turns, deck.deck.cards_per_turn, (), ())
        if asked.engine == "compiled":
            digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
            run = compiled(deck, course, 1, kernel_for(library.rules, digests), library.rules)
        else:
            run = interpreted(deck, course, 1)
        run(range(1))
        ours, theirs = [], []
        means: list[float] = []
        for _ in range(asked.rounds):
            started = process_time()
            tally = reduce(added, (run(numbers).tally for numbers in batches(asked.sessions)))
            ours.append(asked.sessions / (process_time() - started))
            if asked.reference:
                rate, means = by_reference(asked.reference[0], asked.reference[1], asked.sessions)
                theirs.append(rate)
    print(f"this engine, {asked.engine}: {median(ours):,.0f} sessions a second ({min(ours):,.0f} to {max(ours):,.0f})")
    tracks = len(deck.deck.tracks)
    last = [tally.spread[(course.turns * tracks + i) * BINS :][:BINS] for i in range(tracks)]
    found = [moments(counts) for counts in last]
    if asked.reference:
        print(f"by hand in C: {median(theirs):,.0f} sessions a second ({min(theirs):,.0f} to {max(theirs):,.0f})")
        ratios = [a / b for a, b in zip(ours, theirs, strict=True)]
        print(f"this engine / C: {median(ratios):.3f} ({min(ratios):.3f} to {max(ratios):.3f})")
        apart = [(mean - other) / (error * sqrt(2)) for (mean, error), other in zip(found, means, strict=True)]
        print(f"means of the {tracks} tracks: at most {max(map(abs, apart)):.1f} standard errors apart")
    print("means:", *(f"{mean:.3f}" for mean, _ in found))


if __name__ == "__main__":
    main()
