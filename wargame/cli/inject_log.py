"""The log's lines about the MSEL: what was delivered, and what was changed about the rest."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from wargame.cli.deck_words import DeckWords
from wargame.session.authors import SESSION
from wargame.session.inject_events import (
    CardFired,
    InjectDeferred,
    InjectDelivered,
    InjectEdited,
    InjectEvent,
    InjectMoved,
    InjectSkipped,
)
from wargame.session.wording import signed


def inject_lines(words: DeckWords, event: InjectEvent) -> Iterator[str]:
    """Yield the lines of an event."""
    match event:
        case InjectDelivered():
            by = "" if event.by == SESSION else f" by {event.by}"
            told = f", for {', '.join(map(words.team, event.to))}" if event.to else ""
            yield f"Inject `{event.inject}` delivered{by}{told}: {event.title}. {event.text}"
            changes = deltas_in_words(words, event.deltas)
            if changes:
                yield f"    {changes}"
        case CardFired():
            yield f"{event.by} puts “{words.card(event.card)}” on the table"
        case InjectSkipped():
            yield f"{event.by} skips `{event.inject}`: {event.reason}"
        case InjectDeferred():
            yield f"{event.by} defers `{event.inject}` to turn {event.turn}"
        case InjectMoved():
            where = f"before `{event.before}`" if event.before else "to the end"
            yield f"{event.by} moves `{event.inject}` {where} of the MSEL"
        case InjectEdited():
            yield f"{event.by} rewrites `{event.inject}`: {event.title}. {event.text}"
        case _:
            assert_never(event)


def deltas_in_words(words: DeckWords, deltas: Mapping[str, int]) -> str:
    """Return by how much variables moved, of those that have a name in the deck; empty if none did."""
    return ", ".join(f"{words.variable(name)} {signed(units)}" for name, units in deltas.items() if " " not in name)
