"""YAML text to located nodes: YAML 1.2 core from PyYAML's event stream, and no anchors, aliases, tags or surprises.

Only events are taken from PyYAML, never its composer or constructor: those recurse without end, expand aliases and read
words as YAML 1.1 does. All faults that leave the text readable are collected; a syntax error ends the reading.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

import yaml

from wargame.deck.deck_parts import Part, joined, lowered, lowered_node, parts_of
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Diagnostics, Span, lines_of
from wargame.deck.nodes import Node, Scalar
from wargame.deck.yaml_builder import Builder, TooLargeError
from wargame.deck.yaml_characters import FORBIDDEN, describe
from wargame.deck.yaml_faults import explain

Loader = type[yaml.SafeLoader] | type["yaml.CSafeLoader"]
"""PyYAML's parser in Python, or the same in C."""

FASTEST: Final[Loader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The parser in C where PyYAML was built with it."""

MAX_BYTES: Final = 4_000_000
"""The largest file, in bytes of UTF-8."""

_MAX_REPORTED: Final = 100
"""The most forbidden characters that are reported one by one."""

_DIRECTIVE: Final = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(%)[^\r\n]*")
_DIRECTIVE_SIGN: Final = re.compile(r"(?:\A|(?<=[\r\n]))%")


def read(text: str, file: str, diagnostics: Diagnostics, loader: Loader = FASTEST) -> Node | None:
    """Read one YAML document; `file` is the name that diagnostics carry.

    Returns None after a fault that ends the reading. Other faults are added to the diagnostics and the node is as good
    as it can be: of two equal keys the first stays, an alias stands as null. A deck in several files, put together by
    `wargame.deck.deck_parts`, is read file by file and gives the nodes of one deck.
    """
    parts = parts_of(text)
    return _read_parts(parts, file, diagnostics, loader) if parts else _read_one(text, file, diagnostics, loader)


def _read_parts(parts: tuple[Part, ...], file: str, diagnostics: Diagnostics, loader: Loader) -> Node | None:
    """Read the files of one deck; None after a fault that ends the reading of one of them."""
    nodes: list[tuple[str, Node]] = []
    for part in parts:
        found = Diagnostics()
        node = _read_one(part.text, file, found, loader)
        for each in found:
            diagnostics.add(lowered(each, part.line))
        if node is not None:
            nodes.append((part.name, lowered_node(node, part.line)))
    return joined(nodes, file, diagnostics) if len(nodes) == len(parts) else None


def _read_one(text: str, file: str, diagnostics: Diagnostics, loader: Loader) -> Node | None:
    """Read the text of one file."""
    text = text.removeprefix("\ufeff")
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        message = f"a deck has at most {MAX_BYTES // 1_000_000} MB"
        diagnostics.add(Diagnostic("Y016", message, file, Span(0, 0, 0, 0), "spread it over several decks"))
        return None
    lines = lines_of(text)
    if FORBIDDEN.search(text):
        for found in islice(_forbidden(lines, file), _MAX_REPORTED):
            diagnostics.add(found)
        text = FORBIDDEN.sub("\ufffd", text)
    text = _without_directives(text, file, diagnostics)
    try:
        root = Builder(yaml.parse(text, Loader=loader), file, lines, diagnostics).document()
    except TooLargeError:
        return None
    except (yaml.YAMLError, ValueError, OverflowError) as fault:
        diagnostics.add(explain(fault, lines, file))
        return None
    return _checked(root, file, diagnostics)


def _forbidden(lines: list[str], file: str) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each character that makes a text read otherwise than it looks."""
    for number, line in enumerate(lines):
        for match in FORBIDDEN.finditer(line):
            span = Span(number, match.start(), number, match.end())
            yield Diagnostic("Y017", f"{describe(match.group())} is not allowed here", file, span, "leave it out")


def _without_directives(text: str, file: str, diagnostics: Diagnostics) -> str:
    """Refuse `%YAML` and `%TAG` lines at the top and return the text with comments of the same length for them."""
    at = 0
    while match := _DIRECTIVE.match(text, at):
        if not at:
            line = len(LINE_BREAK.findall(text, 0, match.start(1)))
            span = Span(line, 0, line, match.end() - match.start(1))
            diagnostics.add(Diagnostic("Y022", "a deck has no directives", file, span, "leave the line out"))
        at = match.end()
    return _DIRECTIVE_SIGN.sub("#", text[:at]) + text[at:]


def _checked(root: Node | None, file: str, diagnostics: Diagnostics) -> Node | None:
    """Refuse a file without a value."""
    if root is None or (isinstance(root, Scalar) and root.plain and root.value is None):
        place = Span(0, 0, 0, 0) if root is None else root.span
        diagnostics.add(Diagnostic("Y019", "there is nothing in this file", file, place, "start with `deck: name`"))
        return None
    return root
