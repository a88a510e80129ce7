"""One inject that a team was told, or one established fact, in full."""

from typing import Final

from textual.content import Content

from wargame.session.table_view import Established, News
from wargame.tui.ruling_block import effect_lines
from wargame.tui.talk_matter import TalkMatter
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet

_NONE: Final = (
    "News are what those who run the exercise tell your team beside the event cards. Established facts are what an "
    "argument won or the white cell stated; everybody has to reckon with them. Another argument can end one."
)


class NewsSheet(Sheet):
    """From whom and when, the text, and what it did."""

    _matter: TalkMatter | None = None
    _told: News | Established | None = None

    def show(self, matter: TalkMatter, told: News | Established | None) -> None:
        """Show news or a fact, or what they are."""
        self._matter, self._told = matter, told
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        match self._matter, self._told:
            case None, _:
                return []
            case _, News() as news:
                return self._news(news, width)
            case TalkMatter() as matter, Established() as fact:
                return self._fact(matter, fact, width)
            case _:
                return paragraph(said(_NONE, "$dim"), width)

    @staticmethod
    def _news(news: News, width: int) -> Lines:
        source = " · ".join(filter(None, (f"turn {news.turn}", news.sender and f"from {news.sender}", news.mode)))
        lines = [
            *paragraph(said(news.title, "bold $heading"), width),
            *paragraph(said(source, "$dim"), width),
            blank(),
            *paragraphs(news.text, width, "$foreground"),
        ]
        return [*lines, blank(), *effect_lines(news.effects, width)] if news.effects else lines

    def _fact(self, matter: TalkMatter, fact: Established, width: int) -> Lines:
        if fact.by:
            whose = line(("Won by an argument of ", "$dim"), named(matter.teams, fact.by, self.palette))
        else:
            whose = said("Stated by the white cell", "$dim")
        until = f"to the end of turn {fact.until}" if fact.until else "until something ends it"
        holds = Content.assemble(whose, (f" in turn {fact.turn}. It holds {until}.", "$dim"))
        return [*paragraph(said(fact.text, "bold $heading"), width), *paragraph(holds, width)]
