"""A deck plays the same in whatever order it is written."""

from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.random_decks import decks
from tests.session.played import Chooser, Table, by_bot, by_whim, play_on, started
from tests.small_decks import Data, compiled, lake_data
from wargame.session.events import Ended, RulingMade, TurnClosed, TurnOpened

SHUFFLED = ("teams", "tracks", "facts", "counters", "peaks", "draws", "cards", "sources", "scales", "shared_objectives")
"""Sections whose order means nothing. Gauges may read only those above them, so theirs does."""


def mixed(mapping: Data, dice: Random) -> Data:
    """Return a mapping with its keys in another order."""
    keys = list(mapping)
    dice.shuffle(keys)
    return {key: mapping[key] for key in keys}


def shuffled(data: Data, dice: Random) -> Data:
    """Return the same deck written in another order."""
    found = {**data, **{section: mixed(data[section], dice) for section in SHUFFLED if section in data}}
    found["links"] = dice.sample(data.get("links", []), len(data.get("links", [])))
    found["draws"] = {
        name: {**draw, "values": mixed(draw["values"], dice)} for name, draw in found.get("draws", {}).items()
    }
    found["teams"] = {
        name: mixed_within(team, ("resources", "objectives"), dice) for name, team in found["teams"].items()
    }
    found["cards"] = {name: mixed_card(card, dice) for name, card in found["cards"].items()}
    return mixed(found, dice)


def mixed_within(part: Data, sections: tuple[str, ...], dice: Random) -> Data:
    """Return a part with some of its sections in another order."""
    return {**part, **{section: mixed(part[section], dice) for section in sections if section in part}}


def mixed_card(card: Data, dice: Random) -> Data:
    """Return a card with its teams and their responses in another order."""
    offers = {team: mixed(offer, dice) for team, offer in card.get("responses", {}).items()}
    return {**card, "responses": mixed(offers, dice)}


def course_of(table: Table) -> dict[str, Any]:
    """Return all that happened, by name: mappings, which are equal in any order."""
    names = table.game.deck.names.slot_names()
    links = table.game.deck.deck.links
    found: dict[str, Any] = {}
    for event in table.events:
        match event:
            case TurnOpened():
                values = dict(zip(names, event.position.values, strict=True))
                found[f"{event.turn} opened"] = event.cards, values
            case RulingMade():
                found[f"{event.turn} {event.card} {event.team}"] = event.model_dump(exclude={"counterfactuals"})
            case TurnClosed():
                values = dict(zip(names, event.position.values, strict=True))
                drift = {
                    moved.track: (
                        moved.units,
                        moved.homing,
                        sorted((repr(links[t.link]), t.milli) for t in moved.terms),
                    )
                    for moved in event.drift
                }
                found[f"{event.turn} closed"] = values, drift
            case Ended():
                found["ended"] = {
                    (result.team, result.objective): (result.met, result.points) for result in event.results
                }
            case _:
                pass
    return found


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("choose", [by_whim(1), by_bot("random"), by_bot("greedy")], ids=["whim", "random", "greedy"])
def test_the_lake_plays_the_same_in_any_order(seed: int, choose: Chooser) -> None:
    """Deals, rulings with their dice, contests, values, drift and results are the same by name; bots choose alike."""
    plan = {"cards_per_turn": 3, "schedule": {2: ["boat_race"]}}
    written = play_on(started(compiled(lake_data()), seed=seed, **plan), choose)
    other = play_on(started(compiled(shuffled(lake_data(), Random(seed))), seed=seed, **plan), choose)
    assert course_of(written) == course_of(other)


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=[Phase.generate])
@given(decks(), st.integers(0, 1000))
def test_any_deck_plays_the_same_in_any_order(data: Data, seed: int) -> None:
    """What holds of the lake holds of decks in which everything touches everything."""
    plan = {"cards_per_turn": 2, "turns": 3}
    written = play_on(started(compiled(data), seed=seed, **plan), by_whim(seed))
    other = play_on(started(compiled(shuffled(data, Random(seed))), seed=seed, **plan), by_whim(seed))
    assert course_of(written) == course_of(other)
