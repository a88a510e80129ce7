"""Giving out seats: who may sit where, what control is told of it, and that nobody else is told anything."""

from collections.abc import Sequence
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.session.control_room import ALL_ROLES, FACILITATOR, ControlRoom, begun, control_room
from wargame.session.control_commands import GiveSeat, HandOver, Note, Role, Undo, VacateSeat
from wargame.session.control_view import ControlView, SeatLine
from wargame.session.cut import odds_view, seat_view
from wargame.session.cut_control import control_view
from wargame.session.evolve import fold
from wargame.session.permissions import CONTROL_ROLES, TEAM_ROLES, forbidden
from wargame.session.refusals import Refusal, Slug

SEATS = ("anna", "ben", FACILITATOR)
TEAMS = begun().game.deck.names.teams


def some(roles: Sequence[Role]) -> st.SearchStrategy[tuple[Role, ...]]:
    """Return strategies for one or more roles, each once."""
    return st.lists(st.sampled_from(roles), min_size=1, max_size=3, unique=True).map(tuple)


GIVING = st.one_of(
    st.builds(GiveSeat, seat=st.sampled_from(SEATS), name=st.sampled_from("XY"), roles=some(CONTROL_ROLES)),
    st.builds(
        GiveSeat,
        seat=st.sampled_from(SEATS),
        name=st.sampled_from("XY"),
        roles=some(TEAM_ROLES),
        team=st.sampled_from(TEAMS),
    ),
)
"""Seats that could be given, sensible ones and others."""
SEATING = st.lists(st.one_of(GIVING, st.builds(VacateSeat, seat=st.sampled_from((*SEATS, *TEAMS)))), max_size=8)


def told(room: ControlRoom, seat: str = FACILITATOR) -> ControlView:
    """Return what somebody who runs the exercise is told."""
    person = room.state.room.person(seat)
    assert person is not None
    return control_view(room.game, room.state, person, 1)


def line(room: ControlRoom, seat: str) -> SeatLine | None:
    """Return what control is told of a seat."""
    return next((line for line in told(room).seats if line.id == seat), None)


def slug(answer: Refusal | None) -> Slug:
    """Return why something was refused."""
    assert answer is not None
    assert answer.sentence.endswith(".")
    return answer.slug


def owner(room: ControlRoom) -> str:
    """Return a seat that may give out others."""
    return next(person.seat for person in room.state.room.people if "owner" in person.roles)


def test_control_is_told_of_every_seat_with_its_roles() -> None:
    """The console lists control first, then each team with its members, and who holds each."""
    room = control_room()
    north, *_, last = TEAMS
    room.facilitate(
        GiveSeat(seat="m", name="Mia", roles=("member",), team=last),
        GiveSeat(seat="o", name="Olga", roles=("observer",)),
    )
    seats = told(room).seats
    assert [seat.id for seat in seats] == [FACILITATOR, "o", *TEAMS, "m"]
    assert [(seat.name, seat.roles, seat.team, seat.held_by) for seat in seats[:2]] == [
        ("Facilitator", ALL_ROLES, "", "person"),
        ("Olga", ("observer",), "", "person"),
    ]
    assert (seats[2].name, seats[2].roles, seats[2].team) == (room.game.title_of_team(north), ("lead",), north)
    assert (seats[-1].name, seats[-1].roles, seats[-1].team) == ("Mia", ("member",), last)


def test_there_is_always_a_free_seat_for_each_role() -> None:
    """What the console offers can be given as it is, and has a name of its own."""
    room = begun()
    for _ in range(2):
        for free in told(room).free_seats:
            team = TEAMS[0] if free.role in TEAM_ROLES else None
            room.facilitate(GiveSeat(seat=free.id, name="N", roles=(free.role,), team=team))
    assert {role for seat in told(room).seats for role in seat.roles} == set(get_args(Role))
    assert len({seat.id for seat in told(room).seats}) == 1 + len(TEAMS) + 2 * len(get_args(Role))


@settings(max_examples=60, deadline=None)
@given(SEATING)
def test_what_the_console_says_of_a_seat_is_what_comes_of_it(commands: list[GiveSeat | VacateSeat]) -> None:
    """Whatever is given and taken, an owner and a controller stay, and views say what would be refused."""
    room = begun()
    for command in commands:
        answer = room.ask(owner(room), command)
        assert answer is None or answer.slug is not Slug.NOT_PERMITTED
        held = {role for person in room.state.room.people for role in person.roles}
        assert {"owner", "controller"} <= held
        for seat in told(room, owner(room)).seats:
            refusal = ask_again(room, VacateSeat(seat=seat.id))
            assert seat.can_vacate == (refusal.sentence if refusal else "")
    assert fold(room.events) == room.state


def ask_again(room: ControlRoom, command: VacateSeat) -> Refusal | None:
    """Return what a session that stands as this one would answer."""
    other = ControlRoom(room.game, list(room.events), room.state)
    return other.ask(owner(other), command)


@settings(max_examples=40, deadline=None)
@given(SEATING)
def test_a_team_is_told_nothing_of_seats(commands: list[GiveSeat | VacateSeat]) -> None:
    """Whoever is seated beside those who run the exercise changes no byte of what a team's lead is told."""
    room = begun()
    before = [seen(room, team) for team in TEAMS]
    for command in commands:
        if command.seat != FACILITATOR:
            room.ask(FACILITATOR, command)
    assert [seen(room, team) for team in TEAMS] == before


def seen(room: ControlRoom, seat: str) -> str:
    """Return all that a seat of a team is told."""
    view, odds = seat_view(room.game, room.state, seat, 1), odds_view(room.game, room.state, seat, 1)
    return view.model_dump_json() + odds.model_dump_json()


@pytest.mark.parametrize("team", TEAMS)
def test_a_member_is_told_what_the_lead_is_told(team: str) -> None:
    """Both see the same; only who they are and what they may do is said of each."""
    room = begun()
    room.facilitate(GiveSeat(seat="m", name="Mia", roles=("member",), team=team))
    own: dict[str, Any] = {"seat": None, "may": {}, "can_ready": ""}
    lead, member = seat_view(room.game, room.state, team, 1), seat_view(room.game, room.state, "m", 1)
    assert lead.model_copy(update=own) == member.model_copy(update=own)
    assert (member.seat.id, member.seat.team, member.seat.title) == ("m", team, "Mia")
    assert member.may == forbidden(("member",))
    assert member.can_ready == member.may["ready"]


def test_a_seat_keeps_its_place_when_it_is_given_to_another_person() -> None:
    """The first to run the exercise stays the first."""
    room = begun()
    room.facilitate(GiveSeat(seat="o", name="Olga", roles=("observer",)))
    room.facilitate(GiveSeat(seat=FACILITATOR, name="Finn", roles=ALL_ROLES))
    assert [person.name for person in room.state.room.people] == ["Finn", "Olga"]


def test_a_seat_that_is_taken_away_is_gone_and_its_notes_are_not() -> None:
    """Nothing can be asked from it; what was written stays under the name; undo brings it back."""
    room = begun()
    room.facilitate(GiveSeat(seat="e", name="Eva", roles=("evaluator",)))
    assert room.ask("e", Note(text="They waited.")) is None
    room.facilitate(VacateSeat(seat="e"))
    assert line(room, "e") is None
    assert slug(room.ask("e", Note(text="Too late."))) is Slug.UNKNOWN_SEAT
    assert [note.by for note in told(room).notes] == ["Eva"]
    assert told(room).undo == "the seat that was taken away"
    room.facilitate(Undo())
    assert line(room, "e") is not None


def test_a_team_is_handed_over_and_back() -> None:
    """Everybody is told who plays it now; what it ordered stays, and undo takes back the handing over alone."""
    room = begun()
    team = TEAMS[0]
    before = room.state.play
    room.facilitate(HandOver(team=team, player="cautious"))
    assert room.state.play is before
    assert {seat.id: seat.held_by for seat in told(room).seats}[team] == "cautious"
    assert told(room).undo == "who plays a team"
    room.facilitate(Undo())
    assert {seat.id: seat.held_by for seat in told(room).seats}[team] == "person"


def test_a_new_seat_is_never_one_that_somebody_had() -> None:
    """What a person typed and did not send does not come before the next one's eyes."""
    room = begun()
    room.facilitate(GiveSeat(seat="observer", name="Olga", roles=("observer",)), VacateSeat(seat="observer"))
    assert "observer" not in {free.id for free in told(room).free_seats}


@pytest.mark.parametrize(
    ("command", "reason"),
    [
        (VacateSeat(seat=FACILITATOR), Slug.BAD_ROLES),
        (VacateSeat(seat=TEAMS[0]), Slug.BAD_ROLES),
        (VacateSeat(seat="ghost"), Slug.UNKNOWN_SEAT),
        (HandOver(team="ghost", player="greedy"), Slug.UNKNOWN_TEAM),
        (HandOver(team=TEAMS[0], player="person"), Slug.NOTHING_TO_DO),
        (GiveSeat(seat=FACILITATOR, name="F", roles=("owner",)), Slug.BAD_ROLES),
        (GiveSeat(seat=FACILITATOR, name="Facilitator", roles=ALL_ROLES), Slug.NOTHING_TO_DO),
    ],
)
def test_what_would_leave_the_exercise_without_hands_is_refused(
    command: GiveSeat | VacateSeat | HandOver, reason: Slug
) -> None:
    """An owner and a controller stay, each team keeps its lead, and nothing is written that changes nothing."""
    room = begun()
    before = room.state
    assert slug(room.ask(FACILITATOR, command)) is reason
    assert room.state is before
