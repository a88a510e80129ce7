"""How an objective is drawn: met or not in a shape and a word, its points, how far it is."""

from textual.content import Content

from wargame.session.view import Objective
from wargame.tui.typeset import Lines, ends, line, meter, said

_KINDS = {"open": "", "secret": "secret", "shared": "shared"}


def objective_lines(objective: Objective, width: int, *, final: bool = False) -> Lines:
    """Return two lines: title and points, then progress. At ENDEX `met` is past tense and progress is gone."""
    mark = said("■ " if objective.met else "□ ", "bold $better" if objective.met else "bold $dim")
    worth = line((_KINDS[objective.kind], "$accent"), (f" {objective.points} pt", "$level"))
    title = ends(line(mark, (objective.title, "$foreground")), worth, width)
    if final:
        return [title]
    state = " would be met" if objective.met else f" {objective.progress // 10:>3}% there"
    cells = max(width - 2 - len(state), 4)
    return [title, line("  ", meter(objective.progress, cells, _tone(objective)), (state, "$dim"))]


def _tone(objective: Objective) -> str:
    return "$better" if objective.met else "$calm"


def kept(objectives: tuple[Objective, ...]) -> Content:
    """Return how many objectives are met, in words."""
    met = sum(objective.met for objective in objectives)
    return said(f"{met} of {len(objectives)} met", "$level")
