"""How long `wargame check` takes, from the command line to its end: shipped decks, and one of 500 cards.

    python tests/benchmarks/check_decks.py [ROUNDS]

Runs `python -m wargame check` on each deck in turn, with Python's bytecode cache, beside a bare `python -c pass`, so
that a busy moment hits all alike. Prints medians, their ratio to the bare start, and the least that a round took, which
is nearest to what it takes on a machine of its own.
"""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
BARE = "python -c pass"
CARDS = 500
TEAMS = ("north", "south", "east")


def response(number: int, team: str) -> dict[str, Any]:
    """Return a response with odds, reasons and three outcomes."""
    return {
        "title": f"Answer {number} of the {team}",
        "aim": "Keep the water calm until the boats are home.",
        "cost": {"coin": 1 + number % 3},
        "rule": "difficulty_check",
        "with": {"target": 6 + number % 4},
        "modifiers": [
            {"add": "mod(trust)", "why": "Neighbours help"},
            {"add": 1, "when": f"trade >= {40 + number % 30}", "why": "Traders help"},
        ],
        "outcomes": {
            "success": {"effects": {"trade": 3, "trust": 2, "tension": -1}, "text": "It is done before the evening."},
            "partial": {"effects": {"trade": 1}, "text": "Half of it is done."},
            "failure": {"effects": {"trust": -2, "tension": number % 3}, "text": "Nobody comes."},
        },
    }


def big_deck() -> dict[str, Any]:
    """Return a deck of 500 cards and 2000 responses, all of them different."""
    cards = {
        f"card_{number}": {
            "title": f"Day {number} at the harbour",
            "text": "The boats come in late. The towns ask who pays for the light, and nobody answers before noon. "
            * 3,
            "source": ["almanac"],
            "when": f"tension >= {number % 50} or turn >= {1 + number % 20}",
            "on_draw": {"tension": 1},
            "responses": {
                TEAMS[(number + i) % 3]: {
                    f"answer_{number}_{j}": response(number * 7 + i * 3 + j, TEAMS[(number + i) % 3]) for j in range(2)
                }
                for i in range(2)
            },
        }
        for number in range(CARDS)
    }
    objective = {"title": "A good year", "met": "trade >= 55 and tension <= 60"}
    coin = {"title": "Coin", "start": 4, "cap": 10, "income": 2}
    team = {"symbol": "◆", "colour": "#fbd367", "resources": {"coin": coin}, "objectives": {"year": objective}}
    return {
        "deck": "big",
        "format": 1,
        "title": "Big",
        "turns": 20,
        "sources": {"almanac": {"title": "The almanac", "as_of": "2025-01"}},
        "scales": {"mod": [[0, -1], [40, 0], [60, 1]]},
        "teams": {name: {"title": name.title(), **team} for name in TEAMS},
        "tracks": {name: {"title": name.title(), "start": 50} for name in ("trade", "trust", "tension")},
        "links": [{"from": "trust", "to": "trade", "weight": 1.0, "lag": 1, "why": "Traders like quiet water."}],
        "cards": cards,
    }


def seconds(command: list[str]) -> float:
    """Run a command once and return how long it took; what it finds is no matter here."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": ""}
    start = time.perf_counter()
    subprocess.run(command, env=environment, cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, check=False)
    return time.perf_counter() - start


def size(path: Path) -> str:
    """Return how large a deck is: cards, responses, lines."""
    text = path.read_text(encoding="utf-8")
    cards = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))["cards"]
    answers = sum(len(offered) for card in cards.values() for offered in card.get("responses", {}).values())
    return f"{len(cards)} | {answers} | {len(text.splitlines())}"


def main() -> None:
    """Print one table as Markdown."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 11
    with TemporaryDirectory() as folder:
        big = Path(folder) / "big.yaml"
        big.write_text(yaml.safe_dump(json.loads(json.dumps(big_deck())), sort_keys=False, allow_unicode=True))
        decks = {path.stem: path for path in [*sorted((ROOT / "decks").glob("*.yaml")), big]}
        commands = {BARE: [sys.executable, "-c", "pass"]}
        commands |= {name: [sys.executable, "-m", "wargame", "check", str(path)] for name, path in decks.items()}
        sizes = {BARE: " | | "} | {name: size(path) for name, path in decks.items()}
        times: dict[str, list[float]] = {name: [] for name in commands}
        for command in commands.values():
            seconds(command)
        for _ in range(rounds):
            for name, command in commands.items():
                times[name].append(seconds(command))
    print("| deck | cards | responses | lines | ms | times bare | least ms |")
    print("|---|---:|---:|---:|---:|---:|---:|")
    for name, taken in times.items():
        middle = median(taken)
        ratio = middle / median(times[BARE])
        print(f"| `{name}` | {sizes[name]} | {middle * 1000:.0f} | {ratio:.1f} | {min(taken) * 1000:.0f} |")


if __name__ == "__main__":
    main()
