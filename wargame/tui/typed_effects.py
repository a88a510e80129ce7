"""Reads effects as a hurried person types them: `north +5, kosovo finance -2`."""

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from wargame.session.control_view import ControlView, InjectEffect

_PART: Final = re.compile(r"(?P<name>.*?)\s*(?P<points>[+\-\u2212\u2013]?\s*\d{1,4})")
_MOST: Final = 100
"""Points that an effect may move something by."""


class Movable(NamedTuple):
    """Something that an effect can move."""

    id: str
    title: str
    names: tuple[str, ...]
    """What it may be called, in lower case."""


class Understood(NamedTuple):
    """What was made of a typed text."""

    effects: dict[str, int]
    words: tuple[str, ...]
    """Each effect in full: `Tension in the north +5`."""
    fault: str
    """Why it can't be read, as a sentence; empty if it can."""


def movables(view: ControlView) -> tuple[Movable, ...]:
    """Return what effects can move: tracks, and each team's resources. Gauges follow from tracks and can't be moved."""
    tracks = (
        Movable(track.id, track.title, _lower(track.id, track.title, track.short))
        for track in view.tracks
        if not track.gauge
    )
    resources = (
        Movable(
            f"{team.id}.{resource.id}",
            f"{team.title}: {resource.title}",
            _lower(f"{team.id}.{resource.id}", f"{team.title} {resource.title}", f"{team.title}: {resource.title}"),
        )
        for team in view.teams
        for resource in team.resources
    )
    return (*tracks, *resources)


def read_effects(text: str, known: Iterable[Movable]) -> Understood:
    """Read effects divided by commas; a name may be cut short as long as it fits only one thing."""
    table = tuple(known)
    effects: dict[str, int] = {}
    words: list[str] = []
    for part in _parts(text):
        read = _PART.fullmatch(part)
        if read is None:
            return Understood({}, (), f"Write a name and a number: {part} +3")
        found = _named(read["name"], table)
        if len(found) != 1:
            return Understood({}, (), _unclear(read["name"], found))
        points = int(re.sub(r"[\u2212\u2013]", "-", re.sub(r"\s", "", read["points"])))
        if abs(points) > _MOST:
            return Understood({}, (), f"{found[0].title} can move by {_MOST} points at most.")
        effects[found[0].id] = points
        words.append(f"{found[0].title} {points:+d}")
    return Understood(effects, tuple(words), "")


def effects_as_typed(effects: Iterable[InjectEffect], known: Iterable[Movable]) -> str:
    """Return effects as text that is read again as the very same: by title where that is plain, else by id."""
    table = tuple(known)
    parts = []
    for effect in effects:
        plain = f"{effect.title} {effect.change}"
        meant = read_effects(plain, table)
        parts.append(plain if not meant.fault and set(meant.effects) == {effect.id} else f"{effect.id} {effect.change}")
    return ", ".join(parts)


def _parts(text: str) -> Iterator[str]:
    return (part.strip() for part in re.split(r"[,;\n]", text) if part.strip())


def _lower(*names: str) -> tuple[str, ...]:
    return tuple(name.casefold() for name in names)


def _named(name: str, table: tuple[Movable, ...]) -> list[Movable]:
    """Return what is called so: exactly, else by how it begins, else by words that begin so, in order of trust."""
    wanted = name.casefold().strip()
    if not wanted:
        return []
    words = wanted.split()
    tests = (
        lambda known: wanted == known,
        lambda known: known.startswith(wanted),
        lambda known: all(any(part.startswith(word) for part in re.split(r"[\s._:]+", known)) for word in words),
        lambda known: wanted in known,
    )
    for test in tests:
        if found := [movable for movable in table if any(test(known) for known in movable.names)]:
            return found
    return []


def _unclear(name: str, found: list[Movable]) -> str:
    if not found:
        return f"No track or resource is called “{name}”."
    titles = [movable.title for movable in found[:3]]
    more = "" if len(found) <= len(titles) else f" and {len(found) - len(titles)} more"
    return f"“{name}” could be {', '.join(titles)}{more}."
