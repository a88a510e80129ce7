"""Diagnostics: order, frames, carets, and that nothing dangerous reaches a screen."""

from unicodedata import category, east_asian_width

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.diagnostics import MAX_WIDTH, Diagnostic, Diagnostics, Span, clean, did_you_mean, nearest, render


def fault(line: int, column: int, end: int, *, file: str = "deck.yaml", code: str = "D001") -> Diagnostic:
    """Make a diagnostic on one line."""
    return Diagnostic(code, "wrong", file, Span(line, column, line, end))


def caret_line(shown: str) -> str:
    """Return the first line of a frame that holds carets, without its gutter."""
    return next(line for line in shown.splitlines() if set(line) <= set(" |^") and "^" in line).partition("| ")[2]


def test_frame_of_a_plain_line() -> None:
    """A frame has code, message, place counted from 1, the source line, carets under the span and the help."""
    found = Diagnostic("D012", "unknown track `suport`", "decks/a.yaml", Span(1, 8, 1, 14), "did you mean `support`?")
    assert render(found, "tracks:\n  when: suport > 3\n") == (
        "error[D012]: unknown track `suport`\n"
        " --> decks/a.yaml:2:9\n"
        "  |\n"
        "2 |   when: suport > 3\n"
        "  |         ^^^^^^\n"
        "  = help: did you mean `support`?"
    )


def test_frame_without_help_and_of_a_warning() -> None:
    """A diagnostic without a help has no help line, and a warning says that it is one."""
    found = Diagnostic("D100", "odd", "a.yaml", Span(9, 0, 9, 1), severity="warning")
    assert render(found, "\n" * 9 + "x") == "warning[D100]: odd\n  --> a.yaml:10:1\n   |\n10 | x\n   | ^"


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("a: 中文 x", 3, 5, "   ^^^^"),
        ("中文: x", 4, 5, "      ^"),
        ("\ta: x", 1, 2, "    ^"),
        ("a\tb", 1, 2, " ^^^^"),
        ("e\u0301: x", 4, 5, "   ^"),
        ("a\x1b[2Jb: x", 7, 8, "       ^"),
        ("a: \u202ex", 3, 4, "   ^"),
        ("abc", 3, 3, "   ^"),
        ("abc", 99, 120, "   ^"),
        ("abc", 1, 99, " ^^"),
    ],
)
def test_carets_stand_under_the_span(line: str, start: int, end: int, carets: str) -> None:
    """Carets are placed by cells: wide characters, tabs, accents and cleaned characters count as they are shown."""
    assert caret_line(render(fault(0, start, end), line)) == carets


def test_unsafe_characters_of_the_source_are_replaced() -> None:
    """Escape, C1, direction and zero-width characters are shown as U+FFFD."""
    shown = render(fault(0, 0, 1), "a\x1b[31m\x9b\u202e\u200b\u2066\u0007\x7fb")
    assert "1 | a\ufffd[31m\ufffd\ufffd\ufffd\ufffd\ufffd\ufffdb" in shown


def test_long_line_is_cut_around_the_span() -> None:
    """A long line is shown around its span, with an ellipsis at each cut and the carets still under the span."""
    shown = render(fault(0, 500, 503), "x" * 500 + "BAD" + "y" * 500)
    line = shown.splitlines()[3].partition("| ")[2]
    carets = caret_line(shown)
    assert len(line) == MAX_WIDTH + 2
    assert (line[0], line[-1]) == ("…", "…")
    assert carets.index("^") == 41
    assert line[carets.index("^") : carets.rindex("^") + 1] == "BAD"


def test_long_line_of_marks_without_width_is_cut_too() -> None:
    """A line cannot hide any number of combining characters in a frame."""
    assert len(render(fault(0, 0, 1), "a" + "\u0301" * 100_000)) < 1_000


def test_span_over_several_lines() -> None:
    """A span over several lines marks each from its first character on, and shows at most three lines."""
    found = Diagnostic("D001", "wrong", "a.yaml", Span(0, 3, 4, 3))
    assert render(found, "a: b\n    c d\n  e \n f\n g h") == (
        "error[D001]: wrong\n --> a.yaml:1:4\n  |\n"
        "1 | a: b\n  |    ^\n2 |     c d\n  |     ^^^\n3 |   e\n  |   ^\n  | ..."
    )


def test_span_that_ends_before_a_line_does_not_show_that_line() -> None:
    """A span that ends in column 0 ends on the line before."""
    shown = render(Diagnostic("D001", "wrong", "a.yaml", Span(0, 0, 1, 0)), "a: b\nc: d")
    assert "c: d" not in shown


def test_lines_end_as_yaml_ends_them() -> None:
    """Carriage returns end lines; other separators do not."""
    assert "3 | c" in render(fault(2, 0, 1), "a\r\nb\rc\n")
    assert "1 | a\ufffdb" in render(fault(0, 0, 1), "a\u2028b")


@given(
    source=st.text(max_size=300),
    message=st.text(max_size=50),
    file=st.text(max_size=20),
    advice=st.text(max_size=50),
    at=st.tuples(st.integers(0, 9), st.integers(0, 300), st.integers(0, 9), st.integers(0, 300)),
)
def test_nothing_unsafe_is_ever_rendered(
    source: str, message: str, file: str, advice: str, at: tuple[int, int, int, int]
) -> None:
    """Whatever the source, message, file and span: no control, direction or zero-width character comes out."""
    shown = render(Diagnostic("D001", message, file, Span(*at), advice), source)
    assert {category(character) for character in shown if character != "\n"}.isdisjoint({"Cc", "Cf", "Cs", "Zl", "Zp"})
    for line in shown.splitlines()[2:]:
        cells = sum(2 if east_asian_width(character) in "WF" else 1 for character in line)
        assert cells <= MAX_WIDTH + 60


@given(st.text(alphabet="ab 中\t\u0301\u202e", max_size=60), st.integers(0, 60), st.integers(1, 9))
def test_carets_take_as_many_cells_as_the_span(line: str, start: int, length: int) -> None:
    """The carets begin where the text before the span ends, and are as wide as the span."""

    def cells(text: str) -> int:
        widths = {"中": 2, "\t": 4, "\u0301": 0}
        return sum(widths.get(character, 1) for character in text)

    carets = caret_line(render(fault(0, start, start + length), line))
    whole = cells(line) <= MAX_WIDTH
    assert not whole or len(carets) - len(carets.lstrip(" ")) == cells(line[:start])
    assert not whole or carets.count("^") == max(1, cells(line[start : start + length]))


def test_diagnostics_are_sorted_and_kept_once() -> None:
    """Diagnostics come by file, line, column and code, and the same one only once."""
    found = Diagnostics()
    ordered = [
        fault(0, 5, 6, file="a.yaml", code="D002"),
        fault(1, 0, 1, file="a.yaml", code="D001"),
        fault(1, 0, 1, file="a.yaml", code="S001"),
        fault(1, 2, 3, file="a.yaml"),
        fault(0, 0, 1, file="b.yaml"),
    ]
    for diagnostic in [*reversed(ordered), ordered[0]]:
        found.add(diagnostic)
    assert list(found) == ordered
    assert len(found) == 5


def test_errors_leave_warnings_out() -> None:
    """Warnings do not count as errors."""
    found = Diagnostics()
    found.add(Diagnostic("D100", "odd", "a.yaml", Span(0, 0, 0, 1), severity="warning"))
    found.add(fault(3, 0, 1))
    assert found.errors() == (fault(3, 0, 1),)


@pytest.mark.parametrize(
    ("name", "names", "expected"),
    [
        ("suport", ["report", "support", "port"], "support"),
        ("Kosovo_Legit", ["kosovo_legit"], "kosovo_legit"),
        ("zzz", ["support"], None),
        ("x", [], None),
        ("ab", ["ac", "aB"], "aB"),
    ],
)
def test_nearest(name: str, names: list[str], expected: str | None) -> None:
    """The nearest name is found whatever its case, and none is named that is not near."""
    assert nearest(name, names) == expected


@pytest.mark.parametrize(
    ("name", "names", "sentence"),
    [
        ("suport", ["support"], "did you mean `support`?"),
        ("zzz", ["b", "a"], "known are `a`, `b`"),
        ("zzz", list("abcdefghij"), "known are `a`, `b`, `c`, `d`, `e`, `f`, `g`, `h` and 2 more"),
        ("zzz", [], ""),
    ],
)
def test_did_you_mean(name: str, names: list[str], sentence: str) -> None:
    """The help names the nearest name, else lists some of those that are known."""
    assert did_you_mean(name, names) == sentence


def test_clean_makes_one_line() -> None:
    """Breaks and tabs become single spaces, unsafe characters U+FFFD."""
    assert clean("a\r\n\tb\x1b[0m\u200bc") == "a b\ufffd[0m\ufffdc"
