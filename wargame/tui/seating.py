"""Whose turn it is at a screen that several seats share."""

from collections.abc import Mapping, Sequence

from wargame.link.protocol import SeatChoice
from wargame.session.control_view import ControlView
from wargame.session.view import SeatView


def seat_wanted(seats: Sequence[str], views: Mapping[str, SeatView], at_screen: str | None) -> str | None:
    """Return the seat that should be at the screen now, or None while that can't be said yet.

    Whoever is there stays until that seat is ready, then the next that is not takes over, in the order of `seats` and
    round again. While the seats' views are of different moments, because a new phase has reached only some of them,
    nobody is called: the answer would be wrong a moment later.
    """
    moments = {(views[seat].turn, views[seat].phase) for seat in seats if seat in views}
    if len(moments) != 1 or any(seat not in views for seat in seats):
        return None
    first = seats.index(at_screen) if at_screen in seats else 0
    round_table = [*seats[first:], *seats[:first]]
    if views[round_table[0]].phase == "endex":
        return round_table[0]
    return next((seat for seat in round_table if not views[seat].ready), round_table[0])


def doing(seat: SeatChoice, told: SeatView | ControlView) -> str:
    """Return what everybody may know of a seat: what it is there for, and how far it is."""
    if isinstance(told, ControlView):
        return "runs the exercise" if "controller" in told.seat.roles else seat.role
    far = "done" if told.ready else "not done yet"
    return f"{seat.role} · {far}" if seat.role else far


def seat_wanted_in_room(
    control: str, teams: Sequence[str], views: Mapping[str, SeatView], at_screen: str | None
) -> str | None:
    """Return the seat that should be at a screen that teams share with whoever runs the exercise.

    That person stays until a team is called by hand. A team stays until it is done, then the next that is not takes
    over, and after the last one, or while rulings are made, the screen goes back. A team's member, who has nothing to
    finish, stays as long. None while that can't be said yet.
    """
    if at_screen is None or at_screen == control or at_screen not in views:
        return control
    if len({(views[team].turn, views[team].phase) for team in teams if team in views}) != 1:
        return None
    if views[at_screen].phase not in {"plan", "ask", "recap"}:
        return control
    if at_screen not in teams:
        return at_screen
    first = teams.index(at_screen)
    round_table = [*teams[first:], *teams[:first]]
    return next((team for team in round_table if team in views and not views[team].ready), control)
