"""Whatever the text: no traceback, every diagnostic inside the file, both parsers of one mind."""

from itertools import islice
from pathlib import Path

import yaml
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.codes import CODES
from wargame.deck.diagnostics import LINE_BREAK, Diagnostics, render
from wargame.deck.nodes import Mapping, Node, Scalar, Sequence, to_data
from wargame.deck.yaml_characters import FORBIDDEN
from wargame.deck.yaml_reader import FASTEST, Loader, read

DECKS = sorted((Path(__file__).parents[2] / "decks").glob("*.yaml"))
SIGNS = [
    *" \t\n\r:#-?,[]{}&*!|>'\"%@`~\\<=",
    *["\n  ", "\n- ", ": ", "'''", "\\x", "\\U0011", "\\ud800", "\u202e", "\x00", "\x85", "\u2028", "\ufeff", "\ud800"],
    *["---\n", "...\n", "%YAML 1.1\n", "&a ", "*a", "!t ", "<<: ", "NO", "1_0", "é", "中", "\U0001f600"],
]
NOISE = st.lists(st.sampled_from(SIGNS) | st.sampled_from(["a", "b: 1", "x y", "[1]", "17"]), max_size=25).map("".join)


@st.composite
def broken_decks(draw: st.DrawFn) -> str:
    """Draw a stretch of a shipped deck with a few cuts and insertions."""
    lines = draw(st.sampled_from(DECKS)).read_text(encoding="utf-8").splitlines(keepends=True)
    start = draw(st.integers(0, len(lines) - 1))
    text = "".join(islice(lines, start, start + draw(st.integers(1, 40))))
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(NOISE | st.sampled_from(SIGNS)) + text[at + draw(st.integers(0, 9)) :]
    return text


def check_node(node: Node) -> None:
    """Check what holds for every node that is read: no forbidden character, no key twice."""
    match node:
        case Scalar(value=str() as value):
            assert not FORBIDDEN.search(value)
        case Scalar():
            pass
        case Mapping(entries=entries):
            assert len({entry.key for entry in entries}) == len(entries)
            for entry in entries:
                assert not FORBIDDEN.search(entry.key)
                check_node(entry.value)
        case Sequence(items=items):
            for item in items:
                check_node(item)


def outcome(text: str, loader: Loader) -> tuple[object, list[str]]:
    """Read a text, check what must always hold, and return its data and the codes of its faults."""
    diagnostics = Diagnostics()
    node = read(text, "deck.yaml", diagnostics, loader)
    lines = LINE_BREAK.split(text.removeprefix("\ufeff"))
    for found in diagnostics:
        assert found.code in CODES
        assert found.help or found.code == "Y000"
        assert 0 <= found.span.line <= found.span.end_line < len(lines)
        assert 0 <= found.span.column <= len(lines[found.span.line])
        assert (found.span.line, found.span.column) <= (found.span.end_line, found.span.end_column)
        assert render(found, text)
    if node is None:
        assert diagnostics.errors()
        return None, [found.code for found in diagnostics]
    check_node(node)
    return to_data(node), [found.code for found in diagnostics]


@given(NOISE | st.text(max_size=60))
def test_random_text(text: str) -> None:
    """Random text is read or refused, never a crash, by both parsers."""
    outcome(text, FASTEST)
    outcome(text, yaml.SafeLoader)


@given(broken_decks())
def test_broken_decks(text: str) -> None:
    """A deck with slips is read or refused, and both parsers see the same data where both can read it."""
    fast, fast_codes = outcome(text, FASTEST)
    slow, slow_codes = outcome(text, yaml.SafeLoader)
    if fast is not None and slow is not None:
        assert fast == slow
        assert fast_codes == slow_codes


def test_shipped_decks_are_clean() -> None:
    """Nothing in the shipped decks is refused by the reader."""
    for path in DECKS:
        assert outcome(path.read_text(encoding="utf-8"), FASTEST)[1] == []
