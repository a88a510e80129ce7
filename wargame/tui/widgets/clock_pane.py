"""The clock: what is left of the phase in big digits, whether it runs, and why it is held."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Digits

from wargame.session.table_view import Clock
from wargame.tui.typeset import Lines, cut, paragraph, said
from wargame.tui.widgets.sheet import Sheet

_UNTIMED = "--:--"
SHORT: Final = 60
"""Seconds from which what is left is marked."""


def seconds_left(clock: Clock, now: int | None) -> int:
    """Return what the clock shows at `now`, seconds since 1970 UTC; if that is not known, at its last setting."""
    gone = now - clock.since if clock.running and now is not None else 0
    return clock.left - max(gone, 0)


def clock_face(seconds: int) -> str:
    """Return `04:27`; time that has run over has a minus before it."""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{'-' if seconds < 0 else ''}{minutes:02d}:{rest:02d}"


class ClockSheet(Sheet):
    """What there is to say about the clock, in words."""

    _clock: Clock | None = None
    _over = False

    def show(self, clock: Clock | None, *, over: bool) -> None:
        """Show the state of a clock; `over` if its time has run over."""
        self._clock, self._over = clock, over
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        clock = self._clock
        if clock is None:
            return [said("□ no time limit", "$dim"), said("in this phase", "$dim")]
        auto = said("ends by itself" if clock.auto else "you end the phase", "$dim")
        if clock.running:
            state = said("▲ over time", "bold $danger") if self._over else said("▶ running", "bold $better")
            return [state, auto]
        state = said("■ held", "bold $watch")
        if not clock.reason:
            return [state, auto]
        reason = paragraph(said(clock.reason, "$foreground"), width)
        rest = [said(cut(" ".join(part.plain for part in reason[1:]), width), "$foreground")] if reason[1:] else []
        return [state, reason[0], *rest]


class ClockPane(Horizontal):
    """Digits and words. A second that passes repaints the digits and nothing else."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self._clock: Clock | None = None
        self._now: int | None = None

    def compose(self) -> ComposeResult:
        """Put digits and words side by side."""
        yield Digits(_UNTIMED)
        yield ClockSheet()

    def show(self, clock: Clock | None) -> None:
        """Show another clock, or none."""
        self._clock = clock
        self._paint()

    def tick(self, now: int) -> None:
        """Show the time at `now`, seconds since 1970 UTC."""
        self._now = now
        if self._clock is not None and self._clock.running:
            self._paint()

    def _paint(self) -> None:
        if not self.children:  # while the screen comes or goes
            return
        clock, digits = self._clock, self.query_one(Digits)
        left = 0 if clock is None else seconds_left(clock, self._now)
        face = _UNTIMED if clock is None else clock_face(left)
        if face != digits.value:
            digits.update(face)
        digits.set_class(clock is not None and left <= SHORT, "-short-left")
        digits.set_class(clock is None or not clock.running, "-held")
        self.query_one(ClockSheet).show(clock, over=left < 0)
