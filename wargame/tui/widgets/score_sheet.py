"""The scores at ENDEX: each team's points, and each objective that it was scored by, the secret ones too."""

from textual.content import Content

from wargame.session.view import Score, Team
from wargame.tui.objective_row import kept, objective_lines
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, ends, heading, line, meter, said
from wargame.tui.widgets.sheet import Sheet

_INDENT = Content("  ")


class ScoreSheet(Sheet):
    """One block a team."""

    _scores: tuple[Score, ...] = ()
    _teams: tuple[Team, ...] = ()

    def show(self, scores: tuple[Score, ...], teams: tuple[Team, ...]) -> None:
        """Show the scores, in the order in which they are given."""
        self._scores, self._teams = scores, teams
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        lines: Lines = [heading("SCORES", width, "bold $accent")]
        for score in self._scores:
            lines += [*self._team(score, width), blank()]
        return lines[:-1]

    def _team(self, score: Score, width: int) -> Lines:
        total = line((f"{score.points}", "bold $heading"), (f" of {score.possible}", "$dim"))
        name = line(named(self._teams, score.team, self.palette), said("  "), kept(score.objectives))
        share = score.points * 1000 // max(score.possible, 1)
        aims = [part for aim in score.objectives for part in objective_lines(aim, width - 2, final=True)]
        return [ends(name, total, width), meter(share, width, "$accent"), *(_INDENT + part for part in aims)]
