"""What is on the map at one moment, in plain values, and the order in which it gets its place."""

from collections.abc import Iterator
from typing import NamedTuple

from wargame.tui.map.canvas import Canvas
from wargame.tui.map.gazetteer import CITIES, COUNTRIES, full_name
from wargame.tui.map.labels import place_callout, place_chip, place_city, place_marker, place_name, place_title
from wargame.tui.map.legend import draw_legend
from wargame.tui.map.look import Alarm, Look, fill_of
from wargame.tui.map.raster import Raster

TITLES_FROM = 48
"""Columns from which events show their titles and countries without a tint their names letter-spaced."""


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
    fills = {
        reading.code: fill_of(look, reading.value, reading.alarm)
        for reading in scene.readings
        if reading.code in raster.world.pixels
    }
    canvas = Canvas(raster, look, fills)
    if scene.legend:
        draw_legend(canvas, [(fills[r.code], _legend_text(r)) for r in scene.readings if r.code in fills])
    targets = tuple(_draw_events(canvas, scene))
    _draw_names(canvas, scene.readings)
    _draw_cities(canvas)
    return Drawing(canvas, targets)


def _legend_text(reading: Reading) -> str:
    """`Kosovo: Tension in the north 62 ▲3`."""
    return f"{full_name(reading.code)}: {reading.title} {reading.value} {reading.change}".rstrip()


def _draw_events(canvas: Canvas, scene: Scene) -> Iterator[Target]:
    """Markers, then the units, then the markers' titles where there is room."""
    placed = []
    colours = canvas.look.flash if scene.flash else canvas.look.event
    for marker in scene.markers:
        label = place_marker(canvas, marker.number, marker.longitude, marker.latitude, colours)
        if label:
            placed.append((marker, label))
            yield Target(label.row, label.column, label.column + label.width, marker.number)
    for counter in scene.counters:
        place_chip(canvas, counter.title, counter.symbol, counter.colour, counter.longitude, counter.latitude)
    for marker, label in placed if canvas.width >= TITLES_FROM else ():
        title = place_title(canvas, label, marker.title)
        if title:
            yield Target(title.row, title.column, title.column + title.width, marker.number)


def _draw_names(canvas: Canvas, readings: tuple[Reading, ...]) -> None:
    """Names of countries: those with a tint first and with their values, the others after the capitals."""
    tinted = {reading.code: reading for reading in readings}
    for code in sorted(tinted, key=list(COUNTRIES).index):
        reading = tinted[code]
        if not place_name(canvas, code, list(_blocks(reading))):
            place_callout(canvas, code, f"{COUNTRIES[code][-1]} {reading.value}")
    for city in (city for city in CITIES if city.capital):
        place_city(canvas, city)
    for code, names in COUNTRIES.items():
        if code not in tinted and "-" not in code:
            place_name(canvas, code, [(spaced(name),) for name in names] + [(name.upper(),) for name in names])


def _blocks(reading: Reading) -> Iterator[tuple[str, ...]]:
    """Forms of a tinted country's name, the best first."""
    names = COUNTRIES[reading.code]
    figure = f"{reading.value} {reading.change}".rstrip()
    yield spaced(names[0]), f"{reading.short} {figure}"
    for name in names:
        yield name.upper(), f"{reading.short} {figure}"
    for name in names:
        yield name.upper(), figure
        yield (f"{name.upper()} {reading.value}",)
    yield (str(reading.value),)


def _draw_cities(canvas: Canvas) -> None:
    """Put the other cities on the map."""
    for city in CITIES:
        if not city.capital:
            place_city(canvas, city)


def spaced(name: str) -> str:
    """`K O S O V O`."""
    return " ".join(name.upper())
