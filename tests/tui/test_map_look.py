"""Colours of the map."""

import pytest
from rich._palettes import EIGHT_BIT_PALETTE, STANDARD_PALETTE
from rich.color import Color, ColorSystem

from wargame.tui.map.look import (
    DAY,
    GREY,
    INDEXED,
    ROOM,
    SIXTEEN,
    Look,
    choose_look,
    contrast,
    fill_of,
    text_on,
)


@pytest.mark.parametrize("look", [ROOM, DAY, INDEXED, GREY], ids=["true", "light", "256", "grey"])
def test_text_is_readable_on_every_fill(look: Look) -> None:
    """Text has a contrast of 4.5:1 on the land, the sea and all tints; names of countries on the land."""
    fills = {fill_of(look, value, alarm) for value in range(101) for alarm in ("low", "high", "none")}
    assert min(contrast(look.ink, ground) for ground in (*fills, look.land, *look.sea)) >= 4.5
    assert contrast(look.faint, look.land) >= 4.5
    assert contrast(*look.event) >= 4.5
    assert contrast(*look.panel) >= 4.5


@pytest.mark.parametrize("colour", ["#fbd367", "#f55f1f", "#d45fb9", "#3b8ffa", "#99ead9", "#102030"])
@pytest.mark.parametrize("look", [ROOM, DAY], ids=["dark", "light"])
def test_chips_are_readable(look: Look, colour: str) -> None:
    """A team's chip has dark or light text, whichever can be read."""
    assert contrast(text_on(look, colour), colour) >= 4.5


@pytest.mark.parametrize("look", [ROOM, DAY], ids=["dark", "light"])
def test_the_dangerous_end_gets_the_red(look: Look) -> None:
    """A track is red at the end that its alarm names, and a track without alarm at neither."""
    calm, crisis = look.ramp[0][1], look.ramp[-1][1]
    assert (fill_of(look, 0, "high"), fill_of(look, 100, "high")) == (calm, crisis)
    assert (fill_of(look, 0, "low"), fill_of(look, 100, "low")) == (crisis, calm)
    assert not {fill_of(look, value, "none") for value in range(101)} & {colour for _, colour in look.ramp}


@pytest.mark.parametrize("look", [INDEXED, SIXTEEN], ids=["256", "16"])
def test_small_palettes_are_hit_exactly(look: Look) -> None:
    """The colours for 256 and 16 colours survive the terminal's own mapping, so none becomes another."""
    system = ColorSystem.EIGHT_BIT if look is INDEXED else ColorSystem.STANDARD
    for colour in {look.land, *(colour for _, colour in look.ramp + look.plain)}:
        number = Color.parse(colour).downgrade(system).number
        assert number is not None
        mapped = (EIGHT_BIT_PALETTE if look is INDEXED else STANDARD_PALETTE)[number]
        wanted = Color.parse(colour).get_truecolor()
        assert max(abs(a - b) for a, b in zip(mapped, wanted, strict=True)) <= 8


@pytest.mark.parametrize(
    ("system", "no_colour", "expected", "lines"),
    [
        ("truecolor", False, ROOM, False),
        ("256", False, INDEXED, True),
        ("standard", False, SIXTEEN, True),
        ("windows", False, SIXTEEN, True),
        (None, False, GREY, True),
        ("truecolor", True, GREY, True),
    ],
)
def test_the_terminal_chooses_the_look(system: str | None, no_colour: bool, expected: Look, lines: bool) -> None:
    """Fewer colours bring lines; NO_COLOR brings greys whatever the terminal can do."""
    look = choose_look(system, no_colour=no_colour)
    assert look == expected
    assert look.lines is lines
    assert choose_look(system, no_colour=no_colour, lines=True).lines


@pytest.mark.parametrize("system", ["truecolor", "256", "standard", None])
def test_a_light_theme_gets_a_light_map_where_there_are_colours_for_it(system: str | None) -> None:
    """In truecolour the map is as light as its theme; with fewer colours, or none wanted, it stays as it is."""
    look = choose_look(system, no_colour=False, light=True)
    assert look == (DAY if system == "truecolor" else choose_look(system, no_colour=False))
    assert choose_look(system, no_colour=True, light=True) == GREY
