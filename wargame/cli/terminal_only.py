"""Commands that need a terminal, and what to do without one."""

import sys

import click


def need_terminal(what: str, instead: str) -> None:
    """Refuse, as wrong usage, to open a screen where there is none; `instead` says what works without one."""
    if not (sys.stdin.isatty() and sys.stdout.isatty() and sys.stderr.isatty()):  # Textual draws on stderr
        raise click.UsageError(f"{what} needs a terminal for input, output and errors. Without one, {instead}")
