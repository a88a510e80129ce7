"""What the keys of the talk screen do about arguments: make one, take it back, answer it with a reason or a vote."""

from collections.abc import Callable
from typing import Literal

from textual.content import Content

from wargame.session.command import MAX_WORDS
from wargame.session.table_view import Argument, Established
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.typeset import cut, said
from wargame.tui.widgets.argument_list import ArgumentList
from wargame.tui.widgets.argument_sheet import why_not_drop

_REASONS = ("first", "second", "third")


class ArguingKeys(TalkKeys):
    """The keys of the page with the arguments."""

    def picked_argument_fits(self, action: str) -> bool:
        """Return whether an argument is picked about which an action means something."""
        argument = self.query_one(ArgumentList).picked if self.is_mounted else None
        if argument is None or argument.status not in {"open", "weighed"}:
            return False
        own = argument.team == self._matter.team
        if action == "drop":
            return own and argument.status == "open"
        return not own and (action != "judge" or bool(self._matter.table.words))

    def action_argue(self) -> None:
        """Write an argument: what happens, what comes of it, and why."""
        if not self.may(Argue, self._matter.table.can_argue):
            return
        facts = self._matter.table.facts
        fields = [
            Field("what", "What", hint="happens by your own doing, in a line"),
            Field("result", "So that", hint="what comes of it; ctrl+j breaks the line", limit=MAX_WORDS),
            *_reason_fields(),
        ]
        if facts:
            fields.append(_ends(facts))

        def send(typed: Typed, kept: Typed) -> None:
            reasons = tuple(typed[name] for name in _REASONS if typed[name])
            number = typed.get("ends", "")
            against = facts[int(number) - 1].id if number else None
            self.ask(Argue(what=typed["what"], result=typed["result"], reasons=reasons, against=against), kept)

        self.fill_in("MAKE AN ARGUMENT", "argument", fields, send, "Argue")

    def action_drop(self) -> None:
        """Take one's own argument back, once that has been confirmed."""
        argument = self._argument()
        if argument is not None and self.may(DropArgument, why_not_drop(self._matter, argument)):
            question = f"Take back “{cut(argument.what, 60)}”?"
            self.confirm(question, _excerpt(argument), "Take it back (y)", DropArgument(argument=argument.id))

    def action_add(self, side: Literal["pro", "con"]) -> None:
        """Add one line for or against the picked argument."""
        argument = self._argument()
        if argument is None or not self.may(AddReason, argument.can_add):
            return

        def send(typed: Typed, kept: Typed) -> None:
            self.ask(AddReason(argument=argument.id, side=side, text=typed["reason"]), kept)

        hint = "why it comes true" if side == "pro" else "why it does not come true"
        fields = [Field("reason", side.title(), hint=hint)]
        self.fill_in(f"ADD A {side.upper()}", f"reason.{argument.id}.{side}", fields, send, "Add")

    def action_judge(self) -> None:
        """Say with one word how likely the picked argument is."""
        argument = self._argument()
        if argument is None or not self.may(Judge, argument.can_judge):
            return
        words = self._matter.table.words

        def send(at: int) -> None:
            self.ask(Judge(argument=argument.id, word=at))

        choices = [
            said(f"{word}  your word now" if at == argument.word else word, "$foreground")
            for at, word in enumerate(words)
        ]
        self.choose("HOW LIKELY IS IT?", choices, send, said(argument.what, "bold $heading"))

    def _argument(self) -> Argument | None:
        argument = self.query_one(ArgumentList).picked
        if argument is None:
            self.complain("There is no argument yet.")
        return argument


def _reason_fields() -> list[Field]:
    """Return a field for each reason, which know of each other: the same reason does not count twice."""
    given: dict[str, str] = {}

    def reader(name: str) -> Callable[[str], Reading]:
        def read(typed: str) -> Reading:
            given[name] = " ".join(typed.casefold().split()).rstrip(".!")
            before = [given.get(other) for other in _REASONS[: _REASONS.index(name)]]
            again = given[name] and given[name] in before
            return Reading(fault="Two of the reasons are the same. Give each reason once." if again else "")

        return read

    return [
        Field("first", "Reason", hint="why it comes true", read=reader("first")),
        Field("second", "Reason 2", hint="empty: none", needed=False, read=reader("second")),
        Field("third", "Reason 3", hint="empty: none", needed=False, read=reader("third")),
    ]


def _ends(facts: tuple[Established, ...]) -> Field:
    """Return the field for the fact that a success would end, by its number."""

    def read(typed: str) -> Reading:
        if not typed.strip():
            return Reading()
        if typed.strip().isdecimal() and 1 <= int(typed) <= len(facts):
            return Reading(f"would end: {facts[int(typed) - 1].text}")
        return Reading(fault=f"Type a number from 1 to {len(facts)}, or nothing.")

    hint = "  ".join(f"{at} {cut(fact.text, 24)}" for at, fact in enumerate(facts, 1))
    return Field("ends", "Ends fact", hint=hint, needed=False, limit=3, read=read)


def _excerpt(argument: Argument) -> Content:
    return said(cut(argument.result.replace("\n", " "), 400), "$foreground")
