"""Unlocking cards that are not locked."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C008": Explanation(
            "unlocking a card that is not locked",
            "The card comes whether or not this happens, since it does not say `locked: true`. Lock it, or take it out "
            "of this list; a card that is to come for certain after this one is a follow-up.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report what unlocks a card that is open from the start."""
    for found in subject.unlocks:
        if not subject.deck.deck.cards[found.unlocked].locked:
            hint = f"add `locked: true` to `{found.unlocked}`, or leave it out here"
            subject.warn("C008", found.path, f"`{found.unlocked}` is not locked", hint)
