"""The treaties that a reader knows of, the newest first."""

from collections.abc import Iterable
from typing import Final

from textual.content import Content

from wargame.session.table_view import Proposal
from wargame.tui.talk_matter import TalkMatter
from wargame.tui.teams import marked
from wargame.tui.typeset import Lines, ends, line, said
from wargame.tui.widgets.followed_sheet import FollowedSheet
from wargame.tui.widgets.pick_sheet import BESIDE

STATUS: Final[dict[str, tuple[str, str, str]]] = {
    "open": ("◇", "open", "$warning"),
    "in_force": ("◆", "in force", "$better"),
    "declined": ("○", "declined", "$dim"),
    "broken": ("▼", "broken", "$worse"),
    "expired": ("□", "expired", "$dim"),
}
"""A mark, a word and a colour for each status."""


class TreatyList(FollowedSheet[Proposal]):
    """Two rows a treaty."""

    _matter: TalkMatter | None = None

    def show(self, matter: TalkMatter) -> None:
        """Show the treaties; what is picked stays picked by its id, though others come before it."""
        self._matter = matter
        self.hold(matter.table.proposals, lambda treaty: treaty.id)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the rows."""
        if self._matter is None:
            return
        if not self.pickable:
            yield BESIDE, [said("No treaty yet.", "$dim")]
        for at, treaty in enumerate(self._matter.table.proposals):
            block = self._rows(self._matter, treaty, width - 1)
            yield at, self.raised(block, width) if at == self._picked else [Content(" ") + part for part in block]

    def _rows(self, matter: TalkMatter, treaty: Proposal, width: int) -> Lines:
        mark, word, style = STATUS[treaty.status]
        asked = treaty.status == "open" and matter.team in treaty.parties and matter.team not in treaty.signed
        call = said(" ● sign? ", "bold $accent") if asked else Content(" ")
        title = line((f"{mark} ", style), (treaty.title, "bold $heading"))
        parties = Content(" ").join(marked(matter.teams, team, self.palette) for team in treaty.parties)
        secret = said(" secret ", "bold $watch") if treaty.secret else Content(" ")
        return [ends(title, call, width), ends(line("  ", parties, (f"  {word}", style)), secret, width)]
