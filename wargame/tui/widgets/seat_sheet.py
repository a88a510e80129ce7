"""The seats: each team, who plays it, and how far it is."""

from textual.content import Content

from wargame.session.control_view import ControlView, TeamLine
from wargame.session.view import Team
from wargame.tui.teams import as_teams, named
from wargame.tui.typeset import Lines, cut, fitted, line, said
from wargame.tui.widgets.sheet import Sheet

_PLAYERS = 7
"""Cells for who plays a team."""
_STATES = 18
"""Cells that a state needs at most."""


class SeatSheet(Sheet):
    """One line a team, under the numbers by which keys call it."""

    _seated: tuple[TeamLine, ...] = ()
    _teams: tuple[Team, ...] = ()
    _waiting: tuple[str, ...] = ()

    def show(self, view: ControlView) -> None:
        """Show the teams of a view."""
        self._seated, self._teams, self._waiting = view.teams, as_teams(view.teams), view.waiting
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        states = min(_STATES, max((len(team.state) for team in self._seated), default=0) + 2)
        room = width - 2 - _PLAYERS - 1 - states
        return [self._row(at, team, room, states, width) for at, team in enumerate(self._seated, 1)]

    def _row(self, at: int, team: TeamLine, room: int, states: int, width: int) -> Content:
        mark = ("■", "$better") if team.done else ("◇", "bold $accent") if team.id in self._waiting else ("□", "$quiet")
        tone = "$dim" if team.done else "bold $foreground" if team.id in self._waiting else "$foreground"
        row = line(
            (f"{at} ", "$quiet"),
            fitted(named(self._teams, team.id, self.palette), room),
            " ",
            (cut(team.played_by, _PLAYERS - 1).ljust(_PLAYERS), "$dim"),
            mark,
            (f" {cut(team.state, states - 2)}", tone),
        )
        return fitted(row, width) if self._seated else said("")
