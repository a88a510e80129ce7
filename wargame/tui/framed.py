"""What all screens and dialogs share: the sizes they know, and the notice when the terminal is too small for them."""

from collections.abc import Iterable
from typing import Final, TypeVar

from textual.app import ComposeResult
from textual.screen import Screen
from textual.widget import Widget

from wargame.tui.widgets.too_small import LEAST_HEIGHT, LEAST_WIDTH, TooSmall

Result = TypeVar("Result")

_ALWAYS: Final = frozenset({"quit", "command_palette"})
"""Actions that work at any size."""


class Framed(Screen[Result]):
    """A screen that fits 80 by 24 and covers itself with a notice below that."""

    ALLOW_IN_MAXIMIZED_VIEW = "TopBar, KeyLine, TooSmall, .-textual-system"

    # Textual declares these as instance variables, though it reads them from the class.
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (LEAST_WIDTH, "-narrow"), (100, "-normal"), (160, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-flat"), (LEAST_HEIGHT, "-short"), (34, "-tall")]  # noqa: RUF012

    def compose(self) -> ComposeResult:
        """Put the notice above whatever the screen is made of."""
        yield from self.body()
        yield TooSmall()

    def body(self) -> Iterable[Widget]:
        """Return the widgets of the screen."""
        return ()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse keys that would act on what the notice covers."""
        covered = self.has_class("-tiny") or self.has_class("-flat")
        return super().check_action(action, parameters) if not covered else action in _ALWAYS
