"""How something that a rule asks is laid out: its title, the answer that stands, and what that costs or reveals."""

from wargame.session.view import Question
from wargame.tui.typeset import Lines, line, paragraph


def answer_text(question: Question, value: int) -> str:
    """Return an answer in the rule's words, or as a number."""
    at = value - question.low
    return question.words[at] if 0 <= at < len(question.words) else str(value)


def kept_within(question: Question, value: int) -> int:
    """Return the nearest value that may be answered."""
    return min(max(value, question.low), question.high)


def answer_lines(question: Question, value: int, width: int, *, current: bool) -> Lines:
    """Return question and answer, side by side if they fit; the current one has arrows around its answer."""
    left, right = ("◀ ", " ▶") if current else ("  ", "  ")
    parts = [(left, "$accent"), (answer_text(question, value), "bold $heading"), (right, "$accent")]
    if not question.words:
        parts.append((f" {question.low} to {question.high}", "$dim"))
    if question.pays:
        parts.append((f", each 1 {question.pays}", "$dim"))
    answer = line(*parts)
    asked = line("? ", (question.title, "$foreground"))
    if asked.cell_length + 2 + answer.cell_length <= width:
        return [line(asked, "  ", answer)]
    return [
        *paragraph(line((question.title, "$foreground")), width, first="? ", rest="  "),
        *paragraph(answer, width, first="  ", rest="    "),
    ]


def told_to(question: Question) -> str:
    """Return who will know the answer."""
    return "Secret: nobody learns that it was you." if question.secret else "Everybody will see your answer."
