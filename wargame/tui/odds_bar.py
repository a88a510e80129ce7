"""The odds bar: chances as widths, with the percentage and the word inside, so that it reads without colour."""

from textual.content import Content

from wargame.session.seen import BandName, Odds
from wargame.tui.bands import WORDS, chances, colour, ink
from wargame.tui.typeset import line, said


def odds_bar(odds: Odds, width: int, *, stale: bool = False) -> Content:
    """Return the bar; `≈` goes before percentages that are not exact, and a stale bar is dimmed."""
    about = "" if odds.exact else "≈"
    parts = []
    for (band, permille), cells in zip(chances(odds), _widths(odds, width), strict=True):
        label = _label(f"{about}{percent(permille)}", WORDS[band], cells)
        style = "$dim on $panel" if stale else f"bold {ink(band)} on {colour(band)}"
        parts.append((label, style))
    return line(*parts)


def certain_bar(width: int) -> Content:
    """Return the bar of a response that needs no dice."""
    return said(" certain: no dice".ljust(width)[:width], "$foreground on $panel")


def unknown_bar(width: int, *, withheld: bool) -> Content:
    """Return the bar of odds that have not arrived yet, or that the session plan keeps back."""
    text = " odds are not told" if withheld else " odds …"
    return said(text.ljust(width)[:width], "$dim on $panel")


def where_it_fell(odds: Odds, band: BandName, verdict: Content, width: int) -> Content:
    """Return a line for under the bar: `▲` points at the band in which the dice fell, with the verdict beside it."""
    start = 0
    for (name, _), cells in zip(chances(odds), _widths(odds, width), strict=True):
        if name == band:
            return _pointer(start + cells // 2, verdict, width)
        start += cells
    return _pointer(0, verdict, width)


def odds_in_words(odds: Odds) -> str:
    """Return all chances, and how sure they are."""
    spelled = " · ".join(f"{WORDS[band]} {percent(permille)}" for band, permille in chances(odds))
    sure = "exact" if odds.exact else f"≈ from many runs, ±{max(odds.interval // 10, 1)} %"
    return f"{spelled} ({sure})"


def percent(permille: int) -> str:
    """Return per mille as whole percents, never 0 % or 100 % for what can still go either way."""
    if 0 < permille < 10:
        return "<1%"
    if 990 < permille < 1000:
        return ">99%"
    return f"{(permille + 5) // 10}%"


def _pointer(at: int, verdict: Content, width: int) -> Content:
    arrow = said("▲", "bold $accent")
    if at + 2 + verdict.cell_length <= width:
        return line(" " * at, arrow, " ", verdict)
    return line(" " * max(at - 1 - verdict.cell_length, 0), verdict, " ", arrow).truncate(width)


def _label(number: str, word: str, cells: int) -> str:
    for text in (f" {number} {word}", f" {number}", number):
        if len(text) <= cells:
            return text.ljust(cells)
    return " " * cells


def _widths(odds: Odds, width: int) -> list[int]:
    """Share out the cells: at least one for each band that can happen, the rest by chance."""
    shares = [permille for _, permille in chances(odds)]
    total = sum(shares)
    if not total:
        return []
    cells = [max(share * width // total, 1) for share in shares]
    cells[cells.index(max(cells))] += width - sum(cells)
    return cells
