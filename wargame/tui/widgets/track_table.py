"""All tracks at length: what either end means, every turn so far, and what holds as established fact."""

from wargame.session.view import Fact, Track
from wargame.tui.track_row import grouped, numbers, tone_of, track_row
from wargame.tui.typeset import Lines, blank, heading, line, meter, padded, paragraph, said, spark
from wargame.tui.widgets.sheet import Sheet

_ONE_LINE = 92
"""Cells from which a track's ends fit beside its bar."""

_SPARK = 8


class TrackTable(Sheet):
    """Tracks under the deck's headings, then the established facts."""

    _tracks: tuple[Track, ...] = ()
    _facts: tuple[Fact, ...] = ()

    def show(self, tracks: tuple[Track, ...], facts: tuple[Fact, ...]) -> None:
        """Show the tracks and facts of a view."""
        self._tracks, self._facts = tracks, facts
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        lines: Lines = []
        for name, members in grouped(self._tracks):
            lines += [*([blank()] if lines else []), heading(name or "GAUGES", width)]
            for track in members:
                lines += _at_length(track, width)
        if self._facts:
            lines += [blank(), heading("ESTABLISHED FACTS", width), *_facts(self._facts, width)]
        return lines


def _at_length(track: Track, width: int) -> Lines:
    if width < _ONE_LINE:
        ends = f"{track.low} ─ {track.high}" + (" · your estimate" if track.estimate else "")
        return [track_row(track, width), *paragraph(said(ends, "$dim"), width, first="  ", rest="  ")]
    name, end = width * 30 // 100, width * 19 // 100
    bar = width - name - 2 * end - 2 - _SPARK - 8
    return [
        line(
            (padded(f" {track.title}", name), "bold $foreground" if track.gauge else "$foreground"),
            (f"{padded(track.low, end).rstrip():>{end}} ", "$dim"),
            meter(track.value * 10, bar, tone_of(track)),
            (f" {padded(track.high, end)}", "$dim"),
            (spark(track.history, _SPARK), "$spark"),
            numbers(track),
        )
    ]


def _facts(facts: tuple[Fact, ...], width: int) -> Lines:
    lines: Lines = []
    for fact in facts:
        until = f"until turn {fact.until}" if fact.until else "until something ends it"
        lines += paragraph(line(("▸ ", "$accent"), fact.title, (f" · {until}", "$dim")), width, rest="  ")
    return lines
