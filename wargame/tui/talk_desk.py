"""What the application does about talk: it shows the table to whoever asks for it, and says how much there is new."""

from wargame.link.protocol import Told
from wargame.session.control_view import ControlView
from wargame.session.view import SeatView
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.screens.talk_door import TalkDoor
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.talk_matter import matter_of
from wargame.tui.time_desk import TimeDesk
from wargame.tui.widgets.talk_bar import TalkPage


class TalkDesk(TimeDesk):
    """Seats that talk. What each has read is kept where its drafts are."""

    def open_talk(self, seat: str, page: TalkPage = "talk") -> None:
        """Show a page of the table to the seat that is at the screen."""
        told = self._told.get(seat)
        if told is not None and told.phase == "endex" and len(self.seats) > 1 and isinstance(told, SeatView):
            self.notify("Everybody looks at this screen now; what teams said stays with each of them.", markup=False)
        elif told is not None and seat == self.at_screen and self._table_of(seat) is None:
            self.push_screen(TalkScreen(matter_of(told), self.drafts.get(seat, {}), page))

    def on_talk_door_talk_wanted(self, message: TalkDoor.TalkWanted) -> None:
        """Show a team the table."""
        self.open_talk(message.seat, message.page)

    def on_control_keys_open_talk(self, message: ControlKeys.OpenTalk) -> None:
        """Show those who run the exercise the table."""
        self.open_talk(message.seat)

    def on_talk_keys_kept(self, message: TalkKeys.Kept) -> None:
        """Keep what was read or typed."""
        self.drafts.setdefault(message.seat, {})[message.where] = message.text
        self._tell_unread(message.seat)
        self.do(self._keep(message.seat, message.where, message.text), "keep")

    def on_talk_keys_asked(self, message: TalkKeys.Asked) -> None:
        """Send a command from the table."""
        self.do(self._ask(message), "send")

    async def _ask(self, message: TalkKeys.Asked) -> None:
        """Send a command; what was typed for one that was not taken is not lost."""
        if await self.send(message.seat, message.command):
            return
        table = self._table_of(message.seat)
        if table is not None:
            table.restore(message.typed)
            return
        for where, text in message.typed.items():
            self.post_message(TalkKeys.Kept(message.seat, where, text))

    def _tell(self, seat: str, told: Told) -> None:
        """Show what a seat is told; the table too, if it is open."""
        super()._tell(seat, told)
        if isinstance(told, SeatView | ControlView):
            matter, table = matter_of(told), self._table_of(seat)
            for where, count in matter.too_far(self.drafts.get(seat, {})).items():
                self.post_message(TalkKeys.Kept(seat, where, count))
            if table is not None:
                table.show(matter)
            self._tell_unread(seat)

    def _sit(self, seat: str) -> None:
        super()._sit(seat)
        self.call_after_refresh(self._tell_unread, seat)

    def _table_of(self, seat: str) -> TalkScreen | None:
        """Return the table that a seat looks at."""
        tables = (screen for screen in self.screen_stack if isinstance(screen, TalkScreen))
        return next((table for table in tables if table.seat == seat), None)

    def _tell_unread(self, seat: str) -> None:
        """Let a seat's console say how much is new."""
        console, told = self.console_of(seat), self._told.get(seat)
        if told is None:
            return
        matter, notes = matter_of(told), self.drafts.get(seat, {})
        if isinstance(console, ControlScreen):
            console.show_unread(matter.unread_in_all(notes))
        elif console is not None:
            console.show_unread(matter.unread_in_all(notes), matter.unread_news(notes))
