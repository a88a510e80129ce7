"""One camera and one size, without colours: which country each pixel shows, and where the thin lines run.

A cell is two pixels wide and two high. A raster survives every change of colour, so a track that moves costs only the
repainting.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, groupby
from typing import NamedTuple

from wargame.tui.map.camera import Camera, Point, Projection
from wargame.tui.map.dots import Dots, trace
from wargame.tui.map.fill import depths, fill, refill
from wargame.tui.map.world import FIRST_COUNTRY, Shape, World, Zone

SHORES = 4
"""Bands of lighter water along a coast."""
SMALLEST = (1.6, 1.0)
"""Columns and rows below which a polygon is noise, and left out."""
KEPT = "XKX"
"""The one country that is drawn at any scale."""
KEPT_POINTS = ((20.9, 42.57), (21.166, 42.663))
"""Its middle and its capital: the pixels that it has even where a pixel is larger than all of it."""
DASHED = frozenset({"SRB", "XKX"})
"""The line that has a style of its own, so that the map takes no side on what it is."""
DASH = (8, 3)


class Run(NamedTuple):
    """Cells of one row that lie wholly inside one country or zone; `end` is the first after it."""

    row: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, eq=False)
class Raster:
    """What `rasterise` found."""

    world: World
    projection: Projection
    width: int
    height: int
    pixels: Sequence[bytes]
    """Twice the rows, each of twice the columns: 0..4 sea, then countries, zones from 255 down."""
    borders: Mapping[tuple[str, str], Dots]
    """Dots of the line between two countries."""
    dashed: Dots
    """Dots of the line between Kosovo and Serbia."""
    rivers: Dots
    outlines: Mapping[str, Dots]
    """Dots of the edge of each zone inside its country."""
    runs: Mapping[str, Sequence[Run]]

    def cell(self, longitude: float, latitude: float) -> tuple[int, int]:
        """Column and row of a point in degrees; may lie outside."""
        x, y = self.projection.point(longitude, latitude)
        return int(x // 1), int(y // 1)

    def holds(self, column: int, row: int) -> bool:
        """Whether a cell is on the map."""
        return 0 <= column < self.width and 0 <= row < self.height

    def code_at(self, column: int, row: int) -> str:
        """Country or zone of a cell's upper left pixel; empty for the sea or outside."""
        if not self.holds(column, row):
            return ""
        return self.world.codes.get(self.pixels[row * 2][column * 2], "")

    def code_of(self, longitude: float, latitude: float) -> str:
        """Country or zone of the pixel that a point in degrees falls into; empty for the sea or outside."""
        x, y = (int(v * 2 // 1) for v in self.projection.point(longitude, latitude))
        if not self.holds(x // 2, y // 2):
            return ""
        return self.world.codes.get(self.pixels[y][x], "")


@lru_cache(maxsize=12)
def rasterise(world: World, camera: Camera, width: int, height: int) -> Raster:
    """Project the world and fill it, for a size of at least one cell."""
    projection = Projection(camera, width, height)
    arcs = [projection.line(arc) for arc in world.arcs]
    rows = [bytearray(width * 2) for _ in range(height * 2)]
    for shape in world.shapes:
        _fill_shape(rows, shape, arcs, keep=shape.pixel == world.pixels[KEPT])
    _keep(rows, projection, world.pixels[KEPT])
    outlines = {zone.code: _draw_zone(rows, zone, projection, world) for zone in world.zones}
    pixels = _shored(rows)
    shared: dict[tuple[str, str], list[list[Point]]] = {}
    for arc, codes in world.borders.items():
        shared.setdefault(codes, []).append(arcs[arc])
    dashed = [line for codes, lines in shared.items() if set(codes) == DASHED for line in lines]
    return Raster(
        world=world,
        projection=projection,
        width=width,
        height=height,
        pixels=pixels,
        borders={
            codes: dots
            for codes, lines in shared.items()
            if set(codes) != DASHED and (dots := trace(lines, width, height))
        },
        dashed=trace(dashed, width, height, DASH),
        rivers=trace((projection.line(river) for river in world.rivers), width, height),
        outlines=outlines,
        runs=_runs(pixels, world.codes),
    )


def _fill_shape(rows: list[bytearray], shape: Shape, arcs: Sequence[list[Point]], *, keep: bool) -> None:
    """Fill one polygon unless it is out of view, or too small and not to be kept."""
    rings = [_ring(ring, arcs) for ring in shape.rings]
    xs, ys = zip(*rings[0], strict=True)
    left, right, top, bottom = min(xs), max(xs), min(ys), max(ys)
    if right < 0 or bottom < 0 or left > len(rows[0]) / 2 or top > len(rows) / 2:
        return
    if keep or right - left >= SMALLEST[0] or bottom - top >= SMALLEST[1]:
        fill(rows, ([(x * 2, y * 2) for x, y in ring] for ring in rings), shape.pixel)


def _ring(ring: Sequence[int], arcs: Sequence[list[Point]]) -> list[Point]:
    """Join the arcs of a ring; the result ends where it began."""
    points = list(chain.from_iterable(arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring))
    points.append(points[0])
    return points


def _keep(rows: list[bytearray], projection: Projection, pixel: int) -> None:
    """Give the kept country at least the pixels of its middle and its capital."""
    for x, y in ((int(x * 2 // 1), int(y * 2 // 1)) for x, y in (projection.point(*at) for at in KEPT_POINTS)):
        if 0 <= x < len(rows[0]) and 0 <= y < len(rows):
            rows[y][x] = pixel


def _draw_zone(rows: list[bytearray], zone: Zone, projection: Projection, world: World) -> Dots:
    """Fill a zone inside its country and return the dots of its edge there."""
    outline = projection.line(zone.outline)
    parent = world.pixels[zone.within]
    inside = {parent, zone.pixel}
    refill(rows, [(x * 2, y * 2) for x, y in outline], parent, zone.pixel)
    dots = trace([outline], len(rows[0]) // 2, len(rows) // 2, (1, 1))
    return {
        (x, y): bits
        for (x, y), bits in dots.items()
        if inside.issuperset((*rows[y * 2][x * 2 : x * 2 + 2], *rows[y * 2 + 1][x * 2 : x * 2 + 2]))
    }


def _shored(rows: list[bytearray]) -> list[bytes]:
    """Write the bands of shore water into the sea."""
    land = dict.fromkeys(range(FIRST_COUNTRY, 256), True)
    near = depths(rows, land, SHORES)
    width = len(rows[0])
    return [
        (int.from_bytes(row, "little") | int.from_bytes(band, "little")).to_bytes(width, "little")
        for row, band in zip(rows, near, strict=True)
    ]


def _runs(pixels: Sequence[bytes], codes: Mapping[int, str]) -> dict[str, list[Run]]:
    """Find the stretches of cells where a name can stand inside its country."""
    runs: dict[str, list[Run]] = {}
    for row, (top, bottom) in enumerate(zip(pixels[::2], pixels[1::2], strict=True)):
        corners = zip(top[::2], top[1::2], bottom[::2], bottom[1::2], strict=True)
        whole = [a if a == b == c == d else 0 for a, b, c, d in corners]
        start = 0
        for pixel, cells in groupby(whole):
            end = start + sum(1 for _ in cells)
            if pixel >= FIRST_COUNTRY:
                runs.setdefault(codes[pixel], []).append(Run(row, start, end))
            start = end
    return runs
