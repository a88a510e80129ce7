"""What leads where in a deck: which card unlocks, queues or makes possible which other."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import is_place
from wargame.deck.schema import Card, Outcome
from wargame.deck.values import in_language
from wargame.engine.program import NONE

Way = Literal["unlocks", "queues", "allows"]
"""unlocks: makes eligible; queues: brings in a later turn; allows: a condition of the other card asks about it."""


@dataclass(frozen=True, slots=True)
class Leads:
    """One card leads to another."""

    source: str
    target: str
    way: Way
    why: str
    """By what: a response's title, a fact's title, or empty for the card's coming alone."""


def leads(deck: CompiledDeck) -> tuple[Leads, ...]:
    """Return everything that leads from card to card, in the order of the deck, each once."""
    found: dict[Leads, None] = {}
    for name, card in deck.deck.cards.items():
        if not is_place(name):
            found.update(dict.fromkeys(_from_card(name, card)))
    found.update(dict.fromkeys(_through_conditions(deck)))
    return tuple(found)


def _from_card(name: str, card: Card) -> Iterator[Leads]:
    """Yield what a card unlocks and queues, by coming or by an outcome of a response."""
    yield from _released(name, card, "")
    for responses in card.responses.values():
        for response in responses.values():
            for _, outcome in response.outcomes.written():
                yield from _released(name, outcome, in_language(response.title))


def _released(name: str, part: Card | Outcome, why: str) -> Iterator[Leads]:
    for target in part.unlocks:
        yield Leads(name, target, "unlocks", why)
    for follow in part.follow_up:
        yield Leads(name, follow.card, "queues", why)


def _through_conditions(deck: CompiledDeck) -> Iterator[Leads]:
    """Yield which card's condition asks whether another has come, or about a fact that another can establish."""
    cards = deck.program.cards
    establishing = _establishing(deck)
    for i, target in enumerate(deck.names.cards):
        for expression in (cards.when[i], cards.asap[i]):
            if expression != NONE and expression in deck.reads:
                looked_at = deck.reads[expression]
                for source in sorted(looked_at.cards):
                    yield Leads(source, target, "allows", "")
                for fact in sorted(looked_at.reads & deck.deck.facts.keys()):
                    title = in_language(deck.deck.facts[fact].title)
                    yield from (Leads(source, target, "allows", title) for source in establishing.get(fact, ()))


def _establishing(deck: CompiledDeck) -> dict[str, list[str]]:
    """Return by fact the cards on which something can establish it."""
    found: dict[str, list[str]] = {}
    for name, card in deck.deck.cards.items():
        for fact in dict.fromkeys(_established(card)):
            if not is_place(name):
                found.setdefault(fact, []).append(name)
    return found


def _established(card: Card) -> Iterable[str]:
    yield from (fact for fact, change in card.on_draw.items() if change.establishes and change.amount)
    for responses in card.responses.values():
        for response in responses.values():
            for _, outcome in response.outcomes.written():
                effects = outcome.effects.items()
                yield from (fact for fact, change in effects if change.establishes and change.amount)
