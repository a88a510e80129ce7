"""The link in one process: a stream of views for each seat, odds apart from them, and a sentence when it is over."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.live.forging import failing_library, lake_library
from wargame.link.in_process import InProcessLink
from wargame.link.protocol import LinkLost
from wargame.live.opening import open_new, seeded_luck, wall_clock
from wargame.session.commands import Commit, Ready, Receipt
from wargame.session.refusals import Refusal
from wargame.session.view import OddsView, SeatView
from wargame.workspace.library import Library

PEOPLE = ("arda", "belmar")


def linked(library: Library, path: Path) -> InProcessLink:
    """Begin a session in which two people share a screen, and link to it."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team in PEOPLE else "random" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    session = open_new(path, plan, digests, players, seeded_luck(7, teams), wall_clock)
    return InProcessLink(session, PEOPLE)


@pytest.fixture
async def link(tmp_path: Path) -> AsyncIterator[InProcessLink]:
    """Return a link to a session in its first turn."""
    made = linked(lake_library(tmp_path), tmp_path / "ours.wargame")
    yield made
    await made.close()


async def view_when(link: InProcessLink, seat: str, phase: str, turn: int) -> SeatView:
    """Return the first view of a seat in a phase of a turn."""
    async for told in link.views(seat):
        if isinstance(told, SeatView) and (told.phase, told.turn) == (phase, turn):
            return told
    raise AssertionError("the views have ended")


async def decide(link: InProcessLink, seat: str) -> None:
    """Let a seat pass, or order the first thing that it can, on every card, and seal."""
    view = await view_when(link, seat, "plan", 1)
    for card in view.cards:
        if card.responses:
            offers = [response.id for response in card.responses if not response.refusal]
            chosen = offers[0] if card.must_answer else "pass"
            assert isinstance(await link.send(seat, Commit(card=card.id, response=chosen)), Receipt)
    assert isinstance(await link.send(seat, Ready()), Receipt)


async def test_a_view_comes_at_once_and_its_odds_after_it(link: InProcessLink) -> None:
    """The first thing that a seat gets is its view, the second the odds that belong to that view."""
    views = link.views("arda")
    view, odds = await anext(views), await anext(views)
    assert isinstance(view, SeatView)
    assert isinstance(odds, OddsView)
    assert view.seat.id == "arda"
    assert odds.version == view.version
    assert {each.response for each in odds.responses} == {
        response.id for card in view.cards for response in card.responses
    }


async def test_seats_come_in_order_with_their_faces(link: InProcessLink) -> None:
    """The seats of a screen are those of the people at it."""
    assert [(seat.id, seat.title, seat.symbol) for seat in link.seats] == [
        ("arda", "Arda", "◆"),
        ("belmar", "Belmar", "▲"),
    ]


async def test_versions_count_the_seats_own_views(link: InProcessLink) -> None:
    """A seat's versions rise by one, and what only others see makes no new view of it."""
    versions = []
    async for told in link.views("arda"):
        if isinstance(told, SeatView):
            versions.append(told.version)
            if len(versions) == 1:
                await link.send("belmar", Commit(card="dry_spring", response="share"))
                await link.send("arda", Commit(card="dry_spring", response="pray"))
            if told.cards[0].order == "pray":
                break
    assert versions == list(range(1, len(versions) + 1))


async def test_a_refusal_comes_back_as_one(link: InProcessLink) -> None:
    """What the session refuses is answered by the reason."""
    answer = await link.send("arda", Commit(card="dry_spring", response="conquer"))
    assert isinstance(answer, Refusal)


async def test_the_session_goes_on_by_itself_when_all_are_ready(link: InProcessLink) -> None:
    """When the people of the screen have sealed, the turn is adjudicated and closed without another command."""
    for seat in PEOPLE:
        await decide(link, seat)
    view = await view_when(link, "arda", "recap", 1)
    assert view.rulings
    assert view.recap is not None


async def test_views_end_when_the_link_is_closed(link: InProcessLink) -> None:
    """Closing ends every stream; closing again is fine."""
    views = link.views("arda")
    await anext(views)
    await anext(views)
    await link.close()
    with pytest.raises(StopAsyncIteration):
        await anext(views)
    await link.close()


async def test_a_rule_that_fails_ends_the_session_with_a_sentence(tmp_path: Path) -> None:
    """A rule file that raises is reported to whoever waits for views, and nothing hangs."""
    link = linked(failing_library(tmp_path), tmp_path / "ours.wargame")
    with pytest.raises(LinkLost, match=r"The session can't go on: percentile_check\(.*ZeroDivisionError"):
        await view_when(link, "arda", "recap", 1)
    await link.close()


async def test_what_can_not_be_saved_did_not_happen(tmp_path: Path) -> None:
    """If the disk refuses, the person is told, and the order does not stand."""
    link = linked(lake_library(tmp_path), tmp_path / "ours.wargame")
    session = link._session
    session.file.close()
    with pytest.raises(LinkLost, match="could not be saved"):
        await link.send("arda", Commit(card="dry_spring", response="pray"))
    assert session.state.play.order("arda", "dry_spring") is None
    await link.close()
