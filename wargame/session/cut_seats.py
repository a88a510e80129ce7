"""The cut of the seats, for those who run the exercise: who has which, and what can be given besides."""

from wargame.session.control_view import FreeSeat, SeatLine
from wargame.session.game import Game
from wargame.session.permissions import ROLE_TITLES
from wargame.session.seating import free_seat, sitting, why_not_vacated
from wargame.session.state import Person, SessionState


def seat_lines(game: Game, state: SessionState) -> tuple[SeatLine, ...]:
    """Return all seats: of those who run the exercise, then of each team its lead's and its members'."""
    people = state.room.people
    lines = [_line(game, state, person) for person in people if not person.team]
    for team in game.deck.names.teams:
        lead = sitting(game, state, team)
        assert lead is not None, "every team has the seat of its lead"
        lines += [_line(game, state, person) for person in (lead, *people) if person.team == team]
    return tuple(lines)


def free_seats(game: Game, state: SessionState) -> tuple[FreeSeat, ...]:
    """Return a seat for each role that could be given besides."""
    return tuple(FreeSeat(id=free_seat(game, state, role), role=role) for role in ROLE_TITLES)


def _line(game: Game, state: SessionState, person: Person) -> SeatLine:
    leads = person.seat == person.team
    return SeatLine(
        id=person.seat,
        name=person.name,
        roles=person.roles,
        team=person.team,
        held_by=state.room.player(person.team) if leads else "person",
        can_vacate=why_not_vacated(game, state, person.seat),
    )
