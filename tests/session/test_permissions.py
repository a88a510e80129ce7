"""Who may ask what: one table, the same before sending as after."""

from itertools import product
from typing import get_args

import pytest

from tests.session.control_room import begun
from wargame.session.command import Command
from wargame.session.commands import Answer, Commit, Ready, Rewind, Withdraw
from wargame.session.control_commands import Advance, GiveSeat, Note, Role
from wargame.session.permissions import (
    CONTROL_ROLES,
    PERMISSIONS,
    ROLE_TITLES,
    TEAM_ROLES,
    forbidden,
    kind_of,
    refuse_by_role,
)
from wargame.session.refusals import Slug

ROLES = get_args(Role)


def all_commands(of: type[Command] = Command) -> set[type[Command]]:
    """Return every command that a person can send."""
    found = set(of.__subclasses__())
    return {command for command in found if command.__module__ != "wargame.session.commands"} | {
        Commit,
        Withdraw,
        Answer,
        Ready,
        Rewind,
    }


def test_every_command_of_a_person_stands_in_the_table() -> None:
    """No command of a person is left to chance: each has its row, and some role may send it."""
    assert all_commands() == set(PERMISSIONS)
    assert all(PERMISSIONS.values())


def test_every_role_is_of_one_kind_and_has_a_title() -> None:
    """Roles are of those who run the exercise or of a team's, and people can be told which."""
    assert set(CONTROL_ROLES) | set(TEAM_ROLES) == set(ROLES) == set(ROLE_TITLES)
    assert not set(CONTROL_ROLES) & set(TEAM_ROLES)


@pytest.mark.parametrize(("role", "command"), list(product(ROLES, PERMISSIONS)), ids=str)
def test_what_is_said_before_sending_is_what_is_said_after(role: Role, command: type[Command]) -> None:
    """A seat is told beforehand exactly the refusals that it would get."""
    refusal = refuse_by_role((role,), command)
    told = forbidden((role,)).get(kind_of(command))
    assert told == (None if refusal is None else refusal.sentence)
    if refusal is not None:
        assert refusal.slug is Slug.NOT_PERMITTED
        assert ROLE_TITLES[role] in refusal.sentence


def test_an_observer_only_looks() -> None:
    """An observer may send nothing at all."""
    assert set(forbidden(("observer",))) == {kind_of(command) for command in PERMISSIONS}


def test_a_member_does_not_commit_the_team() -> None:
    """A member's order is refused, the lead's on the same card is taken."""
    room = begun()
    team = room.game.deck.names.teams[0]
    room.seat_person("clerk", ("member",), team)
    card = next(card for card in room.play.cards if room.game.deck.deck.cards[card].responses.get(team))
    order = Commit(card=card, response=next(iter(room.game.deck.deck.cards[card].responses[team])))
    refusal = room.ask("clerk", order)
    assert refusal is not None
    assert refusal.slug is Slug.NOT_PERMITTED
    assert room.ask(team, order) is None


def test_a_team_does_not_run_the_exercise() -> None:
    """A team's lead can't close a phase or write into the facilitator's notes."""
    room = begun()
    team = room.game.deck.names.teams[0]
    for command in (Advance(reason="now"), Note(text="mine")):
        refusal = room.ask(team, command)
        assert refusal is not None
        assert refusal.slug is Slug.NOT_PERMITTED


def test_nobody_asks_from_a_seat_that_is_not_there() -> None:
    """A seat that was never given is refused as such."""
    refusal = begun().ask("ghost", Note(text="boo"))
    assert refusal is not None
    assert refusal.slug is Slug.UNKNOWN_SEAT


@pytest.mark.parametrize(
    ("command", "slug"),
    [
        (GiveSeat(seat="north", name="N", roles=("observer",)), Slug.SEAT_TAKEN),
        (GiveSeat(seat="a", name="A", roles=("observer", "lead"), team="north"), Slug.BAD_ROLES),
        (GiveSeat(seat="a", name="A", roles=("member",)), Slug.BAD_ROLES),
        (GiveSeat(seat="a", name="A", roles=("observer",), team="north"), Slug.BAD_ROLES),
        (GiveSeat(seat="a", name="A", roles=("member",), team="nowhere"), Slug.UNKNOWN_TEAM),
        (GiveSeat(seat="facilitator", name="F", roles=("observer",)), Slug.BAD_ROLES),
    ],
)
def test_seats_that_make_no_sense_are_refused(command: GiveSeat, slug: Slug) -> None:
    """Seats keep to their kind and team, and somebody stays the owner."""
    room = begun()
    first = room.game.deck.names.teams[0]
    named = {"seat": first if command.seat == "north" else command.seat}
    named["team"] = first if command.team == "north" else command.team  # type: ignore[assignment]
    refusal = room.ask("facilitator", command.model_copy(update=named))
    assert refusal is not None
    assert refusal.slug is slug
