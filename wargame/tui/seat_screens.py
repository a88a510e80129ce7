"""Who is at the screen: the views of all its seats are followed, and each is shown its console in its turn."""

import time
from collections.abc import Callable
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.screen import ModalScreen, Screen

from wargame.link.protocol import Link, LinkLost, SeatChoice, Told
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.view import OddsView, SeatView
from wargame.tui.dialogs.message import tell_once
from wargame.tui.dialogs.seat_choice import SeatChoiceDialog
from wargame.tui.framed import Framed
from wargame.tui.plain_text import cleaned
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.privacy import PrivacyScreen
from wargame.tui.screens.watching import WatchScreen
from wargame.tui.seating import doing, seat_wanted, seat_wanted_in_room
from wargame.tui.theme import SITUATION_ROOM
from wargame.tui.themed import ThemedApp
from wargame.tui.widgets.top_bar import TopBar

SeatScreen = ConsoleScreen | EndexScreen | ControlScreen

_VIEWS: Final = "views"
"""The workers that follow views."""

_OWN_AND_BLANK: Final = 2
"""Screens that are up when nothing lies over a seat's own: Textual puts a blank one under it."""

_TICK: Final = 1.0
"""Seconds between two looks at the clock."""


def wall_seconds() -> int:
    """Return the time now, in seconds since 1970 UTC."""
    return int(time.time())


class SeatScreens(ThemedApp):
    """The seats of one terminal. It holds what each was told last; the screens hold what is picked and open."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("f2", "call_seat", "Change seat", show=False, id="app.seat")]

    def __init__(
        self,
        link: Link | None,
        now: Callable[[], int] = wall_seconds,
        *,
        theme: str = SITUATION_ROOM.name,
        motion: bool = False,
    ) -> None:
        """Show the seats of a link, once there is one. Clocks show the time that `now` says."""
        super().__init__(theme=theme, motion=motion)
        self.link = link
        self._now = now
        self._told: dict[str, SeatView | ControlView] = {}
        self._odds: dict[str, OddsView] = {}
        self._forecasts: dict[str, ForecastView] = {}
        self.drafts: dict[str, dict[str, str]] = {}
        self.at_screen: str | None = None
        self._followed: set[str] = set()

    def on_mount(self) -> None:
        """Begin to look at the clock; a session without one costs nothing more."""
        self.set_interval(_TICK, self._tick)

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this terminal."""
        return self.link.seats if self.link else ()

    @property
    def control(self) -> str:
        """The seat of whoever runs the exercise here; empty if nobody does."""
        return next((seat.id for seat in self.seats if seat.control), "")

    def attend(self, link: Link) -> None:
        """Follow a link's seats; nothing of what another link told is left."""
        self.workers.cancel_group(self, _VIEWS)
        for told in (self._told, self._odds, self._forecasts, self.drafts):
            told.clear()
        self._followed.clear()
        self.link, self.at_screen = link, None
        self._follow_seats(link)

    def _follow_seats(self, link: Link) -> None:
        """Follow what each seat is told, also one that has just been given out."""
        for seat in link.seats:
            if seat.id not in self._followed:
                self._followed.add(seat.id)
                self.run_worker(self._follow(link, seat.id), group=_VIEWS)

    def show(self, screen: Screen[None]) -> None:
        """Replace the screen and everything above it; nothing of what was shown stays, toasts included."""
        while len(self.screen_stack) > _OWN_AND_BLANK:
            self.pop_screen()
        self.clear_notifications()
        if isinstance(self.screen, Framed):
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the change of seats where there is one, and nothing else is being done."""
        if action == "call_seat":
            return bool(self.control) and len(self.seats) > 1 and not isinstance(self.screen, ModalScreen)
        return super().check_action(action, parameters)

    def action_call_seat(self) -> None:
        """Let somebody say whose turn at the screen it is."""
        others = [cleaned(seat) for seat in self.seats if seat.id != self.at_screen]
        called = [seat for seat in others if seat.id in self._told]
        dialog = SeatChoiceDialog(called, [doing(seat, self._told[seat.id]) for seat in called])
        self.push_screen(dialog, self._call)

    def _call(self, seat: str | None) -> None:
        """Hand the screen over behind the privacy screen, unless nobody is meant or the seat is there no longer."""
        called = next((cleaned(choice) for choice in self.seats if choice.id == seat), None)
        told = self._told.get(seat or "")
        if called is None or told is None:
            return
        self.at_screen = seat
        self.show(PrivacyScreen(called, f"Turn {told.turn} of {told.exercise.turns} · {told.phase}"))

    def on_privacy_screen_arrived(self, message: PrivacyScreen.Arrived) -> None:
        """Show a seat its console once somebody of it is there."""
        if message.seat == self.at_screen:
            self._sit(message.seat)

    async def _follow(self, link: Link, seat: str) -> None:
        try:
            self.drafts[seat] = await link.drafts(seat)
            async for told in link.views(seat):
                self._tell(seat, cleaned(told))
        except LinkLost as lost:
            tell_once(self, "The session is gone.", str(lost))
        else:
            if link is self.link and seat not in {choice.id for choice in link.seats}:
                self._leave_seat(seat)

    def _leave_seat(self, seat: str) -> None:
        """Forget what a seat was told that was taken away; nobody sits there any more."""
        for told in (self._told, self._odds, self._forecasts, self.drafts):
            told.pop(seat, None)
        self._followed.discard(seat)
        if seat == self.at_screen:
            self._call(self.control)

    def _tell(self, seat: str, told: Told) -> None:
        """Keep what a seat is told, and show it if the seat's console is open."""
        console = self.console_of(seat)
        match told:
            case OddsView():
                self._odds[seat] = told
                if isinstance(console, ConsoleScreen):
                    console.show_odds(told)
            case ForecastView():
                self._forecasts[seat] = told
                if isinstance(console, ControlScreen):
                    console.show_forecast(told)
            case ControlView():
                self._told[seat] = told
                if isinstance(console, ControlScreen):
                    console.show(told)
                if self.link is not None:
                    self._follow_seats(self.link)
                self._settle()
            case SeatView():
                self._told[seat] = told
                if isinstance(console, ConsoleScreen | EndexScreen) and not self._is_outdated(seat):
                    console.show(told)
                self._settle()

    def _settle(self) -> None:
        """Let the seat that is wanted come to the screen, unless it is there."""
        wanted = self._wanted()
        if wanted is None or wanted not in self._told:
            return
        if wanted == self.at_screen and not self._is_outdated(wanted):
            return
        first = wanted == self.control and self.at_screen is None
        if len(self.seats) == 1 or wanted == self.at_screen or first:
            self._sit(wanted)
        else:
            self._call(wanted)

    def _wanted(self) -> str | None:
        if isinstance(self._told.get(self.at_screen or ""), ControlView):
            return self.at_screen
        views = {seat: told for seat, told in self._told.items() if isinstance(told, SeatView)}
        teams = [seat.id for seat in self.seats if not seat.control and not seat.role]
        if self.control:
            return seat_wanted_in_room(self.control, teams, views, self.at_screen)
        return seat_wanted(teams, views, self.at_screen)

    def _is_outdated(self, seat: str) -> bool:
        """Return whether the console that is up is not the one for this phase."""
        console = self.console_of(seat)
        ended = self._told[seat].phase == "endex"
        return (isinstance(console, ConsoleScreen) and ended) or (isinstance(console, EndexScreen) and not ended)

    def _sit(self, seat: str) -> None:
        self.at_screen = seat
        told = self._told[seat]
        if isinstance(told, ControlView):
            self.show(ControlScreen(told, self._forecasts.get(seat), self.drafts.get(seat)))
        elif told.phase == "endex":
            self.show(EndexScreen(told))
        else:
            self.show(ConsoleScreen(told, self._odds.get(seat)))
        self._tick()

    def console_of(self, seat: str) -> SeatScreen | None:
        """Return the screen that shows this seat's views, under whatever dialogs are open."""
        for screen in self.screen_stack:
            if isinstance(screen, SeatScreen) and not isinstance(screen, WatchScreen) and screen.seat == seat:
                return screen
        return None

    def _tick(self) -> None:
        """Let the clock of the console that is up show the time."""
        console = self.console_of(self.at_screen) if self.at_screen else None
        if isinstance(console, ControlScreen):
            console.tick(self._now())
        elif isinstance(console, ConsoleScreen):
            for bar in console.query(TopBar):  # none while the screen comes or goes
                bar.tick(self._now())
