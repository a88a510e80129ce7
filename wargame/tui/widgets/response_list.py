"""The responses that the seat may order on the open card; the picked one is unfolded."""

from collections.abc import Iterable, Mapping
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content

from wargame.session.commands import PASS
from wargame.session.view import Card, Resource, ResponseOdds
from wargame.tui.question_block import kept_within
from wargame.tui.response_block import Density, Offer, cost_cells
from wargame.tui.typeset import Lines, blank, ends, fitted, line, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet

_DENSITIES: Final[tuple[Density, ...]] = ("airy", "full", "brief", "tight", "bare")
"""From the roomiest."""


class ResponseList(PickSheet):
    """All responses of one card, one of them picked. It knows what is picked, not what that does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.turn_card(-1)", "Previous card", show=False),
        Binding("right", "screen.turn_card(1)", "Next card", show=False),
        Binding("plus,equals_sign", "turn_answer(1)", "Answer more", show=False),
        Binding("minus", "turn_answer(-1)", "Answer less", show=False),
        Binding("a", "next_ask", "Next question of the response", show=False),
        Binding("pageup", "screen.leaf(-1)", "Page up", show=False),
        Binding("pagedown", "screen.leaf(1)", "Page down", show=False),
    ]
    ON_DOUBLE_CLICK: ClassVar = "screen.commit"

    room = 0
    """Lines that the list may take; with more room more is unfolded."""
    spare = 0
    """Lines that the story leaves when all of it is shown; only these are spent on empty ones between responses."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._card: Card | None = None
        self._odds: Mapping[str, ResponseOdds] | None = None
        self._stale = False
        self._held: tuple[Resource, ...] = ()
        self._asked = 0
        """Position of the question, of the picked response, whose answer the keys turn."""
        self._given: dict[tuple[str, str, str], int] = {}
        """Answers turned here, by card, response and ask."""

    def show(
        self,
        card: Card | None,
        held: tuple[Resource, ...],
        odds: Mapping[str, ResponseOdds] | None,
        *,
        stale: bool,
    ) -> None:
        """Show a card's responses; the pick stays where it was while the card is the same.

        `odds` is None while they have not come; `stale` ones are of an older view.
        """
        turned = card is None or self._card is None or card.id != self._card.id
        self._card, self._held, self._odds, self._stale = card, held, odds, stale
        if turned:
            self._picked = _first_pick(card)
        self.keep_pick()
        self.redraw()
        if turned:
            self.call_after_refresh(self.keep_in_sight)

    @property
    def pickable(self) -> int:
        """How many responses there are."""
        return len(self._card.responses) if self._card else 0

    @property
    def picked(self) -> str | None:
        """The id of the picked response; None if there is none."""
        if self._card is None or not self._card.responses:
            return None
        return self._card.responses[self._picked].id

    @property
    def answers(self) -> dict[str, int]:
        """The answers that go with an order of the picked response."""
        prospect = self.prospect
        return {} if prospect is None else dict(prospect.answers)

    @property
    def prospect(self) -> Offer | None:
        """The picked response with what is known about it."""
        if self._card is None or not self._card.responses:
            return None
        return self._offer(self._card, self._picked)

    def pick(self, at: int) -> None:
        """Pick a response, and the first of its questions."""
        if 0 <= at < self.pickable:
            self._asked = 0
        super().pick(at)

    def action_next_ask(self) -> None:
        """Go to the next question of the picked response."""
        self._asked += 1
        self.redraw()

    def action_turn_answer(self, by: int) -> None:
        """Turn the answer to the question that the picked response asks."""
        prospect = self.prospect
        if self._card is not None and prospect is not None and prospect.response.asks:
            asks = prospect.response.asks
            asked = asks[self._asked % len(asks)]
            value = kept_within(asked, prospect.answers[asked.ask] + by)
            self._given[self._card.id, prospect.response.id, asked.ask] = value
            self.redraw()

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return all responses, the picked one unfolded as far as there is room for all of them."""
        card = self._card
        if card is None or not card.responses:
            return [(BESIDE, [said("Your team has nothing to answer here.", "$dim")])] if card else []
        for density in _DENSITIES:
            blocks = [self._block(card, at, width, density) for at in range(len(card.responses))]
            room = min(self.room, self.spare) if density == "airy" else self.room
            if sum(map(len, blocks)) < room or density == _DENSITIES[-1]:
                break
        return [*enumerate(blocks), (BESIDE, [self._pass_line(card, width)])]

    def _offer(self, card: Card, at: int) -> Offer:
        response = card.responses[at]
        given = {ask.ask: self._given.get((card.id, response.id, ask.ask), ask.answer) for ask in response.asks}
        return Offer(
            number=at + 1,
            response=response,
            odds=self._odds.get(response.id) if self._odds else None,
            withheld=self._odds is not None and response.id not in self._odds,
            stale=self._stale,
            ordered=card.order == response.id,
            cost_cells=cost_cells(card.responses),
            answers=given,
            asked=self._asked % max(len(response.asks), 1),
        )

    def _block(self, card: Card, at: int, width: int, density: Density) -> Lines:
        offer = self._offer(card, at)
        gap = [blank()] if density == "airy" else []
        if at == self._picked:
            return [*self.raised(offer.unfolded(width - 1, self._held, density), width), *gap]
        return [*(Content(" ") + part for part in offer.folded(width - 1)), *gap]

    def _pass_line(self, card: Card, width: int) -> Content:
        if card.must_answer:
            return fitted(said(" p Passing is not open: must be answered.", "$quiet"), width)
        mark = said("■ ordered", "bold $accent") if card.order == PASS else Content("")
        return ends(line(" ", ("p ", "bold $dim"), ("Pass: do nothing", "$dim")), mark, width)


def _first_pick(card: Card | None) -> int:
    """Return where the pick starts on a card: at what is ordered, else at the first that can be ordered."""
    if card is None:
        return 0
    wanted = [at for at, response in enumerate(card.responses) if response.id == card.order]
    possible = [at for at, response in enumerate(card.responses) if not response.refusal]
    return next(iter([*wanted, *possible]), 0)
