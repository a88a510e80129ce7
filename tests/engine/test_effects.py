"""What effects do: sums and settings from one snapshot, saturation, bounds, facts, counters, peaks and gauges."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.running_machine import Machine, machine
from tests.small_decks import card, response, team
from wargame.engine.effects import saturated
from wargame.engine.expression_code import UNIT


def dealt(effects: dict[str, Any], **sections: Any) -> Machine:
    """Return a machine whose first card has come with these effects."""
    found = machine(**{"cards": {"event": card(on_draw=effects)}, **sections})
    found.deal()
    return found


def adjudicated(*effects: dict[str, Any], **sections: Any) -> Machine:
    """Return a machine after teams a, b, c … gave one automatic order each with these effects on one card."""
    names = "abcdefgh"[: len(effects)]
    cards = {
        "event": card(
            responses={
                name: {"act": response(outcomes={"success": {"effects": effect}})}
                for name, effect in zip(names, effects, strict=True)
            }
        )
    }
    teams = {name: team(resources={"coin": {"title": "C", "start": 5}}) for name in names}
    found = machine(teams=teams, cards=cards, **sections)
    found.deal()
    for name in names:
        found.order("event", name, "act")
    found.resolve()
    found.apply()
    return found


def test_adding_effects_are_summed() -> None:
    """What several teams add to one track comes together."""
    assert adjudicated({"heat": 4}, {"heat": -1}, {"heat": 2.5}).points("heat") == 55.5


def test_the_highest_setting_effect_holds_and_sums_go_on_top() -> None:
    """Of several settings of one moment the highest counts, and what others add is added to it."""
    assert adjudicated({"heat": {"set": 20}}, {"heat": {"set": 30}}, {"heat": 5}).points("heat") == 35


def test_a_variable_is_clamped_once() -> None:
    """Sums beyond a bound are cut only after all are in, so what one takes another can give back."""
    assert adjudicated({"heat": 80}, {"heat": -40}).points("heat") == 90
    assert adjudicated({"heat": 80}, {"heat": -10}).points("heat") == 100
    assert adjudicated({"heat": -80}).points("heat") == 0


def test_amounts_look_at_the_snapshot() -> None:
    """An amount that reads a track reads it as it was before any order of the turn took effect."""
    assert adjudicated({"heat": "heat / 10"}, {"heat": "heat / 10"}).points("heat") == 60


@pytest.mark.parametrize(
    ("now", "delta", "expected"),
    [
        (79.9, 6, 6),
        (80, 6, 3),
        (80, 5, 2.5),
        (80, 1.5, 1),
        (80, 1, 1),
        (80, 0.5, 0.5),
        (80, -6, -6),
        (20, -6, -3),
        (20, -5, -2.5),
        (20, -1.5, -1),
        (20, -0.5, -0.5),
        (20.1, -6, -6),
        (20, 6, 6),
    ],
)
def test_effects_weaken_near_the_end_they_push_to(now: float, delta: float, expected: float) -> None:
    """At 80 and above a rise counts half, at 20 and below a fall does, but never less than one point of what it was."""
    found = machine(saturation={"above": 80, "below": 20})
    slot = found.slot("heat")
    units = saturated(found.deck.program, slot, round(now * UNIT), round(delta * UNIT))
    assert units == expected * UNIT


def test_saturation_looks_at_the_snapshot() -> None:
    """Two rises from just below the threshold both count whole, whichever comes first."""
    sections = {"saturation": {"above": 80, "below": 20}, "tracks": {"heat": {"title": "Heat", "start": 79}}}
    assert adjudicated({"heat": 6}, {"heat": 4}, **sections).points("heat") == 89


def test_only_tracks_saturate() -> None:
    """A counter or resource near its end moves by the whole amount; so does a track of a deck without saturation."""
    sections: dict[str, Any] = {
        "saturation": {"above": 4, "below": 2},
        "counters": {"count": {"title": "Count", "start": 50}},
    }
    found = adjudicated({"count": 6, "a.coin": 4}, **sections)
    assert (found.points("count"), found.points("a.coin")) == (56, 9)
    assert adjudicated({"heat": 6}, tracks={"heat": {"title": "Heat", "start": 90}}).points("heat") == 96


@given(st.integers(0, 1000), st.integers(-500, 500))
def test_saturation_never_turns_or_grows_an_effect(now: int, delta: int) -> None:
    """A weakened effect has the sign of the whole one, is at most as large, and is whole away from the ends."""
    program = machine(saturation={"above": 80, "below": 20}).deck.program
    found = saturated(program, 0, now, delta)
    assert abs(delta) / 2 - 1 <= abs(found) <= abs(delta)
    assert found * delta >= 0
    if 200 < now < 800:
        assert found == delta


def test_a_resource_stays_between_nothing_and_its_cap() -> None:
    """Others can take at most what is there, and gifts beyond the cap are lost."""
    resources = {"coin": {"title": "Coin", "start": 4, "cap": 6}}
    assert dealt({"ost.coin": -9}, teams={"ost": team(resources=resources)}).points("ost.coin") == 0
    assert dealt({"ost.coin": 9}, teams={"ost": team(resources=resources)}).points("ost.coin") == 6


def test_a_counter_counts_from_zero_to_a_thousand() -> None:
    """Counters begin where the deck says and stay within 0 to 1000."""
    counters = {"count": {"title": "Count", "start": 3}}
    assert dealt({"count": 2}, counters=counters).points("count") == 5
    assert dealt({"count": -9}, counters=counters).points("count") == 0
    assert dealt({"count": 9999}, counters=counters).points("count") == 1000


FACTS = {"deal": {"title": "A deal"}}


def held(effect: Any, turns: int) -> list[float]:
    """Return whether the fact holds at the end of plan of each turn, if the effect comes in turn 1."""
    found = machine(facts=FACTS, cards={"event": card(window={"turns": 1}, on_draw={"deal": effect})})
    seen = []
    for _ in range(turns):
        found.deal()
        seen.append(found.points("deal"))
        found.close()
    return seen


def test_a_fact_holds_until_it_is_ended() -> None:
    """`true` establishes a fact for good."""
    assert held(effect=True, turns=5) == [1, 1, 1, 1, 1]


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_a_fact_lapses_after_its_turns(turns: int) -> None:
    """`{turns: n}` establishes a fact for n turns, the present one counted."""
    assert held(effect={"turns": turns}, turns=5) == [1] * turns + [0] * (5 - turns)


def test_a_fact_that_is_ended_is_no_more() -> None:
    """`false` ends a fact, and a later `{turns: 1}` establishes it for that turn alone."""
    cards = {
        "begin": card(window={"turns": 1, "mandatory": True}, on_draw={"deal": True}),
        "end": card(window={"turns": 2, "mandatory": True}, on_draw={"deal": False}),
        "again": card(window={"turns": 3, "mandatory": True}, on_draw={"deal": {"turns": 1}}),
    }
    found = machine(facts=FACTS, cards=cards)
    seen = []
    for _ in range(4):
        found.deal()
        seen.append(found.points("deal"))
        found.close()
    assert seen == [1, 0, 1, 0]


def test_established_beats_ended_and_longer_beats_shorter() -> None:
    """Of what one moment does to a fact the highest holds: established over ended, the longer time over the shorter."""
    assert adjudicated({"deal": False}, {"deal": True}, facts=FACTS).points("deal") == 1
    found = adjudicated({"deal": {"turns": 3}}, {"deal": {"turns": 2}}, {"deal": False}, facts=FACTS)
    assert (found.points("deal"), found.points("deal until")) == (1, 3)


def test_peaks_keep_the_highest_and_the_lowest() -> None:
    """A peak begins at the start value, follows its track or gauge one way, and never comes back."""
    found = machine(
        gauges={"cool": {"title": "Cool", "value": "100 - heat"}},
        peaks={
            "hottest": {"title": "Hottest", "of": "heat", "keep": "max"},
            "coldest": {"title": "Coldest", "of": "heat", "keep": "min"},
            "coolest": {"title": "Coolest", "of": "cool", "keep": "max"},
        },
        cards={
            "up": card(window={"turns": 1}, on_draw={"heat": 20}),
            "down": card(window={"turns": 2}, on_draw={"heat": -35}),
        },
    )
    seen = [[found.points(name) for name in ("hottest", "coldest", "coolest")]]
    for _ in range(2):
        found.deal()
        seen.append([found.points(name) for name in ("hottest", "coldest", "coolest")])
    assert seen == [[50, 50, 50], [70, 50, 50], [70, 35, 65]]


def test_gauges_follow_every_change() -> None:
    """A gauge, and a gauge of gauges, is right as soon as an effect has been applied."""
    gauges = {
        "cool": {"title": "Cool", "value": "100 - heat"},
        "twice": {"title": "Twice", "value": "2 * cool"},
    }
    assert dealt({"heat": 20}, gauges=gauges).points("twice") == 60


def test_a_gauge_that_looks_at_the_turn_is_right_when_the_turn_begins() -> None:
    """A gauge may read the turn, and shows it also in a turn without any card."""
    found = machine(gauges={"late": {"title": "Late", "value": "10 * turn"}}, cards={"only": card()})
    found.deal()
    found.close()
    assert found.deal() == ()
    assert found.points("late") == 20
