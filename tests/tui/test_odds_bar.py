"""The odds bar: widths that add up, words and percentages that tell no lie."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.session.seen import BandName, Odds
from wargame.tui.bands import BANDS, WORDS
from wargame.tui.odds_bar import odds_bar, odds_in_words, percent, where_it_fell
from wargame.tui.typeset import said


@st.composite
def any_odds(draw: st.DrawFn) -> Odds:
    """Return chances that add up to a thousand."""
    cuts = sorted(draw(st.lists(st.integers(0, 1000), min_size=3, max_size=3)))
    shares = [high - low for low, high in zip([0, *cuts], [*cuts, 1000], strict=True)]
    return Odds(**dict(zip(BANDS, shares, strict=True)), exact=draw(st.booleans()), interval=7)


@given(any_odds(), st.integers(4, 120))
def test_the_bar_has_its_width(odds: Odds, width: int) -> None:
    """However the chances lie, the bar is as wide as it was asked to be."""
    assert odds_bar(odds, width).cell_length == width


@given(any_odds(), st.integers(30, 120), st.sampled_from(BANDS))
def test_the_marker_stays_under_the_bar_and_says_the_word(odds: Odds, width: int, band: BandName) -> None:
    """The marker is never wider than its bar, points once, and carries the verdict."""
    line = where_it_fell(odds, band, said(WORDS[band]), width)
    assert line.cell_length <= width
    assert line.plain.count("▲") == 1
    assert WORDS[band] in line.plain


def test_words_stand_in_the_bar_where_they_fit() -> None:
    """Wide segments hold percentage and word, narrower ones the percentage, the narrowest nothing."""
    odds = Odds(critical=20, success=480, partial=120, failure=380, exact=True)
    bar = odds_bar(odds, 60).plain
    assert "48% works" in bar
    assert "38% fails" in bar
    assert "12%" in bar
    assert "12% partly" not in bar
    assert "strongly" not in bar


def test_estimated_odds_are_marked() -> None:
    """What is not exact has `≈` before it, and its interval in words."""
    odds = Odds(critical=0, success=500, partial=0, failure=500, exact=False, interval=12)
    assert "≈50% works" in odds_bar(odds, 60).plain
    assert odds_in_words(odds) == "works 50% · fails 50% (≈ from many runs, ±1 %)"
    assert odds_in_words(odds.model_copy(update={"exact": True})) == "works 50% · fails 50% (exact)"


@pytest.mark.parametrize(
    ("permille", "text"),
    [(0, "0%"), (1, "<1%"), (9, "<1%"), (10, "1%"), (494, "49%"), (495, "50%"), (995, ">99%"), (1000, "100%")],
)
def test_nothing_is_called_certain_that_is_not(permille: int, text: str) -> None:
    """0 % and 100 % are kept for what can't and what must happen."""
    assert percent(permille) == text
