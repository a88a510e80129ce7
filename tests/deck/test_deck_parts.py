"""A deck in several files as one text: nothing is lost, every line knows its file, parts are joined or told twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.deck_parts import parts_of, place_of, put_together
from wargame.deck.diagnostics import LINE_BREAK, Diagnostic, Diagnostics
from wargame.deck.nodes import Node, locate, to_data
from wargame.deck.yaml_reader import read

NAMES = st.text("abc/_ü", min_size=1, max_size=8)
TEXTS = st.text(st.one_of(st.sampled_from("a:\n\r \ufeff#[]{}\"'"), st.characters(codec="utf-8")), max_size=60)
FILES = st.lists(st.tuples(NAMES, TEXTS), min_size=1, max_size=5)


def together(**files: str) -> str:
    """Return files as one text; two underscores in a name stand for a slash."""
    return put_together([(f"{name.replace('__', '/')}.yaml", text) for name, text in files.items()])


def found_in(text: str) -> tuple[object, list[Diagnostic]]:
    """Return the data of a text and what is wrong with it."""
    diagnostics = Diagnostics()
    node = read(text, "decks/x", diagnostics)
    return None if node is None else to_data(node), list(diagnostics)


@given(files=FILES)
def test_what_is_put_together_comes_apart(files: list[tuple[str, str]]) -> None:
    """Names and texts come back as they were, a missing line break at an end aside, each on its line of the whole."""
    text = put_together(files)
    parts = parts_of(text)
    assert [part.name for part in parts] == [name for name, _ in files]
    lines = LINE_BREAK.split(text)
    for part, (_, written) in zip(parts, files, strict=True):
        assert part.text == (written if written.endswith("\n") else written + "\n")
        own = LINE_BREAK.split(part.text)[:-1]
        assert lines[part.line : part.line + len(own)] == own


@given(files=FILES)
def test_every_line_knows_its_file(files: list[tuple[str, str]]) -> None:
    """Each line of each file is found again from the line of the whole text."""
    text = put_together(files)
    for part in parts_of(text):
        for line in range(len(LINE_BREAK.findall(part.text))):
            assert place_of(text, part.line + line) == (part.name, line)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "deck: x\n",
        "# wargame deck in files: \ndeck: x\n",
        '# wargame deck in files: [["a.yaml", 3]]\ndeck: x\n',
        '# wargame deck in files: [["a.yaml", -8], ["b.yaml", 16]]\ndeck: x\n',
        '# wargame deck in files: [["a.yaml", true]]\nd',
        '# wargame deck in files: {"a.yaml": 8}\ndeck: x\n',
        "# wargame deck in files: " + "[" * 100_000 + "\ndeck: x\n",
    ],
    ids=range(8),
)
def test_what_only_looks_like_it_is_one_file(text: str) -> None:
    """A text whose first line does not add up is a deck in one file, whose places are its own."""
    assert parts_of(text) == ()
    assert place_of(text, 1) == ("", 1)


def test_sections_of_several_files_are_one_deck() -> None:
    """What has ids is joined, lists follow each other, sections of sections are joined too."""
    data, found = found_in(
        together(
            deck="deck: x\ncards:\n  a: {title: A}\nquestions: [one]\nmap:\n  places: {p: 1}\n",
            cards__b="cards:\n  b: {title: B}\nquestions: [two]\n",
            theme="initiatives:\n  red: {walk: 1}\nmap:\n  places: {q: 2}\n  units: {u: 3}\n",
            zebra="initiatives:\n  red: {talk: 2}\n  blue: {wait: 3}\n",
        )
    )
    assert found == []
    assert data == {
        "deck": "x",
        "cards": {"a": {"title": "A"}, "b": {"title": "B"}},
        "questions": ["one", "two"],
        "map": {"places": {"p": 1, "q": 2}, "units": {"u": 3}},
        "initiatives": {"red": {"walk": 1, "talk": 2}, "blue": {"wait": 3}},
    }


@pytest.mark.parametrize(
    ("first", "second", "key", "line", "whole"),
    [
        ("title: A\n", "cards: {}\ntitle: B\n", "title", 1, {"title": "A", "cards": {}}),
        ("cards: {a: {t: A}}\n", "cards:\n  b: {}\n  a: {t: B}\n", "a", 2, {"cards": {"a": {"t": "A"}, "b": {}}}),
        ("teams: {red: {title: A}}\n", "teams: {red: {brief: B}}\n", "red", 0, {"teams": {"red": {"title": "A"}}}),
        ("initiatives: {r: {w: 1}}\n", "initiatives: {r: {w: 2}}\n", "w", 0, {"initiatives": {"r": {"w": 1}}}),
        ("cards: {a: {}}\n", "cards: [a]\n", "cards", 0, {"cards": {"a": {}}}),
    ],
)
def test_what_stands_in_two_files_is_told(first: str, second: str, key: str, line: int, whole: object) -> None:
    """The second place is told with the name of the first file, and what stands in the first stays."""
    text = together(deck=first, cards__more=second)
    data, (found,) = found_in(text)
    assert (found.code, found.message) == ("Y023", f"`{key}` stands in deck.yaml already")
    assert place_of(text, found.span.line) == ("cards/more.yaml", line)
    assert data == whole


def test_a_third_file_is_told_of_the_second() -> None:
    """What a later file has from an earlier one is told with that one's name."""
    _, (found,) = found_in(together(deck="deck: x\n", a="cards: {one: 1}\n", b="cards: {one: 2}\n"))
    assert found.message == "`one` stands in a.yaml already"


def test_faults_of_each_file_are_told_in_their_places() -> None:
    """Faults of reading lie in their file; one that ends the reading of a file ends that of the deck."""
    text = together(deck="deck: x\n", a="cards:\n  b: 1:30\n", b="cards:\n\tx: 1\n")
    data, found = found_in(text)
    assert data is None
    assert [(each.code, place_of(text, each.span.line)) for each in found] == [
        ("Y102", ("a.yaml", 1)),
        ("Y001", ("b.yaml", 1)),
    ]


@pytest.mark.parametrize(("text", "code"), [("- a\n- b\n", "Y024"), ("only words\n", "Y024"), ("# nothing\n", "Y019")])
def test_a_file_without_sections_is_told(text: str, code: str) -> None:
    """A file that is a list, a text or empty is no part of a deck."""
    _, (found,) = found_in(together(deck="deck: x\n", a=text))
    assert found.code == code


def test_places_are_those_of_the_whole_text() -> None:
    """Keys and values of every file are located in the whole text, on the lines where they stand."""
    text = together(deck="deck: x\n", a="cards:\n  one:\n    title: A\n")
    node: Node | None = read(text, "", Diagnostics())
    assert node is not None
    span = locate(node, ("cards", "one", "title"), key=True)
    assert LINE_BREAK.split(text)[span.line][span.column : span.end_column] == "title"
