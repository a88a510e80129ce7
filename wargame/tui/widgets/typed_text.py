"""A field for typing: it wraps, grows with its text, and `enter` goes on instead of breaking the line."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from wargame.tui.plain_text import clean


class TypedText(TextArea):
    """Text of one person. `ctrl+j` breaks the line; pasted text is cleaned as it comes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", "Go on", show=False, priority=True),
        Binding("ctrl+j", "break_line", "Break the line", show=False),
    ]

    class Submitted(Message):
        """The person is done with this field."""

        def __init__(self, field: "TypedText") -> None:
            super().__init__()
            self.field = field

    def __init__(self, text: str = "", *, hint: str = "", limit: int, id: str | None = None) -> None:  # noqa: A002
        """Start with `text`; `hint` is shown while there is none. Nothing is taken beyond `limit` characters."""
        super().__init__(text, id=id, compact=True, placeholder=Content(hint), highlight_cursor_line=False)
        self.limit = limit
        self.cursor_blink = False
        self.move_cursor(self.document.end)

    def take(self, text: str) -> None:
        """Show another text, with the cursor behind it."""
        self.text = text
        self.move_cursor(self.document.end)

    def action_submit(self) -> None:
        """Say that this field is done."""
        self.post_message(self.Submitted(self))

    def action_break_line(self) -> None:
        """Begin a new line."""
        self.insert("\n")

    async def _on_paste(self, event: events.Paste) -> None:
        await super()._on_paste(events.Paste(clean(event.text)))
        event.prevent_default()

    def on_text_area_changed(self) -> None:
        """Keep within the limit."""
        if len(self.text) > self.limit:
            self.take(self.text[: self.limit])
