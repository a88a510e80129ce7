"""Lets one of several things be chosen."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.widgets.choice_sheet import ChoiceSheet


class ChoiceDialog(Dialog[int]):
    """Yields the position of what was chosen, or None if the window was closed."""

    def __init__(
        self,
        title: str,
        choices: Sequence[Content],
        *,
        lead: Content | None = None,
        none_first: bool = False,
        picked: int = 0,
    ) -> None:
        """Offer `choices` below `lead`, with one picked; with `none_first` the first one is under 0.

        Where `enter` opens the window, what it chooses at once must do no harm: a key may be pressed twice.
        """
        super().__init__()
        self._picked = picked
        self._title, self._choices, self._lead, self._none_first = title, choices, lead, none_first

    def page(self) -> Iterable[Widget]:
        """Return the choices."""
        if self._lead is not None:
            yield Static(self._lead, classes="lead")
        yield ChoiceSheet(self._choices, none_first=self._none_first, picked=self._picked)

    def on_mount(self) -> None:
        """Let the list have the keyboard."""
        self.query_one("#window").border_title = Content(self._title)
        self.query_one("#window").border_subtitle = Content("digit or enter chooses · esc closes")
        self.query_one(ChoiceSheet).focus()

    def on_choice_sheet_taken(self, message: ChoiceSheet.Taken) -> None:
        """Close with the choice."""
        self.dismiss(message.at)
