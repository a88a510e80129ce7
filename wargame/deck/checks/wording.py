"""Words that the deck itself asks to keep out of what players read, in it and in its session plans."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate

from wargame.deck.checks.subject import LookedAt, PlanSubject, Subject
from wargame.deck.checks.texts import Found
from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Span
from wargame.deck.initiatives import written_path
from wargame.deck.nodes import expression_span, scalar_at
from wargame.deck.schema import Deck
from wargame.deck.writer import Path

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
    _check(subject, subject.texts, subject.deck.deck)


def check_plan(subject: PlanSubject) -> None:
    """Report the same of what a plan says to players."""
    _check(subject, subject.texts, subject.deck)


def _check(subject: LookedAt, texts_found: Sequence[Found], deck: Deck) -> None:
    avoid = {_folded(phrase): advice for phrase, advice in deck.neutrality.avoid.items()}
    spoken = [(found, path, said) for found in texts_found for path, said in found.spoken()] if avoid else []
    texts = [said.casefold() for _, _, said in spoken]
    phrases = _possible(avoid, "\n".join(texts))
    if not phrases:
        return
    pattern = _pattern(phrases)
    for i in _having(texts, phrases):
        found, path, said = spoken[i]
        if found.is_for_players and path[0] != "neutrality":
            _check_text(subject, path, said, pattern, avoid)


def _check_text(subject: LookedAt, path: Path, said: str, pattern: re.Pattern[str], avoid: Mapping[str, str]) -> None:
    """Report what one text says in words to avoid; what stands in a hole for a number is no word."""
    for number, match in enumerate(pattern.finditer(said)):
        holes = (hole.span() for hole in _HOLES.finditer(said))
        if not any(start < match.start() < end for start, end in holes):
            place = _place(subject, path, pattern, number, match)
            message = f"`{' '.join(match[0].split())}` is wording that this deck avoids"
            subject.warn_at("C044", place, message, avoid.get(_folded(match[0]), ""))


def _possible(phrases: Iterable[str], all_said: str) -> list[str]:
    """Return the phrases of which no word is missing in all that is said."""
    return [phrase for phrase in phrases if phrase and all(word in all_said for word in phrase.split())]


def _having(texts: Sequence[str], phrases: Iterable[str]) -> Iterator[int]:
    """Yield the numbers of the texts that have one of some phrases, which are looked for in all texts at once."""
    ends = list(accumulate(len(text) + 1 for text in texts))
    all_said, either = "\n".join(texts), re.compile(_either(phrases))
    found = either.search(all_said)
    while found is not None:
        number = bisect_right(ends, found.start())
        yield number
        found = either.search(all_said, ends[number])


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the phrases, the longest first, over a line break as well."""
    return re.compile(rf"(?<!\w)(?:{_either(phrases)})(?!\w)", re.IGNORECASE)


def _either(phrases: Iterable[str]) -> str:
    """Return the expression for any of some phrases, the longest first."""
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))


def _place(subject: LookedAt, path: Path, pattern: re.Pattern[str], number: int, match: re.Match[str]) -> Span:
    """Return where a match stands, which is what the pattern finds in a text as its `number`th.

    Where the text runs over several lines its source is searched in the same way; if that does not find as much, the
    whole text is the place.
    """
    scalar = scalar_at(subject.node, written_path(path))
    if scalar is None:
        return subject.span(path)
    exact = expression_span(scalar, *match.span())
    if exact != scalar.span:
        return exact
    starts = subject.line_starts
    span = scalar.span
    first, last = starts[span.line] + span.column, starts[span.end_line] + span.end_column
    source = list(pattern.finditer(subject.text, first, last))
    if len(source) != len(list(pattern.finditer(str(scalar.value)))):
        return span
    return Span(*_line_and_column(starts, source[number].start()), *_line_and_column(starts, source[number].end()))


def _line_and_column(starts: Sequence[int], at: int) -> tuple[int, int]:
    line = bisect_right(starts, at) - 1
    return line, at - starts[line]
