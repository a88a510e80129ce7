"""Printing diagnostics: each with the lines of its source, read again from the file it names."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import click

from wargame.deck.diagnostics import Diagnostic, render
from wargame.workspace.texts import in_their_files, read_bytes

_COLOURS: Final = {"error": "red", "warning": "yellow", "note": "cyan"}

_CARETS: Final = re.compile(r" +\| *\^+\Z")


def print_findings(found: Iterable[Diagnostic], *, err: bool = True) -> None:
    """Print diagnostics with a blank line after each: to stderr, or to stdout where they are the result."""
    sources: dict[str, str] = {}
    colour = wants_colour(err=err)
    for each in in_their_files(found):
        if each.file not in sources:
            content = read_bytes(Path(each.file))
            sources[each.file] = "" if isinstance(content, Diagnostic) else content.decode("utf-8", "replace")
        text = render(each, sources[each.file])
        click.echo((painted(text, each.severity) if colour else text) + "\n", err=err)


def wants_colour(*, err: bool) -> bool:
    """Tell whether a stream may be coloured: it is a terminal, and nobody asked for none (https://no-color.org)."""
    stream = sys.stderr if err else sys.stdout
    return stream.isatty() and not os.environ.get("NO_COLOR")


def painted(text: str, severity: str) -> str:
    """Return a rendered diagnostic in colours: what it is, where the carets point, the help."""
    colour = _COLOURS[severity]
    heading, *lines = text.split("\n")
    label, _, message = heading.partition(": ")
    first = f"{click.style(label, fg=colour, bold=True)}: {click.style(message, bold=True)}"
    return "\n".join([first, *(_painted_line(line, colour) for line in lines)])


def _painted_line(line: str, colour: str) -> str:
    """Return one line under the heading in its colour."""
    if _CARETS.match(line):
        return click.style(line, fg=colour)
    if line.lstrip().startswith("= help: "):
        return click.style(line, fg="cyan")
    return line
