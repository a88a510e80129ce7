"""The pre-flight: what was checked before STARTEX, and what is still open."""

from typing import Final

from wargame.session.control_view import Check, ControlView, Mark
from wargame.tui.typeset import Lines, blank, ends, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet

_SHAPES: Final[dict[Mark, tuple[str, str, str]]] = {
    "good": ("■", "good", "$better"),
    "open": ("◇", "look", "$watch"),
    "bad": ("△", "mend", "$danger"),
}
_ORDER: Final[tuple[Mark, ...]] = ("bad", "open", "good")


class PreflightSheet(Sheet):
    """One block a check, what has to be mended first; and whether STARTEX can be given."""

    _view: ControlView | None = None

    def show(self, view: ControlView) -> None:
        """Show the checks of a view."""
        self._view = view
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        view = self._view
        if view is None:
            return []
        lines = [*paragraph(said(view.exercise.title, "bold $heading"), width)]
        lines += [said(f"{view.exercise.plan} · {view.exercise.turns} turns", "$dim"), blank()]
        for mark in _ORDER:
            for check in view.preflight:
                if check.mark == mark:
                    lines += _check(check, width)
        return [*lines, blank(), heading("STARTEX", width, "bold $accent"), *self._verdict(view, width)]

    def _verdict(self, view: ControlView, width: int) -> Lines:
        bad = [check.title for check in view.preflight if check.mark == "bad"]
        if bad:
            return paragraph(said(f"Mend first: {', '.join(bad)}.", "bold $danger"), width)
        looked = sum(check.mark == "open" for check in view.preflight)
        more = "Everything is ready." if not looked else f"{looked} worth a look; nothing stands in the way."
        key = line(("▸ enter", "bold $accent"), ("  begins the exercise", "bold $heading"))
        return [key, *paragraph(said(more, "$dim"), width, first="  ", rest="  ")]


def _check(check: Check, width: int) -> Lines:
    shape, word, tone = _SHAPES[check.mark]
    title = ends(line((f"{shape} ", tone), (check.title, "bold $foreground")), said(word, f"bold {tone}"), width)
    return [title, *paragraph(said(check.said, "$level"), width, first="  ", rest="  ")] if check.said else [title]
