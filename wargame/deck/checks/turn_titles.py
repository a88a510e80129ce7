"""Turn titles that are more or fewer than the turns."""

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register

register(
    {
        "C045": Explanation(
            "turn titles that don't match the turns",
            "`turn_titles` names the turns one by one, and there are more or fewer of them than turns: the last turns "
            "go without a title, or the last titles are never shown.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report a list of titles that is too long or too short."""
    deck = subject.deck.deck
    titles = len(deck.turn_titles)
    if titles and titles != deck.turns:
        less = f"turn {titles + 1} has none" if titles < deck.turns else f"turn {titles} never comes"
        said = f"there are {titles} turn titles for {deck.turns} turns: {less}"
        subject.warn("C045", ("turn_titles",), said, "name every turn once, or leave `turn_titles` out", key=True)
