"""The strip that says which page of the console is open, where not all of it fits on the screen."""

from collections.abc import Sequence

from textual import events
from textual.message import Message

from wargame.tui.typeset import Lines, ends, line, said
from wargame.tui.widgets.sheet import Sheet


class TabStrip(Sheet):
    """One tab a page."""

    DEFAULT_CSS = """
    TabStrip { height: 1; background: $background; }
    """

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    _names: tuple[str, ...] = ()
    _open = ""

    def show(self, names: Sequence[str], opened: str) -> None:
        """Show the pages, and which of them is open."""
        self._names, self._open = tuple(names), opened
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the strip."""
        tabs = (
            (f" {name} ", "bold $accent on $panel underline" if name == self._open else "$dim") for name in self._names
        )
        hint = line(("[ ]", "bold $accent"), (" page ", "$dim"))
        strip = line(" ", *tabs)
        return [ends(strip, hint, width) if strip.cell_length + hint.cell_length < width else strip + said("")]

    def on_click(self, event: events.Click) -> None:
        """Open the clicked page."""
        start = 1
        for name in self._names:
            end = start + len(name) + 2
            if start <= event.x < end:
                self.post_message(self.Picked(name))
            start = end
