"""The bar at the top of a comparison: which two, and the exercise marking."""

from textual.content import Content

from wargame.session.comparison_view import ComparisonView
from wargame.session.parting import LETTERS
from wargame.tui.typeset import Lines, cut, ends, line, said
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.top_bar import whole_words


class ComparisonBar(Sheet):
    """One line; the marking has the room that it needs before the names have theirs."""

    DEFAULT_CSS = """
    ComparisonBar { height: 1; width: 1fr; background: $panel; }
    """

    def __init__(self, view: ComparisonView) -> None:
        """Show two sessions; the view has been cleaned."""
        super().__init__()
        self._view = view

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        marking = whole_words(self._view.marking, width - 2)
        room = max((width - len(marking) - 12) // 2, 0)
        names = [
            part
            for letter, side in zip(LETTERS, (self._view.first, self._view.second), strict=True)
            for part in ((f" {letter} ", "bold $accent"), (f"{cut(side.name, room)} ", "$foreground"))
        ]
        left: Content = line(*names) if room > 1 else said("")
        return [ends(left, said(f"{marking} ", "bold $warning"), width)]
