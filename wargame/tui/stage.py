"""Which of its three faces a console shows: orders, questions, or what became of the orders."""

from typing import Literal, assert_never

from wargame.session.seen import Phase

Stage = Literal["orders", "questions", "aftermath"]


def stage_of(phase: Phase) -> Stage:
    """Return the face for a phase."""
    match phase:
        case "lobby" | "brief" | "plan":
            return "orders"
        case "ask":
            return "questions"
        case "adjudicate" | "recap" | "endex":
            return "aftermath"
        case _:
            assert_never(phase)
