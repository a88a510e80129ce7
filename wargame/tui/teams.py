"""How a team is named on every pane: its shape, its title, its colour made readable."""

from collections.abc import Iterable

from textual.content import Content

from wargame.session.control_view import TeamLine
from wargame.session.view import Team
from wargame.tui.palette import Palette
from wargame.tui.typeset import cut, said

_UNKNOWN = "#8fa3b6"


def symbol_of(symbol: str) -> str:
    """Return a team's shape as one or two cells."""
    return cut(symbol, 2) or "•"


def named(teams: Iterable[Team], team: str, palette: Palette) -> Content:
    """Return `▲ Serbia` in the team's colour; a team that is not listed by its id."""
    for known in teams:
        if known.id == team:
            return said(f"{symbol_of(known.symbol)} {known.title}", palette.team(known.colour))
    return said(team, palette.team(_UNKNOWN))


def marked(teams: Iterable[Team], team: str, palette: Palette) -> Content:
    """Return only the team's shape in its colour; a dot for what no team did."""
    for known in teams:
        if known.id == team:
            return said(symbol_of(known.symbol), palette.team(known.colour))
    return said("·", "$dim")


def as_teams(lines: Iterable[TeamLine]) -> tuple[Team, ...]:
    """Return the teams that control is told of as those that every pane can name."""
    return tuple(
        Team(
            id=known.id,
            title=known.title,
            symbol=known.symbol,
            colour=known.colour,
            played_by=known.played_by,
            ready=known.done,
        )
        for known in lines
    )
