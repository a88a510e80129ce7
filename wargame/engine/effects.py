"""What outcomes and deliveries do to the state vector.

All effects of one moment are collected first, each computed from the same snapshot, then applied together: adding
effects are summed; of several setting effects the highest holds, and sums go on top of it; each variable is clamped
once. So the result never depends on an order among teams or cards. Gauges and peaks follow every change.
"""

from wargame.engine.expression_code import UNIT, units_of
from wargame.engine.program import FOREVER, NONE, SET, VARYING, Program
from wargame.engine.state import TURN, UNSET, State, clamped, holds, seen_facts


def saturated(program: Program, slot: int, now: int, delta: int) -> int:
    """Return the delta after saturation: half, but at least one point, where the variable is near that end already."""
    variables = program.variables
    if variables.saturates[slot] == 0:
        return delta
    if delta > UNIT and now >= variables.saturate_above:
        return max(delta // 2, UNIT)
    if delta < -UNIT and now <= variables.saturate_below:
        return min(-(-delta // 2), -UNIT)
    return delta


def collect(program: Program, state: State, first: int, end: int, margin: int, value: int) -> None:
    """Add what the effects from `first` up to `end` do to `state.deltas` and `state.sets`, from the state as it is."""
    bundles, deltas, sets = program.bundles, state.deltas, state.sets
    facts = seen_facts(state, margin, value)
    for effect in range(first, end):
        slot = bundles.effect_slot[effect]
        units = bundles.effect_units[effect]
        if units == VARYING:
            units = units_of(program.pool, bundles.effect_amount[effect], facts, state.stack)
        if bundles.effect_kind[effect] == SET:
            sets[slot] = max(sets[slot], units)
            until = bundles.effect_until[effect]
            if until != NONE and units > 0:
                turns = bundles.effect_turns[effect]
                last = facts.turn + turns - 1 if turns > 0 else FOREVER
                sets[until] = max(sets[until], last * UNIT)
        else:
            deltas[slot] += saturated(program, slot, state.values[slot], units)


def release(program: Program, state: State, bundle: int) -> None:
    """Unlock and queue the cards that a bundle names. The earliest due turn wins."""
    bundles = program.bundles
    for i in range(bundles.unlock_starts[bundle], bundles.unlock_starts[bundle + 1]):
        state.unlocked[bundles.unlock_card[i]] = 1
    for i in range(bundles.follow_starts[bundle], bundles.follow_starts[bundle + 1]):
        if holds(program, state, bundles.follow_when[i]):
            card = bundles.follow_card[i]
            due = state.clock[TURN] + bundles.follow_after[i]
            if state.due[card] == 0 or due < state.due[card]:
                state.due[card] = due


def refresh(program: Program, state: State) -> None:
    """Recompute gauges, then peaks, after the vector changed."""
    if len(program.variables.gauge_slot) + len(program.variables.peak_slot) > 0:
        refresh_all(program, state)


def refresh_all(program: Program, state: State) -> None:
    """Recompute gauges, then peaks, of which there are any."""
    variables = program.variables
    facts = seen_facts(state)
    for i in range(len(variables.gauge_slot)):
        slot = variables.gauge_slot[i]
        units = units_of(program.pool, variables.gauge_value[i], facts, state.stack)
        state.values[slot] = clamped(program, slot, units)
    for i in range(len(variables.peak_slot)):
        slot = variables.peak_slot[i]
        now = state.values[variables.peak_of[i]]
        if variables.peak_keeps_max[i] != 0:
            state.values[slot] = max(state.values[slot], now)
        else:
            state.values[slot] = min(state.values[slot], now)


def apply_collected(program: Program, state: State) -> None:
    """Apply `state.deltas` and `state.sets`, clamp each variable once, and clear both."""
    for slot in range(len(state.values)):  # without a branch: compiled code does eight at a time
        now, wanted = state.values[slot], state.sets[slot]
        base = now if wanted == UNSET else wanted
        state.values[slot] = clamped(program, slot, base + state.deltas[slot])
        state.deltas[slot] = 0
        state.sets[slot] = UNSET
    refresh(program, state)
