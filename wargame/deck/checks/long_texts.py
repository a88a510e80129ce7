"""Texts that are longer than the smallest console shows well."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.schema import Card, Response

register(
    {
        "C041": Explanation(
            "text too long for a small screen",
            "On a screen of 80 by 24 a card's text has room for about 600 characters and a response's title for 60; "
            "more is scrolled or cut. A card is also read aloud: 600 characters take forty seconds.",
        ),
    }
)

LIMITS = {(Card, "text"): 600, (Response, "title"): 60}
"""The most characters of a text, by the part that it belongs to and its key."""


def check(subject: Subject) -> None:
    """Report card texts and response titles that are too long, each language by itself."""
    for found in subject.texts:
        most = LIMITS.get((found.owner, found.key))
        if most is not None:
            for path, said in found.spoken():
                if len(said.strip()) > most:
                    what = "the text of a card" if found.owner is Card else "the title of a response"
                    message = f"this has {len(said.strip())} characters, and {what} is best kept to {most}"
                    subject.warn("C041", path, message, "shorten it, or tell the rest elsewhere")
