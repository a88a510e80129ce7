"""The event card pane: the turn's cards, the open card's story, and what this seat may order on it."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from wargame.session.view import Card, OddsView, ResponseOdds, SeatView
from wargame.tui.response_block import Offer
from wargame.tui.widgets.card_tabs import CardTabs
from wargame.tui.widgets.response_list import ResponseList
from wargame.tui.widgets.status_line import StatusLine
from wargame.tui.widgets.story import Story

_SHARE = 66
"""Per cent of the pane's height that the responses may take."""
_STATUS = 1
"""Lines of the line below them."""


class EventPane(Vertical):
    """Cards, story, responses, and the line that says what is awaited."""

    ALLOW_MAXIMIZE = True

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes="pane")
        self._view: SeatView | None = None
        self._odds: OddsView | None = None
        self._open = 0

    def compose(self) -> ComposeResult:
        """Stack the parts."""
        yield CardTabs()
        with VerticalScroll(id="story", can_focus=False):
            yield Story()
        with VerticalScroll(id="choices", can_focus=False):
            yield ResponseList()
        yield StatusLine()

    def on_resize(self) -> None:
        """Share the height between story and responses."""
        responses = self.query_one(ResponseList)
        responses.room = (self.content_size.height - _STATUS) * _SHARE // 100
        # To the line: were there less, a list unfolded to fill it would get a scroll bar, be folded for the narrower
        # width, lose the bar, and so on without end.
        self.query_one("#choices").styles.max_height = responses.room
        self._fit_story()
        responses.redraw()

    def show(self, view: SeatView, odds: OddsView | None) -> None:
        """Show the cards of a view. The open card stays open while it is among them."""
        before = self.card
        self._view, self._odds = view, odds
        ids = [card.id for card in view.cards]
        self._open = ids.index(before.id) if before and before.id in ids else 0
        self._fill()

    @property
    def card(self) -> Card | None:
        """The open card."""
        cards = self._view.cards if self._view else ()
        return cards[self._open] if self._open < len(cards) else None

    @property
    def picked(self) -> str | None:
        """The id of the picked response on the open card."""
        return self.query_one(ResponseList).picked

    @property
    def answers(self) -> dict[str, int]:
        """What the picked response asks of this seat, with the answers that are to go with the order."""
        return self.query_one(ResponseList).answers

    @property
    def prospect(self) -> Offer | None:
        """The picked response with what is known about it."""
        return self.query_one(ResponseList).prospect

    def open(self, at: int) -> None:
        """Open the card at a 0-based position, counted round."""
        cards = self._view.cards if self._view else ()
        if cards:
            self._open = at % len(cards)
            self._fill()
            self.query_one("#story", VerticalScroll).scroll_home(animate=False)

    def open_number(self, number: int) -> None:
        """Open the card with this number, if it is among the turn's cards."""
        numbers = [card.number for card in self._view.cards] if self._view else []
        if number in numbers:
            self.open(numbers.index(number))

    def step(self, by: int) -> None:
        """Open the next card, or the one before."""
        self.open(self._open + by)

    def on_card_tabs_picked(self, message: CardTabs.Picked) -> None:
        """Open the card whose tab was clicked."""
        self.open(message.at)

    def _fill(self) -> None:
        view, card = self._view, self.card
        if view is None:
            return
        self.border_title = Content(f"EVENT {card.number}/{len(view.cards)}" if card else "EVENT")
        self.query_one(CardTabs).show(view.cards, self._open)
        self.query_one(Story).show(card, _place(view, card))
        self._fit_story()
        stale = self._odds is not None and self._odds.version != view.version
        self.query_one(ResponseList).show(card, view.resources, self._odds_of(card), stale=stale)
        self.query_one(StatusLine).show(view)

    def _fit_story(self) -> None:
        """Let the story take no more height than it needs and one empty line, so that the responses follow it."""
        width = self.content_size.width - 1  # beside a scroll bar, which would stay if the story just fitted without
        height = 1 + len(self.query_one(Story).lay_out(max(width, 1)))
        self.query_one("#story").styles.max_height = height
        beside = height + _STATUS + self.query_one(CardTabs).display
        self.query_one(ResponseList).spare = self.content_size.height - beside

    def _odds_of(self, card: Card | None) -> Mapping[str, ResponseOdds] | None:
        """Return what is known of this card's odds; None while this turn's have not come."""
        if card is None or self._view is None or self._odds is None or self._odds.turn != self._view.turn:
            return None
        return {known.response: known for known in self._odds.responses if known.card == card.id}


def _place(view: SeatView, card: Card | None) -> str:
    if card is None or view.map is None:
        return ""
    return next((place.title for place in view.map.places if place.id == card.place), "")
