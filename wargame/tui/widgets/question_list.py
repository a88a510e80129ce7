"""What the rules of other teams' orders ask of this seat; one question is picked, and its answer can be turned."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message

from wargame.session.view import Card, Question, SeatView, Team
from wargame.tui.question_block import answer_lines, kept_within, told_to
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, fitted, line, paragraph, said
from wargame.tui.widgets.sheet import Sheet


class QuestionList(Sheet, can_focus=True):
    """All questions of the turn. Each turn of an answer is sent at once; the last one counts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "step(-1)", "Up", show=False),
        Binding("down,j,tab", "step(1)", "Down", show=False),
        Binding("right,plus,equals_sign", "turn(1)", "Answer", key_display="← →"),
        Binding("left,minus", "turn(-1)", "Answer before", show=False),
        *(Binding(str(number), f"answer({number})", show=False) for number in range(1, 10)),
    ]

    class Answered(Message):
        """A question was answered."""

        def __init__(self, question: Question, value: int) -> None:
            super().__init__()
            self.question, self.value = question, value

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[Question, ...] = ()
        self._teams: tuple[Team, ...] = ()
        self._cards: tuple[Card, ...] = ()
        self._given: dict[tuple[str, str, str], int] = {}
        """Answers that were sent and that no view has confirmed yet."""
        self._picked = 0
        self._owner: list[int] = []
        """For each line, the position of the question it belongs to."""

    def show(self, view: SeatView) -> None:
        """Show a view's questions."""
        self._questions, self._teams, self._cards = view.asks, view.teams, view.cards
        self._given = {
            _key(q): self._given[_key(q)] for q in view.asks if self._given.get(_key(q), q.answer) != q.answer
        }
        self._picked = min(self._picked, max(len(view.asks) - 1, 0))
        self.redraw()

    def action_step(self, by: int) -> None:
        """Move the pick."""
        self._pick(min(max(self._picked + by, 0), max(len(self._questions) - 1, 0)))

    def action_turn(self, by: int) -> None:
        """Turn the picked question's answer up or down."""
        if self._questions:
            question = self._questions[self._picked]
            self._answer(question, self._value(question) + by)

    def action_answer(self, number: int) -> None:
        """Give the answer of this rank, 1 being the lowest."""
        if self._questions:
            question = self._questions[self._picked]
            self._answer(question, question.low + number - 1)

    def on_click(self, event: events.Click) -> None:
        """Pick on a click; a click on what is picked turns its answer, at the end round to the start."""
        at = self._owner[event.y] if event.y < len(self._owner) else -1
        if at == self._picked and self._questions:
            question = self._questions[at]
            higher = self._value(question) + 1
            self._answer(question, higher if higher <= question.high else question.low)
        elif at >= 0:
            self._pick(at)

    def lay_out(self, width: int) -> Lines:
        """Return all questions."""
        self._owner = []
        if not self._questions:
            return [said("Nothing is asked of your team.", "$dim")]
        lines: Lines = []
        for at, question in enumerate(self._questions):
            block = self._block(question, width, picked=at == self._picked)
            self._owner += [*[at] * len(block), -1]
            lines += [*block, blank()]
        return lines

    def _block(self, question: Question, width: int, *, picked: bool) -> Lines:
        room = width - 1
        card = next((card.title for card in self._cards if card.id == question.card), "")
        who = line(named(self._teams, question.team, self.palette), (f"  on {card}" if card else "", "$dim"))
        lines = [who.truncate(room, ellipsis=True), *paragraph(said(question.response, "bold $heading"), room)]
        lines += answer_lines(question, self._value(question), room, current=picked)
        if picked:
            lines += paragraph(said(told_to(question), "$dim"), room)
        edge = said("▌" if picked else " ", "$accent")
        block = [edge + fitted(part, room) for part in lines]
        return [part.stylize_before("on $raised") for part in block] if picked else block

    def _value(self, question: Question) -> int:
        return self._given.get(_key(question), question.answer)

    def _answer(self, question: Question, value: int) -> None:
        value = kept_within(question, value)
        if value != self._value(question):
            self._given[_key(question)] = value
            self.redraw()
            self.post_message(self.Answered(question, value))

    def _pick(self, at: int) -> None:
        self._picked = at
        self.redraw()
        self.call_after_refresh(self._keep_in_sight)

    def _keep_in_sight(self) -> None:
        rows = [y for y, owner in enumerate(self._owner) if owner == self._picked]
        if rows:
            self.bring_into_sight(rows[0], len(rows))


def _key(question: Question) -> tuple[str, str, str]:
    return question.card, question.team, question.ask
