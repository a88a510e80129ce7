"""Fits colours that a deck chose to the theme they are shown in."""

import re
from dataclasses import dataclass
from functools import lru_cache

from textual.color import Color, ColorParseError
from textual.theme import Theme

_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_NEUTRAL = "#8fa3b6"
"""Stands in for a colour that is none."""
_ENOUGH_CONTRAST = 4.5
"""The ratio that WCAG asks of running text."""
_DARK_INK = "#000000"
_LIGHT_INK = "#ffffff"


@dataclass(frozen=True, slots=True)
class Palette:
    """Styles for text about teams, on the surface of one theme."""

    surface: str
    """`#rrggbb`."""

    @classmethod
    def of(cls, theme: Theme) -> "Palette":
        """Return the palette of a theme; one in the terminal's own colours counts as black or white."""
        try:
            surface = Color.parse(theme.surface or theme.background or "")
        except ColorParseError:
            surface = None
        if surface is None or surface.ansi is not None:
            return cls(_DARK_INK if theme.dark else _LIGHT_INK)
        return cls(surface.hex6)

    def team(self, colour: str) -> str:
        """Return a style for text in a team's colour, shifted as far as it must be to be readable."""
        return f"bold {readable(colour, self.surface)}"

    def chip(self, colour: str) -> str:
        """Return a style for text on a team's colour."""
        colour = sound(colour)
        return f"bold {ink_on(colour)} on {colour}"


def sound(colour: str) -> str:
    """Return `colour` if it is `#rrggbb`, else a neutral grey."""
    return colour if _HEX.fullmatch(colour) else _NEUTRAL


@lru_cache(maxsize=256)
def ink_on(colour: str) -> str:
    """Return the dark or light ink that reads best on `colour`."""
    return max(_DARK_INK, _LIGHT_INK, key=lambda ink: contrast(ink, colour))


@lru_cache(maxsize=256)
def readable(colour: str, background: str) -> str:
    """Return the nearest mix of `colour` with dark or light ink that has enough contrast on `background`."""
    colour, ink = sound(colour), ink_on(background)
    mixes = (_mix(colour, ink, step / 10) for step in range(10))
    return next((mix for mix in mixes if contrast(mix, background) >= _ENOUGH_CONTRAST), ink)


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, 1 to 21, as WCAG defines it."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(value) for value in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, other: str, share: float) -> str:
    parts = (round(a + (b - a) * share) for a, b in zip(_channels(colour), _channels(other), strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
