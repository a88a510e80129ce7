"""The world that the map draws: countries, the lines between them, rivers, schematic zones.

The data is `world.json`: Natural Earth, simplified. Neighbours share their arcs, so an arc with two owners is a land
border and an arc with one is a coast.
"""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

Vertex = tuple[float, float, float]
"""Longitude in radians, sine and cosine of the latitude: what a projection needs of a point."""

FIRST_COUNTRY = 5
"""Pixel value of the first country; lower values are the sea, from open (0) to the shore (4)."""
LAST_ZONE = 255
"""Pixel value of the first zone; further zones count down."""


class Shape(NamedTuple):
    """One polygon of a country: outer ring first, then holes; a ring is a list of arcs, `~n` for arc n backwards."""

    pixel: int
    rings: tuple[tuple[int, ...], ...]


class Zone(NamedTuple):
    """A part of a country, drawn by hand and clipped to that country."""

    code: str
    within: str
    title: str
    pixel: int
    outline: tuple[Vertex, ...]


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """All that the map can draw, in no projection."""

    arcs: tuple[tuple[Vertex, ...], ...]
    shapes: tuple[Shape, ...]
    borders: Mapping[int, tuple[str, str]]
    """Arc -> the codes of the two countries that share it."""
    rivers: tuple[tuple[Vertex, ...], ...]
    zones: tuple[Zone, ...]
    pixels: Mapping[str, int]
    """Code of a country or zone -> its pixel value."""
    codes: Mapping[int, str]
    """The reverse of `pixels`."""

    def touches(self, first: str, second: str) -> bool:
        """Whether two countries or zones may have a common line: neighbours, or parts of one country."""
        pair = {self.country_of(first), self.country_of(second)}
        return len(pair) == 1 or any(pair == set(codes) for codes in self.borders.values())

    def is_zone(self, code: str) -> bool:
        """Whether a code is that of a zone."""
        return any(zone.code == code for zone in self.zones)

    def country_of(self, code: str) -> str:
        """Return the country of a zone; any other code is its own country."""
        return next((zone.within for zone in self.zones if zone.code == code), code)


def vertex(longitude: float, latitude: float) -> Vertex:
    """Prepare a point, given in degrees, for projection."""
    radians = math.radians(latitude)
    return math.radians(longitude), math.sin(radians), math.cos(radians)


@cache
def shipped_world() -> World:
    """Load the world that comes with the program, once."""
    return load_world(files(__package__).joinpath("world.json").read_text(encoding="utf-8"))


def load_world(text: str) -> World:
    """Read a world from the text of `world.json`."""
    data = json.loads(text)
    countries = {code: FIRST_COUNTRY + n for n, code in enumerate(data["countries"])}
    zones = tuple(_zones(data["zones"]))
    pixels = countries | {zone.code: zone.pixel for zone in zones}
    return World(
        arcs=tuple(tuple(_undelta(arc, data["units_per_degree"])) for arc in data["arcs"]),
        shapes=tuple(_shapes(data["countries"], countries)),
        borders=_borders(data["countries"]),
        rivers=tuple(_line(river) for river in data["rivers"]),
        zones=zones,
        pixels=pixels,
        codes={pixel: code for code, pixel in pixels.items()},
    )


def _line(points: Iterable[tuple[float, float]]) -> tuple[Vertex, ...]:
    """Prepare a line given as pairs of degrees."""
    return tuple(vertex(longitude, latitude) for longitude, latitude in points)


def _undelta(numbers: list[int], units: int) -> Iterator[Vertex]:
    """Unfold `[x, y, dx, dy, ...]`, in units of a degree."""
    x = y = 0
    for at in range(0, len(numbers), 2):
        x += numbers[at]
        y += numbers[at + 1]
        yield vertex(x / units, y / units)


def _zones(data: list[dict[str, Any]]) -> Iterator[Zone]:
    """Read the zones and close their outlines."""
    for n, zone in enumerate(data):
        outline = _line(zone["outline"])
        yield Zone(zone["code"], zone["within"], zone["title"], LAST_ZONE - n, (*outline, outline[0]))


def _shapes(countries: dict[str, list[list[list[int]]]], pixels: Mapping[str, int]) -> Iterator[Shape]:
    """List the polygons of all countries."""
    for code, polygons in countries.items():
        for rings in polygons:
            yield Shape(pixels[code], tuple(tuple(ring) for ring in rings))


def _borders(countries: dict[str, list[list[list[int]]]]) -> dict[int, tuple[str, str]]:
    """Find the arcs that two countries share."""
    owners: dict[int, list[str]] = {}
    for code, polygons in countries.items():
        for arc in {max(arc, ~arc) for rings in polygons for ring in rings for arc in ring}:
            owners.setdefault(arc, []).append(code)
    return {arc: (codes[0], codes[1]) for arc, codes in owners.items() if len(codes) > 1}
