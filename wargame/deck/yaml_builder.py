"""Builds located nodes from PyYAML's events, and refuses what decks do not have."""

import re
from collections.abc import Iterator
from collections.abc import Sequence as AbstractSequence
from typing import Final

from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span, short
from wargame.deck.nodes import Entry, Mapping, Node, Scalar, Sequence
from wargame.deck.yaml_characters import describe, forbidden_escapes, without_forbidden
from wargame.deck.yaml_scalars import is_long_word, resolve

MAX_DEPTH: Final = 32
"""The deepest nesting of mappings and lists."""

MAX_NODES: Final = 200_000
"""The most keys and values of a file."""

_UNSPACED_KEY: Final = re.compile(r"[A-Za-z_]\w*(:)\S")
_TAG: Final = re.compile(r"!\S*")

_WRITE_OUT: Final = "write out what is meant, where it is meant; a text that starts so stands in quotes"

_made: Final = tuple.__new__
"""Makes a named tuple of its parts: its own constructor is Python, and there are a hundred thousand to make."""


class TooLargeError(Exception):
    """The file has more levels or values than a deck may have; the diagnostic has been added."""


class Builder:
    """Builds the nodes of one file while it takes its events."""

    def __init__(
        self, events: Iterator[Event], file: str, lines: AbstractSequence[str], diagnostics: Diagnostics
    ) -> None:
        self._events = events
        self._file = file
        self._lines = lines
        self._last_line = len(lines) - 1
        self._diagnostics = diagnostics
        self._nodes = 0
        self._depth = 0

    def document(self) -> Node | None:
        """Return the only document of the file, or None if it has none; nothing behind it is read.

        Raises:
            TooLargeError: when the document passes a limit.

        """
        root: Node | None = None
        for event in self._events:
            if isinstance(event, DocumentStartEvent):
                if root is not None:
                    message, advice = "a second document starts here", "a file holds one: move it to a file of its own"
                    self._fault("Y015", message, self._span(event), advice)
                    break
                root = self._node(next(self._events))
        return root

    def _fault(self, code: str, message: str, span: Span, advice: str) -> None:
        """Add a diagnostic."""
        self._diagnostics.add(Diagnostic(code, message, self._file, span, advice))

    def _node(self, event: Event, *, key: bool = False) -> Node:
        """Return the node that begins with an event; `key` says whether it stands as a key."""
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._fault("Y016", f"a file has at most {MAX_NODES} keys and values", self._span(event), "split the deck")
            raise TooLargeError
        if not isinstance(event, ScalarEvent):
            return self._collection(event)
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        span = self._span(event)
        if event.style:
            return self._text(event, span)
        if is_long_word(event.value):
            return _made(Scalar, (event.value, span, True))
        return self._word(event, span, key=key)

    def _collection(self, event: Event) -> Node:
        """Return the mapping or list that begins with an event; an alias, which is refused, stands as null."""
        if isinstance(event, MappingStartEvent):
            return self._mapping(event)
        if isinstance(event, SequenceStartEvent):
            return self._sequence(event)
        assert isinstance(event, AliasEvent)  # nothing else begins a node
        span = self._span(event)
        self._fault("Y010", f"decks have no aliases: `*{short(str(event.anchor))}`", span, _WRITE_OUT)
        return Scalar(None, span, plain=False)

    def _refuse_marks(self, event: ScalarEvent | MappingStartEvent | SequenceStartEvent) -> None:
        """Refuse an anchor and a tag."""
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

    def _word(self, event: ScalarEvent, span: Span, *, key: bool) -> Scalar:
        """Return the node of a plain value that may be a word or a number of YAML 1.2 core."""
        if key and event.value == "<<":
            self._fault("Y012", "decks have no merge keys", span, _WRITE_OUT)
            return Scalar("<<", span, plain=True)
        reading = resolve(event.value)
        if reading.code and event.tag is None:
            self._fault(reading.code, reading.message, span, reading.help)
        return _made(Scalar, (reading.value, span, True))

    def _text(self, event: ScalarEvent, span: Span) -> Scalar:
        """Return the node of a text that is written in quotes or as a block."""
        if event.style in {"|", ">"}:
            return Scalar(event.value, self._trimmed(span), plain=False)
        if event.style == '"':
            for character, place in forbidden_escapes(self._lines, span):
                self._fault("Y017", f"{describe(character)} is not allowed here", place, "leave it out")
        return Scalar(without_forbidden(event.value), span, plain=False)

    def _trimmed(self, span: Span) -> Span:
        """Return the span of a block of text without the empty lines behind it, which belong to nobody."""
        last, column = span.end_line, span.end_column
        while last > span.line and (last >= len(self._lines) or not self._lines[last][:column].strip()):
            last -= 1
            column = len(self._lines[last].rstrip())
        return Span(span.line, span.column, last, column)

    def _sequence(self, event: SequenceStartEvent) -> Sequence:
        """Return a list; in brackets it ends where they close, else with its last part."""
        span = last = self._open(event)
        items: list[Node] = []
        while not isinstance(inner := next(self._events), SequenceEndEvent):
            node = self._node(inner)
            items.append(node)
            last = node.span
        if event.flow_style:
            last = self._span(inner)
        self._depth -= 1
        return _made(Sequence, (tuple(items), _made(Span, (*span[:2], *last[2:]))))

    def _mapping(self, event: MappingStartEvent) -> Mapping:
        """Return a mapping; in brackets it ends where they close, else with its last part."""
        span = last = self._open(event)
        entries: dict[str, Entry] = {}
        while not isinstance(inner := next(self._events), MappingEndEvent):
            key = self._node(inner, key=True)
            name = self._name(key, inner.value if isinstance(inner, ScalarEvent) else "")
            node = self._node(next(self._events))
            last = node.span
            if name is not None:
                entry = _made(Entry, (name, key.span, node))
                if name in entries or event.flow_style:
                    self._check_entry(entry, entries.get(name))
                entries.setdefault(name, entry)
        if event.flow_style:
            last = self._span(inner)
        self._depth -= 1
        return _made(Mapping, (tuple(entries.values()), _made(Span, (*span[:2], *last[2:]))))

    def _open(self, event: MappingStartEvent | SequenceStartEvent) -> Span:
        """Return where a mapping or a list begins, one level further down."""
        if event.anchor is not None or event.tag is not None:
            self._refuse_marks(event)
        span = self._span(event)
        if self._depth == MAX_DEPTH:
            message, advice = f"this is nested more than {MAX_DEPTH} deep", "look for brackets that are never closed"
            self._fault("Y016", message, span, advice)
            raise TooLargeError
        self._depth += 1
        return span

    def _span(self, event: Event) -> Span:
        """Return where an event starts and ends; the parser in C ends a last line that has no line break below it."""
        start, end = event.start_mark, event.end_mark
        assert start is not None  # PyYAML's marks are None only in events that a program makes
        assert end is not None
        if end.line < self._last_line:
            return _made(Span, (start.line, start.column, end.line, end.column))
        last = (self._last_line, len(self._lines[-1]))
        return Span(*min((start.line, start.column), last), *min((end.line, end.column), last))

    def _name(self, key: Node, text: str) -> str | None:
        """Return the name that a key gives, its `text` as it was written, or None for a key that is refused.

        A key is a text, or a whole number, whose text is kept.
        """
        if not isinstance(key, Scalar):
            self._fault("Y014", "a mapping or a list cannot be a key", key.span, "a key is a text")
            return None
        if not key.plain:
            return text
        span = key.span
        if isinstance(key.value, str):
            slip = _UNSPACED_KEY.match(text) if ":" in text else None
            if slip is None:
                return text if text != "<<" else None
            place = Span(span.line, span.column + slip.start(1), span.line, span.column + slip.end(1))
            self._fault("Y002", "there is no space behind this colon", place, "write `key: value`")
            return None
        if isinstance(key.value, int) and not isinstance(key.value, bool):
            return text
        shown = f"`{short(text)}` is not text, so it" if text else "nothing"
        self._fault("Y014", f"{shown} cannot be a key", span, f'quote it: "{short(text)}"' if text else "write a key")
        return None

    def _check_entry(self, entry: Entry, first: Entry | None) -> None:
        """Refuse an entry whose key stands twice, of which one was the `first`, or has no value."""
        if first is not None:
            message = f"the key `{short(entry.key)}` stands twice in this mapping"
            advice = f"the first is in line {first.key_span.line + 1}: leave one out"
            self._fault("Y013", message, entry.key_span, advice)
        elif self._has_no_colon(entry):
            advice = "put the text in quotes if the comma before it belongs to it, or give the key a value"
            self._fault("Y020", f"the key `{short(entry.key)}` has no value", entry.key_span, advice)

    def _has_no_colon(self, entry: Entry) -> bool:
        """Say whether a key stands between commas without a colon, so that its value is nothing."""
        _, _, line, column = entry.key_span
        span = entry.value.span
        if not isinstance(entry.value, Scalar) or (span.line, span.column) != (line, column):
            return False
        return self._lines[line][column : column + 1] != ":"
