"""A fan chart in half blocks: where a track has been, and between which values the futures spread."""

from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from textual.content import Content

from wargame.session.control_view import FanView
from wargame.tui.typeset import Lines, line, said

EMPTY, MOST, HALF, LINE = range(4)
"""What a half cell shows: nothing; 80 % of the futures; 50 %; the median or the past."""
_INKS: Final = ("", "$fan-most", "$fan-half", "$accent")
_AXIS = 4
"""Cells for the numbers at the left."""
_ROUND = 10
"""Points to which the ends of the axis are rounded."""
_LEAST_SPAN = 20
"""Points that the chart spans at least, so that a wobble does not look like a crisis."""


class Span(NamedTuple):
    """The values between which a chart is drawn."""

    low: int
    high: int

    def row(self, value: float, rows: int) -> int:
        """Return the half row of a value, counted from the bottom."""
        share = (value - self.low) / max(self.high - self.low, 1)
        return min(max(int(share * rows), 0), rows - 1)


def fan_lines(fan: FanView, width: int, height: int, first: int) -> Lines:
    """Return a chart of `height` lines with its turns below; `first` is the first turn that is still to end."""
    span, columns = span_of(fan), max(width - _AXIS, 8)
    cells = half_cells(fan, columns, max(height - 1, 2) * 2, span)
    lines: Lines = []
    rows = len(cells) // 2
    for row in range(rows):
        label = span.high if row == 0 else span.low if row == rows - 1 else None
        axis = said(f"{'' if label is None else label:>3} ", "$dim")
        lines.append(line(axis, *_run(cells[2 * row], cells[2 * row + 1])))
    return [*lines, _turns(fan, columns, first)]


def span_of(fan: FanView) -> Span:
    """Return the ends of the axis: all that is drawn lies between them, and they lie within what the track can be."""
    values = [fan.now, *fan.past, *(value for turn in fan.ahead for value in turn)]
    low, high = min(values) // _ROUND * _ROUND, -(-max(values) // _ROUND) * _ROUND
    while high - low < _LEAST_SPAN:
        low, high = max(low - _ROUND, fan.low), min(high + _ROUND, fan.high)
        if (low, high) == (fan.low, fan.high):
            break
    return Span(low, high)


def half_cells(fan: FanView, columns: int, rows: int, span: Span) -> list[list[int]]:
    """Return what each half cell shows, from the top; `rows` counts half rows."""
    grid = [[EMPTY] * columns for _ in range(rows)]
    before: int | None = None
    for column in range(columns):
        spread = _at(fan, column / max(columns - 1, 1))
        low, lower, middle, upper, high = (span.row(value, rows) for value in spread)
        if low != high:
            for row in range(low, high + 1):
                grid[rows - 1 - row][column] = HALF if lower <= row <= upper else MOST
        start = middle if before is None else before
        for row in range(min(start, middle), max(start, middle) + 1):
            grid[rows - 1 - row][column] = LINE
        before = middle
    return grid


def _at(fan: FanView, share: float) -> Sequence[float]:
    """Return the five values at a part of the way from the first turn to the last."""
    known = [(value,) * 5 for value in (*fan.past, fan.now)]
    points = [*known, *fan.ahead]
    place = share * (len(points) - 1)
    at = min(int(place), max(len(points) - 2, 0))
    one, other = points[at], points[min(at + 1, len(points) - 1)]
    return [a + (b - a) * (place - at) for a, b in zip(one, other, strict=True)]


def _run(upper: Sequence[int], lower: Sequence[int]) -> list[Content]:
    return [
        said(_glyph(*pair) * len(list(cells)), _style(*pair)) for pair, cells in groupby(zip(upper, lower, strict=True))
    ]


def _glyph(upper: int, lower: int) -> str:
    if upper == lower:
        return " " if upper == EMPTY else "█"
    return "▄" if upper == EMPTY else "▀"


def _style(upper: int, lower: int) -> str:
    if EMPTY in (upper, lower) or upper == lower:
        return _INKS[upper or lower]
    return f"{_INKS[upper]} on {_INKS[lower]}"


def _turns(fan: FanView, columns: int, first: int) -> Content:
    """Return the numbers of the turns, each below its end, as many as fit."""
    steps = len(fan.past) + len(fan.ahead)
    row = [" "] * (columns + _AXIS)
    now = len(fan.past)
    order = sorted(range(steps + 1), key=lambda at: (at != now, at != steps, at))
    taken: set[int] = set()
    for at in order:
        label = "now" if at == now else f"T{first - now + at - (at > now)}"
        start = min(_AXIS + round(at / max(steps, 1) * (columns - 1)), len(row) - len(label))
        cells = set(range(start - 1, start + len(label) + 1))
        if cells & taken:
            continue
        taken |= cells
        row[start : start + len(label)] = label
    return said("".join(row), "$dim")
