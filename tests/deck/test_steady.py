"""What a deck's program has computed beforehand: straight arguments, steady outcomes, income that is known."""

from hypothesis import given
from hypothesis import strategies as st

from tests.small_decks import Data, card, response, small, team
from wargame.deck.compile import CompiledDeck
from wargame.engine.adjudication import fill_arguments
from wargame.engine.expression_code import MAX_TURNS, UNIT
from wargame.engine.program import BANDS, NONE, SHIFTS
from wargame.engine.state import blank_state
from wargame.rulebook import SUCCESS, Dice, Ruling, rule


@rule(title="Probe", bands=(SUCCESS,))
def probe(dice: Dice, number: int) -> Ruling:
    """Return the number as margin."""
    return Ruling(SUCCESS, number, 0)


def asking(number: int | str, **track: int) -> CompiledDeck:
    """Return a deck whose one response calls its rule with a number; keywords are keys of the track `heat`."""
    act = response(probe, **{"with": {"number": number}})
    heat: Data = {"title": "Heat", "start": 50, **track}
    return small(probe, tracks={"heat": heat}, cards={"one": card(responses={"ost": {"act": act}})})


def argument(deck: CompiledDeck, units: int) -> int:
    """Return the number that the rule is called with where `heat` holds so many units."""
    state = blank_state(deck.program)
    state.values[0] = units
    assert fill_arguments(deck.program, state, 0, 0) == 1
    assert state.arguments[1] == NONE
    return state.arguments[0]


@given(
    divisor=st.integers(1, 1000), units=st.lists(st.integers(-10_100, 10_100), min_size=1), edge=st.integers(-50, 50)
)
def test_a_product_divides_as_a_division_does(divisor: int, units: list[int], edge: int) -> None:
    """The rest is left out, below zero too, and also where a variable has been moved beyond its bounds."""
    deck = asking(f"heat // {divisor}", min=-1000, max=1000)
    assert deck.program.responses.straight[0] == 1
    for found in (*units, edge * divisor * UNIT, edge * divisor * UNIT - 1):
        if abs(found) <= 10_100:
            assert argument(deck, found) == found // (divisor * UNIT)


def test_an_argument_that_is_more_is_not_straight() -> None:
    """What never changes is; what joins more than one thing is computed as it always was."""
    assert [argument(asking(-7), units) for units in (0, 999)] == [-7, -7]
    assert asking(-7).program.responses.straight[0] == 1
    deck = asking("heat // 7 + 1")
    assert deck.program.responses.straight[0] == NONE
    assert argument(deck, 500) == 8


def outcome(effects: Data) -> dict[int, int] | None:
    """Return what the one outcome of a response adds to each slot in one go; None if it is more than that."""
    act = response(outcomes={"success": {"effects": effects}})
    names = ("heat", "wind", "rain", "snow", "hail")
    deck = small(
        tracks={name: {"title": name, "start": 50} for name in names},
        cards={"one": card(responses={"ost": {"act": act}})},
    )
    first = SUCCESS * SHIFTS
    slots, units = (part[first : first + SHIFTS] for part in deck.program.responses[-2:])
    assert len(deck.program.responses.shift_slot) == BANDS * SHIFTS
    if NONE in slots:
        return None
    added = dict.fromkeys(slots, 0)
    for slot, more in zip(slots, units, strict=True):
        added[slot] += more
    return {slot: more for slot, more in added.items() if more}


def test_a_steady_outcome_adds_what_its_effects_add() -> None:
    """And nothing else: the places that are left add nothing."""
    assert outcome({}) == {}
    assert outcome({"heat": 3, "rain": -2}) == {0: 3 * UNIT, 2: -2 * UNIT}
    assert outcome({"heat": 1, "wind": 1, "rain": 1, "snow": 1}) == dict.fromkeys(range(4), UNIT)


def test_an_outcome_that_does_more_is_not_steady() -> None:
    """It sets, looks at something, adds too much, or to too many."""
    assert outcome({"heat": {"set": 3}}) is None
    assert outcome({"heat": "wind // 2"}) is None
    assert outcome({"heat": 4000}) is None
    assert outcome(dict.fromkeys(("heat", "wind", "rain", "snow", "hail"), 1)) is None


def test_income_is_known_where_it_looks_at_nothing_but_the_turn() -> None:
    """By turn and slot; what looks at more is left to be computed."""
    resources = {
        name: {"title": name, "start": 1, "income": income}
        for name, income in (("flat", 2), ("rising", "turn // 2"), ("hot", "heat // 10"))
    }
    deck = small(teams={"ost": team(resources=resources)})
    teams, slots = deck.program.teams, deck.names.slots
    size = len(deck.program.variables.start)
    assert [teams.resource_slot[i] for i in teams.varying] == [slots["ost.hot"]]
    assert len(teams.income) == (MAX_TURNS + 1) * size
    for turn in (0, 1, 7, MAX_TURNS):
        known = teams.income[turn * size : (turn + 1) * size]
        assert {slot: units for slot, units in enumerate(known) if units} == {
            slot: units
            for slot, units in ((slots["ost.flat"], 2 * UNIT), (slots["ost.rising"], turn // 2 * UNIT))
            if units
        }
