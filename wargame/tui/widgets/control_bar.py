"""The bar at the top of the console of those who run the exercise."""

from textual.content import Content

from wargame.session.control_view import ControlView
from wargame.tui.ladder import ladder_text
from wargame.tui.typeset import Lines, blank, cut, ends, line, said
from wargame.tui.widgets.sheet import Sheet
from wargame.tui.widgets.top_bar import phase_chain, whole_words

_ROOMY = 120
"""Columns from which titles are shown in full."""


class ControlBar(Sheet):
    """One line: who sits here, the exercise, turn and phase, how many teams are done, how high things stand."""

    DEFAULT_CSS = """
    ControlBar { height: 1; width: 1fr; background: $panel; }
    """

    _view: ControlView | None = None
    _unread = 0

    def show(self, view: ControlView, unread: int = 0) -> None:
        """Show where the exercise stands, and how much of the talk is new."""
        self._view, self._unread = view, unread
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        view = self._view
        if view is None:
            return [blank()]
        roomy = width >= _ROOMY
        ladder = ladder_text(view.ladder, titled=roomy) if view.ladder else blank()
        room = width - ladder.cell_length - 5
        left = self._where(view, roomy=roomy, titled=roomy)
        word = view.exercise.marking.split(" ")[0]
        if roomy and left.cell_length + len(word) > room:
            left = self._where(view, roomy=roomy, titled=False)
        done = _done(view, roomy=roomy)
        if left.cell_length + done.cell_length + len(word) <= room:
            left = left + done
        marking = whole_words(view.exercise.marking, room - left.cell_length)
        right = line((f"{marking}   " if marking else "", "bold $warning"), ladder, " ")
        return [ends(left, right, width)]

    def _where(self, view: ControlView, *, roomy: bool, titled: bool) -> Content:
        """Return who sits here, turn, phase and what is new."""
        turn = f"{view.turn}/{view.exercise.turns}"
        parts = [said(f" {cut(view.seat.name, 24 if titled else 12).upper()} ", "bold $background on $foreground")]
        if titled:
            parts.append(said(f"  {cut(view.exercise.title, 34)}", "$foreground"))
        if view.phase not in {"lobby", "endex"}:
            parts.append(said(f"   Turn {turn}" if roomy else f" T{turn}", "bold $foreground"))
            if roomy and view.turn_title:
                parts.append(said(f" · {cut(view.turn_title, 16)}", "$dim"))
        parts.append(line("   " if roomy else " ", phase_chain(view.phase)))
        if self._unread:
            parts.append(said(f"  ●{self._unread} new" if roomy else f" ●{self._unread}", "bold $accent"))
        return line(*parts)


def _done(view: ControlView, *, roomy: bool) -> Content:
    if view.phase not in {"plan", "ask", "recap"}:
        return blank()
    done, teams = sum(team.done for team in view.teams), len(view.teams)
    return said(f"   {done} of {teams} done" if roomy else f" {done}/{teams}", "$dim")
