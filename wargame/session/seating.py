"""Who sits where: giving out seats, taking them away, and what can be given besides."""

from collections.abc import Iterable
from itertools import count
from typing import Final

from wargame.session.authors import SESSION
from wargame.session.control_commands import GiveSeat, HandOver, Role, VacateSeat
from wargame.session.control_events import HandedOver, SeatGiven, SeatVacated
from wargame.session.game import Game
from wargame.session.permissions import CONTROL_ROLES, ROLE_TITLES, TEAM_ROLES
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, SessionState

NEEDED: Final[tuple[Role, ...]] = ("owner", "controller")
"""Roles that stay filled once somebody has them: without the first no seat is given, without the second nobody closes
a phase."""


def sitting(game: Game, state: SessionState, seat: str) -> Person | None:
    """Return who has a seat. The seat named for a team is its lead's."""
    if seat in game.deck.names.teams:
        return Person(seat, game.title_of_team(seat), ("lead",), seat)
    return state.room.person(seat)


def free_seat(game: Game, state: SessionState, role: Role) -> str:
    """Return a seat that nobody has or had, named for a role: what was typed in another's seat stays there."""
    people = (*state.room.people, *state.room.left)
    taken = {SESSION, *game.deck.names.teams, *(person.seat for person in people)}
    names = (role if number == 1 else f"{role}_{number}" for number in count(1))
    return next(name for name in names if name not in taken)


def give_seat(game: Game, state: SessionState, person: Person, command: GiveSeat) -> tuple[SeatGiven] | Refusal:
    """Make or change a seat. A team's own seat is its lead's and given otherwise."""
    teams = game.deck.names.teams
    if command.seat in teams or command.seat == SESSION:
        return Refusal(slug=Slug.SEAT_TAKEN, sentence="That name belongs to a team; choose another one.")
    of_team = set(command.roles) & set(TEAM_ROLES)
    if of_team and set(command.roles) & set(CONTROL_ROLES):
        said = "Nobody runs the exercise and plays in it: choose roles of one kind."
        return Refusal(slug=Slug.BAD_ROLES, sentence=said)
    if bool(of_team) != (command.team is not None):
        said = "Leads and members have a team, those who run the exercise have none."
        return Refusal(slug=Slug.BAD_ROLES, sentence=said)
    if command.team is not None and command.team not in teams:
        return Refusal(slug=Slug.UNKNOWN_TEAM, sentence=f"The deck has no team `{command.team}`.")
    said = _missed(state, command.seat, command.roles)
    if said:
        return Refusal(slug=Slug.BAD_ROLES, sentence=said)
    if state.room.person(command.seat) == Person(command.seat, command.name, command.roles, command.team or ""):
        return Refusal(slug=Slug.NOTHING_TO_DO, sentence="It is so already.")
    given = SeatGiven(
        by=person.seat, seat=command.seat, name=command.name, roles=command.roles, team=command.team or ""
    )
    return (given,)


def why_not_vacated(game: Game, state: SessionState, seat: str) -> str:
    """Return why a seat can't be taken away, as a sentence; empty if it can."""
    if seat in game.deck.names.teams:
        return "Every team keeps the seat of its lead."
    return _missed(state, seat, ())


def vacate_seat(game: Game, state: SessionState, person: Person, command: VacateSeat) -> tuple[SeatVacated] | Refusal:
    """Take a seat away."""
    if sitting(game, state, command.seat) is None:
        return Refusal(slug=Slug.UNKNOWN_SEAT, sentence="There is no such seat in this session.")
    said = why_not_vacated(game, state, command.seat)
    if said:
        return Refusal(slug=Slug.BAD_ROLES, sentence=said)
    return (SeatVacated(by=person.seat, seat=command.seat),)


def hand_over(game: Game, state: SessionState, person: Person, command: HandOver) -> tuple[HandedOver] | Refusal:
    """Let people or a bot play a team from here on."""
    if command.team not in game.deck.names.teams:
        return Refusal(slug=Slug.UNKNOWN_TEAM, sentence=f"The deck has no team `{command.team}`.")
    now = state.room.player(command.team)
    if not now:
        return Refusal(slug=Slug.UNKNOWN_SEAT, sentence="Nobody has taken that team's seat yet.")
    if now == command.player:
        return Refusal(slug=Slug.NOTHING_TO_DO, sentence="It is so already.")
    return (HandedOver(by=person.seat, team=command.team, player=command.player),)


def _missed(state: SessionState, seat: str, roles: Iterable[Role]) -> str:
    """Return which role nobody would have any more if a seat had only these; empty if none."""
    now = {role for person in state.room.people for role in person.roles}
    then = {*roles, *(role for person in state.room.people if person.seat != seat for role in person.roles)}
    missed = [ROLE_TITLES[role] for role in NEEDED if role in now and role not in then]
    return f"Somebody has to stay the {missed[0]}." if missed else ""
