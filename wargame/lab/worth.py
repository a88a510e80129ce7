"""What an order is worth to a team: where the team would stand at the end of the turn, over throws of the order's rule.

The dice are the bot's own, and the same for whatever it compares, so that two orders differ by what they do and not by
luck. An outcome counts as its band at the mean margin and value, which keeps it to four ends of a turn for an order.
"""

from math import floor
from typing import Final

from wargame.engine.adjudication import Rules, collect_order, dispatch, fill_arguments
from wargame.engine.dice import SilentDice, chain
from wargame.engine.effects import apply_collected
from wargame.engine.program import BANDS, NONE, Program
from wargame.engine.recap import close_turn
from wargame.engine.scoring import standing
from wargame.engine.state import State, copy_state
from wargame.lab.desk import CAUTIOUS, Desk

Known = Rules | None
"""The rules of a program; None where every bot orders by chance, so that what is compiled leaves all weighing out."""

THROWS: Final = 64
"""How often a rule is thrown to see what may come of it."""
WORST: Final = THROWS // 3
"""How many of the worst throws a cautious bot goes by."""
MILLION: Final = 1e6


def to_merit(points: float) -> int:
    """Points in millionths, so that a difference of rounding is none."""
    return floor(points * MILLION + 0.5)


def throw_rule(program: Program, rules: Rules, desk: Desk, state: State, place: int, key: int) -> None:
    """Throw the rule of the order at a place again and again; count its bands on the desk."""
    response = state.orders[place]
    for band in range(BANDS):
        desk.counts[band] = 0
        desk.margins[band] = 0
        desk.results[band] = 0
    count = fill_arguments(program, state, place // len(program.teams.key), response)
    for n in range(THROWS):
        ruling = dispatch(rules, program.responses.rule[response], SilentDice(chain(key, n)), state, count)
        desk.counts[ruling.band] += 1
        desk.margins[ruling.band] += ruling.margin
        desk.results[ruling.band] += ruling.value


def mean(total: int, count: int) -> int:
    """Return the mean as a whole number, halves rounded up."""
    return (2 * total + count) // (2 * count)


def standing_after(program: Program, desk: Desk, state: State, place: int, band: int, team: int) -> float:
    """Return where a team stands at the end of the turn if the order at a place, and no other, comes to a band."""
    after = desk.after
    copy_state(state, after)
    after.bands[place] = band
    after.margins[place] = mean(desk.margins[band], desk.counts[band])
    after.results[place] = mean(desk.results[band], desk.counts[band])
    collect_order(program, after, place)
    apply_collected(program, after)
    close_turn(program, after)
    return standing(program, after, team)


def standing_after_pass(program: Program, desk: Desk, state: State, team: int) -> float:
    """Return where a team stands at the end of the turn if nothing is ordered."""
    copy_state(state, desk.after)
    close_turn(program, desk.after)
    return standing(program, desk.after, team)


def worth_of_order(
    program: Program, rules: Rules, desk: Desk, state: State, place: int, key: int, team: int, kind: int
) -> float:
    """Return what the order at a place is worth to a team: the mean over throws, for a cautious bot of the worst."""
    throw_rule(program, rules, desk, state, place, key)
    total = 0.0
    for band in range(BANDS):
        if desk.counts[band] > 0:
            desk.worths[band] = standing_after(program, desk, state, place, band, team)
            total += desk.worths[band] * desk.counts[band]
    return mean_of_worst(desk) if kind == CAUTIOUS else total / THROWS


def mean_of_worst(desk: Desk) -> float:
    """Return the mean worth of the worst third of the throws. Uses the counts up."""
    total = 0.0
    left = WORST
    while left > 0:
        worst = NONE
        for band in range(BANDS):
            if desk.counts[band] > 0 and (worst == NONE or desk.worths[band] < desk.worths[worst]):
                worst = band
        taken = min(left, desk.counts[worst])
        total += desk.worths[worst] * taken
        left -= taken
        desk.counts[worst] = 0
    return total / WORST
