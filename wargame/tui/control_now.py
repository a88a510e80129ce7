"""Says in words what those who run the exercise can do at this moment of it."""

from typing import assert_never

from wargame.session.control_commands import Advance
from wargame.session.control_view import ControlView
from wargame.session.permissions import kind_of, roles_in_words


def control_now(view: ControlView) -> str:
    """Return a few sentences for the help window."""
    if kind_of(Advance) in view.may:
        roles = roles_in_words(view.seat.roles)
        return f"You sit here as {roles}. You see what all of control sees; keys that are struck out are for others."
    match view.phase:
        case "lobby":
            return "Look through the pre-flight. When nothing has to be mended, enter gives STARTEX."
        case "brief" | "plan" | "ask":
            return (
                "The teams are at work. The seats say whom you wait for; the space bar closes the phase and asks for a "
                "reason while somebody is still waited for. Injects are fired from the list: pick one, press f."
            )
        case "adjudicate":
            return (
                "The engine has ruled, and nothing is applied yet. Pick a ruling; 1 to 4 put another band in its "
                "place, with a reason; 0 lets the engine's stand after all. The space bar applies the rulings."
            )
        case "recap":
            return "The teams read what became of their orders. The space bar opens the next turn."
        case "endex":
            return (
                "The exercise has ended. The scores, the questions of the Hot Wash and what was observed stand above."
            )
        case _:
            assert_never(view.phase)
