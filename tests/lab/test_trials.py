"""Many sessions: counted the same however they are cut into batches, spread over workers, or run."""

from collections.abc import Sequence
from functools import reduce
from pathlib import Path
from shutil import copy

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.small_decks import lake, shipped_rules
from wargame.engine.program import Course
from wargame.lab.compiled import compiled, kernel_for
from wargame.lab.sampling import Recipe, in_threads
from wargame.lab.tally import BINS, CHOICES, OTHER, PICKED, STRATA, SUMS, Tally
from wargame.lab.trials import (
    BATCH,
    LARGEST,
    SHARE,
    Batch,
    added,
    batches,
    blank_tally,
    interpreted,
    quantile,
    row_width,
    watched_slots,
)
from wargame.lab.variants import Nudge, Variant, varied
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
COURSE = Course(4, 2, (), ())


def lists(tally: Tally) -> list[list[int]]:
    """Return a tally as plain lists."""
    return [list(part) for part in tally]


def plain(batches: Sequence[Batch]) -> list[list[list[int]]]:
    """Return batches as plain lists, rows included."""
    return [[*lists(batch.tally), list(batch.rows)] for batch in batches]


@given(st.integers(1, 40 * BATCH), st.integers(0, 10 * BATCH))
def test_batches_cover_every_session_once(sessions: int, more: int) -> None:
    """Numbers come in order, each once; batches grow with what is done, and end at the same places in longer runs."""
    cut = list(batches(sessions))
    assert [number for part in cut for number in part] == list(range(sessions))
    assert all(len(part) <= max(BATCH, min(part.start // SHARE, LARGEST)) for part in cut)
    assert all(len(part) >= BATCH for part in cut[:-1])
    assert list(batches(sessions + more))[: len(cut) - 1] == cut[:-1]


def test_long_runs_are_cut_into_large_batches() -> None:
    """A tenth of a million sessions take a third of the batches that they would with the first ones' size."""
    cut = list(batches(100_000))
    assert max(map(len, cut)) == LARGEST
    assert len(cut) <= 100_000 // BATCH // 3


def test_another_seed_is_another_run() -> None:
    """The same sessions of a seed are the same again, and those of another seed are not."""
    one, again, other = (interpreted(lake(), COURSE, seed)(range(10)) for seed in (1, 1, 2))
    assert plain([one]) == plain([again]) != plain([other])


def test_a_tally_is_the_sum_of_its_parts() -> None:
    """Cut anywhere, the parts add up to the whole."""
    run = interpreted(lake(), COURSE, 3)
    whole, parts = run(range(30)), [run(range(7)), run(range(7, 8)), run(range(8, 30))]
    assert lists(reduce(added, (part.tally for part in parts))) == lists(whole.tally)
    assert [number for part in parts for number in part.rows] == list(whole.rows)
    assert whole.tally.sessions[0] == 30


def test_everything_is_counted() -> None:
    """Every turn of every session stands somewhere; nothing is met oftener than it counted, or picked than offered."""
    deck = lake()
    tally = interpreted(deck, COURSE, 3)(range(40)).tally
    watched = len(watched_slots(deck))
    at_start = [sum(tally.spread[place * BINS : (place + 1) * BINS]) for place in range(watched)]
    assert at_start == [40] * watched
    assert all(met <= scored <= 40 for met, scored in zip(tally.met, tally.scored, strict=True))
    offered = [tally.came[card] for card in lake().program.responses.card]
    counts = zip(tally.picked, tally.possible, offered, strict=True)
    assert all(picked <= possible <= offered for picked, possible, offered in counts)
    assert sum(tally.picked) > 0
    assert all(seen <= came for seen, came in zip(tally.seen, tally.came, strict=True))
    assert max(tally.seen) <= 40 <= tally.sessions[1] <= 160


def test_every_choice_is_weighed() -> None:
    """Each response is counted once for each time that it could be ordered; what one gained another was not given."""
    deck = lake()
    tally = interpreted(deck, COURSE, 3)(range(40)).tally
    times = [tally.worth[i] for i in range(0, len(tally.worth), SUMS)]
    size = STRATA * CHOICES
    assert [sum(times[i * size : (i + 1) * size]) for i in range(len(tally.possible))] == list(tally.possible)
    assert [sum(times[i * size + PICKED : (i + 1) * size : CHOICES]) for i in range(len(tally.picked))] == list(
        tally.picked
    )
    alone = [times[i * size + OTHER] for i in range(len(tally.picked))]
    assert alone == [0] * len(alone)  # where one response was at hand, no other was ordered


def test_rows_agree_with_the_tally() -> None:
    """Scores and objectives of all sessions add up to what was counted."""
    deck = lake()
    batch = interpreted(deck, COURSE, 3)(range(40))
    width, teams = row_width(deck), len(deck.names.teams)
    rows = [batch.rows[i : i + width] for i in range(0, len(batch.rows), width)]
    assert len(rows) == 40
    assert [sum(row[team] for row in rows) for team in range(teams)] == list(batch.tally.points[::2])
    for number, (scored, met) in enumerate(zip(batch.tally.scored, batch.tally.met, strict=True)):
        found = [row[teams + number] for row in rows]
        assert (scored, met) == (40 - found.count(-1), found.count(1))


def test_a_team_that_passes_orders_nothing() -> None:
    """A passive team orders nothing of its own will; the others are as busy as ever."""
    deck = lake()
    usual, passive = (interpreted(deck, COURSE, 3, Variant(each))(range(40)).tally for each in (-1, 0))
    mine = [team == deck.names.teams[0] for _, team, _ in deck.names.responses]
    assert sum(usual.picked[i] for i, own in enumerate(mine) if own) > 0
    assert sum(passive.picked[i] for i, own in enumerate(mine) if own) == 0
    assert sum(passive.picked[i] for i, own in enumerate(mine) if not own) > 0


def test_other_dice_change_what_follows_from_rulings_alone() -> None:
    """With one team's dice thrown anew the cards of the first turn stay, and some sessions end otherwise."""
    deck = lake()
    once = Course(1, 2, (), ())
    usual, other = (interpreted(deck, once, 3, Variant(rethrown=each))(range(60)) for each in (-1, 0))
    assert usual.tally.came == other.tally.came
    assert usual.tally.picked == other.tally.picked
    assert usual.rows != other.rows


def test_a_nudge_changes_one_number() -> None:
    """A changed start is where sessions begin, with the gauges that are computed from it."""
    deck = lake()
    program = varied(deck.program, Variant(nudges=(Nudge("variables", "start", 0, 50),)))
    assert program.variables.start[0] == deck.program.variables.start[0] + 50
    assert all(isinstance(units, int) for units in program.variables.start)
    assert program.drift == deck.program.drift
    assert varied(deck.program, Variant()) is deck.program


def test_quantiles_of_a_known_spread() -> None:
    """Of points 0 to 9, one in each session, the median is 4 and nine in ten lie at 8 or below."""
    tally = blank_tally(lake(), Course(0, 1, (), ()))
    for points in range(10):
        tally.spread[points] += 1
    assert [quantile(tally, 1, 0, 0, q) for q in (0.1, 0.5, 0.9, 1.0)] == [0, 4, 8, 9]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["lake", "flagship"])
def test_compiled_and_interpreted_runs_are_the_same(name: str, kernel_folder: Path) -> None:
    """Every count of every turn agrees, in threads as in one."""
    library = Library(find_workspace(ROOT))
    deck = lake() if name == "lake" else library.deck("europe_looks_east").compiled
    course = COURSE if name == "lake" else Course(8, 3, (), ())
    rules = shipped_rules()
    digests = {rule: loaded.digest for rule, loaded in library.loaded_rules.rules.items()}
    kernel = kernel_for(rules, digests, kernel_folder)
    for variant in (Variant(), Variant(1, 0, (Nudge("drift", "trend", 0, -2.5), Nudge("variables", "start", 1, 30)))):
        fast = compiled(deck, course, 5, kernel, rules, variant)
        assert plain([interpreted(deck, course, 5, variant)(range(40))]) == plain([fast(range(40))])
    recipe = Recipe(name, course, 5)
    tasks = [(recipe, numbers) for numbers in batches(2 * BATCH + 100)]
    assert plain(list(in_threads(tasks, lambda _: fast, 2))) == plain([fast(numbers) for _, numbers in tasks])


def test_a_kept_kernel_serves_the_same_rules_wherever_they_lie(tmp_path: Path) -> None:
    """Rules are told apart by their content: a copy in another workspace needs no other kernel, a changed one does."""
    kept = tmp_path / "kernels"
    for place in ("one", "other", "changed"):
        folder = tmp_path / place / "rules"
        folder.mkdir(parents=True)
        for kind in ("decks", "sessions"):
            (tmp_path / place / kind).mkdir()
        copy(ROOT / "rules" / "automatic.py", folder)
        if place == "changed":
            with (folder / "automatic.py").open("a", encoding="utf-8") as file:
                file.write("\n# Changed.\n")
        library = Library(find_workspace(tmp_path / place))
        own = {"automatic": library.rules["automatic"]}
        kernel_for(own, {"automatic": library.loaded_rules.rules["automatic"].digest}, kept)
    assert len(list(kept.glob("kernel_*.py"))) == 2
