"""Giving orders: picking a response, committing it, passing, taking it back."""

from collections.abc import Iterable, Mapping
from typing import Final

from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from wargame.session.command import Command
from wargame.session.commands import PASS, Answer, Commit, Ready, SeatCommand, Withdraw
from wargame.session.permissions import kind_of
from wargame.session.view import Card, SeatView
from wargame.tui.map.widget import SituationMap
from wargame.tui.question_block import answer_text
from wargame.tui.typeset import line, said
from wargame.tui.widgets.event_pane import EventPane
from wargame.tui.widgets.question_list import QuestionList
from wargame.tui.widgets.response_list import ResponseList

_COMMANDS: Final[Mapping[str, type[Command]]] = {
    "commit": Commit,
    "pass_card": Commit,
    "withdraw": Withdraw,
    "seal": Ready,
}
"""By action, the command that it comes to."""


class OrderKeys(Screen[None]):
    """What the order keys do to the open card. A console mixes it in and says which keys they are."""

    class Asked(Message):
        """The person at the screen wants something of the session."""

        def __init__(self, seat: str, command: SeatCommand) -> None:
            super().__init__()
            self.seat, self.command = seat, command

    _view: SeatView

    def ask(self, command: SeatCommand) -> None:
        """Send a command in the name of the seat at the screen."""
        raise NotImplementedError

    def is_forbidden(self, action: str) -> bool:
        """Return whether this seat may never do that."""
        command = _COMMANDS.get(action)
        return command is not None and kind_of(command) in self._view.may

    def may(self, command: type[Command]) -> bool:
        """Return whether this seat may send such a command; if not, say why."""
        why = self._view.may.get(kind_of(command), "")
        if why:
            self.notify(why, severity="warning", markup=False)
        return not why

    def action_pick(self, number: int) -> None:
        """Pick a response by its number."""
        self.query_one(ResponseList).pick(number - 1)

    def action_turn_card(self, by: int) -> None:
        """Open the next card."""
        self.query_one(EventPane).step(by)

    def action_commit(self) -> None:
        """Order the picked response; what can't be ordered now is told at once."""
        pane = self.query_one(EventPane)
        if pane.card is None or pane.picked is None or not self.may(Commit):
            return
        response = next(offer for offer in pane.card.responses if offer.id == pane.picked)
        if response.refusal and pane.card.order != response.id:
            self.notify(response.refusal, severity="warning", markup=False)
        else:
            self.ask(Commit(card=pane.card.id, response=response.id, answers=pane.answers))

    def action_pass_card(self) -> None:
        """Order nothing on the open card."""
        card = self.query_one(EventPane).card
        if card is not None and card.responses and self.may(Commit):
            self.ask(Commit(card=card.id, response=PASS))

    def action_withdraw(self) -> None:
        """Take back the order on the open card."""
        card = self.query_one(EventPane).card
        if card is not None and card.order is not None and self.may(Withdraw):
            self.ask(Withdraw(card=card.id))

    def on_question_list_answered(self, message: QuestionList.Answered) -> None:
        """Send an answer as soon as it is turned."""
        asked = message.question
        if self.may(Answer):
            self.ask(Answer(card=asked.card, team=asked.team, ask=asked.ask, value=message.value))

    def on_situation_map_event_chosen(self, message: SituationMap.EventChosen) -> None:
        """Open the card whose number was clicked on the map."""
        self.query_one(EventPane).open_number(message.number)


def orders_in_words(cards: Iterable[Card]) -> Content:
    """Return each card with what was ordered on it, one paragraph a card."""
    return Content("\n\n").join(
        line((f"{card.number} {card.title}\n", "$dim"), ("  ▸ ", "$accent"), _order(card))
        for card in cards
        if card.responses
    )


def answers_in_words(view: SeatView) -> Content:
    """Return each question with the answer that stands."""
    return Content("\n\n").join(
        line(
            (f"{asked.response}: {asked.title}\n", "$dim"),
            ("  ▸ ", "$accent"),
            (answer_text(asked, asked.answer), "bold $heading"),
        )
        for asked in view.asks
    )


def _order(card: Card) -> Content:
    titles = {response.id: response.title for response in card.responses} | {PASS: "pass"}
    if card.order is None:
        return said("no order: your team passes", "bold $warning")
    return said(titles.get(card.order, card.order), "bold $heading")
