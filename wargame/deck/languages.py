"""A deck in one of its languages."""

from typing import Any, TypeVar

from pydantic import BaseModel

from wargame.deck.schema import Deck, Plan
from wargame.deck.values import Spoken, in_language

Whole = TypeVar("Whole", Deck, Plan)


def languages(deck: Deck) -> tuple[str, ...]:
    """Return the languages in which any text of the deck is written, in the order of the alphabet."""
    return tuple(sorted(_languages(deck)))


def spoken(part: Whole, language: str) -> Whole:
    """Return a deck or plan with every text in the language, where there is one, else in English or the first."""
    said = _said(part, language)
    assert isinstance(said, type(part))
    return said


def _languages(part: Any) -> set[str]:  # noqa: ANN401 - a part of a deck is of any kind
    if isinstance(part, Spoken):
        return set(part)
    if isinstance(part, BaseModel):
        return _languages([value for _, value in part])
    if isinstance(part, dict):
        return _languages(list(part.values()))
    if isinstance(part, list | tuple):
        return set().union(*map(_languages, part))
    return set()


def _said(part: Any, language: str) -> Any:  # noqa: ANN401 - a part of a deck is of any kind
    """Return a part of a deck with its texts in a language; what has no text in several stays the same object."""
    if isinstance(part, Spoken):
        return in_language(part, language)
    if isinstance(part, BaseModel):
        values = {name: (value, _said(value, language)) for name, value in part}
        changed = {name: now for name, (was, now) in values.items() if now is not was}
        return part.model_copy(update=changed) if changed else part
    if isinstance(part, dict):
        said = {key: _said(value, language) for key, value in part.items()}
        return said if any(said[key] is not part[key] for key in part) else part
    if isinstance(part, tuple):
        told = tuple(_said(value, language) for value in part)
        return told if any(now is not was for now, was in zip(told, part, strict=True)) else part
    return part
