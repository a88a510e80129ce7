"""What differs between two versions of a deck: each change once, told by its place, whatever the order of the keys."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from wargame.deck.differences import Difference, differences
from wargame.deck.schema import Deck

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "decks").glob("*.yaml"))
STARTER = (ROOT / "wargame" / "workspace" / "starter" / "decks" / "two_wells.yaml").read_text(encoding="utf-8")


def data(text: str = STARTER) -> Any:
    """Return the data of a deck."""
    return yaml.safe_load(text)


def between(before: Any, after: Any) -> list[Difference]:
    """Return what differs between two decks as they are written."""
    return differences(Deck.model_validate(before), Deck.model_validate(after))


def changed(before: str, after: str) -> list[Difference]:
    """Return what differs once a text of the starter's deck, which stands there once, has become another."""
    assert STARTER.count(before) == 1
    return between(data(), data(STARTER.replace(before, after)))


def upside_down(value: Any) -> Any:
    """Return mappings with their keys the other way round; lists stay, for in them order means something."""
    if isinstance(value, dict):
        return {key: upside_down(value[key]) for key in reversed(value)}
    return value


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_deck_does_not_differ_from_itself(path: Path) -> None:
    """No shipped deck differs from itself, in whatever order its keys are written."""
    written = data(path.read_text(encoding="utf-8"))
    assert between(written, upside_down(written)) == []


@pytest.mark.parametrize(
    ("before", "after", "path", "kind", "was", "now"),
    [
        ("turns: 4\n", "turns: 5\n", "turns", "changed", "4", "5"),
        ("cards_per_turn: 1", "cards_per_turn: 2", "cards_per_turn", "changed", "1", "2"),
        ("start: 50, trend: -3", "start: 50, trend: -2.5", "tracks.water.trend", "changed", "-3", "-2.5"),
        (
            "met: harvest >= 52",
            "met: harvest >= 50",
            "teams.lower.objectives.harvest.met",
            "changed",
            "harvest >= 52",
            "harvest >= 50",
        ),
        (
            "met: trust >= 54",
            "met: trust >= 55",
            "teams.upper.secret_objectives.good_name.met",
            "changed",
            "trust >= 54",
            "trust >= 55",
        ),
        ("weight: 1, lag: 1", "weight: 2, lag: 1", "links.water → harvest.weight", "changed", "1", "2"),
        (
            "on_draw: {harvest: -3}",
            "on_draw: {harvest: {set: 40}}",
            "cards.fire_on_the_hill.on_draw.harvest",
            *3 * ("",),
        ),
        ("    weight: 2 #", "    repeat: 2 #", "cards.second_spring.weight", "changed", "2", "1"),
        ("window: {turns: 4, mandatory: true}", "window: {turns: 3-4}", "cards.market_day.window.turns", *3 * ("",)),
        (
            "effects: {water: +8}",
            "effects: {water: +7}",
            "cards.second_spring.responses.upper.dig.outcomes.success.effects.water",
            "changed",
            "+8",
            "+7",
        ),
        (
            "effects: {turns_agreed: true, trust: +4}",
            "effects: {turns_agreed: {turns: 2}, trust: +4}",
            "cards.no_rain.responses.upper.meet.outcomes.success.effects.turns_agreed",
            "changed",
            "holds",
            "for 2 turns",
        ),
        (
            "{add: help(trust), why: Old trust on the hill}",
            '{add: help(trust), when: "turn > 1", why: Old trust on the hill}',
            "cards.no_rain.responses.upper.meet.modifiers.Old trust on the hill.when",
            "added",
            "",
            "turn > 1",
        ),
        (
            "must_answer: [upper, lower]",
            "must_answer: [lower]",
            "cards.fire_on_the_hill.must_answer.upper",
            "removed",
            "",
            "",
        ),
    ],
)
def test_a_change_is_told(before: str, after: str, path: str, kind: str, was: str, now: str) -> None:
    """Each changed value is told under its path, as it was and as it is."""
    found = changed(before, after)
    told = {".".join(each.path): each for each in found}
    assert path in told
    assert not told[path].text
    if kind:
        assert (told[path].kind, told[path].before, told[path].after) == (kind, was, now)


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("The stream has stopped talking.", "The stream is still.", "cards.no_rain.text"),
        ("You have the deeper well", "You have a deep well", "teams.upper.brief"),
        ("red_lines: [A locked well]", "red_lines: [A shut well]", "teams.upper.red_lines"),
        ("There is rock at two.", "There is rock.", "cards.second_spring.responses.upper.dig.outcomes.failure.text"),
    ],
)
def test_wording_is_told_as_such(before: str, after: str, path: str) -> None:
    """Texts that people read are marked as wording, whole as they are."""
    (only,) = changed(before, after)
    assert (".".join(only.path), only.kind, only.text) == (path, "changed", True)


def test_parts_come_and_go() -> None:
    """A new card is one difference, called by its title; the other way round it is removed."""
    before = data()
    after = data()
    after["cards"]["drought"] = {**after["cards"]["the_bucket"], "title": "The drought"}
    assert between(before, after) == [Difference(("cards", "drought"), "added", "", "The drought", text=False)]
    assert between(after, before) == [Difference(("cards", "drought"), "removed", "The drought", "", text=False)]


def test_links_alike_are_told_apart() -> None:
    """A second link between the same two tracks is counted."""
    after = data()
    after["links"].append({**after["links"][0], "lag": 2})
    (only,) = between(data(), after)
    assert (only.path, only.kind) == (("links", "water → harvest (2)"), "added")


def test_an_optional_part_is_told_as_a_whole() -> None:
    """A part that was not there is told with what is in it."""
    after = data()
    after["saturation"] = {"above": 80, "below": 20}
    assert between(data(), after) == [Difference(("saturation",), "added", "", "above 80, below 20", text=False)]


def test_the_order_of_ids_in_a_list_is_told() -> None:
    """A list with the same ids in another order has changed."""
    before, after = data(), data()
    after["cards"]["fire_on_the_hill"]["must_answer"] = ["lower", "upper"]
    (only,) = between(before, after)
    assert (only.before, only.after) == ("[upper, lower]", "[lower, upper]")


def test_a_text_in_another_language_is_wording() -> None:
    """A text that gets a translation differs, and a title is told by its first words."""
    after = data()
    after["cards"]["no_rain"]["text"] = {"en": after["cards"]["no_rain"]["text"], "sq": "Nuk bie shi."}
    after["cards"]["no_rain"]["title"] = {"en": "No rain", "sq": "Pa shi"}
    found = {each.path[-1]: each for each in between(data(), after)}
    assert found["text"].text
    assert (found["title"].before, found["title"].after) == ("No rain since May", "No rain")
