"""Plain pages of text: headings, wrapped paragraphs, labelled items; everything cleaned before it is printed."""

import sys
from shutil import get_terminal_size
from textwrap import wrap

import click

from wargame.cli.findings import wants_colour
from wargame.deck.diagnostics import clean

_WIDEST = 100


class Page:
    """Collects lines, then prints them."""

    def __init__(self) -> None:
        columns = get_terminal_size().columns if sys.stdout.isatty() else _WIDEST
        self._width = max(40, min(_WIDEST, columns))
        self._lines: list[str] = []
        self._bold = wants_colour(err=False)

    def heading(self, text: str) -> None:
        """Add a heading, with a gap above it unless it is the first."""
        if self._lines:
            self.gap()
        self._lines.append(click.style(clean(text), bold=True) if self._bold else clean(text))

    def text(self, text: str, indent: str = "") -> None:
        """Add a paragraph; nothing if it is empty."""
        self._wrapped(clean(text), indent, indent)

    def item(self, label: str, text: str, indent: str = "") -> None:
        """Add a labelled line, its continuation set in; nothing if there is nothing to say."""
        if text:
            self._wrapped(f"{label}: {clean(text)}", indent, f"{indent}  ")

    def gap(self) -> None:
        """Add an empty line."""
        self._lines.append("")

    def print(self) -> None:
        """Print the page on standard output."""
        click.echo("\n".join(self._lines))

    def _wrapped(self, text: str, first: str, further: str) -> None:
        lead = len(text) - len(text.lstrip())
        self._lines += wrap(text.lstrip(), self._width, initial_indent=first + " " * lead, subsequent_indent=further)
