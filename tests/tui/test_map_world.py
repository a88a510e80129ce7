"""The world that the map draws."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

import wargame.tui.map as package
from wargame.tui.map.gazetteer import CITIES, COUNTRIES
from wargame.tui.map.world import FIRST_COUNTRY, World, shipped_world

CORE = [path for path in Path(package.__file__).parent.glob("*.py") if path.name != "widget.py"]


@pytest.fixture(scope="module")
def world() -> World:
    """Load the shipped world."""
    return shipped_world()


def test_every_ring_is_closed(world: World) -> None:
    """The arcs of each ring join end to end, back to its start."""
    for shape in world.shapes:
        for ring in shape.rings:
            arcs = [world.arcs[arc] if arc >= 0 else world.arcs[~arc][::-1] for arc in ring]
            assert all(before[-1] == after[0] for before, after in pairwise([*arcs, arcs[0]]))


def test_kosovo_has_its_own_feature_and_four_neighbours(world: World) -> None:
    """Kosovo is a country of the data, with a line to each of its neighbours."""
    assert "XKX" in world.pixels
    neighbours = {code for codes in world.borders.values() if "XKX" in codes for code in codes} - {"XKX"}
    assert neighbours == {"SRB", "MNE", "ALB", "MKD"}


def test_northern_zone_is_called_schematic(world: World) -> None:
    """The hand-drawn zone lies in Kosovo and says what it is wherever it is named in full."""
    (zone,) = world.zones
    assert (zone.code, zone.within) == ("XKX-N", "XKX")
    assert "schematic" in zone.title
    assert "schematic" in COUNTRIES["XKX-N"][0]


def test_pixel_values_are_unique_and_no_sea(world: World) -> None:
    """Each country and zone has a value of its own, beyond those of the sea."""
    values = list(world.pixels.values())
    assert len(set(values)) == len(values)
    assert min(values) >= FIRST_COUNTRY
    assert max(values) <= 255


def test_every_country_has_a_name(world: World) -> None:
    """No country of the data is nameless, and no name is without its country."""
    assert set(COUNTRIES) == set(world.pixels)


def test_names_are_single(world: World) -> None:
    """No city is listed twice, and each lies in a country of the data."""
    assert len({city.name for city in CITIES}) == len(CITIES)
    assert {city.code for city in CITIES} <= set(world.pixels)


@pytest.mark.parametrize("path", CORE, ids=lambda path: path.name)
def test_drawing_core_is_free_of_textual(path: Path) -> None:
    """All but the widget draw with the standard library alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = {
        name.split(".")[0]
        for node in ast.walk(tree)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not modules & {"textual", "rich", "pydantic", "numpy"}
