"""Many sessions with bots in every seat: what a deck does by itself.

Session number i of a seed has a key of its own, so a result depends on the seed and on how many sessions there are, and
neither on the engine nor on the number of workers.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final, Literal

from wargame.deck.compile import CompiledDeck
from wargame.engine.dice import chain, identify
from wargame.engine.program import Course, Ints
from wargame.engine.state import blank_state
from wargame.lab.desk import blank_desk
from wargame.lab.tally import BINS, Tally
from wargame.lab.trial import run_trials

Engine = Literal["python", "compiled"]

BATCH: Final = 500
"""Sessions that are run in one go; results are looked at between batches."""

_Z: Final = 1.96
"""Standard errors to either side of a 95 % interval."""

RunBatch = Callable[[range], Tally]
"""Runs the sessions of these numbers and returns their tally."""


@dataclass(frozen=True, slots=True)
class Share:
    """A share of sessions with its 95 % interval, each from 0 to 1."""

    value: float
    low: float
    high: float


def watched_slots(deck: CompiledDeck) -> tuple[int, ...]:
    """Return the slots of gauges and tracks, gauges first: the order in which reports show them."""
    return tuple(deck.names.slots[name] for name in (*deck.deck.gauges, *deck.deck.tracks))


def blank_tally(deck: CompiledDeck, course: Course) -> Tally:
    """Return a tally of no sessions."""
    objectives, responses = len(deck.names.objectives), len(deck.names.responses)
    return Tally(
        sessions=[0],
        scored=[0] * objectives,
        met=[0] * objectives,
        came=[0] * len(deck.names.cards),
        offered=[0] * responses,
        picked=[0] * responses,
        spread=[0] * ((course.turns + 1) * len(watched_slots(deck)) * BINS),
    )


def added(one: Tally, other: Tally) -> Tally:
    """Return the tally of the sessions of both."""
    return Tally(*([a + b for a, b in zip(left, right, strict=True)] for left, right in zip(one, other, strict=True)))


def seed_key(seed: int) -> int:
    """Return what the keys of a seed's sessions are made of, with each session's number."""
    return chain(identify("trials"), seed)


def interpreted(deck: CompiledDeck, course: Course, seed: int, kinds: Ints = ()) -> RunBatch:
    """Return a runner that needs nothing but Python; `kinds` of bots by team, else all order by chance."""
    state, desk, watched = blank_state(deck.program), blank_desk(deck.program, course), watched_slots(deck)

    def run(numbers: range) -> Tally:
        tally = blank_tally(deck, course)
        first, last = numbers.start, numbers.stop
        bots = kinds or None
        run_trials(deck.program, course, deck.rules, state, desk, bots, seed_key(seed), first, last, watched, tally)
        return tally

    return run


def batches(sessions: int) -> Iterator[range]:
    """Yield the numbers of the sessions, a batch at a time."""
    for first in range(0, sessions, BATCH):
        yield range(first, min(first + BATCH, sessions))


def share(count: int, total: int) -> Share:
    """Return a share with its 95 % interval after Wilson (1927); of nothing, everything is possible."""
    if total == 0:
        return Share(0.0, 0.0, 1.0)
    p, z2 = count / total, _Z * _Z
    middle = (p + z2 / (2 * total)) / (1 + z2 / total)
    half = _Z * sqrt(p * (1 - p) / total + z2 / (4 * total * total)) / (1 + z2 / total)
    return Share(p, max(0.0, min(p, middle - half)), min(1.0, max(p, middle + half)))


def quantile(tally: Tally, watched: int, turn: int, place: int, q: float) -> int:
    """Return the whole points below which a share `q` of sessions lies, for one watched slot at the end of a turn."""
    first = (turn * watched + place) * BINS
    counts = tally.spread[first : first + BINS]
    total, reached = sum(counts), 0
    for points, count in enumerate(counts):
        reached += count
        if reached >= q * total:
            return points
    return BINS - 1
