"""The log as this seat may read it: what happened, turn by turn, newest at the bottom."""

from textual.widget import Widget

from wargame.session.view import LogLine, Team
from wargame.tui.teams import marked
from wargame.tui.typeset import Lines, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class LogSheet(Sheet):
    """The seat's log under one heading a turn."""

    _log: tuple[LogLine, ...] = ()
    _teams: tuple[Team, ...] = ()

    def show(self, log: tuple[LogLine, ...], teams: tuple[Team, ...]) -> None:
        """Show a view's log; a reader who was at its end stays at its end."""
        grew, page = len(log) > len(self._log), self.parent
        self._log, self._teams = log, teams
        follows = grew and isinstance(page, Widget) and page.is_vertical_scroll_end
        self.redraw()
        if follows and isinstance(page, Widget):
            self.call_after_refresh(page.scroll_end, animate=False)

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if not self._log:
            return [said("Nothing has happened yet.", "$dim")]
        lines: Lines = []
        turn = None
        for entry in self._log:
            if entry.turn != turn:
                turn = entry.turn
                lines.append(heading(f"TURN {turn}" if turn else "STARTEX", width))
            mark = line(marked(self._teams, entry.team, self.palette), " ")
            wrapped = paragraph(said(entry.text, "$foreground"), width - mark.cell_length)
            lines += [(said("  ") if at else mark) + part for at, part in enumerate(wrapped)]
        return lines
