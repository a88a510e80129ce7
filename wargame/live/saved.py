"""The sessions that can be gone on with, told from their files without opening them for play."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Final, NamedTuple

from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import peek_plan
from wargame.deck.values import in_language
from wargame.live.opening import SECRET
from wargame.live.running import PERSON
from wargame.session.chain import Record
from wargame.session.upcast import upcast
from wargame.store.errors import StoreError
from wargame.store.session_file import SessionFile
from wargame.workspace.deck_faces import face_of

MAX_LISTED: Final = 20
"""How many sessions are looked into, the latest first."""


class Saved(NamedTuple):
    """A saved session by sight."""

    path: Path
    title: str
    """Of its plan."""
    turn: int
    turns: int
    """How many turns it has; 0 if that can't be said."""
    people: tuple[str, ...]
    """Teams that people play."""
    ended: bool
    saved: datetime
    """When the file was last written, local time."""


def saved_sessions(folder: Path) -> list[Saved]:
    """Return the sessions of a folder, the latest first; a file that can't be read as one is left out."""
    files = sorted(folder.glob("*.wargame"), key=lambda path: path.stat().st_mtime, reverse=True)
    return list(_readable(files[:MAX_LISTED]))


def _readable(files: list[Path]) -> Iterator[Saved]:
    for path in files:
        try:
            with SessionFile.read_only(path) as file:
                saved = _told(path, file)
        except (StoreError, ValueError, KeyError):
            continue
        if saved is not None:
            yield saved


def _told(path: Path, file: SessionFile) -> Saved | None:
    """Return what a file says about its session; None if no turn was begun, or its secret is not in it (a pack)."""
    records = upcast(file.read(), file.eras())
    turns = [record for record in records if record.kind in {"turn_opened", "rewound"}]
    if not turns or file.sealed(SECRET) is None:
        return None
    title, planned = _plan(records[0], file)
    return Saved(
        path=path,
        title=title,
        turn=int(json.loads(turns[-1].data)["turn"]),
        turns=planned,
        people=_people(records),
        ended=records[-1].kind == "ended",
        saved=datetime.fromtimestamp(path.stat().st_mtime).astimezone(),
    )


def _plan(opened: Record, file: SessionFile) -> tuple[str, int]:
    """Return the title of the session's plan and how many turns it has."""
    texts = {source.digest: source.text for source in file.sources()}
    by_role = {
        source["role"]: (source["name"], texts[source["digest"]]) for source in json.loads(opened.data)["sources"]
    }
    name, text = by_role["plan"]
    plan = peek_plan(text, name, name, Diagnostics())
    if plan is None:
        return name, 0
    face = face_of(by_role["deck"][1])
    return in_language(plan.title), plan.turns or (0 if face is None else face.turns)


def _people(records: list[Record]) -> tuple[str, ...]:
    """Return the teams that people play: those whose seat they took and gave to no bot, or had from one."""
    said = (json.loads(record.data) for record in records if record.kind in {"seat_taken", "handed_over"})
    players = {each["team"]: each["player"] for each in said}
    return tuple(team for team, player in players.items() if player == PERSON)
