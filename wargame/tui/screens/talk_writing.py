"""Writing on a channel: the field for words, the one for an aside, and the draft that every channel has of its own."""

from collections.abc import Iterable
from typing import Final

from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static, TextArea

from wargame.session.command import MAX_WORDS
from wargame.session.control_commands import AnswerRequest
from wargame.session.decide import PersonCommand
from wargame.session.table_view import Channel
from wargame.session.talk_commands import AskControl, Say
from wargame.tui.plain_text import clean
from wargame.tui.screens.talk_keys import TalkKeys
from wargame.tui.talk_matter import CONTROL, Notes, TalkMatter
from wargame.tui.typeset import said
from wargame.tui.widgets.typed_text import TypedText

SETTLED: Final = 0.5
"""Seconds without a key after which a draft is kept."""


class WritingKeys(TalkKeys):
    """What the keys do that write. What is typed belongs to its channel until it is sent."""

    def __init__(self, matter: TalkMatter, notes: Notes) -> None:
        super().__init__(matter, notes)
        self._opened = ""
        """Id of the channel that is read and written on."""
        self._settling: Timer | None = None
        self._typed: dict[str, str] = {}
        """What has been typed and not been kept yet, by note."""

    def fields(self) -> Iterable[Widget]:
        """Return the fields, the one for an aside with its label."""
        yield TypedText(hint="write here", limit=MAX_WORDS, id="words")
        yield Static(said("Aside, for the white cell alone:", "$watch"), id="aside-label")
        yield TypedText(hint="what the others do not read", limit=MAX_WORDS, id="aside")

    def on_unmount(self) -> None:
        """Keep what is typed, however the screen came to be closed."""
        self._keep_drafts()

    def restore(self, typed: Notes) -> None:
        """Take back what was typed for a command that the session refused; what has been typed since stays below it."""
        for where, text in typed.items():
            since = self._notes.get(where, "")
            self.keep(where, f"{text}\n{since}" if since else text)
        self._show_typed()

    def is_typing(self) -> bool:
        """Return whether a key would be typed."""
        return isinstance(self.focused, TypedText)

    def action_write(self) -> None:
        """Begin to type on the open channel."""
        self.query_one("#words").focus()

    def action_aside(self) -> None:
        """Begin to type what only the white cell reads; a second time, go back to the words."""
        field = self.query_one("#aside", TypedText)
        to = self.query_one("#words") if field.has_focus else field
        self._show_aside(shown=True)
        to.focus()

    def action_only_say(self) -> None:
        """Send what is typed to the white cell, or from it, as words that ask and answer nothing."""
        self._send(plain=True)

    def on_typed_text_submitted(self) -> None:
        """Send."""
        self._send(plain=False)

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the draft once the person stops typing for a moment."""
        if self._settling is not None:
            self._settling.stop()
        self._look_at_fields()
        self._settling = self.set_timer(SETTLED, self._keep_drafts)

    def _send(self, *, plain: bool) -> None:
        channel, words = self._channel(), self._words("#words")
        if channel is None or not words:
            return
        command = self._command(channel, words, plain=plain)
        if not self.may(type(command), channel.can_say):
            return
        self._keep_typed()
        typed = {where: self._notes.get(where, "") for where in self._drafts_of(channel.id).values()}
        for where in typed:
            self.keep(where, "")
        self._show_typed()
        self.ask(command, {where: text for where, text in typed.items() if text})

    def _command(self, channel: Channel, words: str, *, plain: bool) -> PersonCommand:
        """Return what to ask with typed words: on a channel with the white cell, a request or its answer."""
        if channel.kind == "control" and not plain:
            if self._matter.team != CONTROL:
                return AskControl(text=words)
            waiting = next((message.request for message in self._matter.on(channel.id) if message.open), "")
            if waiting:
                return AnswerRequest(request=waiting, text=words)
        return Say(channel=channel.id, text=words, aside=self._words("#aside"))

    def _words(self, field: str) -> str:
        """Return what stands in a field, as it may be sent."""
        return clean(self.query_one(field, TypedText).text).strip()

    def _channel(self) -> Channel | None:
        return next((each for each in self._matter.table.channels if each.id == self._opened), None)

    def _drafts_of(self, channel: str) -> dict[str, str]:
        """Return by field the note in which what is typed on a channel is kept."""
        return {"#words": f"draft.{channel}", "#aside": f"draft.{channel}.aside"}

    def _keep_typed(self) -> None:
        self._look_at_fields()
        self._keep_drafts()

    def _look_at_fields(self) -> None:
        for field, where in self._drafts_of(self._opened).items() if self._opened else ():
            self._typed[where] = self.query_one(field, TypedText).text

    def _keep_drafts(self) -> None:
        for where, text in self._typed.items():
            self.keep(where, text)
        self._typed = {}

    def _show_typed(self) -> None:
        """Put into the fields what was typed on the open channel."""
        for field, where in self._drafts_of(self._opened).items():
            area, text = self.query_one(field, TypedText), self._notes.get(where, "")
            if area.text != text:
                area.text = text
                area.move_cursor(area.document.end)
        aside = self.query_one("#aside", TypedText)
        if not aside.text and aside.has_focus:
            self.query_one("#words").focus()
        self._show_aside(shown=bool(aside.text))

    def _show_aside(self, *, shown: bool) -> None:
        for part in ("#aside-label", "#aside"):
            self.query_one(part).display = shown
