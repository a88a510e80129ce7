"""The pane that takes the event's place once orders are adjudicated: rulings first, then the recap."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from wargame.session.view import Ruling, SeatView
from wargame.tui.widgets.recap_sheet import RecapSheet
from wargame.tui.widgets.ruling_list import RulingList
from wargame.tui.widgets.status_line import StatusLine


class RecapPane(Vertical):
    """Rulings one after another, then headlines, changes and drift."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self._view: SeatView | None = None
        self._recap_open = False

    def compose(self) -> ComposeResult:
        """Stack the parts."""
        with VerticalScroll(id="aftermath", can_focus=False):
            yield RulingList()
            yield RecapSheet()
        yield StatusLine()

    def show(self, view: SeatView) -> None:
        """Show rulings and recap of a view; the recap of another turn lies face down again."""
        if self._view is None or self._view.turn != view.turn:
            self._recap_open = False
        self._view = view
        self.query_one(RulingList).show(view)
        self.query_one(RecapSheet).show(view.recap)
        self._recap_open |= view.recap is not None and (view.ready or not view.rulings)
        self._settle()

    @property
    def picked(self) -> Ruling | None:
        """The unfolded ruling."""
        return self.query_one(RulingList).picked

    def turn_over(self) -> bool:
        """Turn over the next ruling, after the last one the recap; False if all of it lies open."""
        if self._view is None or self._recap_open:
            return False
        if not self.query_one(RulingList).turn_over():
            if self._view.recap is None:
                return False
            self._recap_open = True
            self.call_after_refresh(self._show_recap)
        self._settle()
        return True

    def turn_all_over(self) -> None:
        """Lay all of it open."""
        self.query_one(RulingList).turn_all_over()
        self._recap_open = True
        self._settle()

    def _settle(self) -> None:
        if self._view is None:
            return
        rulings, count = self.query_one(RulingList), len(self._view.rulings)
        self.query_one(RecapSheet).display = self._recap_open
        self.border_title = Content(f"RULINGS {count - rulings.unread}/{count}" if count else "RECAP")
        self.query_one(StatusLine).show(self._view, self._next_step(rulings.unread))

    def _next_step(self, unread: int) -> str:
        if unread:
            return f"next ruling ({unread} to come)"
        return "the recap" if not self._recap_open and self._view and self._view.recap else ""

    def _show_recap(self) -> None:
        self.query_one(RecapSheet).scroll_visible(animate=False, top=True)
