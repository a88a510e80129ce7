"""Bringing an older deck's text to the newest format: edits at places, so that comments and layout stay as they are."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics, Span, line_starts
from wargame.deck.nodes import Mapping, Node, Scalar
from wargame.deck.schema import FORMAT
from wargame.deck.yaml_reader import read

register(
    {
        "S008": Explanation(
            "format can't be migrated",
            "A deck says its format as a whole number from 1 to this program's own; only those can be lifted.",
        ),
    }
)


class Edit(NamedTuple):
    """A stretch of source to be replaced by a text."""

    span: Span
    text: str


Step = Callable[[Mapping], Iterable[Edit]]
"""The edits that lift a deck by one format; that of `format` itself is made for every step."""

STEPS: Final[Sequence[Step]] = ()
"""`STEPS[n - 1]` lifts format n; empty while there is only one."""


def migrate(text: str, file: str, diagnostics: Diagnostics, steps: Sequence[Step] = STEPS) -> str | None:
    """Return the deck's text in the newest format, or None after adding why it can't be had.

    A text that is of the newest format comes back as it is.
    """
    newest = len(steps) + 1
    while True:
        node = read(text, file, diagnostics)
        if node is None:
            return None
        said = node.get("format") if isinstance(node, Mapping) else None
        if not isinstance(node, Mapping) or not isinstance(said, Scalar) or not _is_format(said.value, newest):
            diagnostics.add(_unknown(node, said, file, newest))
            return None
        if said.value == newest:
            return text
        number = int(str(said.value))
        text = edited(text, [*steps[number - 1](node), Edit(said.span, str(number + 1))])


def edited(text: str, edits: Iterable[Edit]) -> str:
    """Return the text after edits that do not overlap, each given by its place in the text as it is."""
    starts = line_starts(text)

    def at(line: int, column: int) -> int:
        return starts[line] + column

    for span, replacement in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: at(span.line, span.column)] + replacement + text[at(span.end_line, span.end_column) :]
    return text


def _is_format(value: object, newest: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 1 <= value <= newest


def _unknown(node: Node, said: Node | None, file: str, newest: int) -> Diagnostic:
    span = node.span if said is None else said.span
    message = "the deck does not say its format" if said is None else f"formats go from 1 to {newest}"
    return Diagnostic("S008", message, file, span, f"write `format: {FORMAT}` if it is a new deck")
