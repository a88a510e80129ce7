"""The brief: what this seat holds, what it is scored by, what it was told, and who else plays."""

from textual.content import Content

from wargame.session.view import Resource, SeatView, Team
from wargame.tui.objective_row import objective_lines
from wargame.tui.teams import named
from wargame.tui.typeset import (
    Lines,
    blank,
    ends,
    heading,
    line,
    padded,
    paragraph,
    paragraphs,
    pips,
    said,
    side_by_side,
)
from wargame.tui.widgets.sheet import Sheet

_TWO_COLUMNS = 76
_PIPS = 40
"""Cells from which a resource is drawn and not only counted."""


class BriefSheet(Sheet):
    """Resources, objectives, brief and teams of one seat."""

    _view: SeatView | None = None

    def show(self, view: SeatView) -> None:
        """Show a view's brief."""
        self._view = view
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines; on a wide sheet what is held and what is wanted stand side by side."""
        view = self._view
        if view is None:
            return []
        if width >= _TWO_COLUMNS:
            half = (width - 3) // 2
            top = side_by_side([[*_means(view, half), blank(), *self._teams(view, half)], _aims(view, half)], width, 3)
        else:
            top = [*_means(view, width), blank(), *_aims(view, width)]
        told = [heading("BRIEF", width), *paragraphs(view.brief, width, "$foreground"), *_red_lines(view, width)]
        teams = [] if width >= _TWO_COLUMNS else [blank(), *self._teams(view, width)]
        return [*_came(view, width), *top, blank(), *told, *teams, blank(), *_fairness(view, width)]

    def _teams(self, view: SeatView, width: int) -> Lines:
        lines = [heading("TEAMS", width)]
        for team in view.teams:
            state = said("ready" if team.ready else "deciding" if view.phase == "plan" else "", "$dim")
            who = _player(team)
            lines.append(ends(line(named([team], team.id, self.palette), (f"  {who}", "$dim")), state, width))
        return lines


def _came(view: SeatView, width: int) -> Lines:
    """Return the injects of this turn, the latest first, and what was established: the cards say neither."""
    lines: Lines = []
    for news in reversed([news for news in view.table.news if news.turn == view.turn]):
        sender = f"{news.sender}: " if news.sender else ""
        lines += paragraph(line(("▸ ", "$accent"), (sender, "$dim"), (news.title, "bold $heading")), width, rest="  ")
        lines += [said("  ") + part for part in paragraphs(news.text, width - 2, "$foreground")]
    for fact in view.table.facts:
        lines += paragraph(line(("■ ", "$watch"), (fact.text, "$foreground")), width, rest="  ")
    return [heading("INJECTS AND FACTS", width, "bold $accent"), *lines, blank()] if lines else []


def _means(view: SeatView, width: int) -> Lines:
    return [heading("RESOURCES", width), *(_resource(resource, width) for resource in view.resources)]


def _resource(resource: Resource, width: int) -> Content:
    free = resource.value - resource.reserved
    if width < _PIPS:
        count = f"{free} of {resource.value}" if resource.reserved else f"{free}"
        counted = line((count, "bold $heading"), (f" {resource.income:+d}/turn", "$dim"))
        return ends(said(resource.title, "$foreground"), counted, width)
    name = padded(resource.title, min(max(width - 27, 8), 22))
    held = f" ({resource.reserved} reserved)" if resource.reserved else ""
    shown = pips(resource.value, resource.reserved, min(resource.cap, 12))
    left = line((f"{name} ", "$foreground"), shown, (f" {free}", "bold $heading"))
    room = width - left.cell_length - 1
    for income in (f"{resource.income:+d} a turn", f"{resource.income:+d}"):
        if len(held) + len(income) <= room:
            return ends(left + said(held, "$dim"), said(income, "$dim"), width)
    return ends(left, said(income, "$dim"), width)  # the hollow squares tell what is held as well


def _aims(view: SeatView, width: int) -> Lines:
    lines = [heading("OBJECTIVES", width)]
    for objective in view.objectives:
        lines += objective_lines(objective, width)
    return lines


def _red_lines(view: SeatView, width: int) -> Lines:
    if not view.red_lines:
        return []
    lines = [blank(), heading("RED LINES", width)]
    for red_line in view.red_lines:
        lines += paragraph(line(("■ ", "$danger"), (red_line, "$foreground")), width, rest="  ")
    return lines


def _player(team: Team) -> str:
    return {"you": "you", "person": "a person"}.get(team.played_by, f"bot: {team.played_by}")


def _fairness(view: SeatView, width: int) -> Lines:
    lines = [heading("THE DICE", width)]
    lines += paragraph(
        line(
            ("Bound before turn 1 by ", "$dim"), (view.exercise.commitment, "$level"), (", revealed at ENDEX.", "$dim")
        ),
        width,
    )
    return [*lines, *([blank(), *paragraphs(view.exercise.footnote, width, "$dim")] if view.exercise.footnote else [])]
