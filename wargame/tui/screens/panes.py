"""Moving about a console: which pane has the keyboard, which is zoomed, which page is open for reading."""

from textual.screen import Screen
from textual.widget import Widget

from wargame.tui.widgets.page_tabs import Page, PageTabs
from wargame.tui.widgets.reading_pane import ReadingPane


class PaneKeys(Screen[None]):
    """What the keys do that only change what is seen. A console mixes it in and says which keys they are."""

    def main_list(self) -> Widget:
        """Return the list that has the keyboard when nothing else was asked for."""
        raise NotImplementedError

    def main_page(self) -> Widget:
        """Return what page up and page down scroll while the main list has the keyboard."""
        raise NotImplementedError

    def action_read(self, page: Page) -> None:
        """Open a page for reading; on a narrow screen it takes the event's place, and the same key closes it."""
        pages = self.query_one(ReadingPane)
        if self.has_class("-reading") and pages.opened == page and self.has_class("-narrow"):
            self.action_back()
            return
        self.minimize()
        self.add_class("-reading")
        self.call_after_refresh(pages.open(page).focus)

    def on_page_tabs_picked(self, message: PageTabs.Picked) -> None:
        """Open the page whose tab was clicked."""
        self.call_after_refresh(self.query_one(ReadingPane).open(message.page).focus)

    def action_back(self) -> None:
        """Close pages and zoom; the main list gets the keyboard."""
        self.minimize()
        self.remove_class("-reading")
        self.call_after_refresh(self.main_list().focus)

    def action_zoom(self) -> None:
        """Let the pane that has the keyboard fill the screen, or put it back."""
        if self.maximized is not None:
            self.minimize()
        elif self.focused is not None:
            self._fill_with(self.focused)

    def action_zoom_map(self) -> None:
        """Let the map fill the screen, or put it back."""
        situation = self.query_one("#situation")
        if self.maximized is situation:
            self.action_back()
        else:
            self.minimize()
            self.maximize(situation, container=False)
            self.call_after_refresh(self._focus_within, situation)

    def action_next_pane(self) -> None:
        """Give the keyboard to the next pane that can be seen."""
        panes = [self.main_list(), *self.query(".page"), *self.query("#situation *")]
        seen = [pane for pane in panes if pane.can_focus and pane.region]
        at = seen.index(self.focused) + 1 if self.focused in seen else 0
        if seen:
            seen[at % len(seen)].focus()

    def action_leaf(self, by: int) -> None:
        """Scroll by a page what is being read."""
        page = self.main_page()
        page.scroll_relative(y=by * max(page.size.height - 1, 1), animate=False)

    def _fill_with(self, widget: Widget) -> None:
        pane = pane_around(widget)
        if pane is not None:
            self.maximize(pane, container=False)

    @staticmethod
    def _focus_within(pane: Widget) -> None:
        able = [widget for widget in pane.walk_children(Widget) if widget.can_focus]
        if able:
            able[0].focus()


def pane_around(widget: Widget) -> Widget | None:
    """Return the box that a widget stands in."""
    around = (node for node in widget.ancestors_with_self if isinstance(node, Widget))
    return next((node for node in around if node.has_class("pane")), None)
