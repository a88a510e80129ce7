"""Thin lines: braille dots, two across and four down in a cell."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from wargame.tui.map.camera import Point

Dots = dict[tuple[int, int], int]
"""Cell (column, row) -> the bits of its braille character."""

BITS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
SOLID = (1, 0)


def braille(bits: int) -> str:
    """Return the character that shows these dots."""
    return chr(0x2800 + bits)


def trace(lines: Iterable[Sequence[Point]], width: int, height: int, dash: tuple[int, int] = SOLID) -> Dots:
    """Draw lines given in cells. `dash` counts dots drawn and dots left out, in turn."""
    dots: Dots = {}
    for line in lines:
        walked = 0
        for start, end in pairwise(line):
            steps = int(max(abs(end[0] - start[0]) * 2, abs(end[1] - start[1]) * 4)) + 1
            _trace_segment(dots, start, end, (width, height), steps, walked, dash)
            walked += steps
    return dots


def _trace_segment(
    dots: Dots, start: Point, end: Point, size: tuple[int, int], steps: int, walked: int, dash: tuple[int, int]
) -> None:
    """Draw the visible part of one segment in `steps` steps."""
    (x0, y0), (x1, y1), (width, height) = start, end, size
    if (x0 < 0 and x1 < 0) or (y0 < 0 and y1 < 0) or (x0 >= width and x1 >= width) or (y0 >= height and y1 >= height):
        return
    dx, dy = (x1 - x0) / steps, (y1 - y0) / steps
    first, last = _visible(x0, dx, width), _visible(y0, dy, height)
    on, period = dash[0], sum(dash)
    for step in range(max(0, first[0], last[0]), min(steps, first[1], last[1])):
        x, y = x0 + step * dx, y0 + step * dy
        if (walked + step) % period < on and 0 <= x < width and 0 <= y < height:
            column, row = int(x), int(y)
            key = (column, row)
            dots[key] = dots.get(key, 0) | BITS[int((y - row) * 4)][int((x - column) * 2)]


def _visible(start: float, step: float, size: int) -> tuple[int, int]:
    """Range of steps that may lie on the screen along one axis."""
    if abs(step) < 1e-9:
        return 0, 1 << 30
    a, b = -start / step, (size - start) / step
    return int(min(a, b)), int(max(a, b)) + 2


def merged(parts: Iterable[Mapping[tuple[int, int], int]]) -> Dots:
    """All the dots together."""
    dots: Dots = {}
    for part in parts:
        for cell, bits in part.items():
            dots[cell] = dots.get(cell, 0) | bits
    return dots
