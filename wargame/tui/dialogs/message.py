"""Tells something that must be seen before the session goes on."""

from collections.abc import Iterable
from typing import Any, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.plain_text import clean


def tell_once(app: App[Any], title: str, text: str) -> None:
    """Show a message, unless the same one is being shown: several may learn of one thing."""
    dialog = MessageDialog(title, text)
    if dialog.text not in [screen.text for screen in app.screen_stack if isinstance(screen, MessageDialog)]:
        app.push_screen(dialog)


class MessageDialog(Dialog[None]):
    """One message; `enter` or `escape` closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "close", "Close", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, clean(text)

    @property
    def text(self) -> str:
        """What it tells."""
        return self._text

    def page(self) -> Iterable[Widget]:
        """Return the message."""
        yield Static(Content.assemble((self._title, "bold $heading"), "\n\n", (self._text, "$foreground")))
