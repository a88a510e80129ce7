"""How the time of a session grows with turns, with cards a turn, and with the size of the deck. One core, compiled.

    python tests/benchmarks/growth.py [DECK] [--rounds 5]

Each table is measured in one run, its rows in turn, in processor time, and says how many times as long as its first row
a session takes. The decks of different sizes are made for this: three teams, four responses a card, each card as likely
to come as another.
"""

import argparse
import json
from collections.abc import Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.benchmarks.check_decks import big_deck
from tests.benchmarks.subject import Subject, rate, subject

SESSIONS = 1000
"""Sessions of a round."""


def sized(cards: int, root: Path) -> Subject:
    """Return a deck with so many cards, played for 8 turns of 2 cards."""
    for folder in ("decks", "rules", "sessions"):
        (root / folder).mkdir(parents=True)
    deck = big_deck()
    deck["cards"] = dict(list(deck["cards"].items())[:cards])
    (root / "decks" / "big.yaml").write_text(json.dumps(deck), encoding="utf-8")
    return subject("big", 8, 2, root)


def table(title: str, subjects: Mapping[str, Subject], rounds: int) -> None:
    """Print how long a session of each takes."""
    runs = {name: each.compiled() for name, each in subjects.items()}
    times: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(rounds):
        for name, run in runs.items():
            times[name].append(1e6 / rate(run, SESSIONS))
    first = median(next(iter(times.values())))
    print(f"| {title} | µs a session | times the first |")
    print("|---:|---:|---:|")
    for name, each in times.items():
        print(f"| {name} | {median(each):,.0f} ({min(each):,.0f} to {max(each):,.0f}) | {median(each) / first:.1f} |")
    print(flush=True)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deck", nargs="?", default="europe_looks_east")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    table("turns of 2 cards", {f"{n}": subject(asked.deck, n, 2) for n in (2, 4, 8, 16)}, asked.rounds)
    table("cards a turn, 8 turns", {f"{n}": subject(asked.deck, 8, n) for n in (1, 2, 3, 4)}, asked.rounds)
    with TemporaryDirectory() as folder:
        decks = {f"{n}": sized(n, Path(folder) / f"{n}") for n in (31, 62, 125, 250, 500)}
        table("cards in the deck, 8 turns of 2", decks, asked.rounds)


if __name__ == "__main__":
    main()
