"""The situation map as a widget: cameras, keys, mouse; it draws by lines and keeps what it drew."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from wargame.session.view import MapView, Track
from wargame.tui.map.camera import CAMERAS, Camera
from wargame.tui.map.canvas import Cell, split_cells
from wargame.tui.map.gazetteer import full_name
from wargame.tui.map.look import Look, choose_look
from wargame.tui.map.raster import rasterise
from wargame.tui.map.scene import Counter, Drawing, Marker, Reading, Scene, draw
from wargame.tui.map.world import shipped_world

SMALLEST = (20, 6)
"""Columns and rows below which there is no map."""
PULSE = 0.7
"""Seconds of each phase of the pulse."""
UNKNOWN_TEAM = ("○", "#9aa7b4")


class MapEvent(NamedTuple):
    """An event card that has a place on the map."""

    number: int
    title: str
    place: str
    """Id of a place of the `MapView`; an event at an unknown place isn't drawn."""


class SituationMap(Widget, can_focus=True):
    """The map of the exercise."""

    HELP = """
    The situation map. Tinted countries follow a track: the number under the name is its value.

    `v` next view · `+` `-` zoom · arrows move · `0` back · a click on an event's number opens it.
    """
    DEFAULT_CSS = "SituationMap { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("v", "next_camera", "View", id="map.view", tooltip="Next view"),
        Binding("plus,equals_sign", "zoom(0.7)", "Closer", id="map.closer", show=False),
        Binding("minus", "zoom(1.43)", "Wider", id="map.wider", show=False),
        Binding("left", "pan(-0.2, 0)", "West", id="map.west", show=False),
        Binding("right", "pan(0.2, 0)", "East", id="map.east", show=False),
        Binding("up", "pan(0, -0.2)", "North", id="map.north", show=False),
        Binding("down", "pan(0, 0.2)", "South", id="map.south", show=False),
        Binding("0", "reset", "Reset view", id="map.reset", show=False),
    ]

    class EventChosen(Message):
        """Somebody clicked on an event."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(
        self,
        *,
        legend: bool = False,
        lines: bool = False,
        pulse: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's own name for it
        classes: str | None = None,
    ) -> None:
        """`legend`: always, not only with the focus; `lines`: all borders; `pulse`: let the events blink slowly."""
        super().__init__(name=name, id=id, classes=classes)
        self.always_legend = legend
        self.lines = lines
        self.pulse = pulse
        self.presets = tuple(CAMERAS)
        self.preset = self.presets[0]
        self.camera: Camera = CAMERAS[self.preset]
        self.scene = Scene()
        self._wanted = self.preset

    def show(
        self,
        map_view: MapView,
        tracks: Sequence[Track],
        events: Sequence[MapEvent],
        teams: Mapping[str, tuple[str, str]],
    ) -> None:
        """Draw a new state. `teams` gives each team's symbol and colour; unknown ids in the view are left out.

        The camera moves only if the deck asks for another one than before.
        """
        before = self.scene, self.camera
        self.scene = _scene(map_view, tracks, events, teams)._replace(flash=self.scene.flash)
        wanted = map_view.camera if map_view.camera in CAMERAS else self._wanted
        self.presets = tuple(name for name in CAMERAS if name == wanted or _shows(CAMERAS[name], map_view))
        if wanted != self._wanted:
            self._wanted = self.preset = wanted
            self.camera = CAMERAS[wanted]
        if before != (self.scene, self.camera):
            self.refresh()

    @property
    def drawing(self) -> Drawing | None:
        """What is on the screen now; None while the map is too small."""
        width, height = self.size
        return self._rendered()[0] if width >= SMALLEST[0] and height >= SMALLEST[1] else None

    def _rendered(self) -> tuple[Drawing, list[Strip]]:
        """Draw, unless it was drawn before."""
        filling = self.screen.maximized in self.ancestors_with_self
        scene = self.scene._replace(legend=self.always_legend or self.has_focus or filling)
        app = self.app
        light = not app.current_theme.dark
        look = choose_look(app.console.color_system, no_colour=app.no_color, light=light, lines=self.lines)
        return _render(*self.size, self.camera, scene, look)

    def render_line(self, y: int) -> Strip:
        """One line of the map."""
        width, height = self.size
        if width >= SMALLEST[0] and height >= SMALLEST[1]:
            lines = self._rendered()[1]
            return lines[y] if y < len(lines) else Strip.blank(width)
        text = f"map: {SMALLEST[0]}x{SMALLEST[1]}"[:width] if y == height // 2 else ""
        return Strip([Segment(text.center(width), self.rich_style)], width)

    def on_mount(self) -> None:
        """Start the pulse, if it is wanted and movement is allowed."""
        if self.pulse and self.app.animation_level != "none":
            self.set_interval(PULSE, self.flash)

    def flash(self) -> None:
        """Turn to the other phase of the pulse; only the markers are painted anew."""
        self.scene = self.scene._replace(flash=not self.scene.flash)
        if drawing := self.drawing:
            self.refresh(
                *(Region(target.start, target.row, target.end - target.start, 1) for target in drawing.targets)
            )

    def on_focus(self) -> None:
        """Show the legend."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the legend."""
        self.refresh()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer other views only where there are any."""
        if action == "next_camera" and len(self.presets) < 2:
            return False
        return super().check_action(action, parameters)

    def action_next_camera(self) -> None:
        """Go on to the next view in which something of the deck lies."""
        later = [*CAMERAS, *CAMERAS][list(CAMERAS).index(self.preset) + 1 :]
        self.preset = next(name for name in later if name in self.presets)
        self.action_reset()

    def action_reset(self) -> None:
        """Undo zoom and movement."""
        self.look_from(CAMERAS[self.preset])

    def action_zoom(self, factor: float) -> None:
        """Zoom by a factor; below 1 is closer."""
        self.look_from(self.camera.zoomed(factor))

    def action_pan(self, right: float, down: float) -> None:
        """Move by parts of the view."""
        self.look_from(self.camera.panned(right, down))

    def look_from(self, camera: Camera) -> None:
        """Move the camera."""
        self.camera = camera
        self.refresh()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Say in a tooltip what lies under the mouse."""
        offset = event.get_content_offset(self)
        text = self.told_at(offset.x, offset.y) if offset else ""
        self.tooltip = Content(text) if text else None

    def on_click(self, event: events.Click) -> None:
        """Choose the event that was clicked."""
        offset = event.get_content_offset(self)
        number = self.event_at(offset.x, offset.y) if offset else 0
        if number:
            self.post_message(self.EventChosen(number))

    def event_at(self, column: int, row: int) -> int:
        """Return the number of the event drawn at a cell; 0 if there is none."""
        targets = self.drawing.targets if self.drawing else ()
        return next((t.number for t in targets if t.row == row and t.start <= column < t.end), 0)

    def told_at(self, column: int, row: int) -> str:
        """Return what the tooltip says at a cell; empty over the sea."""
        number = self.event_at(column, row)
        if number:
            return next(f"{number}: {m.title}" for m in self.scene.markers if m.number == number)
        drawing = self.drawing
        code = drawing.canvas.raster.code_at(column, row) if drawing else ""
        if not code:
            return ""
        readings = [r for r in self.scene.readings if r.code in {code, shipped_world().country_of(code)}]
        reading = next((r for r in readings if r.code == code), next(iter(readings), None))
        said = f": {reading.title} {reading.value} {reading.change}".rstrip() if reading else ""
        return "".join(split_cells(full_name(code) + said))


def _shows(camera: Camera, map_view: MapView) -> bool:
    """Return whether a place or a unit of the deck is to be seen."""
    return any(camera.holds(place.longitude, place.latitude) for place in map_view.places) or any(
        camera.holds(unit.longitude, unit.latitude) for unit in map_view.units
    )


def _scene(
    map_view: MapView,
    tracks: Sequence[Track],
    events: Sequence[MapEvent],
    teams: Mapping[str, tuple[str, str]],
) -> Scene:
    """Join what a seat is told to what the map draws."""
    by_id = {track.id: track for track in tracks}
    places = {place.id: place for place in map_view.places}
    return Scene(
        readings=tuple(
            Reading(region.code, track.title, track.short or track.title, track.value, track.delta, track.alarm)
            for region in map_view.regions
            if (track := by_id.get(region.track)) and region.code in shipped_world().pixels
        ),
        markers=tuple(
            Marker(event.number, event.title, place.title, place.longitude, place.latitude)
            for event in events
            if (place := places.get(event.place))
        ),
        counters=tuple(
            Counter(unit.title, *teams.get(unit.team, UNKNOWN_TEAM), unit.longitude, unit.latitude)
            for unit in map_view.units
        ),
    )


@lru_cache(maxsize=8)
def _render(width: int, height: int, camera: Camera, scene: Scene, look: Look) -> tuple[Drawing, list[Strip]]:
    """Draw a scene; the last ones are kept, both phases of a pulse among them."""
    drawing = draw(scene, rasterise(shipped_world(), camera, width, height), look)
    return drawing, [_strip(row) for row in drawing.canvas.cells]


def _strip(row: list[Cell]) -> Strip:
    """Join cells of one style; blanks take any ink."""
    return Strip(list(_segments(row)), len(row))


def _segments(row: list[Cell]) -> Iterator[Segment]:
    """Segments of one line."""
    for (ink, ground, bold), cells in groupby(row, key=_style_of):
        yield Segment("".join(cell.text for cell in cells), _style(ink, ground, bold))


def _style_of(cell: Cell) -> tuple[str, str, bool]:
    """Return what the cells of a segment have in common."""
    return (cell.ground, cell.ground, False) if cell.text == " " else (cell.ink, cell.ground, cell.bold)


@lru_cache(maxsize=4096)
def _style(ink: str, ground: str, bold: bool) -> Style:
    """Return the style of a cell."""
    return Style(color=ink, bgcolor=ground, bold=bold)
