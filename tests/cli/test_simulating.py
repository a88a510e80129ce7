"""Running sessions for a command: ctrl-c leaves what there is, and nothing more is run after it."""

import signal

import pytest

from tests.small_decks import lake, lake_data, text_of
from wargame.cli.bench import Bench
from wargame.cli.chosen import library_at_hand
from wargame.cli.simulating import asked, counted, paired, turned, widest
from wargame.cli.subjects import Subject
from wargame.engine.program import Course
from wargame.lab.trials import BATCH, Batch, blank_tally

SUBJECT = Subject("lake_compact", lake(), text_of(lake_data()), Course(1, 1, (), ()), {})


def bench() -> Bench:
    """Return a bench that runs here and now."""
    return Bench(library_at_hand(), [SUBJECT], "python", 1)


def interrupting(after: int, seen: list[Batch]) -> None:
    """Press ctrl-c once so many batches have been seen."""
    if len(seen) == after:
        signal.raise_signal(signal.SIGINT)


@pytest.mark.usefixtures("lake")
def test_ctrl_c_leaves_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    """The batches before it are counted, how many is said, and what would be run after it isn't."""
    seen: list[Batch] = []

    def keep(batch: Batch) -> None:
        seen.append(batch)
        interrupting(2, seen)

    at_work = bench()
    tally = counted(at_work, SUBJECT, 1, 5 * BATCH, keep=keep)
    assert tally.sessions[0] == 2 * BATCH
    assert at_work.stopped
    assert capsys.readouterr().err == f"Stopped after {2 * BATCH:,} sessions.\n"
    assert asked(at_work, SUBJECT, 1, 20).sessions == 0
    assert turned(at_work, SUBJECT, 1, 20).tried == 0


@pytest.mark.usefixtures("lake")
def test_ctrl_c_before_anything_is_done_leaves_nothing() -> None:
    """With no batch done there is nothing to tell: the command ends as one that was interrupted."""
    at_work = bench()
    at_work.stopped = True
    with pytest.raises(KeyboardInterrupt):
        counted(at_work, SUBJECT, 1, 5)
    with pytest.raises(KeyboardInterrupt):
        paired(at_work, SUBJECT, SUBJECT, 1, 5)


def test_the_widest_interval_is_that_of_what_counted() -> None:
    """An objective that never counted has no interval; of the others the widest is told."""
    tally = blank_tally(lake(), Course(1, 1, (), ()))
    assert widest(tally) == 0
    tally.scored[0], tally.met[0] = 1000, 500
    tally.scored[1], tally.met[1] = 4000, 2000
    assert widest(tally) == pytest.approx(0.031, abs=0.001)
