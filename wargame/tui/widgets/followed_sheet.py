"""A list of blocks whose pick something else on the screen follows."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from textual.message import Message

from wargame.tui.widgets.pick_sheet import PickSheet

Item = TypeVar("Item")


class FollowedSheet(PickSheet, Generic[Item]):
    """Holds what its blocks show, one each, and tells the screen whenever another one may be picked."""

    _items: Sequence[Item] = ()

    class Moved(Message):
        """The pick was moved."""

    @property
    def pickable(self) -> int:
        """How many there are."""
        return len(self._items)

    @property
    def picked(self) -> Item | None:
        """What is picked."""
        return self._items[self._picked] if self._picked < len(self._items) else None

    def pick(self, at: int) -> None:
        """Pick a block and tell."""
        super().pick(at)
        self.post_message(self.Moved())

    def hold(self, items: Sequence[Item], place_of: Callable[[Item], str]) -> None:
        """Hold other items; what is picked stays picked by its place, though others come before it."""
        before, self._items = self.picked, items
        places = [place_of(item) for item in items]
        if before is not None and place_of(before) in places:
            self._picked = places.index(place_of(before))
        self.keep_pick()
        self.redraw()
