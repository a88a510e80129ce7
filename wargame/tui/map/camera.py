"""Where the map looks from, and the projection that follows: Lambert azimuthal equal area about the camera."""

import math
from collections.abc import Iterable
from typing import NamedTuple

from wargame.tui.map.world import Vertex, vertex

EARTH = 6371.0088
"""Mean radius in km."""
CELL_ASPECT = 2.0
"""Height of a terminal cell over its width."""
KM_PER_DEGREE = EARTH * math.pi / 180
NARROWEST, WIDEST = 50.0, 3600.0
"""Smallest and largest width of a view in km."""
WEST, EAST, SOUTH, NORTH = -24.0, 54.0, 33.0, 71.0
"""Degrees between which the data is complete: a view that is moved stays there."""

Point = tuple[float, float]
"""Column and row in cells, from the upper left corner."""


class Camera(NamedTuple):
    """A view: its centre in degrees and the extent that must fit, in km."""

    longitude: float
    latitude: float
    width: float
    height: float

    def zoomed(self, factor: float) -> "Camera":
        """Show `factor` times the extent, within limits: below 1 is closer."""
        wanted = min(WIDEST, max(NARROWEST, self.width * factor))
        return self._replace(width=wanted, height=self.height * wanted / self.width).settled()

    def panned(self, right: float, down: float) -> "Camera":
        """Move the centre by parts of the extent, within limits."""
        return self._replace(
            longitude=self.longitude + right * self.width / self._km_per_longitude(),
            latitude=self.latitude - down * self.height / KM_PER_DEGREE,
        ).settled()

    def holds(self, longitude: float, latitude: float) -> bool:
        """Return whether a point lies within the extent that must fit."""
        across = abs(longitude - self.longitude) * self._km_per_longitude()
        return across <= self.width / 2 and abs(latitude - self.latitude) * KM_PER_DEGREE <= self.height / 2

    def settled(self) -> "Camera":
        """Move the centre so that the view keeps to where there is data; what is too large stays in the middle."""
        latitude = _between(self.latitude, SOUTH, NORTH, self.height / KM_PER_DEGREE)
        longitude = _between(self.longitude, WEST, EAST, self.width / self._km_per_longitude())
        return self._replace(longitude=longitude, latitude=latitude)

    def _km_per_longitude(self) -> float:
        """Length of a degree along the parallel of the centre."""
        return KM_PER_DEGREE * max(0.1, math.cos(math.radians(self.latitude)))


def _between(middle: float, low: float, high: float, size: float) -> float:
    """Keep a stretch of some size between two limits."""
    if size >= high - low:
        return (low + high) / 2
    return min(high - size / 2, max(low + size / 2, middle))


CAMERAS = {
    "europe": Camera(21.5, 50.6, 3300, 2700),
    "balkans": Camera(20.75, 43.1, 520, 440),
    "kosovo": Camera(20.92, 42.60, 175, 168),
}
"""The views that a deck may ask for, in the order in which `v` goes through them. The first one shows all there is."""


class Projection:
    """From degrees to cells, for one camera and one size."""

    __slots__ = ("_cos", "_longitude", "_middle", "_per_column", "_sin", "km_per_column")

    def __init__(self, camera: Camera, width: int, height: int) -> None:
        self.km_per_column = max(camera.width / width, camera.height / (height * CELL_ASPECT))
        self._per_column = EARTH / self.km_per_column
        self._middle = (width / 2, height / 2)
        self._longitude, self._sin, self._cos = vertex(camera.longitude, camera.latitude)

    def point(self, longitude: float, latitude: float) -> Point:
        """Project one point given in degrees."""
        return self.line([vertex(longitude, latitude)])[0]

    def line(self, vertices: Iterable[Vertex]) -> list[Point]:
        """Project a line."""
        across, down = self._per_column, self._per_column / CELL_ASPECT
        (left, top), longitude0, sin0, cos0 = self._middle, self._longitude, self._sin, self._cos
        sin, cos, sqrt = math.sin, math.cos, math.sqrt
        points = []
        for longitude, sin_lat, cos_lat in vertices:
            angle = longitude - longitude0
            toward = cos_lat * cos(angle)
            scale = sqrt(2 / max(1e-6, 1 + sin0 * sin_lat + cos0 * toward))
            points.append(
                (left + across * scale * cos_lat * sin(angle), top - down * scale * (cos0 * sin_lat - sin0 * toward))
            )
        return points
