"""A sheet of blocks, one of which is picked: by the arrow keys or a click; what is picked stays in sight."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import ClassVar, Final

from textual import events
from textual.binding import Binding, BindingType

from wargame.tui.typeset import Lines, fitted, said
from wargame.tui.widgets.sheet import Sheet

BESIDE: Final = -1
"""Stands for a position where lines belong to no block."""


class PickSheet(Sheet, can_focus=True):
    """Blocks of lines, counted from 0."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j", "step(1)", "Down", show=False),
    ]
    ON_DOUBLE_CLICK: ClassVar = ""
    """The action that a double click on a block runs."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._picked = 0
        self._owners: list[int] = []
        """For each line, the block that it belongs to."""

    @property
    @abstractmethod
    def pickable(self) -> int:
        """How many blocks there are to pick from."""

    @abstractmethod
    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return lines with the block that they belong to, or with `BESIDE`, in the order of the sheet."""

    def lay_out(self, width: int) -> Lines:
        """Return all lines."""
        self._owners = []
        lines: Lines = []
        for at, block in self.blocks(width):
            self._owners += [at] * len(block)
            lines += block
        return lines

    def raised(self, block: Lines, width: int) -> Lines:
        """Return the picked block with a bar before it, on a ground of its own."""
        edge = said("▌", "$accent")
        return [(edge + fitted(part, width - 1)).stylize_before("on $raised") for part in block]

    def pick(self, at: int) -> None:
        """Pick a block; if there is none at `at`, the pick stays where it is."""
        if 0 <= at < self.pickable:
            self._picked = at
            self.redraw()
        self.call_after_refresh(self.keep_in_sight)

    def keep_pick(self) -> None:
        """Let the pick stay where it is, or on the last block if there are fewer now."""
        self._picked = min(self._picked, max(self.pickable - 1, 0))

    def keep_in_sight(self) -> None:
        """Scroll as far as the picked block needs it."""
        if rows := self.rows_of(self._picked):
            self.bring_into_sight(rows[0], len(rows))

    def rows_of(self, at: int) -> list[int]:
        """Return the lines of a block, as they were last laid out."""
        return [y for y, owner in enumerate(self._owners) if owner == at]

    def action_step(self, by: int) -> None:
        """Move the pick."""
        self.pick(self._picked + by)

    async def on_click(self, event: events.Click) -> None:
        """Take a click for the block that it falls on."""
        at = self._owners[event.y] if event.y < len(self._owners) else BESIDE
        if at != BESIDE:
            await self.clicked(at, event.chain)

    async def clicked(self, at: int, times: int) -> None:
        """Pick on a click; do more on a double click."""
        self.pick(at)
        if times >= 2:
            await self.run_action(self.ON_DOUBLE_CLICK)
