"""The situation map as a widget, driven like a person drives it."""

import pytest
from textual.app import App, ComposeResult
from textual.containers import Container

from wargame.session.view import MapView, Place, Region, Track, Unit
from wargame.tui.map.camera import CAMERAS
from wargame.tui.map.look import DAY, GREY, INDEXED, ROOM
from wargame.tui.map.scene import Target
from wargame.tui.map.widget import MapEvent, SituationMap

TEAMS = {"nato": ("●", "#3b8ffa"), "serbia": ("▲", "#f55f1f")}
VIEW = MapView(
    camera="balkans",
    regions=(
        Region(code="XKX", track="tension"),
        Region(code="SRB", track="unseen"),
        Region(code="ATLANTIS", track="tension"),
    ),
    places=(
        Place(id="jarinje", title="Jarinje gate", longitude=20.69, latitude=43.23),
        Place(id="bridge", title="Ibar bridge", longitude=20.866, latitude=42.893),
    ),
    units=(Unit(title="KFOR [bold]4,600", team="nato", longitude=21.15, latitude=42.60),),
)
EVENTS = [
    MapEvent(1, "[red]Barricades[/] [@click=app.quit]x[/]", "jarinje"),
    MapEvent(2, "A shot \x1b]0;HACKED\x07 on the bridge", "bridge"),
    MapEvent(3, "Nowhere", "atlantis"),
]


def track(value: int = 62, delta: int = 3) -> Track:
    """Make the track that tints Kosovo."""
    return Track(
        id="tension",
        title="Tension in the north",
        short="Tension",
        value=value,
        delta=delta,
        history=(value,),
        low="quiet",
        high="open violence",
        gauge=False,
        estimate=False,
        group="",
        alarm="high",
    )


class Pane(Container):
    """A frame that can fill the screen."""

    ALLOW_MAXIMIZE = True


class MapApp(App[None]):
    """A screen with the map in a frame, and what was chosen on it."""

    AUTO_FOCUS = None
    CSS = "Pane { border: round white; }"

    def __init__(self, map_: SituationMap) -> None:
        super().__init__()
        self.map = map_
        self.chosen: list[int] = []

    def compose(self) -> ComposeResult:
        """Show the map."""
        with Pane():
            yield self.map

    def on_mount(self) -> None:
        """Draw the first state."""
        self.map.show(VIEW, [track()], EVENTS, TEAMS)

    def on_situation_map_event_chosen(self, message: SituationMap.EventChosen) -> None:
        """Note what was chosen."""
        self.chosen.append(message.number)


def text_of(map_: SituationMap) -> str:
    """Read the lines that the widget gives to the terminal."""
    return "\n".join("".join(segment.text for segment in map_.render_line(y)) for y in range(map_.size.height))


def targets_of(map_: SituationMap) -> list[Target]:
    """List the cells that choose an event."""
    assert map_.drawing is not None
    return list(map_.drawing.targets)


async def test_map_shows_what_the_seat_is_told() -> None:
    """Names, values, events at known places and units are there; unknown regions, tracks and places are left out."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)):
        text = text_of(app.map)
        for said in ("K O S O V O", "Tension 62 ▲3", "● KFOR [bold]4,600", " 1 ", " 2 ", "Pristina", "S E R B I A"):
            assert said in text
        assert {target.number for target in targets_of(app.map)} == {1, 2}
        assert text.isprintable() or set(filter(lambda c: not c.isprintable(), text)) == {"\n"}
        assert "[red]Barricades[/]" in text or "Jarinje gate" in text


async def test_every_line_has_the_width_of_the_map() -> None:
    """Strips are as wide as the widget at all sizes, after each resize too."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)) as pilot:
        for size in ((31, 14), (200, 50), (22, 8), (12, 5), (70, 31)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            width, height = app.map.size
            assert [app.map.render_line(y).cell_length for y in range(height)] == [width] * height


async def test_too_small_a_map_says_so() -> None:
    """Below 20 by 6 there is a short text and no map."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(18, 6)):
        assert "map: 20x6" in text_of(app.map)
        assert app.map.drawing is None
        assert app.map.told_at(3, 3) == ""


async def test_keys_move_the_camera() -> None:
    """`v` goes round the views, plus and minus zoom, arrows move, `0` goes back."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(100, 32)) as pilot:
        app.map.focus()
        seen = []
        for _ in CAMERAS:
            await pilot.press("v")
            seen.append(app.map.preset)
        assert seen == ["kosovo", "europe", "balkans"]
        home = CAMERAS["balkans"]
        await pilot.press("plus")
        assert app.map.camera.width < home.width
        await pilot.press("minus", "minus")
        assert app.map.camera.width > home.width
        await pilot.press("0", "right", "up")
        assert app.map.camera.longitude > home.longitude
        assert app.map.camera.latitude > home.latitude
        await pilot.press("left", "down")
        assert app.map.camera.longitude == pytest.approx(home.longitude, abs=0.05)
        await pilot.press("left", "0")
        assert app.map.camera == home


async def test_a_new_state_keeps_the_camera_until_the_deck_wants_another() -> None:
    """A person's zoom survives a new view; a deck that asks for another camera gets it."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(100, 32)) as pilot:
        app.map.focus()
        await pilot.press("v", "plus")
        mine = app.map.camera
        app.map.show(VIEW, [track(70, 8)], EVENTS, TEAMS)
        assert app.map.camera == mine
        assert "70" in text_of(app.map)
        app.map.show(VIEW.model_copy(update={"camera": "europe"}), [track()], EVENTS, TEAMS)
        assert app.map.camera == CAMERAS["europe"]
        app.map.show(VIEW.model_copy(update={"camera": "the_moon"}), [track()], EVENTS, TEAMS)
        assert app.map.camera == CAMERAS["europe"]


async def test_v_skips_views_in_which_nothing_of_the_deck_lies() -> None:
    """A deck about another corner of the world is never seen from here; with one view left the key is gone."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(100, 32)) as pilot:
        app.map.focus()
        north = Place(id="quay", title="West Harbour", longitude=9.9, latitude=57.4)
        app.map.show(VIEW.model_copy(update={"camera": "europe", "places": (north,), "units": ()}), [], EVENTS, TEAMS)
        app.screen.refresh_bindings()
        await pilot.press("v")
        assert app.map.preset == "europe"
        assert "v" not in app.screen.active_bindings
        app.map.show(VIEW.model_copy(update={"camera": "europe"}), [], EVENTS, TEAMS)
        await pilot.press("v")
        assert app.map.preset == "balkans"


async def test_a_click_on_an_event_chooses_it() -> None:
    """A click on a marker or on its title posts the event's number; elsewhere it posts nothing."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)) as pilot:
        for target in targets_of(app.map):
            await pilot.click(SituationMap, offset=(target.start + 1, target.row))
        await pilot.click(SituationMap, offset=(0, 0))
        await pilot.pause()
        assert app.chosen == [target.number for target in targets_of(app.map)]
        assert set(app.chosen) == {1, 2}


async def test_hovering_tells_country_and_value() -> None:
    """The tooltip names what lies under the mouse, and shows a deck's text as text."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)) as pilot:
        assert app.map.drawing is not None
        column, row = app.map.drawing.canvas.raster.cell(20.4, 42.5)
        await pilot.hover(SituationMap, offset=(column, row))
        assert str(app.map.tooltip) == "Kosovo: Tension in the north 62 ▲3"
        column, row = app.map.drawing.canvas.raster.cell(20.803, 43.104)
        assert app.map.told_at(column, row).startswith("Kosovo, north (schematic): Tension in the north 62")
        target = targets_of(app.map)[0]
        await pilot.hover(SituationMap, offset=(target.start, target.row))
        assert str(app.map.tooltip) == "1: [red]Barricades[/] [@click=app.quit]x[/]"
        await pilot.hover(SituationMap, offset=(1, 36))
        assert app.map.tooltip is None


async def test_legend_comes_with_the_focus() -> None:
    """The legend shows while the map has the focus or fills the screen, or always if asked for."""
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)) as pilot:
        assert "Kosovo: Tension in the north 62" not in text_of(app.map)
        app.map.focus()
        await pilot.pause()
        assert "Kosovo: Tension in the north 62 ▲3" in text_of(app.map)
        assert "line of administration / border" in text_of(app.map)
        app.screen.set_focus(None)
        await pilot.pause()
        assert "line of administration / border" not in text_of(app.map)
        app.screen.maximize(app.query_one(Pane))
        await pilot.pause()
        assert "line of administration / border" in text_of(app.map)
    app = MapApp(SituationMap(legend=True))
    async with app.run_test(size=(120, 40)):
        assert "Kosovo: Tension in the north 62 ▲3" in text_of(app.map)


async def test_no_color_draws_greys_and_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """NO_COLOR brings the grey look with all borders; the words and numbers are the same."""
    monkeypatch.setenv("NO_COLOR", "1")
    app = MapApp(SituationMap())
    async with app.run_test(size=(120, 40)):
        assert app.map.drawing is not None
        assert app.map.drawing.canvas.look == GREY
        assert "Tension 62 ▲3" in text_of(app.map)


@pytest.mark.parametrize(("system", "look"), [("truecolor", ROOM), ("256", INDEXED)])
async def test_terminal_colours_choose_the_look(system: str, look: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """The map asks the console which colours it has."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", system)
    app = MapApp(SituationMap())
    async with app.run_test(size=(80, 24)):
        assert app.map.drawing is not None
        assert app.map.drawing.canvas.look == look


async def test_the_map_follows_the_theme(monkeypatch: pytest.MonkeyPatch) -> None:
    """Changing to a light theme and back repaints the map."""
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setattr("textual.constants.COLOR_SYSTEM", "truecolor")
    app = MapApp(SituationMap())
    async with app.run_test(size=(80, 24)) as pilot:
        for theme, look in (("textual-light", DAY), ("textual-dark", ROOM)):
            app.theme = theme
            await pilot.pause()
            strips = app.screen._compositor.render_strips()
            grounds = {segment.style.bgcolor.name for segment in strips[12] if segment.style and segment.style.bgcolor}
            assert look.land in grounds


async def test_pulse_changes_the_markers_only() -> None:
    """The map doesn't move unless asked to; a pulse repaints the event markers and nothing else."""
    app = MapApp(SituationMap(pulse=True))
    async with app.run_test(size=(100, 32)) as pilot:
        assert app.map.drawing is not None
        before = app.map.drawing.canvas
        app.map.flash()
        await pilot.pause()
        after = app.map.drawing.canvas
        changed = {
            (x, y)
            for y, (old, new) in enumerate(zip(before.cells, after.cells, strict=True))
            for x, (a, b) in enumerate(zip(old, new, strict=True))
            if a != b
        }
        markers = {(x, t.row) for t in targets_of(app.map) for x in range(t.start, t.end)}
        assert changed
        assert changed <= markers
