"""What a team's passing and its dice change, and which numbers of a deck move what: on decks where it is known."""

from functools import cache

import pytest

from tests.small_decks import card, compiled, lake, response, small_data, team
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.balance import balance_of
from wargame.lab.sensitivity import Sensitivity, Turning, findings_of_sensitivity, numbers_of
from wargame.lab.trials import interpreted
from wargame.lab.variants import USUAL, varied
from wargame.lab.what_if import Answers, WhatIf, findings_of_what_if, questions

COURSE = Course(3, 1, (), ())


@cache
def gamble() -> CompiledDeck:
    """Return a deck of three teams: one throws dice for its only objective, one's orders are sure, one's do harm."""
    bet = response(
        "percentile_check",
        title="Bet",
        **{"with": {"base": 50}},
        outcomes={"success": {"effects": {"heat": 2}}, "partial": {}, "failure": {"effects": {"heat": -2}}},
    )
    steady = response(title="Build", outcomes={"success": {"effects": {"wall": 1}}})
    harm = response(title="Dig", cost={"coin": 1}, outcomes={"success": {"effects": {"wall": -4}}})
    coin = {"coin": {"title": "Coin", "start": 1}}
    kept = {"kept": {"title": "Kept", "met": "wall >= 50"}}
    return compiled(
        small_data(
            turns=3,
            teams={
                "ost": team(title="East", objectives={"hot": {"title": "Hot", "met": "heat >= 51"}}),
                "west": team(title="West", objectives={"high": {"title": "High", "met": "wall >= 51"}}),
                "nord": team(title="North", resources=coin, objectives=kept),
            },
            tracks={"heat": {"title": "Heat", "start": 50}, "wall": {"title": "Wall", "start": 50}},
            cards={
                "day": card(
                    repeat=9,
                    must_answer=["ost", "west"],
                    responses={"ost": {"bet": bet}, "west": {"build": steady}, "nord": {"dig": harm}},
                )
            },
        )
    )


@cache
def answers() -> WhatIf:
    """Return the answers of 200 sessions."""
    deck = gamble()
    taken = Answers(deck)
    runs = [interpreted(deck, COURSE, 1, variant) for variant in questions(deck)]
    for numbers in (range(80), range(80, 200)):
        for run in runs:
            taken.take(run(numbers))
    return taken.given()


def test_passing_is_worth_what_is_left_undone() -> None:
    """Who does harm gains by passing, and others with it; who must answer can't pass at all."""
    east, west, north = answers().passing
    assert answers().sessions == 200
    assert (east.own.value, east.lines) == (0, ())
    assert west.own.value == 0
    assert north.own.low > 0
    assert {line.name for line in north.lines} >= {"west", "west.high"}
    (finding,) = (each for each in findings_of_what_if(answers()) if each.kind == "passing")
    assert finding.text.startswith("If North passed every turn, it would end 0.")


def test_luck_is_what_ones_own_dice_change() -> None:
    """Who only throws dice is all luck; who throws none has none, whatever others do to it."""
    east, west, north = answers().luck
    assert east.share.low < 1 < east.share.high + 0.05
    assert east.swing == pytest.approx(0.7, abs=0.1)
    assert (west.share.value, west.swing) == (0, 0)
    assert north.share.value == 0
    (finding,) = (each for each in findings_of_what_if(answers()) if each.kind == "luck")
    assert finding.text.startswith("Luck means most to East: ")


def test_an_unfinished_round_counts_for_nothing() -> None:
    """Stopped in the middle of a round of variants, the answers are those of the rounds before."""
    deck = gamble()
    taken = Answers(deck)
    taken.take(interpreted(deck, COURSE, 1)(range(10)))
    assert taken.given().sessions == 0
    assert [luck.share.value for luck in taken.given().luck] == [0, 0, 0]


@cache
def sensitivity() -> Sensitivity:
    """Return what moves what in the gamble, 150 sessions for each number."""
    deck = gamble()
    numbers = numbers_of(deck)
    turning = Turning(deck, numbers)
    for number in numbers:
        for variant in (number.down, number.up):
            turning.take(interpreted(deck, COURSE, 1, variant)(range(150)))
    return turning.found()


def test_what_moves_an_objective_is_found() -> None:
    """The wall's start moves what asks for a wall, never what asks for heat; the largest move comes first."""
    moves = sensitivity().moves
    assert {move.objective for move in moves if move.path == "tracks.wall.start"} == {"west.high", "nord.kept"}
    assert {move.objective for move in moves if move.path == "tracks.heat.start"} == {"ost.hot"}
    sizes = [abs(move.change.difference.value) for move in moves]
    assert sizes == sorted(sizes, reverse=True)
    balance = balance_of(gamble(), COURSE, interpreted(gamble(), COURSE, 1)(range(50)).tally, 1)
    found = list(findings_of_sensitivity(balance, sensitivity()))
    assert len(found) == len({move.objective for move in moves})
    assert any("moves East's “Hot” from" in each.text for each in found)


def test_dearer_orders_do_less_harm() -> None:
    """A cost is a number like any other: the dearer the harm, the likelier the wall stands."""
    (move,) = (
        move
        for move in sensitivity().moves
        if move.path == "every cost of nord in coin" and move.objective == "nord.kept"
    )
    assert move.change.difference.value > 0


def test_numbers_are_turned_both_ways_inside_their_bounds() -> None:
    """Every variant of the lake differs from it, no track starts out of bounds, no order costs less than nothing."""
    deck = lake()
    numbers = numbers_of(deck)
    assert len({number.path for number in numbers}) >= len(deck.deck.tracks) * 2 + len(set(deck.links))
    for number in numbers:
        for variant in (number.down, number.up):
            program = varied(deck.program, variant)
            assert program != deck.program
            variables = program.variables
            tracks = range(len(deck.deck.tracks))
            assert all(variables.low[slot] <= variables.start[slot] <= variables.high[slot] for slot in tracks)
            assert min(program.responses.cost_amount, default=0) >= 0
    assert varied(deck.program, USUAL) is deck.program
