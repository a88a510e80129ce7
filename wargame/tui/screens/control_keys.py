"""What all keys of the control console rest on: what the seat may do, how it asks, what it typed and has not sent."""

from collections.abc import Callable, Mapping, Sequence

from textual.content import Content
from textual.message import Message
from textual.screen import Screen

from wargame.session.command import Command
from wargame.session.control_view import ControlView, Moment
from wargame.session.permissions import kind_of
from wargame.session.view import Team
from wargame.tui import control_keys_table
from wargame.tui.dialogs.choice import ChoiceDialog
from wargame.tui.dialogs.form import Field, FormDialog, Typed
from wargame.tui.teams import as_teams


class ControlKeys(Screen[None]):
    """Holds the view, and what was typed. The parts of the console mix it in."""

    class Asked(Message):
        """The person at the screen wants something of the session."""

        def __init__(self, seat: str, command: Command, typed: Typed) -> None:
            """`typed` is what was typed for it, by where; it goes back to `restore` if the session refuses."""
            super().__init__()
            self.seat, self.command, self.typed = seat, command, typed

    class Kept(Message):
        """Something was typed and not sent; empty text means that it is not needed any more."""

        def __init__(self, seat: str, where: str, text: str) -> None:
            super().__init__()
            self.seat, self.where, self.text = seat, where, text

    class ViewAs(Message):
        """The person wants to see what a team's seat sees."""

        def __init__(self, seat: str, team: str) -> None:
            super().__init__()
            self.seat, self.team = seat, team

    class Rehearse(Message):
        """The person wants to practise before STARTEX."""

        def __init__(self, seat: str) -> None:
            super().__init__()
            self.seat = seat

    class OpenTalk(Message):
        """The person wants to talk."""

        def __init__(self, seat: str) -> None:
            super().__init__()
            self.seat = seat

    class Branch(Message):
        """The person wants to try another way from a moment on."""

        def __init__(self, seat: str, moment: Moment) -> None:
            super().__init__()
            self.seat, self.moment = seat, moment

    class Compare(Message):
        """The person wants to compare this session with a branch of it."""

        def __init__(self, seat: str) -> None:
            super().__init__()
            self.seat = seat

    class Stakes(Message):
        """The person wants to know what hangs on a ruling."""

        def __init__(self, seat: str, team: str, card: str) -> None:
            super().__init__()
            self.seat, self.team, self.card = seat, team, card

    def __init__(self, view: ControlView, drafts: Mapping[str, str]) -> None:
        super().__init__()
        self._view = view
        self._drafts = dict(drafts)

    @property
    def seat(self) -> str:
        """The id of the seat that is looking."""
        return self._view.seat.id

    @property
    def teams(self) -> tuple[Team, ...]:
        """The teams, in the order of their digits."""
        return as_teams(self._view.teams)

    def is_forbidden(self, action: str) -> bool:
        """Return whether this seat may never do that."""
        command = control_keys_table.COMMANDS.get(action)
        return command is not None and kind_of(command) in self._view.may

    def may(self, command: type[Command], now: str = "") -> bool:
        """Return whether this seat may send such a command, `now` being why not at this moment; if not, say why."""
        why = self._view.may.get(kind_of(command), "") or now
        if why:
            self.complain(why)
        return not why

    def complain(self, sentence: str) -> None:
        """Say why something can't be done."""
        self.notify(sentence, severity="warning", markup=False)

    def ask(self, command: Command, typed: Typed | None = None) -> None:
        """Send a command in the name of this seat, unless it may not."""
        if self.may(type(command)):
            self.post_message(self.Asked(self.seat, command, typed or {}))

    def keep(self, where: str, text: str) -> None:
        """Keep what was typed somewhere; empty text forgets it."""
        if text == self._drafts.get(where, ""):
            return
        self._drafts[where] = text
        self.app.post_message(self.Kept(self.seat, where, text))  # the screen may be closing: it is past its messages

    def restore(self, typed: Typed) -> None:
        """Take back what was typed for a command that the session refused."""
        for where, text in typed.items():
            self.keep(where, text)

    def draft(self, where: str) -> str:
        """Return what was typed somewhere and not sent."""
        return self._drafts.get(where, "")

    def choose(
        self,
        title: str,
        choices: Sequence[Content],
        then: Callable[[int], None],
        *,
        lead: Content | None = None,
        none_first: bool = False,
        picked: int = 0,
    ) -> None:
        """Let one of several things be chosen, beginning at `picked`, and go on with its position."""
        dialog = ChoiceDialog(title, choices, lead=lead, none_first=none_first, picked=picked)
        self.app.push_screen(dialog, lambda at: None if at is None else then(at))

    def fill_in(
        self,
        title: str,
        where: str,
        fields: Sequence[Field],
        then: Callable[[Typed, Typed], None],
        *,
        does: str,
        lead: Content | None = None,
    ) -> None:
        """Let fields be filled in, beginning with what was typed before; go on with what is typed now."""
        drafted = [field.with_text(self.draft(f"{where}.{field.name}") or field.text) for field in fields]

        def close(typed: Typed | None) -> None:
            if typed is not None:
                then(typed, {f"{where}.{name}": text for name, text in typed.items()})

        def keep(name: str, text: str) -> None:
            self.keep(f"{where}.{name}", text)

        self.app.push_screen(FormDialog(title, drafted, does=does, keep=keep, lead=lead), close)
