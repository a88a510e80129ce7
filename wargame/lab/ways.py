"""What teams chose and out of what, counted beside the points that they ended with.

A *way* of an offer is which of its responses were at hand, and which of them was ordered. While sessions run each order
is counted by its way alone; what that says about each response is summed up when all of them are over.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from wargame.engine.adjudication import CLOSED, OPEN, TOO_DEAR, openness
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Program
from wargame.engine.state import HAND, State, order_place, orders_in_play
from wargame.lab.desk import Desk
from wargame.lab.tally import CHOICES, OTHER, PASSED, PICKED, STRATA, SUMS, Sheet, Tally, count_points

FEW: Final = 6
"""The most responses of an offer whose ways are told apart: a way for each set of them and each choice. Beyond, each
response is counted by itself."""

NOBODYS: Final = 0
"""The place in `Sheet.ways` of what is nobody's way."""


def way_starts(offer_starts: Sequence[int]) -> list[int]:
    """Return by offer where its sums begin in `Sheet.ways`, and where the last one's end."""
    starts = [NOBODYS + SUMS]
    for first, last in pairwise(offer_starts):
        size = last - first
        starts.append(starts[-1] + SUMS * ((size + 1 << size) if size <= FEW else size * STRATA * CHOICES))
    return starts


def wide_cards(offer_starts: Sequence[int], teams: int) -> list[int]:
    """Return by card how many responses its largest offer has, if its ways are not told apart; else 0."""
    sizes = [last - first for first, last in pairwise(offer_starts)]
    largest = [max(sizes[card : card + teams]) for card in range(0, len(sizes), teams)]
    return [size if size > FEW else 0 for size in largest]


def count_offers(program: Program, state: State, desk: Desk, tally: Tally, sheet: Sheet) -> None:
    """Count this turn's cards, what they offer, what was ordered, and what the teams had to plan with.

    What the teams could order when they chose stands on the desk.
    """
    tally.sessions[1] += 1
    for resource in range(len(tally.empty)):  # compiled code does eight at a time
        units = state.values[program.teams.resource_slot[0] + resource]
        tally.empty[resource] += 1 if units < UNIT else 0
    if state.clock[HAND] == 1 and sheet.wide[state.hand[0]] == 0:  # by itself, since it takes so much less
        tally.came[state.hand[0]] += 1
        note_choices(program, state, desk, 0, sheet)
    else:
        count_cards(program, state, desk, tally, sheet)
    if state.clock[HAND] > 0:
        for team in range(len(program.teams.key)):
            tally.called[team] += min(desk.said[team], 1)
            tally.stuck[team] += 1 if desk.said[team] == TOO_DEAR else 0


def count_cards(program: Program, state: State, desk: Desk, tally: Tally, sheet: Sheet) -> None:
    """Count this turn's cards and how the teams chose on each; on the first lies then the most that was said of any."""
    for position in range(state.clock[HAND]):
        card = state.hand[position]
        tally.came[card] += 1
        note_choices(program, state, desk, position, sheet)
        for number in range(sheet.wide[card]):
            note_responses(program, state, desk, position, number, sheet)
        for team in range(len(program.teams.key)):
            desk.said[team] = max(desk.said[team], desk.said[order_place(program, position, team)])


def recall_offers(program: Program, state: State, desk: Desk, sheet: Sheet) -> None:
    """Go through the orders again as they were given, card by card, and note what else could have been ordered."""
    teams = len(program.teams.key)
    for place in orders_in_play(program, state):
        sheet.given[place] = state.orders[place]
        state.orders[place] = NONE
    for place in orders_in_play(program, state):
        offer = state.hand[place // teams] * teams + place % teams
        first = program.cards.offer_starts[offer]
        said, at_hand = CLOSED, 0
        for response in range(first, program.cards.offer_starts[offer + 1]):
            found = openness(program, state, response, place)
            said = max(said, found)
            at_hand |= found // OPEN << response - first
        desk.said[place], desk.at_hand[place] = said, at_hand
        state.orders[place] = sheet.given[place]


def note_choices(program: Program, state: State, desk: Desk, position: int, sheet: Sheet) -> None:
    """Write a row of `sheet.events`: which way each team chose on a card, nobody's where its offer has many."""
    teams, free = len(program.teams.key), sheet.happened[0]
    first_place, first_offer = order_place(program, position, 0), state.hand[position] * teams
    for team in range(teams):  # without a branch: compiled code does eight at a time
        place, offer = first_place + team, first_offer + team
        first = program.cards.offer_starts[offer]
        size = program.cards.offer_starts[offer + 1] - first
        choice = max(state.orders[place] - first, NONE) + 1
        way = sheet.way_starts[offer] + (desk.at_hand[place] * (size + 1) + choice) * SUMS
        sheet.events[free + team] = way if size <= FEW else NOBODYS
    sheet.happened[0] = free + teams


def note_responses(program: Program, state: State, desk: Desk, position: int, number: int, sheet: Sheet) -> None:
    """Write such a row for the response of this number of each offer that has many, nobody's where it has not."""
    teams, free = len(program.teams.key), sheet.happened[0]
    for team in range(teams):
        place, offer = order_place(program, position, team), state.hand[position] * teams + team
        first, at_hand = program.cards.offer_starts[offer], desk.at_hand[place]
        size = program.cards.offer_starts[offer + 1] - first
        sheet.events[free + team] = NOBODYS
        if size > FEW and at_hand >> number & 1 != 0:
            chosen = state.orders[place]
            kind = PICKED if chosen == first + number else OTHER if chosen != NONE else PASSED
            way = ((number * STRATA + stratum_of(at_hand, size)) * CHOICES + kind) * SUMS
            sheet.events[free + team] = sheet.way_starts[offer] + way
    sheet.happened[0] = free + teams


def stratum_of(at_hand: int, size: int) -> int:
    """Return how many of an offer's responses were at hand, told apart up to `STRATA` and counted from 0."""
    count = 0
    for number in range(size):
        count += at_hand >> number & 1
    return min(count, STRATA) - 1


def count_scores(program: Program, tally: Tally, sheet: Sheet) -> None:
    """Count what each team reached, and that beside each of its choices, which are forgotten then."""
    count_points(program, tally, sheet)
    teams = len(program.teams.key)
    for row in range(0, sheet.happened[0], teams):
        for team in range(teams):
            way, points = sheet.events[row + team], sheet.scores[team]
            sheet.ways[way] += 1
            sheet.ways[way + 1] += points
            sheet.ways[way + 2] += points * points
    sheet.happened[0] = 0


def sum_ways(program: Program, tally: Tally, sheet: Sheet) -> None:
    """Count by response what was counted by way since the last time."""
    for offer in range(len(program.cards.offer_starts) - 1):
        size = program.cards.offer_starts[offer + 1] - program.cards.offer_starts[offer]
        if size > FEW:
            sum_responses(program, offer, tally, sheet)
        else:
            sum_offer(program, offer, size, tally, sheet)


def sum_offer(program: Program, offer: int, size: int, tally: Tally, sheet: Sheet) -> None:
    """Count the ways of an offer with so few responses."""
    at = sheet.way_starts[offer]
    for at_hand in range(1 << size):
        for choice in range(size + 1):
            if sheet.ways[at] > 0:
                sum_way(program, offer, at_hand, choice, at, tally, sheet)
            at += SUMS


def sum_way(program: Program, offer: int, at_hand: int, choice: int, at: int, tally: Tally, sheet: Sheet) -> None:
    """Count one way of an offer, at its place, for each of its responses that was at hand."""
    first = program.cards.offer_starts[offer]
    size = program.cards.offer_starts[offer + 1] - first
    stratum = stratum_of(at_hand, size)
    for number in range(size):
        if at_hand >> number & 1 != 0:
            kind = PASSED if choice == 0 else PICKED if choice == number + 1 else OTHER
            add_sums(tally, sheet, first + number, stratum, kind, at)
    if choice != 0:
        tally.picked[first + choice - 1] += sheet.ways[at]
    for i in range(SUMS):
        sheet.ways[at + i] = 0


def sum_responses(program: Program, offer: int, tally: Tally, sheet: Sheet) -> None:
    """Count the sums of an offer with many responses."""
    first, at = program.cards.offer_starts[offer], sheet.way_starts[offer]
    for response in range(first, program.cards.offer_starts[offer + 1]):
        for stratum in range(STRATA):
            for kind in range(CHOICES):
                add_sums(tally, sheet, response, stratum, kind, at)
                if kind == PICKED:
                    tally.picked[response] += sheet.ways[at]
                for i in range(SUMS):
                    sheet.ways[at + i] = 0
                at += SUMS


def add_sums(tally: Tally, sheet: Sheet, response: int, stratum: int, kind: int, at: int) -> None:
    """Add the sums at a place of `sheet.ways` to those of a response."""
    worth = ((response * STRATA + stratum) * CHOICES + kind) * SUMS
    for i in range(SUMS):
        tally.worth[worth + i] += sheet.ways[at + i]
    tally.possible[response] += sheet.ways[at]
