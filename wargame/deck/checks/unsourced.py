"""Sources without a date, and cards without a source in a deck that has a bibliography."""

import re
from typing import Final

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C042": Explanation(
            "source without a date",
            "Facts age. `as_of` says to which day, month or year a source speaks, such as 2025-04.",
        ),
        "C043": Explanation(
            "card without a source",
            "The deck has a bibliography, and this card names nothing of it, so nobody can look up what it rests on. A "
            "bibliography may list the authors' own judgement, for cards that rest on nothing else.",
        ),
    }
)

_YEAR: Final = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")


def check(subject: Subject) -> None:
    """Report undated sources and unsourced cards."""
    deck = subject.deck.deck
    for name, source in deck.sources.items():
        if not _YEAR.search(source.as_of):
            said = f"the source `{name}` does not say as of when it speaks"
            subject.warn("C042", ("sources", name, "as_of"), said, "write a date such as 2025-04")
    for _, name, card in subject.cards:
        if deck.sources and not card.source:
            hint = f"add `source: [{next(iter(deck.sources))}]` or another entry of `sources`"
            subject.warn("C043", ("cards", name), f"the card `{name}` names no source", hint, key=True)
