"""A list of blocks whose pick something else on the screen follows."""

from textual.message import Message

from wargame.tui.widgets.pick_sheet import PickSheet


class FollowedSheet(PickSheet):
    """Tells the screen whenever another block may be picked."""

    class Moved(Message):
        """The pick was moved."""

    def pick(self, at: int) -> None:
        """Pick a block and tell."""
        super().pick(at)
        self.post_message(self.Moved())
