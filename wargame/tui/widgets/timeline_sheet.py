"""The timeline: turns that were, are and will be, what came in each, how high things stood; a moment can be chosen."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from wargame.session.control_view import ControlView, Ladder, Moment, TurnLine
from wargame.tui.ladder import height_tone
from wargame.tui.typeset import Lines, cut, fitted, line, said
from wargame.tui.widgets.sheet import Sheet

_NARROWEST = 12
"""Cells that a turn needs; where there are fewer, the turns around the chosen moment are shown."""
_STAGES = {"plan": "its opening", "adjudicate": "its rulings as proposed"}


def moment_in_words(moment: Moment) -> str:
    """Return `turn 2, its opening`."""
    return f"turn {moment.turn}, {_STAGES[moment.stage]}"


class TimelineSheet(Sheet, can_focus=True):
    """Four lines: the rail with its moments, the turns, what came, the escalation."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Earlier", show=False),
        Binding("right", "step(1)", "Later", show=False),
        Binding("enter,backspace", "screen.rewind", "Return to this moment", show=False),
    ]

    class Turned(Message):
        """Another moment is chosen."""

    _turns: tuple[TurnLine, ...] = ()
    _ladder: Ladder | None = None
    _chosen: Moment | None = None

    def show(self, view: ControlView) -> None:
        """Show the turns of a view; the chosen moment stays chosen while it can be returned to."""
        self._turns, self._ladder = view.timeline, view.ladder
        if self._chosen not in self.moments:
            self._chosen = None
        self.redraw()
        self.post_message(self.Turned())

    @property
    def moments(self) -> list[Moment]:
        """What can be returned to, the earliest first."""
        return [moment for turn in self._turns for moment in turn.moments]

    @property
    def chosen(self) -> Moment | None:
        """The chosen moment; the latest one while nobody has chosen."""
        return self._chosen or next(reversed(self.moments), None)

    def action_step(self, by: int) -> None:
        """Choose an earlier or a later moment."""
        moments = self.moments
        if self.chosen is not None:
            at = min(max(moments.index(self.chosen) + by, 0), len(moments) - 1)
            self._chosen = moments[at]
            self.redraw()
            self.post_message(self.Turned())

    def on_focus(self) -> None:
        """Mark the chosen moment."""
        self.redraw()

    def on_blur(self) -> None:
        """Mark it less."""
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        if not self._turns:
            return [said("The turns will stand here.", "$dim")]
        shown = self._window(width)
        each = width // len(shown)
        return [
            line(*(self._rail(turn, each) for turn in shown)),
            line(*(self._title(turn, each) for turn in shown)),
            line(*(self._came(turn, each) for turn in shown)),
            line(*(self._height(turn, each) for turn in shown)),
        ]

    def _window(self, width: int) -> tuple[TurnLine, ...]:
        room = max(width // _NARROWEST, 1)
        if len(self._turns) <= room:
            return self._turns
        turn = self.chosen.turn if self.chosen else 1
        start = min(max(turn - 1 - room // 2, 0), len(self._turns) - room)
        return self._turns[start : start + room]

    def _rail(self, turn: TurnLine, each: int) -> Content:
        drawn, tone = ("━", "$calm") if turn.status == "past" else ("─", "$quiet")
        half = each // 2
        opening = self._mark(turn, "plan", "●", tone)
        rulings = self._mark(turn, "adjudicate", "◆", tone)
        first = line(opening, (drawn * (half - opening.cell_length), tone))
        return line(first, rulings, (drawn * (each - half - rulings.cell_length), tone))

    def _mark(self, turn: TurnLine, stage: str, shape: str, tone: str) -> Content:
        moment = next((moment for moment in turn.moments if moment.stage == stage), None)
        if moment is None:
            ahead = "○" if turn.status == "ahead" else "●"
            return said(ahead if stage == "plan" else "━" if turn.status == "past" else "─", tone)
        if moment == self.chosen:
            style = "bold $block-cursor-foreground on $block-cursor-background" if self.has_focus else "bold $accent"
            return said(f"[{shape}]", style)
        return said(shape, "bold $calm")

    def _title(self, turn: TurnLine, each: int) -> Content:
        tone = {"now": "bold $accent", "past": "$foreground", "ahead": "$dim"}[turn.status]
        now = "▸ " if turn.status == "now" else ""
        title = f"{now}T{turn.turn} {turn.title}".rstrip()
        return fitted(line((cut(title, each - 1), tone)), each)

    def _came(self, turn: TurnLine, each: int) -> Content:
        if not turn.cards:
            return said(" " * each)
        more = f" +{len(turn.cards) - 1}" if len(turn.cards) > 1 else ""
        return fitted(line((cut(turn.cards[0], each - 1 - len(more)), "$level"), (more, "$dim")), each)

    def _height(self, turn: TurnLine, each: int) -> Content:
        if turn.escalation is None or self._ladder is None:
            return said(" " * each)
        share = turn.escalation * 1000 // max(self._ladder.top, 1)
        squares = max(min(each - 6, 8), 1)
        full = min(max(round(share * squares / 1000), 0), squares)
        tone = height_tone(share)
        return fitted(line((f"{turn.escalation} ", f"bold {tone}"), ("■" * full, tone)), each)
