"""Results at ENDEX: who met which objective, as a table for people and as data for programs."""

from rich.table import Table
from rich.text import Text

from wargame.cli.tables import cell, console, table
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
    shown = table(f"{view.exercise.title}: ENDEX after turn {view.turn}")
    shown.add_column("Team and objective", ratio=1)
    shown.add_column("Met", no_wrap=True)
    shown.add_column("Points", justify="right", no_wrap=True)
    teams = {team.id: team for team in view.teams}
    for score in view.scores:
        _add_team(shown, teams[score.team], score)
    console().print(shown)


def _add_team(shown: Table, team: Team, score: Score) -> None:
    """Add a team's sum, then its objectives."""
    shown.add_row(cell(f"{team.symbol} {team.title}", "bold"), "", f"{score.points} of {score.possible}")
    for each in score.objectives:
        kind = f" ({each.kind})" if each.kind != "open" else ""
        points = f"{each.points if each.met else 0} of {each.points}"
        shown.add_row(cell(f"  {each.title}{kind}"), _met(each), points)
    shown.add_section()


def _met(objective: Objective) -> Text:
    return Text("met", style="green") if objective.met else Text("no", style="dim")
