"""The bar above the table: who sits there, which of its pages is open, what is new on the others."""

from collections.abc import Sequence
from typing import Literal

from textual import events
from textual.content import Content
from textual.message import Message

from wargame.tui.talk_matter import TalkMatter
from wargame.tui.teams import symbol_of
from wargame.tui.typeset import Lines, blank, cut, ends, line, said
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.top_bar import phase_chain, whole_words

TalkPage = Literal["talk", "treaties", "arguments", "facts"]
PAGES: Sequence[TalkPage] = ("talk", "treaties", "arguments", "facts")


class TalkBar(Sheet):
    """One line."""

    DEFAULT_CSS = """
    TalkBar { height: 1; width: 1fr; background: $panel; }
    """

    class Picked(Message):
        """A page was clicked."""

        def __init__(self, page: TalkPage) -> None:
            super().__init__()
            self.page = page

    _matter: TalkMatter | None = None
    _open: TalkPage = "talk"
    _new: tuple[int, ...] = (0,) * len(PAGES)

    def show(self, matter: TalkMatter, opened: TalkPage, new: tuple[int, ...]) -> None:
        """Show who is here and what is open; `new` says how much is new on each page."""
        self._matter, self._open, self._new = matter, opened, new
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        if self._matter is None:
            return [blank()]
        left = line(self._chip(self._matter), "  ", *(self._tab(at) for at in range(len(PAGES))))
        turn = said(f"T{self._matter.turn}/{self._matter.turns} ", "bold $foreground")
        right = line(turn, " ", phase_chain(self._matter.phase), " ")
        if left.cell_length + right.cell_length >= width:
            right = line(turn, (f"{self._matter.phase.upper()} ", "bold $accent"))
        marking = whole_words(self._matter.marking, width - left.cell_length - right.cell_length - 5)
        return [ends(left, line((f"{marking}   " if marking else "", "bold $warning"), right), width)]

    def on_click(self, event: events.Click) -> None:
        """Open the clicked page."""
        if self._matter is None:
            return
        start = self._chip(self._matter).cell_length + 2
        for at, page in enumerate(PAGES):
            end = start + self._tab(at).cell_length
            if start <= event.x < end:
                self.post_message(self.Picked(page))
            start = end

    def _chip(self, matter: TalkMatter) -> Content:
        team = next((team for team in matter.teams if team.id == matter.team), None)
        if team is None:
            return said(f" {cut(matter.title, 16)} ", "bold $background on $accent")
        who = team.title if matter.title == team.title else f"{cut(team.title, 8)} · {cut(matter.title, 8)}"
        return said(f" {symbol_of(team.symbol)} {cut(who, 19)} ", self.palette.chip(team.colour))

    def _tab(self, at: int) -> Content:
        page, new = PAGES[at], self._new[at]
        badge = (f"●{new} ", "bold $accent") if new else ""
        style = "bold $accent on $surface" if page == self._open else "$dim"
        return line((f" {page.title()} ", style), badge)
