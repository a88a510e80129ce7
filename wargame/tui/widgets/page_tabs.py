"""The strip above the pages for reading: which one is open, and with which key the others open."""

from typing import Final, Literal

from textual import events
from textual.message import Message

from wargame.tui.typeset import Lines, fitted, line
from wargame.tui.widgets.sheet import Sheet

Page = Literal["brief", "tracks", "log"]

PAGES: Final[tuple[Page, ...]] = ("brief", "tracks", "log")


class PageTabs(Sheet):
    """One tab a page."""

    DEFAULT_CSS = """
    PageTabs { height: 1; background: $panel; }
    """

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, page: Page) -> None:
            super().__init__()
            self.page = page

    _open: Page = "brief"

    def show(self, page: Page) -> None:
        """Show which page is open."""
        self._open = page
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the strip."""
        tabs = (
            (f" {page.title()} ", "bold $accent on $surface") if page == self._open else (f" {page.title()} ", "$dim")
            for page in PAGES
        )
        return [fitted(line(*tabs), width)]

    def on_click(self, event: events.Click) -> None:
        """Open the clicked page."""
        start = 0
        for page in PAGES:
            end = start + len(page) + 2
            if start <= event.x < end:
                self.post_message(self.Picked(page))
            start = end
