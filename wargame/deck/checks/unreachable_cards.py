"""Cards that never come: locked for good, outside the turns, or waiting for what never happens."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.codes import Explanation, register
from wargame.deck.schema import Card

register(
    {
        "C001": Explanation(
            "locked card that nothing unlocks",
            "A card with `locked: true` comes only after another card's `unlocks`, or when a follow-up or a session "
            "plan names it. Here nothing does, so the card never comes. Name it under `unlocks` of a card or an "
            "outcome, or leave `locked` out. If a facilitator is to deliver it by hand, say so in an ignore comment.",
        ),
        "C002": Explanation(
            "window that closes before the card can come",
            "A card comes of itself only in the turns of its window, and this window lies behind the last turn, or "
            "closes before anything can have unlocked the card. Move the window, or let the exercise last longer.",
        ),
        "C004": Explanation(
            "card that waits for what never happens",
            "The card is reached only from cards or responses that never come up themselves, or its condition waits "
            "for something that only they bring about. Mend those first: what they lack is reported where they stand.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report cards that never come."""
    for number, name, card in subject.cards:
        if subject.strict.comes[number] == NEVER:
            _explain(subject, number, name, card)


def _explain(subject: Subject, number: int, name: str, card: Card) -> None:
    """Say why a card never comes."""
    path = ("cards", name)
    cards = subject.deck.program.cards
    if cards.first[number] > subject.turns:
        said = f"`{name}` can't come before turn {cards.first[number]}, and the last turn is {subject.turns}"
        hint = f"let its window begin in turn {subject.turns} or earlier"
        subject.warn("C002", (*path, "window", "turns"), said, hint)
    elif card.locked:
        _explain_lock(subject, number, name)
    elif not _waits_in_vain_by_itself(subject, number):
        said = f"`{name}` never comes: its condition waits for what never happens"
        subject.warn("C004", (*path, "when"), said, "mend first what it waits for")


def _explain_lock(subject: Subject, number: int, name: str) -> None:
    """Say why a locked card never comes."""
    path = ("cards", name)
    world, names = subject.strict, subject.deck.names.cards
    unlocking = {names[found.card] for found in subject.unlocks if found.unlocked == name and found.card != number}
    queueing = {names[found.card] for found in subject.follow_ups if found.follow.card == name}
    if world.unlocked[number] < NEVER:
        last = subject.deck.program.cards.last[number]
        if world.unlocked[number] > last:
            said = f"`{name}` is unlocked in turn {world.unlocked[number]} at the earliest, after its window has closed"
            subject.warn("C002", (*path, "window", "turns"), said, f"let its window last beyond turn {last}")
        elif not _waits_in_vain_by_itself(subject, number):
            said = f"`{name}` never comes: its condition waits for what never happens"
            subject.warn("C004", (*path, "when"), said, "mend first what it waits for")
    elif unlocking or queueing - {name}:
        others = ", ".join(f"`{other}`" for other in sorted(unlocking | queueing - {name}))
        said = f"`{name}` never comes: what would unlock or queue it never happens"
        subject.warn("C004", (*path, "locked"), said, f"only {others} could: see there", key=True)
    else:
        said = f"`{name}` is locked, and nothing unlocks it"
        hint = f"add `unlocks: [{name}]` to a card or an outcome, or leave `locked` out"
        subject.warn("C001", (*path, "locked"), said, hint, key=True)


def _waits_in_vain_by_itself(subject: Subject, number: int) -> bool:
    """Tell whether the card's condition can't hold whatever else happens, which is reported as that."""
    cards = subject.deck.program.cards
    last = min(cards.last[number], subject.turns)
    sight = subject.generous.loosened(cards.first[number], last, dealing=True)
    return not subject.generous.holds(cards.when[number], sight)
