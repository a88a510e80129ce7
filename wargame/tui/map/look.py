"""Colours of the map, one set for each kind of terminal, and one for light themes.

Every fill is dark enough for light text (4.5:1 and more in truecolour), or in the light set light enough for dark text,
so a name may run across any of them. The coastlines, names, numbers and shapes say all that the colours say.
"""

from dataclasses import dataclass, replace
from typing import Literal

Alarm = Literal["low", "high", "none"]
Ramp = tuple[tuple[int, str], ...]
"""Colours at points from 0 to 100, rising. Steepest about the middle, where most tracks are most of the time."""


@dataclass(frozen=True, slots=True)
class Look:
    """Colours as `#rrggbb`."""

    sea: tuple[str, str, str, str, str]
    """From open water to the shore."""
    land: str
    ramp: Ramp
    """Fills of tinted regions, from calm to crisis."""
    plain: Ramp
    """Fills of regions whose track has no dangerous end, from low to high."""
    border: str
    dashed: str
    """The line between Kosovo and Serbia."""
    river: str
    ink: str
    faint: str
    """Names of countries."""
    event: tuple[str, str]
    """Text and ground of an event marker."""
    flash: tuple[str, str]
    """The same in the other phase of the pulse."""
    panel: tuple[str, str]
    """Text and ground of the legend."""
    shade: str = "#070d17"
    """What darkens a tint that has to stand apart from its neighbour's."""
    other_ink: str = "#10141a"
    """Text on a team colour on which `ink` can't be read."""
    mixes: bool = True
    """Whether colours between two stops of a ramp may be used; if not, each holds until the next."""
    lines: bool = False
    """Draw every border as a line, because the fills may not tell countries apart."""


ROOM = Look(
    sea=("#070d17", "#081622", "#0a1f2f", "#0d2a3d", "#10344a"),
    land="#33485e",
    ramp=(
        (0, "#1f6fa0"),
        (38, "#2b7489"),
        (47, "#5d6f74"),
        (52, "#6d6b60"),
        (60, "#946408"),
        (78, "#ad5014"),
        (100, "#a82226"),
    ),
    plain=((0, "#45425f"), (100, "#766a96")),
    border="#7d93a9",
    dashed="#dfe8f0",
    river="#4a8bb8",
    ink="#f2f6fa",
    faint="#b6c3d0",
    event=("#ffffff", "#d3203a"),
    flash=("#ffd9d9", "#8a1526"),
    panel=("#d7e1ea", "#0e1520"),
)
"""Truecolour."""

DAY = Look(
    sea=("#dce8f0", "#d0e1ec", "#c3d9e7", "#b4cfe1", "#a3c4da"),
    land="#f1ece0",
    ramp=(
        (0, "#8fc4e8"),
        (38, "#a5d0d6"),
        (47, "#c8d0c6"),
        (52, "#d8cfb0"),
        (60, "#f2c66b"),
        (78, "#f29f6a"),
        (100, "#ec7a74"),
    ),
    plain=((0, "#dad5ea"), (100, "#ab9bd0")),
    border="#8d98a2",
    dashed="#1a2632",
    river="#3b80b3",
    ink="#0d1a26",
    faint="#4a5763",
    event=("#ffffff", "#c01733"),
    flash=("#ffffff", "#8a1526"),
    panel=("#1a2632", "#f6f9fb"),
    shade="#62748a",
    other_ink="#ffffff",
)
"""Truecolour on a light theme."""

INDEXED = replace(
    ROOM,
    sea=("#000000", "#080808", "#080808", "#121212", "#1c1c1c"),
    land="#303030",
    ramp=((0, "#005f87"), (30, "#005f5f"), (46, "#585858"), (55, "#875f00"), (68, "#af5f00"), (82, "#af0000")),
    plain=((0, "#444444"), (50, "#5f5f87")),
    border="#9e9e9e",
    dashed="#ffffff",
    river="#5f87af",
    ink="#ffffff",
    faint="#c6c6c6",
    event=("#ffffff", "#d70000"),
    flash=("#ffffff", "#870000"),
    panel=("#dadada", "#121212"),
    other_ink="#000000",
    mixes=False,
    lines=True,
)
"""256 colours: each is exactly one of the palette, so that none is mapped to another by accident."""

SIXTEEN = replace(
    INDEXED,
    sea=("#000000",) * 5,
    land="#555555",
    ramp=((0, "#0000aa"), (50, "#aa5500"), (75, "#aa0000")),
    plain=((0, "#555555"), (50, "#aa00aa")),
    border="#aaaaaa",
    dashed="#ffffff",
    river="#55ffff",
    ink="#ffffff",
    faint="#ffffff",
    event=("#000000", "#ffffff"),
    flash=("#000000", "#aaaaaa"),
    panel=("#ffffff", "#000000"),
)
"""The sixteen colours of the oldest terminals."""

GREY = replace(
    ROOM,
    sea=("#0a0a0a", "#0e0e0e", "#141414", "#1b1b1b", "#222222"),
    land="#3c3c3c",
    ramp=((0, "#4a4a4a"), (100, "#707070")),
    plain=((0, "#4a4a4a"), (100, "#707070")),
    border="#a0a0a0",
    dashed="#f4f4f4",
    river="#767676",
    ink="#f4f4f4",
    faint="#c8c8c8",
    event=("#000000", "#f4f4f4"),
    flash=("#000000", "#b0b0b0"),
    panel=("#dcdcdc", "#141414"),
    lines=True,
)
"""No colours wanted: greys, lighter towards the crisis."""

LOOKS = {"truecolor": ROOM, "256": INDEXED, "standard": SIXTEEN, "windows": SIXTEEN}
"""Look for each colour system that rich tells apart."""


def choose_look(colour_system: str | None, *, no_colour: bool, light: bool = False, lines: bool = False) -> Look:
    """Return the look for a terminal and a theme; `lines` asks for all borders whatever the terminal can show."""
    look = GREY if no_colour else LOOKS.get(colour_system or "", GREY)
    if light and look is ROOM:
        look = DAY
    return replace(look, lines=look.lines or lines)


def fill_of(look: Look, value: int, alarm: Alarm) -> str:
    """Return the fill of a region whose track stands at `value` (0..100)."""
    match alarm:
        case "high":
            return _on_ramp(look.ramp, value, mixes=look.mixes)
        case "low":
            return _on_ramp(look.ramp, 100 - value, mixes=look.mixes)
        case "none":
            return _on_ramp(look.plain, value, mixes=look.mixes)


def _on_ramp(ramp: Ramp, value: int, *, mixes: bool) -> str:
    """Return the colour at 0..100 along a ramp."""
    value = min(100, max(0, value))
    low, colour = next(stop for stop in reversed(ramp) if stop[0] <= value)
    above = [stop for stop in ramp if stop[0] > value]
    if not mixes or not above:
        return colour
    high, next_colour = above[0]
    return mix(colour, next_colour, (value - low) / (high - low))


def channels(colour: str) -> tuple[int, int, int]:
    """Red, green, blue, 0..255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def mix(first: str, second: str, part: float) -> str:
    """`part` (0..1) of the second colour in the first."""
    pairs = zip(channels(first), channels(second), strict=True)
    return "#" + "".join(f"{round(a * (1 - part) + b * part):02x}" for a, b in pairs)


def apart(first: str, second: str) -> int:
    """Squared distance of two colours."""
    pairs = zip(channels(first), channels(second), strict=True)
    return sum((a - b) ** 2 for a, b in pairs)


def luminance(colour: str) -> float:
    """Relative luminance as in WCAG, 0..1."""
    red, green, blue = (
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in (v / 255 for v in channels(colour))
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """Contrast ratio as in WCAG, 1..21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def text_on(look: Look, ground: str) -> str:
    """Dark or light text, whichever reads better."""
    return max(look.other_ink, look.ink, key=lambda ink: contrast(ink, ground))
