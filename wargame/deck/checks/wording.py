"""Words that the deck itself asks to keep out of what players read."""

import re
from collections.abc import Iterable, Mapping

from wargame.deck.checks.subject import Subject
from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import LINE_BREAK, Span
from wargame.deck.initiatives import written_path
from wargame.deck.nodes import expression_span, scalar_at
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
    avoid = _present(subject, subject.deck.deck.neutrality.avoid)
    if not avoid:
        return
    pattern = _pattern(avoid)
    for found in subject.texts:
        if found.is_for_players and found.path[0] != "neutrality":
            for path, said in found.spoken():
                _check_text(subject, path, said, pattern, avoid)


def _check_text(subject: Subject, path: Path, said: str, pattern: re.Pattern[str], avoid: Mapping[str, str]) -> None:
    """Report what one text says in words to avoid; what stands in a hole for a number is no word."""
    for number, match in enumerate(pattern.finditer(said)):
        holes = (hole.span() for hole in _HOLES.finditer(said))
        if not any(start < match.start() < end for start, end in holes):
            place = _place(subject, path, pattern, number, match)
            message = f"`{' '.join(match[0].split())}` is wording that this deck avoids"
            subject.warn_at("C044", place, message, avoid.get(_folded(match[0]), ""))


def _present(subject: Subject, phrases: Mapping[str, str]) -> dict[str, str]:
    """Return those phrases to avoid, folded, of which the deck has every word somewhere: most often none."""
    if not phrases:
        return {}
    all_said = "\n".join(said for found in subject.texts for _, said in found.spoken()).casefold()
    avoid = {_folded(phrase): advice for phrase, advice in phrases.items()}
    return {phrase: advice for phrase, advice in avoid.items() if all(word in all_said for word in phrase.split())}


def _folded(phrase: str) -> str:
    return " ".join(phrase.casefold().split())


def _pattern(phrases: Iterable[str]) -> re.Pattern[str]:
    """Return what finds the phrases, the longest first, over a line break as well."""
    either = "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in sorted(phrases, key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _place(subject: Subject, path: Path, pattern: re.Pattern[str], number: int, match: re.Match[str]) -> Span:
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
    starts = [0, *(match.end() for match in LINE_BREAK.finditer(subject.text))]
    span = scalar.span
    first, last = starts[span.line] + span.column, starts[span.end_line] + span.end_column
    source = list(pattern.finditer(subject.text, first, last))
    if len(source) != len(list(pattern.finditer(str(scalar.value)))):
        return span
    return Span(*_line_and_column(starts, source[number].start()), *_line_and_column(starts, source[number].end()))


def _line_and_column(starts: list[int], at: int) -> tuple[int, int]:
    line = max(i for i, start in enumerate(starts) if start <= at)
    return line, at - starts[line]
