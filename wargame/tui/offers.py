"""What the start screen offers and what comes of it: plain frozen data, so that callers need no screen to make it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

PERSON: Final = "person"
"""The player of a team that is played by somebody at this screen."""


BOT_SUMMARIES: Final[Mapping[str, str]] = {
    "greedy": "takes what is best for its own score by the end of the turn",
    "cautious": "takes what is best when things go badly, and keeps a reserve",
    "rollout": "plays many futures through and takes what ends best; thinks for some seconds",
    "mixed": "is greedy, cautious or random; nobody knows which",
    "random": "takes anything that it can pay for",
}
"""What each bot does, in a few words."""


@dataclass(frozen=True, slots=True)
class TeamOffer:
    """A team of a plan."""

    id: str
    title: str
    symbol: str
    colour: str
    """`#rrggbb`."""
    player: str
    """Who plays it if nobody changes it: `person` or the name of a bot."""


@dataclass(frozen=True, slots=True)
class PlanOffer:
    """A session plan that can be started."""

    id: str
    title: str
    deck_title: str
    summary: str
    minutes: int
    turns: int
    teams: tuple[TeamOffer, ...]


@dataclass(frozen=True, slots=True)
class BotOffer:
    """A kind of bot that can play a team."""

    id: str
    summary: str
    """A few words: `best expected score after this turn`."""


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A session that can be gone on with."""

    path: str
    title: str
    turn: int
    turns: int
    saved: str
    """When it was last played, as people read it."""
    note: str = ""
    """One line more: who plays, or that it has ended."""


@dataclass(frozen=True, slots=True)
class StartOffer:
    """All that can be chosen."""

    plans: tuple[PlanOffer, ...]
    saved: tuple[SavedSession, ...]
    bots: tuple[BotOffer, ...]


@dataclass(frozen=True, slots=True)
class NewSession:
    """Start a plan with these players."""

    plan: str
    players: tuple[tuple[str, str], ...]
    """For each team of the plan, in order, its id and `person` or the name of a bot."""
    facilitated: bool = False
    """Whoever sits here runs the exercise; the teams come to the screen in turn."""


@dataclass(frozen=True, slots=True)
class ResumeSession:
    """Go on with a saved session."""

    path: str


Choice = NewSession | ResumeSession
