"""What is written on the map: nothing overlaps, nothing is cut, nothing hostile gets through."""

from itertools import combinations, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.tui.map.camera import CAMERAS, Camera
from wargame.tui.map.canvas import Canvas, split_cells
from wargame.tui.map.labels import cut
from wargame.tui.map.look import DAY, GREY, INDEXED, ROOM, SIXTEEN, Look, apart
from wargame.tui.map.raster import rasterise
from wargame.tui.map.scene import Counter, Drawing, Marker, Reading, Scene, draw
from wargame.tui.map.world import shipped_world

SIZES = [(20, 8), (31, 14), (68, 29), (120, 40), (200, 50)]
BUSY = Scene(
    readings=(
        Reading("XKX", "Tension in the north", "Tension", 62, 3, "high"),
        Reading("XKX-N", "Calm in the north", "Calm", 27, -9, "low"),
        Reading("SRB", "Assertiveness of Belgrade", "Assertive", 48, -2, "high"),
        Reading("BIH", "Cohesion", "Cohesion", 55, 0, "none"),
    ),
    markers=(
        Marker(1, "Barricades at Jarinje and Brnjak", "Jarinje gate", 20.69, 43.23),
        Marker(2, "A shot on the Ibar bridge", "Ibar bridge", 20.866, 42.893),
        Marker(3, "The same bridge again", "Ibar bridge", 20.866, 42.893),
        Marker(12, "European troops deployed to Ukraine", "Kyiv", 30.52, 50.45),
    ),
    counters=(
        Counter("KFOR 4,600", "●", "#3b8ffa", 21.15, 42.60),
        Counter("3rd Brigade", "▲", "#f55f1f", 20.55, 43.45),
        Counter("Humanitarian centre", "■", "#d45fb9", 21.95, 43.25),
    ),
    legend=True,
)
VIEWS = list(product(CAMERAS, SIZES))

texts = st.text(max_size=40) | st.text("a字 \x1b\u0301\u202e[]/", max_size=40)
places = (st.floats(12, 30), st.floats(38, 49))
scenes = st.builds(
    Scene,
    readings=st.lists(
        st.builds(
            Reading,
            st.sampled_from(["XKX", "XKX-N", "SRB", "ALB", "RUS"]),
            texts,
            texts,
            st.integers(-20, 120),
            st.integers(-99, 99),
            st.sampled_from(["low", "high", "none"]),
        ),
        max_size=4,
        unique_by=lambda reading: reading.code,
    ).map(tuple),
    markers=st.lists(st.builds(Marker, st.integers(1, 99), texts, texts, *places), max_size=6).map(tuple),
    counters=st.lists(
        st.builds(Counter, texts, st.sampled_from("◆▲■●◎"), st.sampled_from(["#fbd367", "#112233"]), *places),
        max_size=6,
    ).map(tuple),
    legend=st.booleans(),
)


def drawn(scene: Scene, camera: Camera, size: tuple[int, int], look: Look = ROOM) -> Drawing:
    """Draw a scene."""
    return draw(scene, rasterise(shipped_world(), camera, *size), look)


def assert_sound(canvas: Canvas) -> None:
    """Every label lies on the map, overlaps no other and can be read off the cells."""
    taken: set[tuple[int, int]] = set()
    for label in (label for label in canvas.labels if label.kind != "panel"):
        cells = {(label.column + at, label.row) for at in range(label.width)}
        assert not cells & taken, label
        assert 0 <= label.row < canvas.height
        assert 0 <= label.column <= canvas.width - label.width
        taken |= cells
        row = canvas.cells[label.row][label.column : label.column + label.width]
        assert [cell.text for cell in row] == split_cells(label.text)


def kinds(canvas: Canvas, kind: str) -> list[str]:
    """List the texts of one kind on the map."""
    return [label.text for label in canvas.labels if label.kind == kind]


@pytest.mark.parametrize("look", [ROOM, DAY, INDEXED, SIXTEEN, GREY], ids=["true", "light", "256", "16", "grey"])
@pytest.mark.parametrize(("name", "size"), VIEWS, ids=str)
def test_labels_never_overlap(name: str, size: tuple[int, int], look: Look) -> None:
    """At every view, size and look all labels are whole and apart."""
    assert_sound(drawn(BUSY, CAMERAS[name], size, look).canvas)


@pytest.mark.parametrize(("name", "size"), VIEWS, ids=str)
def test_every_event_is_on_the_map(name: str, size: tuple[int, int]) -> None:
    """No event is lost: two at one place stand side by side, one beyond the edge stays at the edge."""
    drawing = drawn(BUSY, CAMERAS[name], size)
    assert {target.number for target in drawing.targets} == {1, 2, 3, 12}
    markers = [text.split() for text in kinds(drawing.canvas, "event")]
    assert [words[0] for words in markers] == ["1", "2", "3", "12"]
    inside = drawing.canvas.raster.holds(*drawing.canvas.raster.cell(30.52, 50.45))
    assert markers[3][1:] == ([] if inside else ["▲"])


@pytest.mark.parametrize(("name", "size"), VIEWS, ids=str)
def test_units_are_shown_by_their_symbols(name: str, size: tuple[int, int]) -> None:
    """Each unit in view has a chip, with its title where there is room, dark on its team's colour."""
    canvas = drawn(BUSY, CAMERAS[name], size).canvas
    chips = "".join(kinds(canvas, "chip"))
    for counter in BUSY.counters:
        if canvas.raster.holds(*canvas.raster.cell(counter.longitude, counter.latitude)):
            assert counter.symbol in chips
    if size[0] >= 68 and name != "europe":
        assert "KFOR 4,600" in chips


@pytest.mark.parametrize("name", CAMERAS)
@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_tinted_countries_carry_their_number(name: str, size: tuple[int, int]) -> None:
    """The value of a track can be read without its colour, in the name, beside it, or in the legend."""
    canvas = drawn(BUSY, CAMERAS[name], size).canvas
    said = " ".join(kinds(canvas, "name") + kinds(canvas, "legend"))
    assert "62" in said
    assert "48" in said


@pytest.mark.parametrize("look", [ROOM, DAY], ids=["dark", "light"])
@pytest.mark.parametrize(("kosovo", "serbia"), [(50, 50), (48, 52), (0, 0), (100, 97)])
def test_neighbours_with_like_values_stand_apart(kosovo: int, serbia: int, look: Look) -> None:
    """Two neighbours never melt into one, though their tracks stand alike."""
    readings = (
        Reading("XKX", "Tension", "Tension", kosovo, 0, "high"),
        Reading("XKX-N", "Tension", "Tension", kosovo, 0, "high"),
        Reading("SRB", "Tension", "Tension", serbia, 0, "high"),
    )
    fills = drawn(Scene(readings=readings), CAMERAS["balkans"], (68, 29), look).canvas.fills
    assert min(apart(fills[a], fills[b]) for a, b in combinations(fills, 2)) >= 900


def test_names_stand_inside_their_countries() -> None:
    """A country's name never runs over its border."""
    canvas = drawn(Scene(), CAMERAS["balkans"], (120, 40)).canvas
    raster = canvas.raster
    for label in (label for label in canvas.labels if label.kind == "name"):
        codes = {raster.code_at(label.column + at, label.row) for at in range(label.width)}
        assert len(codes) == 1, label


def test_pristina_and_belgrade_are_named_at_all_views() -> None:
    """The two capitals in question have their names on an empty map, whatever the view that holds them."""
    for name, size in VIEWS[2:]:
        canvas = drawn(Scene(), CAMERAS[name], size).canvas
        if canvas.raster.projection.km_per_column < 60 and size[0] >= 31:
            assert any(text.startswith("Pristina") for text in kinds(canvas, "city")), (name, size)


def test_zone_is_labelled_schematic() -> None:
    """Where the northern zone is tinted it is named as schematic, on the map and in the legend."""
    canvas = drawn(BUSY, CAMERAS["kosovo"], (120, 40)).canvas
    assert any("SCHEMATIC" in text for text in kinds(canvas, "name"))
    assert any("schematic" in text for text in kinds(canvas, "legend"))


def test_line_between_kosovo_and_serbia_is_dashed_and_explained() -> None:
    """The line has a style of its own, and the legend names it neutrally."""
    canvas = drawn(BUSY, CAMERAS["kosovo"], (120, 40)).canvas
    dashed = [
        cell for row in canvas.cells for cell in row if cell.ink == ROOM.dashed and "\u2801" <= cell.text <= "\u28ff"
    ]
    assert len(dashed) > 20
    assert "line of administration / border" in kinds(canvas, "legend")


def test_all_borders_are_drawn_without_colours() -> None:
    """With the `lines` look the course of a border doesn't depend on fills."""
    scene = Scene(readings=(Reading("BIH", "Cohesion", "Cohesion", 90, 0, "high"),))

    def lines(look: Look) -> int:
        canvas = drawn(scene, CAMERAS["balkans"], (120, 40), look).canvas
        return sum(canvas.cells[row][column].ink == look.border for column, row in canvas.raster.borders["BIH", "HRV"])

    assert lines(GREY) > 20
    assert lines(ROOM) < lines(GREY) / 2


@settings(max_examples=60, deadline=None)
@given(scenes, st.sampled_from(list(CAMERAS)), st.integers(20, 90), st.integers(6, 30))
def test_any_scene_is_drawn_soundly(scene: Scene, name: str, width: int, height: int) -> None:
    """Whatever a deck says and wherever it puts it, labels are whole, apart and free of control characters."""
    canvas = drawn(scene, CAMERAS[name], (width, height)).canvas
    assert_sound(canvas)
    written = "".join(cell.text for row in canvas.cells for cell in row)
    assert all(character.isprintable() for character in written)


def test_hostile_text_is_shown_as_text() -> None:
    """Markup stays as it is written; escape, bidi and control characters don't reach a cell."""
    assert split_cells("[red]\x1b[2J\u202e\n\x9b") == list("[red] [2J  ")
    assert split_cells("a字b") == ["a", "字", "", "b"]
    assert split_cells("e\u0301") == ["é"]


@given(st.text(max_size=60), st.integers(1, 40))
def test_cut_text_fits(text: str, width: int) -> None:
    """A cut text is never wider than asked, and a short one isn't cut."""
    result = cut(text, width)
    assert len(split_cells(result)) <= width
    if len(split_cells(text)) <= width:
        assert result == "".join(split_cells(text)).strip()


def test_long_titles_are_cut_at_a_word() -> None:
    """A title ends with a whole word and an ellipsis."""
    assert cut("Barricades at Jarinje and Brnjak", 30) == "Barricades at Jarinje and…"
    assert cut("Donaudampfschifffahrt", 10) == "Donaudamp…"
