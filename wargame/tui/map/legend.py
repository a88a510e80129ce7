"""The lines under the map that say which track tints which country."""

from collections.abc import Sequence

from wargame.tui.map.canvas import Canvas, width_of
from wargame.tui.map.dots import braille

SWATCH = "  "
GAP = 3
DASHED_TITLE = "line of administration / border"
DASHED_SAMPLE = braille(0b100100) * 2


def draw_legend(canvas: Canvas, tints: Sequence[tuple[str, str]]) -> None:
    """Write as many entries as fit into at most a sixth of the map; each tint is a fill and its text."""
    look = canvas.look
    entries = [(SWATCH, fill, text) for fill, text in tints]
    if canvas.raster.dashed:
        entries.append((DASHED_SAMPLE, look.land, DASHED_TITLE))
    rows = _lay_out([width_of(text) + 3 for _, _, text in entries], canvas.width, max(1, canvas.height // 6))
    first = canvas.height - (max(row for row, _ in rows.values()) + 1 if rows else 0)
    for row in range(first, canvas.height):
        canvas.write(0, row, " " * canvas.width, "panel", look.panel[0], look.panel[1])
    for at, (row, column) in rows.items():
        sample, fill, text = entries[at]
        canvas.write(column, first + row, sample, "legend", look.dashed, fill)
        canvas.write(column + 3, first + row, text, "legend", *look.panel)


def _lay_out(widths: Sequence[int], width: int, rows: int) -> dict[int, tuple[int, int]]:
    """Row and column of each entry that fits, in reading order."""
    places: dict[int, tuple[int, int]] = {}
    row, column = 0, 1
    for at, size in enumerate(widths):
        if column > 1 and column + size > width:
            row, column = row + 1, 1
        if row < rows and column + size <= width:
            places[at] = (row, column)
            column += size + GAP
    return places
