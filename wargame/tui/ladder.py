"""How the escalation ladder is drawn: squares for how high it stands, the number, and what it means."""

from textual.content import Content

from wargame.session.control_view import Ladder
from wargame.tui.typeset import cells, cut, line

_RUNGS = 8
"""Squares of a ladder with more values than that; one with fewer has a square each."""
_TITLE = 18
"""Cells that a title may need; a longer one is called by what every ladder is about."""
_WATCH, _DANGER = 500, 700
"""Per mille of the ladder from which it is marked."""


def ladder_text(ladder: Ladder, *, titled: bool) -> Content:
    """Return `Escalation ■■■□□□□□ 4/8 crisis`."""
    squares = min(ladder.top, _RUNGS)
    share = ladder.value * 1000 // max(ladder.top, 1)
    full = min(max(round(ladder.value * squares / max(ladder.top, 1)), 0), squares)
    tone = height_tone(share)
    return line(
        (f"{ladder.title if cells(ladder.title) <= _TITLE else 'Escalation'} " if titled else "", "$dim"),
        ("■" * full, tone),
        ("□" * (squares - full), "$quiet"),
        (f" {ladder.value}/{ladder.top}", f"bold {tone}"),
        (f" {cut(ladder.rung, 20)}" if ladder.rung and titled else "", "$dim"),
    )


def height_tone(permille: int) -> str:
    """Return the theme variable for a height on the ladder: calm, watch or danger."""
    return "$danger" if permille >= _DANGER else "$watch" if permille >= _WATCH else "$calm"
