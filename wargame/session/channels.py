"""Who reads which channel, and when it is open.

The public channel, each team's with the white cell, and one for each pair of teams exist without being made. A
channel's id tells an outsider nothing: none is counted over what a team may not read.
"""

from collections.abc import Iterator
from hashlib import blake2b
from itertools import combinations
from typing import Final, Literal, NamedTuple

from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import SessionState
from wargame.session.visibility import CONTROL

PUBLIC: Final = "public"

_CLOSED: Final = {
    "none": "Teams do not talk in this phase. The white cell can be written to at any time.",
    "public": "Only public statements are allowed in this phase. The white cell can be written to at any time.",
}


class Forum(NamedTuple):
    """A channel as it is, for whoever reads it."""

    id: str
    kind: Literal["public", "control", "direct", "group"]
    teams: tuple[str, ...]
    """Who reads it besides those who run the exercise; empty for everybody."""
    title: str = ""
    """Of a group."""


def unguessable(letter: str, *parts: object) -> str:
    """Return an id that says nothing of anything but its own parts: no number in it is missing when others' are."""
    return letter + blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def with_control(team: str) -> Forum:
    """Return the channel of a team and the white cell."""
    return Forum(f"control.{team}", "control", (team,))


def between(one: str, other: str) -> Forum:
    """Return the channel of two teams."""
    first, second = sorted((one, other))
    return Forum(f"with.{first}.{second}", "direct", (first, second))


def forums(game: Game, state: SessionState, reader: str) -> Iterator[Forum]:
    """Yield the channels that a team reads; those who run the exercise read all."""
    teams = game.deck.names.teams
    yield Forum(PUBLIC, "public", ())
    if reader == CONTROL:
        yield from map(with_control, teams)
        yield from (between(one, other) for one, other in combinations(teams, 2))
    else:
        yield with_control(reader)
        yield from (between(reader, other) for other in teams if other != reader)
    for opened in state.room.channels:
        if reader == CONTROL or reader in opened.teams:
            yield Forum(opened.channel, "group", opened.teams, opened.title)


def forum(game: Game, state: SessionState, reader: str, channel: str) -> Forum | None:
    """Return a channel that a reader has, by its id."""
    return next((found for found in forums(game, state, reader) if found.id == channel), None)


def refuse_talk(game: Game, state: SessionState, team: str, kind: str) -> Refusal | None:
    """Return why the plan lets a team say nothing now on channels of a kind; None if it does."""
    phase = state.play.phase
    policy = next((policy for named, policy in game.plan.talk.items() if named == phase), "all")
    if team == CONTROL or kind == "control" or policy in {"all", kind}:
        return None
    return Refusal(slug=Slug.TALK_CLOSED, sentence=_CLOSED[policy])
