"""A link that plays a script: it yields the views it is told to, and remembers what was sent."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from wargame.link.protocol import LinkLost, SeatChoice
from wargame.session.commands import Receipt, SeatCommand
from wargame.session.refusals import Refusal
from wargame.session.view import OddsView, SeatView

KOSOVO = SeatChoice("seat-kosovo", "kosovo", "Kosovo", "◆", "#fbd367")
SERBIA = SeatChoice("seat-serbia", "serbia", "Serbia", "▲", "#f55f1f")


class ScriptedLink:
    """Gives each seat its first views at once; the test gives more, and answers commands."""

    def __init__(
        self, first: dict[str, Sequence[SeatView | OddsView]], seats: tuple[SeatChoice, ...] = (KOSOVO,)
    ) -> None:
        self._seats = seats
        self._queues: dict[str, asyncio.Queue[SeatView | OddsView | None]] = {
            seat.id: asyncio.Queue() for seat in seats
        }
        for seat, told in first.items():
            for part in told:
                self._queues[seat].put_nowait(part)
        self.sent: list[tuple[str, SeatCommand]] = []
        self.answer: Receipt | Refusal | LinkLost = Receipt()
        self.closed = False

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this screen."""
        return self._seats

    def tell(self, seat: str, told: SeatView | OddsView) -> None:
        """Give a seat something new to see."""
        self._queues[seat].put_nowait(told)

    async def views(self, seat: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield what the seat is told until the link closes."""
        while (told := await self._queues[seat].get()) is not None:
            yield told

    async def send(self, seat: str, command: SeatCommand) -> Receipt | Refusal:
        """Remember a command and give the scripted answer."""
        self.sent.append((seat, command))
        if isinstance(self.answer, LinkLost):
            raise self.answer
        return self.answer

    async def close(self) -> None:
        """End every stream of views."""
        self.closed = True
        for queue in self._queues.values():
            queue.put_nowait(None)
