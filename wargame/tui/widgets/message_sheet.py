"""What was said on one channel, oldest first."""

from textual.content import Content

from wargame.session.table_view import Message
from wargame.tui.channel_name import speaker
from wargame.tui.talk_matter import TalkMatter
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class MessageSheet(Sheet):
    """One block a message."""

    _matter: TalkMatter | None = None
    _channel = ""
    _read = 0

    def show(self, matter: TalkMatter, channel: str, read: int) -> None:
        """Show a channel; what comes after the first `read` messages stands below a line that says so."""
        self._matter, self._channel, self._read = matter, channel, read
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if self._matter is None:
            return []
        messages = self._matter.on(self._channel)
        if not messages:
            return [said("Nothing has been said here yet.", "$dim")]
        lines: Lines = []
        earlier = self._matter.earlier(self._channel)
        if earlier:
            lines.append(said(f"{earlier} earlier messages are not shown.", "$quiet"))
        turn = None
        for at, message in enumerate(messages):
            if message.turn != turn:
                turn = message.turn
                lines += [*([blank()] if lines else []), heading(f"TURN {turn}", width)]
            if at == max(self._read - earlier, 0) and any(new.team != self._matter.team for new in messages[at:]):
                lines.append(heading("NEW", width, "bold $accent"))
            lines += self._block(self._matter, message, width)
        return lines

    def _block(self, matter: TalkMatter, message: Message, width: int) -> Lines:
        name = speaker(message.team, matter, self.palette)
        tag = _tag(message)
        first, *more = message.text.split("\n")
        lines = paragraph(line(name, tag, "  ", (first, "$foreground")), width - 2)
        for part in more:
            lines += paragraph(said(part, "$foreground"), width - 2) or [blank()]
        if message.aside:
            told = line(("aside to the white cell: ", "$watch"), (message.aside.replace("\n", " "), "$dim"))
            lines += paragraph(told, width - 4, first="└ ", rest="  ")
        return [part if at == 0 else Content("  ") + part for at, part in enumerate(lines)]


def _tag(message: Message) -> Content:
    """Return what a message is beside being said."""
    if message.open:
        return said(" asks, open", "bold $warning")
    if message.request:
        return said(" answers" if not message.team else " asks, answered", "$dim")
    return Content("")
