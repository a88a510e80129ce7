"""One line about what a team was told this turn, for a console that shows something else."""

from textual import events
from textual.message import Message

from wargame.session.view import SeatView
from wargame.tui.typeset import Lines, ends, line, said
from wargame.tui.widgets.sheet import Sheet


class NewsLine(Sheet):
    """The newest title, and the key that reads it; nothing in a turn without news. A click is as good as the key."""

    DEFAULT_CSS = """
    NewsLine { height: 1; background: $panel; }
    """

    class Clicked(Message):
        """The line was clicked."""

    _view: SeatView | None = None
    _unread = 0

    def show(self, view: SeatView, unread: int) -> None:
        """Show what is news in a view; `unread` is how much of it has not been read."""
        self._view, self._unread = view, unread
        self.display = any(news.turn == view.turn for news in view.table.news) or unread > 0
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Clicked())

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        news = self._view.table.news if self._view else ()
        if not news:
            return [said("")]
        shown, count = news[0], self._unread
        badge = f" ●{count} news " if count > 1 else " ● news " if count else " news "
        tone = "bold $accent" if count else "$dim"
        title = line((badge, tone), (f" {shown.title}", "bold $heading" if count else "$foreground"))
        if not self.screen.check_action("talk", ("facts",)):  # whoever looks through other eyes
            return [title.truncate(width, ellipsis=True)]
        return [ends(title, line(("f", "bold $accent"), (" reads it ", "$dim")), width)]
