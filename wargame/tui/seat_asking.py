"""What the people at the screen ask for: it is sent over the link in turn, and what is refused is told to them."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, Final, cast

from wargame.link.protocol import Link, LinkLost
from wargame.session.decide import PersonCommand
from wargame.session.refusals import Refusal
from wargame.session.view import OddsView, SeatView
from wargame.tui.dialogs.message import tell_once
from wargame.tui.plain_text import clean_line, cleaned
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.screens.orders import OrderKeys
from wargame.tui.screens.watching import WatchScreen
from wargame.tui.seat_screens import SeatScreens, wall_seconds
from wargame.tui.theme import SITUATION_ROOM

_NOT_DONE: Final = "That could not be done."
_STAYS: Final = "It stays on this screen as long as the program runs."


class SeatAsking(SeatScreens):
    """Hands on what the screens of the seats ask for."""

    def __init__(
        self,
        link: Link | None,
        now: Callable[[], int] = wall_seconds,
        *,
        theme: str = SITUATION_ROOM.name,
        motion: bool = False,
    ) -> None:
        super().__init__(link, now, theme=theme, motion=motion)
        self._in_turn = asyncio.Lock()
        self._unkept = ""
        """Why what was typed can't be kept, since that was told; empty while it can."""

    def on_order_keys_asked(self, message: OrderKeys.Asked) -> None:
        """Send a seat's command."""
        self.do(self.send(message.seat, message.command), "send")

    def on_control_keys_asked(self, message: ControlKeys.Asked) -> None:
        """Send a command of those who run the exercise."""
        self.do(self._send_control(message), "send")

    def on_control_keys_kept(self, message: ControlKeys.Kept) -> None:
        """Keep what was typed and not sent."""
        self.do(self._keep(message.seat, message.where, message.text), "keep")

    def on_control_keys_stakes(self, message: ControlKeys.Stakes) -> None:
        """Tell what hangs on a ruling."""
        self.do(self._tell_stakes(message), "stakes")

    def on_control_keys_view_as(self, message: ControlKeys.ViewAs) -> None:
        """Show what a team's seat sees, to whoever runs the exercise."""
        self.do(self._watch(message.seat, message.team), "watch")

    def do(self, work: Coroutine[Any, Any, object], group: str) -> None:
        """Do something that takes its time without holding up the keys; that the session is gone is told."""
        self.run_worker(self._do(work), group=group)

    async def _do(self, work: Coroutine[Any, Any, object]) -> None:
        try:
            await work
        except LinkLost as lost:
            tell_once(self, _NOT_DONE, str(lost))

    async def send(self, seat: str, command: PersonCommand) -> bool:
        """Send a command; return whether it was taken."""
        if self.link is None:
            return False
        try:
            async with self._in_turn:
                answer = await self.link.send(seat, command)
        except LinkLost as lost:
            tell_once(self, _NOT_DONE, str(lost))
            return False
        return not self.is_refused(seat, answer)

    def is_refused(self, seat: str, answer: object) -> bool:
        """Tell a refusal to whoever asked, if that person is still at the screen."""
        if not isinstance(answer, Refusal):
            return False
        if seat == self.at_screen:
            self.notify(clean_line(answer.sentence), severity="warning", markup=False)
        return True

    async def _send_control(self, message: ControlKeys.Asked) -> None:
        """Send a command; what was typed for one that was not taken is not lost."""
        console = self.console_of(message.seat)
        if not await self.send(message.seat, cast("PersonCommand", message.command)) and isinstance(
            console, ControlScreen
        ):
            console.restore(message.typed)

    async def _keep(self, seat: str, where: str, text: str) -> None:
        """Keep what was typed; where the session can't, the screen does, and says so once."""
        if self.link is None:
            return
        self.drafts.setdefault(seat, {})[where] = text
        try:
            async with self._in_turn:
                await self.link.keep(seat, where, text)
        except LinkLost as lost:
            if self._unkept != str(lost):
                self.notify(clean_line(f"{lost} {_STAYS}"), severity="error", markup=False, timeout=10)
            self._unkept = str(lost)
        else:
            self._unkept = ""

    async def _tell_stakes(self, message: ControlKeys.Stakes) -> None:
        if self.link is None:
            return
        told = await self.link.stakes(message.seat, message.team, message.card)
        console = self.console_of(message.seat)
        if not self.is_refused(message.seat, told) and isinstance(console, ControlScreen):
            console.show_stakes(cleaned(told))  # type: ignore[arg-type]

    async def _watch(self, seat: str, team: str) -> None:
        """Follow a team's views until the person has seen enough."""
        if self.link is None:
            return
        watching: WatchScreen | None = None
        async for told in self.link.watch(seat, team):
            seen = cleaned(told)
            if isinstance(seen, SeatView) and watching is None:
                watching = WatchScreen(seen)
                self.push_screen(watching)
            elif watching is not None and watching not in self.screen_stack:
                return
            elif isinstance(seen, SeatView) and watching is not None:
                watching.show(seen)
            elif isinstance(seen, OddsView) and watching is not None:
                watching.show_odds(seen)
