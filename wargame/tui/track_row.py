"""How one track is drawn in a line: name, bar, spark, value, change; and how tracks are gathered under headings."""

from collections.abc import Sequence
from itertools import groupby

from textual.content import Content

from wargame.session.view import Track
from wargame.tui.typeset import Lines, heading, line, meter, padded, said, signed, spark

_DANGER = 70
"""Points towards the dangerous end from which a track is marked."""
_WATCH = 50
_NUMBERS = 8
"""Cells for value and change."""


def track_row(track: Track, width: int) -> Content:
    """Return one line of exactly `width` cells; bar and spark come in as there is room for them."""
    spark_cells = 8 if width >= 52 else 5 if width >= 27 else 0
    bar_cells = min(8 + (width - 42) // 2, 30) if width >= 42 else 0
    name_cells = width - 1 - _NUMBERS - sum(cells + 1 for cells in (spark_cells, bar_cells) if cells)
    name = track.title if len(track.title) <= name_cells else track.short
    tone = tone_of(track)
    return line(
        ("!" if danger(track) >= _DANGER else " ", f"bold {tone}"),
        (padded(name, name_cells), "bold $foreground" if track.gauge else "$foreground"),
        *((" ", meter(track.value * 10, bar_cells, tone)) if bar_cells else ()),
        *((" ", said(spark(track.history, spark_cells), "$spark")) if spark_cells else ()),
        numbers(track),
    )


def numbers(track: Track) -> Content:
    """Return value and change in eight cells; an estimate has `~` before it."""
    value = f"~{track.value}" if track.estimate else str(track.value)
    return line((f"{value:>4}", f"bold {tone_of(track)}"), (f" {signed(track.delta):<3}", _change_style(track)))


def danger(track: Track) -> int:
    """Return how far a track is towards its dangerous end, 0 to 100; 0 if neither end is."""
    if track.alarm == "none":
        return 0
    return track.value if track.alarm == "high" else 100 - track.value


def tone_of(track: Track) -> str:
    """Return the theme variable for a track's level: calm, watch or danger."""
    if track.alarm == "none":
        return "$calm"
    level = danger(track)
    return "$danger" if level >= _DANGER else "$watch" if level > _WATCH else "$calm"


def grouped(tracks: Sequence[Track]) -> list[tuple[str, list[Track]]]:
    """Return tracks under the deck's headings, in the deck's order; gauges come first, under no heading."""
    gauges = [track for track in tracks if track.gauge]
    others = [track for track in tracks if not track.gauge]
    groups = [(name, list(members)) for name, members in groupby(others, key=lambda track: track.group)]
    return [("", gauges), *groups] if gauges else groups


def track_lines(tracks: Sequence[Track], width: int) -> Lines:
    """Return one line a track."""
    return [track_row(track, width) for track in tracks]


def balanced(tracks: Sequence[Track], width: int, columns: int, *, headings: bool) -> list[Lines]:
    """Return tracks as columns of about equal height; with headings, no group is torn apart."""
    if not headings:
        lines = track_lines(tracks, width)
        tall = max(-(-len(lines) // columns), 1)
        return [lines[at * tall : (at + 1) * tall] for at in range(columns)]
    groups = [[heading(name, width), *track_lines(members, width)] for name, members in grouped(tracks)]
    target = sum(map(len, groups)) / columns
    blocks: list[Lines] = [[]]
    for group in groups:
        if len(blocks[-1]) + len(group) / 2 > target and len(blocks) < columns:
            blocks.append([])
        blocks[-1] += group
    return [*blocks, *([] for _ in range(columns - len(blocks)))]


def _change_style(track: Track) -> str:
    if track.alarm == "none":
        return "$level"
    worse = track.delta > 0 if track.alarm == "high" else track.delta < 0
    return "$worse" if worse else "$better"
