"""Mending a deck that the schema refuses, so that the rest of it can be checked in the same go.

Each faulty part is replaced by a harmless one of the right kind, a misspelt key by the key that was meant. What is put
in stands nowhere in the source: a fault found there later is no fault of the designer's and is dropped.
"""

import re
from collections.abc import Callable
from collections.abc import Mapping as AbstractMapping
from typing import Any, Final, Literal, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span, nearest
from wargame.deck.nodes import Entry, Mapping, Node, Scalar, Sequence, to_data
from wargame.deck.schema import Deck
from wargame.deck.schema_paths import annotation_at, keys_at, unwrapped
from wargame.deck.validation import describe, reported

NOWHERE: Final = Span(-1, -1, -1, -1)
"""Where parts stand that were put in."""

_ROUNDS: Final = 4
"""How often a deck is mended before it is given up: what is mended may show faults further in."""

_UNKNOWN: Final = frozenset({"D002", "E004"})
"""Codes of names that are not known."""

_STAND_INS: Final[AbstractMapping[str, object]] = {"colour": "#000000", "at": [0, 0]}
"""What stands in for required keys that take a value of their own form."""

_PLAIN: Final[AbstractMapping[object, object]] = {str: "x", bool: True, float: 1.0}
"""What stands in for plain values; 1 for all others."""

Path = tuple[int | str, ...]


class Mended:
    """A deck with its faulty parts replaced."""

    def __init__(self, deck: Deck, node: Node, lost: frozenset[str]) -> None:
        self.deck = deck
        self.node = node
        self._lost = lost

    def is_real(self, found: Diagnostic) -> bool:
        """Tell whether a fault of the mended deck is one of the deck as it was written."""
        if found.span.line < 0:
            return False
        return found.code not in _UNKNOWN or self._lost.isdisjoint(re.findall(r"\w+", found.message.casefold()))


def mend(node: Node, file: str, diagnostics: Diagnostics) -> Mended | None:
    """Return a deck that the schema refuses, mended; None where too much of it is missing.

    Adds the faults that come to light on the way.
    """
    lost: set[str] = set()
    for _ in range(_ROUNDS):
        try:
            return Mended(Deck.model_validate(to_data(node)), node, frozenset(lost))
        except ValidationError as error:
            faults = reported(Deck, error)
        known = {found.span for found in diagnostics if found.file == file} | {NOWHERE}
        for fault in faults:
            found = describe(Deck, node, file, fault)
            if found.span not in known:
                diagnostics.add(found)
        if any(fault["loc"] == ("format",) for fault in faults):
            return None
        for fault in faults:
            node = _without(node, fault, lost)
    return None


def _without(node: Node, fault: ErrorDetails, lost: set[str]) -> Node:
    """Return the deck without one fault. Ids that can't be kept are added to `lost`."""
    path = fault["loc"]
    above, last = path[:-1], path[-1]
    if last == "[key]":
        bad = str(above[-1])
        lost.update(re.findall(r"\w+", bad.casefold()))
        return _changed(node, above[:-1], lambda found: _renamed(found, bad, f"mended_{len(lost)}"))
    if fault["type"] == "extra_forbidden":
        meant = nearest(str(last), keys_at(Deck, above))
        return _changed(node, above, lambda found: _renamed(found, str(last), meant))
    stand_in = _stand_in(above, last)
    if fault["type"] == "missing":
        return _changed(node, above, lambda found: _with(found, str(last), stand_in))
    return _changed(node, path, lambda _: stand_in)


def _changed(node: Node, path: Path, change: Callable[[Node], Node]) -> Node:
    """Return a node with the one at a path changed; as it is if nothing is there."""
    if not path:
        return change(node)
    part, further = path[0], path[1:]
    match node:
        case Mapping(entries=entries):
            kept = (
                entry._replace(value=_changed(entry.value, further, change)) if entry.key == str(part) else entry
                for entry in entries
            )
            return node._replace(entries=tuple(kept))
        case Sequence(items=items):
            return node._replace(
                items=tuple(_changed(item, further, change) if i == part else item for i, item in enumerate(items)),
            )
        case Scalar():
            return node


def _renamed(node: Node, key: str, name: str | None) -> Node:
    """Return a mapping with a key renamed; without it if there is no better name, or that name is there already."""
    if not isinstance(node, Mapping):
        return node
    if name is None or node.entry(name) is not None:
        return node._replace(entries=tuple(entry for entry in node.entries if entry.key != key))
    return node._replace(
        entries=tuple(entry._replace(key=name) if entry.key == key else entry for entry in node.entries)
    )


def _with(node: Node, key: str, value: Node) -> Node:
    """Return a mapping with one more entry."""
    if not isinstance(node, Mapping):
        return node
    return node._replace(entries=(*node.entries, Entry(key, NOWHERE, value)))


def _stand_in(above: Path, last: int | str) -> Node:
    """Return something harmless that the schema takes at a path."""
    owner = annotation_at(Deck, above)
    if isinstance(owner, type) and issubclass(owner, BaseModel):
        for name, field in owner.model_fields.items():
            if last in {name, field.alias}:
                return _for_field(name, field)
    return _for_annotation(annotation_at(Deck, (*above, last)))


def _for_field(name: str, field: FieldInfo) -> Node:
    """Return a field's default if it is a plain value, else something of its kind."""
    if name in _STAND_INS:
        return _node(_STAND_INS[name])
    if isinstance(field.default, str | int | float):
        return _node(field.default)
    return _for_annotation(unwrapped(field.annotation))


def _for_annotation(annotation: Any) -> Node:  # noqa: ANN401 - annotations are of any kind
    """Return something of a kind: of a model all that it needs."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        needed = ((name, field) for name, field in annotation.model_fields.items() if field.is_required())
        return Mapping(
            tuple(Entry(field.alias or name, NOWHERE, _for_field(name, field)) for name, field in needed), NOWHERE
        )
    origin = get_origin(annotation)
    if origin is Literal:
        return _node(get_args(annotation)[0])
    if origin is tuple:
        return _node([])
    if origin in {dict, AbstractMapping}:
        return Mapping((), NOWHERE)
    return _node(_PLAIN.get(annotation, 1))


def _node(value: object) -> Node:
    """Return plain data as a node that stands nowhere."""
    if isinstance(value, list):
        return Sequence(tuple(map(_node, value)), NOWHERE)
    assert value is None or isinstance(value, str | int | float)
    return Scalar(value, NOWHERE, plain=False)
