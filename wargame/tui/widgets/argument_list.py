"""The arguments of this turn and the last, the newest first."""

from collections.abc import Collection, Iterable
from typing import Final

from textual.content import Content

from wargame.session.table_view import Argument
from wargame.tui.bands import SHAPES, WORDS
from wargame.tui.odds_bar import odds_bar
from wargame.tui.response_block import changes_in_words
from wargame.tui.talk_matter import CONTROL, TalkMatter, place_of
from wargame.tui.teams import marked
from wargame.tui.typeset import Lines, ends, line, said
from wargame.tui.widgets.followed_sheet import FollowedSheet
from wargame.tui.widgets.pick_sheet import BESIDE

STATUS: Final[dict[str, tuple[str, str, str]]] = {
    "open": ("◇", "to be weighed", "$warning"),
    "weighed": ("◈", "weighed", "$watch"),
    "ruled": ("◆", "ruled", "$better"),
    "refused": ("▼", "refused", "$worse"),
    "dropped": ("○", "taken back", "$dim"),
}
"""A mark, a word and a colour for each status."""


def standing(argument: Argument) -> Content:
    """Return how far an argument has come; once it was ruled on, how it fell."""
    if argument.band is not None:
        shape, word = SHAPES[argument.band], WORDS[argument.band]
        return line((shape, f"${word}-mark"), (f" {word}", "bold $heading"))
    mark, word, style = STATUS[argument.status]
    return said(f"{mark} {word}", style)


class ArgumentList(FollowedSheet[Argument]):
    """Two rows an argument; a third one for its odds or what came of it."""

    _matter: TalkMatter | None = None
    _fresh: Collection[str] = ()

    def show(self, matter: TalkMatter, fresh: Collection[str]) -> None:
        """Show the arguments; what is picked stays picked by its id. `fresh` are the places of new things."""
        self._matter, self._fresh = matter, fresh
        self.hold(matter.table.arguments, lambda argument: argument.id)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return the rows."""
        if self._matter is None:
            return
        if not self.pickable:
            yield BESIDE, [said("No argument yet.", "$dim")]
        for at, argument in enumerate(self._matter.table.arguments):
            block = self._rows(self._matter, argument, width - 1)
            yield at, self.raised(block, width) if at == self._picked else [Content(" ") + part for part in block]

    def _rows(self, matter: TalkMatter, argument: Argument, width: int) -> Lines:
        title = line(marked(matter.teams, argument.team, self.palette), (f" {argument.what}", "bold $heading"))
        new = said(" ● ", "bold $accent") if place_of(argument) in self._fresh else Content(" ")
        turn = said(f"T{argument.turn} ", "$dim")
        call = said("● vote? ", "bold $accent") if _wants_vote(matter, argument) else turn
        rows = [ends(title, new, width), ends(line("  ", standing(argument)), call, width)]
        if argument.odds is not None and argument.status == "weighed":
            rows.append(line("  ", odds_bar(argument.odds, width - 3)))
        if argument.effects:
            moved = said(f"  {changes_in_words(argument.effects)}", "$level")
            rows.append(moved.truncate(width, ellipsis=True))
        return rows


def _wants_vote(matter: TalkMatter, argument: Argument) -> bool:
    waits = argument.status in {"open", "weighed"} and argument.word is None
    return waits and matter.team != CONTROL and bool(matter.table.words) and not argument.can_judge
