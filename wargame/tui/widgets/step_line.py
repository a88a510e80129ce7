"""The line that names the next step of the exercise, whom it waits for, and what can be taken back."""

from textual import events
from textual.content import Content
from textual.message import Message

from wargame.session.control_commands import Advance
from wargame.session.control_view import ControlView
from wargame.session.permissions import kind_of
from wargame.tui.teams import as_teams, marked, named
from wargame.tui.typeset import Lines, blank, cut, ends, fitted, line, said
from wargame.tui.widgets.sheet import Sheet

_UNDO = 19
"""Cells around the name of what can be taken back."""
_LEAST = 12
"""Cells of that name below which it says nothing."""


class StepLine(Sheet):
    """`space Rule on the orders   without ▲ Serbia`, and at the right `u takes back: …`. A click takes the step."""

    DEFAULT_CSS = """
    StepLine { height: 1; width: 1fr; background: $panel; }
    """

    class Clicked(Message):
        """The line was clicked."""

    _view: ControlView | None = None

    def show(self, view: ControlView) -> None:
        """Show the step of a view."""
        self._view = view
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Clicked())

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        view = self._view
        if view is None:
            return [blank()]
        step = self._step(view, width)
        room = width - step.cell_length - _UNDO
        if not view.undo or room < _LEAST:
            return [fitted(step, width)]
        undo = line(("u", "bold $accent"), (" takes back: ", "$dim"), (cut(view.undo, room), "$foreground"), " ")
        return [ends(step, undo, width)]

    def _step(self, view: ControlView, width: int) -> Content:
        if view.phase == "endex":
            return said(" The exercise has ended. Talk it over: the Hot Wash stands above.", "$accent")
        key = line((" ▸ space", "bold $accent"), (f"  {view.next_step}", "bold $heading"))
        if kind_of(Advance) in view.may:
            key = line((" next: ", "$dim"), (view.next_step, "$foreground"))
        if not view.waiting:
            return line(key, ("   nobody is waited for", "$dim") if view.phase != "lobby" else "")
        said_as = "   still reading: " if view.phase == "recap" else "   still waiting for "
        teams = as_teams(view.teams)
        for name in (named, marked):
            names = said(", ", "$dim").join(name(teams, team, self.palette) for team in view.waiting)
            step = line(key, (said_as, "$dim"), names)
            if step.cell_length <= width:
                break
        return step
