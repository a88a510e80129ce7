"""One argument in full, and what can be done about it."""

from typing import Final, NamedTuple

from textual.content import Content

from wargame.session.command import Command
from wargame.session.seen import Phase
from wargame.session.table_view import Argument, Reason
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.tui.odds_bar import odds_bar, where_it_fell
from wargame.tui.ruling_block import effect_lines
from wargame.tui.talk_matter import CONTROL, TalkMatter
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, paragraphs, said
from wargame.tui.widgets.argument_list import standing
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.weigh_sheet import MARKS, SHAPES, SIDES

_NONE: Final = (
    "An argument is something that your team does and no card foresaw: what happens, what comes of it, and up to three "
    "reasons why it comes true. The other teams add a pro or a con. Those who run the exercise weigh the reasons, and "
    "the dice decide. What an argument wins is an established fact for everybody."
)
_OPEN_IN: Final[frozenset[Phase]] = frozenset({"plan", "ask", "adjudicate"})


class Offer(NamedTuple):
    """Something that a team can do about arguments."""

    key: str
    what: str
    why: str
    """Why it can't be done now; empty if it can."""


def why_not_drop(matter: TalkMatter, argument: Argument) -> str:
    """Return why a team can't take its own argument back now; empty if it can."""
    if argument.status != "open":
        return "It has been weighed, and can't be taken back any more."
    if argument.turn != matter.turn or matter.phase not in _OPEN_IN:
        return "The turn is closed, and its arguments with it."
    return ""


def offers(matter: TalkMatter, argument: Argument | None) -> list[Offer]:
    """Return what a team can do, or would like to; those who run the exercise do theirs elsewhere."""

    def why(command: type[Command], now: str) -> str:
        return matter.forbids(command) or now

    if matter.team == CONTROL:
        return []
    offered = []
    if argument is not None and argument.team == matter.team and argument.status == "open":
        offered.append(Offer("x", "take it back", why(DropArgument, why_not_drop(matter, argument))))
    if argument is not None and argument.team != matter.team and argument.status in {"open", "weighed"}:
        offered.append(Offer("p c", "add a pro, a con", why(AddReason, argument.can_add)))
        if matter.table.words:
            offered.append(Offer("v", "vote how likely it is", why(Judge, argument.can_judge)))
    return [*offered, Offer("m", "make an argument", why(Argue, matter.table.can_argue))]


class ArgumentSheet(Sheet):
    """What, how it stands, what comes of it, reasons, dice, and the keys."""

    _matter: TalkMatter | None = None
    _argument: Argument | None = None

    def show(self, matter: TalkMatter, argument: Argument | None) -> None:
        """Show an argument, or what arguments are."""
        self._matter, self._argument = matter, argument
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        matter, argument = self._matter, self._argument
        if matter is None:
            return []
        body = paragraph(said(_NONE, "$dim"), width) if argument is None else self._told(matter, argument, width)
        keys = self._keys(matter, argument, width)
        return [*body, blank(), heading("WHAT YOU CAN DO", width), *keys] if keys else body

    def _told(self, matter: TalkMatter, argument: Argument, width: int) -> Lines:
        who = line(named(matter.teams, argument.team, self.palette), (f" · turn {argument.turn} · ", "$dim"))
        lines = [
            *paragraph(said(argument.what, "bold $heading"), width),
            *paragraph(line(who, standing(argument)), width),
            *self._outcome(matter, argument, width),
            *paragraphs(argument.said, width, "$worse"),
            blank(),
            *(Content("") + part for part in paragraphs(argument.result, width, "$foreground")),
        ]
        if argument.against:
            lines += paragraph(line(("would end: ", "$dim"), (argument.against, "$watch")), width, rest="  ")
        lines += [blank(), heading("REASONS", width)]
        for reason in argument.reasons:
            lines += self._reason(matter, reason, width)
        return lines

    def _outcome(self, matter: TalkMatter, argument: Argument, width: int) -> Lines:
        lines: Lines = []
        if argument.odds is not None:
            lines.append(odds_bar(argument.odds, width))
        if argument.band is not None:
            margin = "" if argument.margin is None else f"  margin {argument.margin:+d}"
            fallen = line(standing(argument), (margin, "$dim"))
            if argument.odds is not None:
                lines.append(where_it_fell(argument.odds, argument.band, fallen, width))
            elif margin:
                lines.append(said(margin.strip(), "$dim"))
            for throw in argument.dice:
                lines += paragraph(said(throw, "$dim"), width, rest="  ")
            lines += effect_lines(argument.effects, width)
            if argument.turn == matter.turn and matter.phase in _OPEN_IN:
                lines += paragraph(said("It counts once the turn's rulings are given.", "$dim"), width)
        if matter.table.words and argument.judged and argument.band is None:
            lines += paragraph(self._votes(matter, argument), width)
        return lines

    @staticmethod
    def _votes(matter: TalkMatter, argument: Argument) -> Content:
        teams = "1 team has" if argument.judged == 1 else f"{argument.judged} teams have"
        own = argument.word
        if own is None or own >= len(matter.table.words):
            return said(f"{teams} voted.", "$dim")
        return line((f"{teams} voted; your word: ", "$dim"), (matter.table.words[own], "bold $heading"))

    def _reason(self, matter: TalkMatter, reason: Reason, width: int) -> Lines:
        side, tone = SIDES[reason.side]
        mark = ("", "") if reason.mark is None else (f"  {SHAPES[reason.mark]} {MARKS[reason.mark]}", "$heading")
        by = line(" ", named(matter.teams, reason.team, self.palette)) if reason.side != "own" else Content("")
        head = line((side, tone), by, mark)
        text = paragraph(said(reason.text, "$foreground"), width, first="  ", rest="  ")
        return [head.truncate(width, ellipsis=True), *text]

    def _keys(self, matter: TalkMatter, argument: Argument | None, width: int) -> Lines:
        lines: Lines = []
        for key, what, why in offers(matter, argument):
            if why:
                lines += paragraph(line((f"{key} {what}: ", "$quiet"), (why, "$quiet")), width, rest="  ")
            else:
                lines.append(line((key, "bold $accent"), (f" {what}", "$foreground")))
        return lines
