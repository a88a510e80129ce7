"""The end of a turn: tracks drift, resources come in, facts lapse, and the exercise may end."""

from wargame.engine.effects import refresh
from wargame.engine.expression_code import MAX_TURNS, UNIT, evaluate, to_units, units_of
from wargame.engine.program import NONE, Program
from wargame.engine.state import TURN, State, clamped, end_orders, holds, seen_facts


def remember(program: Program, state: State) -> None:
    """Write the vector, as adjudication left it, into the history row of this turn."""
    if program.drift.rows == 0:
        return
    size = len(state.values)
    row = state.clock[TURN] % program.drift.rows
    for slot in range(size):
        state.history[row * size + slot] = state.values[slot]
    if state.clock[TURN] == 1:  # before the first turn lies the first turn
        for other in range(program.drift.rows):
            for slot in range(size):
                state.history[other * size + slot] = state.values[slot]


def link_pull(program: Program, state: State, link: int) -> float:
    """Return what a link adds to its target this turn, in points."""
    drift = program.drift
    if not holds(program, state, drift.link_when[link]):
        return 0.0
    size = len(state.values)
    turn = max(state.clock[TURN] - drift.link_lag[link], 1)
    source = drift.link_from[link]
    then = state.history[turn % drift.rows * size + source]
    away = (then - program.variables.start[source]) / UNIT
    scale = 1.0
    if drift.link_scale[link] != NONE:
        scale = evaluate(program.pool, drift.link_scale[link], seen_facts(state), state.stack)
    return drift.link_weight[link] * scale * away / 10.0


def track_drift(program: Program, state: State, track: int) -> float:
    """Return by how many points a track moves of itself: links, homing and trend, inside its cap."""
    drift = program.drift
    total = 0.0
    for link in range(drift.link_starts[track], drift.link_starts[track + 1]):
        total += link_pull(program, state, link)
    total -= drift.homing[track] * (state.values[track] - program.variables.start[track]) / UNIT
    total += drift.trend[track]
    return min(max(total, -drift.cap[track]), drift.cap[track])


def drift_terms(program: Program, state: State, track: int) -> list[tuple[int, float]]:
    """Return what each link does to a track this turn: (link, points). For explanations; not used by the machine."""
    drift = program.drift
    links = range(drift.link_starts[track], drift.link_starts[track + 1])
    return [(link, link_pull(program, state, link)) for link in links]


def drift_tracks(program: Program, state: State) -> None:
    """Move all tracks by their drift, each computed before any moves."""
    moving = program.drift.moving
    for i in range(len(moving)):
        track = moving[i]
        moved = state.values[track] / UNIT + track_drift(program, state, track)
        state.deltas[track] = to_units(moved) - state.values[track]
    for i in range(len(moving)):
        track = moving[i]
        state.values[track] = clamped(program, track, state.values[track] + state.deltas[track])
        state.deltas[track] = 0


def pay_income(program: Program, state: State) -> None:
    """Add each resource's income, up to its cap; each is computed before any is paid."""
    teams = program.teams
    facts = seen_facts(state)
    for i in range(len(teams.varying)):
        resource = teams.varying[i]
        income = units_of(program.pool, teams.resource_income[resource], facts, state.stack)
        state.deltas[teams.resource_slot[resource]] = income
    settled = min(facts.turn, MAX_TURNS) * len(state.values)
    for slot in range(len(state.values)):  # without a branch: compiled code does eight at a time
        income = teams.income[settled + slot] + state.deltas[slot]
        state.values[slot] = clamped(program, slot, state.values[slot] + income)
        state.deltas[slot] = 0


def lapse_facts(program: Program, state: State) -> None:
    """End the facts whose last turn this was."""
    variables = program.variables
    for i in range(len(variables.fact_slot)):
        if state.values[variables.fact_until[i]] <= state.clock[TURN] * UNIT:
            state.values[variables.fact_slot[i]] = 0
            state.values[variables.fact_until[i]] = 0


def close_turn(program: Program, state: State) -> None:
    """End the turn after `apply_rulings`: drift, gauges, income, lapsing facts, gauges once more.

    Then no order stands any more: what was ordered is what conditions can look back at.
    """
    remember(program, state)
    drift_tracks(program, state)
    refresh(program, state)
    pay_income(program, state)
    lapse_facts(program, state)
    end_orders(program, state)
    refresh(program, state)


def is_over(program: Program, state: State, turns: int) -> bool:
    """Whether the exercise ends here: its last turn is done, or the deck's own end has come."""
    if state.clock[TURN] >= turns:
        return True
    return program.ends_when != NONE and holds(program, state, program.ends_when)
