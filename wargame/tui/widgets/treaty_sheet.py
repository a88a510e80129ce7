"""One treaty in full, and what can be done about it."""

from typing import Final

from textual.content import Content

from wargame.session.command import Command
from wargame.session.table_view import Proposal
from wargame.session.talk_commands import DeclareBreach, Decline, Propose, Sign, Transfer
from wargame.tui.talk_matter import CONTROL, TalkMatter
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.treaty_list import STATUS

_NONE: Final = (
    "Treaties are what teams promise each other: open ones are seen by everybody, secret ones by their parties and the "
    "white cell. A treaty is in force once every party has signed. The session keeps no promise for anybody: whoever "
    "thinks that one was broken declares the breach."
)


class TreatySheet(Sheet):
    """Status, parties, text, and the keys."""

    _matter: TalkMatter | None = None
    _treaty: Proposal | None = None

    def show(self, matter: TalkMatter, treaty: Proposal | None) -> None:
        """Show a treaty, or what treaties are."""
        self._matter, self._treaty = matter, treaty
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if self._matter is None:
            return []
        body = self._none(width) if self._treaty is None else self._told(self._matter, self._treaty, width)
        return [*body, blank(), heading("WHAT YOU CAN DO", width), *self._keys(self._matter, width)]

    def _none(self, width: int) -> Lines:
        return paragraph(said(_NONE, "$dim"), width)

    def _told(self, matter: TalkMatter, treaty: Proposal, width: int) -> Lines:
        mark, word, style = STATUS[treaty.status]
        until = f" · to the end of turn {treaty.until}" if treaty.until else " · no end"
        lines = [
            *paragraph(said(treaty.title, "bold $heading"), width),
            *paragraph(line((f"{mark} {word}", f"bold {style}"), (f" · of turn {treaty.turn}{until}", "$dim")), width),
        ]
        if treaty.secret:
            lines += paragraph(said("Secret: only its parties and the white cell know of it.", "$watch"), width)
        lines += paragraphs(treaty.said, width, style)
        lines += [blank(), *(self._party(matter, treaty, team) for team in treaty.parties)]
        return [*lines, blank(), heading("TEXT", width), *paragraphs(treaty.text, width, "$foreground")]

    def _party(self, matter: TalkMatter, treaty: Proposal, team: str) -> Content:
        signed = team in treaty.signed
        what = "proposed and signed it" if team == treaty.sponsor else "signed" if signed else "has not signed"
        mark = said("■ " if signed else "□ ", "$better" if signed else "$dim")
        return line(mark, named(matter.teams, team, self.palette), (f"  {what}", "$dim"))

    def _keys(self, matter: TalkMatter, width: int) -> Lines:
        lines: Lines = []
        for key, what, why in self._offers(matter, self._treaty):
            if why:
                lines += paragraph(line((f"{key} {what}: ", "$quiet"), (why, "$quiet")), width, rest="  ")
            else:
                lines.append(line((key, "bold $accent"), (f" {what}", "$foreground")))
        return lines

    @staticmethod
    def _offers(matter: TalkMatter, treaty: Proposal | None) -> list[tuple[str, str, str]]:
        """Return key, what it does, and why it can't be done now."""

        def why(command: type[Command], now: str) -> str:
            return matter.forbids(command) or now

        offers = []
        if treaty is not None:
            own = treaty.sponsor == matter.team
            if treaty.status == "open" and matter.team != CONTROL:
                offers.append(("s", "sign it", why(Sign, treaty.can_sign)))
                offers.append(("x", "take it back" if own else "decline it", why(Decline, treaty.can_decline)))
            if treaty.status == "in_force":
                offers.append(("b", "declare a breach", why(DeclareBreach, treaty.can_breach)))
        if matter.team != CONTROL:
            offers.append(("p", "propose a treaty", why(Propose, matter.table.can_propose)))
            offers.append(("g", "give a resource", why(Transfer, matter.table.can_give)))
        return offers
