"""Words that the deck itself asks to keep out of what players read."""

import re
from collections.abc import Iterable

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.texts import place_of, texts_of
from wargame.deck.codes import Explanation, register

register(
    {
        "C044": Explanation(
            "wording that the deck avoids",
            "The deck's `neutrality` lists this word or phrase among those to avoid, so that every side can read the "
            "texts as fair. The help says what to write instead. A quotation may keep it, with an ignore comment.",
        ),
    }
)

_HOLES = re.compile(r"\{[^{}]*\}")


def check(subject: Subject) -> None:
    """Report each place of a word or phrase to avoid, as a whole word and whatever its case."""
    avoid = {_folded(phrase): advice for phrase, advice in subject.deck.deck.neutrality.avoid.items()}
    if not avoid:
        return
    pattern = _pattern(avoid)
    for found in texts_of(subject):
        if found.is_for_players and found.path[0] != "neutrality":
            for path, said in found.spoken():
                holes = [hole.span() for hole in _HOLES.finditer(said)]
                for number, match in enumerate(pattern.finditer(said)):
                    if any(start < match.start() < end for start, end in holes):
                        continue
                    place = place_of(subject, path, pattern, number, match.start(), match.end())
                    message = f"`{' '.join(match[0].split())}` is wording that this deck avoids"
                    subject.warn_at("C044", place, message, avoid[_folded(match[0])])


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the phrases, the longest first, over a line break as well."""
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
