"""What a team does about arguments: its own, and those of others; injects and facts are shown above them."""

from collections.abc import Callable
from typing import Final

from textual.content import Content

from wargame.session.command import MAX_WORDS
from wargame.session.table_view import Argument
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.tui.bands import WORDS
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.talk_matter import CONTROL
from wargame.tui.teams import named
from wargame.tui.typeset import line, said
from wargame.tui.widgets.sheet import Sheet

_STANDS: Final = {
    "open": "its reasons can be answered",
    "weighed": "weighed",
    "ruled": "ruled",
    "refused": "not let be made",
    "dropped": "taken back",
}
_SIDES: Final = {"own": "+", "pro": "+ pro", "con": "- con"}

Offer = tuple[Content, Callable[[], None]]
"""What can be done, and the doing."""


class ArguingKeys(TalkKeys):
    """The key for what no card foresaw. The talk screen mixes it in."""

    def action_argue(self) -> None:
        """Show injects, facts and arguments, with what the team can do about them."""
        offers = [] if self._matter.team == CONTROL else self._offers_to_argue()
        offers.append((said("close", "$dim"), lambda: None))
        texts = [text for text, _ in offers]
        self.choose("INJECTS, FACTS, ARGUMENTS", texts, lambda at: offers[at][1](), self._told_so_far())

    def _offers_to_argue(self) -> list[Offer]:
        table, offers = self._matter.table, list[Offer]()
        if not table.can_argue:
            offers.append(
                (said("Argue: what no card foresaw, and why it happens", "bold $foreground"), self._make_argument)
            )
        for argument in table.arguments:
            title = said(f" {argument.what}", "$foreground")
            if argument.team == self._matter.team and argument.status == "open":
                drop = DropArgument(argument=argument.id)
                offers.append((line("Take back:", title), lambda drop=drop: self.ask(drop)))  # type: ignore[misc]
            if not argument.can_add:
                offers += [self._answer(argument, "pro", title), self._answer(argument, "con", title)]
            if not argument.can_judge:
                offers.append((line("Say how likely:", title), lambda it=argument: self._judge(it)))  # type: ignore[misc]
        return offers

    def _answer(self, argument: Argument, side: str, title: Content) -> Offer:
        word = {"pro": "Speaks for:", "con": "Speaks against:"}[side]

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(AddReason(argument=argument.id, side=side, text=typed["text"]), kept)  # type: ignore[arg-type]

        def fill() -> None:
            field = Field("text", word.removesuffix(":"), hint="one reason; each team gives one to an argument")
            self.fill_in("A REASON", f"reason.{argument.id}.{side}", [field], send, "Give")

        return line(word, title), fill

    def _judge(self, argument: Argument) -> None:
        def send(at: int) -> None:
            self.ask(Judge(argument=argument.id, word=at))

        words = [said(word) for word in self._matter.table.words]
        self.choose("HOW LIKELY IS IT?", words, send, said(argument.what, "bold $heading"))

    def _make_argument(self) -> None:
        facts = self._matter.table.facts
        fields = [
            Field("what", "What happens", hint="what your side does"),
            Field("result", "So that", hint="what comes of it if it succeeds", limit=MAX_WORDS),
            Field("first", "Because", hint="the strongest reason"),
            Field("second", "and", hint="another reason, or nothing", needed=False),
            Field("third", "and", hint="another reason, or nothing", needed=False),
        ]
        if facts:
            numbers = "  ".join(f"{at} {fact.text[:24]}" for at, fact in enumerate(facts, 1))
            hint = f"nothing; or the fact that it would end: {numbers}"
            fields.append(Field("against", "Would end", hint=hint, needed=False, limit=2, read=self._read_fact))
        self.fill_in("ARGUE", "argue", fields, self._send_argument, "Argue")

    def _send_argument(self, typed: Typed, kept: Typed) -> None:
        reasons = tuple(typed[name] for name in ("first", "second", "third") if typed[name])
        number, facts = typed.get("against", ""), self._matter.table.facts
        against = facts[int(number) - 1].id if number else None
        self.ask(Argue(what=typed["what"], result=typed["result"], reasons=reasons, against=against), kept)

    def _read_fact(self, typed: str) -> Reading:
        facts = self._matter.table.facts
        if not typed.strip():
            return Reading()
        if typed.strip().isdecimal() and 1 <= int(typed) <= len(facts):
            return Reading(f"a success ends: {facts[int(typed) - 1].text}")
        return Reading(fault=f"Type a number from 1 to {len(facts)}, or nothing.")

    def _told_so_far(self) -> Content:
        """Return injects of this turn, established facts, and arguments with their reasons."""
        table = self._matter.table
        lines = [
            line((f"{news.title}\n", "bold $heading"), (news.text, "$foreground"))
            for news in table.news
            if news.turn == self._matter.turn
        ]
        lines += [line(("Established: ", "$watch"), (fact.text, "$foreground")) for fact in table.facts]
        lines += [self._argument_in_words(argument) for argument in table.arguments]
        if table.can_argue and self._matter.team != CONTROL:
            lines.append(said(table.can_argue, "$dim"))
        return Content("\n\n").join([*lines, said("")])

    def _argument_in_words(self, argument: Argument) -> Content:
        palette = Sheet.palette_of(self.app)
        stands = WORDS[argument.band] if argument.band else _STANDS[argument.status]
        lines = [line(named(self._matter.teams, argument.team, palette), (f"  {argument.what}", "bold $heading"))]
        lines.append(line(("so that ", "$dim"), (argument.result, "$foreground"), (f"  ({stands})", "$watch")))
        for reason in argument.reasons:
            by = named(self._matter.teams, reason.team, palette) if reason.side != "own" else said("")
            lines.append(line((f"{_SIDES[reason.side]} ", "$accent"), (f"{reason.text} ", "$foreground"), by))
        return Content("\n").join(lines)
