"""The application: the way in and the way out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from textual.content import Content

from wargame.link.protocol import Link, LinkLost
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.message import MessageDialog
from wargame.tui.offers import Choice, StartOffer
from wargame.tui.plain_text import cleaned
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.start import StartScreen
from wargame.tui.seat_screens import wall_seconds
from wargame.tui.talk_desk import TalkDesk
from wargame.tui.theme import SITUATION_ROOM

_KEPT = "Everything up to now is kept. Start wargame again to go on where you left."
_GONE = "Nothing of it is kept. You come back to the exercise as it was before the practice."

OpenSession = Callable[[Choice], Awaitable[Link]]
"""Opens the chosen session. Raises `LinkLost` with a sentence if it can't."""


@dataclass(frozen=True, slots=True)
class Lobby:
    """The way in when no session is open yet: what is offered, and how a choice is opened."""

    offer: StartOffer
    open_session: OpenSession


class WargameApp(TalkDesk):
    """The terminal console of one person, or of several who share it."""

    def __init__(
        self,
        way_in: Link | Lobby,
        *,
        theme: str = SITUATION_ROOM.name,
        motion: bool = False,
        now: Callable[[], int] = wall_seconds,
    ) -> None:
        """Go straight to a session's seats, or first to the start screen.

        Without `motion` nothing moves by itself. `theme` is the name of one of ours or of Textual's. Clocks show what
        is left at `now`, seconds since 1970 UTC.
        """
        super().__init__(None if isinstance(way_in, Lobby) else way_in, now, theme=theme, motion=motion)
        self._lobby = way_in if isinstance(way_in, Lobby) else None

    def on_mount(self) -> None:
        """Show the first screen."""
        super().on_mount()
        if self.link is not None:
            self.attend(self.link)
        elif self._lobby is not None:
            self.show(StartScreen(cleaned(self._lobby.offer)))

    async def action_quit(self) -> None:
        """Leave; asks first while a session is running."""
        if self.link is None or (isinstance(self.screen, EndexScreen) and self.earnest is None):
            await self._leave()
        elif not isinstance(self.screen, ConfirmDialog):
            self.push_screen(
                ConfirmDialog(
                    "Leave the exercise?" if self.earnest is None else "End the practice?",
                    Content(_KEPT if self.earnest is None else _GONE),
                    yes="Leave (y)",
                    no="Stay (n)",
                    careful=True,
                ),
                self._leave_if,
            )

    async def _leave(self) -> None:
        if not await self.leave_session():
            self.exit()

    async def _leave_if(self, sure: bool | None) -> None:
        if sure:
            await self._leave()

    def on_start_screen_chosen(self, message: StartScreen.Chosen) -> None:
        """Open what was chosen."""
        if self._lobby is not None:
            self.run_worker(self._open(self._lobby, message.choice), group="open")

    async def _open(self, lobby: Lobby, choice: Choice) -> None:
        try:
            link = await lobby.open_session(choice)
        except LinkLost as lost:
            self.push_screen(MessageDialog("This session can't be opened.", str(lost)))
        else:
            self.attend(link)
