"""The seats: each team, who plays it, and how far it is."""

from textual.content import Content

from wargame.session.control_view import ControlView, TeamLine
from wargame.session.view import Team
from wargame.tui.teams import as_teams, named
from wargame.tui.typeset import Lines, cells, fitted, line, padded
from wargame.tui.widgets.sheet import Sheet

_PLAYERS = 9
"""Cells for who plays a team, at most."""
_PLAYERS_LEAST = 7
"""Cells below which it says nothing."""
_NAMES = 18
"""Cells for the name of a team with its shape, at most while the rest needs the room."""


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
        """Return the lines. Where there is no room for both, the state goes before who plays."""
        names = max((cells(team.title) for team in self._seated), default=0) + 2
        states = max((cells(team.state) for team in self._seated), default=0) + 2
        left = width - 3 - min(names, _NAMES) - states
        players = min(left, _PLAYERS) if left >= _PLAYERS_LEAST else 0
        room = min(names, max(width - 3 - players - states, _NAMES))
        return [self._row(at, team, (room, players), width) for at, team in enumerate(self._seated, 1)]

    def _row(self, at: int, team: TeamLine, rooms: tuple[int, int], width: int) -> Content:
        mark = ("■", "$better") if team.done else ("◇", "bold $accent") if team.id in self._waiting else ("□", "$quiet")
        tone = "$dim" if team.done else "bold $foreground" if team.id in self._waiting else "$foreground"
        room, players = rooms
        row = line(
            (f"{at} ", "$quiet"),
            fitted(named(self._teams, team.id, self.palette), room),
            " ",
            (padded(team.played_by, players), "$dim"),
            mark,
            (f" {team.state}", tone),
        )
        return fitted(row, width)
