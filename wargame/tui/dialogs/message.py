"""Tells something that must be seen before the session goes on."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.plain_text import clean


class MessageDialog(Dialog[None]):
    """One message; `enter` or `escape` closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "close", "Close", show=False)]

    def __init__(self, title: str, text: str) -> None:
        super().__init__()
        self._title, self._text = title, clean(text)

    def page(self) -> Iterable[Widget]:
        """Return the message."""
        yield Static(Content.assemble((self._title, "bold $heading"), "\n\n", (self._text, "$foreground")))
