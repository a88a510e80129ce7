"""What the first screen shows of a deck, read without the rest: a large deck takes longer than people like to wait.

Nothing is checked here; a deck that has faults says so when it is opened.
"""

import re
from typing import Final, NamedTuple

from wargame.deck.deck_parts import parts_of
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.nodes import to_data
from wargame.deck.values import in_language
from wargame.deck.yaml_reader import read
from wargame.workspace.named_files import NamedFile
from wargame.workspace.texts import read_text

_WANTED: Final = {"title", "turns", "teams"}

_TOP_LEVEL: Final = re.compile(r"^(?=[^\s#])", re.MULTILINE)


class TeamFace(NamedTuple):
    """A team by sight."""

    id: str
    title: str
    symbol: str
    colour: str


class DeckFace(NamedTuple):
    """A deck by sight."""

    title: str
    turns: int
    teams: tuple[TeamFace, ...]


def deck_face(named: NamedFile) -> DeckFace | None:
    """Return what a deck looks like, or None if that can't be read."""
    text = read_text(named.path)
    return None if isinstance(text, Diagnostic) else face_of(text.text)


def face_of(text: str) -> DeckFace | None:
    """Return what the text of a deck looks like, or None if it does not say."""
    data: dict[str, object] = {}
    for each in [part.text for part in parts_of(text)] or [text]:
        for key, value in _wanted(each).items():
            known = data.setdefault(key, value)
            if isinstance(known, dict) and isinstance(value, dict):
                data[key] = {**known, **value}
    return _face(data)


def _wanted(text: str) -> dict[str, object]:
    """Return what the text of one file says of what is wanted."""
    parts = (part for part in _TOP_LEVEL.split(text) if part.partition(":")[0].strip("'\" ") in _WANTED)
    node = read("".join(parts), "", Diagnostics())
    data = None if node is None else to_data(node)
    return data if isinstance(data, dict) else {}


def _face(data: dict[str, object]) -> DeckFace | None:
    title, turns, teams = (data.get(key) for key in ("title", "turns", "teams"))
    if not isinstance(turns, int) or not isinstance(teams, dict):
        return None
    found = tuple(_team(name, team) for name, team in teams.items() if isinstance(team, dict))
    return DeckFace(_text(title), turns, found)


def _team(name: str, team: dict[str, object]) -> TeamFace:
    return TeamFace(name, _text(team.get("title")) or name, _text(team.get("symbol")), _text(team.get("colour")))


def _text(value: object) -> str:
    """Return a text in the language that is shown; anything else as empty."""
    if isinstance(value, dict) and value:
        return str(in_language({str(language): str(text) for language, text in value.items()}))
    return value if isinstance(value, str) else ""
