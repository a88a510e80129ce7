"""The rulings of the turn, turned over one after another; the picked one is unfolded."""

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content

from wargame.session.view import Ruling, SeatView, Team
from wargame.tui.ruling_block import folded, unfolded
from wargame.tui.typeset import Lines, blank, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet


class RulingList(PickSheet):
    """The turn's rulings up to the one that was turned over last."""

    ON_DOUBLE_CLICK: ClassVar = "screen.why"

    def __init__(self) -> None:
        super().__init__()
        self._rulings: tuple[Ruling, ...] = ()
        self._teams: tuple[Team, ...] = ()
        self._turn = 0
        self._nothing = ""
        self._turned = 0

    def show(self, view: SeatView) -> None:
        """Show a view's rulings. Those of another turn start anew; a seat that has read on sees all of them."""
        if view.turn != self._turn or not self._rulings:
            self._turned, self._picked = min(len(view.rulings), 1), 0
        self._turn, self._rulings, self._teams = view.turn, view.rulings, view.teams
        self._nothing = "Orders are being adjudicated …" if view.recap is None else "No order was given this turn."
        self._turned = len(view.rulings) if view.ready else min(self._turned, len(view.rulings))
        self.keep_pick()
        self.redraw()

    @property
    def pickable(self) -> int:
        """How many rulings are turned over."""
        return self._turned

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
        self.pick(self._turned - 1)
        return True

    def turn_all_over(self) -> None:
        """Turn over all that is left."""
        self._turned = len(self._rulings)
        self.pick(self._turned - 1)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the rulings that are turned over."""
        if not self._rulings:
            yield BESIDE, [said(self._nothing, "$dim")]
            return
        for at, ruling in enumerate(self._rulings[: self._turned]):
            yield at, self._block(ruling, width, picked=at == self._picked)
            if at == self._picked and at + 1 < self._turned:
                yield BESIDE, [blank()]
        yield BESIDE, [blank()]

    def _block(self, ruling: Ruling, width: int, *, picked: bool) -> Lines:
        if picked:
            return self.raised(unfolded(ruling, self._teams, self.palette, width - 2), width)
        return [Content(" ") + part for part in folded(ruling, self._teams, self.palette, width - 2)]
