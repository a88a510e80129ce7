"""The rulings that wait for the close of the phase; the picked one is what the keys of an override are about."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from wargame.session.control_view import ControlView, FreeRuling, Proposed
from wargame.session.view import Team
from wargame.tui.proposed_block import free_block, proposed_block
from wargame.tui.teams import as_teams
from wargame.tui.typeset import Lines, blank, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet


class ProposedList(PickSheet):
    """One block a ruling; below them what was ruled freely."""

    ON_DOUBLE_CLICK: ClassVar = "screen.reason"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "screen.reason", "Reason", show=False),
        *(Binding(str(digit), f"screen.choose_band({digit - 1})", show=False) for digit in range(1, 5)),
        Binding("0", "screen.keep_ruling", "Keep the engine's result", show=False),
    ]

    class Turned(Message):
        """Another ruling is picked."""

    def __init__(self) -> None:
        super().__init__()
        self._proposed: tuple[Proposed, ...] = ()
        self._free: tuple[FreeRuling, ...] = ()
        self._teams: tuple[Team, ...] = ()

    def show(self, view: ControlView) -> None:
        """Show the rulings of a view; the picked one stays picked while it is among them."""
        before = self.picked
        self._proposed, self._free, self._teams = view.rulings, view.free_rulings, as_teams(view.teams)
        places = [(new.ruling.turn, new.ruling.card, new.ruling.team) for new in self._proposed]
        if before is not None:
            place = (before.ruling.turn, before.ruling.card, before.ruling.team)
            self._picked = places.index(place) if place in places else 0
        self.keep_pick()
        self.redraw()

    @property
    def pickable(self) -> int:
        """How many rulings there are."""
        return len(self._proposed)

    @property
    def picked(self) -> Proposed | None:
        """The picked ruling."""
        return self._proposed[self._picked] if self._picked < len(self._proposed) else None

    def pick(self, at: int) -> None:
        """Pick a ruling and tell the screen."""
        super().pick(at)
        self.post_message(self.Turned())

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the rulings."""
        if not self._proposed and not self._free:
            yield BESIDE, [said("No order has to be ruled on.", "$dim")]
        for at, proposed in enumerate(self._proposed):
            block = proposed_block(proposed, self._teams, self.palette, width - 2)
            yield at, self.raised(block, width) if at == self._picked else [Content(" ") + part for part in block]
            yield BESIDE, [blank()]
        for free in self._free:
            yield BESIDE, [*(Content(" ") + part for part in free_block(free, width - 2)), blank()]
