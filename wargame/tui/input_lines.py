"""How the numbers behind odds are listed: value, what it is, and why it counts."""

from wargame.session.view import Input
from wargame.tui.typeset import Lines, blank, cells, heading, line, padded, paragraph, said

_MOST = 15


def input_lines(title: str, inputs: tuple[Input, ...], width: int) -> Lines:
    """Return the numbers under a heading; one that the seat may not know is marked by a word."""
    if not inputs:
        return []
    room = min(max(cells(entry.value) for entry in inputs) + 1, _MOST)
    lines = [blank(), heading(title, width)]
    for entry in inputs:
        value = padded(entry.value if entry.known else "?", room)
        text = line((entry.title, "$foreground"), (f"  {entry.why}" if entry.why else "", "$dim"))
        if not entry.known:
            text = line(text, ("  (you can't know this)", "$warning"))
        wrapped = paragraph(text, width - room)
        lines += [(said(" " * room) if at else said(value, "bold $accent")) + part for at, part in enumerate(wrapped)]
    return lines
