"""Many sessions: counted the same however they are cut into batches, spread over workers, or run."""

from functools import reduce
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_decks import lake, lake_data, shipped_rules, text_of
from wargame.engine.program import Course
from wargame.lab.compiled import compiled, kernel_for
from wargame.lab.sampling import Recipe, in_processes, in_threads
from wargame.lab.tally import BINS, Tally
from wargame.lab.trials import (
    BATCH,
    added,
    batches,
    blank_tally,
    interpreted,
    quantile,
    share,
    watched_slots,
)
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
COURSE = Course(4, 2, (), ())


def lists(tally: Tally) -> list[list[int]]:
    """Return a tally as plain lists."""
    return [list(part) for part in tally]


def test_batches_cover_every_session_once() -> None:
    """Numbers come in order, each once, and no batch is larger than it should be."""
    cut = list(batches(2 * BATCH + 7))
    assert [number for part in cut for number in part] == list(range(2 * BATCH + 7))
    assert max(map(len, cut)) == BATCH


def test_another_seed_is_another_run() -> None:
    """The same sessions of a seed are the same again, and those of another seed are not."""
    one, again, other = (interpreted(lake(), COURSE, seed)(range(10)) for seed in (1, 1, 2))
    assert lists(one) == lists(again) != lists(other)


def test_a_tally_is_the_sum_of_its_parts() -> None:
    """Cut anywhere, the parts add up to the whole."""
    run = interpreted(lake(), COURSE, 3)
    whole = run(range(30))
    assert lists(added(added(run(range(7)), run(range(7, 8))), run(range(8, 30)))) == lists(whole)
    assert whole.sessions == [30]


def test_everything_is_counted() -> None:
    """Every turn of every session stands somewhere; nothing is met oftener than it counted, or picked than offered."""
    deck = lake()
    tally = interpreted(deck, COURSE, 3)(range(40))
    watched = len(watched_slots(deck))
    at_start = [sum(tally.spread[place * BINS : (place + 1) * BINS]) for place in range(watched)]
    assert at_start == [40] * watched
    assert all(met <= scored <= 40 for met, scored in zip(tally.met, tally.scored, strict=True))
    assert all(picked <= offered for picked, offered in zip(tally.picked, tally.offered, strict=True))
    assert sum(tally.picked) > 0


def test_workers_change_nothing(tmp_path: Path) -> None:
    """One process or two, the batches and their order are the same."""
    for name in ("decks", "rules", "sessions"):
        (tmp_path / name).mkdir()
    (tmp_path / "decks" / "lake_compact.yaml").write_text(text_of(lake_data()), encoding="utf-8")
    recipe = Recipe(tmp_path, "lake_compact", COURSE, 3)
    one, two = (list(map(lists, in_processes(recipe, BATCH + 5, workers))) for workers in (1, 2))
    assert one == two
    assert len(one) == 2


@given(st.integers(0, 300), st.integers(0, 300))
def test_an_interval_holds_its_share(one: int, other: int) -> None:
    """The share lies in its interval, and the interval between 0 and 1."""
    found = share(min(one, other), max(one, other))
    assert 0 <= found.low <= found.value <= found.high <= 1


def test_an_interval_is_wilsons() -> None:
    """The textbook's example: 15 of 50 at 95 %."""
    found = share(15, 50)
    assert (round(found.low, 3), round(found.high, 3)) == (0.191, 0.438)


def test_quantiles_of_a_known_spread() -> None:
    """Of points 0 to 9, one in each session, the median is 4 and nine in ten lie at 8 or below."""
    tally = blank_tally(lake(), Course(0, 1, (), ()))
    for points in range(10):
        tally.spread[points] += 1
    assert [quantile(tally, 1, 0, 0, q) for q in (0.1, 0.5, 0.9, 1.0)] == [0, 4, 8, 9]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lake", "flagship"])
def test_compiled_and_interpreted_runs_are_the_same(name: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every count of every turn agrees, in threads as in one."""
    library = Library(find_workspace(ROOT))
    deck = lake() if name == "lake" else library.deck("europe_looks_east").compiled
    course = COURSE if name == "lake" else Course(8, 3, (), ())
    rules = shipped_rules()
    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(rules, digests, tmp_path_factory.getbasetemp() / "kernels")
    fast = compiled(deck, course, 5, kernel, rules)
    sessions = 60
    assert lists(interpreted(deck, course, 5)(range(sessions))) == lists(fast(range(sessions)))
    whole = reduce(added, in_threads(fast, 3 * BATCH, 2), blank_tally(deck, course))
    assert lists(whole) == lists(fast(range(3 * BATCH)))
