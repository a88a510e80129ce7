"""What is common to the keys of the talk screen: asking of the session, keeping what was typed, windows that ask."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from wargame.session.command import Command
from wargame.session.decide import PersonCommand
from wargame.session.talk_commands import (
    AddReason,
    Argue,
    DeclareBreach,
    Decline,
    DropArgument,
    Judge,
    OpenChannel,
    Propose,
    Say,
    Sign,
    Transfer,
)
from wargame.tui.dialogs.choice import ChoiceDialog
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.form import Field, FormDialog, Typed
from wargame.tui.plain_text import clean
from wargame.tui.talk_matter import Notes, TalkMatter

_COMMANDS: Final[Mapping[str, type[Command]]] = {
    "write": Say,
    "sign": Sign,
    "decline": Decline,
    "breach": DeclareBreach,
    "argue": Argue,
    "drop": DropArgument,
    "add('pro')": AddReason,
    "add('con')": AddReason,
    "judge": Judge,
    "propose": Propose,
    "give": Transfer,
    "gather": OpenChannel,
}
"""By action, the command that it comes to."""


class TalkKeys(Screen[None]):
    """The table and what is kept beside it. The talk screen mixes it in."""

    class Asked(Message):
        """The person wants something of the session. If it is refused, `typed` is what must not be lost by it."""

        def __init__(self, seat: str, command: PersonCommand, typed: Typed) -> None:
            super().__init__()
            self.seat, self.command, self.typed = seat, command, typed

    class Kept(Message):
        """Something was read, or typed and not sent; empty text forgets it."""

        def __init__(self, seat: str, where: str, text: str) -> None:
            super().__init__()
            self.seat, self.where, self.text = seat, where, text

    def __init__(self, matter: TalkMatter, notes: Notes) -> None:
        super().__init__()
        self._matter = matter
        self._notes: dict[str, str] = dict(notes)

    @property
    def seat(self) -> str:
        """The id of the seat that is looking."""
        return self._matter.seat

    def is_forbidden(self, action: str) -> bool:
        """Return whether this seat may never do that."""
        command = _COMMANDS.get(action)
        return command is not None and bool(self._matter.forbids(command))

    def ask(self, command: PersonCommand, typed: Mapping[str, str] | None = None) -> None:
        """Send a command in the name of this seat, unless it may not."""
        if self.may(type(command)):
            self.post_message(self.Asked(self.seat, command, typed or {}))

    def may(self, command: type[Command], now: str = "") -> bool:
        """Return whether this seat may send such a command, `now` being why not at this moment; if not, say why."""
        why = self._matter.forbids(command) or now
        if why:
            self.complain(why)
        return not why

    def complain(self, sentence: str) -> None:
        """Say why something can't be done."""
        self.notify(sentence, severity="warning", markup=False)

    def keep(self, where: str, text: str) -> None:
        """Keep a note; the screen may be closing, so the app is told at once."""
        if self._notes.get(where, "") != text:
            self._notes[where] = text
            self.app.post_message(self.Kept(self.seat, where, text))

    def choose(self, title: str, choices: Sequence[Content], then: Callable[[int], None], lead: Content) -> None:
        """Let one of several things be chosen and go on with its position."""
        dialog = ChoiceDialog(title, choices, lead=lead)
        self.app.push_screen(dialog, lambda at: None if at is None else then(at))

    def confirm(self, question: str, details: Content, yes: str, command: PersonCommand) -> None:
        """Ask before a command that can't be taken back."""
        dialog = ConfirmDialog(question, details, yes=yes, no="Not yet (n)", careful=True)
        self.app.push_screen(dialog, lambda sure: self.ask(command) if sure else None)

    def fill_in(
        self, title: str, where: str, fields: Sequence[Field], then: Callable[[Typed, Typed], None], does: str
    ) -> None:
        """Let fields be filled in, beginning with what was typed before; go on with the texts, by field and by note."""
        drafted = [field.with_text(self._notes.get(f"draft.{where}.{field.name}") or field.text) for field in fields]

        def close(typed: Typed | None) -> None:
            sendable = {name: clean(text).strip() for name, text in (typed or {}).items()}
            if sendable and all(sendable[field.name] for field in fields if field.needed):
                then(sendable, {f"draft.{where}.{name}": text for name, text in sendable.items()})

        def keep(name: str, text: str) -> None:
            self.keep(f"draft.{where}.{name}", text)

        self.app.push_screen(FormDialog(title, drafted, does=does, keep=keep), close)
