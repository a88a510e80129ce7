"""What a deck compiles to: numbering, defaults, and the faults that need rules or warnings of their own."""

from typing import Any

import pytest

from tests.asking_rules import hands_up, least_one, wager
from tests.small_decks import Data, card, lake, plan_for, response, shipped_rules, small, small_data, team, text_of
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.load import load_deck
from wargame.engine.expression_code import UNIT
from wargame.engine.program import BANDS, NONE
from wargame.rulebook import CRITICAL, SUCCESS, Ask, Dice, Rule, Ruling, rule


def faults(data: Data, *further: Rule) -> list[Diagnostic]:
    """Return all that is said about a small deck."""
    diagnostics = Diagnostics()
    rules = {**shipped_rules(), **{each.name: each for each in further}}
    load_deck(text_of(data), "small.yaml", "small", rules, diagnostics)
    return list(diagnostics)


def said(data: Data, *further: Rule) -> list[tuple[str, str]]:
    """Return code and sentence of all that is said about a small deck."""
    return [(found.code, found.message) for found in faults(data, *further)]


def test_tracks_come_first_and_every_name_has_a_slot() -> None:
    """A track's slot is its number; behind them stands all else that changes, each name once."""
    names = lake().names
    tracks = list(lake().deck.tracks)
    assert [names.slots[name] for name in tracks] == list(range(len(tracks)))
    assert sorted(names.slots.values()) == list(range(names.size))
    assert names.slot_names()[names.slots["arda.coin"]] == "arda.coin"
    assert {"compact until", "arda.quiet drawn"} <= names.slots.keys()
    assert "compact until" not in names.kinds


def test_responses_of_a_team_on_a_card_stand_together() -> None:
    """Each offer is a range of responses, and response numbers lead back to card, team and id."""
    names, program = lake().names, lake().program
    for card_number, card_name in enumerate(names.cards):
        for team_number, team_name in enumerate(names.teams):
            offer = card_number * len(names.teams) + team_number
            between = range(program.cards.offer_starts[offer], program.cards.offer_starts[offer + 1])
            written = lake().deck.cards[card_name].responses.get(team_name, {})
            assert [names.responses[i] for i in between] == [(card_name, team_name, name) for name in written]


def test_orders_of_one_name_share_a_tag() -> None:
    """`ordered` asks for a team's response by its id, whatever the card."""
    act = {"ost": {"act": response(), "rest": response()}}
    deck = small(cards={"one": card(responses=act), "two": card(responses=act)})
    numbers = {key: deck.names.responses.index(key) for key in deck.names.responses}
    tags = deck.program.responses.tag
    assert tags[numbers["one", "ost", "act"]] == tags[numbers["two", "ost", "act"]]
    assert tags[numbers["one", "ost", "act"]] != tags[numbers["one", "ost", "rest"]]
    assert deck.program.tags == 2


def test_what_is_left_out_has_a_default() -> None:
    """A card without a window may come in any turn; a track goes from 0 to 100 and has the deck's homing and cap."""
    tracks = {
        "heat": {"title": "Heat", "start": 50},
        "wind": {"title": "Wind", "start": 5, "min": -10, "max": 10, "homing": 0.5, "cap": 1, "trend": 2},
    }
    deck = small(tracks=tracks, drift={"homing": 0.2})
    program = deck.program
    assert (program.cards.first[0], program.cards.last[0]) == (1, 999)
    assert (program.cards.asap[0], program.cards.when[0], program.cards.weight[0]) == (NONE, NONE, 1)
    assert (program.variables.low[:2], program.variables.high[:2]) == ((0, -100), (1000, 100))
    assert (program.drift.homing, program.drift.cap, program.drift.trend) == ((0.2, 0.5), (5.0, 1.0), (0.0, 2.0))
    assert program.drift.rows == 1
    assert not any(program.variables.saturates)


def test_a_critical_success_without_an_outcome_is_a_success() -> None:
    """The bundle of the critical band is that of success unless the deck gives one."""
    outcomes = {"success": {"effects": {"heat": 1}}, "partial": {}, "failure": {}}
    numbers = {"strength": 50, "opposition": 50}
    plain = response("odds_table", outcomes=outcomes, **{"with": numbers})
    strong = response("odds_table", outcomes={**outcomes, "critical": {}}, **{"with": numbers})
    deck = small(cards={"event": card(responses={"ost": {"plain": plain, "strong": strong}})})
    bundles = deck.program.responses.bundle
    first, second = bundles[:BANDS], bundles[BANDS:]
    assert first[CRITICAL] == first[SUCCESS]
    assert second[CRITICAL] != second[SUCCESS]


def test_gauges_start_where_their_tracks_put_them() -> None:
    """The start of a gauge, to which drift refers, is its value at STARTEX."""
    gauges = {"cool": {"title": "Cool", "value": "100 - heat"}, "half": {"title": "Half", "value": "cool / 2"}}
    deck = small(tracks={"heat": {"title": "Heat", "start": 30.5}}, gauges=gauges)
    start = deck.program.variables.start
    assert [start[deck.names.slots[name]] / UNIT for name in gauges] == [69.5, 34.8]


def test_equal_expressions_are_written_once() -> None:
    """The pool holds an expression once, however often a deck says it."""
    cards = {f"card_{n}": card(when="heat > 40") for n in range(5)}
    assert len(set(small(cards=cards).program.cards.when)) == 1


def test_a_plan_takes_over_from_the_deck() -> None:
    """A plan's turns and cards a turn count; what it leaves out is the deck's."""
    course = plan_for(lake(), turns=3, schedule={2: ["council"], 1: ["boat_race", "festival"]}).course
    assert (course.turns, course.cards_per_turn) == (3, 2)
    cards = [lake().names.cards[number] for number in course.scheduled_card]
    assert sorted(zip(course.scheduled_turn, cards, strict=True)) == [
        (1, "boat_race"),
        (1, "festival"),
        (2, "council"),
    ]


def staked(used: Rule, name: str) -> Data:
    """Return a deck in which an answer costs coins."""
    offer = {"try": response(used, pays={name: "coin"})}
    resources = {"coin": {"title": "Coin", "start": 3}}
    return small_data(teams={"ost": team(resources=resources)}, cards={"event": card(responses={"ost": offer})})


@rule(title="Bold", bands=(SUCCESS,), asks={"stake": Ask("How much?", "actor", 0, 5, 2, secret=True)})
def bold(dice: Dice, stake: int = 2) -> Ruling:
    """Take two for granted."""
    return Ruling(SUCCESS, 0, stake)


@rule(title="Generous", bands=(SUCCESS,), asks={"stake": Ask("How much?", "actor", -1, 5, -1, secret=True)})
def generous(dice: Dice, stake: int = -1) -> Ruling:
    """Pay the player."""
    return Ruling(SUCCESS, 0, stake)


@pytest.mark.parametrize(
    ("used", "name", "expected"),
    [
        (wager, "stake", []),
        (least_one, "stake", []),
        (hands_up, "hands", ["D037"]),
        (bold, "stake", ["D053"]),
        (generous, "stake", ["D053"]),
    ],
)
def test_a_stake_is_of_the_ordering_team_and_by_default_the_least(used: Rule, name: str, expected: list[str]) -> None:
    """What others answer costs the ordering team nothing, and nobody pays more than they said."""
    assert [code for code, _ in said(staked(used, name), used)] == expected


def test_nobody_is_asked_about_a_secret_order() -> None:
    """A secret order whose rule puts questions to others would be none."""
    offer = {
        "ost": {"try": response(hands_up, secret=True), "open": response(hands_up), "bet": response(wager, secret=True)}
    }
    data = small_data(cards={"event": card(responses=offer)})
    assert said(data, hands_up, wager) == [("D055", "other teams are asked for `hands`")]


def test_what_the_ordering_team_is_asked_names_no_teams() -> None:
    """A stake is its own to choose."""
    teams = {"ost": team(), "west": team()}
    data = small_data(
        teams=teams, cards={"event": card(responses={"ost": {"try": response(wager, asks={"stake": ["west"]})}})}
    )
    assert said(data, wager) == [("D058", "`stake` is asked of the team that orders, so it names no teams")]


@pytest.mark.parametrize(("count", "expected"), [(60, []), (61, ["61 responses for one team, 60 at most"])])
def test_a_card_offers_a_team_no_more_than_can_be_told_apart(count: int, expected: list[str]) -> None:
    """Sixty responses, and sixty initiatives, which are told of once however many a team may take."""
    many = {"ost": {f"act_{n}": response() for n in range(count)}}
    said_of_card = said(small_data(teams={"ost": team()}, cards={"event": card(responses=many)}))
    said_of_initiatives = said(small_data(teams={"ost": team()}, initiatives=many, initiatives_per_turn=2))
    assert said_of_card == said_of_initiatives == [("D059", message) for message in expected]


def test_resources_lie_side_by_side() -> None:
    """As income and simulations go through them."""
    slots = lake().program.teams.resource_slot
    assert [*slots] == [*range(slots[0], slots[0] + len(slots))]


def showing(**sections: Any) -> list[tuple[str, str]]:
    """Return what is said of a deck with two teams and a track that only `ost` sees."""
    tracks = {"heat": {"title": "Heat", "start": 50, "visible": ["ost"]}}
    return said(small_data(teams={"ost": team(), "west": team()}, tracks=tracks, **sections))


def test_a_gauge_that_shows_a_hidden_track_is_warned_of() -> None:
    """A gauge or peak shown to a team that may not see what is behind it is a warning, named with that team."""
    gauge = {"title": "Cool", "value": "100 - heat"}
    peak = {"title": "Hottest", "of": "heat", "keep": "max"}
    assert showing(gauges={"cool": gauge}) == [
        ("D150", "`west` sees `cool`, which follows `heat`, and may not see that")
    ]
    assert showing(peaks={"hottest": peak}) == [
        ("D150", "`west` sees `hottest`, which follows `heat`, and may not see that")
    ]
    assert showing(gauges={"cool": {**gauge, "visible": ["ost"]}}) == []
    assert showing(peaks={"hottest": {**peak, "visible": "none"}}) == []


def test_a_warning_keeps_no_deck_from_playing() -> None:
    """A deck with warnings compiles."""
    tracks = {"heat": {"title": "Heat", "start": 50, "visible": "none"}}
    data = small_data(tracks=tracks, gauges={"cool": {"title": "Cool", "value": "100 - heat"}})
    diagnostics = Diagnostics()
    assert load_deck(text_of(data), "small.yaml", "small", shipped_rules(), diagnostics) is not None
    assert [found.severity for found in diagnostics] == ["warning"]


def test_a_faulty_initiative_is_shown_where_it_is_written_and_once() -> None:
    """However many places there are for initiatives, a fault in one is one fault, under `initiatives`."""
    offer = {"ost": {"roam": response(when="heet > 3")}}
    found = faults(small_data(initiatives=offer, initiatives_per_turn=3))
    assert [each.code for each in found] == ["E004"]
    lines = text_of(small_data(initiatives=offer, initiatives_per_turn=3)).split("\n")
    assert '"when": "heet > 3"' in lines[found[0].span.line]
