"""Sessions played by bots, and copies of them in which somebody has changed the log and mended the chain."""

import json
from collections.abc import Callable
from pathlib import Path
from shutil import copytree
from typing import Any, NamedTuple

from wargame.live.opening import SECRET, open_new, scenario_clock, seeded_luck
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.chain import Record, seal
from wargame.store.session_file import SessionFile
from wargame.workspace.folders import Workspace, shipped_root
from wargame.workspace.library import Library

DECKS = Path(__file__).parents[1] / "decks"

Said = dict[str, Any]
"""The data of a record."""


class Entry(NamedTuple):
    """What a record says, without its place in the chain."""

    by: str
    kind: str
    data: Said


def lake_library(root: Path) -> Library:
    """Return a library with the lake deck, its plan, and the shipped rules in a workspace of its own."""
    for kind, name in (("decks", "lake_compact"), ("sessions", "calm_year")):
        (root / kind).mkdir(parents=True)
        (root / kind / f"{name}.yaml").write_text((DECKS / f"{name}.yaml").read_text())
    copytree(shipped_root() / "rules", root / "rules")
    return Library(Workspace(root, shipped_root()))


def failing_library(root: Path) -> Library:
    """Return that library with a rule in it that raises: the one that most responses call."""
    library = lake_library(root)
    path = root / "rules" / "percentile_check.py"
    text, first_line = path.read_text(), "    most = max(cap, 0)\n"
    assert first_line in text
    path.write_text(text.replace(first_line, "    most = cap // 0\n"))
    return Library(library.workspace)


def begin(library: Library, path: Path, seed: int = 7) -> RunningSession:
    """Begin a session of `calm_year` with bots in all seats."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    digests = library.rule_digests(plan.deck.compiled)
    players = dict.fromkeys(teams, "random")
    return open_new(path, plan, digests, players, seeded_luck(seed, teams), scenario_clock)


def play(library: Library, path: Path, steps: int | None = None) -> Path:
    """Play a session to its end, or for some steps; return its file, closed."""
    session = begin(library, path)
    while steps != 0 and step(session):
        steps = None if steps is None else steps - 1
    session.close()
    return path


def forge(source: Path, target: Path, change: Callable[[list[Entry]], None], *, sealed: bool = True) -> Path:
    """Copy a session with its log changed and the chain sealed anew, as somebody who knows how would do it."""
    with SessionFile.read_only(source) as file, SessionFile.create(target) as forged:
        for text in file.sources():
            forged.add_source(text.name, text.text)
        secret = file.sealed(SECRET)
        if sealed and secret is not None:
            forged.put_sealed(SECRET, secret)
        records = file.read()
        entries = [Entry(record.by, record.kind, json.loads(record.data)) for record in records]
        change(entries)
        chained: list[Record] = []
        for entry in entries:
            chained.append(seal(chained[-1] if chained else None, "then", *entry))
        forged.append(0, chained)
    return target


def first(entries: list[Entry], kind: str) -> int:
    """Return the place of the first record of a kind."""
    return next(i for i, entry in enumerate(entries) if entry.kind == kind)
