"""Characters that make a text read otherwise than it looks: refused everywhere in a deck, escaped or not."""

import re
from collections.abc import Iterator, Sequence
from typing import Final
from unicodedata import name

from wargame.deck.diagnostics import Span

FORBIDDEN: Final = re.compile(
    "["
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls but tab and line breaks
    "\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"  # no width, or turns direction
    "\U000e0000-\U000e007f"  # tags: letters without a shape
    "\ud800-\udfff\ufffe\uffff"  # no characters at all
    "]"
)
"""What may not stand in the source; a carriage return may, but not in a value."""

_ESCAPE: Final = re.compile(r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
# The escapes of one letter that stand for forbidden characters.
_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b", "N": "\x85", "L": "\u2028",
    "P": "\u2029",
}  # fmt: skip


def describe(character: str) -> str:
    """Name a character in ASCII, without showing it."""
    title = name(character, "")
    return f"the character U+{ord(character):04X}" + (f" ({title})" if title else "")


def without_forbidden(text: str) -> str:
    """Return text of the same length with U+FFFD for each forbidden character that an escape may have given it."""
    return FORBIDDEN.sub("\ufffd", text).replace("\r", "\ufffd")


def forbidden_escapes(lines: Sequence[str], span: Span) -> Iterator[tuple[str, Span]]:
    """Yield each escape of a text in double quotes that stands for a forbidden character: it, and where it stands."""
    for number in range(span.line, min(span.end_line + 1, len(lines))):
        start = span.column if number == span.line else 0
        end = span.end_column if number == span.end_line else len(lines[number])
        for match in _ESCAPE.finditer(lines[number], start, end):
            digits = match[1] or match[2] or match[3]
            character = chr(int(digits, 16)) if digits else _ESCAPES.get(match[4], "")
            if character == "\r" or FORBIDDEN.match(character):
                yield character, Span(number, match.start(), number, match.end())
