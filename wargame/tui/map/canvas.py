"""Coloured cells of the map: the raster painted with a look, and text put on top of it."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import NamedTuple

from wargame.tui.map.dots import Dots, braille, merged
from wargame.tui.map.look import Look, apart
from wargame.tui.map.raster import Raster
from wargame.tui.map.world import FIRST_COUNTRY

QUADRANTS = " ▘▝▀▖▌▞▛▗▚▐▜▄▙▟█"
"""Block characters; bit 0 is the upper left pixel, 1 upper right, 2 lower left, 3 lower right."""
ALIKE = 3000
"""Squared colour distance below which a border needs a line to be seen."""

Corners = tuple[int, int, int, int]
"""Pixel values of a cell in the order of `QUADRANTS`' bits."""


class Cell(NamedTuple):
    """One character with its colours."""

    text: str
    ink: str
    ground: str
    bold: bool = False


class Label(NamedTuple):
    """Text that was put on the map, and where."""

    column: int
    row: int
    text: str
    width: int
    kind: str


class Canvas:
    """Cells by row, and which of them carry text already."""

    def __init__(self, raster: Raster, look: Look, fills: Mapping[str, str]) -> None:
        self.raster = raster
        self.look = look
        self.fills = fills
        self.width, self.height = raster.width, raster.height
        self.cells = _ground(raster, _palette(raster, look, fills))
        self.labels: list[Label] = []
        self._taken = [bytearray(self.width) for _ in range(self.height)]
        self._flatten(self._borders(), look.border, over_edges=look.lines)
        self._flatten(raster.rivers, look.river, over_edges=False)
        for code in fills:
            self._flatten(raster.outlines.get(code, {}), look.border, over_edges=True)
        self._flatten(raster.dashed, look.dashed, over_edges=True)

    def _borders(self) -> Dots:
        """List the borders that the fills don't show."""
        land, fills = self.look.land, self.fills
        return merged(
            dots
            for (first, second), dots in self.raster.borders.items()
            if self.look.lines or apart(fills.get(first, land), fills.get(second, land)) < ALIKE
        )

    def _flatten(self, dots: Dots, ink: str, *, over_edges: bool) -> None:
        """Draw thin lines on land; `over_edges` also where two fills meet in a cell."""
        pixels = self.raster.pixels
        for (column, row), bits in dots.items():
            cell = self.cells[row][column]
            on_land = (
                pixels[row * 2][column * 2] >= FIRST_COUNTRY or pixels[row * 2 + 1][column * 2 + 1] >= FIRST_COUNTRY
            )
            if on_land and (over_edges or cell.text == " "):
                self.cells[row][column] = Cell(braille(bits), ink, ground_of(cell))

    def is_free(self, column: int, row: int, width: int, margin: int = 0) -> bool:
        """Whether `width` cells and `margin` cells on either side of them lie on the map and carry no text."""
        start, end = column - margin, column + width + margin
        if not 0 <= row < self.height or start < 0 or end > self.width:
            return False
        return not any(self._taken[row][start:end])

    def write(
        self, column: int, row: int, text: str, kind: str, ink: str, ground: str = "", *, bold: bool = False
    ) -> Label:
        """Put text on free cells; without a ground it stands on what is there."""
        cells = split_cells(text)
        for at, piece in enumerate(cells, column):
            here = self.cells[row][at]
            self.cells[row][at] = Cell(piece, ink, ground or ground_of(here), bold)
            self._taken[row][at] = 1
        label = Label(column, row, text, len(cells), kind)
        self.labels.append(label)
        return label

    @contextmanager
    def kept_free(self, cells: Iterable[tuple[int, int]]) -> Iterator[None]:
        """Let nothing be written on free cells while the context lasts."""
        kept = [(column, row) for column, row in cells if self.is_free(column, row, 1)]
        for column, row in kept:
            self._taken[row][column] = 1
        yield
        for column, row in kept:
            self._taken[row][column] = 0


def ground_of(cell: Cell) -> str:
    """Return the colour that covers more of a cell."""
    bits = QUADRANTS.find(cell.text) if cell.text else 0
    return cell.ink if bits > 0 and bits.bit_count() > 2 else cell.ground


def split_cells(text: str) -> list[str]:
    """Split text by terminal cells: control characters become spaces, a wide one takes a second, empty cell."""
    cells: list[str] = []
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        if category == "Cc" or category[0] == "Z":
            cells.append(" ")
        elif category[0] == "C" or category in {"Mn", "Me"}:
            continue
        else:
            cells.append(character)
            if unicodedata.east_asian_width(character) in "WF":
                cells.append("")
    return cells


def width_of(text: str) -> int:
    """Count the cells that a text takes."""
    return len(split_cells(text))


def _palette(raster: Raster, look: Look, fills: Mapping[str, str]) -> list[str]:
    """Colour of each pixel value."""
    world = raster.world
    colours = [*look.sea, *[look.land] * (256 - len(look.sea))]
    for pixel, code in world.codes.items():
        colours[pixel] = fills.get(code) or fills.get(world.country_of(code), look.land)
    return colours


def _ground(raster: Raster, colours: list[str]) -> list[list[Cell]]:
    """Paint the pixels, two colours to a cell."""
    known: dict[Corners, Cell] = {}
    rows = []
    for top, bottom in zip(raster.pixels[::2], raster.pixels[1::2], strict=True):
        row = []
        for corners in zip(top[::2], top[1::2], bottom[::2], bottom[1::2], strict=True):
            cell = known.get(corners)
            if cell is None:
                cell = known[corners] = _blocks([colours[pixel] for pixel in corners])
            row.append(cell)
        rows.append(row)
    return rows


def _blocks(corners: list[str]) -> Cell:
    """Show four colours as well as two can: those that cover most stay, others become the nearer of them."""
    ranked = [colour for colour, _ in Counter(corners).most_common()]
    if len(ranked) == 1:
        return Cell(" ", ranked[0], ranked[0])
    ground, ink = ranked[0], ranked[1]
    bits = sum(1 << at for at, colour in enumerate(corners) if apart(colour, ink) < apart(colour, ground))
    return Cell(QUADRANTS[bits], ink, ground)
