"""What the application does for those who run the exercise: their console follows the session and sends for them."""

from typing import cast

from textual.screen import Screen

from wargame.link.protocol import Link
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.decide import PersonCommand
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.themed import ThemedApp


class ControlDesk(ThemedApp):
    """The application mixes it in and says how it sends and how it changes screens."""

    _link: Link | None = None
    _at_screen: str | None = None
    """The seat at the screen."""
    _forecast: ForecastView | None = None

    async def _send(self, link: Link, seat: str, command: PersonCommand) -> bool:
        """Send a command in a seat's name; return whether it was taken. A refusal is told to who sits there."""
        raise NotImplementedError

    def _show(self, screen: Screen[None]) -> None:
        """Put a screen in the place of the one that is up."""
        raise NotImplementedError

    @property
    def control(self) -> ControlScreen | None:
        """The console of those who run the exercise, under whatever dialogs are open."""
        return next((screen for screen in self.screen_stack if isinstance(screen, ControlScreen)), None)

    def told_control(self, told: ControlView | ForecastView) -> None:
        """Show those who run the exercise what they are told; their console opens with the first view."""
        if isinstance(told, ForecastView):
            self._forecast = told
            if self.control is not None:
                self.control.show_forecast(told)
        elif self.control is not None:
            self.control.show(told)
        else:
            self._at_screen = told.seat.id
            self._show(ControlScreen(told, self._forecast))

    def on_control_keys_asked(self, message: ControlKeys.Asked) -> None:
        """Send a command of those who run the exercise."""
        if self._link is not None:
            self.run_worker(self._send_asked(self._link, message), group="send")

    async def _send_asked(self, link: Link, message: ControlKeys.Asked) -> None:
        """Send a command; what was typed for one that was not taken goes back to where it was typed."""
        taken = await self._send(link, message.seat, cast("PersonCommand", message.command))
        if not taken and self.control is not None:
            self.control.restore(message.typed)
