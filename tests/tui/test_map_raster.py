"""Rasters: what lies where, at every scale."""

import math
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wargame.tui.map.camera import CAMERAS, EAST, NORTH, SOUTH, WEST, Camera, Projection
from wargame.tui.map.dots import trace
from wargame.tui.map.fill import depths, fill, refill
from wargame.tui.map.gazetteer import CITIES, City
from wargame.tui.map.raster import Raster, rasterise
from wargame.tui.map.world import shipped_world

SIZES = [(20, 8), (31, 14), (37, 29), (68, 29), (120, 40), (200, 50)]
PRISTINA = (21.166, 42.663)
LEPOSAVIC = (20.803, 43.104)
SIMFEROPOL = (34.102, 44.952)
VUSHTRRI = (20.968, 42.823)

cameras = st.builds(
    Camera,
    st.floats(-180, 180),
    st.floats(-89, 89),
    st.floats(1, 20_000),
    st.floats(1, 20_000),
)


def raster_of(name: str, size: tuple[int, int]) -> Raster:
    """Rasterise one of the named views."""
    return rasterise(shipped_world(), CAMERAS[name], *size)


def pixels_of(raster: Raster, *codes: str) -> set[tuple[int, int]]:
    """List the pixels of some countries or zones."""
    wanted = {raster.world.pixels[code] for code in codes}
    return {(x, y) for y, row in enumerate(raster.pixels) for x, pixel in enumerate(row) if pixel in wanted}


def pieces(pixels: set[tuple[int, int]]) -> int:
    """Count the connected parts of a set of pixels, by edges."""
    left, count = set(pixels), 0
    while left:
        count += 1
        todo = [left.pop()]
        while todo:
            x, y = todo.pop()
            found = {(x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)} & left
            left -= found
            todo.extend(found)
    return count


@pytest.mark.parametrize(("name", "size"), list(product(CAMERAS, SIZES)), ids=str)
def test_kosovo_is_one_piece_at_every_size(name: str, size: tuple[int, int]) -> None:
    """Kosovo is never lost nor torn, and its capital lies in it, even where it is smaller than a cell."""
    raster = raster_of(name, size)
    assert pieces(pixels_of(raster, "XKX", "XKX-N")) == 1
    assert raster.code_of(*PRISTINA) == "XKX"


@pytest.mark.parametrize(("name", "size"), list(product(("balkans", "kosovo"), SIZES)), ids=str)
def test_leposavic_lies_in_the_northern_zone(name: str, size: tuple[int, int]) -> None:
    """The zone holds its northernmost municipality and keeps out of the south."""
    raster = raster_of(name, size)
    assert raster.code_of(*LEPOSAVIC) == "XKX-N"
    if raster.projection.km_per_column < 8:
        assert raster.code_of(*VUSHTRRI) == "XKX"


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_simferopol_lies_in_ukraine(size: tuple[int, int]) -> None:
    """Crimea is part of Ukraine on this map."""
    assert raster_of("europe", size).code_of(*SIMFEROPOL) == "UKR"


@pytest.mark.parametrize("city", CITIES, ids=lambda city: city.name)
def test_city_lies_in_its_country(city: City) -> None:
    """Each city of the table stands on the soil of its country, seen from near."""
    raster = rasterise(shipped_world(), Camera(city.longitude, city.latitude, 60, 60), 30, 15)
    near = {raster.code_at(15 + dx, 7 + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)}
    assert city.code in near


def test_area_of_kosovo_is_true() -> None:
    """The projection keeps areas and the outline is sound: 10 887 km² within two per cent."""
    raster = raster_of("kosovo", (200, 100))
    km = raster.projection.km_per_column
    assert len(pixels_of(raster, "XKX", "XKX-N")) * (km / 2) * km == pytest.approx(10_887, rel=0.02)


@pytest.mark.parametrize(
    ("place", "code"),
    [((18.0, 42.9), "BIH"), ((18.35, 42.54), "HRV"), ((16.0, 43.0), ""), ((20.5, 54.7), "RUS"), ((28.5, 44.0), "ROU")],
    ids=["Bileća", "Konavle", "Adriatic", "Kaliningrad", "Dobruja"],
)
def test_known_points(place: tuple[float, float], code: str) -> None:
    """Some points near borders and coasts, checked on a paper map."""
    assert rasterise(shipped_world(), Camera(*place, 40, 40), 40, 20).code_of(*place) == code


def test_water_is_lighter_near_the_shore() -> None:
    """Each band of the shore is a pixel wide, in all eight directions, and land is none of it."""
    rows = [bytes(5), bytes([0, 0, 9, 0, 0]), bytes(5), bytes(5)]
    expected = [[1, 2, 2, 2, 1], [1, 2, 0, 2, 1], [1, 2, 2, 2, 1], [1, 1, 1, 1, 1]]
    assert [list(row) for row in depths(rows, {9: True}, 2)] == expected


def test_a_polygon_fills_the_pixels_whose_middle_it_holds() -> None:
    """Scan lines fill a square with a hole, and clip it to the grid."""
    rows = [bytearray(6) for _ in range(4)]
    outer = [(1.0, -2.0), (9.0, -2.0), (9.0, 3.0), (1.0, 3.0), (1.0, -2.0)]
    hole = [(2.0, 1.0), (4.0, 1.0), (4.0, 2.0), (2.0, 2.0), (2.0, 1.0)]
    fill(rows, [outer, hole], 7)
    assert [row.hex() for row in rows] == ["000707070707", "000700000707", "000707070707", "000000000000"]


def test_a_zone_takes_only_the_pixels_of_its_country() -> None:
    """A refilled polygon leaves other values alone."""
    rows = [bytearray([5, 6, 5, 5])]
    refill(rows, [(0.0, 0.0), (3.0, 0.0), (3.0, 1.0), (0.0, 1.0), (0.0, 0.0)], 5, 255)
    assert list(rows[0]) == [255, 6, 255, 5]


def test_names_find_their_runs_inside() -> None:
    """Every cell of a run belongs wholly to its country."""
    raster = raster_of("balkans", (68, 29))
    for code, runs in raster.runs.items():
        pixel = raster.world.pixels[code]
        for run in runs:
            for row in (run.row * 2, run.row * 2 + 1):
                assert set(raster.pixels[row][run.start * 2 : run.end * 2]) == {pixel}


@settings(max_examples=40, deadline=None)
@given(cameras, st.integers(1, 60), st.integers(1, 30))
def test_any_camera_and_size_can_be_drawn(camera: Camera, width: int, height: int) -> None:
    """No camera makes the raster fail or gives rows of another length."""
    raster = rasterise(shipped_world(), camera, width, height)
    assert [len(row) for row in raster.pixels] == [width * 2] * (height * 2)
    for dots in (raster.dashed, raster.rivers, *raster.borders.values(), *raster.outlines.values()):
        assert all(raster.holds(*cell) for cell in dots)


@given(st.lists(st.tuples(st.floats(-1, 1), st.floats(-1, 1), st.floats(0.3, 3)), max_size=30))
def test_a_moved_camera_stays_where_there_is_data(moves: list[tuple[float, float, float]]) -> None:
    """However it is panned and zoomed, the centre stays within the data and the view within its size."""
    camera = CAMERAS["balkans"]
    for right, down, factor in moves:
        camera = camera.panned(right, down).zoomed(factor)
        assert WEST <= camera.longitude <= EAST
        assert SOUTH <= camera.latitude <= NORTH
        assert 50 <= camera.width <= 3600


@given(st.floats(-170, 170), st.floats(-80, 80))
def test_the_centre_of_a_camera_is_in_the_middle(longitude: float, latitude: float) -> None:
    """What the camera looks at is drawn in the middle."""
    x, y = Projection(Camera(longitude, latitude, 500, 400), 60, 30).point(longitude, latitude)
    assert math.isclose(x, 30, abs_tol=1e-6)
    assert math.isclose(y, 15, abs_tol=1e-6)


def test_a_dashed_line_has_gaps() -> None:
    """A dash leaves dots out; a solid line of the same course has none missing."""
    line = [[(0.0, 0.5), (12.0, 0.5)]]
    solid, dashed = trace(line, 12, 1), trace(line, 12, 1, (6, 4))
    count = {name: sum(bits.bit_count() for bits in dots.values()) for name, dots in (("s", solid), ("d", dashed))}
    assert count["s"] >= 24
    assert 12 <= count["d"] <= 16
