"""The bare machine under test: a program and its state, addressed by the names of the deck."""

from dataclasses import dataclass, field
from typing import Any

from tests.small_decks import small
from wargame.deck.compile import CompiledDeck
from wargame.engine.adjudication import (
    apply_rulings,
    is_affordable,
    meet_obligations,
    place_order,
    reserved,
    resolve_orders,
)
from wargame.engine.dealing import draw_start_values, open_turn
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE, Course
from wargame.engine.recap import close_turn
from wargame.engine.state import State, blank_state, order_place


@dataclass
class Machine:
    """A run of one deck with one key."""

    deck: CompiledDeck
    key: int = 1
    epoch: int = 0
    cards_per_turn: int = 1
    turns: int = 9
    schedule: tuple[tuple[int, str], ...] = ()
    state: State = field(init=False)

    def __post_init__(self) -> None:
        self.state = blank_state(self.deck.program)
        draw_start_values(self.deck.program, self.state, self.key, self.epoch)

    @property
    def course(self) -> Course:
        """What a plan would set."""
        return Course(
            turns=self.turns,
            cards_per_turn=self.cards_per_turn,
            scheduled_turn=tuple(turn for turn, _ in self.schedule),
            scheduled_card=tuple(self.deck.names.cards.index(card) for _, card in self.schedule),
        )

    def deal(self) -> tuple[str, ...]:
        """Open the next turn and return its cards in the order of delivery."""
        open_turn(self.deck.program, self.course, self.state, self.key, self.epoch)
        return self.hand

    @property
    def hand(self) -> tuple[str, ...]:
        """Cards of this turn."""
        return tuple(self.deck.names.cards[card] for card in self.state.hand if card != NONE)

    def place(self, card: str, team: str) -> int:
        """Return where the order of a team on a card of the hand lies."""
        return order_place(self.deck.program, self.hand.index(card), self.deck.names.teams.index(team))

    def reserved(self, team: str, resource: str, except_place: int = NONE) -> int:
        """Return the units of a resource that a team's standing orders will cost."""
        number = self.deck.names.teams.index(team)
        return reserved(self.deck.program, self.state, number, self.slot(resource), except_place)

    def number(self, card: str, team: str, response: str) -> int:
        """Return the number of a response."""
        return self.deck.names.responses.index((card, team, response))

    def order(self, card: str, team: str, response: str) -> None:
        """Let a team order a response, affordable or not."""
        at, of = self.hand.index(card), self.deck.names.teams.index(team)
        place_order(self.deck.program, self.state, at, of, self.number(card, team, response))

    def can_pay(self, card: str, team: str, response: str) -> bool:
        """Whether the team could pay for the response now."""
        return is_affordable(self.deck.program, self.state, self.number(card, team, response), self.place(card, team))

    def ordered(self, card: str, team: str) -> str | None:
        """Return the order that stands for a team on a card."""
        response = self.state.orders[self.place(card, team)]
        return None if response == NONE else self.deck.names.responses[response][2]

    def oblige(self) -> None:
        """Give those who must answer what they can pay."""
        meet_obligations(self.deck.program, self.state)

    def resolve(self) -> None:
        """Throw the dice for all orders."""
        resolve_orders(self.deck.program, self.deck.rules, self.state, self.key, self.epoch)

    def apply(self) -> None:
        """Apply all rulings."""
        apply_rulings(self.deck.program, self.state)

    def close(self) -> None:
        """End the turn."""
        close_turn(self.deck.program, self.state)

    def finish(self) -> None:
        """Adjudicate and end the turn."""
        self.resolve()
        self.apply()
        self.close()

    def slot(self, name: str) -> int:
        """Return the slot of a variable."""
        return self.deck.names.slots[name]

    def points(self, name: str) -> float:
        """Return a variable in points."""
        return self.state.values[self.slot(name)] / UNIT

    def push(self, name: str, points: float) -> None:
        """Move a variable from outside, bounds not looked at."""
        self.state.values[self.slot(name)] += round(points * UNIT)

    def ruling(self, card: str, team: str) -> tuple[int, int, int]:
        """Return band, margin and value of the team's order on a card."""
        at = self.place(card, team)
        return self.state.bands[at], self.state.margins[at], self.state.results[at]

    def values(self) -> dict[str, int]:
        """Return the whole vector in units by name."""
        return dict(zip(self.deck.names.slot_names(), self.state.values, strict=True))


def machine(*, cards_per_turn: int = 1, key: int = 1, **sections: Any) -> Machine:
    """Return a machine for a deck of a few lines; see `tests.small_decks.small_data`."""
    return Machine(small(**sections), key=key, cards_per_turn=cards_per_turn)
