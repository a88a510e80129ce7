"""The bar of a replay: the whole session as one line with its turns and marks, and where one stands in it."""

from dataclasses import dataclass

from textual import events
from textual.content import Content
from textual.message import Message

from wargame.link.protocol import SeatChoice
from wargame.tui.teams import symbol_of
from wargame.tui.typeset import Lines, blank, ends, line, said
from wargame.tui.widgets.sheet import Sheet

_MARK = "◆"
_HERE = "●"


@dataclass(frozen=True, slots=True)
class Cue:
    """Where a replay stands."""

    at: int
    """How many records have happened, from 1."""
    count: int
    """How many there are."""
    turns: tuple[tuple[int, int], ...]
    """(position, turn) where each turn begins."""
    marks: tuple[int, ...]
    """Positions of bookmarks and observations."""
    moment: str
    """Turn and phase."""
    happened: str
    """What the record says, for the eye that sees everything; else empty."""
    eye: SeatChoice


class Scrubber(Sheet):
    """Two lines; a click on the upper one goes there."""

    DEFAULT_CSS = """
    Scrubber { height: 2; width: 1fr; background: $panel; }
    """

    class Sought(Message):
        """Somebody wants to go to a position."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    _cue: Cue | None = None

    def show(self, cue: Cue) -> None:
        """Show where a replay stands."""
        self._cue = cue
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Go to where the line was clicked."""
        event.stop()
        if self._cue is not None and event.y == 0:
            last = max(self.size.width - 3, 1)
            share = min(max(event.x - 1, 0), last)
            self.post_message(self.Sought(1 + round(share * (self._cue.count - 1) / last)))

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if self._cue is None:
            return [blank(), blank()]
        return [line(" ", _track(self._cue, width - 2), " "), self._status(self._cue, width)]

    def _status(self, cue: Cue, width: int) -> Content:
        left = line(
            (f" {cue.at}/{cue.count}  ", "bold $accent"),
            (cue.moment, "bold $foreground"),
            (f"  {cue.happened}", "$dim"),
        )
        if cue.eye.control:
            return ends(left, said("control's eye: it sees everything ", "bold $warning"), width)
        team = said(f" {symbol_of(cue.eye.symbol)} {cue.eye.title} ", self.palette.chip(cue.eye.colour))
        return ends(left, line(("as ", "$dim"), team), width)


def _track(cue: Cue, width: int) -> Content:
    """Return the line: what lies behind strong, what lies ahead faint, turns by number, marks, and the position."""
    last = max(width - 1, 1)
    signs = dict.fromkeys(range(width), "")
    for at in cue.marks:
        signs[_cell(at, cue.count, last)] = _MARK
    for at, turn in cue.turns:
        for offset, digit in enumerate(str(turn)):
            signs[min(_cell(at, cue.count, last) + offset, last)] = digit
    here = _cell(cue.at, cue.count, last)
    return Content("").join(_sign(signs[cell], cell, here) for cell in range(width))


def _cell(at: int, count: int, last: int) -> int:
    """Return the cell of a position."""
    return round((at - 1) * last / max(count - 1, 1))


def _sign(sign: str, cell: int, here: int) -> Content:
    if cell == here:
        return said(sign or _HERE, "bold $background on $accent" if sign else "bold $accent")
    if sign == _MARK:
        return said(sign, "bold $warning")
    if sign:
        return said(sign, "bold $foreground" if cell < here else "$foreground")
    return said("━", "$accent") if cell < here else said("─", "$groove")
