"""Tables for results: plain cells of cleaned text, as wide as the terminal, and odds in words."""

import os
import sys

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wargame.deck.diagnostics import clean
from wargame.session.wording import percent

PIPE_WIDTH = 120
"""How wide results are where no terminal says."""


def console() -> Console:
    """Return a console for results: no markup, no guessing at what a text may mean."""
    width = None if sys.stdout.isatty() else PIPE_WIDTH
    quiet = bool(os.environ.get("NO_COLOR"))
    return Console(markup=False, emoji=False, highlight=False, no_color=quiet, width=width)


def table(title: str = "") -> Table:
    """Return an empty table."""
    heading = Text(clean(title), style="bold") if title else None
    return Table(title=heading, title_justify="left", box=box.SIMPLE_HEAD, pad_edge=False)


def cell(text: str, style: str = "") -> Text:
    """Return a text as a cell."""
    return Text(clean(text), style=style)


def chance(permille: int, *, exact: bool) -> str:
    """Return a chance in words; an estimate is marked."""
    return ("" if exact else "≈ ") + percent(permille)


def certainty(half_width: int, *, exact: bool) -> str:
    """Return how sure odds are: `exact`, or the half width of their 95 % interval, given in per mille."""
    return "exact" if exact else f"± {half_width / 10:g} %"
