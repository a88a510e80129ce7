"""An argument before those who weigh it: what is to happen, and each reason with its mark."""

from collections.abc import Iterable, Sequence
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from wargame.session.table_view import Argument, Reason
from wargame.session.view import Team
from wargame.tui.odds_bar import odds_bar
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, paragraphs, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet

MARKS: Final = ("weak", "sound", "strong")
SHAPES: Final = ("□□", "■□", "■■")
SIDES: Final = {"own": ("+ own reason", "$foreground"), "pro": ("+ pro", "$better"), "con": ("- con", "$worse")}


class WeighSheet(PickSheet):
    """A digit marks the picked reason and goes on to the next; what is marked already shows its mark."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(mark), f"mark({mark})", show=False) for mark in range(len(MARKS))),
    ]

    class Marked(Message):
        """A reason got its mark."""

    def __init__(self, argument: Argument, teams: Sequence[Team]) -> None:
        super().__init__()
        self._argument, self._teams = argument, teams
        self.marks: list[int | None] = [reason.mark for reason in argument.reasons]

    @property
    def pickable(self) -> int:
        """How many reasons there are."""
        return len(self._argument.reasons)

    @property
    def is_open(self) -> bool:
        """Whether marks can still be given."""
        return self._argument.status == "open"

    def action_mark(self, mark: int) -> None:
        """Mark the picked reason and go on to the next one."""
        if self.is_open and self._picked < self.pickable:
            self.marks[self._picked] = mark
            self.redraw()
            self.pick(self._picked + 1)
            self.post_message(self.Marked())

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return what is argued, then the reasons."""
        argument = self._argument
        who = named(self._teams, argument.team, self.palette)
        yield BESIDE, paragraph(line(who, ("  ", ""), (argument.what, "bold $heading")), width)
        yield BESIDE, paragraph(line(("so that: ", "$dim"), (argument.result, "$foreground")), width)
        if argument.against:
            yield BESIDE, paragraph(line(("would end: ", "$dim"), (argument.against, "$watch")), width)
        yield BESIDE, [blank(), heading("REASONS", width)]
        for at, reason in enumerate(argument.reasons):
            block = self._reason(at, reason, width - 2)
            picked = at == self._picked and self.is_open
            yield at, self.raised(block, width) if picked else [Content(" ") + part for part in block]
        yield BESIDE, self._outlook(width)

    def _reason(self, at: int, reason: Reason, width: int) -> Lines:
        side, tone = SIDES[reason.side]
        mark = self.marks[at]
        shown = ("·· mark it  ", "$accent") if mark is None else (f"{SHAPES[mark]} {MARKS[mark]:<8} ", "bold $heading")
        head = line(shown, (f"{side:<13}", tone))
        by = line(" ", named(self._teams, reason.team, self.palette)) if reason.side != "own" else said("")
        text = paragraph(line((reason.text, "$foreground"), by), width - head.cell_length)
        return [(Content(" " * head.cell_length) if row else head) + part for row, part in enumerate(text)]

    def _outlook(self, width: int) -> Lines:
        argument = self._argument
        lines: Lines = [blank()]
        if argument.judged:
            lines += paragraphs(f"{argument.judged} teams have said how likely they hold it.", width, "$dim")
        if argument.odds is not None:
            lines += [heading("ODDS AS WEIGHED", width), odds_bar(argument.odds, width)]
        return lines
