"""Scales, sources, places, draws, tables and resources that nothing uses, and what is worked out for nobody."""

from collections.abc import Iterator

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.written import changed_slots
from wargame.deck.codes import Explanation, register
from wargame.deck.writer import Path
from wargame.engine.expression_code import SCALE

register(
    {
        "C024": Explanation(
            "name that is never used",
            "The deck defines this, and nothing in it uses it. Most often a reference was forgotten or renamed.",
        ),
    }
)


def check(subject: Subject) -> None:
    """Report names that nothing uses."""
    for path, kind in _unused(subject):
        said = f"the {kind} `{path[-1]}` is never used"
        subject.warn("C024", path, said, "use it, or take it out", key=True)


def _unused(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Yield the path and the kind of each name that nothing uses."""
    deck = subject.deck.deck
    used = _scales(subject)
    yield from ((("scales", name), "scale") for i, name in enumerate(deck.scales) if i not in used)
    cards = [card for _, _, card in subject.cards]
    cited = {source for card in cards for source in card.source}
    cited |= {source for link in deck.links for source in link.source}
    yield from ((("sources", name), "source") for name in deck.sources if name not in cited)
    places = {card.place for card in cards}
    if deck.map is not None:
        yield from ((("map", "places", name), "place") for name in deck.map.places if name not in places)
    yield from _unread(subject)
    yield from _columns(subject)


def _scales(subject: Subject) -> set[int]:
    """Return the numbers of the scales that some expression uses."""
    code = subject.deck.program.pool.code
    return {code[i + 1] for i in range(0, len(code), 2) if code[i] == SCALE}


def _unread(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Yield variables that nothing reads, where reading is all that they are for."""
    deck = subject.deck.deck
    read = subject.read | {link.source_track for link in deck.links} | {peak.of for peak in deck.peaks.values()}
    changed = changed_slots(subject.deck)
    touched = read | {name for name, slot in subject.deck.names.slots.items() if slot in changed}
    if deck.map is not None:
        read |= set(deck.map.regions.values())
    yield from ((("facts", name), "fact") for name in deck.facts if name not in touched)
    yield from ((("counters", name), "counter") for name in deck.counters if name not in touched)
    yield from ((("draws", name), "draw") for name in deck.draws if name not in read)
    for name, gauge in deck.gauges.items():
        if gauge.visible == "none" and name not in read:
            yield ("gauges", name), "gauge"
    for name, peak in deck.peaks.items():
        if peak.visible == "none" and name not in read:
            yield ("peaks", name), "peak"
    spent = {f"{found.team}.{name}" for found in subject.responses for name in found.response.cost}
    spent |= {f"{found.team}.{name}" for found in subject.responses for name in found.response.pays.values()}
    for team, part in deck.teams.items():
        unspent = (name for name in part.resources if f"{team}.{name}" not in read | spent)
        yield from ((("teams", team, "resources", name), "resource") for name in unspent)


def _columns(subject: Subject) -> Iterator[tuple[Path, str]]:
    """Yield tables of which no rule takes a column."""
    deck = subject.deck.deck
    given = [value for found in subject.responses for value in found.response.parameters.values()]
    given += [value for card in deck.cards.values() if card.contest for value in card.contest.parameters.values()]
    taken = {value.partition(".")[0] for value in given if isinstance(value, str)}
    yield from ((("tables", name), "table") for name in deck.tables if name not in taken)
