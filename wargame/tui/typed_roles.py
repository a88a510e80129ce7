"""Reads roles as a hurried person types them: `2 3`, or `contr white`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from wargame.session.control_commands import Role
from wargame.session.permissions import ROLE_TITLES


class MeantRoles(NamedTuple):
    """Which roles a typed text means."""

    roles: tuple[Role, ...]
    """In the order of the list that they were read against."""
    fault: str
    """Why it can't be read, as a sentence; empty if it can."""


def numbered(roles: Sequence[Role]) -> str:
    """Return roles with the numbers by which they can be typed."""
    return "  ".join(f"{at} {ROLE_TITLES[role]}" for at, role in enumerate(roles, 1))


def read_roles(text: str, roles: Sequence[Role]) -> MeantRoles:
    """Read numbers in the order of `roles`, or beginnings of a word of their titles."""
    meant = set()
    for word in re.split(r"[\s,;]+", text.casefold().strip()):
        if word.isdecimal() and 1 <= int(word) <= len(roles):
            meant.add(roles[int(word) - 1])
        elif word:
            found = [role for role in roles if any(part.startswith(word) for part in ROLE_TITLES[role].split())]
            if len(found) != 1:
                return MeantRoles((), f"“{word}” is no role: type {numbered(roles)}.")
            meant.add(found[0])
    if not meant:
        return MeantRoles((), f"Type one or more: {numbered(roles)}.")
    return MeantRoles(tuple(role for role in roles if role in meant), "")
