"""What an override is about: which band could take the engine's place, and what would be otherwise."""

from textual.content import Content

from wargame.session.control_view import Proposed, StakesView
from wargame.session.seen import BandName
from wargame.tui.bands import BANDS, SHAPES, WORDS, colour, ink
from wargame.tui.typeset import Lines, ends, line, paragraph, said
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
        choices = Content("  ").join(self._choice(at, band, proposed) for at, band in enumerate(BANDS, 1))
        band = proposed.ruling.band
        told = line(("engine ", "$dim"), (SHAPES[band], f"${WORDS[band]}-mark"), (f" {WORDS[band]}", "bold $heading"))
        fits = choices.cell_length + told.cell_length < width
        return [*([ends(choices, told, width)] if fits else [choices, told]), *self._hangs(width)]

    def _choice(self, at: int, band: BandName, proposed: Proposed) -> Content:
        if band not in proposed.bands:
            return line((f"{at} ", "$quiet"), (WORDS[band], "$quiet strike"))
        if band == self._band:
            return said(f" {at} {WORDS[band]} ", f"bold {ink(band)} on {colour(band)}")
        return line((f"{at} ", "bold $accent"), (WORDS[band], "$foreground"))

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
