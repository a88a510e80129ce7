"""Find a free place for each thing that is written on the map."""

from collections.abc import Iterator, Sequence

from wargame.tui.map.canvas import Canvas, Label, split_cells, width_of
from wargame.tui.map.gazetteer import City
from wargame.tui.map.look import text_on
from wargame.tui.map.raster import Run

NEAR = sorted(
    ((dx, dy) for dx in range(-12, 13) for dy in range(-4, 5)),
    key=lambda d: (d[0] ** 2 + (d[1] * 2) ** 2, -d[1], -d[0]),
)
"""Offsets around a cell, the nearest first, below and right before above and left."""
SHIFTS = (0, 1, -1)
"""Rows up and down at which a unit's chip is tried."""
LONGEST_CHIP, LONGEST_TITLE, LONGEST_CUT = 24, 30, 60
"""Longest titles in cells: of a unit, of an event, of any text that is looked at."""
ROOMY = 60
"""Columns from which units' titles may have their full length."""
BOTH_NAMES_UNTIL = 2.2
"""Largest scale in km per column at which a city shows its names in both languages."""
CHIPS_UNTIL = 20.0
"""Largest scale in km per column at which units show their titles."""
BREATH = 2
"""Cells that a name keeps from its country's border where it can."""
ROWS_TRIED = 9
"""Rows about the middle of a country where its name is tried."""


def cut(text: str, width: int) -> str:
    """Shorten a text to a number of cells, with an ellipsis; empty if that leaves nothing."""
    cells = split_cells(text)
    if len(cells) <= width:
        return "".join(cells).strip()
    room = max(0, width - 1)
    if room > 0 and not cells[room]:  # the cut would go through a character of two cells
        room -= 1
    kept = "".join(cells[:room]).rstrip()
    words = kept.rpartition(" ")[0]
    if len(words) * 2 > width and cells[width - 1] != " ":
        kept = words
    return f"{kept}…" if kept else ""


def cut_before_figure(text: str, width: int) -> str:
    """Shorten a text but keep a number at its end: `Army near… 4,760`."""
    head, _, figure = text.rstrip().rpartition(" ")
    if width_of(text) <= width or not figure[:1].isdigit():
        return cut(text, width)
    return f"{cut(head, max(1, width - width_of(figure) - 1))} {cut(figure, width // 2)}"


def place_marker(
    canvas: Canvas, number: int, longitude: float, latitude: float, colours: tuple[str, str]
) -> Label | None:
    """Put an event's number at its place; beyond the edge of the map it stays at the edge, with an arrow."""
    column, row = canvas.raster.cell(longitude, latitude)
    text = f" {number} "
    if not canvas.raster.holds(column, row):
        text = f" {number} {_arrow(canvas, column, row)} "
    width = len(text)
    column = min(canvas.width - width, max(0, column - 1))
    row = min(canvas.height - 1, max(0, row))
    for dx, dy in NEAR:
        if canvas.is_free(column + dx, row + dy, width):
            return canvas.write(column + dx, row + dy, text, "event", *colours, bold=True)
    return None


def _arrow(canvas: Canvas, column: int, row: int) -> str:
    """Which way a cell outside the map lies."""
    beside = max(-column, column - canvas.width + 1) / 2
    beyond = max(-row, row - canvas.height + 1)
    if beside > beyond:
        return "◀" if column < 0 else "▶"
    return "▲" if row < 0 else "▼"


def place_title(canvas: Canvas, marker: Label, titles: Sequence[str]) -> Label | None:
    """Write the first title that is short enough beside its marker, or else the first one cut."""
    longest = min(LONGEST_TITLE, canvas.width // 3)
    cleaned = [cut(title, LONGEST_CUT) for title in titles]
    for text in (*(title for title in cleaned if width_of(title) <= longest), cut(titles[0], longest)):
        size = width_of(text)
        after, before = marker.column + marker.width + 1, marker.column - 1 - size
        for start, margins in ((after, (0, 1)), (before, (1, 0))):
            if size and canvas.is_free(start - margins[0], marker.row, size + sum(margins)):
                return canvas.write(start, marker.row, text, "title", canvas.look.ink, bold=True)
    return None


def place_chip(canvas: Canvas, title: str, symbol: str, colour: str, longitude: float, latitude: float) -> Label | None:
    """Put a unit on the map, dark on its team's colour: the team's symbol on its place and the title beside it.

    Where the map is too small for titles, and where there is no room, the symbol stands alone.
    """
    column, row = canvas.raster.cell(longitude, latitude)
    if not canvas.raster.holds(column, row):
        return None
    ink = text_on(canvas.look, colour)
    name = cut_before_figure(title, LONGEST_CHIP if canvas.width >= ROOMY else LONGEST_CHIP * 2 // 3)
    right, left, bare = f" {symbol} {name} ", f" {name} {symbol} ", f" {symbol} "
    size = width_of(right)
    wanted = [(text, start, row + shift) for shift in SHIFTS for text, start in ((right, -1), (left, 2 - size))]
    if canvas.raster.projection.km_per_column > CHIPS_UNTIL:
        wanted = []
    for text, start, line in (*wanted, *((bare, dx - 1, row + dy) for dx, dy in NEAR)):
        if canvas.is_free(column + start, line, width_of(text)):
            return canvas.write(column + start, line, text, "chip", ink, colour, bold=True)
    return None


def place_callout(canvas: Canvas, code: str, text: str) -> Label | None:
    """Name a tinted country beside it, on its colour, because there is no room inside."""
    centre = _middle_of_pixels(canvas, code)
    if centre is None:
        return None
    column, row = centre
    text = f" {text} "
    size = len(text)
    for dx, dy in NEAR:
        start = column + dx if dx > 0 else column + dx - size
        if (abs(dx) > 1 or dy) and canvas.is_free(start, row + dy, size, 1):
            return canvas.write(start, row + dy, text, "name", canvas.look.ink, canvas.fills[code], bold=True)
    return None


def _middle_of_pixels(canvas: Canvas, code: str) -> tuple[int, int] | None:
    """Find the cell in the middle of what is seen of a country."""
    pixel = canvas.raster.world.pixels[code]
    found = [
        (x, y) for y, row in enumerate(canvas.raster.pixels) if pixel in row for x, p in enumerate(row) if p == pixel
    ]
    return (found[len(found) // 2][0] // 2, found[len(found) // 2][1] // 2) if found else None


def place_city(canvas: Canvas, city: City) -> Label | None:
    """Put a city's dot and name on the map, both or neither."""
    raster = canvas.raster
    column, row = raster.cell(city.longitude, city.latitude)
    if raster.projection.km_per_column > city.reach or not canvas.is_free(column, row, 1, 1):
        return None
    both = f"{city.name}/{city.also}"
    near = city.also and raster.projection.km_per_column <= BOTH_NAMES_UNTIL
    for name in (both, city.name) if near else (city.name,):
        size = len(name)
        beside, centred = ((column + 2, row), (column - size - 1, row)), column - size // 2
        for start, line in (*beside, (centred, row - 1), (centred, row + 1)):
            if canvas.is_free(start, line, size, 1):
                canvas.write(column, row, "□" if city.capital else "•", "city", canvas.look.ink, bold=True)
                return canvas.write(start, line, name, "city", canvas.look.ink)
    return None


def place_name(canvas: Canvas, code: str, blocks: Sequence[tuple[str, ...]]) -> bool:
    """Write a country's name where every cell of it lies inside; each block is one form of it, line by line."""
    runs = canvas.raster.runs.get(code)
    if not runs:
        return False
    area = sum(run.end - run.start for run in runs)
    middle = sum((run.start + run.end) * (run.end - run.start) for run in runs) / 2 / area
    centre = sum(run.row * (run.end - run.start) for run in runs) / area
    nearest = sorted(runs, key=lambda run: abs(run.row - centre))[:ROWS_TRIED]
    for block in blocks:
        spots = list(_spots(canvas, code, nearest, block, middle))
        if spots:
            below = (len(block) - 1) / 2
            column, row = min(
                spots,
                key=lambda s: abs(s[0] - middle) / 2 + abs(s[1] + below - centre) + _clutter(canvas, block, *s),
            )
            _write_block(canvas, code, block, column, row)
            return True
    return False


def _spots(
    canvas: Canvas, code: str, runs: Sequence[Run], block: tuple[str, ...], middle: float
) -> Iterator[tuple[float, int]]:
    """Middle column and first row of places where all lines of a block fit."""
    widest = max(width_of(line) for line in block)
    for run in runs:
        if run.end - run.start < widest:
            continue
        for shift in (0, 2, -2, 4, -4, 7, -7, 10, -10):
            room = widest / 2 + min(BREATH, (run.end - run.start - widest) / 2)
            column = min(run.end - room, max(run.start + room, middle + shift))
            if all(_fits(canvas, code, line, column, run.row + at) for at, line in enumerate(block)):
                yield column, run.row


def _fits(canvas: Canvas, code: str, line: str, middle: float, row: int) -> bool:
    """Whether a line about a column is free and inside a country."""
    width = width_of(line)
    start = int(middle - width / 2)
    if not canvas.is_free(start, row, width, 1):
        return False
    return all(canvas.raster.code_at(column, row) == code for column in range(start, start + width))


def _clutter(canvas: Canvas, block: tuple[str, ...], middle: float, row: int) -> int:
    """Count the cells with a line or an edge that a block would cover or touch."""
    cells = 0
    for at, line in enumerate(block):
        width = width_of(line)
        start = int(middle - width / 2)
        cells += sum(cell.text != " " for cell in canvas.cells[row + at][max(0, start - 1) : start + width + 1])
    return cells


def _write_block(canvas: Canvas, code: str, block: tuple[str, ...], middle: float, row: int) -> None:
    """Write centred lines, figures bold."""
    look = canvas.look
    for at, line in enumerate(block):
        bright = any(character.isdigit() for character in line)
        start = int(middle - width_of(line) / 2)
        canvas.write(start, row + at, line, "name", look.ink if code in canvas.fills else look.faint, bold=bright)
