"""The balance of a deck: its figures come from the tally, and what stands out is told in words."""

from functools import cache

import pytest

from tests.small_decks import card, compiled, lake, response, small_data, team
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.lab.balance import Balance, balance_of
from wargame.lab.findings import Finding, findings_of, percent
from wargame.lab.trials import interpreted


def balance(deck: CompiledDeck, turns: int, sessions: int) -> Balance:
    """Return the balance of a deck with one card a turn."""
    course = Course(turns, 1, (), ())
    return balance_of(deck, course, interpreted(deck, course, 1)(range(sessions)).tally, 1)


def texts(findings: list[Finding], kind: str) -> list[str]:
    """Return the findings of a kind."""
    return [finding.text for finding in findings if finding.kind == kind]


@cache
def lopsided() -> Balance:
    """Return 400 sessions of a deck in which everything that can be found is wrong once."""
    gain = {"success": {"effects": {"heat": 4}}}
    loss = {"success": {"effects": {"heat": -4}}}
    data = small_data(
        turns=6,
        escalation="heat",
        teams={
            "ost": team(
                title="East",
                resources={"coin": {"title": "Coin", "start": 1}},
                objectives={
                    "hot": {"title": "Hot enough", "met": "heat >= 54", "points": 5},
                    "there": {"title": "Still there", "met": "heat >= 0"},
                },
            ),
            "west": team(title="West <b>", objectives={"boil": {"title": "It boils", "met": "heat > 999"}}),
        },
        tracks={
            "heat": {"title": "Heat", "start": 50},
            "flood": {"title": "Flood", "start": 50, "trend": 30, "homing": 0, "cap": 30},
        },
        cards={
            "stove": card(
                title="The stove",
                repeat=99,
                responses={
                    "ost": {
                        "stoke": response(title="Stoke it", outcomes=gain),
                        "douse": response(title="Douse it", outcomes=loss),
                        "rebuild": response(title="Rebuild it", cost={"coin": 5}),
                    }
                },
            ),
            "lost": card(title="The lost card", locked=True),
        },
    )
    return balance(compiled(data), 6, 400)


def test_every_line_of_a_deck_is_there() -> None:
    """Each team, objective, track, card, response and resource of a deck has its line."""
    deck = lake()
    found = balance(deck, 4, 40)
    assert [line.team for line in found.teams] == list(deck.names.teams)
    assert [(line.team, line.name, line.kind) for line in found.objectives] == list(deck.names.objectives)
    assert {line.name for line in found.tracks} == {*deck.deck.tracks, *deck.deck.gauges}
    assert [line.card for line in found.cards] == list(deck.names.cards)
    assert [(line.card, line.team, line.response) for line in found.responses] == list(deck.names.responses)
    assert all(0 <= line.empty <= 1 for line in found.resources)
    assert all(0 <= line.score.value <= line.most for line in found.teams)
    assert all(list(fan) == sorted(fan) for line in found.tracks for fan in line.fan)
    assert all(line.low <= fan[0] and fan[-1] <= line.high for line in found.tracks for fan in line.fan)


def test_a_response_is_worth_what_it_brings() -> None:
    """Stoking brings points and dousing costs them; the intervals say so, and passing lies between."""
    stoke, douse, rebuild = lopsided().responses
    assert stoke.worth is not None
    assert douse.worth is not None
    assert stoke.worth.low > 0 > douse.worth.high
    assert stoke.over_pass is not None
    assert 0 < stoke.over_pass.value < stoke.worth.value
    assert rebuild.worth is None
    assert (rebuild.possible, rebuild.picked) == (0, 0)
    assert stoke.picked + douse.picked < stoke.possible == 400 * 6


def test_what_stands_out_is_said() -> None:
    """Every kind of fault is found once, by its titles, with what to look at."""
    findings = findings_of(lopsided())
    assert texts(findings, "objective") == [
        "East's “Still there” is met in 100 % of sessions: it asks for nothing. Ask for more in `met`.",
        "West <b>'s “It boils” is met in 0 % of sessions: nobody gets there. Ask for less in `met`.",
    ]
    (apart,) = texts(findings, "team")
    assert apart.startswith("East reaches ")
    (costs,) = texts(findings, "response that costs")
    assert costs.startswith("East's “Douse it” (The stove) is ordered 3")
    assert "of the time that it could be and costs" in costs
    assert costs.endswith("better.")
    (wins,) = texts(findings, "response that wins")
    assert "“Stoke it”" in wins
    assert texts(findings, "card") == [
        "“The lost card” (`lost`) never came up.",
        "East could never order “Rebuild it” (The stove). Look at its cost and its `when`.",
    ]
    (runaway,) = texts(findings, "track")
    assert runaway.startswith("Flood runs away: it ends at its upper bound in 100 % of sessions.")


def test_little_is_said_of_few_sessions() -> None:
    """Forty sessions say nothing about what is rare."""
    findings = findings_of(balance(lake(), 4, 40))
    assert {finding.kind for finding in findings} <= {"response that costs", "response that wins", "track"}


def test_a_poor_team_stands_out() -> None:
    """A team that can pay for nothing is told, and so is what it lacks."""
    dear = response(title="Buy", cost={"coin": 3})
    data = small_data(
        teams={"ost": team(title="East", resources={"coin": {"title": "Coin", "start": 0}})},
        cards={"shop": card(repeat=9, responses={"ost": {"buy": dear}})},
    )
    found = balance(compiled(data), 3, 250)
    assert (found.teams[0].called, found.teams[0].stuck) == (750, 1.0)
    assert texts(findings_of(found), "resource") == [
        "East could pay for nothing but a pass in 100 % of the turns that asked it.",
        "East plans 100 % of its turns without any Coin (`coin`).",
    ]


def test_a_narrow_track_has_bins_of_its_own() -> None:
    """A track below zero and one over a thousand points are told on their own scales."""
    tracks = {
        "cold": {"title": "Cold", "start": -30, "min": -50, "max": 50},
        "wide": {"title": "Wide", "start": 500, "min": 0, "max": 1000},
    }
    found = balance(compiled(small_data(tracks=tracks)), 2, 5)
    assert [line.fan[0][2] for line in found.tracks] == [-30, 500]
    assert found.tracks[0].at_low.value == 0


@pytest.mark.parametrize(("share", "said"), [(0, "0 %"), (0.001, "under 1 %"), (0.5, "50 %"), (0.999, "over 99 %")])
def test_no_chance_is_rounded_away(share: float, said: str) -> None:
    """Only what never happened has 0 %."""
    assert percent(share) == said
