"""The way from a team's console to the table, and how much waits there."""

from textual.message import Message
from textual.screen import Screen

from wargame.session.view import SeatView
from wargame.tui.widgets.top_bar import TopBar


class TalkDoor(Screen[None]):
    """One key, and a number in the bar. A console mixes it in."""

    _view: SeatView
    unread = 0
    """How much of what others have said and signed is new."""

    class TalkWanted(Message):
        """The person at the screen wants to talk."""

        def __init__(self, seat: str) -> None:
            super().__init__()
            self.seat = seat

    def show_unread(self, count: int) -> None:
        """Say how much is new."""
        self.unread = count
        for bar in self.query(TopBar):  # none while the screen comes or goes
            bar.show(self._view, count)

    def action_talk(self) -> None:
        """Go to the table."""
        self.post_message(self.TalkWanted(self._view.seat.id))
