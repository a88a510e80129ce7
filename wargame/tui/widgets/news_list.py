"""What a team was told in injects, and the established facts; the newest first."""

from collections.abc import Collection, Iterable

from textual.content import Content

from wargame.session.table_view import Established, News
from wargame.tui.talk_matter import TalkMatter, place_of
from wargame.tui.teams import marked
from wargame.tui.typeset import Lines, blank, ends, heading, line, said
from wargame.tui.widgets.followed_sheet import FollowedSheet
from wargame.tui.widgets.pick_sheet import BESIDE


class NewsList(FollowedSheet[News | Established]):
    """One row each, under two headings."""

    _matter: TalkMatter | None = None
    _fresh: Collection[str] = ()

    def show(self, matter: TalkMatter, fresh: Collection[str]) -> None:
        """Show news and facts; what is picked stays picked. `fresh` are the places of new things."""
        self._matter, self._fresh = matter, fresh
        self.hold((*matter.table.news, *reversed(matter.table.facts)), place_of)

    def pick_newest(self) -> None:
        """Pick the newest of what has just been told, if anything has."""
        fresh = (at for at, told in enumerate(self._items) if place_of(told) in self._fresh)
        at = next(fresh, None)
        if at is not None:
            self.pick(at)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the rows."""
        matter = self._matter
        if matter is None:
            return
        yield BESIDE, [heading("NEWS", width)]
        if not matter.table.news:
            yield BESIDE, [said(" None so far.", "$dim")]
        for at, told in enumerate(self._items):
            if at == len(matter.table.news):
                yield BESIDE, [blank(), heading("ESTABLISHED FACTS", width)]
            row = self._row(matter, told, width - 1)
            yield at, self.raised([row], width) if at == self._picked else [Content(" ") + row]
        if not matter.table.facts:
            yield BESIDE, [blank(), heading("ESTABLISHED FACTS", width), said(" None holds now.", "$dim")]

    def _row(self, matter: TalkMatter, told: News | Established, width: int) -> Content:
        new = ("● ", "bold $accent") if place_of(told) in self._fresh else ""
        turn = line(" ", new, (f"T{told.turn} ", "$dim"))
        if isinstance(told, News):
            return ends(said(told.title, "$foreground"), turn, width)
        return ends(line(marked(matter.teams, told.by, self.palette), (f" {told.text}", "$foreground")), turn, width)
