"""A sheet: text laid out by the line for the width that it has. Most panes of the consoles are sheets.

A sheet asks its subclass for all lines whenever something it shows has changed, and repaints only the lines that differ
from what is on the screen. So a new view costs no more than what it changed, and a pane never flickers or scrolls.
"""

from abc import abstractmethod

from textual.app import App
from textual.content import Content
from textual.geometry import Region, Size
from textual.theme import Theme
from textual.widget import Widget

from wargame.tui.palette import Palette
from wargame.tui.typeset import Lines


class Sheet(Widget):
    """Text in lines, as high as it needs to be."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    _drawn_width = 0
    _drawn: Lines | None = None

    @abstractmethod
    def lay_out(self, width: int) -> Lines:
        """Return all lines for a width in cells, at least 1. Called again after every `redraw`."""

    @property
    def palette(self) -> Palette:
        """The team colours of the present theme."""
        return self.palette_of(self.app)

    @staticmethod
    def palette_of(app: App[object]) -> Palette:
        """Return the team colours of an app's present theme."""
        return Palette.of(app.current_theme)

    def on_mount(self) -> None:
        """Follow changes of the theme."""
        self.app.theme_changed_signal.subscribe(self, self._recolour)

    def _recolour(self, _theme: Theme) -> None:
        self._drawn = None
        self.refresh()

    def redraw(self) -> None:
        """Lay out again and repaint the lines that changed."""
        old, self._drawn = self._drawn, None
        if old is None or not self.is_mounted or not self._drawn_width:
            self.refresh(layout=True)
            return
        new = self._lines(self._drawn_width)
        if len(new) != len(old):
            self.refresh(layout=True)
            return
        changed = [y for y, (before, after) in enumerate(zip(old, new, strict=True)) if not before.is_same(after)]
        if changed:
            self.refresh(*(Region(0, y, self._drawn_width, 1) for y in changed))

    def bring_into_sight(self, first: int, count: int) -> None:
        """Scroll the container around, if it scrolls, just far enough that these lines show."""
        around = self.parent
        if isinstance(around, Widget) and self.is_mounted:
            around.scroll_to_region(Region(0, first, 1, count), animate=False, x_axis=False)

    def _lines(self, width: int) -> Lines:
        if self._drawn is None or width != self._drawn_width:
            laid = self.lay_out(width)
            self._drawn = [part for line in laid for part in line.split("\n", allow_blank=True)]
            self._drawn_width = width
        return self._drawn

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines at this width."""
        return len(self._lines(max(width, 1)))

    def render(self) -> Content:
        """Return all lines."""
        return Content("\n").join(self._lines(max(self.content_size.width, 1)))
