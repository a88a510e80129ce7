"""What a team's seat sees, for whoever runs the exercise: to look at, not to act in."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType

from wargame.session.commands import SeatCommand
from wargame.tui.screens.console import ConsoleScreen

_ACTS: Final = frozenset({"commit", "pass_card", "withdraw", "seal", "go_on", "skip", "talk"})


class WatchScreen(ConsoleScreen):
    """A team's console without its hands."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("v", "leave", "Back to your console", id="watch.leave")]

    def on_mount(self) -> None:
        """Say whose eyes these are."""
        super().on_mount()
        title = next(
            (team.title for team in self._view.teams if team.id == self._view.seat.team), self._view.seat.title
        )
        self.notify(f"You see what {title} sees. v goes back.", markup=False)

    def ask(self, command: SeatCommand) -> None:
        """Send nothing: this is not the person's seat."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what is for looking."""
        return False if action in _ACTS else super().check_action(action, parameters)

    def action_leave(self) -> None:
        """Go back to one's own console."""
        self.app.pop_screen()

    def action_back(self) -> None:
        """Close what is open for reading; if nothing is, go back to one's own console."""
        if self.has_class("-reading") or self.maximized is not None:
            super().action_back()
        else:
            self.action_leave()
