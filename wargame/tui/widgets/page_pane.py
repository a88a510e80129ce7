"""A box around one sheet that scrolls if it must."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from wargame.tui.widgets.sheet import Sheet


class PagePane(Vertical):
    """Title and sheet. The page has the keyboard unless the sheet takes it itself."""

    ALLOW_MAXIMIZE = True

    def __init__(self, sheet: Sheet, title: str, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self._sheet = sheet
        self.border_title = Content(title)

    def compose(self) -> ComposeResult:
        """Put the sheet into a page."""
        with VerticalScroll(can_focus=not self._sheet.can_focus):
            yield self._sheet
