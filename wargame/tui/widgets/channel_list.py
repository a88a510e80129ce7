"""The channels of the talk screen, each with how much of it is new."""

from collections.abc import Iterable, Mapping
from typing import Final

from textual.content import Content

from wargame.session.table_view import Channel
from wargame.tui.channel_name import channel_name
from wargame.tui.talk_matter import CONTROL, TalkMatter
from wargame.tui.typeset import Lines, ends, heading, line, said
from wargame.tui.widgets.followed_sheet import FollowedSheet
from wargame.tui.widgets.pick_sheet import BESIDE

_DIGITS: Final = 9
_HEADINGS: Final = {"control": "TEAMS", "direct": "BETWEEN TEAMS", "group": "GROUPS"}
"""Where control reads all of them, a heading for each kind."""


class ChannelList(FollowedSheet[Channel]):
    """One row a channel, the first nine under their digits."""

    _matter: TalkMatter | None = None
    _new: Mapping[str, int] = {}

    def show(self, matter: TalkMatter, new: Mapping[str, int]) -> None:
        """Show the channels; what is picked stays picked by its id."""
        self._matter, self._new = matter, new
        self.hold(matter.table.channels, lambda channel: channel.id)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return a row a channel, and for control a heading for each kind."""
        matter = self._matter
        if matter is None:
            return
        kind = ""
        for at, channel in enumerate(matter.table.channels):
            if (
                channel.kind != kind
                and channel.kind in _HEADINGS
                and (matter.team == CONTROL or channel.kind == "group")
            ):
                yield BESIDE, [heading(_HEADINGS[channel.kind], width)]
            kind = channel.kind
            row = self._row(channel, at, width - 1)
            yield at, self.raised([row], width) if at == self._picked else [Content(" ") + row]

    def _row(self, channel: Channel, at: int, width: int) -> Content:
        assert self._matter is not None
        digit = said(f"{at + 1} " if at < _DIGITS else "  ", "bold $accent" if not channel.can_say else "$quiet")
        new = self._new.get(channel.id, 0)
        asks = self._matter.team == CONTROL and any(message.open for message in self._matter.on(channel.id))
        badge = line((" asks" if asks else "", "bold $warning"), (f" ●{new}" if new else "", "bold $accent"), " ")
        return ends(line(digit, channel_name(channel, self._matter, self.palette)), badge, width)
