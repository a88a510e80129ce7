"""Asks before something that can't be taken back."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from wargame.tui.dialogs.dialog import Dialog


class ConfirmDialog(Dialog[bool]):
    """A question with two answers; yields True, False, or None if it was closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "answer(True)", "Yes", show=False),
        Binding("n", "answer(False)", "No", show=False),
        Binding("left,right", "app.focus_next", "Other answer", show=False),
    ]

    def __init__(self, question: str, details: Content, *, yes: str, no: str, careful: bool = False) -> None:
        """Ask `question`. The labels say what happens; if `careful`, `enter` alone means no."""
        super().__init__()
        self._question, self._details = question, details
        self._yes, self._no, self._careful = yes, no, careful

    def page(self) -> Iterable[Widget]:
        """Return question and details."""
        yield Static(Content.assemble((self._question, "bold $heading"), "\n\n", self._details))

    def buttons(self) -> Iterable[Widget]:
        """Return the two answers."""
        with Horizontal(id="buttons"):
            yield Button(Content(self._yes), id="yes", compact=True)
            yield Button(Content(self._no), id="no", compact=True)

    def on_mount(self) -> None:
        """Start on the answer that does no harm if the question is a grave one."""
        self.query_one("#no" if self._careful else "#yes", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        """Answer."""
        self.dismiss(event.button.id == "yes")

    def action_answer(self, answer: bool) -> None:
        """Answer by key."""
        self.dismiss(answer)
