"""Texts that lack a language which other texts of the deck have."""

from collections.abc import Iterable, Sequence

from wargame.deck.checks.subject import LookedAt, PlanSubject, Subject
from wargame.deck.checks.texts import Found, texts_of
from wargame.deck.codes import Explanation, register

register(
    {
        "C040": Explanation(
            "text that lacks a language",
            "Other texts of the deck are written in this language. Where it is missing people read English, or the "
            "first language that there is. Add the text in that language. Texts that are plain strings are told "
            "together, at the first of them; names that are the same in all languages may stay so, with an ignore "
            "comment there.",
        ),
    }
)

_MOST_PLACES = 5
"""The most places that a help lists."""


def check(subject: Subject) -> None:
    """Report each text by language that lacks one, and all texts without a language together, at the first."""
    _check(subject, subject.texts, _languages(subject.texts))


def check_plan(subject: PlanSubject) -> None:
    """Report the same of a plan, which is read in the languages of its deck."""
    _check(subject, subject.texts, _languages([*texts_of(subject.deck), *subject.texts]))


def _languages(texts: Iterable[Found]) -> list[str]:
    """Return the languages that texts are written in by name."""
    return sorted({language for found in texts if not isinstance(found.said, str) for language in found.said})


def _check(subject: LookedAt, texts: Sequence[Found], wanted: Sequence[str]) -> None:
    if not wanted:
        return
    plain = []
    for found in texts:
        if isinstance(found.said, str):
            plain.append(found)
        elif missing := [f"`{language}`" for language in wanted if language not in found.said]:
            said = f"this text lacks {' and '.join(missing)}, which other texts have"
            subject.warn("C040", found.path, said, f"add {missing[0]} to it", key=True)
    _report_plain(subject, [found for found in plain if found.is_for_players], wanted)


def _report_plain(subject: LookedAt, plain: list[Found], wanted: Sequence[str]) -> None:
    """Report the texts that stand in one language only: one warning, or a half-translated deck would have hundreds."""
    paths = [found.path for found in plain if subject.is_written(found.path)]
    if paths:
        first, *rest = sorted(paths, key=subject.span)
        places = ", ".join(map(subject.place, rest[:_MOST_PLACES]))
        more = f" and {len(rest) - _MOST_PLACES} more" if len(rest) > _MOST_PLACES else ""
        also = f"; the others: {places}{more}" if rest else ""
        count = f"{len(paths)} texts are" if rest else "this text is"
        shown = "`, `".join(wanted)
        hint = f"other texts have `{shown}`: write `{wanted[0]}: …`{also}"
        subject.warn("C040", first, f"{count} written in one language only", hint)
