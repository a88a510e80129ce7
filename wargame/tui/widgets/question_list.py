"""What the rules of other teams' orders ask of this seat; one question is picked, and its answer can be turned."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from wargame.session.commands import Answer
from wargame.session.permissions import kind_of
from wargame.session.view import Card, Question, SeatView, Team
from wargame.tui.question_block import answer_lines, kept_within, told_to
from wargame.tui.teams import named
from wargame.tui.typeset import Lines, blank, fitted, line, paragraph, said
from wargame.tui.widgets.pick_sheet import BESIDE, PickSheet


class QuestionList(PickSheet):
    """All questions of the turn. Each turn of an answer is sent at once; the last one counts."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "step(1)", "Down", show=False),
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
        self._forbidden = False
        """Whoever looks may not answer for the team: it is told so, and the answer stays as it is."""
        self._given: dict[tuple[str, str, str], int] = {}
        """Answers that were sent and that no view has confirmed yet."""

    def show(self, view: SeatView) -> None:
        """Show a view's questions."""
        self._questions, self._teams, self._cards = view.asks, view.teams, view.cards
        self._given = {
            _key(q): self._given[_key(q)] for q in view.asks if self._given.get(_key(q), q.answer) != q.answer
        }
        self._forbidden = kind_of(Answer) in view.may
        self.keep_pick()
        self.redraw()

    @property
    def pickable(self) -> int:
        """How many questions there are."""
        return len(self._questions)

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

    async def clicked(self, at: int, times: int) -> None:
        """Pick on a click; a click on what is picked turns its answer, at the end round to the start."""
        if at != self._picked:
            self.pick(at)
        elif at < len(self._questions):
            question = self._questions[at]
            higher = self._value(question) + 1
            self._answer(question, higher if higher <= question.high else question.low)

    def blocks(self, width: int) -> Iterable[tuple[int, Lines]]:
        """Return all questions."""
        if not self._questions:
            yield BESIDE, [said("Nothing is asked of your team.", "$dim")]
        for at, question in enumerate(self._questions):
            yield at, self._block(question, width, picked=at == self._picked)
            yield BESIDE, [blank()]

    def _block(self, question: Question, width: int, *, picked: bool) -> Lines:
        room = width - 1
        card = next((card.title for card in self._cards if card.id == question.card), "")
        who = line(named(self._teams, question.team, self.palette), (f"  on {card}" if card else "", "$dim"))
        lines = [who.truncate(room, ellipsis=True), *paragraph(said(question.response, "bold $heading"), room)]
        lines += answer_lines(question, self._value(question), room, current=picked)
        if picked:
            lines += paragraph(said(told_to(question), "$dim"), room)
        return self.raised(lines, width) if picked else [said(" ", "$accent") + fitted(part, room) for part in lines]

    def _value(self, question: Question) -> int:
        return self._given.get(_key(question), question.answer)

    def _answer(self, question: Question, value: int) -> None:
        value = kept_within(question, value)
        if self._forbidden:
            self.post_message(self.Answered(question, value))
        elif value != self._value(question):
            self._given[_key(question)] = value
            self.redraw()
            self.post_message(self.Answered(question, value))


def _key(question: Question) -> tuple[str, str, str]:
    return question.card, question.team, question.ask
