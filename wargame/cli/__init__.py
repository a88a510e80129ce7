"""The command line: one file a command."""

import io
import sys

from wargame import __version__
from wargame.cli.menu import page


def main(arguments: list[str] | None = None) -> int:
    """Run `wargame` with these arguments (the process's own by default) and return the exit code.

    The bare `--help` and `--version` are answered before click is imported: they are what a person, a shell prompt or a
    packager runs first, and click costs three times what Python itself does.
    """
    given = sys.argv[1:] if arguments is None else arguments
    _forgive_signs()
    if given in (["--help"], ["-h"]):
        sys.stdout.write(page())
        return 0
    if given == ["--version"]:
        sys.stdout.write(f"wargame {__version__}\n")
        return 0
    from wargame.cli.commands import run

    return run(given)


def _forgive_signs() -> None:
    """Print what a terminal can't show as an escape: neither a file name nor an `≈` may end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
