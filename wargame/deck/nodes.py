"""Located nodes: what a YAML file says, each part with the stretch of source that it was read from."""

from collections.abc import Sequence as AbstractSequence
from typing import NamedTuple

from wargame.deck.diagnostics import Span


class Scalar(NamedTuple):
    """A single value. `plain` is false for one written in quotes or as a block of text."""

    value: str | int | float | bool | None
    span: Span
    plain: bool


class Entry(NamedTuple):
    """One key of a mapping with its value."""

    key: str
    key_span: Span
    value: "Node"


class Mapping(NamedTuple):
    """Keys with values, in the order of the source, no key twice."""

    entries: tuple[Entry, ...]
    span: Span

    def entry(self, name: str) -> Entry | None:
        """Return the entry with this key, or None."""
        return next((entry for entry in self.entries if entry.key == name), None)

    def get(self, name: str) -> "Node | None":
        """Return the value of a key, or None if the mapping lacks it."""
        entry = self.entry(name)
        return None if entry is None else entry.value


class Sequence(NamedTuple):
    """A list of nodes."""

    items: tuple["Node", ...]
    span: Span


Node = Scalar | Mapping | Sequence


def to_data(node: Node) -> object:
    """Return plain data (dict, list, str, int, float, bool, None) for a model to validate."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Sequence):
        return [to_data(item) for item in node.items]
    # Most values are single ones: what is here for them saves as many calls.
    return {
        entry.key: entry.value.value if isinstance(entry.value, Scalar) else to_data(entry.value)
        for entry in node.entries
    }


def _step(node: Node, part: str | int) -> tuple[Node, Span] | None:
    """Go one part of a path down: the node there and the span that names it (its key, or the item itself)."""
    match node:
        case Mapping():
            entry = node.entry(str(part))
            return None if entry is None else (entry.value, entry.key_span)
        case Sequence(items=items) if isinstance(part, int) and 0 <= part < len(items):
            return items[part], items[part].span
        case _:
            return None


def locate(node: Node, path: AbstractSequence[str | int], key: bool = False) -> Span:
    """Return the span of the node at the end of a path such as pydantic's `loc`, or with `key` the span of its key.

    A part that is not there (a missing key, the tag of a union) is passed over, so the answer is the deepest node that
    exists. A part `[key]`, with which pydantic marks a faulty key, asks for the key. An item of a sequence has no key
    and answers with its own span.
    """
    named = node.span
    for part in path:
        step = _step(node, part)
        if step is not None:
            node, named = step
        elif part == "[key]":
            key = True
    return named if key else node.span


def scalar_at(node: Node, path: AbstractSequence[str | int]) -> Scalar | None:
    """Return the scalar at the end of a path, or None if something else or nothing is there."""
    found: Node | None = node
    for part in path:
        if isinstance(found, Mapping):
            found = found.get(str(part))
        elif isinstance(found, Sequence) and isinstance(part, int) and part < len(found.items):
            found = found.items[part]
        else:
            return None
    return found if isinstance(found, Scalar) else None


def expression_span(scalar: Scalar, start: int, end: int) -> Span:
    """Return the source span of the characters `start` up to `end` of a scalar's text.

    Exact for plain and quoted scalars on one line without escapes; the whole scalar's span for all others (blocks,
    several lines, escapes), where text and source differ.
    """
    span = scalar.span
    if not isinstance(scalar.value, str) or span.line != span.end_line:
        return span
    quote = 0 if scalar.plain else 1
    if span.end_column - span.column != len(scalar.value) + 2 * quote:
        return span
    first = span.column + quote
    return Span(span.line, first + start, span.line, first + max(start, end))
