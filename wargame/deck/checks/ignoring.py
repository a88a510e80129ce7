"""Ignore comments: `# check: ignore C012 because …`, at the end of a line or above it.

Only a warning or a note can be ignored, never an error, and only with a reason. What is ignored is kept with its
reason. A comment that ignores nothing is a warning itself, so that none outlives what it was for.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from wargame.deck.codes import CODES, Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span, did_you_mean, lines_of
from wargame.deck.nodes import Mapping, Node, Scalar
from wargame.deck.nodes import Sequence as Items

register(
    {
        "C090": Explanation(
            "ignore comment that ignores nothing",
            "Nothing of this code is found on the line that the comment is about: its own, or the next one if it "
            "stands alone. Inside a text of several lines it is the line of its key. What it was for may be mended, or "
            "the comment may have been left behind. Take it out.",
        ),
        "C091": Explanation(
            "ignore comment that can't be followed",
            "An ignore comment is `# check: ignore C012 because …`: one code or several with commas, and a reason that "
            "tells the next reader why it is right as it is. Errors can't be ignored.",
        ),
    }
)

_COMMENT: Final = re.compile(r"#[ \t]*check:[ \t]*ignore\b[ \t]*(?P<rest>.*)")
_REST: Final = re.compile(r"(?P<codes>[A-Za-z]\d{3}(?:\s*,\s*[A-Za-z]\d{3})*)(?:\s+because\s+(?P<reason>\S.*))?\s*\Z")
_ADVICE: Final = "write `# check: ignore C012 because …`"


class Ignored(NamedTuple):
    """What was found and is not to be told."""

    found: Diagnostic
    reason: str


@dataclass(frozen=True, slots=True)
class _Ignore:
    """An ignore comment that can be followed."""

    codes: tuple[str, ...]
    reason: str
    span: Span
    line: int
    """The line that it is about."""


def sift(found: Diagnostics, file: str, text: str, node: Node) -> tuple[Diagnostics, list[Ignored]]:
    """Return what is left of the diagnostics when those of one file that its comments ignore are taken out, and these.

    The file must have been looked at as a whole, for a comment of which nothing was found is reported.
    """
    if _COMMENT.search(text) is None:
        return found, []
    left, ignored = Diagnostics(), []
    comments = list(_read(left, file, lines_of(text), node))
    used: set[tuple[_Ignore, str]] = set()
    for each in found:
        comment = _about(each, comments, node) if each.file == file and each.severity != "error" else None
        if comment is None:
            left.add(each)
        else:
            used.add((comment, each.code))
            ignored.append(Ignored(each, comment.reason))
    for comment in comments:
        for code in comment.codes:
            if (comment, code) not in used:
                message = f"nothing of {code} is found here to be ignored"
                left.add(Diagnostic("C090", message, file, comment.span, "leave it out", "warning"))
    return left, ignored


def _about(found: Diagnostic, comments: Sequence[_Ignore], node: Node) -> _Ignore | None:
    """Return the comment that ignores something, or None. Inside a text of several lines, one at its key does."""
    comments = [each for each in comments if found.code in each.codes]
    lines = {found.span.line, *(key for key, _ in _scalars(node, found.span.line))} if comments else set()
    return next((each for each in comments if each.line in lines), None)


def _read(told: Diagnostics, file: str, lines: Sequence[str], node: Node) -> Iterator[_Ignore]:
    """Yield the ignore comments; tell of those that can't be followed."""
    for number, line in enumerate(lines):
        match = _COMMENT.search(line) if "#" in line else None
        if match is None or not _is_comment(node, lines, number, match.start()):
            continue
        span = Span(number, match.start(), number, len(line.rstrip()))
        parts = _REST.match(match["rest"])
        fault, advice = _fault(parts)
        if fault or parts is None:
            told.add(Diagnostic("C091", fault, file, span, advice, "warning"))
        else:
            codes = tuple(code.strip().upper() for code in parts["codes"].split(","))
            alone = not line[: match.start()].strip()
            yield _Ignore(codes, parts["reason"].strip(), span, _next_line(lines, number) if alone else number)


def _fault(parts: re.Match[str] | None) -> tuple[str, str]:
    """Return why a comment can't be followed, and what to write; empty if it can."""
    if parts is None:
        return "this comment does not say what it ignores", _ADVICE
    for code in parts["codes"].split(","):
        if code.strip().upper() not in CODES:
            return f"there is no code `{code.strip()}`", did_you_mean(code.strip().upper(), CODES)
    if parts["reason"] is None:
        return "this comment does not say why", f"write `# check: ignore {parts['codes']} because …`"
    return "", ""


def _next_line(lines: Sequence[str], number: int) -> int:
    """Return the next line that is neither empty nor a comment."""
    further = range(number + 1, len(lines))
    return next((i for i in further if lines[i].strip() and not lines[i].lstrip().startswith("#")), number)


def _is_comment(node: Node, lines: Sequence[str], line: int, column: int) -> bool:
    """Tell whether a `#` begins a comment: behind a space and not inside a text; behind the sign of a block it does."""
    if column > 0 and not lines[line][column - 1].isspace():
        return False
    for _, scalar in _scalars(node, line):
        span = scalar.span
        block = not scalar.plain and lines[span.line][span.column : span.column + 1] in {"|", ">"}
        if (span.line, span.column) <= (line, column) < (span.end_line, span.end_column):
            return block and line == span.line
    return True


def _scalars(node: Node, line: int) -> Iterator[tuple[int, Scalar]]:
    """Yield the values that take in a line, each after the line of its key, or its own in a list."""
    match node:
        case Scalar(span=span) if span.line <= line <= span.end_line:
            yield span.line, node
        case Mapping(entries=entries):
            for entry in entries:
                if entry.key_span.line <= line <= entry.value.span.end_line:
                    for key, scalar in _scalars(entry.value, line):
                        yield min(key, entry.key_span.line) if isinstance(entry.value, Scalar) else key, scalar
        case Items(items=items):
            for item in items:
                if item.span.line <= line <= item.span.end_line:
                    yield from _scalars(item, line)
        case _:
            return
