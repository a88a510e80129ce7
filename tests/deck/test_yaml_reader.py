"""Reading YAML: YAML 1.2 core values with places, and every fault that leaves the text readable, all at once."""

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from wargame.deck.diagnostics import Diagnostics, Span, render
from wargame.deck.nodes import Entry, Mapping, Scalar, Sequence, to_data
from wargame.deck.yaml_reader import FASTEST, Loader, read

Read = Callable[[str], tuple[Any, Diagnostics]]


@pytest.fixture(params=[FASTEST, yaml.SafeLoader], ids=["fastest", "python"])
def load(request: pytest.FixtureRequest) -> Read:
    """Read a text with one of the two parsers and return its plain data and its diagnostics."""
    loader: Loader = request.param

    def reading(text: str) -> tuple[Any, Diagnostics]:
        diagnostics = Diagnostics()
        node = read(text, "deck.yaml", diagnostics, loader)
        return (None if node is None else to_data(node)), diagnostics

    return reading


def test_the_fastest_parser_is_the_one_in_c() -> None:
    """Where PyYAML has its parser in C, that one reads."""
    assert FASTEST is getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def test_places_of_every_kind_of_node() -> None:
    """Each node knows where it stands; a block ends with its last part, not where the next one begins."""
    text = "a:\n  b: 'x'\n\n  # note\nc: [1,\n    {d: }]\ne: |\n  y\n\nf:\n"
    assert read(text, "deck.yaml", Diagnostics()) == Mapping(
        (
            Entry(
                "a",
                Span(0, 0, 0, 1),
                Mapping((Entry("b", Span(1, 2, 1, 3), Scalar("x", Span(1, 5, 1, 8), plain=False)),), Span(1, 2, 1, 8)),
            ),
            Entry(
                "c",
                Span(4, 0, 4, 1),
                Sequence(
                    (
                        Scalar(1, Span(4, 4, 4, 5), plain=True),
                        Mapping(
                            (Entry("d", Span(5, 5, 5, 6), Scalar(None, Span(5, 8, 5, 8), plain=True)),),
                            Span(5, 4, 5, 9),
                        ),
                    ),
                    Span(4, 3, 5, 10),
                ),
            ),
            Entry("e", Span(6, 0, 6, 1), Scalar("y\n", Span(6, 3, 7, 3), plain=False)),
            Entry("f", Span(9, 0, 9, 1), Scalar(None, Span(9, 2, 9, 2), plain=True)),
        ),
        Span(0, 0, 9, 2),
    )


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("7", 7),
        ("+4", 4),
        ("-1.4", -1.4),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("true", True),
        ("False", False),
        ("~", None),
        ("null", None),
        ("2025-04", "2025-04"),
        ("2026-11-22", "2026-11-22"),
        ("1-3", "1-3"),
        ("nothing", "nothing"),
        ("'NO'", "NO"),
        ('"017"', "017"),
        ("'7'", "7"),
        ("'null'", "null"),
        ("a != 3", "a != 3"),
        ("Prishtinë, Приштина, 普里什蒂纳", "Prishtinë, Приштина, 普里什蒂纳"),
        ('"a\\tb\\n\\u00eb"', "a\tb\në"),
    ],
)
def test_values(load: Read, text: str, value: object) -> None:
    """Plain words and numbers are read as in YAML 1.2 core; quotes always make text."""
    data, diagnostics = load(f"- {text}")
    assert not len(diagnostics)
    assert data == [value]
    assert type(data[0]) is type(value)


def test_blocks_of_text_keep_breaks_and_tabs(load: Read) -> None:
    """Tabs and line breaks inside a block of text stay as they are written."""
    data, diagnostics = load("a: |\n  x\ty\n  z\nb: >-\n  long\n  text\n")
    assert data == {"a": "x\ty\nz\n", "b": "long text"}
    assert not len(diagnostics)


def test_text_is_not_normalised(load: Read) -> None:
    """A letter with a combining accent stays two characters."""
    data, _ = load("a: e\u0301")
    assert data == {"a": "e\u0301"}


def test_whole_numbers_as_keys_keep_their_text(load: Read) -> None:
    """A plain whole number is a key with the text that was written."""
    data, diagnostics = load("schedule: {1: a, -2: b, '3': c}")
    assert data == {"schedule": {"1": "a", "-2": "b", "3": "c"}}
    assert not len(diagnostics)


def test_mark_of_byte_order_is_passed_over(load: Read) -> None:
    """A byte order mark at the very start changes nothing."""
    data, diagnostics = load("\ufeffa: NO")
    assert data == {"a": "NO"}
    assert [(found.code, found.span) for found in diagnostics] == [("Y101", Span(0, 3, 0, 5))]


def test_carriage_returns_end_lines(load: Read) -> None:
    """Lines may end in any way that editors end them; places stay right."""
    data, diagnostics = load("a: 1\r\nb: 2\rc:\n  d: on\r\n")
    assert data == {"a": 1, "b": 2, "c": {"d": "on"}}
    assert [found.span for found in diagnostics] == [Span(3, 5, 3, 7)]


FAULTS = [
    ("a: NO", "Y101", Span(0, 3, 0, 5), 'quote it: "NO", or write false'),
    ("a: [x, on]", "Y101", Span(0, 7, 0, 9), 'quote it: "on", or write true'),
    ("y: 1", "Y101", Span(0, 0, 0, 1), 'quote it: "y", or write true'),
    ("at: 1:30", "Y102", Span(0, 4, 0, 8), 'quote it: "1:30", or write the number in plain digits'),
    ("n1: 017", "Y102", Span(0, 4, 0, 7), 'quote it: "017", or write the number in plain digits'),
    ("ë: 1_000", "Y102", Span(0, 3, 0, 8), 'quote it: "1_000", or write the number in plain digits'),
    ("x: 0x1F", "Y102", Span(0, 3, 0, 7), 'quote it: "0x1F", or write the number in plain digits'),
    ("x: =", "Y103", Span(0, 3, 0, 4), 'quote it: "="'),
    ("x: .inf", "Y018", Span(0, 3, 0, 7), "write a plain number"),
    ("x: -1000000001", "Y018", Span(0, 3, 0, 14), "numbers lie between -1 000 000 000 and 1 000 000 000"),
    ("x: 1e999", "Y018", Span(0, 3, 0, 8), "numbers lie between -1 000 000 000 and 1 000 000 000"),
    (
        "x: &name 3",
        "Y010",
        Span(0, 3, 0, 8),
        "write out what is meant, where it is meant; a text that starts so stands in quotes",
    ),
    (
        "x: [*name]",
        "Y010",
        Span(0, 4, 0, 9),
        "write out what is meant, where it is meant; a text that starts so stands in quotes",
    ),
    ("when: != 3", "Y011", Span(0, 6, 0, 8), "leave it out; a text that starts with `!` stands in quotes"),
    ("x: !!str 3", "Y011", Span(0, 3, 0, 8), "leave it out; a text that starts with `!` stands in quotes"),
    (
        "<<: {a: 1}",
        "Y012",
        Span(0, 0, 0, 2),
        "write out what is meant, where it is meant; a text that starts so stands in quotes",
    ),
    ("a: 1\nb: 2\na: 3", "Y013", Span(2, 0, 2, 1), "the first is in line 1: leave one out"),
    ("a: {1: x, '1': z}", "Y013", Span(0, 10, 0, 13), "the first is in line 1: leave one out"),
    ("null: 1", "Y014", Span(0, 0, 0, 4), 'quote it: "null"'),
    ("1.5: 1", "Y014", Span(0, 0, 0, 3), 'quote it: "1.5"'),
    ("[a]: 1", "Y014", Span(0, 0, 0, 3), "a key is a text"),
    ("? {a: 1}\n: 2", "Y014", Span(0, 2, 0, 8), "a key is a text"),
    ("a: 1\n---\nb: 2", "Y015", Span(1, 0, 1, 3), "a file holds one: move it to a file of its own"),
    ("a: x\u202ey", "Y017", Span(0, 4, 0, 5), "leave it out"),
    ("a: 1 # x\u200by", "Y017", Span(0, 8, 0, 9), "leave it out"),
    ("a: |\n  x\n  y\x1b[0m", "Y017", Span(2, 3, 2, 4), "leave it out"),
    ('a: "x\\u2066y"', "Y017", Span(0, 5, 0, 11), "leave it out"),
    ('a: "x\n  \\0"', "Y017", Span(1, 2, 1, 4), "leave it out"),
    ("{cost:1}", "Y002", Span(0, 5, 0, 6), "write `key: value`"),
    (
        "{text: Yes indeed, and more}",
        "Y020",
        Span(0, 19, 0, 27),
        "put the text in quotes if the comma before it belongs to it, or give the key a value",
    ),
    ("# hi\n%YAML 1.1\n---\na: 1", "Y022", Span(1, 0, 1, 9), "leave the line out"),
    ("", "Y019", Span(0, 0, 0, 0), "start with `deck: name`"),
    ("---\n# nothing\n", "Y019", Span(2, 0, 2, 0), "start with `deck: name`"),
]


@pytest.mark.parametrize(("text", "code", "span", "advice"), FAULTS)
def test_faults(load: Read, text: str, code: str, span: Span, advice: str) -> None:
    """Each thing that decks do not have is refused at its exact place, with what to do instead."""
    _, diagnostics = load(text)
    assert [(found.code, found.span, found.help) for found in diagnostics] == [(code, span, advice)]


def test_all_faults_are_found_at_once(load: Read) -> None:
    """Reading goes on behind a fault, and the rest of the file is there."""
    data, diagnostics = load("a: &x NO\nb: *x\na: !t 2\nc: 1:30\nd: \u200b\n5.5: e\nf: ok")
    assert [(found.span.line, found.code) for found in diagnostics] == [
        (0, "Y010"),
        (0, "Y101"),
        (1, "Y010"),
        (2, "Y013"),
        (2, "Y011"),
        (3, "Y102"),
        (4, "Y017"),
        (5, "Y014"),
    ]
    assert data == {"a": "NO", "b": None, "c": "1:30", "d": "\ufffd", "f": "ok"}


def test_faults_before_a_syntax_error_are_kept(load: Read) -> None:
    """A syntax error ends the reading; what was found before stands beside it."""
    data, diagnostics = load("a: NO\nb: [1\n")
    assert data is None
    assert [found.code for found in diagnostics] == ["Y101", "Y006"]


def test_depth_is_limited(load: Read) -> None:
    """Thirty-two levels are read, thirty-three are not, and a hundred thousand do no harm."""
    assert load("[" * 32 + "]" * 32)[0] is not None
    for text in ("[" * 33 + "]" * 33, "{a: " * 100_000, "- " * 100_000, "? " * 100_000):
        data, diagnostics = load(text)
        assert data is None
        assert [found.code for found in diagnostics] == ["Y016"]


def test_size_is_limited() -> None:
    """More than 4 MB or 200 000 values are not read."""
    assert read("#" * 3_999_990 + "\n- 1", "deck.yaml", Diagnostics()) is not None
    assert read("[" + "1," * 199_999 + "]", "deck.yaml", Diagnostics()) is not None
    for text in ("#" * 4_000_001, "é" * 2_000_001, "[" + "1," * 200_000 + "]"):
        diagnostics = Diagnostics()
        assert read(text, "deck.yaml", diagnostics) is None
        assert [found.code for found in diagnostics] == ["Y016"]


def test_very_long_values_cost_little_and_are_quoted_short(load: Read) -> None:
    """A number of a million digits is refused, not computed, and messages stay short."""
    for text in ("1" * 1_000_000, "1." + "1" * 1_000_000, "1_" * 500_000, "a" * 1_000_000 + ": x: y"):
        _, diagnostics = load(f"- {text}")
        assert len(diagnostics) == 1
        assert all(len(render(found, f"- {text}")) < 1_000 for found in diagnostics)


@pytest.mark.parametrize(
    "character",
    [
        *"\x00\x07\x08\x0b\x0c\x0e\x1b\x1f\x7f\x80\x85\x9f\u00ad\u061c\u180e\u200b\u200c\u200d\u200e\u200f",
        *"\u2028\u2029\u202a\u202e\u2060\u2066\u2069\u206f\ufeff\ufff9\ufffe\uffff\ud800\udfff\U000e0041",
    ],
)
def test_forbidden_characters(load: Read, character: str) -> None:
    """Controls and characters of no width are refused as they are and as escapes, and never reach a value."""
    data, diagnostics = load(f"- x{character}y\n- 'é{character}'")
    assert [(found.code, found.span) for found in diagnostics] == [
        ("Y017", Span(0, 3, 0, 4)),
        ("Y017", Span(1, 4, 1, 5)),
    ]
    assert data == ["x\ufffdy", "é\ufffd"]
    data, diagnostics = load(f'"\\U{ord(character):08X}"')
    assert [found.code for found in diagnostics] == ["Y017"]
    assert data in {"\ufffd", None}


def test_carriage_return_in_a_value(load: Read) -> None:
    """A carriage return ends lines of the source, and is refused as an escape in a value."""
    data, diagnostics = load('"a\\rb"')
    assert [(found.code, found.span) for found in diagnostics] == [("Y017", Span(0, 2, 0, 4))]
    assert data == "a\ufffdb"


def test_forbidden_characters_are_not_reported_without_end(load: Read) -> None:
    """A binary file is refused with some of its characters, not with all."""
    _, diagnostics = load("a: " + "\x00" * 5_000)
    assert len(diagnostics) == 100
