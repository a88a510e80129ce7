"""Two sessions side by side: a page to scroll, turn by turn."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from wargame.session.comparison_view import ComparisonView
from wargame.tui.dialogs.help import HelpDialog, Keys
from wargame.tui.framed import Framed
from wargame.tui.widgets.comparison_bar import ComparisonBar
from wargame.tui.widgets.comparison_sheet import ComparisonSheet
from wargame.tui.widgets.key_line import KeyLine

KEYS: Keys = (
    ("up down", "scroll"),
    ("pgup pgdn", "scroll by a page"),
    ("home end", "to the top, to the end"),
    ("left right", "turn before, next turn"),
    ("a", "all values, or what differs"),
    ("esc", "close"),
    ("? F1", "this help"),
)

NOW = (
    "Two sessions of one exercise, A and B: first where they part, then each turn with what differs in it, then how "
    "they end. All that is hidden is shown; it is for those who run the sessions."
)


class ComparisonScreen(Framed[None]):
    """Shows a comparison until it is closed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,right_square_bracket", "turn(1)", "Next turn", key_display="→", id="comparison.next"),
        Binding("left,left_square_bracket", "turn(-1)", "Turn before", key_display="←", id="comparison.before"),
        Binding("a", "all", "All values", id="comparison.all"),
        Binding("escape,q", "close", "Close", key_display="esc", id="comparison.close"),
        Binding("question_mark,f1", "help", "Help", key_display="?", id="comparison.help"),
    ]

    def __init__(self, view: ComparisonView) -> None:
        """Show a view that has been cleaned."""
        super().__init__()
        self._view = view
        self._all = False

    def body(self) -> Iterable[Widget]:
        """Lay out the page."""
        yield ComparisonBar(self._view)
        with VerticalScroll(id="comparison", classes="pane") as page:
            page.border_title = Content(f"COMPARISON · {self._view.exercise}")
            yield ComparisonSheet()
        yield KeyLine()

    def on_mount(self) -> None:
        """Show the two."""
        self.query_one(ComparisonSheet).show(self._view)
        self.query_one("#comparison").focus()

    def action_turn(self, by: int) -> None:
        """Scroll to the beginning of the next turn, or of the one before."""
        page, sheet = self.query_one("#comparison"), self.query_one(ComparisonSheet)
        starts = [sheet.line_of(turn) for turn in sheet.turns()]
        here = round(page.scroll_y)
        later = next((start for start in starts if start > here), round(page.max_scroll_y))
        earlier = next((start for start in reversed(starts) if start < here), 0)
        page.scroll_to(y=later if by > 0 else earlier, animate=False)

    def action_all(self) -> None:
        """Show what is alike too, or only what differs."""
        self._all = not self._all
        self.query_one(ComparisonSheet).show_all(everything=self._all)

    def action_close(self) -> None:
        """Go back to where this was opened."""
        self.dismiss()

    def action_help(self) -> None:
        """Explain the page."""
        self.app.push_screen(HelpDialog(NOW, KEYS))
