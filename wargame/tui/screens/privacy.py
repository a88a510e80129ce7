"""The privacy screen of a hot seat: it stands between two seats, and shows nothing of either."""

from collections.abc import Iterable
from typing import ClassVar

from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from wargame.link.protocol import SeatChoice
from wargame.tui.framed import Framed
from wargame.tui.palette import Palette
from wargame.tui.teams import symbol_of
from wargame.tui.widgets.key_line import KeyLine


class SeatChip(Static):
    """The seat that is called to the screen, in its team's colour."""

    def __init__(self, seat: SeatChoice) -> None:
        super().__init__()
        self._seat = seat

    def render(self) -> RenderResult:
        """Return the seat's shape and title."""
        style = Palette.of(self.app.current_theme).chip(self._seat.colour)
        return Content.assemble((f"  {symbol_of(self._seat.symbol)} {self._seat.title}  ", style))


class PrivacyScreen(Framed[None]):
    """Calls the next seat to the screen; tells the app once somebody says that they are there."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "here", "I am here", key_display="⏎", priority=True),
        Binding("space", "here", "I am here", show=False),
    ]

    class Arrived(Message):
        """The seat that was called is at the screen."""

        def __init__(self, seat: str) -> None:
            super().__init__()
            self.seat = seat

    def __init__(self, seat: SeatChoice, moment: str) -> None:
        """Call `seat`; `moment` is public: turn and phase."""
        super().__init__()
        self._seat, self._moment = seat, moment

    def body(self) -> Iterable[Widget]:
        """Return the call."""
        with Vertical(id="call"):
            yield Static(Content("Hand over to"), classes="line quiet")
            with Center():
                yield SeatChip(self._seat)
            if self._seat.role:
                yield Static(Content(self._seat.role), classes="line quiet")
            yield Static(Content(self._moment), classes="line quiet")
            yield Static(Content("Everybody else looks away.\nPress enter when you are at the screen."), classes="line")
            with Center():
                yield Button(Content("I am here"), compact=True)
        yield KeyLine()

    def on_button_pressed(self) -> None:
        """Take the click for the enter key."""
        self.action_here()

    def action_here(self) -> None:
        """Let the seat in."""
        self.post_message(self.Arrived(self._seat.id))
