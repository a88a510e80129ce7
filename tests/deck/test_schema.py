"""The forms in which a designer may write a value, and what becomes of them."""

from typing import Any

import pytest
from pydantic import ValidationError

from tests.small_decks import card, response, small, small_data, team
from wargame.deck.schema import MAX_CARDS, Deck, Plan
from wargame.deck.values import Change, Window, in_language
from wargame.engine.dice import HOLDER
from wargame.engine.state import MAX_HAND


def deck_with(**sections: Any) -> Deck:
    """Return a deck of a few lines as a model."""
    return Deck.model_validate(small_data(**sections))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (3, Change(3)),
        (-2.5, Change(-2.5)),
        ("margin + 1", Change("margin + 1")),
        ({"set": 50}, Change(50, sets=True)),
        (True, Change(1, sets=True, establishes=True)),
        (False, Change(0, sets=True, establishes=True)),
        ({"turns": 2}, Change(1, sets=True, turns=2, establishes=True)),
    ],
)
def test_an_effect_adds_sets_establishes_or_ends(written: object, meant: Change) -> None:
    """Each form of an effect means one change."""
    assert deck_with(cards={"event": card(on_draw={"heat": written})}).cards["event"].on_draw == {"heat": meant}


@pytest.mark.parametrize(
    "written", [None, [], {}, {"set": 1, "turns": 2}, {"turns": 0}, {"turns": True}, {"sett": 1}, ""]
)
def test_no_other_form_is_an_effect(written: object) -> None:
    """What is none of them is refused."""
    with pytest.raises(ValidationError):
        deck_with(cards={"event": card(on_draw={"heat": written})})


@pytest.mark.parametrize(("written", "first", "last"), [(3, 3, 3), ("3", 3, 3), ("2-5", 2, 5), ("1-999", 1, 999)])
def test_a_window_is_a_turn_or_a_range(written: object, first: int, last: int) -> None:
    """`3` and `2-5` are turns, ends counted in."""
    window = deck_with(cards={"event": card(window={"turns": written})}).cards["event"].window
    assert window is not None
    assert window.turns == Window(first, last)


@pytest.mark.parametrize("written", [0, "0-3", "5-2", "2 - 5", "2-", "-3", "1000", True, None, 2.5])
def test_no_other_form_is_a_window(written: object) -> None:
    """Turns are whole numbers from 1, and a range rises."""
    with pytest.raises(ValidationError):
        deck_with(cards={"event": card(window={"turns": written})})


def test_a_text_may_be_in_several_languages() -> None:
    """A text is a string or a mapping by language: the asked for one, else English, else the first."""
    text = {"sq": "Moti", "en": "Weather"}
    assert deck_with(title=text).title == text
    assert [in_language(text, language) for language in ("sq", "en", "sr")] == ["Moti", "Weather", "Weather"]
    assert in_language({"sq": "Moti"}, "en") == "Moti"
    assert in_language("plain", "sq") == "plain"
    with pytest.raises(ValidationError):
        deck_with(title={"en": 3})


def test_secret_objectives_stand_beside_their_draw() -> None:
    """All keys of `secret_objectives` but `draw` are objectives."""
    secret = {"draw": 2, "one": {"title": "One", "met": True}, "two": {"title": "Two", "met": "heat > 3"}}
    found = deck_with(teams={"ost": team(secret_objectives=secret)}).teams["ost"].secret_objectives
    assert found is not None
    assert (found.draw, set(found.objectives)) == (2, {"one", "two"})


def test_a_deck_is_frozen_and_takes_no_unknown_key() -> None:
    """Nothing changes a deck once it was read, and a misspelt key is never lost."""
    deck = deck_with()
    with pytest.raises(ValidationError):
        deck.title = "Another"  # type: ignore[misc]
    with pytest.raises(ValidationError):
        deck_with(titel="Small")


@pytest.mark.parametrize("model", [Deck, Plan])
def test_editors_get_a_json_schema(model: type[Deck | Plan]) -> None:
    """Every key has its place in the JSON Schema that editors use, and further keys are refused by it."""
    schema = model.model_json_schema(by_alias=True)
    assert set(schema["properties"]) == {field.alias or name for name, field in model.model_fields.items()}
    assert schema["additionalProperties"] is False


def test_keys_that_are_words_of_python_are_written_as_such() -> None:
    """`from` of a link and `with` of a response are those of the deck, whatever the model calls them."""
    links = [{"from": "heat", "to": "heat", "weight": 0, "why": "None."}]
    offer = response("difficulty_check", **{"with": {"target": 9}})
    deck = small(links=links, cards={"event": card(responses={"ost": {"try": offer}})})
    assert deck.deck.links[0].source_track == "heat"
    assert deck.deck.cards["event"].responses["ost"]["try"].parameters == {"target": 9}


def test_draws_stand_in_the_order_of_their_ids() -> None:
    """How a deck lists the values of a draw decides nothing."""
    draws = {"slip": {"title": "Slip", "values": {"west": 2, "east": 1}}}
    assert list(deck_with(draws=draws).draws["slip"].values) == ["east", "west"]


def test_a_deck_has_no_more_cards_than_tickets_can_number() -> None:
    """One card more than may be is refused; so many, and the places for initiatives, fit behind a ticket."""
    cards = {f"event_{n}": card() for n in range(MAX_CARDS)}
    assert len(deck_with(cards=cards).cards) + MAX_HAND <= 2**HOLDER
    with pytest.raises(ValidationError, match="at most 10000 items"):
        deck_with(cards={**cards, "one_more": card()})
