"""What our applications have in common: themes, styles, and every key of a screen by its name."""

from collections.abc import Awaitable, Callable, Iterable
from pathlib import Path, PurePath
from typing import ClassVar

from textual.app import App, SystemCommand
from textual.dom import DOMNode
from textual.screen import Screen

from wargame.tui.discreet import DiscreetApp
from wargame.tui.theme import SITUATION_ROOM, THEMES, own_variables

_STYLES = Path(__file__).parent / "styles"


class ThemedApp(DiscreetApp):
    """An application in our colours."""

    TITLE = "wargame"
    ENABLE_COMMAND_PALETTE = True
    CSS_PATH: ClassVar[list[str | PurePath]] = [
        _STYLES / f"{name}.tcss" for name in ("frame", "console", "screens", "control", "talk")
    ]

    def __init__(self, *, theme: str = SITUATION_ROOM.name, motion: bool = False) -> None:
        """Without `motion` nothing moves by itself. `theme` is the name of one of ours or of Textual's."""
        super().__init__()
        for own in THEMES:
            self.register_theme(own)
        self.theme = theme
        self.animation_level = "basic" if motion else "none"

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own colours for themes that do not bring them."""
        return own_variables(dark=self.current_theme.dark)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer every key of the screen by name, and the themes."""
        yield SystemCommand("Theme", "Change the colours", self.action_change_theme)
        offered = set()
        for active in screen.active_bindings.values():
            binding = active.binding
            if active.enabled and binding.description and binding.action not in offered:
                offered.add(binding.action)
                yield SystemCommand(
                    binding.description,
                    f"Key {self.get_key_display(binding)}",
                    _runner(self, binding.action, active.node),
                )


def _runner(app: App[None], action: str, node: DOMNode) -> Callable[[], Awaitable[bool]]:
    """Return a call that runs an action where its key would."""
    return lambda: app.run_action(action, node)
