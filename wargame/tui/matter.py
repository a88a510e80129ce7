"""What those who run the exercise have before them at a moment of it."""

from typing import Literal, assert_never

from wargame.session.seen import Phase

Matter = Literal["preflight", "table", "rulings", "recap", "end"]


def matter_of(phase: Phase) -> Matter:
    """Return the face of the middle pane for a phase."""
    match phase:
        case "lobby":
            return "preflight"
        case "brief" | "plan" | "ask":
            return "table"
        case "adjudicate":
            return "rulings"
        case "recap":
            return "recap"
        case "endex":
            return "end"
        case _:
            assert_never(phase)
