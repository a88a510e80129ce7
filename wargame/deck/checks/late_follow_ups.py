"""Follow-ups that are due after the last turn."""

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import NEVER
from wargame.deck.codes import Explanation, register

register(
    {
        "C007": Explanation(
            "follow-up after the last turn",
            "However early the first card comes, the card that it queues is due after the last turn, so it is never "
            "dealt. Make `after` smaller, let the first card come earlier, or let the exercise last longer.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report follow-ups that come too late whatever happens."""
    for found in subject.follow_ups:
        comes = subject.strict.comes[found.card]
        due = comes + found.follow.after
        if comes < NEVER and due > subject.turns:
            name = subject.deck.names.cards[found.card]
            said = f"`{found.follow.card}` is due in turn {due} at the earliest, and the last turn is {subject.turns}"
            hint = f"`{name}` comes in turn {comes} at the earliest: make `after` smaller or let it come earlier"
            subject.warn("C007", found.path, said, hint)
