"""What the application does about time: practice before STARTEX, branches of the session, two ways side by side."""

from functools import partial

from textual.content import Content

from wargame.link.protocol import Link
from wargame.session.refusals import Refusal
from wargame.tui.dialogs.choice import ChoiceDialog
from wargame.tui.plain_text import clean_line, cleaned
from wargame.tui.screens.comparison import ComparisonScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.seat_asking import SeatAsking

_NO_BRANCH = "No other way of this session lies beside it. On the timeline, b makes one from a moment."


class TimeDesk(SeatAsking):
    """Hands on what whoever runs the exercise asks of time."""

    earnest: Link | None = None
    """The session that waits while another one is practised."""

    def on_control_keys_branch(self, message: ControlKeys.Branch) -> None:
        """Make another session from a moment."""
        self.do(self._branch(message), "branch")

    def on_control_keys_compare(self, message: ControlKeys.Compare) -> None:
        """Offer the branches to compare with."""
        self.do(self._offer_branches(message.seat), "compare")

    def on_control_keys_rehearse(self, message: ControlKeys.Rehearse) -> None:
        """Open a practice session in the place of the one in earnest, which waits."""
        self.do(self._rehearse(message.seat), "rehearse")

    async def _branch(self, message: ControlKeys.Branch) -> None:
        if self.link is None:
            return
        name = await self.link.branch(message.seat, message.moment.turn, message.moment.stage)
        if not self.is_refused(message.seat, name):
            said = f"Saved as {clean_line(str(name))}. This session goes on; open the other one from the start screen."
            self.notify(said, markup=False, timeout=10)

    async def _offer_branches(self, seat: str) -> None:
        if self.link is None:
            return
        names = await self.link.branches(seat)
        if not names:
            self.notify(_NO_BRANCH, severity="warning", markup=False)
            return
        choices = [Content(clean_line(name)) for name in names]
        chosen = partial(self._compare_with, seat, names)
        self.push_screen(ChoiceDialog("COMPARE WITH", choices), chosen)

    def _compare_with(self, seat: str, names: tuple[str, ...], at: int | None) -> None:
        if at is not None:
            self.do(self._compare(seat, names[at]), "compare")

    async def _compare(self, seat: str, name: str) -> None:
        if self.link is None:
            return
        view = await self.link.compare(seat, name)
        if isinstance(view, Refusal):
            self.is_refused(seat, view)
        else:
            self.push_screen(ComparisonScreen(cleaned(view)))

    async def _rehearse(self, seat: str) -> None:
        if self.link is None or self.earnest is not None:
            return
        opened = await self.link.rehearse(seat)
        if isinstance(opened, Refusal):
            self.is_refused(seat, opened)
        else:
            self.earnest = self.link
            self.attend(opened)

    async def leave_session(self) -> bool:
        """Let go of the session; return whether one in earnest, which waited, has come in its place."""
        left, waiting = self.link, self.earnest
        self.link, self.earnest = None, None
        if waiting is not None:
            self.attend(waiting)
        if left is not None:
            await left.close()
        return waiting is not None
