"""A box around sheets that scroll together if they must."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from wargame.tui.widgets.sheet import Sheet


class PagePane(Vertical):
    """Title and sheets. The page has the keyboard unless a sheet takes it itself."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *sheets: Sheet, title: str, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self._sheets = sheets
        self.border_title = Content(title)

    def compose(self) -> ComposeResult:
        """Put the sheets into a page."""
        with VerticalScroll(can_focus=not any(sheet.can_focus for sheet in self._sheets)):
            yield from self._sheets
