"""Texts with numbers in them: `KFOR {1000 + 60 * kfor_posture}`. Two braces stand for one: `{{` and `}}`."""

from collections.abc import Iterator, Mapping
from re import compile as pattern

from wargame.deck.schema import Deck, Response
from wargame.deck.writer import Path, Writer
from wargame.engine.expression_code import to_whole

_PART = pattern(r"\{\{|\}\}|\{([^{}]*)\}")

Template = tuple[str | int, ...]
"""Literal text and, for each hole, the number of its expression."""

Text = str | Mapping[str, str]


def compile_texts(writer: Writer, deck: Deck) -> dict[str, Template]:
    """Return a template for every text that players read and that has braces in it, by the text itself."""
    found: dict[str, Template] = {}
    for path, text in _texts(deck):
        spoken = {path: text} if isinstance(text, str) else {(*path, language): said for language, said in text.items()}
        for at, said in spoken.items():
            if "{" in said or "}" in said:
                found[said] = _compile(writer, at, said)
    return found


def _texts(deck: Deck) -> Iterator[tuple[Path, Text]]:
    """Yield every text that may have numbers in it, with its path."""
    for name, card in deck.cards.items():
        yield ("cards", name, "text"), card.text
        for team, text in card.private.items():
            yield ("cards", name, "private", team), text
        for team, responses in card.responses.items():
            yield from _outcome_texts(("cards", name, "responses", team), responses)
    for name, unit in () if deck.map is None else deck.map.units.items():
        yield ("map", "units", name, "title"), unit.title


def _outcome_texts(path: Path, responses: Mapping[str, Response]) -> Iterator[tuple[Path, Text]]:
    for name, response in responses.items():
        for band, outcome in response.outcomes.written():
            yield (*path, name, "outcomes", band, "text"), outcome.text
            for team, text in outcome.private.items():
                yield (*path, name, "outcomes", band, "private", team), text


def _compile(writer: Writer, path: Path, text: str) -> Template:
    parts: list[str | int] = []
    at = 0
    for part in _PART.finditer(text):
        parts.append(text[at : part.start()])
        parts.append(part[0][0] if part[1] is None else writer.number(path, part[1]))
        at = part.end()
    return (*parts, text[at:])


def grouped(points: float) -> str:
    """Return a number as people read it: whole, with thousands parted."""
    return f"{to_whole(points):,}"
