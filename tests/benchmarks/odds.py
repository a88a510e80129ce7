"""How long the exact odds of a response take when nobody has asked for them before: all responses of a deck.

    python tests/benchmarks/odds.py [DECK] [--rounds 5]

Each response stands at start values, its card alone on the table. Everything that the program remembers of odds is
forgotten before each. Prints the median over all responses of each one's median time, and the slowest ones.
"""

import argparse
from collections.abc import Callable, Iterator
from functools import partial
from statistics import median, quantiles
from time import perf_counter

from tests.benchmarks.subject import subject
from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import places
from wargame.engine import odds
from wargame.engine.adjudication import fill_arguments, given_arguments, place_order
from wargame.engine.odds import BandOdds, band_odds, distribution
from wargame.engine.program import NONE
from wargame.lab.single_card import put_on_table, state_for

REMEMBERING = [each for each in vars(odds).values() if hasattr(each, "cache_clear")]
"""The functions that remember what they returned."""

SHOWN = 5
"""How many of the slowest are printed."""

Place = tuple[str, str, str, str]
"""Card, team, response, rule."""


def askers(deck: CompiledDeck) -> Iterator[tuple[Place, Callable[[], BandOdds]]]:
    """Yield each response with what asks for its odds, its order placed; those of initiatives once."""
    for card in deck.names.cards:
        if card in places(deck.deck)[1:]:
            continue
        tabled = put_on_table(deck, card, {})
        state, game = state_for(tabled, None), tabled.game
        for team, offered in deck.deck.cards[card].responses.items():
            owner = deck.names.teams.index(team)
            for response in offered:
                number = game.response_number(card, team, response)
                place_order(deck.program, state, 0, owner, number)
                arguments = given_arguments(state, fill_arguments(deck.program, state, 0, number))
                rule = game.rule(number)
                yield (
                    (card, team, response, rule.name),
                    partial(lambda rule, given: band_odds(distribution(rule, given), rule.bands), rule, arguments),
                )
                place_order(deck.program, state, 0, owner, NONE)


def milliseconds(ask: Callable[[], BandOdds]) -> float:
    """Return how long the odds take that nobody has asked for before."""
    for each in REMEMBERING:
        each.cache_clear()
    started = perf_counter()
    ask()
    return 1000 * (perf_counter() - started)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("deck", nargs="?", default="europe_looks_east")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    found = list(askers(subject(asked.deck).deck))
    times: dict[Place, list[float]] = {place: [] for place, _ in found}
    for _ in range(asked.rounds):
        for place, ask in found:
            times[place].append(milliseconds(ask))
    middle = {place: median(each) for place, each in times.items()}
    exact = sum(ask().exact for _, ask in found)
    print(f"{asked.deck}: {len(found)} responses, {exact} with exact odds")
    cuts = quantiles(middle.values(), n=100)
    middle_of_all, slow, slowest = median(middle.values()), cuts[94], max(middle.values())
    print(f"median {middle_of_all:.3f} ms, 95 in a hundred within {slow:.1f} ms, the slowest {slowest:.1f} ms")
    for place in sorted(middle, key=lambda place: -middle[place])[:SHOWN]:
        print(f"| `{'.'.join(place[:3])}` | {place[3]} | {middle[place]:.1f} |")


if __name__ == "__main__":
    main()
