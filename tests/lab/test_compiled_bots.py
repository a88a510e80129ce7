"""Compiled bots choose what interpreted ones choose, to the last unit of every variable."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.random_decks import decks
from tests.small_decks import Data, compiled, lake, shipped_rules
from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Course
from wargame.engine.state import blank_state
from wargame.lab.compiled import Kernel, kernel_for, renumbered
from wargame.lab.compiled_structures import Laid
from wargame.lab.desk import KINDS, blank_desk
from wargame.lab.trial import Setting, run_trials
from wargame.lab.trials import blank_sheet, blank_tally
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
COURSE = Course(4, 2, (), ())


@pytest.fixture(scope="module")
def kernel(kernel_folder: Path) -> Kernel:
    """Return the compiled machine with the shipped rules, in the folder that other tests use."""
    loaded = Library(find_workspace(ROOT)).loaded_rules.rules
    digests = {name: found.digest for name, found in loaded.items()}
    return kernel_for(shipped_rules(), digests, kernel_folder)


def interpreted_end(deck: CompiledDeck, course: Course, kinds: list[int], key: int) -> list[int]:
    """Return the vector at the end of a session that Python plays."""
    state, desk = blank_state(deck.program, course.turns), blank_desk(deck.program, course)
    tally, sheet = blank_tally(deck, course), blank_sheet(deck, course, 1)
    run_trials(deck.program, course, deck.rules, state, desk, kinds, key, 0, 1, Setting(), tally, sheet)
    return list(state.values)


def compiled_end(deck: CompiledDeck, course: Course, kinds: list[int], key: int, kernel: Kernel) -> list[int]:
    """Return the vector at the end of a session that compiled code plays."""
    program = Laid(renumbered(deck, deck.program, shipped_rules()))
    state, desk = Laid(blank_state(deck.program, course.turns)), Laid(blank_desk(deck.program, course))
    laid_course, tally, sheet = Laid(course), Laid(blank_tally(deck, course)), Laid(blank_sheet(deck, course, 1))
    bots = np.array(kinds, dtype=np.int64)
    parts = (program.address, laid_course.address, state.address, desk.address)
    kernel(*parts, bots, np.uint64(key), 0, 1, Setting(), tally.address, sheet.address)
    values: list[int] = state.parts["values"].tolist()
    return values


def ends_alike(deck: CompiledDeck, course: Course, kind: str, key: int, kernel: Kernel) -> bool:
    """Whether both engines come to the same end with this kind of bot in every seat."""
    kinds = [KINDS[kind]] * len(deck.names.teams)
    return interpreted_end(deck, course, kinds, key) == compiled_end(deck, course, kinds, key, kernel)


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_bots_are_the_same_compiled_at_the_lake(kind: str, kernel: Kernel) -> None:
    """Every variable agrees at the end of sessions of every kind of bot."""
    for key in range(3 if kind == "rollout" else 25):
        assert ends_alike(lake(), COURSE, kind, key, kernel), key


@pytest.mark.slow
@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "rollout"])
def test_bots_are_the_same_compiled_in_the_flagship(kind: str, kernel: Kernel) -> None:
    """So it is where rules ask people and odds are wide."""
    deck = Library(find_workspace(ROOT)).deck("europe_looks_east").compiled
    for key in range(3):
        assert ends_alike(deck, Course(5, 2, (), ()), kind, key, kernel), key


@pytest.mark.slow
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=decks(), kind=st.sampled_from(sorted(KINDS)), key=st.integers(0, 2**64 - 1))
def test_bots_are_the_same_compiled_in_any_deck(data: Data, kind: str, key: int, kernel: Kernel) -> None:
    """So it is in decks that nobody would write."""
    assert ends_alike(compiled(data), Course(3, 2, (), ()), kind, key, kernel)
