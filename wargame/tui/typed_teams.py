"""Reads teams as a hurried person types them: `1 3`, or `kos serb`; nothing typed means everybody."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wargame.session.view import Team


class Meant(NamedTuple):
    """Which teams a typed text means."""

    teams: tuple[str, ...]
    """Ids, in the order of the list that they were read against; empty for all."""
    fault: str
    """Why it can't be read, as a sentence; empty if it can."""


def read_teams(text: str, teams: Sequence[Team]) -> Meant:
    """Read numbers in the order of `teams`, or beginnings of titles or ids."""
    meant = set()
    for word in re.split(r"[\s,;]+", text.casefold().strip()):
        if word.isdecimal() and 1 <= int(word) <= len(teams):
            meant.add(teams[int(word) - 1].id)
        elif word:
            found = [team.id for team in teams if _is_called(team, word)]
            if len(found) != 1:
                return Meant((), f"“{word}” is no team: type numbers 1 to {len(teams)}, or how a title begins.")
            meant.add(found[0])
    return Meant(tuple(team.id for team in teams if team.id in meant), "")


def _is_called(team: Team, word: str) -> bool:
    names = (team.id.casefold(), *team.title.casefold().split(), team.title.casefold())
    return any(name.startswith(word) for name in names)
