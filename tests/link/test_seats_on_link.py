"""Seats that are given out while a session runs: the link has them at once, and again when the file is reopened."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.live.forging import lake_library
from wargame.lab.outlook import PYTHON
from wargame.link.in_process import InProcessLink
from wargame.link.looking_ahead import LookAhead
from wargame.link.protocol import Told
from wargame.live.opening import Manner, open_new, open_saved, seeded_luck, wall_clock
from wargame.live.verification import verify
from wargame.session.commands import Commit, Receipt
from wargame.session.control_commands import Advance, GiveSeat, Note, Role, StartExercise, VacateSeat
from wargame.session.control_view import ControlView, ForecastView
from wargame.session.decide import PersonCommand
from wargame.session.permissions import forbidden
from wargame.session.refusals import Refusal, Slug
from wargame.session.view import SeatView
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library

FACILITATOR = "facilitator"
GIVEN: dict[str, tuple[tuple[Role, ...], str | None]] = {
    "observer": (("observer",), None),
    "cell": (("white_cell",), None),
    "second": (("controller", "white_cell"), None),
    "mia": (("member",), "arda"),
    "max": (("member",), "belmar"),
}
PATIENCE = 10
"""Seconds within which something has to come."""


class Foresight(LookAhead):
    """Few futures, counted."""

    played = 0

    def forecast(self, play: object, version: int) -> ForecastView:
        """Count, and look ahead."""
        self.played += 1
        return super().forecast(play, version)  # type: ignore[arg-type]


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return a workspace with the lake deck."""
    return lake_library(tmp_path)


@pytest.fixture
async def link(library: Library, tmp_path: Path) -> AsyncIterator[InProcessLink]:
    """Return a link for everybody: a facilitator, a person for Arda, bots for the others."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team == "arda" else "random" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    luck, manner = seeded_luck(7, teams), Manner(facilitated=True)
    session = open_new(tmp_path / "ours.wargame", plan, digests, players, luck, wall_clock, manner)
    made = InProcessLink(session, ("arda",), everybody=True)
    yield made
    await made.close()


async def given(link: InProcessLink) -> None:
    """Give out a seat of each kind."""
    for seat, (roles, team) in GIVEN.items():
        await taken(link, FACILITATOR, GiveSeat(seat=seat, name=seat.title(), roles=roles, team=team))


async def taken(link: InProcessLink, seat: str, command: PersonCommand) -> None:
    """Ask for what has to be taken."""
    assert isinstance(await link.send(seat, command), Receipt)


async def first(link: InProcessLink, seat: str) -> Told:
    """Return the first thing that a seat is told."""
    return await asyncio.wait_for(anext(link.views(seat)), PATIENCE)


async def test_a_seat_is_there_as_soon_as_it_is_given(link: InProcessLink) -> None:
    """Control first, whoever runs the exercise before who looks; members stand beside their teams, a bot's too."""
    await given(link)
    assert [(seat.id, seat.control, seat.team, seat.role) for seat in link.seats] == [
        (FACILITATOR, True, "", "game owner, controller, white cell, evaluator"),
        ("second", True, "", "controller, white cell"),
        ("observer", True, "", "observer"),
        ("cell", True, "", "white cell"),
        ("arda", False, "arda", ""),
        ("mia", False, "arda", "team member of Arda"),
        ("max", False, "belmar", "team member of Belmar"),
    ]


async def test_a_screen_of_teams_has_their_seats_alone(link: InProcessLink) -> None:
    """Where nobody runs the exercise at this screen, nobody takes such a seat at it."""
    await given(link)
    other = InProcessLink(link._session, ("arda",))
    assert [seat.id for seat in other.seats] == ["arda"]


@pytest.mark.parametrize("seat", GIVEN)
async def test_a_seat_knows_beforehand_what_it_may_not_do(link: InProcessLink, seat: str) -> None:
    """What a view forbids over the link is what the table of permissions forbids, and what sending comes to."""
    await given(link)
    await taken(link, FACILITATOR, StartExercise())
    view = await first(link, seat)
    assert isinstance(view, SeatView if GIVEN[seat][1] else ControlView)
    assert not isinstance(view, ForecastView)
    assert view.may == forbidden(GIVEN[seat][0])
    assert view.seat.id == seat
    for command in (Advance(), Commit(card="no such card", response="pass"), Note(text="seen")):
        answer = await link.send(seat, command)
        refused = isinstance(answer, Refusal) and answer.slug is Slug.NOT_PERMITTED
        assert refused == (command.kind in view.may)
        assert not refused or answer.sentence == view.may[command.kind]  # type: ignore[union-attr]


async def test_what_only_a_controller_does_with_time_is_refused_to_others(link: InProcessLink) -> None:
    """An observer may compare; a practice session and a branch are for those who may begin and rewind."""
    await given(link)
    for refused in (await link.branch("observer", 1, "plan"), await link.branch("mia", 1, "plan")):
        assert isinstance(refused, Refusal)
        assert refused.slug is Slug.NOT_PERMITTED
    assert isinstance(await link.rehearse("observer"), Refusal)
    assert await link.branches("observer") == ()
    assert isinstance(await link.stakes("mia", "arda", "no such card"), Refusal)


async def test_a_seat_that_is_taken_away_is_told_nothing_more(link: InProcessLink) -> None:
    """Its stream ends as if the link had been closed, and the link has it no longer."""
    await given(link)
    await taken(link, FACILITATOR, StartExercise())
    for seat in ("observer", "mia"):
        views = link.views(seat)
        await anext(views)
        await taken(link, FACILITATOR, VacateSeat(seat=seat))
        left = [told async for told in views]
        assert not any(isinstance(told, ControlView | SeatView) and told.version > 3 for told in left)
        assert seat not in {choice.id for choice in link.seats}


async def test_futures_are_played_once_for_all_who_look(link: InProcessLink) -> None:
    """However many consoles are open, a moment's forecast costs what it costs one."""
    await given(link)
    ahead = Foresight(link._session.game, lambda: PYTHON._replace(futures=2))
    link._look_ahead = ahead
    await taken(link, FACILITATOR, StartExercise())
    async for told in link.views("arda"):
        if isinstance(told, SeatView) and all(team.ready for team in told.teams if team.id != "arda"):
            break

    async def foreseen(seat: str) -> ForecastView:
        async for told in link.views(seat):
            if isinstance(told, ForecastView):
                return told
        raise AssertionError("the views have ended")

    seats = [choice.id for choice in link.seats if choice.control]
    found = await asyncio.wait_for(asyncio.gather(*map(foreseen, seats)), PATIENCE)
    assert ahead.played == 1
    assert len({each.model_copy(update={"version": 0}).model_dump_json() for each in found}) == 1


async def test_the_reopened_file_has_the_same_seats(link: InProcessLink, library: Library, tmp_path: Path) -> None:
    """Seats, names and permissions come back from the log alone, and it verifies."""
    await given(link)
    await taken(link, FACILITATOR, StartExercise())
    await taken(link, FACILITATOR, VacateSeat(seat="cell"))
    seats = link.seats
    before = {seat.id: (await first(link, seat.id)).may for seat in seats}  # type: ignore[union-attr]
    await link.close()
    path = tmp_path / "ours.wargame"
    again = InProcessLink(open_saved(path, library.rules, wall_clock), ("arda",), everybody=True)
    try:
        assert again.seats == seats
        assert {seat.id: (await first(again, seat.id)).may for seat in seats} == before  # type: ignore[union-attr]
    finally:
        await again.close()
    with SessionFile.read_only(path) as file:
        assert verify(file, library.loaded_rules.rules).faults == ()
