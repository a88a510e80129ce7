"""Makes text from people, decks and sessions safe to draw: nothing in it can steer the terminal.

A terminal obeys what it is sent. Escape sequences could set its title, write its clipboard or wipe the screen; bidi
controls could make a sentence read as another one. Views are cleaned here once, whole, before any widget sees them, so
no widget can forget to.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from operator import is_
from typing import TYPE_CHECKING, TypeVar

from pydantic import BaseModel

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Told = TypeVar("Told", bound="BaseModel | DataclassInstance")

LINE_LIMIT = 300
"""Longest name, title or sentence, in characters."""
PARAGRAPH_LIMIT = 6000
"""Longest running text, in characters."""

_PARAGRAPHS = frozenset(
    {
        "text",
        "private",
        "brief",
        "footnote",
        "questions",
        "headlines",
        "summary",
        "result",
        "reason",
        "aside",
        "said",
        "fault",
    }
)
"""Fields of a view whose text may run over several lines."""
_HANDED_BACK = frozenset({"id", "path", "player"})
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARK = r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]"
_MARKS_IN_A_ROW = re.compile(f"({_MARK}{{2}}){_MARK}+")
_VARIATION_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_BREAKS = re.compile("\r\n|[\r\n\v\f\x85\u2028\u2029]")


@lru_cache(maxsize=8192)
def clean(text: str, limit: int = PARAGRAPH_LIMIT, *, lines: bool = True) -> str:
    r"""Return text that a terminal can only show: no control, format, private-use or unassigned characters.

    Line breaks stay if `lines`, else they become spaces; tabs become spaces. Longer text is cut to `limit` characters
    and ends in `…`. Stacks of combining marks are cut to two, so that a letter can't climb into its neighbours' rows.
    """
    text = text[: 2 * limit]
    if not (text.isascii() and text.isprintable()):
        text = _printable(text, "\n" if lines else " ")
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _printable(text: str, line_break: str) -> str:
    text = _VARIATION_SELECTORS.sub("", _BREAKS.sub("\n", text).replace("\t", " "))
    kept = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _DROPPED)
    kept = unicodedata.normalize("NFC", kept)
    while (fewer := unicodedata.normalize("NFC", _MARKS_IN_A_ROW.sub(r"\1", kept))) != kept:
        kept = fewer  # marks that stood behind those that are gone may have come to stand in a row
    return kept.replace("\n", line_break)


def clean_line(text: str, limit: int = LINE_LIMIT) -> str:
    """Return `text` cleaned to one line."""
    return clean(text, limit, lines=False)


def cleaned(told: Told) -> Told:
    """Return a view or an offer in which every text is clean, however deep it lies: the same one if it was.

    Ids and paths in offers stay as they are, because they are handed back.
    """
    if isinstance(told, BaseModel):
        mended = _mended(vars(told))
        return told.model_copy(update=mended) if mended else told
    parts = {field.name: getattr(told, field.name) for field in fields(told) if field.name not in _HANDED_BACK}
    mended = _mended(parts)
    return replace(told, **mended) if mended else told


def _mended(parts: Mapping[str, object]) -> dict[str, object]:
    """Return the parts that were not clean, as they are clean."""
    mended = {}
    for name, value in parts.items():
        clean_value = _value(name, value)
        if clean_value is not value:
            mended[name] = clean_value
    return mended


def _value(name: str, value: object) -> object:
    """Return a part of a view clean: itself if it was, since most of a view is, and each key waits for it."""
    match value:
        case int() | float() | None:
            return value
        case str():
            told = clean(value) if name in _PARAGRAPHS else clean_line(value)
            return value if told == value else told
        case tuple():
            parts = tuple([_value(name, part) for part in value])
            return value if all(map(is_, parts, value)) else parts
        case dict():
            of_keys = {key: _value(name, part) for key, part in value.items()}
            return value if all(map(is_, of_keys.values(), value.values())) else of_keys
        case BaseModel():
            return cleaned(value)
        case _ if is_dataclass(value) and not isinstance(value, type):
            return cleaned(value)
        case _:
            return value
