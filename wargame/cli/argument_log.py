"""The log's lines about arguments and established facts."""

from collections.abc import Iterator
from typing import assert_never

from wargame.cli.deck_words import DeckWords
from wargame.cli.inject_log import deltas_in_words
from wargame.rulebook import BAND_NAMES
from wargame.session.argument_events import (
    ArgumentDropped,
    ArgumentEvent,
    ArgumentMade,
    ArgumentRefused,
    ArgumentRuled,
    ArgumentWeighed,
    FactEnded,
    FactEstablished,
    Judged,
    ReasonAdded,
)
from wargame.session.cut_rulings import BAND_TITLES
from wargame.session.wording import percent


def argument_lines(words: DeckWords, event: ArgumentEvent) -> Iterator[str]:
    """Yield the lines of an event."""
    match event:
        case ArgumentMade():
            yield f"{words.team(event.team)} argues ({event.argument}): {event.what}. So that: {event.result}"
            for reason in event.reasons:
                yield f"    Because {reason}"
        case ReasonAdded():
            yield f"{words.team(event.team)} adds a {event.side} to {event.argument}: {event.text}"
        case Judged():
            yield f"{words.team(event.team)} judges {event.argument}: word {event.word + 1} of the scale"
        case ArgumentDropped():
            yield f"{event.by} takes {event.argument} back"
        case ArgumentWeighed() | ArgumentRefused() | ArgumentRuled():
            yield from _settling(words, event)
        case FactEstablished():
            until = f", up to turn {event.until}" if event.until else ""
            yield f"{event.by} establishes {event.fact}{until}: {event.text}"
        case FactEnded():
            yield f"{event.by} ends the fact {event.fact}"
        case _:
            assert_never(event)


def _settling(words: DeckWords, event: ArgumentWeighed | ArgumentRefused | ArgumentRuled) -> Iterator[str]:
    match event:
        case ArgumentWeighed():
            yield f"{event.by} weighs {event.argument}: {', '.join(map(str, event.marks))}"
        case ArgumentRefused():
            yield f"{event.by} refuses {event.argument}: {event.reason}"
        case ArgumentRuled():
            band = BAND_TITLES[BAND_NAMES[event.band]]
            chance = percent(sum(event.odds.bands[:2]))
            yield f"{event.argument} {band} (chance of success {chance}, {event.rule}, margin {event.margin})"
            changes = deltas_in_words(words, event.deltas)
            if changes:
                yield f"    {changes}"
