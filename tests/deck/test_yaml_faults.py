"""Syntax errors in plain words: the common slips, each at its exact place with what to do, whichever parser reads."""

import pytest
import yaml

from wargame.deck.diagnostics import Diagnostics
from wargame.deck.yaml_reader import FASTEST, Loader, read

QUOTE = "put the whole text in quotes"
BEHIND_SINGLE = "put the text in double quotes, or write `''` for an apostrophe"
BEHIND_DOUBLE = 'write `\\"` inside'
SINGLE = "close it with '; inside, write `''` for an apostrophe"
DOUBLE = 'close it with "; inside, write `\\"` for a quote'
SPACE = "write `key: value`"
COMMAS = "part the values by commas"
COLON = f"{COMMAS}; a text with `: ` inside stands in quotes"
FITS = "start it in the column of the lines that it belongs with"
NEITHER = "write `key: value`, or indent the line deeper than the key that its text belongs to"
DEEPER = "start it in the column of the keys that it belongs with"

SLIPS = [
    ("a:\n\tb: 2\n", "Y001", 1, 0, "indent with spaces only"),
    ("a:\n  b: 1\n \tc: 2\n", "Y001", 2, 1, "indent with spaces only"),
    ("a: 1\ntitle:Hello\nb: 2\n", "Y002", 1, 5, SPACE),
    ("title:Hello\nb: 2\n", "Y002", 0, 5, SPACE),
    ("cards:\n  - turns:1\n    when: x\n", "Y002", 1, 9, SPACE),
    ("a: 1\ntext: Note: this\n", "Y003", 1, 10, f"{QUOTE}, or start it on the next line after `>-`"),
    ("a: 'abc\nb: 2\n", "Y004", 0, 3, SINGLE),
    ('a: 1\nb: "abc', "Y004", 1, 3, DOUBLE),
    ("a: 'Kosovo's line'\n", "Y005", 0, 11, BEHIND_SINGLE),
    ("a: {b: 'Kosovo's line'}\n", "Y005", 0, 15, BEHIND_SINGLE),
    ('a: "x\nb: "y"\n', "Y005", 1, 4, BEHIND_DOUBLE),
    ("a: [1, 2\nb: 3\n", "Y006", 0, 3, "close it with `]`"),
    ("a: {b: 1, c: 2\n", "Y006", 0, 3, "close it with `}`"),
    ("a:\n  b: {c: 1,\n  d: 2\n", "Y006", 1, 5, "close it with `}`"),
    ("a: {b: 1 c: 2}\n", "Y006", 0, 10, COLON),
    ("a: ['x' 'y']\n", "Y005", 0, 8, BEHIND_SINGLE),
    ("a: [[1] 2]\n", "Y006", 0, 8, COMMAS),
    ("a: {b: [1, 2}\nc: 1\n", "Y006", 0, 12, "close it with `]`"),
    ("a: {x: 1}}\n", "Y006", 0, 9, "leave it out, or quote the text"),
    ("a: [Draft] text\n", "Y006", 0, 11, QUOTE),
    ("a:\n    b: 1\n  c: 2\n", "Y007", 2, 2, FITS),
    ("a: 1\n  b: 2\n", "Y007", 1, 2, DEEPER),
    ("a: 1\n- b\n", "Y007", 1, 0, "indent it deeper than the key of the list"),
    ("- a\nb: 1\n", "Y007", 1, 0, "start it in the column of its own keys"),
    ("a: - b\n", "Y007", 0, 3, "start the list on the next line"),
    ("a: text\nthat goes on\nb: 1\n", "Y007", 1, 0, NEITHER),
    ("a: @home\n", "Y008", 0, 3, QUOTE),
    ("a: %d\n", "Y008", 0, 3, QUOTE),
    ("a: `x`\n", "Y008", 0, 3, QUOTE),
    ("a: ]\n", "Y008", 0, 3, QUOTE),
    ("a: ? b\n", "Y008", 0, 3, QUOTE),
    ('a: "\\d"\n', "Y009", 0, 4, "write `\\\\` for a backslash, or use single quotes"),
    ('a: "\\xZZ"\n', "Y009", 0, 4, "write `\\\\` for a backslash, or use single quotes"),
    ("a: & b\n", "Y010", 0, 3, QUOTE),
    ("a: * b\n", "Y010", 0, 3, QUOTE),
    ("a: !<b\n", "Y011", 0, 3, QUOTE),
    ('a: "\\UFFFFFFFF"\n', "Y017", 0, 4, "leave it out"),
    ("a: |text\n", "Y021", 0, 4, "start a new line here"),
    (
        "[a]\nb: 1\n",
        "Y000",
        1,
        0,
        "look for a bracket or quote that closes too early, or for a key without its colon",
    ),
]


# What only one of the parsers refuses, or refuses in other words.
SLIPS_OF_THE_FASTEST = [("a: {b:[1]}\n", "Y002", 0, 5, SPACE), ('a: "\\ud800"\n', "Y017", 0, 4, "leave it out")]
SLIPS_OF_PYTHON = [("a:\t1\n", "Y001", 0, 2, "put a space in its place")]


@pytest.mark.parametrize("loader", [FASTEST, yaml.SafeLoader], ids=["fastest", "python"])
@pytest.mark.parametrize(("text", "code", "line", "column", "advice"), SLIPS)
def test_slips(loader: Loader, text: str, code: str, line: int, column: int, advice: str) -> None:
    """A slip ends the reading and is explained where it was made, not where the parser gave up."""
    check(loader, text, code, line, column, advice)


@pytest.mark.skipif(FASTEST is yaml.SafeLoader, reason="PyYAML was built without its parser in C")
@pytest.mark.parametrize(("text", "code", "line", "column", "advice"), SLIPS_OF_THE_FASTEST)
def test_slips_of_the_fastest(text: str, code: str, line: int, column: int, advice: str) -> None:
    """What only the parser in C refuses is explained as well."""
    check(FASTEST, text, code, line, column, advice)


@pytest.mark.parametrize(("text", "code", "line", "column", "advice"), SLIPS_OF_PYTHON)
def test_slips_of_python(text: str, code: str, line: int, column: int, advice: str) -> None:
    """What only the parser in Python refuses is explained as well."""
    check(yaml.SafeLoader, text, code, line, column, advice)


def check(loader: Loader, text: str, code: str, line: int, column: int, advice: str) -> None:
    """Check that a text is refused for one fault at one character."""
    diagnostics = Diagnostics()
    assert read(text, "deck.yaml", diagnostics, loader) is None
    (found,) = diagnostics
    assert (found.code, found.span.line, found.span.column, found.help) == (code, line, column, advice)
    assert found.span.end_column == column + 1
