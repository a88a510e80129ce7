"""The line that says what the exercise waits for, and what one key does about it."""

from collections.abc import Mapping
from typing import Final

from textual import events
from textual.content import Content
from textual.message import Message

from wargame.session.commands import Ready
from wargame.session.permissions import kind_of
from wargame.session.seen import Phase
from wargame.session.view import Card, SeatView
from wargame.tui.teams import marked, named
from wargame.tui.typeset import Lines, blank, fitted, line, said
from wargame.tui.widgets.sheet import Sheet

_LEADS: Final[Mapping[Phase, str]] = {"plan": "commits and seals", "ask": "answers"}
"""What a team's member does not do, by phase."""


class StatusLine(Sheet):
    """One line: what is still to do, or for whom the session waits. A click is as good as the space bar."""

    DEFAULT_CSS = """
    StatusLine { height: 1; dock: bottom; background: $panel; }
    """

    class Clicked(Message):
        """The line was clicked."""

    _view: SeatView | None = None
    _next_step = ""

    def show(self, view: SeatView, next_step: str = "") -> None:
        """Show the state of a view; `next_step` is what the space bar does first, if not the session's step."""
        self._view, self._next_step = view, next_step
        self.redraw()

    def on_click(self, event: events.Click) -> None:
        """Tell the screen."""
        event.stop()
        self.post_message(self.Clicked())

    def lay_out(self, width: int) -> Lines:
        """Return the line."""
        return [blank() if self._view is None else fitted(line(" ", self._sentence(self._view, width)), width)]

    def _sentence(self, view: SeatView, width: int) -> Content:
        if self._next_step:
            return _key("space", self._next_step)
        if view.phase == "endex":
            return said("The exercise has ended.", "$accent")
        if view.ready:
            return self._waiting(view, width)
        if kind_of(Ready) in view.may:
            return said(f"Only your team's lead {_LEADS.get(view.phase, 'goes on')}.", "$foreground")
        if view.can_ready:
            return line((view.can_ready, "$foreground"), (_elsewhere(view), "$dim"))
        return _key("space", _onward(view))

    def _waiting(self, view: SeatView, width: int) -> Content:
        done = {"plan": "Sealed. ", "ask": "Closed. "}.get(view.phase, "")
        others = [team.id for team in view.teams if not team.ready and team.id != view.seat.team]
        if not others:
            return said(f"{done}The session goes on by itself …", "$dim")
        for name in (named, marked):
            names = said(", ", "$dim").join(name(view.teams, team, self.palette) for team in others)
            sentence = line((f"{done}Waiting for ", "$dim"), names)
            if sentence.cell_length < width:
                break
        return sentence


def _key(key: str, what: str) -> Content:
    return line(("▸ ", "bold $accent"), (key, "bold $accent"), (f"  {what}", "bold $foreground"))


def _elsewhere(view: SeatView) -> str:
    waiting = [str(card.number) for card in view.cards if card.responses and card.order is None]
    return f"  open: {', '.join(waiting)}" if len(view.cards) > 1 and waiting else ""


def _seal(cards: tuple[Card, ...]) -> str:
    asked = [card for card in cards if card.responses]
    given = sum(card.order is not None for card in asked)
    if not asked:
        return "go on: nothing to answer this turn"
    return f"seal your orders ({given} of {len(asked)} given)"


def _onward(view: SeatView) -> str:
    if view.phase == "plan":
        return _seal(view.cards)
    if view.phase == "ask":
        return "close your answers"
    return "go on to ENDEX" if view.turn >= view.exercise.turns else f"go on to turn {view.turn + 1}"
