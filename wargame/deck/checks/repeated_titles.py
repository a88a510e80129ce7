"""Cards, or responses of one team on one card, that bear the same title."""

from collections.abc import Iterable

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.values import in_language
from wargame.deck.writer import Path

register(
    {
        "C014": Explanation(
            "two responses with the same title",
            "A team can't tell these responses apart by what it reads first. Say in the titles what differs.",
        ),
        "C015": Explanation(
            "two cards with the same title",
            "In lists, logs and reviews these cards can't be told apart. Say in the titles what differs.",
        ),
    }
)

Titled = Iterable[tuple[Path, str]]


def check(subject: Subject) -> None:
    """Report the second and each later part of the same title."""
    deck = subject.deck.deck
    _compare(subject, "C015", ((("cards", name), in_language(card.title)) for _, name, card in subject.cards))
    path: Path
    for _, name, card in subject.cards:
        for team, responses in card.responses.items():
            path = ("cards", name, "responses", team)
            _compare(subject, "C014", (((*path, key), in_language(part.title)) for key, part in responses.items()))
    for team, responses in deck.initiatives.items():
        path = ("initiatives", team)
        _compare(subject, "C014", (((*path, key), in_language(part.title)) for key, part in responses.items()))


def _compare(subject: Subject, code: str, titled: Titled) -> None:
    """Report titles that have been there before; case and space make no difference."""
    first: dict[str, Path] = {}
    for path, title in titled:
        known = first.setdefault(" ".join(title.casefold().split()), path)
        if known != path:
            said = f"`{path[-1]}` has the same title as `{known[-1]}`"
            hint = f"the other title is in {subject.place((*known, 'title'))}: change one of the two"
            subject.warn(code, (*path, "title"), said, hint)
