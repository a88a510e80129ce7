"""Help: what to do now, in words, and every key."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from wargame.tui.dialogs.dialog import Dialog
from wargame.tui.typeset import Lines, blank, heading, line, padded, paragraph, said, side_by_side
from wargame.tui.widgets.sheet import Sheet

Keys = Sequence[tuple[str, str]]
"""Keys and what they do."""


class HelpSheet(Sheet):
    """What now, and the keys in two columns."""

    def __init__(self, now: str, keys: Keys) -> None:
        super().__init__()
        self._now, self._keys = now, keys

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        cells = max(len(key) for key, _ in self._keys) + 1
        rows = [line((padded(key, cells), "bold $accent"), (what, "$foreground")) for key, what in self._keys]
        half = -(-len(rows) // 2)
        return [
            heading("WHAT NOW", width),
            *paragraph(said(self._now, "$foreground"), width),
            blank(),
            heading("KEYS", width),
            *side_by_side([rows[:half], rows[half:]], width),
        ]


class HelpDialog(Dialog[None]):
    """What to do now and the keys of the screen below."""

    TITLE_TEXT = "HELP"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("question_mark,f1,enter,space", "close", "Close", show=False)]

    def __init__(self, now: str, keys: Keys) -> None:
        super().__init__()
        self._now, self._keys = now, keys

    def page(self) -> Iterable[Widget]:
        """Return the help."""
        yield HelpSheet(self._now, self._keys)
