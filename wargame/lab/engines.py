"""Which engine plays sessions: Python at once, or the machine compiled, which takes a minute the first time.

The choice is by counts and never by a clock, so the same command makes the same one anywhere. Results do not depend
on it.
"""

from typing import Final, Literal

from wargame.engine.program import Course, Ints
from wargame.lab.desk import CAUTIOUS, GREEDY, MIXED, PASSIVE, RANDOM, ROLLOUT

Engine = Literal["auto", "python", "compiled"]

COMPILING: Final = 60.0
"""Seconds that compiling takes about."""

SECONDS_A_CARD: Final = {
    RANDOM: 0.0002,
    PASSIVE: 0.0002,
    GREEDY: 0.005,
    CAUTIOUS: 0.005,
    MIXED: 0.003,
    ROLLOUT: 0.5,
}
"""About how long Python takes for a team's order on one card, its ruling included, by the kind of bot."""

RUNNERS: Final = 64
"""How many runners are worth remembering: sensitivity has hundreds of variants, each used a few times in a row."""


def python_takes(course: Course, teams: int, kinds: Ints, sessions: int) -> float:
    """Return about how many seconds Python takes on one core; `kinds` of bots by team, else all order by chance."""
    a_card = sum(SECONDS_A_CARD[kind] for kind in kinds or (RANDOM,) * teams)
    return sessions * course.turns * course.cards_per_turn * a_card


def worth_compiling(seconds: float) -> bool:
    """Whether sessions that take Python so long are done sooner if the machine is compiled first."""
    return seconds > COMPILING
