"""Tables for results: plain cells of cleaned text, as wide as the terminal, and odds in words."""

import os
import sys
from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wargame.deck.diagnostics import clean
from wargame.engine.odds import BandOdds
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


def odds_cells(odds: BandOdds, bands: Sequence[int]) -> list[str]:
    """Return each band's chance, empty for a band that the rule never gives; an estimate is marked."""
    sign = "" if odds.exact else "≈ "
    return [sign + percent(odds.permille[band]) if band in bands else "" for band in range(len(odds.permille))]


def certainty(odds: BandOdds) -> str:
    """Return how sure the odds are: `exact`, or the half width of their 95 % interval."""
    return "exact" if odds.exact else f"± {odds.half_width / 10:g} %"
