"""Arguments: weighing their reasons, ruling on what was weighed, refusing what can't be made."""

from typing import Final

from textual.content import Content

from wargame.session.control_commands import Band, RefuseArgument, RuleArgument, WeighArgument
from wargame.session.table_view import Argument
from wargame.tui.bands import BANDS, WORDS, chances
from wargame.tui.dialogs.form import Field, Reading, Typed
from wargame.tui.dialogs.weigh import WeighDialog, Weighed
from wargame.tui.screens.control_rulings import RulingKeys
from wargame.tui.teams import named
from wargame.tui.typeset import line, said
from wargame.tui.widgets.sheet import Sheet

_WAITING: Final = frozenset({"open", "weighed"})


class ArgumentKeys(RulingKeys):
    """What the keys do to arguments."""

    def action_arguments(self) -> None:
        """Weigh or rule on an argument; if there is only one, at once."""
        waiting = [argument for argument in self._view.table.arguments if argument.status in _WAITING]
        if not waiting:
            self.complain("There is no argument to weigh or to rule on.")
        elif len(waiting) == 1:
            self._take(waiting[0])
        else:
            choices = [self._in_a_line(argument) for argument in waiting]
            self.choose("ARGUMENTS", choices, lambda at: self._take(waiting[at]))

    def _in_a_line(self, argument: Argument) -> Content:
        state = "to weigh" if argument.status == "open" else "weighed, to rule on"
        who = named(self.teams, argument.team, Sheet.palette_of(self.app))
        return line(who, said(f"  {argument.what}", "$foreground"), said(f"  {state}", "$dim"))

    def _take(self, argument: Argument) -> None:
        needed = WeighArgument if argument.status == "open" else RuleArgument
        if not self.may(needed):
            return
        dialog = WeighDialog(argument, self.teams)

        def close(weighed: Weighed | None) -> None:
            if weighed is None:
                return
            if weighed.refuse:
                self._refuse(argument)
            elif argument.status == "open":
                self.ask(WeighArgument(argument=argument.id, marks=weighed.marks))
            else:
                self._rule(argument)

        self.app.push_screen(dialog, close)

    def _refuse(self, argument: Argument) -> None:
        if self.may(RefuseArgument):
            field = Field("reason", "Why", hint="why it can't be made")

            def send(typed: Typed, kept: Typed) -> None:
                self.ask(RefuseArgument(argument=argument.id, reason=typed["reason"]), kept)

            self.fill_in("REFUSE THE ARGUMENT", f"refuse.{argument.id}", [field], send, does="Refuse")

    def _rule(self, argument: Argument) -> None:
        bands: list[Band] = [band for band, _ in chances(argument.odds)] if argument.odds else list(BANDS)
        fields = [self.effects_field(band, f"If {WORDS[band]}") for band in bands]
        fields.append(_until())

        def send(typed: Typed, kept: Typed) -> None:
            effects = {band: self.effects_of(typed[band]) for band in bands}
            until = int(typed["until"] or 0)
            given = {band: moved for band, moved in effects.items() if moved}
            self.ask(RuleArgument(argument=argument.id, effects=given, until=until), kept)

        self.fill_in(
            "RULE ON THE ARGUMENT",
            f"argument.{argument.id}",
            fields,
            send,
            does="Throw",
            lead=said(argument.result, "$foreground"),
        )


def _until() -> Field:
    return Field(
        "until", "Holds until", hint="turn; empty: until something ends it", needed=False, limit=3, read=read_turn
    )


def read_turn(typed: str) -> Reading:
    """Read the number of a turn."""
    if not typed.strip():
        return Reading()
    number = int(typed) if typed.strip().isdecimal() else -1
    if not 0 <= number <= 100:
        return Reading(fault="Type the number of a turn.")
    return Reading(f"until the end of turn {number}") if number else Reading("no end")
