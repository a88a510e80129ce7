"""Texts with numbers in them: `KFOR {1000 + 60 * kfor_posture}`."""

from re import compile as pattern

from wargame.deck.writer import Path, Writer
from wargame.engine.expression_code import to_whole

_HOLE = pattern(r"\{([^{}]*)\}")

Template = tuple[str | int, ...]
"""Literal text and, for each hole, the number of its expression."""


def compile_template(writer: Writer, path: Path, text: str) -> Template:
    """Return the text with each `{expression}` compiled as a number."""
    parts: list[str | int] = []
    at = 0
    for hole in _HOLE.finditer(text):
        parts += [text[at : hole.start()], writer.number(path, hole[1])]
        at = hole.end()
    return (*parts, text[at:])


def grouped(points: float) -> str:
    """Return a number as people read it: whole, with thousands parted."""
    return f"{to_whole(points):,}"
