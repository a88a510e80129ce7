"""The themes: readable by everybody, and whole."""

from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.theme import Theme

from tests.tui.on_screen import playing, solo, text_of
from wargame.tui.bands import BANDS, SHAPES, WORDS
from wargame.tui.palette import Palette, contrast, ink_on, readable, sound
from wargame.tui.theme import DAYLIGHT, SITUATION_ROOM, THEMES

TEAMS = ("#fbd367", "#f55f1f", "#d45fb9", "#3b8ffa", "#99ead9")
COLOURS = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_has_contrast(theme: Theme) -> None:
    """Running text reaches 4.5 to 1 on every ground that it stands on, quiet text 3 to 1."""
    assert theme.surface
    assert theme.foreground
    grounds = [theme.surface, theme.background, theme.variables["raised"], theme.boost]
    for ground in grounds:
        assert ground
        assert contrast(theme.foreground, ground) >= 4.5
    for name in ("dim", "level", "heading", "danger", "watch", "calm", "better", "worse"):
        assert contrast(theme.variables[name], theme.surface) >= 4.5, name
    assert contrast(theme.variables["quiet"], theme.surface) >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_words_in_the_odds_bar_have_contrast(theme: Theme) -> None:
    """The ink of each band reads on its fill, and its mark on the surface and on the picked row."""
    for word in WORDS.values():
        assert contrast(theme.variables[f"{word}-ink"], theme.variables[word]) >= 4.5, word
        for ground in (theme.surface, theme.variables["raised"]):
            assert ground
            assert contrast(theme.variables[f"{word}-mark"], ground) >= 4.5, (word, ground)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_neighbouring_bands_differ_in_lightness(theme: Theme) -> None:
    """Segments that can touch are told apart without any sense of hue."""
    fills = [theme.variables[WORDS[band]] for band in BANDS]
    assert all(contrast(left, right) >= 1.5 for left, right in pairwise(fills))


def test_bands_differ_in_word_and_shape() -> None:
    """No two bands share a word or a shape."""
    for band, other in combinations(BANDS, 2):
        assert WORDS[band] != WORDS[other]
        assert SHAPES[band] != SHAPES[other]


@given(COLOURS, COLOURS)
def test_any_team_colour_becomes_readable(colour: str, ground: str) -> None:
    """Whatever colour a deck gives a team, its name reads on any ground, and ink reads on its chip."""
    assert contrast(readable(colour, ground), ground) >= 4.5
    assert contrast(ink_on(colour), colour) >= 4.5


@pytest.mark.parametrize("colour", TEAMS)
def test_the_flagship_colours_stay_as_they_are_at_night(colour: str) -> None:
    """Team colours that are readable already are not touched."""
    assert Palette.of(SITUATION_ROOM).team(colour) == f"bold {colour}"


@pytest.mark.parametrize("colour", ["", "red", "#12", "[bold]", "#gggggg", "x" * 10_000])
def test_what_is_no_colour_becomes_grey(colour: str) -> None:
    """A broken colour can't break a screen."""
    assert sound(colour) == "#8fa3b6"
    assert Palette.of(DAYLIGHT).chip(colour).startswith("bold #")


async def test_every_theme_draws_every_pane() -> None:
    """Our themes and Textual's own can be changed while playing; team colours follow the ground."""
    async with playing(solo()) as (app, pilot):
        before = text_of(app)
        for name in ("daylight", "high-contrast", "nord", "textual-light", "ansi-dark", "situation-room"):
            app.theme = name
            await pilot.pause()
            assert text_of(app).split("\n")[12:] == before.split("\n")[12:]
