"""What the keys of the talk screen do about treaties, gifts and new channels."""

from textual.content import Content

from wargame.session.command import MAX_WORDS
from wargame.session.table_view import Gift, Proposal
from wargame.session.talk_commands import DeclareBreach, Decline, OpenChannel, Propose, Sign, Transfer
from wargame.session.view import Team
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.teams import named
from wargame.tui.typed_teams import read_teams
from wargame.tui.typeset import cut, line, said
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.treaty_list import TreatyList

_YES = frozenset({"y", "yes", "secret"})
_NO = frozenset({"", "n", "no", "open"})
_MOST_GIVEN = 100


class DealingKeys(TalkKeys):
    """The keys for what is more than words."""

    def picked_is(self, status: str) -> bool:
        """Return whether a treaty is picked that has a status."""
        treaty = self.query_one(TreatyList).picked if self.is_mounted else None
        return treaty is not None and treaty.status == status

    def action_sign(self) -> None:
        """Sign the picked treaty, once that has been confirmed."""
        treaty = self._treaty()
        if treaty is not None and self.may(Sign, treaty.can_sign):
            self.confirm(f"Sign “{cut(treaty.title, 60)}”?", _excerpt(treaty), "Sign (y)", Sign(proposal=treaty.id))

    def action_decline(self) -> None:
        """Refuse the picked treaty, or take it back, once that has been confirmed."""
        treaty = self._treaty()
        if treaty is not None and self.may(Decline, treaty.can_decline):
            own = treaty.sponsor == self._matter.team
            question = f"{'Take back' if own else 'Decline'} “{cut(treaty.title, 60)}”?"
            yes = "Take it back (y)" if own else "Decline (y)"
            self.confirm(question, _excerpt(treaty), yes, Decline(proposal=treaty.id))

    def action_breach(self) -> None:
        """Say who broke the picked treaty, and why one thinks so."""
        treaty = self._treaty()
        if treaty is None or not self.may(DeclareBreach, treaty.can_breach):
            return

        def go(at: int) -> None:
            self._say_why(treaty, treaty.parties[at])

        lead = said(treaty.title, "bold $heading")
        self.choose("WHO BROKE IT?", [self._named(team) for team in treaty.parties], go, lead)

    def _say_why(self, treaty: Proposal, breaker: str) -> None:
        def send(typed: Typed, kept: Typed) -> None:
            self.ask(DeclareBreach(proposal=treaty.id, by=breaker, reason=typed["reason"]), kept)

        field = Field("reason", "Reason", hint="what happened, for all who know of it", limit=MAX_WORDS)
        self.fill_in("DECLARE A BREACH", f"breach.{treaty.id}", [field], send, "Declare")

    def action_propose(self) -> None:
        """Write a treaty and lay it before its parties."""
        if not self.may(Propose, self._matter.table.can_propose):
            return
        fields = [
            Field("title", "Title", hint="what it is called"),
            Field("text", "Text", hint="who promises what; ctrl+j breaks the line", limit=MAX_WORDS),
            Field("parties", "With", hint=self._numbers(), read=self._read_others),
            Field("secret", "Secret", hint="no; or: y", needed=False, limit=10, read=_read_secret),
            Field("until", "Until turn", hint="empty: no end", needed=False, limit=3, read=self._read_turn),
        ]
        self.fill_in("PROPOSE A TREATY", "treaty", fields, self._propose, "Propose")

    def _propose(self, typed: Typed, kept: Typed) -> None:
        parties = read_teams(typed["parties"], self._others()).teams
        secret = typed["secret"].casefold() in _YES
        until = int(typed["until"] or 0)
        command = Propose(title=typed["title"], text=typed["text"], parties=parties, secret=secret, until=until)
        self.ask(command, kept)

    def action_give(self) -> None:
        """Choose what to give to whom, and how much of it."""
        gifts = self._matter.table.gifts
        if not self.may(Transfer, self._matter.table.can_give):
            return
        if not gifts:
            self.complain("No other team has a resource that your team has too.")
            return
        choices = [
            line(self._named(gift.to), (f"  {gift.title}", "$foreground"), (f"  {gift.free} free", "$dim"))
            for gift in gifts
        ]
        lead = said("It is given at once. What the other team's cap leaves no room for is lost.", "$dim")
        self.choose("GIVE", choices, lambda at: self._how_much(gifts[at]), lead)

    def _how_much(self, gift: Gift) -> None:
        def read(typed: str) -> Reading:
            if typed.strip().isdecimal() and 1 <= int(typed) <= min(gift.free, _MOST_GIVEN):
                return Reading(f"{gift.title} left: {gift.free - int(typed)}")
            return Reading(fault=f"Type a number from 1 to {gift.free}." if gift.free else "None of it is free.")

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(Transfer(to=gift.to, resource=gift.resource, amount=int(typed["amount"])), kept)

        field = Field("amount", "How much", hint=f"of {gift.free} {gift.title}", limit=3, read=read)
        self.fill_in("GIVE", f"gift.{gift.to}.{gift.resource}", [field], send, "Give")

    def action_gather(self) -> None:
        """Make a channel with some of the other teams."""
        if not self.may(OpenChannel, self._matter.table.can_open):
            return

        def send(typed: Typed, kept: Typed) -> None:
            teams = read_teams(typed["teams"], self._others()).teams
            self.ask(OpenChannel(title=typed["title"], teams=teams), kept)

        fields = [
            Field("title", "Title", hint="what it is about"),
            Field("teams", "With", hint=self._numbers(), read=self._read_others),
        ]
        self.fill_in("NEW CHANNEL", "channel", fields, send, "Open")

    def _treaty(self) -> Proposal | None:
        treaty = self.query_one(TreatyList).picked
        if treaty is None:
            self.complain("There is no treaty yet.")
        return treaty

    def _others(self) -> list[Team]:
        return [team for team in self._matter.teams if team.id != self._matter.team]

    def _numbers(self) -> str:
        return "  ".join(f"{at} {team.title}" for at, team in enumerate(self._others(), 1))

    def _named(self, team: str) -> Content:
        return named(self._matter.teams, team, Sheet.palette_of(self.app))

    def _read_others(self, typed: str) -> Reading:
        meant = read_teams(typed, self._others())
        titles = [team.title for team in self._others() if team.id in meant.teams]
        return Reading(", ".join(titles), meant.fault)

    def _read_turn(self, typed: str) -> Reading:
        if not typed.strip():
            return Reading()
        if typed.strip().isdecimal() and self._matter.turn <= int(typed) <= self._matter.turns:
            return Reading(f"holds to the end of turn {int(typed)}")
        return Reading(fault=f"Type a turn from {self._matter.turn} to {self._matter.turns}, or nothing.")


def _read_secret(typed: str) -> Reading:
    if typed.strip().casefold() in _YES:
        return Reading("only its parties and the white cell will know of it")
    return Reading(fault="" if typed.strip().casefold() in _NO else "Type y or n.")


def _excerpt(treaty: Proposal) -> Content:
    return said(cut(treaty.text.replace("\n", " "), 400), "$foreground")
