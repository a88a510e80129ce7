"""Which engine `auto` is: a matter of counts, so the same everywhere."""

import pytest

from wargame.engine.program import Course
from wargame.lab.desk import GREEDY, RANDOM, ROLLOUT
from wargame.lab.engines import COMPILING, SECONDS_A_CARD, python_takes, worth_compiling

EVENING = Course(8, 2, (), ())


def test_few_sessions_are_not_compiled_for() -> None:
    """A thousand sessions by chance are soon played; a hundred thousand, or a few by bots that think, are not."""
    assert not worth_compiling(python_takes(EVENING, 5, (), 1000))
    assert worth_compiling(python_takes(EVENING, 5, (), 100_000))
    assert worth_compiling(python_takes(EVENING, 5, (GREEDY,) * 5, 1000))
    assert worth_compiling(python_takes(EVENING, 5, (ROLLOUT, *(RANDOM,) * 4), 10))


def test_what_python_takes_grows_with_all_that_is_ordered() -> None:
    """Twice the sessions, turns, cards or teams take twice as long; the workers share it."""
    once = python_takes(EVENING, 5, (), 100)
    for other in (
        python_takes(EVENING, 5, (), 200),
        python_takes(Course(16, 2, (), ()), 5, (), 100),
        python_takes(Course(8, 4, (), ()), 5, (), 100),
        python_takes(EVENING, 10, (), 100),
    ):
        assert other == pytest.approx(2 * once)
    assert once == pytest.approx(100 * 8 * 2 * 5 * SECONDS_A_CARD[RANDOM])
    assert not worth_compiling(COMPILING)
