"""The strip of this turn's cards above the card that is open; only there when a turn has several."""

from textual import events
from textual.message import Message

from wargame.session.view import Card
from wargame.tui.typeset import Lines, blank, fitted, line, padded
from wargame.tui.widgets.sheet import Sheet


class CardTabs(Sheet):
    """One tab a card: its number, whether it is answered (■), open (□) or asks nothing (·), and its title."""

    DEFAULT_CSS = """
    CardTabs { height: 1; background: $panel; }
    """

    class Picked(Message):
        """A tab was clicked."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at
            """0-based position of the card."""

    _cards: tuple[Card, ...] = ()
    _open = 0

    def show(self, cards: tuple[Card, ...], at: int) -> None:
        """Show the cards, the one at `at` as open."""
        self._cards, self._open = cards, at
        self.display = len(cards) > 1
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the strip."""
        if not self._cards:
            return [blank()]
        each = max(width // len(self._cards), 4)
        parts = []
        for at, card in enumerate(self._cards):
            style = "bold $accent on $surface" if at == self._open else "$dim"
            label = f" {card.number} {answered(card)} {card.title}"
            parts.append(line((padded(label, each - 1), style), ("│", "$quiet")))
        return [fitted(line(*parts), width)]

    def on_click(self, event: events.Click) -> None:
        """Open the clicked card."""
        each = max(self.size.width // max(len(self._cards), 1), 4)
        at = event.x // each
        if at < len(self._cards):
            self.post_message(self.Picked(at))


def answered(card: Card) -> str:
    """Return the shape that says whether a card is answered."""
    if not card.responses:
        return "·"
    return "□" if card.order is None else "■"
