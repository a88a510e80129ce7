"""An independent calculation of the flagship deck's drift, in exact fractions and by the book, to hold the machine to.

The rule: change per turn of a track = sum over its links of weight * (source - source's start) / 10, minus homing *
(track - its start), plus its trend; the sum held within plus and minus 5, the result within 0..100 and rounded to
tenths once, halves up. A source is taken `lag` turns earlier, after that turn's pushes and before its drift; before the
first turn lies the first turn. The links of the security force count a quarter while its growth is coordinated.
"""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import floor
from typing import Final, NamedTuple

START: Final = {
    "west_attention": 46,
    "ukraine_burden": 40,
    "force_pool": 45,
    "kfor_posture": 60,
    "kfor_reserve": 60,
    "nato_cohesion": 62,
    "us_commitment": 58,
    "allied_publics": 52,
    "eu_cohesion": 55,
    "eu_accession": 45,
    "dialogue": 30,
    "north_tension": 55,
    "serb_community": 35,
    "serbia_assertiveness": 48,
    "serbia_posture": 32,
    "serbia_legit": 42,
    "ksf_capability": 30,
    "kosovo_support": 50,
    "kosovo_legit": 50,
    "russia_influence": 50,
    "russia_bandwidth": 35,
    "nato_enlargement": 38,
    "info_resilience": 42,
    "bosnia_stability": 45,
}

LINKS: Final = """
ukraine_burden       force_pool           -2.4 0
ukraine_burden       west_attention       -1.4 0
ukraine_burden       allied_publics       -0.8 1
allied_publics       force_pool            0.8 1
allied_publics       kfor_posture          0.6 1
force_pool           kfor_posture          1.2 1
force_pool           kfor_reserve          1.0 1
west_attention       kfor_posture          1.0 1
us_commitment        kfor_posture          1.0 1
north_tension        kfor_posture          0.6 1
kfor_posture         force_pool           -0.4 1
us_commitment        nato_cohesion         1.0 1
nato_cohesion        kfor_reserve          0.8 1
ksf_capability       nato_cohesion        -0.4 1 coordinated
north_tension        west_attention        1.2 0
serbia_posture       west_attention        0.6 0
kosovo_support       west_attention        1.4 1
kosovo_support       us_commitment         0.8 1
bosnia_stability     west_attention       -0.6 0
obstacles            serbia_assertiveness -2.6 1
serbia_legit         serbia_assertiveness -0.6 1
eu_accession         serbia_assertiveness -1.0 1
russia_influence     serbia_assertiveness  0.8 1
serb_community       serbia_assertiveness -0.8 1
ksf_capability       serbia_assertiveness  0.6 1 coordinated
dialogue             serbia_assertiveness -0.6 1
serbia_assertiveness serbia_posture        1.8 1
serbia_assertiveness north_tension         1.4 0
serbia_posture       north_tension         0.8 0
serb_community       north_tension        -1.0 1
dialogue             north_tension        -1.0 1
info_resilience      north_tension        -0.6 0
kfor_posture         north_tension        -1.0 0
north_tension        serb_community       -1.0 1
kfor_posture         serb_community        0.8 1
dialogue             serb_community        1.0 1
ksf_capability       serb_community       -0.6 1 coordinated
north_tension        dialogue             -0.8 1
north_tension        eu_accession         -0.8 1
dialogue             eu_accession          1.0 1
eu_cohesion          eu_accession          0.8 1
west_attention       eu_accession          0.6 1
eu_cohesion          dialogue              0.6 1
kosovo_legit         dialogue              0.4 1
serbia_legit         dialogue              0.4 1
eu_accession         russia_influence     -1.0 1
west_attention       russia_influence     -1.0 1
info_resilience      russia_influence     -1.0 1
russia_bandwidth     russia_influence      1.0 0
russia_bandwidth     info_resilience      -0.6 1
russia_influence     nato_enlargement     -1.0 1
russia_influence     bosnia_stability     -0.8 1
russia_influence     dialogue             -0.4 1
russia_influence     nato_cohesion        -0.4 2
eu_accession         kosovo_legit          0.4 2
eu_accession         serbia_legit          0.4 2
ksf_capability       kosovo_legit          0.6 1
dialogue             kosovo_support        0.6 1
north_tension        kosovo_support       -0.4 1
kosovo_legit         kosovo_support        0.4 1
nato_cohesion        nato_enlargement      0.6 1
west_attention       eu_cohesion           0.4 1
force_pool           bosnia_stability      0.4 1
north_tension        bosnia_stability     -0.4 1
"""
"""Source, target, points a turn for ten points of the source, lag in turns, and whether coordination weakens it."""

OBSTACLES: Final = {
    "kfor_posture": Fraction("0.28"),
    "kfor_reserve": Fraction("0.14"),
    "nato_cohesion": Fraction("0.18"),
    "west_attention": Fraction("0.15"),
    "us_commitment": Fraction("0.10"),
    "ksf_capability": Fraction("0.15"),
}

STABILITY: Final = {
    "north_tension": Fraction("-0.25"),
    "bosnia_stability": Fraction("0.15"),
    "serb_community": Fraction("0.15"),
    "obstacles": Fraction("0.15"),
    "eu_accession": Fraction("0.10"),
    "russia_influence": Fraction("-0.10"),
    "serbia_assertiveness": Fraction("-0.10"),
}
"""A negative weight counts the distance from 100."""

TREND: Final = {"west_attention": -1}
HOMING: Final = {
    "ukraine_burden": Fraction(0),
    "ksf_capability": Fraction(0),
    "force_pool": Fraction("0.20"),
    "kfor_posture": Fraction("0.06"),
    "kfor_reserve": Fraction("0.08"),
    "us_commitment": Fraction("0.04"),
    "serbia_posture": Fraction("0.25"),
    "west_attention": Fraction("0.08"),
    "kosovo_support": Fraction("0.06"),
    "nato_cohesion": Fraction("0.08"),
}
USUAL_HOMING: Final = Fraction("0.10")
CAP: Final = Fraction(5)
COORDINATED: Final = Fraction("0.25")

Situation = dict[str, Fraction]
"""Points by track, and both gauges."""

Pushes = Mapping[int, Mapping[str, int]]
"""Points by turn and track."""


class Link(NamedTuple):
    """One row of `LINKS`."""

    source: str
    target: str
    weight: Fraction
    lag: int
    weakened: bool


@cache
def links() -> tuple[Link, ...]:
    """Return the rows of `LINKS`."""
    rows = [line.split() for line in LINKS.strip().splitlines()]
    return tuple(Link(row[0], row[1], Fraction(row[2]), int(row[3]), "coordinated" in row) for row in rows)


def in_tenths(points: Fraction) -> Fraction:
    """Return the nearest tenth, halves up."""
    return Fraction(floor(points * 10 + Fraction(1, 2)), 10)


def with_gauges(tracks: Situation) -> Situation:
    """Return the situation with its gauges computed from its tracks, in tenths."""
    obstacles = in_tenths(sum((weight * tracks[track] for track, weight in OBSTACLES.items()), Fraction(0)))
    seen = {**tracks, "obstacles": obstacles}
    shares = (weight * seen[name] if weight > 0 else -weight * (100 - seen[name]) for name, weight in STABILITY.items())
    return {**seen, "regional_stability": in_tenths(sum(shares, Fraction(0)))}


def drifted(history: list[Situation], *, coordinated: bool) -> Situation:
    """Return the situation a turn after the last of the history."""
    now, start = history[-1], history_start()
    pulls = dict.fromkeys(START, Fraction(0))
    for link in links():
        then = history[max(0, len(history) - 1 - link.lag)]
        weight = link.weight * (COORDINATED if link.weakened and coordinated else 1)
        pulls[link.target] += weight * (then[link.source] - start[link.source]) / 10
    after: Situation = {}
    for track in START:
        homing = HOMING.get(track, USUAL_HOMING) * (now[track] - start[track])
        change = pulls[track] - homing + TREND.get(track, 0)
        moved = now[track] + max(-CAP, min(CAP, change))
        after[track] = max(Fraction(0), min(Fraction(100), in_tenths(moved)))
    return with_gauges(after)


def history_start() -> Situation:
    """Return the situation at STARTEX."""
    return with_gauges({track: Fraction(points) for track, points in START.items()})


def run(turns: int, pushes: Pushes, *, coordinated: bool) -> list[Situation]:
    """Return the situation at STARTEX and after each turn."""
    ends = [history_start()]
    pushed: list[Situation] = []
    for turn in range(1, turns + 1):
        now = {track: ends[-1][track] for track in START}
        for track, points in pushes.get(turn, {}).items():
            now[track] = max(Fraction(0), min(Fraction(100), now[track] + points))
        pushed.append(with_gauges(now))
        ends.append(drifted(pushed, coordinated=coordinated))
    return ends


def _every_turn(base: Pushes, turns: int, **points: int) -> dict[int, dict[str, int]]:
    """Return pushes with the same points added in each turn."""
    found: dict[int, dict[str, int]] = {}
    for turn in range(1, turns + 1):
        found[turn] = dict(base.get(turn, {}))
        for track, more in points.items():
            found[turn][track] = found[turn].get(track, 0) + more
    return found


TURNS: Final = 8
DEPLOYMENT: Final[Pushes] = {
    1: {"ukraine_burden": 15, "force_pool": -10, "west_attention": -5},
    3: {"ukraine_burden": 5},
}


def _reassured() -> dict[int, dict[str, int]]:
    pushes = _every_turn(DEPLOYMENT, TURNS, kfor_reserve=3)
    pushes[1]["nato_cohesion"] = 4
    return pushes


BALANCE: Final = {"kosovo_support": 2, "west_attention": 1, "ksf_capability": 2, "dialogue": 2, "serb_community": 1}

RUNS: Final[dict[str, tuple[Pushes, bool]]] = {
    "attention trend only": ({}, False),
    "deployment": (DEPLOYMENT, False),
    "steady lobbying": (_every_turn(DEPLOYMENT, TURNS, kosovo_support=4, west_attention=2), False),
    "unilateral build-up": (_every_turn(DEPLOYMENT, TURNS, ksf_capability=4, kosovo_legit=-1), False),
    "coordinated build-up": (_every_turn(DEPLOYMENT, TURNS, ksf_capability=4, kosovo_legit=-1), True),
    "balance": (_every_turn(DEPLOYMENT, TURNS, **BALANCE), True),
    "Russian effort": (
        _every_turn(DEPLOYMENT, TURNS, russia_bandwidth=2, russia_influence=1, info_resilience=-1),
        False,
    ),
    "reassurance with a reserve": (_reassured(), False),
}
"""Pushes and whether the build-up is coordinated, by the name of the run."""

PUBLISHED: Final = {
    "attention trend only": (40, 58, 52, 30, 49, 56, 35, 52, 38, 45),
    "deployment": (23, 39, 43, 30, 56, 62, 31, 58, 37, 39),
    "steady lobbying": (46, 47, 50, 30, 52, 60, 32, 52, 38, 42),
    "unilateral build-up": (24, 39, 47, 62, 59, 64, 25, 58, 36, 38),
    "coordinated build-up": (23, 39, 48, 62, 54, 62, 30, 58, 37, 40),
    "balance": (33, 42, 48, 46, 48, 53, 41, 55, 37, 46),
    "Russian effort": (24, 40, 43, 30, 59, 65, 31, 70, 34, 37),
    "reassurance with a reserve": (23, 39, 46, 30, 53, 61, 32, 58, 38, 40),
}
"""Whole points after the eighth turn, as the deck's design states them, in the order of `PUBLISHED_FOR`."""

PUBLISHED_FOR: Final = (
    "west_attention",
    "kfor_posture",
    "obstacles",
    "ksf_capability",
    "serbia_assertiveness",
    "north_tension",
    "serb_community",
    "russia_influence",
    "nato_enlargement",
    "regional_stability",
)
