"""Printing diagnostics: each with the lines of its source, read again from the file it names."""

from collections.abc import Iterable
from pathlib import Path

import click

from wargame.deck.diagnostics import Diagnostic, render
from wargame.workspace.texts import read_bytes


def print_findings(found: Iterable[Diagnostic], *, err: bool = True) -> None:
    """Print diagnostics with a blank line after each: to stderr, or to stdout where they are the result."""
    sources: dict[str, str] = {}
    for each in found:
        if each.file not in sources:
            content = read_bytes(Path(each.file))
            sources[each.file] = "" if isinstance(content, Diagnostic) else content.decode("utf-8", "replace")
        click.echo(render(each, sources[each.file]) + "\n", err=err)
