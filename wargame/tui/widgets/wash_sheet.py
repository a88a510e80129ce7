"""The Hot Wash: questions to talk over at ENDEX, and how to check that the dice were fair."""

from wargame.session.view import Exercise
from wargame.tui.typeset import Lines, blank, heading, line, paragraph, paragraphs, said
from wargame.tui.widgets.sheet import Sheet


class WashSheet(Sheet):
    """Discussion questions, and the dice that are now revealed."""

    _questions: tuple[str, ...] = ()
    _exercise: Exercise | None = None

    def show(self, questions: tuple[str, ...], exercise: Exercise) -> None:
        """Show the questions and the exercise's commitment with its secret."""
        self._questions, self._exercise = questions, exercise
        self.redraw()

    def lay_out(self, width: int) -> Lines:
        """Return the lines."""
        lines: Lines = []
        if self._questions:
            lines += [heading("HOT WASH", width, "bold $accent")]
            for number, question in enumerate(self._questions, 1):
                lines += paragraph(said(question, "$foreground"), width, first=f"{number:>2} ", rest="   ")
            lines.append(blank())
        return lines if self._exercise is None else [*lines, *_dice(self._exercise, width)]


def _dice(exercise: Exercise, width: int) -> Lines:
    revealed = exercise.revealed or "not revealed yet"
    return [
        heading("THE DICE WERE FAIR", width, "bold $accent"),
        *paragraph(line(("Bound before turn 1  ", "$dim"), (exercise.commitment, "$level")), width),
        *paragraph(line(("Revealed now         ", "$dim"), (revealed, "$level")), width),
        *paragraphs(
            "The first line is the SHA-256 of the second and of the deck. `wargame verify` with the session's file "
            "computes it again, and every throw from it.",
            width,
            "$dim",
        ),
        *([blank(), *paragraphs(exercise.footnote, width, "$dim")] if exercise.footnote else []),
    ]
