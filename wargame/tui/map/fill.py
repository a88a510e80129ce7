"""Fill polygons on a grid of pixels: even-odd scan lines."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from wargame.tui.map.camera import Point

Crossings = dict[int, list[float]]
"""Row -> where its middle line crosses the outline."""


def fill(rows: Sequence[bytearray], rings: Iterable[Sequence[Point]], pixel: int) -> None:
    """Paint a polygon whose closed rings are given in pixels."""
    width = len(rows[0])
    for row, starts, ends in _spans(rings, width, len(rows)):
        line = rows[row]
        for start, end in zip(starts, ends, strict=True):
            line[start:end] = bytes((pixel,)) * (end - start)


def refill(rows: Sequence[bytearray], ring: Sequence[Point], old: int, new: int) -> None:
    """Paint a polygon, but only over the pixels of one country."""
    table = bytes(new if value == old else value for value in range(256))
    for row, starts, ends in _spans([ring], len(rows[0]), len(rows)):
        line = rows[row]
        for start, end in zip(starts, ends, strict=True):
            line[start:end] = line[start:end].translate(table)


def _spans(
    rings: Iterable[Sequence[Point]], width: int, height: int
) -> Iterable[tuple[int, Sequence[int], Sequence[int]]]:
    """Rows with the starts and ends of what lies inside."""
    crossings: Crossings = {}
    for ring in rings:
        _cross(crossings, ring, height)
    for row, xs in crossings.items():
        edges = [min(width, max(0, math.ceil(x - 0.5))) for x in sorted(xs)]
        yield row, edges[: len(edges) // 2 * 2 : 2], edges[1::2]


def _cross(crossings: Crossings, ring: Sequence[Point], height: int) -> None:
    """Note where a closed ring crosses the middle of each row."""
    ceil = math.ceil
    for (ax, ay), (bx, by) in pairwise(ring):
        first, last = (ceil(ay - 0.5), ceil(by - 0.5)) if ay < by else (ceil(by - 0.5), ceil(ay - 0.5))
        if first == last or last <= 0 or first >= height:
            continue
        slope = (bx - ax) / (by - ay)
        for row in range(max(0, first), min(height, last)):
            crossings.setdefault(row, []).append(ax + (row + 0.5 - ay) * slope)


def depths(rows: Sequence[bytes | bytearray], land: Mapping[int, bool], bands: int) -> list[bytes]:
    """How near each pixel is to land: `bands` beside it, one less a pixel further, 0 far off or on land itself.

    Rows are taken as big integers of one byte per pixel, so that a step in all directions is a few shifts.
    """
    width = len(rows[0])
    is_land = bytes(land.get(value, False) for value in range(256))
    mask = (1 << (8 * width)) - 1
    coast = [int.from_bytes(row.translate(is_land), "little") for row in rows]
    level, total = coast, [0] * len(rows)
    for _ in range(bands):
        level = _dilated(level, mask)
        total = [have + more for have, more in zip(total, level, strict=True)]
    own = [have - bands * here for have, here in zip(total, coast, strict=True)]
    return [value.to_bytes(width, "little") for value in own]


def _dilated(rows: list[int], mask: int) -> list[int]:
    """Grow a set of pixels by one in all eight directions."""
    wide = [(row | row << 8 | row >> 8) & mask for row in rows]
    above, below = [0, *wide[:-1]], [*wide[1:], 0]
    return [here | up | down for here, up, down in zip(wide, above, below, strict=True)]
