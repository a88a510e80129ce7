"""What the application does about talk: which seat has read and typed what, and the screen that shows it."""

import asyncio

from wargame.link.protocol import Link, LinkLost
from wargame.session.control_view import ControlView
from wargame.session.decide import PersonCommand
from wargame.session.view import SeatView
from wargame.tui.discreet import DiscreetApp
from wargame.tui.plain_text import clean_line
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.talk_matter import TalkMatter, matter_of


class TalkDesk(DiscreetApp):
    """An application whose seats talk. The application itself says how to reach them."""

    def __init__(self) -> None:
        super().__init__()
        self._matters: dict[str, TalkMatter] = {}
        self._notes: dict[str, dict[str, str]] = {}
        self._keeping = asyncio.Lock()

    def present_link(self) -> Link | None:
        """Return the way to the session; None while there is none."""
        raise NotImplementedError

    async def send_for(self, seat: str, command: PersonCommand) -> bool:
        """Send a command; return whether it was taken."""
        raise NotImplementedError

    async def fetch_notes(self, link: Link, seat: str) -> None:
        """Learn what a seat has read and typed. Raises `LinkLost`."""
        self._notes[seat] = await link.drafts(seat)

    def tell_talk(self, view: SeatView | ControlView) -> None:
        """Show a seat what is new at the table, wherever it is looking; the view is clean."""
        matter = matter_of(view)
        self._matters[matter.seat] = matter
        for screen in self.screen_stack:
            if isinstance(screen, TalkScreen) and screen.seat == matter.seat:
                screen.show(matter)
        self.tell_unread(matter.seat)

    def tell_unread(self, seat: str) -> None:
        """Let a seat's console say how much is new."""
        matter = self._matters.get(seat)
        for screen in self.screen_stack:
            if matter is not None and isinstance(screen, ConsoleScreen) and screen.seat == seat:
                screen.show_unread(matter.unread_in_all(self._notes.get(seat, {})))

    def open_talk(self, seat: str) -> None:
        """Show a seat the table."""
        if seat in self._matters and not any(isinstance(screen, TalkScreen) for screen in self.screen_stack):
            self.push_screen(TalkScreen(self._matters[seat], self._notes.get(seat, {})))

    def on_console_screen_talk_wanted(self, message: ConsoleScreen.TalkWanted) -> None:
        """Show a team the table."""
        self.open_talk(message.seat)

    def on_control_keys_open_talk(self, message: ControlKeys.OpenTalk) -> None:
        """Show those who run the exercise the table."""
        self.open_talk(message.seat)

    def on_talk_keys_kept(self, message: TalkKeys.Kept) -> None:
        """Keep what was read or typed, in the order in which it was."""
        self._notes.setdefault(message.seat, {})[message.where] = message.text
        self.tell_unread(message.seat)
        link = self.present_link()
        if link is not None:
            self.run_worker(self._keep(link, message), group="keep")

    def on_talk_keys_asked(self, message: TalkKeys.Asked) -> None:
        """Send a command from the table."""
        self.run_worker(self._ask(message), group="send")

    async def _keep(self, link: Link, message: TalkKeys.Kept) -> None:
        try:
            async with self._keeping:
                await link.keep(message.seat, message.where, message.text)
        except LinkLost as lost:
            self.notify(clean_line(str(lost)), severity="warning", markup=False)

    async def _ask(self, message: TalkKeys.Asked) -> None:
        """Send a command; what was typed for one that was not taken is not lost."""
        if await self.send_for(message.seat, message.command):
            return
        shown = [screen for screen in self.screen_stack if isinstance(screen, TalkScreen)]
        for screen in shown:
            if screen.seat == message.seat:
                screen.restore(message.typed)
                return
        for where, text in message.typed.items():
            self.on_talk_keys_kept(TalkKeys.Kept(message.seat, where, text))
