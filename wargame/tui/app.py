"""The application: it follows the views of its seats and picks the screen; the screens do the rest."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.content import Content
from textual.screen import ModalScreen, Screen

from wargame.link.protocol import Link, LinkLost
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal
from wargame.session.view import OddsView, SeatView
from wargame.tui.control_desk import ControlDesk
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.message import MessageDialog
from wargame.tui.framed import Framed
from wargame.tui.offers import Choice, StartOffer
from wargame.tui.plain_text import clean_line, cleaned
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.orders import OrderKeys
from wargame.tui.screens.privacy import PrivacyScreen
from wargame.tui.screens.start import StartScreen
from wargame.tui.seating import seat_wanted
from wargame.tui.theme import SITUATION_ROOM

OpenSession = Callable[[Choice], Awaitable[Link]]
"""Opens the chosen session. Raises `LinkLost` with a sentence if it can't."""


@dataclass(frozen=True, slots=True)
class Lobby:
    """The way in when no session is open yet: what is offered, and how a choice is opened."""

    offer: StartOffer
    open_session: OpenSession


class WargameApp(ControlDesk):
    """The terminal console of one person, or of several who share it."""

    def __init__(self, way_in: Link | Lobby, *, theme: str = SITUATION_ROOM.name, motion: bool = False) -> None:
        """Go straight to a session's seats, or first to the start screen.

        Without `motion` nothing moves by itself. `theme` is the name of one of ours or of Textual's.
        """
        super().__init__(theme=theme, motion=motion)
        self._lobby = way_in if isinstance(way_in, Lobby) else None
        self._link = None if isinstance(way_in, Lobby) else way_in
        self._views: dict[str, SeatView] = {}
        self._odds: dict[str, OddsView] = {}
        self._sending = asyncio.Lock()

    def on_mount(self) -> None:
        """Show the first screen."""
        if self._link is not None:
            self._attend(self._link)
        elif self._lobby is not None:
            self._show(StartScreen(cleaned(self._lobby.offer)))

    async def action_quit(self) -> None:
        """Leave; asks first while a session is running."""
        if self._link is None or isinstance(self.screen, EndexScreen):
            await self._leave()
        elif not isinstance(self.screen, ConfirmDialog):
            self.push_screen(
                ConfirmDialog(
                    "Leave the exercise?",
                    Content("Everything up to now is kept. Start wargame again to go on where you left."),
                    yes="Leave (y)",
                    no="Stay (n)",
                    careful=True,
                ),
                self._leave_if,
            )

    def on_order_keys_asked(self, message: OrderKeys.Asked) -> None:
        """Send a seat's command."""
        if self._link is not None:
            self.run_worker(self._send(self._link, message.seat, message.command), group="send")

    async def _leave(self) -> None:
        if self._link is not None:
            await self._link.close()
        self.exit()

    async def _leave_if(self, sure: bool | None) -> None:
        if sure:
            await self._leave()

    def on_start_screen_chosen(self, message: StartScreen.Chosen) -> None:
        """Open what was chosen."""
        if self._lobby is not None:
            self.run_worker(self._open(self._lobby, message.choice), group="open")

    def on_privacy_screen_arrived(self, message: PrivacyScreen.Arrived) -> None:
        """Show a seat its console once somebody of it is there."""
        if message.seat == self._at_screen:
            self._sit(message.seat)

    async def _open(self, lobby: Lobby, choice: Choice) -> None:
        try:
            self._link = await lobby.open_session(choice)
        except LinkLost as lost:
            self.push_screen(MessageDialog("This session can't be opened.", str(lost)))
        else:
            self._attend(self._link)

    def _attend(self, link: Link) -> None:
        for seat in link.seats:
            self.run_worker(self._follow(link, seat.id), group="views")

    async def _follow(self, link: Link, seat: str) -> None:
        try:
            async for told in link.views(seat):
                if isinstance(told, SeatView | OddsView):
                    self._told(seat, cleaned(told))
                else:
                    self.told_control(cleaned(told))
        except LinkLost as lost:
            self.push_screen(MessageDialog("The session is gone.", str(lost)))

    def _told(self, seat: str, told: SeatView | OddsView) -> None:
        console = self._console_of(seat)
        if isinstance(told, OddsView):
            self._odds[seat] = told
            if isinstance(console, ConsoleScreen):
                console.show_odds(told)
            return
        self._views[seat] = told
        if console is not None and isinstance(console, EndexScreen) == (told.phase == "endex"):
            console.show(told)
        self._settle()

    def _settle(self) -> None:
        """Let the seat that is wanted come to the screen, unless it is there."""
        seats = self._link.seats if self._link else ()
        wanted = seat_wanted([seat.id for seat in seats], self._views, self._at_screen)
        if wanted is None or (wanted == self._at_screen and not self._is_outdated(wanted)):
            return
        if len(seats) == 1 or wanted == self._at_screen:
            self._sit(wanted)
            return
        self._at_screen = wanted
        view = self._views[wanted]
        called = cleaned(next(seat for seat in seats if seat.id == wanted))
        self._show(PrivacyScreen(called, f"Turn {view.turn} of {view.exercise.turns} · {view.phase}"))

    def _is_outdated(self, seat: str) -> bool:
        """Return whether a seat's console is up although the exercise has ended."""
        return self._views[seat].phase == "endex" and isinstance(self._console_of(seat), ConsoleScreen)

    def _sit(self, seat: str) -> None:
        self._at_screen = seat
        view = self._views[seat]
        self._show(EndexScreen(view) if view.phase == "endex" else ConsoleScreen(view, self._odds.get(seat)))

    def _console_of(self, seat: str) -> ConsoleScreen | EndexScreen | None:
        """Return the screen that shows this seat's views, under whatever dialogs are open."""
        for screen in self.screen_stack:
            if isinstance(screen, ConsoleScreen | EndexScreen) and screen.seat == seat:
                return screen
        return None

    def _show(self, screen: Screen[None]) -> None:
        """Replace the screen and everything above it; nothing of what was shown stays, toasts included."""
        while isinstance(self.screen, ModalScreen):
            self.pop_screen()
        self.clear_notifications()
        if isinstance(self.screen, Framed):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    async def _send(self, link: Link, seat: str, command: PersonCommand) -> bool:
        """Send a command; return whether it was taken."""
        try:
            async with self._sending:
                answer = await link.send(seat, command)
        except LinkLost as lost:
            self.push_screen(MessageDialog("The session is gone.", str(lost)))
            return False
        if isinstance(answer, Refusal) and seat == self._at_screen:
            self.notify(clean_line(answer.sentence), severity="warning", markup=False)
        return not isinstance(answer, Refusal)
