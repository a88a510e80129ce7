"""Setting text: lines keep to their width, whatever the text is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from tests.tui.kosovo_tracks import tracks
from wargame.tui.plain_text import clean_line
from wargame.tui.track_row import balanced, danger, track_row
from wargame.tui.typeset import (
    cut,
    ends,
    fitted,
    flow,
    heading,
    meter,
    padded,
    paragraph,
    paragraphs,
    pips,
    said,
    side_by_side,
    signed,
    spark,
)

TEXTS = (st.text(max_size=80) | st.text("a漢 [\u0301", max_size=60)).map(clean_line)
WIDTHS = st.integers(12, 120)


@given(TEXTS, TEXTS, WIDTHS)
def test_lines_have_their_width(left: str, right: str, width: int) -> None:
    """Cut, padded, headed and two-ended lines are exactly as wide as asked."""
    assert fitted(said(left), width).cell_length == width
    assert Content(padded(left, width)).cell_length == width
    assert Content(cut(left, width)).cell_length <= width
    assert heading(left, width).cell_length == width
    assert ends(said(left), said(cut(right, width // 2)), width).cell_length == width


@given(TEXTS, WIDTHS)
def test_paragraphs_fit_and_lose_no_word(text: str, width: int) -> None:
    """Wrapped text keeps its words and its width, first and later lines with their own lead."""
    lines = paragraph(said(text), width, first="- ", rest="  ")
    assert all(line.cell_length <= width for line in lines)
    assert "".join("".join(line.plain[2:] for line in lines).split()) == "".join(text.split())


def test_empty_lines_part_paragraphs_once() -> None:
    """Runs of empty lines become one, and none is left at either end."""
    assert [line.plain for line in paragraphs("\n\none\n\n\n \ntwo\n", 20)] == ["one", "", "two"]


@given(st.lists(TEXTS, max_size=6), WIDTHS)
def test_a_flow_never_breaks_a_part(parts: list[str], width: int) -> None:
    """Parts stand side by side while they fit, and go to the next line whole."""
    lines = flow([said(part) for part in parts], width)
    assert all(line.cell_length <= width for line in lines)
    whole = [part for part in parts if part.strip() and Content(part).cell_length <= width]
    assert all(any(part in line.plain for line in lines) for part in whole)


@given(st.lists(st.lists(TEXTS, max_size=4), min_size=1, max_size=3), WIDTHS)
def test_columns_stand_side_by_side(blocks: list[list[str]], width: int) -> None:
    """There are as many lines as the longest column has, none wider than the sheet."""
    lines = side_by_side([[said(text) for text in block] for block in blocks], width)
    assert len(lines) == max(len(block) for block in blocks)
    assert all(line.cell_length <= width for line in lines)


@given(st.integers(-50, 1500), WIDTHS)
def test_a_meter_has_its_width(permille: int, width: int) -> None:
    """Even values out of range draw a bar of the right width, never fuller than full."""
    assert meter(permille, width, "").cell_length == width


@given(st.lists(st.integers(0, 100), max_size=20), st.integers(1, 12))
def test_a_spark_has_its_width(history: list[int], width: int) -> None:
    """The latest values stand at the right, older ones fall off at the left."""
    assert len(spark(history, width)) == width


def test_a_wobble_is_no_crisis() -> None:
    """Small changes stay small: the spark of one point up or down does not fill its height."""
    assert set(spark([50, 51, 50], 3)) <= set("▃▄▅▆")
    assert {spark([20, 80], 2)[0], spark([20, 80], 2)[1]} == {"▁", "█"}


@pytest.mark.parametrize(("number", "text"), [(3, "▲3"), (-6, "▼6"), (0, "")])
def test_changes_are_told_by_shape(number: int, text: str) -> None:
    """Up and down need no colour."""
    assert signed(number) == text


def test_pips_tell_free_reserved_and_room() -> None:
    """Full squares are free, hollow ones reserved, dots are room up to the cap."""
    assert pips(5, 2, 8).plain == "■■■□□···"


@given(st.integers(20, 90))
def test_every_track_fits_its_row(width: int) -> None:
    """At any width a row has name, value and change, and is exactly as wide."""
    for track in tracks():
        row = track_row(track, width)
        assert row.cell_length == width
        assert str(track.value) in row.plain


def test_danger_looks_at_the_dangerous_end() -> None:
    """A track is in danger by its own end; one without a dangerous end never is, and danger shows without colour."""
    by_name = {track.id: track for track in tracks()}
    assert danger(by_name["north_tension"]) == 71
    assert danger(by_name["dialogue"]) == 72
    assert danger(by_name["ksf_capability"]) == 0
    assert track_row(by_name["north_tension"], 40).plain.startswith("!")
    assert not track_row(by_name["west_attention"], 40).plain.startswith("!")


@pytest.mark.parametrize("columns", [1, 2, 3])
def test_columns_of_tracks_hold_every_track_once(columns: int) -> None:
    """No track is lost or doubled, and columns are about equally high."""
    for headings in (False, True):
        blocks = balanced(tracks(), 40, columns, headings=headings)
        rows = [row.plain for block in blocks for row in block if "──" not in row.plain]
        assert len(rows) == len(tracks())
        assert len(blocks) == columns
        assert max(map(len, blocks)) - min(map(len, blocks)) <= 8
