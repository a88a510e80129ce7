"""Objectives: whose they are, when they are met, how far a team is, and what it scores."""

from typing import Any

import pytest

from tests.engine.running_machine import Machine, machine
from tests.small_decks import team
from wargame.engine.scoring import counts_for, is_met, progress, score, standing


def wish(met: str, points: int = 1, **keys: Any) -> dict[str, Any]:
    """Return an objective."""
    return {"title": "A wish", "met": met, "points": points, **keys}


def scored(key: int = 1) -> Machine:
    """Return a machine with an open, two secret and a shared objective, in its first turn."""
    ost = team(
        objectives={"warm": wish("heat >= 60", 2, progress="heat / 60")},
        secret_objectives={"draw": 1, "cold": wish("heat < 40", 3), "mild": wish("40 <= heat <= 60", 3)},
    )
    found = machine(
        key=key,
        teams={"ost": ost, "west": team()},
        shared_objectives={"safe": wish("heat < 90", 4)},
    )
    found.deal()
    return found


def number(found: Machine, name: str) -> int:
    """Return the number of an objective."""
    return [objective for _, objective, _ in found.deck.names.objectives].index(name)


def test_a_team_is_scored_by_its_own_the_drawn_and_the_shared() -> None:
    """Another team's objectives and secret ones that were not drawn do not count."""
    found = scored()
    counted = {
        name: [counts_for(found.deck.program, found.state, number(found, name), of) for of in range(2)]
        for name in ("warm", "cold", "mild", "safe")
    }
    drawn = "cold" if found.points("ost.cold drawn") else "mild"
    other = "mild" if drawn == "cold" else "cold"
    assert counted == {"warm": [True, False], drawn: [True, False], other: [False, False], "safe": [True, True]}


@pytest.mark.parametrize(("heat", "points"), [(30, (4, 7)), (50, (4, 7)), (60, (6, 9)), (95, (2, 2))])
def test_points_are_those_of_the_objectives_met(heat: float, points: tuple[int, int]) -> None:
    """A score is the sum of the points of what is met now; which of two totals depends on the wish drawn."""
    scores = set()
    for key in range(12):
        found = scored(key)
        found.push("heat", heat - 50)
        scores.add(score(found.deck.program, found.state, 0))
        assert score(found.deck.program, found.state, 1) == (4 if heat < 90 else 0)
    assert scores <= set(points)


@pytest.mark.parametrize(("heat", "expected"), [(60, 1.0), (45, 0.75), (59.9, 0.99), (0, 0.0)])
def test_progress_is_whole_only_when_met(heat: float, expected: float) -> None:
    """Until an objective is met its progress is below one, however near the expression comes."""
    found = scored()
    found.push("heat", heat - 50)
    assert progress(found.deck.program, found.state, number(found, "warm")) == pytest.approx(expected)
    assert is_met(found.deck.program, found.state, number(found, "warm")) == (expected == 1.0)


def test_without_an_expression_progress_is_all_or_nothing() -> None:
    """An objective that does not say how far it is counts when it is met."""
    found = scored()
    assert progress(found.deck.program, found.state, number(found, "cold")) == 0.0
    found.push("heat", -20)
    assert progress(found.deck.program, found.state, number(found, "cold")) == 1.0


def test_standing_gives_credit_for_progress() -> None:
    """What a bot raises is points weighted by progress: it grows before a point is won."""
    found = scored()
    west_before, before = (standing(found.deck.program, found.state, of) for of in (1, 0))
    found.push("heat", 5)
    assert standing(found.deck.program, found.state, 0) == pytest.approx(before + 2 * 5 / 60)
    assert standing(found.deck.program, found.state, 1) == west_before == 4
