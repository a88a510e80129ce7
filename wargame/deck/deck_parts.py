"""A deck in several files as one text, so that whatever takes a deck's text takes such a deck: log, session, checks.

The text begins with a line that lists the files with their lengths; the files' texts follow, one after another. To YAML
that line is a comment. Positions of diagnostics are those of the whole text, and `place_of` says in which file that is.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Diagnostics, Span
from wargame.deck.nodes import Entry, Mapping, Node, Scalar
from wargame.deck.nodes import Sequence as Items

register(
    {
        "Y023": Explanation(
            "the same in two files",
            "The files of a deck are put together: what has ids is joined, lists are put one behind the other. A part "
            "of one id stands in one file only, and so does a key with a single value, such as `title`.",
        ),
        "Y024": Explanation(
            "file without sections",
            "Each file of a deck holds sections of the deck, such as `cards:` or `sources:`, and nothing else.",
        ),
    }
)

_HEAD: Final = "# wargame deck in files: "

_DEEPER: Final = frozenset({"initiatives", "map", "neutrality"})
"""Sections whose parts hold parts of their own, so that two files may add to one of them."""


class Part(NamedTuple):
    """One file of a deck."""

    name: str
    """Its path inside of the deck's folder, with slashes."""
    text: str
    line: int
    """The line of the whole text on which it begins, from 0."""


def put_together(files: Sequence[tuple[str, str]]) -> str:
    """Return the files of a deck, each by name and text, as one text; the one with the deck's head comes first."""
    texts = [text if text.endswith("\n") else f"{text}\n" for _, text in files]
    listed = [[name, len(text)] for (name, _), text in zip(files, texts, strict=True)]
    return f"{_HEAD}{json.dumps(listed, ensure_ascii=True)}\n{''.join(texts)}"


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the files that a text was put together from; none if it is a deck in one file."""
    if not text.startswith(_HEAD):
        return ()
    head, _, rest = text.partition("\n")
    listed = _listed(head.removeprefix(_HEAD))
    if sum(length for _, length in listed) != len(rest):
        return ()
    found, at, line = [], 0, 1
    for name, length in listed:
        found.append(Part(name, rest[at : at + length], line))
        line += len(LINE_BREAK.findall(found[-1].text))
        at += length
    return tuple(found)


def _listed(head: str) -> list[tuple[str, int]]:
    """Return the names and lengths of the first line; nothing if it does not say any."""
    try:
        listed = json.loads(head)
    except (ValueError, RecursionError):
        return []
    pairs = listed if isinstance(listed, list) else []
    right = all(isinstance(pair, list) and [*map(type, pair)] == [str, int] and pair[1] >= 0 for pair in pairs)
    return [(name, length) for name, length in pairs] if right else []


def place_of(text: str, line: int) -> tuple[str, int]:
    """Return the file that a line of the whole text lies in and the line there; no file for a deck in one file."""
    for part in reversed(parts_of(text)):
        if line >= part.line:
            return part.name, line - part.line
    return "", line


def lowered(found: Diagnostic, lines: int) -> Diagnostic:
    """Return a diagnostic so many lines further down."""
    return replace(found, span=_moved(found.span, lines))


def lowered_node(node: Node, lines: int) -> Node:
    """Return a node and all in it so many lines further down."""
    span = _moved(node.span, lines)
    match node:
        case Scalar():
            return Scalar(node.value, span, node.plain)
        case Items(items=items):
            return Items(tuple(lowered_node(item, lines) for item in items), span)
        case Mapping(entries=entries):
            moved = (
                Entry(entry.key, _moved(entry.key_span, lines), lowered_node(entry.value, lines)) for entry in entries
            )
            return Mapping(tuple(moved), span)


def _moved(span: Span, lines: int) -> Span:
    return Span(span.line + lines, span.column, span.end_line + lines, span.end_column)


def joined(nodes: Sequence[tuple[str, Node]], file: str, diagnostics: Diagnostics) -> Node | None:
    """Return the nodes of a deck's files as those of one deck, the first's place for the whole; None without sections.

    Adds what stands in two files, and files that hold no sections.
    """
    root: Mapping | None = None
    owners: dict[tuple[str, ...], str] = {}
    for name, node in nodes:
        if not isinstance(node, Mapping):
            said = f"`{name}` holds no sections of a deck"
            diagnostics.add(Diagnostic("Y024", said, file, node.span, "begin with a section, such as `cards:`"))
        elif root is None:
            root = node
            owners.update((path, name) for path in _paths(node, ()))
        else:
            root = _with(root, node, (), name, owners, file, diagnostics)
    return root


def _paths(node: Node, path: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the paths of all keys that another file could have too."""
    if isinstance(node, Mapping) and len(path) < 3:
        for entry in node.entries:
            yield (*path, entry.key)
            yield from _paths(entry.value, (*path, entry.key))


def _with(
    old: Mapping,
    new: Mapping,
    path: tuple[str, ...],
    name: str,
    owners: dict[tuple[str, ...], str],
    file: str,
    diagnostics: Diagnostics,
) -> Mapping:
    """Return a mapping with the entries of another file added."""
    entries = {entry.key: entry for entry in old.entries}
    for entry in new.entries:
        at = (*path, entry.key)
        known = entries.get(entry.key)
        if known is None:
            entries[entry.key] = entry
            owners.update(dict.fromkeys((at, *_paths(entry.value, at)), name))
        elif isinstance(known.value, Mapping) and isinstance(entry.value, Mapping) and _may_be_joined(at):
            value = _with(known.value, entry.value, at, name, owners, file, diagnostics)
            entries[entry.key] = Entry(known.key, known.key_span, value)
        elif isinstance(known.value, Items) and isinstance(entry.value, Items) and len(at) == 1:
            items = Items((*known.value.items, *entry.value.items), known.value.span)
            entries[entry.key] = Entry(known.key, known.key_span, items)
        else:
            said = f"`{entry.key}` stands in {owners.get(at, 'another file')} already"
            diagnostics.add(Diagnostic("Y023", said, file, entry.key_span, "keep one of the two"))
    return Mapping(tuple(entries.values()), old.span)


def _may_be_joined(path: tuple[str, ...]) -> bool:
    """Whether two files may add to what stands at a path."""
    return len(path) == 1 or (len(path) == 2 and path[0] in _DEEPER)
