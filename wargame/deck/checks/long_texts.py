"""Texts that are longer than the smallest console shows well."""

from wargame.deck.checks.subject import PlanSubject, Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.inject_schema import Inject
from wargame.deck.schema import Card, Response

register(
    {
        "C041": Explanation(
            "text too long for a small screen",
            "On a screen of 80 by 24 a card's text has room for about 600 characters and a response's title for 60; "
            "more is scrolled or cut. A card is also read aloud, and so is an inject: 600 characters take forty "
            "seconds.",
        ),
    }
)

LIMITS = {
    (Card, "text"): (600, "the text of a card"),
    (Inject, "text"): (600, "the text of an inject"),
    (Response, "title"): (60, "the title of a response"),
}
"""The most characters of a text, and what it is, by the part that it belongs to and its key."""


def check(subject: Subject | PlanSubject) -> None:
    """Report texts of cards and injects, and titles of responses, that are too long, each language by itself."""
    for found in subject.texts:
        limit = LIMITS.get((found.owner, found.key))
        if limit is not None:
            most, what = limit
            for path, said in found.spoken():
                if len(said.strip()) > most:
                    message = f"this has {len(said.strip())} characters, and {what} is best kept to {most}"
                    subject.warn("C041", path, message, "shorten it, or tell the rest elsewhere")
