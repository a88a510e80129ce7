"""The comparison of two sessions on a screen of its own."""

from wargame.session.comparison_view import ComparisonView
from wargame.tui.plain_text import cleaned
from wargame.tui.screens.comparison import ComparisonScreen
from wargame.tui.theme import SITUATION_ROOM
from wargame.tui.themed import ThemedApp


class ComparisonApp(ThemedApp):
    """Shows one comparison and leaves when it is closed."""

    def __init__(self, view: ComparisonView, *, theme: str = SITUATION_ROOM.name) -> None:
        super().__init__(theme=theme)
        self._view = view

    def on_mount(self) -> None:
        """Show the comparison."""
        self.push_screen(ComparisonScreen(cleaned(self._view)), lambda _: self.exit())
