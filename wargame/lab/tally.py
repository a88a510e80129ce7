"""What is counted of many sessions: plain sums over flat sequences; the same code runs as it is and compiled."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from wargame.engine.adjudication import OPEN, openness
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Ints, Program
from wargame.engine.scoring import counts_for, is_met
from wargame.engine.state import HAND, TURN, MutableInts, State, order_place, orders_in_play
from wargame.lab.desk import Desk, offered_place

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

_TEAMS: Final = 1 << 20
"""More than there are teams."""

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
    """(turn * watched slots + place) * BINS + bin -> sessions; turn 0 is STARTEX."""
    ends: MutableInts
    """2 * watched place: sessions that ended at its lower bound; then at its upper one."""
    empty: MutableInts
    """By resource, as `Teams.resource_slot` has them: turns in which its team had not one point to plan with."""
    called: MutableInts
    """2 * team: turns in which a card offered it anything; then those of them in which it could pay for none of it."""


class Sheet(NamedTuple):
    """Scratch space of one session, and a row for each session of a batch."""

    given: MutableInts
    """The orders of a turn while its choices are gone through again."""
    events: MutableInts
    """The choices of this session one after another: place in `Tally.worth` * `_TEAMS` + team."""
    happened: MutableInts
    """[how many of `events` are written]."""
    bin_low: Ints
    """By slot: the units where its first bin begins, half a point below its whole points."""
    bin_width: Sequence[float]
    """By slot: how many units a bin holds."""
    bins: MutableInts
    """By slot: the bin that it is in."""
    offers: MutableInts
    """2 * team: what it was offered this turn; then what of that it could order."""
    reached: MutableInts
    """By objective: 1 met, 0 not, -1 did not count."""
    scores: MutableInts
    """By team: its points at the end."""
    rows: MutableInts
    """By session: each team's points; each objective's 1 met, 0 not, -1 did not count; each watched slot's units."""


def count_offers(program: Program, state: State, desk: Desk, tally: Tally, sheet: Sheet) -> None:
    """Count this turn's cards, what they offer, what was ordered, and what the teams had to plan with.

    What the teams could order when they chose stands in `desk.offered`.
    """
    teams = len(program.teams.key)
    tally.sessions[1] += 1
    for position in range(state.clock[HAND]):
        tally.came[state.hand[position]] += 1
    for i in range(len(program.teams.resource_slot)):
        tally.empty[i] += 1 if state.values[program.teams.resource_slot[i]] < UNIT else 0
    for i in range(2 * teams):
        sheet.offers[i] = 0
    for position in range(state.clock[HAND]):
        for team in range(teams):
            count_choice(program, state, desk, position, team, tally, sheet)
    for team in range(teams):
        if sheet.offers[2 * team] > 0:
            tally.called[2 * team] += 1
            if sheet.offers[2 * team + 1] == 0:
                tally.called[2 * team + 1] += 1


def recall_offers(program: Program, state: State, desk: Desk, sheet: Sheet) -> None:
    """Go through the orders again as they were given, card by card, and note what else could have been ordered."""
    teams = len(program.teams.key)
    for place in orders_in_play(program, state):
        sheet.given[place] = state.orders[place]
        state.orders[place] = NONE
    for place in orders_in_play(program, state):
        offer = state.hand[place // teams] * teams + place % teams
        first, noted = program.cards.offer_starts[offer], offered_place(desk, place)
        for response in range(first, program.cards.offer_starts[offer + 1]):
            desk.offered[noted + response - first] = openness(program, state, response, place)
        state.orders[place] = sheet.given[place]


def count_choice(
    program: Program, state: State, desk: Desk, position: int, team: int, tally: Tally, sheet: Sheet
) -> None:
    """Count one team's choice on one card."""
    offer = state.hand[position] * len(program.teams.key) + team
    place = order_place(program, position, team)
    chosen, noted = state.orders[place], offered_place(desk, place)
    first, last = program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1]
    offered, at_hand = 0, 0
    for n in range(noted, noted + last - first):
        offered += min(desk.offered[n], 1)
        at_hand += desk.offered[n] // OPEN
    sheet.offers[2 * team] += offered
    sheet.offers[2 * team + 1] += at_hand
    stratum = min(at_hand, STRATA) - 1
    choice = OTHER if chosen != NONE else PASSED
    free = sheet.happened[0]
    for response in range(first, last):
        able = desk.offered[noted + response - first] // OPEN
        kind = PICKED if response == chosen else choice
        sheet.events[free] = ((response * STRATA + stratum) * CHOICES + kind) * SUMS * _TEAMS + team
        free += able  # what was not at hand is written over: no branch can be guessed wrong
        tally.possible[response] += able
    sheet.happened[0] = free
    if chosen != NONE:
        tally.picked[chosen] += 1


def lowest(program: Program, slot: int) -> int:
    """Return the points where a slot's first bin begins: its lower bound, 0 where it has none."""
    low = program.variables.low[slot] // UNIT
    return 0 if program.variables.high[slot] // UNIT - low > _WIDEST else low


def bin_width(program: Program, slot: int) -> int:
    """Return how many points a bin of a slot holds: one where its bounds are a hundred apart, or it has none."""
    span = (program.variables.high[slot] - program.variables.low[slot]) // UNIT
    return 1 if span > _WIDEST else max((span + BINS - 2) // (BINS - 1), 1)


def count_values(state: State, watched: Ints, tally: Tally, sheet: Sheet) -> None:
    """Count where the watched slots stand at the end of this turn."""
    for slot in range(len(state.values)):  # all, and by floats: compiled code does eight at a time
        above = max(state.values[slot] - sheet.bin_low[slot], 0)
        sheet.bins[slot] = min(int(above / sheet.bin_width[slot]), BINS - 1)
    first = state.clock[TURN] * len(watched) * BINS
    for place in range(len(watched)):
        tally.spread[first + place * BINS + sheet.bins[watched[place]]] += 1


def count_ends(program: Program, state: State, watched: Ints, tally: Tally) -> None:
    """Count the watched slots that ended at a bound of theirs, and the cards that came up."""
    for place in range(len(watched)):
        if state.values[watched[place]] <= program.variables.low[watched[place]]:
            tally.ends[2 * place] += 1
        elif state.values[watched[place]] >= program.variables.high[watched[place]]:
            tally.ends[2 * place + 1] += 1
    for card in range(len(state.drawn)):
        tally.seen[card] += min(state.drawn[card], 1)


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
        points = 0
        for objective in range(len(teams.objective_team)):
            owner = teams.objective_team[objective]
            if sheet.reached[objective] == 1 and (owner == team or owner < 0):
                points += teams.objective_points[objective]
        sheet.scores[team] = points
        tally.points[2 * team] += points
        tally.points[2 * team + 1] += points * points


def count_scores(program: Program, tally: Tally, sheet: Sheet) -> None:
    """Count what each team reached, and that beside each of its choices, which are forgotten then."""
    count_points(program, tally, sheet)
    for n in range(sheet.happened[0]):
        choice, points = sheet.events[n] // _TEAMS, sheet.scores[sheet.events[n] % _TEAMS]
        tally.worth[choice] += 1
        tally.worth[choice + 1] += points
        tally.worth[choice + 2] += points * points
    sheet.happened[0] = 0


def write_row(state: State, watched: Ints, sheet: Sheet, number: int) -> None:
    """Write how session `number` of its batch ended."""
    teams, objectives = len(sheet.scores), len(sheet.reached)
    first = number * (teams + objectives + len(watched))
    for team in range(teams):
        sheet.rows[first + team] = sheet.scores[team]
    for objective in range(objectives):
        sheet.rows[first + teams + objective] = sheet.reached[objective]
    for place in range(len(watched)):
        sheet.rows[first + teams + objectives + place] = state.values[watched[place]]
