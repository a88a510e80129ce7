"""How a command ends: the exit codes, and the error for what was understood but not done.

A usage error (`click.UsageError`, `click.BadParameter`) exits with `USAGE` by itself; a command whose check falls short
prints its findings and calls `ctx.exit(SHORT)`.
"""

from typing import Final

import click

DONE: Final = 0
"""The command did what was asked."""

SHORT: Final = 1
"""The command ran, and the thing it checked falls short."""

USAGE: Final = 2
"""The command line itself is wrong: an unknown command, option, deck or plan."""

REFUSED: Final = 3
"""The request was understood and refused, or something it needs could not be reached."""

INTERRUPTED: Final = 130
"""The person pressed ctrl-c; what shells expect of a program that SIGINT ended."""


class RefusedError(click.ClickException):
    """The request was understood and refused, or something it needs could not be reached; exits with `REFUSED`."""

    exit_code = REFUSED
