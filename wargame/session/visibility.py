"""What a team may see of the state vector, and the machine as it looks from there.

This is the one place that says which variables are whose. A variable that a team may not see enters everything it is
told as an estimate that does not depend on the variable: its value at STARTEX, or for a sealed draw its likeliest
value.
"""

from wargame.deck.compile import CompiledDeck
from wargame.engine.expression_code import UNIT
from wargame.engine.state import State
from wargame.session.game import Game, machine
from wargame.session.state import Play


def may_see(deck: CompiledDeck, team: str, name: str) -> bool:
    """Whether a team may see a variable of the deck."""
    kind = deck.names.kinds[name]
    if kind == "resource":
        return name.startswith(f"{team}.")
    if kind == "draw":
        return False
    part = getattr(deck.deck, f"{kind}s")[name]
    visible: str | tuple[str, ...] = part.visible
    return visible == "all" or (visible != "none" and team in visible)


def may_follow(deck: CompiledDeck, team: str, link: int) -> bool:
    """Whether a team may be told what a link did, by the deck's number: it sees its source and all it hangs on."""
    at = deck.links.index(link)
    hangs_on = {deck.program.drift.link_from[at]}
    slots = deck.names.slots
    for expression in (deck.program.drift.link_scale[at], deck.program.drift.link_when[at]):
        if expression in deck.reads:
            hangs_on |= {slots[name] for name in deck.reads[expression].reads}
    return all(may_see(deck, team, name) for name in deck.names.kinds if slots[name] in hangs_on)


def estimate(deck: CompiledDeck, name: str) -> int:
    """Return the units at which a variable enters what is told to a team that may not see it."""
    if deck.names.kinds[name] == "draw":
        weights = list(deck.deck.draws[name].values.values())
        return weights.index(max(weights)) * UNIT
    if deck.names.kinds[name] == "peak":
        return estimate(deck, deck.deck.peaks[name].of)
    return deck.program.variables.start[deck.names.slots[name]]


def hidden_from(deck: CompiledDeck, team: str) -> frozenset[str]:
    """Return the variables that a team may not see."""
    return frozenset(name for name in deck.names.kinds if not may_see(deck, team, name))


def seen_machine(game: Game, play: Play, team: str, *, all_orders: bool = False) -> State:
    """Return the machine as the team sees it: hidden variables as estimates, others' orders as not given.

    With `all_orders`, as it looks once the orders of a turn are known to everybody.
    """
    state = machine(game, play, only_team=None if all_orders else team)
    for name in hidden_from(game.deck, team):
        slot = game.deck.names.slots[name]
        guess = estimate(game.deck, name)
        state.values[slot] = guess
        for row in range(game.deck.program.drift.rows):
            state.history[row * len(state.values) + slot] = guess
    return state
