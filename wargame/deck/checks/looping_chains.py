"""Chains of follow-ups that come back to where they began although no card in them comes twice."""

from collections.abc import Iterator

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.written import Following
from wargame.deck.codes import Explanation, register

register(
    {
        "C005": Explanation(
            "chain that loops",
            "These cards queue one another in a circle, each time without a condition, and none of them may come "
            "twice: the follow-up that closes the circle queues a card that has already been there. Give a card of the "
            "circle `repeat`, or the follow-up a `when`, if it is meant; take the follow-up out if it is not.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report each follow-up that closes a circle, at the card that it names."""
    edges = list(_edges(subject))
    names = subject.deck.names.cards
    after: dict[int, set[int]] = {}
    for edge in edges:
        after.setdefault(edge.card, set()).add(names.index(edge.follow.card))
    for edge in edges:
        target = names.index(edge.follow.card)
        if target <= edge.card and edge.card in _reached(target, after):
            chain = "itself" if target == edge.card else f"`{names[edge.card]}`, which follows from it,"
            said = f"`{edge.follow.card}` is queued again by {chain} and comes only once"
            hint = f"give `{edge.follow.card}` a `repeat` or this follow-up a `when`, or leave it out"
            subject.warn("C005", (*edge.path, "card"), said, hint)


def _edges(subject: Subject) -> Iterator[Following]:
    """Yield the follow-ups without a condition between cards that come only once."""
    cards = list(subject.deck.deck.cards.values())
    for found in subject.follow_ups:
        once = cards[found.card].repeat == 1 and subject.deck.deck.cards[found.follow.card].repeat == 1
        if found.follow.when is None and once:
            yield found


def _reached(start: int, after: dict[int, set[int]]) -> set[int]:
    """Return the cards that follow from a card, itself included."""
    found, waiting = {start}, [start]
    while waiting:
        new = after.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found
