"""The tracks in short: every track in one line, in as many columns as the pane has room for."""

from wargame.session.view import Track
from wargame.tui.track_row import balanced, track_lines
from wargame.tui.typeset import Lines, side_by_side
from wargame.tui.widgets.sheet import Sheet

_COLUMN = 31
"""Least cells of a column."""
_GAP = 2


class TrackList(Sheet):
    """Gauges on top, then the tracks in the deck's order; headings only where there is room to spare."""

    _tracks: tuple[Track, ...] = ()

    def show(self, tracks: tuple[Track, ...]) -> None:
        """Show the tracks of a view."""
        self._tracks = tracks
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines, in one to three columns."""
        columns = max(min((width + _GAP) // (_COLUMN + _GAP), 3), 1)
        each = (width - _GAP * (columns - 1)) // columns
        gauges = track_lines([track for track in self._tracks if track.gauge], each)
        tracks = [track for track in self._tracks if not track.gauge]
        blocks = balanced(tracks, each, columns, headings=columns > 2)
        top = side_by_side([gauges[at::columns] for at in range(columns)], width, _GAP)
        return [*top, *side_by_side(blocks, width, _GAP)]
