"""The way from a team's console to the table, and how much waits there."""

from textual.message import Message
from textual.screen import Screen

from wargame.session.view import SeatView
from wargame.tui.widgets.news_line import NewsLine
from wargame.tui.widgets.talk_bar import TalkPage
from wargame.tui.widgets.top_bar import TopBar


class TalkDoor(Screen[None]):
    """A few keys, a number in the bar, and a line for news. A console mixes it in."""

    _view: SeatView
    unread = 0
    """How much of what others have said, signed and argued is new, news included."""
    unread_news = 0
    """How much of what was told in injects is new."""

    class TalkWanted(Message):
        """The person at the screen wants to talk, or to read or argue."""

        def __init__(self, seat: str, page: TalkPage) -> None:
            super().__init__()
            self.seat, self.page = seat, page

    def show_unread(self, count: int, news: int = 0) -> None:
        """Say how much is new, and how much of it is news."""
        self.unread, self.unread_news = count, news
        for bar in self.query(TopBar):  # none while the screen comes or goes
            bar.show(self._view, count)
        for told in self.query(NewsLine):
            told.show(self._view, news)

    async def on_news_line_clicked(self) -> None:
        """Take a click for the key."""
        await self.run_action("talk('facts')")

    def action_talk(self, page: TalkPage) -> None:
        """Go to a page of the table."""
        self.post_message(self.TalkWanted(self._view.seat.id, page))
