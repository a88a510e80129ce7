"""Diagnostics: where a deck is wrong, why, and what to write instead, shown like a good compiler's.

Positions count lines and characters from 0; people are shown both from 1.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice
from typing import Final, Literal, NamedTuple
from unicodedata import category, east_asian_width

Severity = Literal["error", "warning", "note"]

LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
"""What ends a line, for positions and frames alike."""

_NEWLINE: Final = re.compile("\n")

MAX_WIDTH: Final = 100
"""The most cells of a source line that a frame shows."""

_LEAD: Final = 40
"""The most cells shown before the span where a line is cut."""

_MAX_LINES: Final = 3
"""The most lines that a frame shows of a span over several."""

_TAB: Final = 4
"""Cells that a tab takes in a frame."""

_LONGEST_QUOTED: Final = 60
"""The most characters of a name or value that a message quotes."""

_MAX_NAMES: Final = 8
"""The most valid names that a help sentence lists."""


class Span(NamedTuple):
    """A stretch of source text: lines and columns from 0, in characters; the end is the first character not in it."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One fault of a source file: what is wrong in one sentence, where, and a help that says what to write.

    `code` is a key of `wargame.deck.codes.CODES`. An error keeps the file from being used, a warning does
    not; a note tells what may well be meant.
    """

    code: str
    message: str
    file: str
    span: Span
    help: str = ""
    severity: Severity = "error"


class Diagnostics:
    """Collects diagnostics of any number of files; iterates by file, position and code, each one once."""

    def __init__(self) -> None:
        self._found: set[Diagnostic] = set()

    def add(self, diagnostic: Diagnostic) -> None:
        """Keep a diagnostic; one that is already there is not kept twice."""
        self._found.add(diagnostic)

    def errors(self) -> tuple[Diagnostic, ...]:
        """Return those that keep a file from being used, in order."""
        return tuple(found for found in self if found.severity == "error")

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(sorted(self._found, key=_place))

    def __len__(self) -> int:
        return len(self._found)


def _place(found: Diagnostic) -> tuple[str, int, int, str, Span, str, str]:
    """Order diagnostics as they are read; the tail only makes the order of the same place and code certain."""
    return found.file, found.span.line, found.span.column, found.code, found.span, found.message, found.help


def lines_of(text: str) -> list[str]:
    """Return the lines of a text without what ends them."""
    return LINE_BREAK.split(text) if "\r" in text else text.split("\n")


def line_starts(text: str) -> list[int]:
    """Return where each line of a text begins."""
    ends = LINE_BREAK if "\r" in text else _NEWLINE
    return [0, *(match.end() for match in ends.finditer(text))]


def nearest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like `name`, or None if none is much like it; case is looked past."""
    folded = {known.casefold(): known for known in sorted(names, reverse=True)}
    found = get_close_matches(name[:100].casefold(), sorted(folded), n=1)
    return folded[found[0]] if found else None


def did_you_mean(name: str, names: Iterable[str]) -> str:
    """Return a help sentence for an unknown name: the nearest known one, else the known ones if they are few."""
    known = sorted(set(names))
    found = nearest(name, known)
    if found is not None:
        return f"did you mean `{found}`?"
    if not known:
        return ""
    listed = ", ".join(f"`{each}`" for each in known[:_MAX_NAMES])
    return f"known are {listed}" + (f" and {len(known) - _MAX_NAMES} more" if len(known) > _MAX_NAMES else "")


def is_unsafe(character: str) -> bool:
    """Say whether a character must never reach a screen as it is.

    True for control characters (C0, C1, DEL), everything of no width that steers text (direction, joiners, tags),
    line and paragraph separators, surrogates and code points that no standard assigns a character to.
    """
    return category(character) in {"Cc", "Cf", "Cs", "Cn", "Co", "Zl", "Zp"}


def clean(text: str) -> str:
    """Return text as one line that is safe to show: breaks and tabs as spaces, unsafe characters as U+FFFD."""
    spaced = re.sub(r"[\t\r\n]+", " ", text)
    return "".join("\ufffd" if is_unsafe(character) else character for character in spaced)


def short(text: str) -> str:
    """Return a name or value as a message quotes it: whole, or its beginning."""
    return text if len(text) <= _LONGEST_QUOTED else f"{text[:_LONGEST_QUOTED]}…"


class _Cell(NamedTuple):
    """A character as it is shown and the cells that it takes."""

    shown: str
    width: int


def _cell(character: str) -> _Cell:
    """Show one character of a source line."""
    if character == "\t":
        return _Cell(" " * _TAB, _TAB)
    if is_unsafe(character):
        return _Cell("\ufffd", 1)
    if category(character) in {"Mn", "Me"}:
        return _Cell(character, 0)
    return _Cell(character, 2 if east_asian_width(character) in {"W", "F"} else 1)


def _window(cells: list[_Cell], start: int) -> tuple[int, int]:
    """Return which characters of a line are shown: all, or a stretch around `start` when the line is too long.

    Characters of no width count as one cell here, or a line could hide any number of them.
    """
    costs = [max(1, cell.width) for cell in cells]
    if sum(costs) <= MAX_WIDTH:
        return 0, len(cells)
    first, room = start, _LEAD
    while first > 0 and room >= costs[first - 1]:
        first -= 1
        room -= costs[first]
    last, room = first, MAX_WIDTH
    while last < len(cells) and room >= costs[last]:
        room -= costs[last]
        last += 1
    return first, last


def _marked(line: str, start: int, end: int) -> tuple[str, str]:
    """Return a source line as shown and the carets under its characters `start` up to `end`.

    Only what can be seen is looked at, for a line may be a megabyte long.
    """
    start = min(start, len(line))
    low, high = max(0, start - MAX_WIDTH), start + MAX_WIDTH + 1
    cells = [_cell(character) for character in line[low:high]]
    start, end = start - low, end - low
    first, last = _window(cells, start)
    head, tail = "…" if low + first else "", "…" if low + last < len(line) else ""
    shown = head + "".join(cell.shown for cell in cells[first:last]) + tail
    before = len(head) + sum(cell.width for cell in cells[first:start])
    under = sum(cell.width for cell in cells[start : min(end, last)])
    return shown, " " * before + "^" * max(1, under)


def _extent(span: Span, number: int, line: str) -> tuple[int, int]:
    """Return which characters of one line of a span get carets: never the indentation of a later line."""
    start = span.column if number == span.line else len(line) - len(line.lstrip())
    return start, span.end_column if number == span.end_line else len(line.rstrip())


def _frame(span: Span, lines: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the gutter and the text of each line of a source frame."""
    last = min(max(span.line, span.end_line), len(lines) - 1)
    if last > span.line and last == span.end_line and span.end_column == 0:
        last -= 1
    yield "", ""
    for number in islice(range(span.line, last + 1), _MAX_LINES):
        shown, carets = _marked(lines[number], *_extent(span, number, lines[number]))
        yield str(number + 1), shown
        yield "", carets
    if last - span.line >= _MAX_LINES:
        yield "", "..."


@lru_cache(maxsize=8)
def _lines_of(source_text: str) -> list[str]:
    """Return the lines of a source; kept, for hundreds of diagnostics may be shown of one large file."""
    return lines_of(source_text.removeprefix("\ufeff"))


def render(diagnostic: Diagnostic, source_text: str) -> str:
    """Return a diagnostic as plain text: heading, place, source lines with carets, help; no line break at the end.

    Whatever the source, the message or the file's name hold, no control, direction or zero-width character comes out.
    """
    span = diagnostic.span
    lines = _lines_of(source_text)
    frame = list(_frame(span, lines))
    width = max(len(gutter) for gutter, _ in frame)
    shown = [
        f"{diagnostic.severity}[{diagnostic.code}]: {clean(diagnostic.message)}",
        f"{'':{width}}--> {clean(diagnostic.file)}:{span.line + 1}:{span.column + 1}",
        *(f"{gutter:>{width}} | {text}".rstrip() for gutter, text in frame),
    ]
    if diagnostic.help:
        shown.append(f"{'':{width}} = help: {clean(diagnostic.help)}")
    return "\n".join(shown)
