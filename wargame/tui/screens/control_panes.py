"""Moving about the control console: which page is open, which pane has the keyboard, which is zoomed."""

from textual import events

from wargame.tui.arrangement import Page, has_its_time, pages_for
from wargame.tui.matter import Matter, matter_of
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.screens.panes import pane_around
from wargame.tui.widgets.forecast_sheet import ForecastSheet
from wargame.tui.widgets.tab_strip import TabStrip

_GROUPS = ("control-left", "control-mid", "control-right", "control-stage", "control-main", "control-low")
"""Containers, inner ones first; one without a pane to show is not shown either."""


class ControlPanes(ControlKeys):
    """What the keys do that only change what is seen."""

    _pages: tuple[Page, ...] = ()
    _page = ""

    @property
    def matter(self) -> Matter:
        """What the middle pane is about now."""
        return matter_of(self._view.phase)

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes for the size."""
        self._pages = pages_for(event.size.width, event.size.height)
        self.lay_panes()

    def lay_panes(self) -> None:
        """Show the panes of the open page that mean something now."""
        page = next((page for page in self._pages if page.name == self._page), next(iter(self._pages), None))
        if page is None:
            return
        self._page = page.name
        three = len(self._pages) == 3
        self.set_class(three and page.name == "Run" and self.matter != "end", "-stacked")
        self.set_class(self.matter == "end", "-end")
        mapped = self._view.map is not None
        for pane in self.query(".pane"):
            name = next((name for name in page.panes if pane.id == f"pane-{name}"), None)
            pane.display = name is not None and has_its_time(name, self.matter, page, mapped=mapped)
        for group in _GROUPS:
            box = self.query_one(f"#{group}")
            box.display = any(child.display for child in box.children)
        strip = self.query_one(TabStrip)
        strip.display = len(self._pages) > 1
        strip.show([each.name for each in self._pages], page.name)

    def open_page_of(self, pane: str) -> None:
        """Open the page that a pane is on; one that is in sight stays."""
        holding = [page.name for page in self._pages if pane in page.panes]
        if holding and self._page not in holding:
            self._page = holding[0]
            self.lay_panes()

    def go_to(self, pane: str, target: str) -> None:
        """Bring a pane into sight and give what is in it the keyboard."""
        self.minimize()
        self.open_page_of(pane)
        self.call_after_refresh(self.query_one(target).focus)

    def main_target(self) -> tuple[str, str]:
        """Return the pane that matters most now, with what in it takes the keyboard."""
        match self.matter:
            case "rulings":
                return "override", "ProposedList"
            case "table":
                return "msel", "MselList"
            case "preflight" | "recap" | "end":
                return "matter", "#matter-page"

    def action_page(self, by: int) -> None:
        """Open the next page."""
        names = [page.name for page in self._pages]
        if len(names) > 1:
            self._page = names[(names.index(self._page) + by) % len(names)]
            self.minimize()
            self.lay_panes()
            self.call_after_refresh(self._focus_first)

    def on_tab_strip_picked(self, message: TabStrip.Picked) -> None:
        """Open the page whose tab was clicked."""
        self._page = message.name
        self.lay_panes()
        self.call_after_refresh(self._focus_first)

    def action_back(self) -> None:
        """Close the zoom; the main list gets the keyboard."""
        self.minimize()
        self.go_to(*self.main_target())

    def action_find(self) -> None:
        """Find an inject or a card by a few letters."""
        self.go_to("msel", "FilterInput")

    def action_rulings(self) -> None:
        """Go to the rulings."""
        self.go_to(*self.main_target() if self.matter == "rulings" else ("matter", "#matter-page"))

    def action_timeline(self) -> None:
        """Go to the timeline."""
        self.go_to("timeline", "TimelineSheet")

    def action_track(self, by: int) -> None:
        """Let the forecast be about another track."""
        self.open_page_of("forecast")
        self.query_one(ForecastSheet).step(by)

    def action_zoom(self) -> None:
        """Let the pane that has the keyboard fill the screen, or put it back."""
        if self.maximized is not None:
            self.minimize()
        elif self.focused is not None and (pane := pane_around(self.focused)) is not None:
            self.maximize(pane, container=False)

    def action_zoom_map(self) -> None:
        """Let the map fill the screen, or put it back."""
        situation = self.query_one("#pane-map")
        if self.maximized is situation:
            self.action_back()
        elif self._view.map is not None:
            situation.display = True
            self.maximize(situation, container=False)
            self.call_after_refresh(situation.children[0].focus)

    def _focus_first(self) -> None:
        if self.focused is None or not self.focused.region:
            able = [widget for widget in self.focus_chain if widget.region]
            self.set_focus(next(iter(able), None))
