"""What all tests rely on."""

import signal


def pytest_configure() -> None:
    """Let ctrl-c reach the processes that tests start: a shell's background jobs inherit that it is ignored."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
