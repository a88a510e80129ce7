"""Differences of two versions of a deck as a page: by section and part, in the words of the deck."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Final

from wargame.cli.pages import Page
from wargame.cli.tables import chance
from wargame.deck.differences import Difference, Path
from wargame.deck.schema import Deck
from wargame.deck.values import in_language
from wargame.engine.odds import BandOdds
from wargame.lab.start_odds import Place
from wargame.rulebook import BAND_NAMES

_SECTIONS: Final[Mapping[str, str]] = {
    "shared_objectives": "Objectives of all teams",
    "initiatives_per_turn": "The deck",
    "cards_per_turn": "The deck",
    "turn_titles": "The deck",
    "drift": "Drift",
    "map": "Map",
}
"""What a section is called, where its key alone would not do."""

_PARTED: Final = frozenset(
    {
        *("sources", "scales", "teams", "shared_objectives", "tracks", "gauges", "facts", "counters", "peaks", "draws"),
        *("links", "tables", "cards", "initiatives"),
    }
)
"""Sections whose parts have names of their own."""

_LABELS: Final[Mapping[str, str]] = {
    "with": "its rule's",
    "on_draw": "its coming:",
    "must_answer": "who must answer",
    "met": "met if",
    "when": "only if",
    "asap": "at once if",
    "cards_per_turn": "cards a turn",
    "initiatives_per_turn": "initiatives a turn",
    "turn_titles": "turn titles",
    "secret_objectives": "secret objective",
    "objectives": "objective",
    "resources": "resource",
    "responses": "",
    "red_lines": "red lines",
    "modifiers": "modifier",
    "follow_up": "queues",
    "as_of": "as of",
    "window": "",
    "outcomes": "",
    "effects": "",
}
"""What a key is called, where it is not called as it is written."""

OddsChange = tuple[Place, BandOdds, BandOdds]


class Wording:
    """Titles for ids, from both versions."""

    def __init__(self, before: Deck, after: Deck) -> None:
        self._titles: dict[str, str] = {}
        for deck in (before, after):
            for section in ("tracks", "gauges", "facts", "counters", "peaks", "draws"):
                for name, part in getattr(deck, section).items():
                    self._titles[name] = in_language(getattr(part, "short", "") or part.title)
            for team, part in deck.teams.items():
                self._titles[team] = in_language(part.title)
                for name, resource in part.resources.items():
                    self._titles[f"{team}.{name}"] = f"{in_language(resource.title)} of {in_language(part.title)}"
                    self._titles.setdefault(f"cost.{name}", in_language(resource.title))
        self._decks = (after, before)

    def part(self, section: str, name: str) -> str:
        """Return what a part of a section is called, with its id."""
        for deck in self._decks:
            parts = getattr(deck, section)
            title = getattr(parts.get(name), "title", "") if isinstance(parts, dict) else ""
            if title:
                return f"{in_language(title)}   {name}"
        return self._titles.get(name, name)

    def label(self, path: Path) -> str:
        """Return what the rest of a path is called."""
        said = []
        for above, key in zip(("", *path), path, strict=False):
            if above in {"effects", "on_draw"}:
                said.append(self._titles.get(key, key))
            elif above == "cost":
                said.append(self._titles.get(f"cost.{key}", key))
            elif above in {"responses", "private"}:
                said.append(self._titles.get(key, key))
            elif key in BAND_NAMES and above == "outcomes":
                said.append(f"{key}:")
            else:
                said.append(_LABELS.get(key, key))
        return " ".join(filter(None, said))


def print_differences(found: Iterable[Difference], odds: Iterable[OddsChange], words: Wording) -> None:
    """Print a page of differences."""
    page = Page()
    kept = _without_progress(list(found))
    lines = [*(_line(each, words) for each in kept), *(_odds_line(each, words) for each in odds)]
    lines.sort(key=lambda line: line[:2])
    for (_, section), in_section in groupby(lines, key=lambda line: (line[0], line[1])):
        page.heading(section)
        together = list(in_section)
        for part in dict.fromkeys(line[2] for line in together):
            if part:
                page.text(part, "  ")
            for each in together:
                if each[2] == part:
                    page.text(each[3], "    " if part else "  ")
    page.print()


def _without_progress(found: list[Difference]) -> list[Difference]:
    """Leave out how near an objective is where what it takes has changed too: the two go together."""
    met = {each.path[:-1] for each in found if each.path[-1] == "met"}
    return [each for each in found if each.path[-1] != "progress" or each.path[:-1] not in met]


_Line = tuple[int, str, str, str]
"""Where its section stands, the section, the part, and what is said."""


def _line(each: Difference, words: Wording) -> _Line:
    section, heading = each.path[0], _heading(each.path[0])
    if section not in _PARTED:
        return 0 if heading == "The deck" else 1, heading, "", _said(words.label(each.path), each)
    order = 2 + sorted(_PARTED, key=list(Deck.model_fields).index).index(section)
    if len(each.path) == 2:
        sign = {"added": "+", "removed": "-", "changed": "~"}[each.kind]
        value = f": {each.after or each.before}" if section in {"links", "scales"} else ""
        changed = f": {each.before} → {each.after}" if each.kind == "changed" else value
        return order, heading, "", f"{sign} {words.part(section, each.path[1])}{changed}"
    return order, heading, words.part(section, each.path[1]), _said(words.label(each.path[2:]), each)


def _heading(section: str) -> str:
    if section not in _PARTED and section not in {"drift", "map"}:
        return "The deck"
    return _SECTIONS.get(section, section.capitalize())


def _said(label: str, each: Difference) -> str:
    sign = {"added": "+ ", "removed": "- ", "changed": ""}[each.kind]
    if each.text:
        return f"{sign}{label}: wording" + ("" if sign else " changed")
    if each.kind == "changed":
        return f"{label}: {each.before} → {each.after}"
    value = each.after or each.before
    return f"{sign}{label}: {value}" if value else f"{sign}{label}"


def _odds_line(each: OddsChange, words: Wording) -> _Line:
    (card, team, response), before, after = each
    initiative = card.startswith("initiative.")
    section, part = ("initiatives", team) if initiative else ("cards", card)
    order = 2 + sorted(_PARTED, key=list(Deck.model_fields).index).index(section)
    label = words.label((response,) if initiative else ("responses", team, response))
    said = ", ".join(_shares(before, after))
    return order, _heading(section), words.part(section, part), f"{label} odds: {said}"


def _shares(before: BandOdds, after: BandOdds) -> Iterator[str]:
    for name, was, now in zip(BAND_NAMES, before.permille, after.permille, strict=True):
        if was != now:
            yield f"{name} {chance(was, exact=before.exact)} → {chance(now, exact=after.exact)}"
