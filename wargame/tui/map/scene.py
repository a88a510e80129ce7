"""What is on the map at one moment, in plain values, and the order in which it gets its place."""

from collections.abc import Iterator
from typing import NamedTuple

from wargame.tui.map.canvas import Canvas
from wargame.tui.map.gazetteer import CITIES, COUNTRIES, full_name
from wargame.tui.map.labels import (
    cut,
    place_callout,
    place_chip,
    place_city,
    place_marker,
    place_name,
    place_title,
)
from wargame.tui.map.legend import draw_legend
from wargame.tui.map.look import Alarm, Look, apart, fill_of, mix
from wargame.tui.map.raster import Raster
from wargame.tui.map.world import World

TITLES_FROM = 48
"""Columns from which events show their titles."""
CAPITALS_UNTIL = 10.0
"""Largest scale in km per column at which units and titles make way for the capitals."""
ROOMY = 100
"""Columns from which the legend has the full titles of tracks."""
SHADES = (0.0, 0.25, 0.5)
"""How much darker a tint may be made to stand apart from its neighbour's."""
DISTINCT = 900
"""Squared colour distance at which two neighbours' tints are told apart."""
SHORT_NAME = 3
LONGEST_SHORT = 16
"""Cells of a track's short title under a country's name."""


class Reading(NamedTuple):
    """The track that tints a country or zone."""

    code: str
    title: str
    short: str
    value: int
    """0..100."""
    delta: int
    alarm: Alarm

    @property
    def change(self) -> str:
        """`▲3`, `▼2`, or nothing."""
        return f"{'▲' if self.delta > 0 else '▼'}{abs(self.delta)}" if self.delta else ""


class Marker(NamedTuple):
    """An event card on the map."""

    number: int
    title: str
    place: str
    """Title of its place."""
    longitude: float
    latitude: float


class Counter(NamedTuple):
    """A unit on the map."""

    title: str
    symbol: str
    colour: str
    longitude: float
    latitude: float


class Scene(NamedTuple):
    """Everything that a deck and a session put on the map."""

    readings: tuple[Reading, ...] = ()
    markers: tuple[Marker, ...] = ()
    counters: tuple[Counter, ...] = ()
    legend: bool = False
    flash: bool = False
    """Draw the event markers in the other phase of their pulse."""


class Target(NamedTuple):
    """Cells that choose an event."""

    row: int
    start: int
    end: int
    number: int


class Drawing(NamedTuple):
    """A finished map."""

    canvas: Canvas
    targets: tuple[Target, ...]


def draw(scene: Scene, raster: Raster, look: Look) -> Drawing:
    """Paint a scene. What comes first gets its place first, and nothing is written over."""
    scene = scene._replace(readings=tuple(r for r in scene.readings if r.code in raster.world.pixels))
    fills = _fills(scene.readings, raster.world, look)
    canvas = Canvas(raster, look, fills)
    if scene.legend:
        roomy = canvas.width >= ROOMY
        draw_legend(canvas, [(fills[r.code], _legend_text(r, roomy)) for r in scene.readings])
    targets = tuple(_draw_events(canvas, scene))
    _draw_names(canvas, scene.readings)
    _draw_cities(canvas)
    return Drawing(canvas, targets)


def _fills(readings: tuple[Reading, ...], world: World, look: Look) -> dict[str, str]:
    """Return the fill of each region; of neighbours with like values the later one is darker, if no line parts them."""
    fills: dict[str, str] = {}
    for reading in readings:
        fill = fill_of(look, reading.value, reading.alarm)
        near = [other for code, other in fills.items() if world.touches(code, reading.code)]
        shades = [mix(fill, look.shade, part) for part in SHADES] if not look.lines else []
        clear = (shade for shade in shades if all(apart(shade, other) >= DISTINCT for other in near))
        fills[reading.code] = next(clear, fill)
    return fills


def _legend_text(reading: Reading, roomy: bool) -> str:
    """`Kosovo: Tension in the north 62 ▲3`."""
    title = reading.title if roomy else reading.short
    return f"{full_name(reading.code)}: {title} {reading.value} {reading.change}".rstrip()


def _draw_events(canvas: Canvas, scene: Scene) -> Iterator[Target]:
    """Markers, then the names of tinted countries, the units, and the markers' titles where there is room."""
    placed = []
    colours = canvas.look.flash if scene.flash else canvas.look.event
    for marker in scene.markers:
        label = place_marker(canvas, marker.number, marker.longitude, marker.latitude, colours)
        if label:
            placed.append((marker, label))
            yield Target(label.row, label.column, label.column + label.width, marker.number)
    with canvas.kept_free(_capital_cells(canvas)):
        with canvas.kept_free(canvas.raster.cell(counter.longitude, counter.latitude) for counter in scene.counters):
            _draw_tinted_names(canvas, scene.readings)
        for counter in scene.counters:
            place_chip(canvas, counter.title, counter.symbol, counter.colour, counter.longitude, counter.latitude)
        for marker, label in placed if canvas.width >= TITLES_FROM else ():
            title = place_title(canvas, label, (marker.title, marker.place))
            if title:
                yield Target(title.row, title.column, title.column + title.width, marker.number)


def _capital_cells(canvas: Canvas) -> list[tuple[int, int]]:
    """List the cells that the capitals would like to have, on a map with room for them."""
    if canvas.raster.projection.km_per_column > CAPITALS_UNTIL:
        return []
    places = [(city, canvas.raster.cell(city.longitude, city.latitude)) for city in CITIES if city.capital]
    return [(column + at, row) for city, (column, row) in places for at in range(-1, len(city.name) + 3)]


def _draw_tinted_names(canvas: Canvas, readings: tuple[Reading, ...]) -> None:
    """Names of tinted countries with the values of their tracks, inside or else beside them."""
    for reading in sorted(readings, key=lambda reading: list(COUNTRIES).index(reading.code)):
        if canvas.raster.world.is_zone(reading.code):
            place_name(canvas, reading.code, [*_blocks(reading), (str(reading.value),)])
        elif not place_name(canvas, reading.code, list(_blocks(reading))):
            place_callout(canvas, reading.code, f"{COUNTRIES[reading.code][-1]} {reading.value}")


def _draw_names(canvas: Canvas, readings: tuple[Reading, ...]) -> None:
    """Capitals, then the names of the countries without a tint."""
    for city in (city for city in CITIES if city.capital):
        place_city(canvas, city)
    tinted = {reading.code for reading in readings}
    for code, names in COUNTRIES.items():
        if code not in tinted and not canvas.raster.world.is_zone(code):
            place_name(canvas, code, [(form,) for name in names for form in (spaced(name), name.upper())])


def _blocks(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Forms of a tinted country's name, the best first."""
    names = COUNTRIES[reading.code]
    figure = f"{reading.value} {reading.change}".rstrip()
    said = f"{cut(reading.short, LONGEST_SHORT)} {figure}".strip()
    yield spaced(names[0]), said
    for name in names:
        yield name.upper(), said
    for name in names:
        yield name.upper(), figure
        yield (f"{name.upper()} {reading.value}",)


def _draw_cities(canvas: Canvas) -> None:
    """Put the other cities on the map."""
    for city in CITIES:
        if not city.capital:
            place_city(canvas, city)


def spaced(name: str) -> str:
    """`K O S O V O`; an abbreviation stays as it is."""
    return " ".join(name.upper()) if len(name) > SHORT_NAME else name.upper()
