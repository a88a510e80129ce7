"""The odds of every response of a deck at start values, each card alone on the table and nobody else ordering."""

from collections.abc import Iterator

from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import places
from wargame.engine.adjudication import fill_arguments, given_arguments, place_order
from wargame.engine.odds import BandOdds, band_odds, distribution
from wargame.engine.program import NONE
from wargame.lab.single_card import Tabled, put_on_table, state_for

Place = tuple[str, str, str]
"""Card, team, response."""


def start_odds(deck: CompiledDeck) -> dict[Place, BandOdds]:
    """Return the odds of all responses; those of initiatives once, on the first card that holds them."""
    return {
        (card, team, response): odds
        for card in deck.names.cards
        if card not in places(deck.deck)[1:]
        for team, response, odds in _on_card(put_on_table(deck, card, {}))
    }


def _on_card(tabled: Tabled) -> Iterator[tuple[str, str, BandOdds]]:
    game, state = tabled.game, state_for(tabled, None)
    program = game.deck.program
    for team, offered in game.deck.deck.cards[tabled.card].responses.items():
        owner = game.deck.names.teams.index(team)
        for response in offered:
            number = game.response_number(tabled.card, team, response)
            place_order(program, state, 0, owner, number)
            rule = game.rule(number)
            spread = distribution(rule, given_arguments(state, fill_arguments(program, state, 0, number)))
            yield team, response, band_odds(spread, rule.bands)
            place_order(program, state, 0, owner, NONE)
