"""Texts that lack a language which other texts of the deck have."""

from collections.abc import Sequence

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.texts import Found
from wargame.deck.codes import Explanation, register

register(
    {
        "C040": Explanation(
            "text that lacks a language",
            "Other texts of the deck are written in this language. Where it is missing people read English, or the "
            "first language that there is. Add the text in that language; a name that is the same in all languages may "
            "stay a plain string if you say so in an ignore comment.",
        ),
    }
)

_MOST_LINES = 8
"""The most lines that a help lists."""


def check(subject: Subject) -> None:
    """Report each text by language that lacks one, and all texts without a language together, at the first."""
    wanted = sorted({language for found in subject.texts if not isinstance(found.said, str) for language in found.said})
    if not wanted:
        return
    plain = []
    for found in subject.texts:
        if isinstance(found.said, str):
            plain.append(found)
        elif missing := [f"`{language}`" for language in wanted if language not in found.said]:
            said = f"this text lacks {' and '.join(missing)}, which other texts have"
            subject.warn("C040", found.path, said, f"add {missing[0]} to it", key=True)
    _report_plain(subject, [found for found in plain if found.is_for_players], wanted)


def _report_plain(subject: Subject, plain: list[Found], wanted: Sequence[str]) -> None:
    """Report the texts that stand in one language only: one warning, or a half-translated deck would have hundreds."""
    by_line = sorted((subject.span(found.path), found.path) for found in plain if subject.is_written(found.path))
    if by_line:
        rest = [str(span.line + 1) for span, _ in by_line[1 : _MOST_LINES + 1]]
        more = f" and {len(by_line) - 1 - len(rest)} more" if len(by_line) - 1 > len(rest) else ""
        shown = "`, `".join(wanted)
        said = "this text has no language" if len(by_line) == 1 else f"{len(by_line)} texts have no language"
        also = f"; the others stand in lines {', '.join(rest)}{more}" if rest else ""
        subject.warn("C040", by_line[0][1], said, f"other texts have `{shown}`: write `{wanted[0]}: …`{also}")
