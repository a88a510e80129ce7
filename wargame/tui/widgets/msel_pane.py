"""The palette of injects: a filter and the list that it filters."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Input

from wargame.session.control_view import ControlView
from wargame.tui.widgets.msel_list import MselList
from wargame.tui.widgets.pane import entitle


class FilterInput(Input):
    """Where letters of a title are typed."""

    def __init__(self) -> None:
        super().__init__(placeholder="/ find by a few letters", compact=True, max_length=60)
        self.cursor_blink = False


class MselPane(Vertical):
    """Filter and list. From the filter, `enter` or `down` goes to the list; `escape` clears it."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")

    def compose(self) -> ComposeResult:
        """Stack the parts."""
        yield FilterInput()
        with VerticalScroll(id="msel-page", can_focus=False):
            yield MselList()

    def show(self, view: ControlView) -> None:
        """Show the MSEL of a view."""
        coming = sum(inject.status in {"pending", "deferred"} for inject in view.msel)
        entitle(self, f"INJECTS · {coming} to come" if view.msel else "INJECTS")
        self.query_one(MselList).show(view)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter as letters come."""
        event.stop()
        self.query_one(MselList).search(event.value)

    async def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take what is picked, and bring the others back."""
        event.stop()
        self.query_one(MselList).focus()
        await self.screen.run_action("fire")
        event.input.value = ""

    def on_key(self, event: events.Key) -> None:
        """Leave the filter by arrow or escape."""
        if not isinstance(self.screen.focused, FilterInput) or event.key not in {"down", "up", "escape"}:
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.query_one(FilterInput).value = ""
        self.query_one(MselList).focus()
