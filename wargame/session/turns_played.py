"""The turns of a session as they were played, each by itself: cards, orders, rulings, and how it ended."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from wargame.deck.values import in_language
from wargame.session.commands import PASS
from wargame.session.control_events import Overridden
from wargame.session.events import RulingMade
from wargame.session.game import Game
from wargame.session.ordering import may_answer
from wargame.session.state import PastTurn, Play

Place = tuple[str, str]
"""Team and card."""

Free = tuple[str, tuple[tuple[str, int], ...]]
"""Title and changes of a ruling without a card."""


@dataclass(frozen=True, slots=True)
class TurnPlayed:
    """A turn that was begun."""

    turn: int
    cards: tuple[str, ...]
    opened: tuple[int, ...]
    """The vector at its opening."""
    ends: tuple[int, ...] | None
    """The vector at its close; None while it is open."""
    ruled: bool
    """Its orders have their rulings."""
    given: Mapping[Place, str]
    """Responses as they were ordered or obliged; once ruled, what is missing was passed."""
    rulings: Mapping[Place, RulingMade]
    overrides: Mapping[Place, Overridden]
    free: tuple[Free, ...]

    def order(self, team: str, card: str) -> str | None:
        """Return a team's order on a card, `pass` included; None while it is open or the card did not come."""
        return self.given.get((team, card), PASS if self.ruled and card in self.cards else None)

    def orders_apart(self, other: "TurnPlayed", teams: tuple[str, ...]) -> Iterator[Place]:
        """Yield where a team decided otherwise than in another session, both having decided."""
        for card in (card for card in self.cards if card in other.cards):
            for team in teams:
                orders = {self.order(team, card), other.order(team, card)}
                if len(orders) == 2 and None not in orders:
                    yield team, card

    def order_text(self, game: Game, team: str, card: str) -> str:
        """Return a team's order on a card in words."""
        response = self.order(team, card)
        if response is None:
            return "has not decided" if may_answer(game, team, card) and card in self.cards else "was not asked"
        if response == PASS:
            return "passes"
        return in_language(game.deck.deck.cards[card].responses[team][response].title)


def turns_played(play: Play) -> tuple[TurnPlayed, ...]:
    """Return the turns of a session, the one that is open last."""
    closed = tuple(map(_closed, play.past))
    return (*closed, _open(play)) if play.phase in {"plan", "ask", "adjudicate"} else closed


def _closed(past: PastTurn) -> TurnPlayed:
    return TurnPlayed(
        turn=past.closed.turn,
        cards=past.cards,
        opened=past.opened.values,
        ends=past.closed.position.values,
        ruled=True,
        given={(made.team, made.card): made.response for made in past.rulings},
        rulings={(made.team, made.card): made for made in past.rulings},
        overrides={(anew.team, anew.card): anew for anew in past.overrides},
        free=tuple((ruled.title, tuple(sorted(ruled.deltas.items()))) for ruled in past.free_rulings),
    )


def _open(play: Play) -> TurnPlayed:
    assert play.position is not None
    ruled = play.phase == "adjudicate"
    rulings = {(made.team, made.card): made for made in play.rulings if ruled}
    ordered = {(team, card): response for team, card, response in play.orders}
    return TurnPlayed(
        turn=play.turn,
        cards=play.cards,
        opened=play.position.values,
        ends=None,
        ruled=ruled,
        given={**ordered, **{place: made.response for place, made in rulings.items()}},
        rulings=rulings,
        overrides={(anew.team, anew.card): anew for anew in play.overrides},
        free=tuple((ruled.title, tuple(sorted(ruled.deltas.items()))) for ruled in play.free_rulings),
    )


def thrown(made: RulingMade) -> list[tuple[str, tuple[int, ...]]]:
    """Return the faces that a ruling's dice showed, without what its rule noted."""
    return [(throw.kind, throw.shown) for throw in made.throws if throw.kind != "note"]
