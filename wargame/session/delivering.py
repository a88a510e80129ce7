"""Delivering injects: what one really does to the situation, and which come by themselves as a turn opens."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from wargame.engine.adjudication import reserved
from wargame.engine.effects import apply_collected, refresh
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.state import State
from wargame.session.authors import SESSION
from wargame.session.evolve import evolve
from wargame.session.game import Game, bare_machine, machine
from wargame.session.inject_events import InjectDelivered
from wargame.session.msel import Line, is_due, msel
from wargame.session.state import Play, SessionState


def by_themselves(game: Game, state: SessionState) -> tuple[InjectDelivered, ...]:
    """Return the injects that come as the present turn opens, one after another: the next sees what the last did."""
    delivered = []
    while (due := next_due(game, state)) is not None:
        delivered.append(due)
        state = evolve(state, due)
    return tuple(delivered)


def next_due(game: Game, state: SessionState) -> InjectDelivered | None:
    """Return the first inject of the MSEL that is due as things stand."""
    if state.play.phase != "plan":
        return None
    line = next((line for line in msel(game, state.play) if is_due(game, state.play, line)), None)
    return None if line is None else delivery(game, state.play, line, SESSION)


def delivery(game: Game, play: Play, line: Line, by: str) -> InjectDelivered:
    """Return the delivery of an inject as the MSEL has it now."""
    changes = {name: points * UNIT for name, points in (line.effects or {}).items()}
    return InjectDelivered(
        by=by,
        inject=line.id,
        turn=play.turn,
        title=line.title,
        text=line.text,
        to=line.to,
        edited=line.id in play.msel.edited or line.id not in game.plan.injects,
        effects=dict(line.effects or {}),
        deltas=really(game, play, changes),
    )


def really(game: Game, play: Play, changes: Mapping[str, int]) -> dict[str, int]:
    """Return by how many units each variable moves if some are to: within bounds, gauges and peaks following."""
    current = bare_machine(game, play)
    before = tuple(current.values)
    for name, units in changes.items():
        current.deltas[game.deck.names.slots[name]] += units
    apply_collected(game.deck.program, current)
    leave_reserved(game, play, before, current)
    steps = zip(game.deck.names.slot_names(), before, current.values, strict=True)
    return {name: now - was for name, was, now in steps if now != was}


def leave_reserved(game: Game, play: Play, before: Sequence[int], current: State) -> None:
    """Give back of each resource what standing orders reserve: nothing takes from under an order what it will cost."""
    program, ordered = game.deck.program, machine(game, play)
    for team, (first, last) in enumerate(pairwise(program.teams.resource_starts)):
        for slot in program.teams.resource_slot[first:last]:
            least = min(before[slot], reserved(program, ordered, team, slot, NONE))
            current.values[slot] = max(current.values[slot], least)
    refresh(program, current)


def keeps_within(game: Game, play: Play) -> bool:
    """Whether every variable is within its bounds and every order that stands can be paid."""
    program, state = game.deck.program, machine(game, play)
    bounds = zip(program.variables.low, state.values, program.variables.high, strict=True)
    paid = all(
        reserved(program, state, team, slot, NONE) <= state.values[slot]
        for team, (first, last) in enumerate(pairwise(program.teams.resource_starts))
        for slot in program.teams.resource_slot[first:last]
    )
    return paid and all(low <= units <= high for low, units, high in bounds)
