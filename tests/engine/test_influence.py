"""Drift against an independent calculation, over the flagship deck's whole influence diagram."""

from functools import cache
from pathlib import Path

import pytest

from tests.engine.influence_oracle import PUBLISHED, PUBLISHED_FOR, RUNS, START, TURNS, run
from tests.engine.running_machine import Machine
from tests.small_decks import compiled_text
from wargame.deck.compile import CompiledDeck
from wargame.engine.effects import refresh
from wargame.engine.expression_code import UNIT
from wargame.engine.program import FOREVER
from wargame.engine.state import TURN

NAME = "europe_looks_east"
WATCHED = (*START, "obstacles", "regional_stability")


@cache
def flagship() -> CompiledDeck:
    """Return the shipped deck."""
    return compiled_text((Path(__file__).parents[2] / "decks" / f"{NAME}.yaml").read_text(encoding="utf-8"), NAME)


def machine_run(name: str) -> list[dict[str, float]]:
    """Return what the machine makes of a run: all that is watched at STARTEX and after each turn, no card dealt."""
    pushes, coordinated = RUNS[name]
    machine = Machine(flagship())
    if coordinated:
        machine.push("coordinated", 1)
        machine.push("coordinated until", FOREVER)
    found = [{track: machine.points(track) for track in WATCHED}]
    for turn in range(1, TURNS + 1):
        machine.state.clock[TURN] = turn
        for track, points in pushes.get(turn, {}).items():
            slot = machine.slot(track)
            machine.state.values[slot] = min(max(machine.state.values[slot] + points * UNIT, 0), 100 * UNIT)
        refresh(machine.deck.program, machine.state)
        machine.close()
        found.append({track: machine.points(track) for track in WATCHED})
    return found


@pytest.mark.parametrize("name", RUNS)
def test_the_machine_drifts_as_calculated(name: str) -> None:
    """Every track and gauge is, after every turn, what an independent calculation says, to the tenth."""
    pushes, coordinated = RUNS[name]
    expected = run(TURNS, pushes, coordinated=coordinated)
    for turn, (found, right) in enumerate(zip(machine_run(name), expected, strict=True)):
        assert found == {track: float(right[track]) for track in WATCHED}, f"after turn {turn}"


@pytest.mark.parametrize("name", RUNS)
def test_the_machine_ends_where_the_design_says(name: str) -> None:
    """After eight turns the main tracks stand at the whole points that the design was judged by."""
    end = machine_run(name)[-1]
    assert tuple(round(end[track]) for track in PUBLISHED_FOR) == PUBLISHED[name]
