"""What a screen needs of a running session, wherever that session runs: in this process, or behind a socket."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Protocol

from wargame.session.commands import Receipt, SeatCommand
from wargame.session.refusals import Refusal
from wargame.session.view import OddsView, SeatView


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


class LinkLost(Exception):  # noqa: N818 - it is an event that screens report, not a fault of theirs
    """The session can't be reached any more. Its text is one sentence for the person at the screen."""


class Link(Protocol):
    """A way to a running session for all the seats of one screen."""

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this screen, in the order in which they take turns at it; at least one."""
        ...

    def views(self, seat: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield the seat's latest view at once, then each newer one, and its odds when they are known.

        Ends when the link is closed. Raises `LinkLost` when the session went away.
        """
        ...

    async def send(self, seat: str, command: SeatCommand) -> Receipt | Refusal:
        """Ask for something in the seat's name. A receipt means that it is durable. Raises `LinkLost`."""
        ...

    async def close(self) -> None:
        """Let go of the session; its file stays and can be resumed. Closing twice is fine."""
        ...
