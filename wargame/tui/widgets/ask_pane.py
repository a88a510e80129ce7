"""The pane that takes the event's place while rules ask the teams about each other's orders."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from wargame.session.view import SeatView
from wargame.tui.widgets.question_list import QuestionList
from wargame.tui.widgets.status_line import StatusLine


class AskPane(Vertical):
    """Questions, and the line that says what is awaited."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")

    def compose(self) -> ComposeResult:
        """Stack the parts."""
        with VerticalScroll(id="questions", can_focus=False):
            yield QuestionList()
        yield StatusLine()

    def show(self, view: SeatView) -> None:
        """Show the questions of a view."""
        self.border_title = Content(f"QUESTIONS {len(view.asks)}" if view.asks else "QUESTIONS")
        self.query_one(QuestionList).show(view)
        self.query_one(StatusLine).show(view)
