"""What all tests rely on."""

import signal
from pathlib import Path

import pytest


def pytest_configure() -> None:
    """Let ctrl-c reach the processes that tests start: a shell's background jobs inherit that it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give all tests of the compiled machine to one worker: compiling it, once, is most of their time."""
    for item in items:
        if isinstance(item, pytest.Function) and "kernel_folder" in item.fixturenames:
            item.add_marker(pytest.mark.xdist_group("compiled"))


@pytest.fixture(scope="session")
def kernel_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the compiled machine is kept during a run: as in a cache folder, its parent."""
    return tmp_path_factory.getbasetemp() / "cache" / "compiled"
