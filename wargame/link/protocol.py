"""What a screen needs of a running session, wherever that session runs: in this process, or behind a socket."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from wargame.session.commands import Receipt
from wargame.session.comparison_view import ComparisonView
from wargame.session.control_view import ControlView, ForecastView, StakesView
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal
from wargame.session.state import Stage
from wargame.session.view import OddsView, SeatView

Told = SeatView | OddsView | ControlView | ForecastView
"""What comes over a link unasked: views and odds for a team, control views and forecasts for control."""


@dataclass(frozen=True, slots=True)
class SeatChoice:
    """A seat that people at this screen sit in. More than one makes a hot seat."""

    id: str
    team: str
    title: str
    symbol: str
    """One character of the team's shape."""
    colour: str
    """`#rrggbb`."""
    control: bool = False
    """It belongs to those who run the exercise, and to no team."""
    role: str = ""
    """What it is there for, in words; empty for the seat of a team's lead."""


class LinkLost(Exception):  # noqa: N818 - it is an event that screens report, not a fault of theirs
    """The session can't be reached any more. Its text is one sentence for the person at the screen."""


class Link(Protocol):
    """A way to a running session for all the seats of one screen."""

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this screen, in the order in which they take turns at it; at least one.

        Where seats are given out they become more or fewer, never without a new view for those who run the exercise.
        """
        ...

    def views(self, seat: str) -> AsyncIterator[Told]:
        """Yield the seat's latest view at once, then each newer one, and its odds or forecast when they are known.

        Ends when the link is closed or the seat is taken away. Raises `LinkLost` when the session went away.
        """
        ...

    def watch(self, seat: str, team: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield what a team is told, people's or bots', for those who run the exercise; nothing for anybody else.

        Raises `LinkLost`.
        """
        ...

    async def send(self, seat: str, command: PersonCommand) -> Receipt | Refusal:
        """Ask for something in the seat's name. A receipt means that it is durable. Raises `LinkLost`."""
        ...

    async def stakes(self, seat: str, team: str, card: str) -> StakesView | Refusal:
        """Return what hangs on a proposed ruling; for those who run the exercise. Raises `LinkLost`."""
        ...

    async def drafts(self, seat: str) -> dict[str, str]:
        """Return what the seat typed and has not sent, by where it was typed. Raises `LinkLost`."""
        ...

    async def keep(self, seat: str, where: str, text: str) -> None:
        """Keep what the seat has typed so far; empty text forgets it. Raises `LinkLost`."""
        ...

    async def branch(self, seat: str, turn: int, stage: Stage) -> str | Refusal:
        """Make another session that goes on from a moment of this one; return its name. Raises `LinkLost`."""
        ...

    async def branches(self, seat: str) -> tuple[str, ...]:
        """Return the names of the other ways of this exercise that can be compared with it. Raises `LinkLost`."""
        ...

    async def compare(self, seat: str, name: str) -> ComparisonView | Refusal:
        """Return this session and another way of it, side by side. Raises `LinkLost`."""
        ...

    async def rehearse(self, seat: str) -> "Link | Refusal":
        """Open a practice session of the same plan beside this one; closing its link leaves no trace of it.

        Raises `LinkLost`.
        """
        ...

    async def close(self) -> None:
        """Let go of the session; its file stays and can be resumed. Closing twice is fine."""
        ...
