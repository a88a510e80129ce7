"""What all tests rely on."""

import gc
import signal
from collections.abc import Generator
from pathlib import Path

import pytest

_MADE_BEFORE_COLLECTING = 20_000
"""Objects; Python's own 700 suit programs that keep little."""


def pytest_configure() -> None:
    """Let ctrl-c reach the processes that tests start: a shell's background jobs inherit that it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(wrapper=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Run one worker more than there are processors: a test of a screen waits an eighth of its time for frames."""
    return (yield) + 1


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests of the compiled machine to one worker: compiling it, once, is most of their time.

    First of all hooks: xdist puts the names of groups into those of tests in the same one.
    """
    for item in items:
        if isinstance(item, pytest.Function) and "kernel_folder" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("compiled"))


def pytest_collection_finish() -> None:
    """Let the garbage collector look at what tests make, seldom, and no more at what they were collected into.

    It would otherwise walk over all modules, tests and decks again and again, which is a quarter of what a test of a
    screen costs.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE_BEFORE_COLLECTING)


@pytest.fixture(scope="session")
def kernel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the compiled machine is kept during a run: as in a cache folder, its parent."""
    return tmp_path_factory.getbasetemp() / "cache" / "compiled"
