"""A link that plays a script: it yields the views it is told to, and remembers what was sent."""

import asyncio
from collections.abc import AsyncIterator, Sequence

from wargame.link.protocol import Link, LinkLost, SeatChoice, Told
from wargame.session.commands import Receipt
from wargame.session.comparison_view import ComparisonView
from wargame.session.control_view import StakesView
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Stage
from wargame.session.view import OddsView, SeatView

KOSOVO = SeatChoice("seat-kosovo", "kosovo", "Kosovo", "◆", "#fbd367")
SERBIA = SeatChoice("seat-serbia", "serbia", "Serbia", "▲", "#f55f1f")


class ScriptedLink:
    """Gives each seat its first views at once; the test gives more, and answers commands."""

    def __init__(self, first: dict[str, Sequence[Told]], seats: tuple[SeatChoice, ...] = (KOSOVO,)) -> None:
        self._seats = seats
        self._queues: dict[str, asyncio.Queue[Told | None]] = {seat.id: asyncio.Queue() for seat in seats}
        for seat, told in first.items():
            for part in told:
                self._queues[seat].put_nowait(part)
        self.sent: list[tuple[str, PersonCommand]] = []
        self.answer: Receipt | Refusal | LinkLost = Receipt()
        self.watched: dict[str, Sequence[SeatView | OddsView]] = {}
        """By team, what whoever watches it sees."""
        self.branched: list[tuple[int, str]] = []
        """The moments that were branched from."""
        self.other_ways: dict[str, ComparisonView] = {}
        """By name, what a branch looks like beside the session."""
        self.rehearsal: Link | None = None
        """What opens if somebody wants to practise."""
        self.hangs: StakesView | None = None
        """What is said to hang on a ruling."""
        self.kept: dict[str, dict[str, str]] = {seat.id: {} for seat in seats}
        """By seat, what was typed and not sent."""
        self.lost: LinkLost | None = None
        """Why nothing but views comes over it any more."""
        self.closed = False

    @property
    def seats(self) -> tuple[SeatChoice, ...]:
        """The seats of this screen."""
        return self._seats

    def tell(self, seat: str, told: Told) -> None:
        """Give a seat something new to see."""
        self._queues[seat].put_nowait(told)

    async def views(self, seat: str) -> AsyncIterator[Told]:
        """Yield what the seat is told until the link closes."""
        while (told := await self._queues[seat].get()) is not None:
            yield told

    async def watch(self, seat: str, team: str) -> AsyncIterator[SeatView | OddsView]:
        """Yield what the team's seat was told last, and no more."""
        self._check_lost()
        for told in self.watched.get(team, ()):
            yield told

    async def send(self, seat: str, command: PersonCommand) -> Receipt | Refusal:
        """Remember a command and give the scripted answer."""
        self.sent.append((seat, command))
        if isinstance(self.answer, LinkLost):
            raise self.answer
        return self.answer

    async def stakes(self, seat: str, team: str, card: str) -> StakesView | Refusal:
        """Give the scripted stakes."""
        self._check_lost()
        return self.hangs or StakesView(team=team, card=card, lines=())

    async def drafts(self, seat: str) -> dict[str, str]:
        """Return what was kept."""
        return dict(self.kept[seat])

    async def keep(self, seat: str, where: str, text: str) -> None:
        """Keep what was typed."""
        self._check_lost()
        self.kept[seat] = {**self.kept[seat], where: text} if text else _without(self.kept[seat], where)

    async def branch(self, seat: str, turn: int, stage: Stage) -> str | Refusal:
        """Remember the moment, and say that it was done."""
        self._check_lost()
        self.branched.append((turn, stage))
        return f"ours-branch-t{turn}.wargame"

    async def branches(self, seat: str) -> tuple[str, ...]:
        """Return the scripted branches."""
        self._check_lost()
        return tuple(self.other_ways)

    async def compare(self, seat: str, name: str) -> ComparisonView | Refusal:
        """Give the scripted comparison."""
        self._check_lost()
        return self.other_ways[name]

    async def rehearse(self, seat: str) -> Link | Refusal:
        """Give the scripted rehearsal."""
        self._check_lost()
        return self.rehearsal or Refusal(slug=Slug.NOT_NOW, sentence="There is nothing to rehearse here.")

    def _check_lost(self) -> None:
        if self.lost is not None:
            raise self.lost

    async def close(self) -> None:
        """End every stream of views."""
        self.closed = True
        for queue in self._queues.values():
            queue.put_nowait(None)


def _without(kept: dict[str, str], where: str) -> dict[str, str]:
    return {key: text for key, text in kept.items() if key != where}
