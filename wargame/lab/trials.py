"""Many sessions with bots in every seat: what a deck does by itself.

Session number i of a seed has a key of its own, so a result depends on the seed and on how many sessions there are, and
neither on the engine nor on the number of workers. Variants of a deck are run with the same keys, so that what differs
between two of their sessions of one number differs because of the variant.
"""

import sys
from array import array
from collections.abc import Callable, Iterator
from operator import add
from typing import Final, NamedTuple

from wargame.deck.compile import CompiledDeck
from wargame.engine.dice import chain, identify
from wargame.engine.expression_code import UNIT
from wargame.engine.program import FRACTION, Course, Ints
from wargame.engine.state import MAX_HAND, MutableInts, blank_state
from wargame.lab.desk import blank_desk
from wargame.lab.pared import pared
from wargame.lab.tally import BINS, CHOICES, STRATA, SUMS, Sheet, Tally, bin_width, lowest
from wargame.lab.trial import Setting, run_trials
from wargame.lab.variants import USUAL, Variant, varied
from wargame.lab.ways import way_starts, wide_cards

BATCH: Final = 500
"""Sessions that are run in one go at first; results are looked at between batches."""
LARGEST: Final = 2000
"""The most that are run in one go later, when what lies between two batches is best done seldom."""
SHARE: Final = 8
"""A batch that is larger than the first ones is this part of the sessions before it: one too many costs little."""


class Batch(NamedTuple):
    """Some sessions that were run."""

    tally: Tally
    rows: MutableInts
    """See `Sheet.rows`; `row_width` numbers a session."""


RunBatch = Callable[[range], Batch]
"""Runs the sessions of these numbers."""


def watched_slots(deck: CompiledDeck) -> tuple[int, ...]:
    """Return the slots of gauges and tracks, gauges first: the order in which reports show them."""
    return tuple(deck.names.slots[name] for name in (*deck.deck.gauges, *deck.deck.tracks))


def row_width(deck: CompiledDeck) -> int:
    """Return how many numbers say how a session ended: scores, objectives, watched slots."""
    return len(deck.names.teams) + len(deck.names.objectives) + len(watched_slots(deck))


def zeros(count: int, code: str = "q") -> "array[int]":
    """Return so many zeros of a type code, side by side in memory: both engines count in the same place."""
    return array(code, (0,)) * count


def blank_tally(deck: CompiledDeck, course: Course) -> Tally:
    """Return a tally of no sessions."""
    teams, objectives, responses = len(deck.names.teams), len(deck.names.objectives), len(deck.names.responses)
    cards, watched = len(deck.names.cards), len(watched_slots(deck))
    return Tally(
        sessions=zeros(2),
        scored=zeros(objectives),
        met=zeros(objectives),
        points=zeros(2 * teams),
        came=zeros(cards),
        seen=zeros(cards),
        possible=zeros(responses),
        picked=zeros(responses),
        worth=zeros(responses * STRATA * CHOICES * SUMS),
        spread=zeros((course.turns + 1) * watched * BINS, "i"),
        ends=zeros(2 * watched),
        empty=zeros(len(deck.program.teams.resource_slot)),
        called=zeros(teams),
        stuck=zeros(teams),
    )


def blank_sheet(deck: CompiledDeck, course: Course, sessions: int) -> Sheet:
    """Return the scratch space for a batch of so many sessions."""
    teams, starts = len(deck.names.teams), deck.program.cards.offer_starts
    wide = wide_cards(starts, teams)
    watched, ways = watched_slots(deck), way_starts(starts)
    widths = [bin_width(deck.program, slot) * UNIT for slot in watched]
    return Sheet(
        given=zeros(MAX_HAND * teams),
        way_starts=ways,
        ways=zeros(ways[-1]),
        wide=wide,
        events=zeros(course.turns * MAX_HAND * (1 + max(wide, default=0)) * teams),
        happened=zeros(1),
        order_keys=[0] * course.turns,
        bot_keys=[0] * course.turns,
        watched=watched,
        tracks=len(deck.deck.tracks),
        bin_low=[lowest(deck.program, slot) * UNIT - UNIT // 2 for slot in watched],
        bin_most=[BINS * width - 1 for width in widths],
        bin_factor=[(1 << FRACTION) // width + 1 for width in widths],
        bins=[0] * ((course.turns + 1) * len(watched)),
        reached=zeros(len(deck.names.objectives)),
        scores=zeros(teams),
        rows=zeros(sessions * row_width(deck)),
    )


def added(total: Tally, more: Tally) -> Tally:
    """Return the first tally with the sessions of the second added to it; the second stays."""
    numpy = sys.modules.get("numpy")
    for sums, counts in zip(total, more, strict=True):
        assert isinstance(sums, array)
        if numpy is None:
            sums[:] = array(sums.typecode, map(add, sums, counts))
        elif sums:  # it is loaded for compiled code, whose batches are short
            whole = numpy.frombuffer(sums, sums.typecode)
            whole += numpy.frombuffer(counts, sums.typecode)
    return total


def seed_key(seed: int) -> int:
    """Return what the keys of a seed's sessions are made of, with each session's number."""
    return chain(identify("trials"), seed)


def keys_of(seed: int, numbers: range) -> list[int]:
    """Return the keys of a seed's sessions."""
    return [chain(seed_key(seed), number) for number in numbers]


def interpreted(deck: CompiledDeck, course: Course, seed: int, variant: Variant = USUAL, kinds: Ints = ()) -> RunBatch:
    """Return a runner that needs nothing but Python; `kinds` of bots by team, else all order by chance."""
    program = pared(varied(deck.program, variant))
    state, desk = blank_state(program, course.turns), blank_desk(program, course)
    setting = Setting(variant.passive, variant.rethrown)

    def run(numbers: range) -> Batch:
        tally, sheet = blank_tally(deck, course), blank_sheet(deck, course, len(numbers))
        run_trials(
            program,
            course,
            deck.rules,
            state,
            desk,
            kinds or None,
            seed_key(seed),
            numbers.start,
            numbers.stop,
            setting,
            tally,
            sheet,
        )
        return Batch(tally, sheet.rows)

    return run


def batches(sessions: int) -> Iterator[range]:
    """Yield the numbers of the sessions, a batch at a time; where batches end depends on nothing else."""
    first = 0
    while first < sessions:
        last = min(first + min(max(BATCH, first // SHARE), LARGEST), sessions)
        yield range(first, last)
        first = last


def quantile(tally: Tally, watched: int, turn: int, place: int, q: float) -> int:
    """Return the bin up to which a share `q` of sessions lies, for one watched slot at the end of a turn."""
    first = (turn * watched + place) * BINS
    counts = tally.spread[first : first + BINS]
    total, reached = sum(counts), 0
    for bin_, count in enumerate(counts):
        reached += count
        if reached >= q * total:
            return bin_
    return BINS - 1
