"""The notice that covers a screen while the terminal is smaller than the consoles need."""

from typing import Final

from textual.content import Content

from wargame.tui.typeset import Lines, paragraph, said
from wargame.tui.widgets.sheet import Sheet

LEAST_WIDTH: Final = 80
"""Columns that every screen must manage with."""
LEAST_HEIGHT: Final = 24
"""Rows that every screen must manage with."""


class TooSmall(Sheet):
    """Says how large the terminal is, and how large it must be."""

    DEFAULT_CSS = """
    TooSmall { display: none; layer: notice; width: 100%; height: 100%; padding: 1; background: $background; }
    """

    def on_resize(self) -> None:
        """Show the new size."""
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the notice."""
        size = self.app.size
        need = f"This needs a terminal of {LEAST_WIDTH} columns by {LEAST_HEIGHT} rows."
        return [
            *paragraph(said(need, "bold $accent"), width),
            *paragraph(said(f"Now it has {size.width} by {size.height}.", "$foreground"), width),
            Content(""),
            *paragraph(said("Enlarge the window or choose a smaller font; nothing is lost meanwhile.", "$dim"), width),
        ]
