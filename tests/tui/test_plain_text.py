"""Cleaning: what is left of a text can only be shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tui.hostile_text import NASTY, hostile
from tests.tui.kosovo_views import plan_view
from wargame.tui.plain_text import LINE_LIMIT, PARAGRAPH_LIMIT, clean, clean_line, cleaned

BAD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Plain text stays.", "Plain text stays."),
        ("Peć/Peja, Вучитрн, 漢字, €", "Peć/Peja, Вучитрн, 漢字, €"),
        ("\x1b[2Jwiped", "[2Jwiped"),
        ("\x9b2Jwiped", "2Jwiped"),
        ("a\u202eb\u200bc", "abc"),
        ("e\u0301", "\u00e9"),
        ("a\r\nb\x0bc\u2028d", "a\nb\nc\nd"),
        ("a\tb", "a b"),
        ("\ud800\ue000x", "x"),
        ("q" + "\u0323\u0302\u0303\u0304", "q\u0323\u0302"),
        ("U\x1f\u031b", "\u01af"),
        ("e\ufe0f\u0301", "\u00e9"),
        ("x\u0339\u031a\u0488\u0303", "x\u0339\u031a"),
    ],
)
def test_what_is_left_of_a_text(text: str, left: str) -> None:
    """Letters of all scripts stay; what steers a terminal goes; line breaks become one kind."""
    assert clean(text) == left


def test_long_texts_are_cut_with_a_mark() -> None:
    """A cut text is exactly as long as allowed and says that it was cut."""
    assert clean("x" * 10_000, 50) == "x" * 49 + "…"
    assert clean("x" * 50, 50) == "x" * 50


@given(st.text() | st.text(st.characters(categories=["Cc", "Cf", "Co", "Mn", "Zl", "Zp", "Lu"])))
def test_nothing_is_left_that_steers(text: str) -> None:
    """Only line breaks are left of all control, format, private and unassigned characters; cleaning twice is once."""
    left = clean(text)
    assert not {c for c in left if c != "\n" and unicodedata.category(c) in BAD}
    assert clean(left) == left
    assert "\n" not in clean_line(text)
    assert len(left) <= PARAGRAPH_LIMIT
    assert len(clean_line(text)) <= LINE_LIMIT


def test_a_clean_view_is_clean_however_deep() -> None:
    """Every text of every part of a view is cleaned; numbers and ids are left as they are."""
    view = cleaned(hostile(plan_view()))
    dumped = view.model_dump_json()
    assert not {c for c in dumped if unicodedata.category(c) in BAD}
    assert "HACKED" in dumped
    assert [track.value for track in view.tracks] == [track.value for track in plan_view().tracks]
    assert view.cards[0].id == plan_view().cards[0].id


def test_a_clean_view_of_an_honest_deck_is_the_same() -> None:
    """Cleaning changes nothing where there is nothing to clean, and copies nothing."""
    view = plan_view()
    assert cleaned(view) is view


@pytest.mark.parametrize("text", NASTY)
def test_lines_stay_lines(text: str) -> None:
    """One line of a pane never becomes two."""
    assert "\n" not in clean_line(text)
