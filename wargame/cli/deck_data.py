"""A compiled deck as data for programs: all keys, as the deck writes them and defaults filled in, and odds beside."""

from collections.abc import Mapping

from pydantic import BaseModel

from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import is_place, places
from wargame.deck.values import Between, Change, Window
from wargame.engine.odds import BandOdds
from wargame.lab.start_odds import Place, start_odds
from wargame.rulebook import BAND_NAMES


def deck_data(compiled: CompiledDeck) -> dict[str, object]:
    """Return a deck: its cards by id, their responses by team and id, each with its `odds` at start values."""
    deck = compiled.deck
    odds = start_odds(compiled)
    data = _of_model(deck)
    cards = {name: _of_model(card) for name, card in deck.cards.items() if not is_place(name)}
    for name, card in cards.items():
        card["responses"] = _responses(deck.cards[name].responses, name, odds)
    data["cards"] = cards
    if places(deck):
        data["initiatives"] = _responses(deck.initiatives, places(deck)[0], odds)
    return data


def _responses(
    by_team: Mapping[str, Mapping[str, BaseModel]], card: str, odds: Mapping[Place, BandOdds]
) -> dict[str, dict[str, object]]:
    return {
        team: {
            name: {**_of_model(response), "odds": _chances(odds[card, team, name])}
            for name, response in responses.items()
        }
        for team, responses in by_team.items()
    }


def _chances(odds: BandOdds) -> dict[str, object]:
    return {
        "permille": dict(zip(BAND_NAMES, odds.permille, strict=True)),
        "exact": odds.exact,
        "half_width": odds.half_width,
    }


def _of_model(model: BaseModel) -> dict[str, object]:
    fields = type(model).model_fields
    data = {field.alias or name: _plain(getattr(model, name)) for name, field in fields.items()}
    return {**data, **{key: _plain(value) for key, value in (model.__pydantic_extra__ or {}).items()}}


def _plain(value: object) -> object:
    """Return a value as the deck language writes it."""
    match value:
        case BaseModel():
            return _of_model(value)
        case Change():
            return _change(value)
        case Between():
            return str(value)
        case Window(first=first, last=last):
            return first if first == last else f"{first}-{last}"
        case dict():
            return {key: _plain(part) for key, part in value.items()}
        case tuple():
            return [_plain(part) for part in value]
        case _:
            return value


def _change(change: Change) -> object:
    if change.establishes:
        return {"turns": change.turns} if change.turns else bool(change.amount)
    return {"set": change.amount} if change.sets else change.amount
