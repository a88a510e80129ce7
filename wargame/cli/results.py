"""Results at ENDEX: who met which objective, as a table for people and as data for programs."""

import os

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from wargame.deck.diagnostics import clean
from wargame.live.running import RunningSession
from wargame.session.cut import seat_view
from wargame.session.view import Objective, Score, SeatView, Team


def final_view(session: RunningSession) -> SeatView:
    """Return the view of a session that has ended: results are the same for every seat."""
    return seat_view(session.game, session.state, session.game.deck.names.teams[0], 1)


def results_data(session: RunningSession, view: SeatView) -> dict[str, object]:
    """Return the results for programs."""
    played_by = {seat.team: seat.player for seat in session.state.room.seats}
    titles = {team.id: team.title for team in view.teams}
    return {
        "session": str(session.file.path),
        "deck": session.game.deck.deck.deck,
        "plan": session.game.plan.plan,
        "turns": view.turn,
        "head": session.head,
        "teams": [
            {
                "team": score.team,
                "title": titles[score.team],
                "player": played_by[score.team],
                "points": score.points,
                "possible": score.possible,
                "objectives": [
                    {"id": each.id, "title": each.title, "kind": each.kind, "points": each.points, "met": each.met}
                    for each in score.objectives
                ],
            }
            for score in view.scores
        ],
    }


def print_results(view: SeatView) -> None:
    """Print who met which objective."""
    title = Text(f"{clean(view.exercise.title)}: ENDEX after turn {view.turn}", style="bold")
    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    table.add_column("Team and objective", ratio=1)
    table.add_column("Met", no_wrap=True)
    table.add_column("Points", justify="right", no_wrap=True)
    teams = {team.id: team for team in view.teams}
    for score in view.scores:
        _add_team(table, teams[score.team], score)
    plain_console().print(table)


def _add_team(table: Table, team: Team, score: Score) -> None:
    """Add a team's sum, then its objectives."""
    table.add_row(
        Text(f"{clean(team.symbol)} {clean(team.title)}", style="bold"), "", f"{score.points} of {score.possible}"
    )
    for each in score.objectives:
        said = f"  {clean(each.title)}" + (f" ({each.kind})" if each.kind != "open" else "")
        table.add_row(Text(said), _met(each), f"{each.points if each.met else 0} of {each.points}")
    table.add_section()


def _met(objective: Objective) -> Text:
    return Text("met", style="green") if objective.met else Text("no", style="dim")


def plain_console() -> Console:
    """Return a console for results: no markup, no guessing at what a text may mean."""
    return Console(markup=False, emoji=False, highlight=False, no_color=bool(os.environ.get("NO_COLOR")))
