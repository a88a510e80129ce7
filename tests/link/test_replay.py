"""Replay: a session's file looked at from any record, with anybody's eyes, and never changed."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.live.forging import Entry, begin, first, forge, lake_library, play
from tests.session.played import Table, opening
from wargame.link.protocol import Told
from wargame.link.read_only import READ_ONLY
from wargame.link.replay import CONTROL_EYE, ReplayLink, open_replay
from wargame.live.opening import FACILITATOR, CannotOpenError
from wargame.live.stepping import step
from wargame.session.commands import Ready, Rewind, Start, TakeSeat
from wargame.session.control_events import ClockSet, Noted
from wargame.session.control_view import ControlView
from wargame.session.cut import odds_view, seat_view
from wargame.session.game import Game
from wargame.session.reel import Reel
from wargame.session.refusals import Refusal, Slug
from wargame.session.view import OddsView, SeatView
from wargame.store.packing import pack
from wargame.workspace.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library."""
    return lake_library(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def ended(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session that has been played to ENDEX."""
    return play(library, tmp_path_factory.mktemp("ended") / "ended.wargame")


async def told(link: ReplayLink, seat: str) -> Told:
    """Return what a seat is told at the position."""
    views: AsyncIterator[Told] = link.views(seat)
    return await anext(views)


async def seat_told(link: ReplayLink, seat: str) -> SeatView:
    """Return what a team's seat is told at the position."""
    view = await told(link, seat)
    assert isinstance(view, SeatView)
    return view


def list_of(folder: Path) -> list[str]:
    """Return the names of a folder's files."""
    return [path.name for path in folder.iterdir()]


async def test_each_team_sees_what_it_saw(library: Library, tmp_path: Path) -> None:
    """At every record a team is shown the very view that it had when the record was written."""
    session = begin(library, tmp_path / "live.wargame")
    seen: list[tuple[int, SeatView]] = []
    while step(session):
        head = session.file.head()
        assert head is not None
        seen.append((head.seq, seat_view(session.game, session.state, "belmar", 1)))
    session.close()
    link = open_replay(session.file.path, library.rules)
    for at, view in seen[::3]:
        link.seek(at)
        again = await seat_told(link, "belmar")
        assert again.model_copy(update={"version": 1, "may": {}}) == view.model_copy(update={"may": {}})


async def test_views_follow_the_position_with_their_odds(ended: Path, library: Library) -> None:
    """A view comes at once, its odds after it; another position brings another view, and closing ends it."""
    link = open_replay(ended, library.rules)
    views = link.views("arda")
    view, odds = await anext(views), await anext(views)
    assert isinstance(view, SeatView)
    assert isinstance(odds, OddsView)
    assert (view.phase, view.turn, odds.version) == ("plan", 1, view.version)
    link.seek(10_000)
    last = await anext(views)
    assert isinstance(last, SeatView)
    assert (last.phase, last.version, link.at) == ("endex", 2, len(link.reel))
    await link.close()
    with pytest.raises(StopAsyncIteration):
        await anext(views)


async def test_odds_are_those_of_the_moment(ended: Path, library: Library) -> None:
    """What a team could know of its chances is told as it was."""
    link = open_replay(ended, library.rules, ["arda"])
    link.seek(link.reel.stops("turn")[2])
    views = link.views("arda")
    _, odds = await anext(views), await anext(views)
    assert odds == odds_view(link._game, link.reel.state(link.at), "arda", 1)


async def test_control_sees_everything(ended: Path, library: Library) -> None:
    """Those who ran the exercise come first, see all, and may do nothing."""
    link = open_replay(ended, library.rules)
    assert [seat.id for seat in link.seats] == [CONTROL_EYE, "arda", "belmar", "corvo"]
    view = await told(link, CONTROL_EYE)
    assert isinstance(view, ControlView)
    assert set(view.may.values()) == {READ_ONLY}
    link.seek(1)
    assert isinstance(await told(link, CONTROL_EYE), ControlView)
    assert (await seat_told(link, "arda")).turn == 1


async def test_only_the_eyes_that_were_asked_for(ended: Path, library: Library) -> None:
    """As one team there is no other eye, and none of control's."""
    link = open_replay(ended, library.rules, ["belmar"])
    assert [seat.id for seat in link.seats] == ["belmar"]


async def test_nothing_can_be_changed(ended: Path, library: Library, tmp_path: Path) -> None:
    """Whatever is sent is refused, nothing typed is kept, and a file that nobody may write to stays as it is."""
    packed = tmp_path / "mail.wargame"
    pack(ended, packed)
    before = packed.read_bytes()
    packed.chmod(0o400)
    link = open_replay(packed, library.rules)
    for seat, command in (("arda", Ready()), (CONTROL_EYE, Rewind(turn=1))):
        answer = await link.send(seat, command)
        assert answer == Refusal(slug=Slug.READ_ONLY, sentence=READ_ONLY)
    await link.keep("arda", "note", "x")
    assert await link.drafts("arda") == {}
    assert isinstance(await link.stakes(CONTROL_EYE, "arda", "dry_spring"), Refusal)
    assert packed.read_bytes() == before
    assert list_of(tmp_path) == ["mail.wargame"]


async def test_the_clock_stands_still(library: Library, tmp_path: Path) -> None:
    """A phase's clock shows what was left when the record was written, however long ago that was."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    game = Game(plan.deck.compiled, plan.compiled.plan, plan.compiled.course, b"")
    table = Table(game)
    table.note(opening(plan.deck.compiled), FACILITATOR)
    for team in teams:
        table.must(TakeSeat(team=team, player="person", nonce="00"))
    table.must(Start())
    table.note(ClockSet(by="session", turn=1, phase="plan", left=600, running=True, since=1000, reason=""))
    table.note(Noted(by="facilitator", what="note", text="x", turn=1, phase="plan", team="", objective="", rating=""))
    times = ["1970-01-01T00:16:40Z"] * (len(table.events) - 1) + ["1970-01-01T00:18:40Z"]
    link = ReplayLink(game, Reel(table.events), times)
    link.seek(len(times))
    clock = (await seat_told(link, "arda")).clock
    assert clock is not None
    assert (clock.running, clock.left, clock.since) == (False, 480, 1120)


async def test_what_can_not_be_replayed_is_said(ended: Path, library: Library, tmp_path: Path) -> None:
    """A log that was changed is not shown."""

    def lie(entries: list[Entry]) -> None:
        del entries[first(entries, "turn_opened")]

    with pytest.raises(CannotOpenError, match="no session can have written"):
        open_replay(forge(ended, tmp_path / "forged.wargame", lie), library.rules)


async def test_only_control_looks_over_a_shoulder(ended: Path, library: Library) -> None:
    """A replay for teams shows none of them what another one saw."""
    watched = open_replay(ended, library.rules).watch(CONTROL_EYE, "belmar")
    assert isinstance(await anext(watched), SeatView)
    link = open_replay(ended, library.rules, ["arda"])
    for seat in ("arda", CONTROL_EYE):
        assert [told async for told in link.watch(seat, "belmar")] == []
