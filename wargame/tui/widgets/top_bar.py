"""The bar at the top: who sits here, what is played, the turn and its phase."""

from typing import Final

from rich.cells import cell_len
from textual.content import Content

from wargame.session.seen import Phase
from wargame.session.view import SeatView
from wargame.tui.teams import symbol_of
from wargame.tui.typeset import Lines, blank, cut, ends, line, said
from wargame.tui.widgets.clock_pane import SHORT, clock_face, seconds_left
from wargame.tui.widgets.sheet import Sheet

PHASES: Final[tuple[Phase, ...]] = ("brief", "plan", "ask", "adjudicate", "recap")
_EVERY_TURN: Final = frozenset({"brief", "plan", "adjudicate", "recap"})
_ROOMY = 100
"""Columns from which titles are shown in full."""


class TopBar(Sheet):
    """One line about seat, exercise, turn and phase."""

    DEFAULT_CSS = """
    TopBar { height: 1; width: 1fr; background: $panel; }
    """

    _view: SeatView | None = None
    _unread = 0
    _now: int | None = None

    def show(self, view: SeatView, unread: int = 0) -> None:
        """Show where the exercise stands, and how much of the talk is new."""
        self._view, self._unread = view, unread
        self.redraw()

    def tick(self, now: int) -> None:
        """Show the time at `now`, seconds since 1970 UTC, if a clock is running."""
        self._now = now
        if self._view is not None and self._view.clock is not None and self._view.clock.running:
            self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        if self._view is None:
            return [blank()]
        roomy = width >= _ROOMY
        left = line(self._chip(self._view, roomy=roomy), " ", *self._middle(self._view, roomy=roomy), self._badge())
        clock = self._clock(self._view)
        marking = whole_words(self._view.exercise.marking, width - left.cell_length - clock.cell_length - 2)
        return [ends(left, line(said(f"{marking} " if marking else "", "bold $warning"), clock), width)]

    def _clock(self, view: SeatView) -> Content:
        """Return what is left of the phase; nothing where it is not timed."""
        if view.clock is None:
            return said("", "")
        left = seconds_left(view.clock, self._now)
        if not view.clock.running:
            return said(f" ■ held {clock_face(left)} ", "bold $watch")
        return said(f" {clock_face(left)} ", "bold $danger" if left <= SHORT else "bold $foreground")

    def _chip(self, view: SeatView, *, roomy: bool) -> Content:
        team = next((team for team in view.teams if team.id == view.seat.team), None)
        if team is None:
            return said(f" {cut(view.seat.title, 20)} ", self.palette.chip(""))
        title = cut(team.title, 30 if roomy else 16)
        if view.seat.title != team.title:
            title = f"{title} · {cut(view.seat.title, 20 if roomy else 12)}"
        return said(f" {symbol_of(team.symbol)} {title} ", self.palette.chip(team.colour))

    def _badge(self) -> Content:
        return said(f"  ●{self._unread} new", "bold $accent") if self._unread else Content("")

    def _middle(self, view: SeatView, *, roomy: bool) -> list[Content]:
        turn = f"{view.turn}/{view.exercise.turns}"
        if not roomy:
            return [said(f"T{turn}  ", "bold $foreground"), phase_chain(view.phase)]
        title = cut(view.exercise.title, 34)
        quarter = f" · {cut(view.turn_title, 16)}" if view.turn_title else ""
        return [
            said(f"{title}   ", "$foreground"),
            said(f"Turn {turn}", "bold $foreground"),
            said(f"{quarter}   ", "$dim"),
            phase_chain(view.phase),
        ]


def whole_words(text: str, width: int) -> str:
    """Return as many whole words of a marking as fit; half a marking must not look like another one."""
    while text and cell_len(text) > width:
        text = text.rpartition(" ")[0]
    return text


def phase_chain(phase: Phase) -> Content:
    """Return the phases of a turn with the present one raised."""
    if phase not in PHASES:
        return said("ENDEX" if phase == "endex" else "before STARTEX", "bold $accent")
    shown = [name for name in PHASES if name in (phase, *_EVERY_TURN)]
    parts = [said(name.upper(), "bold $accent") if name == phase else said(name, "$dim") for name in shown]
    return said(" ▸ ", "$quiet").join(parts)
