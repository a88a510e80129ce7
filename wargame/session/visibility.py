"""What a team may see of the state vector, and the machine as it looks from there.

Which variables are whose is written in the program, `Program.sight`, for people as for bots; here it is read by name. A
variable that a team may not see enters everything it is told as an estimate that does not depend on the variable: its
value at STARTEX, or for a sealed draw its likeliest value.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Final

from wargame.deck.compile import CompiledDeck
from wargame.engine.expression_code import HAS_ORDERED, ORDERED
from wargame.engine.program import NONE
from wargame.engine.sight import guessed, stand_in
from wargame.engine.state import State
from wargame.session.game import Game, machine
from wargame.session.state import Play

CONTROL: Final = ""
"""The reader who is no team: those who run the exercise, from whom nothing is hidden but the dice to come."""

Estimates = dict[str, dict[str, int]]
"""By team, then by track: units."""


def may_see(deck: CompiledDeck, team: str, name: str) -> bool:
    """Whether a team may see a variable of the deck; those who run the exercise see all."""
    return team == CONTROL or _hidden_entry(deck, deck.names.teams.index(team), name) == NONE


def _hidden_entry(deck: CompiledDeck, team: int, name: str) -> int:
    """Return where the program's sight has a variable that is hidden from a team, or -1."""
    sight, slot = deck.program.sight, deck.names.slots[name]
    last = sight.hidden_starts[team + 1]
    at = bisect_left(sight.hidden_slot, slot, sight.hidden_starts[team], last)
    return at if at < last and sight.hidden_slot[at] == slot else NONE


def may_follow(deck: CompiledDeck, team: str, link: int) -> bool:
    """Whether a team may be told what a link did, by the deck's number: it sees its source and all it hangs on."""
    at = deck.links.index(link)
    conditions = (deck.program.drift.link_scale[at], deck.program.drift.link_when[at])
    hangs_on = {deck.program.drift.link_from[at]}
    slots = deck.names.slots
    for expression in conditions:
        if expression in deck.reads:
            hangs_on |= {slots[name] for name in deck.reads[expression].reads}
    seen = all(may_see(deck, team, name) for name in deck.names.kinds if slots[name] in hangs_on)
    return seen and not looks_at_secrets(deck, team, conditions)


def looks_at_secrets(deck: CompiledDeck, team: str, expressions: Iterable[int]) -> bool:
    """Whether expressions ask for orders that are secret from a team, given or not."""
    if team == CONTROL:
        return False
    pool = deck.program.pool
    asked = {
        pool.code[2 * pair + 1]
        for expression in expressions
        if expression in deck.reads
        for pair in range(pool.starts[expression], pool.starts[expression + 1])
        if pool.code[2 * pair] in {ORDERED, HAS_ORDERED}
    }
    return any(
        deck.names.tags[owner, response] in asked and deck.deck.cards[card].responses[owner][response].secret
        for card, owner, response in (deck.names.responses if asked else ())
        if owner != team
    )


def estimate(deck: CompiledDeck, name: str) -> int:
    """Return the units at which a variable enters what is told to a team that may not see it."""
    sight, slot = deck.program.sight, deck.names.slots[name]
    return (
        sight.guess[sight.hidden_slot.index(slot)] if slot in sight.hidden_slot else deck.program.variables.start[slot]
    )


def may_guess(deck: CompiledDeck, team: str, name: str) -> bool:
    """Whether a team is told of a track roughly: it may not see it, and the deck says how wrong it may be."""
    if team == CONTROL:
        return False
    entry = _hidden_entry(deck, deck.names.teams.index(team), name)
    return entry != NONE and deck.program.sight.noise[entry] > 0


def guesses(deck: CompiledDeck, team: str) -> Iterator[str]:
    """Yield the tracks that a team is told of roughly."""
    return (name for name in deck.deck.tracks if may_guess(deck, team, name))


def draw_estimates(deck: CompiledDeck, values: tuple[int, ...], key: int, epoch: int, turn: int) -> Estimates:
    """Return what each team is told this turn of the tracks it sees roughly: the value with an error of its own."""
    found: Estimates = {}
    for number, team in enumerate(deck.names.teams):
        told = {
            name: guessed(deck.program, values, turn, key, epoch, number, _hidden_entry(deck, number, name))
            for name in guesses(deck, team)
        }
        if told:
            found[team] = told
    return found


def hidden_from(deck: CompiledDeck, team: str) -> frozenset[str]:
    """Return the variables that a team may not see."""
    return frozenset(name for name in deck.names.kinds if not may_see(deck, team, name))


def seen_machine(game: Game, play: Play, team: str, *, all_orders: bool = False) -> State:
    """Return the machine as the team sees it: hidden variables as estimates, others' orders as not given.

    With `all_orders`, as it looks once the orders of a turn are known to everybody.
    """
    if team == CONTROL:
        return machine(game, play)
    state = machine(game, play, only_team=None if all_orders else team)
    told = play.estimates.get(team, {})
    program, names = game.deck.program, game.deck.names.slot_names()
    number = game.deck.names.teams.index(team)
    for entry in range(program.sight.hidden_starts[number], program.sight.hidden_starts[number + 1]):
        slot = program.sight.hidden_slot[entry]
        stand_in(program, state, slot, told.get(names[slot], program.sight.guess[entry]))
    for tag in secret_tags(game, play, team):
        state.done[tag] = 0
    return state


def is_secret_from(game: Game, play: Play, team: str, turn: int, order: tuple[str, str, str]) -> bool:
    """Whether an order of a turn, (team, card, response), is kept from a team: secret, not its own, not revealed."""
    owner, card, response = order
    if team in {owner, CONTROL} or play.phase == "endex" or (turn, owner, card) in play.revealed:
        return False
    return game.deck.deck.cards[card].responses[owner][response].secret


def secret_tags(game: Game, play: Play, team: str) -> set[int]:
    """Return the tags of earlier orders of which the team knows none that was given."""
    tags = game.deck.names.tags
    known: set[int] = set()
    kept: set[int] = set()
    for past in play.past:
        for made in past.rulings:
            order = (made.team, made.card, made.response)
            hidden = is_secret_from(game, play, team, past.closed.turn, order)
            (kept if hidden else known).add(tags[made.team, made.response])
    return kept - known
