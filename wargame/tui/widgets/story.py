"""The story of the open card, read aloud by everybody, and under it what only this seat was told."""

from wargame.session.view import Card
from wargame.tui.typeset import Lines, blank, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet


class Story(Sheet):
    """Title, place, text, private brief and sources of one card."""

    _card: Card | None = None
    _place = ""

    def show(self, card: Card | None, place: str) -> None:
        """Show a card, and the title of the place where it happens."""
        self._card, self._place = card, place
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the story."""
        card = self._card
        if card is None:
            return [said("No event this turn.", "$dim")]
        lines = paragraph(said(card.title, "bold $heading"), width)
        if self._place:
            lines.append(line((f" {card.number} ", "bold #ffffff on #b3202f"), (f" {self._place}", "$danger")))
        lines += paragraphs(card.text, width, "$foreground")
        if card.private:
            lines += [blank(), said("Only you were told", "bold $accent")]
            lines += paragraphs(card.private, width, "$foreground")
        if card.sources:
            lines.append(blank())
            for source in card.sources:
                lines += paragraph(said(source, "$dim"), width, first="Source: ", rest="  ")
        return lines
