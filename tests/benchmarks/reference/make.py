"""Write the reference game: `python make.py [SEED]` makes game.json (for the deck) and game.txt (for reference.c)."""

import json
import random
import sys
from pathlib import Path
from typing import Any

TEAMS, TURNS, CARDS, OPTIONS, TRACKS, RESOURCES = 5, 8, 40, 3, 25, 3
DELTAS = ((3, 10), (1, 7), (-3, 3), (-10, -1))
"""The least and the most that a track moves by: critical, success, partial, failure."""


def option(r: random.Random, *, free: bool) -> dict[str, Any]:
    """Draw an option: what it costs, what helps it, how hard it is, what each band moves."""
    bands = []
    for low, high in DELTAS:
        tracks = r.sample(range(TRACKS), r.randint(1, 4))
        bands.append([[track, r.randint(low, high) or 1] for track in tracks])
    return {
        "resource": r.randrange(RESOURCES),
        "cost": 0 if free else r.randint(1, 5),
        "modifier_track": r.randrange(TRACKS),
        "difficulty": r.randint(5, 10),
        "bands": bands,
    }


def game(seed: int) -> dict[str, Any]:
    """Draw a game."""
    r = random.Random(seed)
    start = [r.randint(30, 70) for _ in range(TRACKS)]
    return {
        "seed": seed,
        "teams": TEAMS,
        "turns": TURNS,
        "start_tracks": start,
        "start_resource": 5,
        "resource_cap": 10,
        "cards": [[[option(r, free=o == 0) for o in range(OPTIONS)] for _ in range(TEAMS)] for _ in range(CARDS)],
    }


def text_of(drawn: dict[str, Any]) -> str:
    """Return a game as the numbers that the C program reads."""
    lines = [drawn["start_tracks"]]
    for o in (o for card in drawn["cards"] for team in card for o in team):
        lines.append([o["resource"], o["cost"], o["modifier_track"], o["difficulty"]])
        lines += [[len(band), *(number for pair in band for number in pair)] for band in o["bands"]]
    return "".join(" ".join(map(str, line)) + "\n" for line in lines)


if __name__ == "__main__":
    drawn = game(int(sys.argv[1]) if len(sys.argv) > 1 else 20260101)
    Path("game.json").write_text(json.dumps(drawn, separators=(",", ":")))
    Path("game.txt").write_text(text_of(drawn))
