"""Located nodes: plain data, paths to spans, stretches of text to spans."""

import pytest

from wargame.deck.diagnostics import Diagnostics, Span
from wargame.deck.nodes import Mapping, Node, Scalar, expression_span, locate, to_data
from wargame.deck.yaml_reader import read

TEXT = """\
title: Europe
cards:
  first: {weight: 3, turns: [1, 2]}
  second:
    when: 'a > 3'
"""


def node_of(text: str) -> Node:
    """Read a text that has no faults."""
    diagnostics = Diagnostics()
    node = read(text, "a.yaml", diagnostics)
    assert node is not None
    assert not len(diagnostics)
    return node


def test_plain_data() -> None:
    """Nodes become the dicts, lists and values that a model validates."""
    assert to_data(node_of(TEXT)) == {
        "title": "Europe",
        "cards": {"first": {"weight": 3, "turns": [1, 2]}, "second": {"when": "a > 3"}},
    }


def test_get() -> None:
    """A mapping gives the value of a key, and None for a key that it lacks."""
    node = node_of("a: 1\nb: 2")
    assert isinstance(node, Mapping)
    assert node.get("b") == Scalar(2, Span(1, 3, 1, 4), plain=True)
    assert node.get("c") is None


@pytest.mark.parametrize(
    ("path", "key", "span"),
    [
        ((), False, Span(0, 0, 4, 17)),
        (("title",), False, Span(0, 7, 0, 13)),
        (("title",), True, Span(0, 0, 0, 5)),
        (("cards", "first", "turns", 1), False, Span(2, 32, 2, 33)),
        (("cards", "first", "turns", 1), True, Span(2, 32, 2, 33)),
        (("cards", "first", "turns", 7), True, Span(2, 21, 2, 26)),
        (("cards", "first"), False, Span(2, 9, 2, 35)),
        (("cards", "second", "missing"), False, Span(4, 4, 4, 17)),
        (("cards", "second", "missing"), True, Span(3, 2, 3, 8)),
        (("cards", "second", "union_tag", "when"), False, Span(4, 10, 4, 17)),
        (("cards", "second", "[key]"), False, Span(3, 2, 3, 8)),
        (("title", "deeper", 0), False, Span(0, 7, 0, 13)),
        (("cards", -1), False, Span(2, 2, 4, 17)),
        (("cards", "first", "turns", -1), False, Span(2, 28, 2, 34)),
    ],
)
def test_locate(path: tuple[str | int, ...], key: bool, span: Span) -> None:
    """A path leads to the deepest node that exists; parts that are not there are passed over."""
    assert locate(node_of(TEXT), path, key=key) == span


def test_locate_by_number_key() -> None:
    """A whole number finds the key that is written so."""
    assert locate(node_of("schedule: {1: a, 2: b}"), ("schedule", 2)) == Span(0, 20, 0, 21)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("x: a + bad", Span(0, 7, 0, 10)),
        ("x: 'a + bad'", Span(0, 8, 0, 11)),
        ('x: "a + bad"', Span(0, 8, 0, 11)),
        ("x: 'a + bad''s'", Span(0, 3, 0, 15)),
        ('x: "a\\x20+ bad"', Span(0, 3, 0, 15)),
        ("x: >-\n  a + bad", Span(0, 3, 1, 9)),
        ("x: a +\n  bad", Span(0, 3, 1, 5)),
        ("x: 7", Span(0, 3, 0, 4)),
    ],
)
def test_expression_span(text: str, expected: Span) -> None:
    """A stretch of a one-line text without escapes is found exactly; else the whole value is marked."""
    node = node_of(text)
    assert isinstance(node, Mapping)
    scalar = node.get("x")
    assert isinstance(scalar, Scalar)
    assert expression_span(scalar, 4, 7) == expected
