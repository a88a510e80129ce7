"""The pane of pages for reading: brief, tracks, log."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from wargame.session.view import SeatView
from wargame.tui.widgets.brief_sheet import BriefSheet
from wargame.tui.widgets.log_sheet import LogSheet
from wargame.tui.widgets.page_tabs import PAGES, Page, PageTabs
from wargame.tui.widgets.track_table import TrackTable


class ReadingPane(Vertical):
    """One page at a time, each scrolled by itself."""

    ALLOW_MAXIMIZE = True
    opened: Page = "brief"
    """The page that is shown."""

    def compose(self) -> ComposeResult:
        """Stack strip and pages."""
        yield PageTabs()
        for page, sheet in zip(PAGES, (BriefSheet(), TrackTable(), LogSheet()), strict=True):
            with VerticalScroll(id=f"{page}-page", classes="page") as scroll:
                scroll.display = page == self.opened
                yield sheet

    def show(self, view: SeatView) -> None:
        """Fill all pages from a view."""
        self.query_one(BriefSheet).show(view)
        self.query_one(TrackTable).show(view.tracks, view.facts)
        self.query_one(LogSheet).show(view.log, view.teams)

    def open(self, page: Page) -> VerticalScroll:
        """Show a page and return it."""
        self.opened = page
        self.query_one(PageTabs).show(page)
        for name in PAGES:
            self.query_one(f"#{name}-page").display = name == page
        return self.query_one(f"#{page}-page", VerticalScroll)
