"""Builds located nodes from PyYAML's events, and refuses what decks do not have."""

import re
from collections.abc import Sequence as AbstractSequence
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    DocumentStartEvent,
    Event,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span, short
from wargame.deck.nodes import Entry, Mapping, Node, Scalar, Sequence
from wargame.deck.yaml_characters import describe, forbidden_escapes, without_forbidden
from wargame.deck.yaml_scalars import resolve

MAX_DEPTH: Final = 32
"""The deepest nesting of mappings and lists."""

MAX_NODES: Final = 200_000
"""The most keys and values of a file."""

_UNSPACED_KEY: Final = re.compile(r"[A-Za-z_]\w*(:)\S")
_TAG: Final = re.compile(r"!\S*")

_WRITE_OUT: Final = "write out what is meant, where it is meant; a text that starts so stands in quotes"

Place = tuple[int, int]
"""Line and column, from 0."""


class TooLargeError(Exception):
    """The file has more levels or values than a deck may have; the diagnostic has been added."""


class _Key(NamedTuple):
    """The key whose value comes next; a lost one was refused, and its value is dropped."""

    text: str
    span: Span
    lost: bool


@dataclass(slots=True)
class _OpenSequence:
    """A list whose end has not been seen. `end` is where its last part ended."""

    start: Place
    end: Place
    flow: bool
    items: list[Node] = field(default_factory=list)

    def close(self) -> Node:
        """Return the finished list."""
        return Sequence(tuple(self.items), Span(*self.start, *self.end))


@dataclass(slots=True)
class _OpenMapping:
    """A mapping whose end has not been seen. `end` is where its last part ended."""

    start: Place
    end: Place
    flow: bool
    entries: dict[str, Entry] = field(default_factory=dict)
    key: _Key | None = None

    def close(self) -> Node:
        """Return the finished mapping."""
        return Mapping(tuple(self.entries.values()), Span(*self.start, *self.end))


class Builder:
    """Takes the events of one file in order; `root` is the document as soon as it is complete."""

    def __init__(self, file: str, lines: AbstractSequence[str], diagnostics: Diagnostics) -> None:
        self.root: Node | None = None
        self._file = file
        self._lines = lines
        self._last: Place = (len(lines) - 1, len(lines[-1]))
        self._diagnostics = diagnostics
        self._open: list[_OpenSequence | _OpenMapping] = []
        self._nodes = 0
        self._documents = 0

    def take(self, event: Event) -> bool:
        """Take the next event; false when nothing after it is to be read.

        Raises:
            TooLargeError: when the document passes a limit.

        """
        match event:
            case ScalarEvent():
                self._count(event)
                self._place(self._scalar(event), event.value)
            case MappingStartEvent() | SequenceStartEvent():
                self._count(event)
                self._begin(event)
            case CollectionEndEvent():
                self._end(event)
            case AliasEvent():
                self._count(event)
                span = self._span(event)
                self._fault("Y010", f"decks have no aliases: `*{short(str(event.anchor))}`", span, _WRITE_OUT)
                self._place(Scalar(None, span, plain=False), "")
            case DocumentStartEvent():
                return self._document(event)
        return True

    def _fault(self, code: str, message: str, span: Span, advice: str) -> None:
        """Add a diagnostic."""
        self._diagnostics.add(Diagnostic(code, message, self._file, span, advice))

    def _document(self, event: Event) -> bool:
        """Count documents; the second ends the reading."""
        self._documents += 1
        if self._documents > 1:
            message, advice = "a second document starts here", "a file holds one: move it to a file of its own"
            self._fault("Y015", message, self._span(event), advice)
        return self._documents == 1

    def _count(self, event: ScalarEvent | AliasEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """Refuse anchors and tags, and too many values."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fault("Y016", f"a file has at most {MAX_NODES} keys and values", self._span(event), "split the deck")
            raise TooLargeError
        if isinstance(event, AliasEvent):
            return
        if event.anchor is not None:
            message = f"decks have no anchors: `&{short(event.anchor)}`"
            self._fault("Y010", message, self._find(event, f"&{event.anchor}"), _WRITE_OUT)
        if event.tag is not None:
            span = self._span(event)
            tag = _TAG.search(self._lines[span.line], span.column)
            shown = tag.group() if tag else "!"
            advice = "leave it out; a text that starts with `!` stands in quotes"
            self._fault("Y011", f"decks have no tags: `{short(shown)}`", self._find(event, shown), advice)

    def _find(self, event: Event, sign: str) -> Span:
        """Return where a sign stands from the start of an event on, in its first line."""
        line, start = self._span(event).line, self._span(event).column
        at = self._lines[line].find(sign, start)
        return Span(line, at, line, at + len(sign)) if at >= 0 else Span(line, start, line, start + 1)

    def _scalar(self, event: ScalarEvent) -> Scalar:
        """Return the node of a single value, read as YAML 1.2 core if it is plain."""
        span = self._span(event)
        if event.style in {"|", ">"}:
            return Scalar(event.value, self._trimmed(span), plain=False)
        if event.style:
            if event.style == '"':
                for character, place in forbidden_escapes(self._lines, span):
                    self._fault("Y017", f"{describe(character)} is not allowed here", place, "leave it out")
            return Scalar(without_forbidden(event.value), span, plain=False)
        if event.value == "<<" and self._at_key():
            self._fault("Y012", "decks have no merge keys", span, _WRITE_OUT)
            return Scalar("<<", span, plain=True)
        reading = resolve(event.value)
        if reading.code and event.tag is None:
            self._fault(reading.code, reading.message, span, reading.help)
        return Scalar(reading.value, span, plain=True)

    def _trimmed(self, span: Span) -> Span:
        """Return the span of a block of text without the empty lines behind it, which belong to nobody."""
        last, column = span.end_line, span.end_column
        while last > span.line and (last >= len(self._lines) or not self._lines[last][:column].strip()):
            last -= 1
            column = len(self._lines[last].rstrip())
        return Span(span.line, span.column, last, column)

    def _begin(self, event: MappingStartEvent | SequenceStartEvent) -> None:
        """Open a mapping or a list."""
        if len(self._open) == MAX_DEPTH:
            message, advice = f"this is nested more than {MAX_DEPTH} deep", "look for brackets that are never closed"
            self._fault("Y016", message, self._span(event), advice)
            raise TooLargeError
        span = self._span(event)
        start = (span.line, span.column)
        kind = _OpenMapping if isinstance(event, MappingStartEvent) else _OpenSequence
        self._open.append(kind(start, start, bool(event.flow_style)))

    def _end(self, event: Event) -> None:
        """Close what was opened last; a block ends with its last part, brackets where they close."""
        closed = self._open.pop()
        if closed.flow:
            span = self._span(event)
            closed.end = (span.end_line, span.end_column)
        self._place(closed.close(), "")

    def _span(self, event: Event) -> Span:
        """Return where an event starts and ends; the parser in C ends a last line that has no line break below it."""
        start, end = event.start_mark, event.end_mark
        assert start is not None  # PyYAML's marks are None only in events that a program makes
        assert end is not None
        if end.line < self._last[0]:
            return Span(start.line, start.column, end.line, end.column)
        return Span(*min((start.line, start.column), self._last), *min((end.line, end.column), self._last))

    def _at_key(self) -> bool:
        """Say whether the next node is a key."""
        return bool(self._open) and isinstance(self._open[-1], _OpenMapping) and self._open[-1].key is None

    def _place(self, node: Node, text: str) -> None:
        """Put a finished node where it belongs; `text` is a scalar's as it was written."""
        if not self._open:
            self.root = node
            return
        frame = self._open[-1]
        frame.end = (node.span.end_line, node.span.end_column)
        if isinstance(frame, _OpenSequence):
            frame.items.append(node)
        elif frame.key is None:
            frame.key = self._key(node, text)
        else:
            self._entry(frame, frame.key, node)
            frame.key = None

    def _key(self, node: Node, text: str) -> _Key:
        """Check a node that stands as a key: text, or a whole number, whose text is kept."""
        span = node.span
        if not isinstance(node, Scalar):
            self._fault("Y014", "a mapping or a list cannot be a key", span, "a key is a text")
            return _Key("", span, lost=True)
        if not node.plain:
            return _Key(text, span, lost=False)
        if isinstance(node.value, str):
            slip = _UNSPACED_KEY.match(text) if ":" in text else None
            if slip is not None:
                place = Span(span.line, span.column + slip.start(1), span.line, span.column + slip.end(1))
                self._fault("Y002", "there is no space behind this colon", place, "write `key: value`")
            return _Key(text, span, lost=slip is not None or text == "<<")
        if isinstance(node.value, int) and not isinstance(node.value, bool):
            return _Key(text, span, lost=False)
        shown = f"`{short(text)}` is not text, so it" if text else "nothing"
        self._fault("Y014", f"{shown} cannot be a key", span, f'quote it: "{short(text)}"' if text else "write a key")
        return _Key(text, span, lost=True)

    def _entry(self, frame: _OpenMapping, key: _Key, node: Node) -> None:
        """Add a key with its value to a mapping, or say why not."""
        if key.lost:
            return
        first = frame.entries.get(key.text)
        if first is not None:
            advice = f"the first is in line {first.key_span.line + 1}: leave one out"
            self._fault("Y013", f"the key `{short(key.text)}` stands twice in this mapping", key.span, advice)
            return
        if frame.flow and self._has_no_colon(key, node):
            advice = "put the text in quotes if the comma before it belongs to it, or give the key a value"
            self._fault("Y020", f"the key `{short(key.text)}` has no value", key.span, advice)
        frame.entries[key.text] = Entry(key.text, key.span, node)

    def _has_no_colon(self, key: _Key, node: Node) -> bool:
        """Say whether a key stands between commas without a colon, so that its value is nothing."""
        ends = (key.span.end_line, key.span.end_column)
        if not isinstance(node, Scalar) or (node.span.line, node.span.column) != ends:
            return False
        return self._lines[ends[0]][ends[1] : ends[1] + 1] != ":"
