"""A window above a screen: a title, a body that scrolls if it must, and what closes it."""

from collections.abc import Iterable
from typing import ClassVar, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widget import Widget

from wargame.tui.framed import Framed

Result = TypeVar("Result")


class Dialog(Framed[Result], ModalScreen[Result]):
    """A window in the middle of the screen; `escape` closes it without a result."""

    TITLE_TEXT: ClassVar[str] = ""
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Close")]

    def body(self) -> Iterable[Widget]:
        """Return the window."""
        with Vertical(id="window") as window:
            window.border_title = Content(self.TITLE_TEXT)
            window.border_subtitle = Content("esc closes")
            with VerticalScroll(id="page"):
                yield from self.page()
            yield from self.buttons()

    def page(self) -> Iterable[Widget]:
        """Return what the window shows."""
        return ()

    def buttons(self) -> Iterable[Widget]:
        """Return what stands below it."""
        return ()

    def action_close(self) -> None:
        """Close without a result."""
        self.dismiss(None)
