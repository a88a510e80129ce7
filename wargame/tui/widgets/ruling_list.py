"""The rulings of the turn, turned over one after another; the picked one is unfolded."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content

from wargame.session.view import Ruling, SeatView, Team
from wargame.tui.ruling_block import folded, unfolded
from wargame.tui.typeset import Lines, blank, fitted, said
from wargame.tui.widgets.sheet import Sheet


class RulingList(Sheet, can_focus=True):
    """The turn's rulings up to the one that was turned over last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._rulings: tuple[Ruling, ...] = ()
        self._teams: tuple[Team, ...] = ()
        self._turn = 0
        self._nothing = ""
        self._turned = 0
        self._picked = 0
        self._owner: list[int] = []
        """For each line, the position of the ruling it belongs to."""

    def show(self, view: SeatView) -> None:
        """Show a view's rulings. Those of another turn start anew; a seat that has read on sees all of them."""
        if view.turn != self._turn or not self._rulings:
            self._turned, self._picked = min(len(view.rulings), 1), 0
        self._turn, self._rulings, self._teams = view.turn, view.rulings, view.teams
        self._nothing = "Orders are being adjudicated …" if view.recap is None else "No order was given this turn."
        self._turned = len(view.rulings) if view.ready else min(self._turned, len(view.rulings))
        self._picked = min(self._picked, max(self._turned - 1, 0))
        self.redraw()

    @property
    def unread(self) -> int:
        """How many rulings are still face down."""
        return len(self._rulings) - self._turned

    @property
    def picked(self) -> Ruling | None:
        """The unfolded ruling."""
        return self._rulings[self._picked] if self._picked < self._turned else None

    def turn_over(self) -> bool:
        """Turn over the next ruling and pick it; False if none is left."""
        if not self.unread:
            return False
        self._turned += 1
        self._pick(self._turned - 1)
        return True

    def turn_all_over(self) -> None:
        """Turn over all that is left."""
        self._turned = len(self._rulings)
        self._pick(max(self._turned - 1, 0))

    def action_step(self, by: int) -> None:
        """Move the pick among what is turned over."""
        self._pick(min(max(self._picked + by, 0), max(self._turned - 1, 0)))

    async def on_click(self, event: events.Click) -> None:
        """Pick on a click; ask why on a double click."""
        at = self._owner[event.y] if event.y < len(self._owner) else -1
        if 0 <= at < self._turned:
            self._pick(at)
            if event.chain >= 2:
                await self.run_action("screen.why")

    def lay_out(self, width: int) -> Lines:
        """Return the rulings that are turned over."""
        self._owner = []
        if not self._rulings:
            return [said(self._nothing, "$dim")]
        lines: Lines = []
        for at, ruling in enumerate(self._rulings[: self._turned]):
            block = self._block(ruling, width, picked=at == self._picked)
            self._owner += [at] * len(block)
            lines += block
            if at == self._picked and at + 1 < self._turned:
                self._owner.append(-1)
                lines.append(blank())
        return [*lines, blank()]

    def _block(self, ruling: Ruling, width: int, *, picked: bool) -> Lines:
        if not picked:
            return [Content(" ") + part for part in folded(ruling, self._teams, self.palette, width - 2)]
        edge = said("▌", "$accent")
        block = [edge + fitted(part, width - 1) for part in unfolded(ruling, self._teams, self.palette, width - 2)]
        return [part.stylize_before("on $raised") for part in block]

    def _pick(self, at: int) -> None:
        self._picked = at
        self.redraw()
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        rows = [y for y, owner in enumerate(self._owner) if owner == self._picked]
        if rows:
            self.bring_into_sight(rows[0], len(rows))
