"""What a bot thinks with: the machine as it sees it, and room to try what might come of an order."""

from collections.abc import MutableSequence
from itertools import pairwise
from typing import Final, NamedTuple

from wargame.engine.program import BANDS, Course, Program
from wargame.engine.state import MAX_HAND, MutableInts, State, blank_state

RANDOM: Final = 0
"""Anything that it can pay for."""
PASSIVE: Final = 1
"""Nothing, wherever it may pass."""
GREEDY: Final = 2
"""What is best for its own standing by the end of the turn, on average."""
CAUTIOUS: Final = 3
"""What is best when things go badly, and never its last resources."""
ROLLOUT: Final = 4
"""What is best after many futures that it plays through."""
MIXED: Final = 5
"""One of random, greedy and cautious, drawn at STARTEX."""

KINDS: Final = {
    "random": RANDOM,
    "passive": PASSIVE,
    "greedy": GREEDY,
    "cautious": CAUTIOUS,
    "rollout": ROLLOUT,
    "mixed": MIXED,
}
"""The kinds of bots by name."""


class Desk(NamedTuple):
    """A bot's workplace; only `seen`, `open` and what was noted of offers carry anything from one call to the next."""

    seen: State
    """The machine as the team sees it, with the orders that it has decided on."""
    theirs: State
    """The machine as the team takes another one to see it."""
    table: State
    """What is seen, and the orders that the team expects of the others."""
    future: State
    """A future that is being played."""
    after: State
    """The end of the turn after one outcome of one order."""
    course: Course
    """How long the exercise goes on; what the plan has scheduled is not for a seat to know."""
    open: MutableInts
    """By hand position: 1 where the team has still to decide."""
    lots: MutableInts
    """By response of the card that is being decided: its lot; `openness` less `OPEN` if it can't be ordered."""
    said: MutableInts
    """By order place: the most that `openness` said of any response when its team chose; `CLOSED` without an offer."""
    at_hand: MutableInts
    """By order place: the bit at a response's number in its offer says whether it could be ordered then."""
    counts: MutableInts
    """By band: how many throws of a rule came to it."""
    margins: MutableInts
    """By band: sum of their margins."""
    results: MutableInts
    """By band: sum of their values."""
    worths: MutableSequence[float]
    """By band: what the team stands at after it."""
    choices: MutableInts
    """What is being compared on a card: responses, -1 for a pass."""
    merits: MutableInts
    """By choice: what it is worth at first sight, in millionths of a point."""
    sums: MutableSequence[float]
    """By choice: sum over futures of how much better it was than the first choice."""
    squares: MutableSequence[float]
    """By choice: sum of the squares of that."""


def blank_desk(program: Program, course: Course) -> Desk:
    """Return a desk with nothing on it; what the course schedules is left out."""
    starts = program.cards.offer_starts
    most = max((last - first for first, last in pairwise(starts)), default=0) + 1
    widest = max((last - first for first, last in pairwise(starts[:: len(program.teams.key)])), default=0)
    return Desk(
        seen=blank_state(program),
        theirs=blank_state(program),
        table=blank_state(program),
        future=blank_state(program),
        after=blank_state(program),
        course=Course(course.turns, course.cards_per_turn, (), ()),
        open=[0] * MAX_HAND,
        lots=[0] * widest,
        said=[0] * (MAX_HAND * len(program.teams.key)),
        at_hand=[0] * (MAX_HAND * len(program.teams.key)),
        counts=[0] * BANDS,
        margins=[0] * BANDS,
        results=[0] * BANDS,
        worths=[0.0] * BANDS,
        choices=[0] * most,
        merits=[0] * most,
        sums=[0.0] * most,
        squares=[0.0] * most,
    )
