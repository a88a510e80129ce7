"""What leads where in a deck, as lines of text and as one self-contained SVG."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import clean
from wargame.deck.graph import Leads, Way, leads
from wargame.deck.initiatives import is_place
from wargame.deck.values import in_language

_WIDTH, _HEIGHT = 216, 34
"""A card's box."""
_ACROSS, _DOWN = 330, 46
"""From one box to the next."""
_MARGIN = 24
_TITLE = 27
"""The most characters of a title in a box."""

_STROKES: dict[Way, tuple[str, str]] = {
    "unlocks": ("#1f6f8b", ""),
    "queues": ("#a63a24", "2 4"),
    "allows": ("#7a6a1d", "9 5"),
}
"""Colour and dashes: told apart without colour too."""


@dataclass(frozen=True, slots=True)
class _Box:
    card: str
    title: str
    x: int
    y: int


def graph_lines(deck: CompiledDeck) -> Iterator[str]:
    """Yield each card with what it leads to; cards that lead nowhere have a line of their own."""
    ways = {source: list(found) for source, found in groupby(sorted(leads(deck), key=_source), key=_source)}
    for name, card in deck.deck.cards.items():
        if not is_place(name):
            yield f"{name}: {clean(in_language(card.title))} ({_window(deck, name)})"
            for way in ways.get(name, ()):
                by = f" — {clean(way.why)}" if way.why else ""
                yield f"    {way.way} {way.target}{by}"


def graph_svg(deck: CompiledDeck) -> str:
    """Return the picture: a box for each card with its window, a line for each way, from left to right."""
    boxes = _layout(deck)
    width = max(box.x for box in boxes.values()) + _WIDTH + _MARGIN
    height = max(box.y for box in boxes.values()) + _HEIGHT + _MARGIN
    size = f'viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="system-ui, sans-serif" font-size="13">',
        f"<title>{_text(in_language(deck.deck.title))}: what leads where</title>",
        f'<rect width="{width}" height="{height}" fill="#ffffff"/>',
        *_legend(),
        *(_line(boxes[way.source], boxes[way.target], way) for way in leads(deck)),
        *(_drawn(deck, box) for box in boxes.values()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _source(way: Leads) -> str:
    return way.source


def _first(deck: CompiledDeck, card: str) -> int:
    return min(deck.program.cards.first[deck.names.cards.index(card)], deck.deck.turns)


def _window(deck: CompiledDeck, card: str) -> str:
    last = min(deck.program.cards.last[deck.names.cards.index(card)], deck.deck.turns)
    first = _first(deck, card)
    turns = f"turn {first}" if first == last else f"turns {first} to {last}"
    return f"{turns}, locked" if deck.deck.cards[card].locked else turns


def _layout(deck: CompiledDeck) -> dict[str, _Box]:
    """Place what leads right of what it is led by; cards without any way stand in a block of their own below."""
    ways = leads(deck)
    joined = {name for way in ways for name in (way.source, way.target)}
    shown = [name for name in deck.deck.cards if not is_place(name)]
    ranks = _ranks([name for name in shown if name in joined], ways)
    places: dict[str, tuple[int, int]] = {}
    for rank in sorted(set(ranks.values())):
        column = sorted((name for name, at in ranks.items() if at == rank), key=lambda name: _pull(name, ways, places))
        places.update({name: (rank, row) for row, name in enumerate(column)})
    deepest = max((row for _, row in places.values()), default=-1) + 1
    alone = [name for name in shown if name not in joined]
    across = max([*ranks.values(), 3]) + 1
    places.update({name: (i % across, deepest + 1 + i // across) for i, name in enumerate(alone)})
    return {name: _box(deck, name, *place) for name, place in places.items()}


def _ranks(names: list[str], ways: tuple[Leads, ...]) -> dict[str, int]:
    """Return how many steps each card lies behind the first; a way back to an earlier card of the deck counts none."""
    order = {name: i for i, name in enumerate(names)}
    forward = [way for way in ways if order[way.source] < order[way.target]]
    ranks = dict.fromkeys(names, 0)
    for name in names:
        for way in forward:
            if way.target == name:
                ranks[name] = max(ranks[name], ranks[way.source] + 1)
    return ranks


def _pull(name: str, ways: tuple[Leads, ...], places: dict[str, tuple[int, int]]) -> float:
    """Return the row that a card is drawn to: the middle of those that lead to it."""
    rows = [places[way.source][1] for way in ways if way.target == name and way.source in places]
    return sum(rows) / len(rows) if rows else 0.0


def _box(deck: CompiledDeck, name: str, column: int, row: int) -> _Box:
    title = clean(in_language(deck.deck.cards[name].title))
    cut = title if len(title) <= _TITLE else f"{title[: _TITLE - 1]}…"
    return _Box(name, cut, _MARGIN + column * _ACROSS, _MARGIN + 24 + row * _DOWN)


def _legend() -> Iterator[str]:
    for i, (way, (colour, dashes)) in enumerate(_STROKES.items()):
        x = _MARGIN + i * 130
        yield f'<path d="M{x} 16h36" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        yield f'<text x="{x + 44}" y="20" fill="#222222">{way}</text>'


def _line(source: _Box, target: _Box, way: Leads) -> str:
    colour, dashes = _STROKES[way.way]
    y1, y2 = source.y + _HEIGHT // 2, target.y + _HEIGHT // 2
    # From side to side that face each other, so that no line leaves the picture; within a column along its right.
    x1 = source.x if target.x < source.x else source.x + _WIDTH
    x2 = target.x if target.x > source.x else target.x + _WIDTH
    bend = max(40, abs(x2 - x1) // 2)
    c1 = x1 - bend if target.x < source.x else x1 + bend
    c2 = x2 - bend if target.x > source.x else x2 + bend
    by = f", by: {_text(way.why)}" if way.why else ""
    return (
        f'<path d="M{x1} {y1}C{c1} {y1} {c2} {y2} {x2} {y2}" fill="none" stroke="{colour}" '
        f'stroke-width="1.4" stroke-opacity="0.75" stroke-dasharray="{dashes}">'
        f"<title>{source.card} {way.way} {target.card}{by}</title></path>"
    )


def _drawn(deck: CompiledDeck, box: _Box) -> str:
    dashes = "4 3" if deck.deck.cards[box.card].locked else ""
    full = _text(in_language(deck.deck.cards[box.card].title))
    return (
        f'<g><title>{box.card}: {full} ({_window(deck, box.card)})</title><rect x="{box.x}" y="{box.y}" '
        f'width="{_WIDTH}" height="{_HEIGHT}" rx="6" fill="#f4f6f8" stroke="#33485e" stroke-dasharray="{dashes}"/>'
        f'<text x="{box.x + 10}" y="{box.y + 15}" fill="#111111">{escape(box.title)}</text>'
        f'<text x="{box.x + 10}" y="{box.y + 29}" fill="#555555" font-size="10">{_window(deck, box.card)}</text></g>'
    )


def _text(text: str) -> str:
    return escape(clean(text))
