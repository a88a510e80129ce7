"""The end of a turn: drift by hand-made examples, income, lapsing facts, and the end of the exercise."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.engine.running_machine import Machine, machine
from tests.small_decks import card, response, team
from wargame.engine.recap import drift_terms, is_over
from wargame.engine.scoring import is_met

WHY = {"why": "So it is."}


def track(start: float = 50, **keys: Any) -> dict[str, Any]:
    """Return a track."""
    return {"title": "A track", "start": start, **keys}


def after(turns: int, name: str, *, push: dict[str, float] | None = None, **sections: Any) -> list[float]:
    """Return a variable after each of some turns, with pushes in the first."""
    found = machine(**sections)
    seen = []
    for turn in range(1, turns + 1):
        found.deal()
        for pushed, points in (push or {}).items() if turn == 1 else ():
            found.push(pushed, points)
        found.close()
        seen.append(found.points(name))
    return seen


def test_at_the_start_values_nothing_moves() -> None:
    """Without push or trend every track stays where it began, whatever the links."""
    links = [{"from": "heat", "to": "wind", "weight": 3, **WHY}, {"from": "wind", "to": "heat", "weight": -3, **WHY}]
    sections: dict[str, Any] = {
        "tracks": {"heat": track(30), "wind": track(70)},
        "links": links,
        "drift": {"homing": 0.3},
    }
    assert after(3, "heat", **sections) == [30, 30, 30]
    assert after(3, "wind", **sections) == [70, 70, 70]


def test_trend_and_cap() -> None:
    """A trend moves a track each turn, at most by its cap, and bounds hold."""
    tracks = {"heat": track(97, trend=2), "wind": track(50, trend=-9, cap=2), "rain": track(50, trend=7)}
    found = machine(tracks=tracks, drift={"cap": 5})
    found.deal()
    found.close()
    found.close()
    assert [found.points(name) for name in tracks] == [100, 46, 40 + 2 * 10]


def test_homing_returns_to_the_start() -> None:
    """A displaced track comes back by its share of the distance, its own share before the deck's."""
    tracks = {"heat": track(50), "wind": track(50, homing=0.5)}
    assert after(3, "heat", push={"heat": 20}, tracks=tracks, drift={"homing": 0.1}) == [68, 66.2, 64.6]
    assert after(2, "wind", push={"wind": 8}, tracks=tracks, drift={"homing": 0.1}) == [54, 52]


@pytest.mark.parametrize(("lag", "expected"), [(0, [52, 54, 56]), (1, [52, 54, 56]), (2, [52, 54, 56])])
def test_before_the_first_turn_lies_the_first_turn(lag: int, expected: list[float]) -> None:
    """A link with any lag answers a push of turn 1 from turn 1 on: there is no earlier turn to look at."""
    sections: dict[str, Any] = {"tracks": {"heat": track(), "wind": track()}}
    links = [{"from": "heat", "to": "wind", "weight": 2, "lag": lag, **WHY}]
    assert after(3, "wind", push={"heat": 10}, links=links, **sections) == expected


@pytest.mark.parametrize(("lag", "expected"), [(0, [50, 52, 54]), (1, [50, 50, 52]), (2, [50, 50, 50])])
def test_a_lag_delays_what_a_link_does(lag: int, expected: list[float]) -> None:
    """What happens in turn 2 is felt `lag` turns later."""
    found = machine(
        tracks={"heat": track(), "wind": track()},
        links=[{"from": "heat", "to": "wind", "weight": 2, "lag": lag, **WHY}],
        cards={"hot": card(window={"turns": 2}, on_draw={"heat": 10})},
    )
    seen = []
    for _ in range(3):
        found.deal()
        found.close()
        seen.append(found.points("wind"))
    assert seen == expected


def test_a_link_from_a_gauge_counts_from_the_gauges_start() -> None:
    """A gauge's start is its value at the start values of what it reads."""
    sections: dict[str, Any] = {
        "tracks": {"heat": track(), "wind": track()},
        "gauges": {"cool": {"title": "Cool", "value": "130 - heat"}},
        "links": [{"from": "cool", "to": "wind", "weight": 2, **WHY}],
    }
    assert after(1, "wind", **sections) == [50]
    assert after(1, "wind", push={"heat": 0}, **sections) == [50]


def test_a_links_scale_and_condition() -> None:
    """A scale multiplies a link; a link whose condition fails does nothing."""
    sections: dict[str, Any] = {"tracks": {"heat": track(), "wind": track()}}
    link = {"from": "heat", "to": "wind", "weight": 2, **WHY}
    scaled = {**link, "scale": "0.5 if heat >= 55 else 3"}
    assert after(1, "wind", push={"heat": 10}, links=[scaled], **sections) == [51]
    assert after(1, "wind", push={"heat": 4}, links=[scaled], **sections) == [52.4]
    assert after(2, "wind", push={"heat": 10}, links=[{**link, "when": "turn >= 2"}], **sections) == [50, 52]


def test_all_tracks_drift_from_one_snapshot() -> None:
    """Two tracks that pull at each other both move by the other's value of before."""
    links = [{"from": "heat", "to": "wind", "weight": 2, **WHY}, {"from": "wind", "to": "heat", "weight": 2, **WHY}]
    found = machine(tracks={"heat": track(), "wind": track()}, links=links)
    found.deal()
    found.push("heat", 10)
    found.push("wind", -10)
    found.close()
    assert (found.points("heat"), found.points("wind")) == (58, 42)


def test_drift_terms_tell_what_each_link_did() -> None:
    """The terms of a track are its links' pulls, which with homing and trend make its drift."""
    links = [
        {"from": "heat", "to": "wind", "weight": 2, **WHY},
        {"from": "rain", "to": "wind", "weight": -1, **WHY},
        {"from": "rain", "to": "heat", "weight": 1, **WHY},
    ]
    found = machine(tracks={"heat": track(), "wind": track(), "rain": track()}, links=links)
    found.deal()
    found.push("heat", 10)
    found.push("rain", 5)
    before = found.state._replace(values=list(found.state.values))
    found.close()
    program = found.deck.program
    before = before._replace(history=found.state.history)
    terms = {name: drift_terms(program, before, found.slot(name)) for name in found.deck.deck.tracks}
    assert {name: [(found.deck.links[link], pull) for link, pull in part] for name, part in terms.items()} == {
        "heat": [(2, 0.5)],
        "wind": [(0, 2.0), (1, -0.5)],
        "rain": [],
    }
    assert found.points("wind") == 51.5


def rich(income: object, **keys: Any) -> dict[str, Any]:
    """Return a resource."""
    return {"title": "Coin", "start": 4, "income": income, **keys}


def test_income_comes_each_turn_up_to_the_cap() -> None:
    """Income is added after drift; beyond the cap it is lost, and a negative one takes at most what is there."""
    teams = {"ost": team(resources={"coin": rich(2, cap=7), "wood": rich(-3)})}
    assert after(3, "ost.coin", teams=teams) == [6, 7, 7]
    assert after(3, "ost.wood", teams=teams) == [1, 0, 0]


def test_income_looks_at_the_situation() -> None:
    """An expression for income reads tracks as drift has left them."""
    teams = {"ost": team(resources={"coin": rich("2 + (1 if heat >= 51 else 0)")})}
    assert after(2, "ost.coin", teams=teams, tracks={"heat": track(50, trend=0.5)}) == [6, 9]


@pytest.mark.parametrize("order", [("ost", "west"), ("west", "ost")])
def test_income_does_not_depend_on_who_is_paid_first(order: tuple[str, ...]) -> None:
    """Incomes that look at other resources all look at what was there before anybody was paid."""
    teams = {
        "ost": team(resources={"coin": rich("west.coin")}),
        "west": team(resources={"coin": rich("ost.coin // 2")}),
    }
    found = machine(teams={name: teams[name] for name in order})
    found.deal()
    found.close()
    assert (found.points("ost.coin"), found.points("west.coin")) == (8, 6)


def test_once_a_turn_is_closed_no_order_stands_any_more() -> None:
    """An order is seen by links and effects of its turn; objectives and the end look at `has_ordered` after that."""
    links = [{"from": "heat", "to": "heat", "weight": 0, "when": "ordered('ost', 'act')", **WHY}]
    gauges = {"stands": {"title": "Stands", "value": "1 if ordered('ost', 'act') else 0"}}
    teams = {"ost": team(objectives={"acted": {"title": "Acted", "met": "ordered('ost', 'act')"}})}
    cards = {"event": card(responses={"ost": {"act": response()}})}
    found = machine(links=links, gauges=gauges, teams=teams, cards=cards, ends_when="ordered('ost', 'act')")
    found.deal()
    found.order("event", "ost", "act")
    found.resolve()
    found.apply()
    assert found.points("stands") == 1
    found.close()
    assert found.points("stands") == 0
    assert not is_met(found.deck.program, found.state, 0)
    assert not ended(found, 9)


def ended(deck: Machine, turns: int) -> bool:
    """Whether the exercise is over after this turn."""
    return is_over(deck.deck.program, deck.state, turns)


def test_the_exercise_ends_with_its_last_turn() -> None:
    """After the plan's number of turns there is none left."""
    found = machine()
    found.deal()
    assert (ended(found, 2), ended(found, 1)) == (False, True)


def test_the_exercise_ends_when_the_deck_says() -> None:
    """`ends_when` ends it before the last turn."""
    found = machine(ends_when="heat >= 60")
    found.deal()
    assert not ended(found, 9)
    found.push("heat", 10)
    assert ended(found, 9)


@given(st.integers(-600, 600), st.floats(-100, 100), st.floats(0, 1), st.floats(0, 20), st.floats(-30, 30))
def test_drift_stays_within_its_cap_and_bounds(
    push: int, weight: float, homing: float, cap: float, trend: float
) -> None:
    """Whatever links, homing and trend say, a track moves by at most its cap and stays within its bounds."""
    found = machine(
        tracks={"heat": track(), "wind": track(20, homing=homing, cap=cap, trend=trend)},
        links=[{"from": "heat", "to": "wind", "weight": weight, **WHY}],
    )
    found.deal()
    found.state.values[found.slot("heat")] = min(max(500 + push, 0), 1000)
    found.close()
    assert abs(found.points("wind") - 20) <= cap + 0.05 + 1e-9
    assert 0 <= found.points("wind") <= 100
