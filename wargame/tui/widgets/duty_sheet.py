"""What waits for those who run the exercise beside its course: arguments, requests, and the facts that hold."""

from typing import Final

from wargame.session.control_view import ControlView
from wargame.session.table_view import Argument, Established, Message
from wargame.session.view import Team
from wargame.tui.teams import as_teams, marked, named
from wargame.tui.typeset import Lines, blank, cut, ends, heading, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet

_WAITS: Final = {"open": "a weighs it", "weighed": "a rules on it"}


class DutySheet(Sheet):
    """Arguments to weigh, requests to answer, established facts."""

    _teams: tuple[Team, ...] = ()
    _arguments: tuple[Argument, ...] = ()
    _requests: tuple[Message, ...] = ()
    _facts: tuple[Established, ...] = ()

    def show(self, view: ControlView) -> None:
        """Show what a view leaves to do."""
        self._teams = as_teams(view.teams)
        self._arguments = tuple(argument for argument in view.table.arguments if argument.status in _WAITS)
        self._requests = tuple(message for message in view.table.messages if message.request and message.open)
        self._facts = view.table.facts
        self.redraw()

    @property
    def waiting(self) -> int:
        """How many things wait."""
        return len(self._arguments) + len(self._requests)

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        lines: Lines = []
        for argument in self._arguments:
            left = line(named(self._teams, argument.team, self.palette), (f" argues: {argument.what}", "$foreground"))
            lines.append(ends(left, said(_WAITS[argument.status], "bold $accent"), width))
        for request in self._requests:
            left = line(
                named(self._teams, request.team, self.palette), (f" asks: {cut(request.text, width)}", "$foreground")
            )
            lines.append(ends(left, said("d answers it", "bold $accent"), width))
        if not lines:
            lines = [said("No argument to weigh, no request to answer.", "$dim")]
        if self._facts:
            lines += [blank(), heading("ESTABLISHED FACTS", width)]
            lines += [part for fact in self._facts for part in self._fact(fact, width)]
        return lines

    def _fact(self, fact: Established, width: int) -> Lines:
        until = f" until the end of turn {fact.until}" if fact.until else ""
        won = line(" ", marked(self._teams, fact.by, self.palette)) if fact.by else said("")
        return paragraph(line((fact.text, "$foreground"), (until, "$dim"), won), width, first="■ ", rest="  ")[:2]
