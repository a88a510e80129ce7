"""What an override is about: which band could take the engine's place, and what would be otherwise."""

from textual.content import Content

from wargame.session.control_view import Proposed, StakesView
from wargame.session.seen import BandName
from wargame.tui.bands import BANDS, SHAPES, WORDS, colour, ink
from wargame.tui.ruling_block import verdict
from wargame.tui.typeset import Lines, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class OverrideSheet(Sheet):
    """The four bands under their digits; below them what hangs on each, if it was asked."""

    _proposed: Proposed | None = None
    _band: BandName | None = None
    _stakes: StakesView | None = None

    def show(self, proposed: Proposed | None, band: BandName | None, stakes: StakesView | None) -> None:
        """Show the choice for a ruling; `stakes` only if they belong to it."""
        self._proposed, self._band, self._stakes = proposed, band, stakes
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        proposed = self._proposed
        if proposed is None:
            return [said("No ruling is picked.", "$dim")]
        choices = line(*(part for at, band in enumerate(BANDS, 1) for part in self._choice(at, band, proposed)))
        told = line(("   engine ", "$dim"), verdict(proposed.ruling))
        first = [line(choices, told)] if choices.cell_length + told.cell_length <= width else [choices, told]
        return [*first, *self._hangs(width)]

    def _choice(self, at: int, band: BandName, proposed: Proposed) -> list[Content]:
        if band not in proposed.bands:
            return [said(f"{at} ", "$quiet"), said(WORDS[band], "$quiet strike"), said("  ")]
        if band == self._band:
            return [said(f" {at} {WORDS[band]} ", f"bold {ink(band)} on {colour(band)}"), said(" ")]
        return [said(f"{at} ", "bold $accent"), said(f"{WORDS[band]} ", "$foreground"), said(" ")]

    def _hangs(self, width: int) -> Lines:
        if self._stakes is None:
            return [line(("w", "bold $accent"), (" in the list of rulings asks what hangs on this one", "$dim"))]
        lines: Lines = []
        for stake in self._stakes.lines:
            mark = line((SHAPES[stake.band], f"${WORDS[stake.band]}-mark"), (f" {WORDS[stake.band]:<9}", "$level"))
            text = " ".join(stake.said) or "nothing would be otherwise"
            wrapped = paragraph(said(text, "$foreground" if stake.said else "$dim"), width - mark.cell_length)
            lines += [(Content(" " * mark.cell_length) if row else mark) + part for row, part in enumerate(wrapped)]
        return lines or [said("Nothing hangs on it.", "$dim")]
