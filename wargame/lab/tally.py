"""What is counted of many sessions: plain sums over flat sequences; the same code runs as it is and compiled."""

from typing import Final, NamedTuple

from wargame.engine.expression_code import UNIT
from wargame.engine.program import FRACTION, NONE, Ints, Program
from wargame.engine.scoring import counts_for, is_met
from wargame.engine.state import TURN, MutableInts, State

BINS: Final = 101
"""Bins from a watched slot's lowest value up; what lies beyond counts with the nearest."""

STRATA: Final = 6
"""How many responses were at hand: 1, 2, … told apart up to so many."""

PICKED: Final = 0
"""The response was ordered."""
OTHER: Final = 1
"""It could have been, and another response of the card was."""
PASSED: Final = 2
"""It could have been, and the team passed."""
CHOICES: Final = 3

SUMS: Final = 3
"""Times, points, squares of points."""

_WIDEST: Final = 2000
"""Points between the bounds of what has any."""


class Tally(NamedTuple):
    """What is counted over sessions: plain sums, so that tallies of parts add up to that of the whole."""

    sessions: MutableInts
    """[number of sessions, number of turns played]."""
    scored: MutableInts
    """By objective: sessions in which it counted for a team (a secret one was drawn)."""
    met: MutableInts
    """By objective: of those, sessions in which it was met."""
    points: MutableInts
    """2 * team: its points at the end, all sessions together; then their squares."""
    came: MutableInts
    """By card: how often it came up."""
    seen: MutableInts
    """By card: sessions in which it came up at all."""
    possible: MutableInts
    """By response: how often its team could order it when its turn to choose came."""
    picked: MutableInts
    """By response: how often it was ordered."""
    worth: MutableInts
    """((response * STRATA + responses at hand - 1) * CHOICES + choice) * SUMS: times, the team's points at the end,
    their squares."""
    spread: MutableInts
    """(turn * watched slots + place) * BINS + bin -> sessions; turn 0 is STARTEX. In 32 bits, for it is large."""
    ends: MutableInts
    """Watched place: sessions that ended at its lower bound; behind them, in the same order, at its upper one."""
    empty: MutableInts
    """By resource, as `Teams.resource_slot` has them: turns in which its team had not one point to plan with."""
    called: MutableInts
    """By team: turns in which a card offered it anything."""
    stuck: MutableInts
    """By team: those of them in which it could pay for none of it."""


class Sheet(NamedTuple):
    """Scratch space of one session, and a row for each session of a batch."""

    given: MutableInts
    """The orders of a turn while its choices are gone through again."""
    way_starts: Ints
    """By offer: where its sums begin in `ways`; see `wargame.lab.ways`."""
    ways: MutableInts
    """By way of an offer, `SUMS` numbers each: what `Tally.worth` sums up by response."""
    wide: Ints
    """By card: how many responses its largest offer has, if its ways are not told apart; else 0."""
    events: MutableInts
    """The choices of this session, row after row: by team the place in `ways`."""
    happened: MutableInts
    """[how many of `events` are written]."""
    order_keys: MutableInts
    """By turn of this session, from the first: the `turn_key` of its orders."""
    bot_keys: MutableInts
    """The same of what bots choose."""
    watched: Ints
    """The slots of gauges and tracks, gauges first."""
    tracks: int
    """How many of them are tracks, the last ones: whose slots are their numbers."""
    bin_low: Ints
    """By watched place: the units where its first bin begins, half a point below its whole points."""
    bin_most: Ints
    """By watched place: how many units further on its last bin ends."""
    bin_factor: Ints
    """By watched place: what part of a bin a unit is, with `FRACTION` bits behind the point."""
    bins: MutableInts
    """turn * watched slots + place -> where in `Tally.spread` that counts which it was at the end of that turn."""
    reached: MutableInts
    """By objective: 1 met, 0 not, -1 did not count."""
    scores: MutableInts
    """By team: its points at the end."""
    rows: MutableInts
    """By session: each team's points; each objective's 1 met, 0 not, -1 did not count; each watched slot's units."""


def lowest(program: Program, slot: int) -> int:
    """Return the points where a slot's first bin begins: its lower bound, 0 where it has none."""
    low = program.variables.low[slot] // UNIT
    return 0 if program.variables.high[slot] // UNIT - low > _WIDEST else low


def bin_width(program: Program, slot: int) -> int:
    """Return how many points a bin of a slot holds: one where its bounds are a hundred apart, or it has none."""
    span = (program.variables.high[slot] - program.variables.low[slot]) // UNIT
    return 1 if span > _WIDEST else max((span + BINS - 2) // (BINS - 1), 1)


def note_values(state: State, sheet: Sheet) -> None:
    """Note the bins in which the watched slots are at the end of this turn."""
    gauges = len(sheet.watched) - sheet.tracks
    for place in range(gauges):
        note_value(state, sheet, place, sheet.watched[place])
    for track in range(sheet.tracks):  # and without a division: compiled code does eight at a time
        note_value(state, sheet, gauges + track, track)


def note_value(state: State, sheet: Sheet, place: int, slot: int) -> None:
    """Note the bin in which one watched slot is at the end of this turn."""
    row = state.clock[TURN] * len(sheet.watched) + place
    above = min(max(state.values[slot] - sheet.bin_low[place], 0), sheet.bin_most[place])
    sheet.bins[row] = row * BINS + (above * sheet.bin_factor[place] >> FRACTION)


def count_values(state: State, tally: Tally, sheet: Sheet, first: int) -> None:
    """Count where the watched slots stood at the end of each turn from one on up to this one, as it was noted."""
    watched = len(sheet.watched)
    for row in range(first * watched, (state.clock[TURN] + 1) * watched):
        tally.spread[sheet.bins[row]] += 1


def count_ends(program: Program, state: State, tally: Tally, sheet: Sheet) -> None:
    """Count the watched slots that ended at a bound of theirs, and the cards that came up."""
    gauges = len(sheet.watched) - sheet.tracks
    for place in range(gauges):
        count_end(program, state, tally, sheet, place, sheet.watched[place])
    for track in range(sheet.tracks):  # compiled code does eight at a time
        count_end(program, state, tally, sheet, gauges + track, track)
    for card in range(len(state.drawn)):
        tally.seen[card] += min(state.drawn[card], 1)


def count_end(program: Program, state: State, tally: Tally, sheet: Sheet, place: int, slot: int) -> None:
    """Count one watched slot if it ended at a bound of its own."""
    at_low = state.values[slot] <= program.variables.low[slot]
    at_high = (state.values[slot] >= program.variables.high[slot]) & (not at_low)
    tally.ends[place] += 1 if at_low else 0
    tally.ends[len(sheet.watched) + place] += 1 if at_high else 0


def count_objectives(program: Program, state: State, tally: Tally, sheet: Sheet) -> None:
    """Count the objectives that mattered in this session and those that were met."""
    for objective in range(len(program.teams.objective_team)):
        sheet.reached[objective] = NONE
        if counts(program, state, objective):
            met = 1 if is_met(program, state, objective) else 0
            sheet.reached[objective] = met
            tally.scored[objective] += 1
            tally.met[objective] += met


def counts(program: Program, state: State, objective: int) -> bool:
    """Whether the objective counts in this session: a secret one only if it was drawn."""
    team = program.teams.objective_team[objective]
    return counts_for(program, state, objective, team)


def count_points(program: Program, tally: Tally, sheet: Sheet) -> None:
    """Count what each team reached, after `count_objectives`."""
    teams = program.teams
    for team in range(len(teams.key)):
        sheet.scores[team] = 0
    for objective in range(len(teams.objective_team)):
        owner, points = teams.objective_team[objective], teams.objective_points[objective]
        if sheet.reached[objective] == 1:
            for team in range(len(teams.key)) if owner < 0 else range(owner, owner + 1):
                sheet.scores[team] += points
    for team in range(len(teams.key)):
        points = sheet.scores[team]
        tally.points[2 * team] += points
        tally.points[2 * team + 1] += points * points


def write_row(state: State, sheet: Sheet, number: int) -> None:
    """Write how session `number` of its batch ended."""
    watched, teams, objectives = sheet.watched, len(sheet.scores), len(sheet.reached)
    first = number * (teams + objectives + len(watched))
    for team in range(teams):
        sheet.rows[first + team] = sheet.scores[team]
    for objective in range(objectives):
        sheet.rows[first + teams + objective] = sheet.reached[objective]
    first += teams + objectives
    gauges = len(watched) - sheet.tracks
    for place in range(gauges):
        sheet.rows[first + place] = state.values[watched[place]]
    for track in range(sheet.tracks):  # compiled code does eight at a time
        sheet.rows[first + gauges + track] = state.values[track]
