"""The link of whoever runs an exercise: views from before STARTEX on, forecasts beside them, drafts kept."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.live.forging import failing_library, lake_library
from wargame.lab.outlook import PYTHON, Engine, Outlook
from wargame.lab.trials import RunBatch
from wargame.link.in_process import InProcessLink
from wargame.link.looking_ahead import LookAhead, in_short
from wargame.link.protocol import Told
from wargame.live.opening import Manner, open_new, seeded_luck, wall_clock
from wargame.rulebook import RuleFault
from wargame.session.commands import Commit, Ready, Receipt
from wargame.session.control_commands import Advance, Note, StartExercise
from wargame.session.control_view import ControlView, ForecastView, StakesView
from wargame.session.refusals import Refusal, Slug
from wargame.session.talk_commands import Say
from wargame.session.view import SeatView
from wargame.workspace.library import Library

FACILITATOR = "facilitator"


def linked(library: Library, tmp_path: Path, engine: Engine = PYTHON) -> InProcessLink:
    """Return a link to a session before STARTEX: a facilitator, a person for Arda, bots for the others."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team == "arda" else "random" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    path, luck = tmp_path / "ours.wargame", seeded_luck(7, teams)
    session = open_new(path, plan, digests, players, luck, wall_clock, Manner(facilitated=True))
    return InProcessLink(session, ("arda",), LookAhead(session.game, lambda: engine), everybody=True)


@pytest.fixture
async def link(tmp_path: Path) -> AsyncIterator[InProcessLink]:
    """Return that link, closed in the end."""
    made = linked(lake_library(tmp_path), tmp_path)
    yield made
    await made.close()


async def when(views: AsyncIterator[Told], phase: str) -> ControlView:
    """Return the next view in a phase."""
    async for told in views:
        if isinstance(told, ControlView) and told.phase == phase:
            return told
    raise AssertionError("the views have ended")


async def forecast_in(views: AsyncIterator[Told]) -> ForecastView:
    """Return the next forecast."""
    async for told in views:
        if isinstance(told, ForecastView):
            return told
    raise AssertionError("the views have ended")


async def test_the_facilitators_seat_comes_first(link: InProcessLink) -> None:
    """The screen's seats are the one who runs the exercise, then the people's teams."""
    assert [(seat.id, seat.control) for seat in link.seats] == [(FACILITATOR, True), ("arda", False)]


async def test_the_console_has_a_view_before_startex(link: InProcessLink) -> None:
    """The pre-flight comes at once; the team's first view comes with STARTEX."""
    team = asyncio.ensure_future(anext(link.views("arda")))
    view = await when(link.views(FACILITATOR), "lobby")
    assert view.preflight
    assert not team.done()
    assert isinstance(await link.send(FACILITATOR, StartExercise()), Receipt)
    told = await team
    assert isinstance(told, SeatView)
    assert (told.phase, told.turn) == ("plan", 1)


async def test_a_forecast_follows_and_holds_nothing_up(link: InProcessLink) -> None:
    """Views go on while futures are played; the forecast that comes is of the play that stands."""
    await link.send(FACILITATOR, StartExercise())
    views = link.views(FACILITATOR)
    await when(views, "plan")
    await link.send(FACILITATOR, Note(text="one"))
    told = await forecast_in(views)
    assert told.futures > 1
    assert len(told.prospects) > 0
    assert all(0 <= prospect.chance <= 1000 for prospect in told.prospects)
    assert all(len(fan.ahead) == len(told.fans[0].ahead) for fan in told.fans)


async def test_what_hangs_on_a_ruling_is_told_to_control_alone(link: InProcessLink) -> None:
    """A team that asks is refused; the facilitator gets a line for each other band."""
    await link.send(FACILITATOR, StartExercise())
    views = link.views(FACILITATOR)
    view = await when(views, "plan")
    while view.phase != "adjudicate":
        await link.send(FACILITATOR, Advance(reason="on"))
        view = await when(views, "adjudicate")
    ruling = next(proposed.ruling for proposed in view.rulings if len(proposed.bands) > 1)
    refused = await link.stakes("arda", ruling.team, ruling.card)
    assert isinstance(refused, Refusal)
    assert refused.slug is Slug.NOT_PERMITTED
    stakes = await link.stakes(FACILITATOR, ruling.team, ruling.card)
    assert isinstance(stakes, StakesView)
    assert ruling.band not in {line.band for line in stakes.lines}
    assert isinstance(await link.stakes(FACILITATOR, "arda", "no such card"), Refusal)


async def test_a_forecast_stays_current_over_what_moves_nothing(link: InProcessLink) -> None:
    """After a note, a bookmark and a message it is told again as it was, for the newer view; after an order anew."""
    await link.send(FACILITATOR, StartExercise())
    views = link.views(FACILITATOR)
    told = await forecast_in(views)
    played: list[int] = []

    def counted() -> Engine:
        played.append(1)
        return PYTHON

    link._look_ahead._engine = counted
    for command in (Note(text="one"), Note(text="two", bookmark=True), Say(channel="public", text="Welcome.")):
        await link.send(FACILITATOR, command)
        view = await when(views, "plan")
        again = await forecast_in(views)
        assert again == told.model_copy(update={"version": view.version})
    assert not played
    await link.send("arda", Commit(card="dry_spring", response="pray"))
    await forecast_in(views)
    assert played


@pytest.fixture
async def faulty(tmp_path: Path) -> AsyncIterator[InProcessLink]:
    """Return a link to a session whose commonest rule raises."""
    made = linked(failing_library(tmp_path), tmp_path)
    yield made
    await made.close()


async def test_a_rule_that_fails_in_the_futures_leaves_the_console_its_views(faulty: InProcessLink) -> None:
    """The forecast says which rule failed, no step that needs it is taken, and views go on."""
    await faulty.send(FACILITATOR, StartExercise())
    views = faulty.views(FACILITATOR)
    told = await forecast_in(views)
    assert "A rule failed in the futures: percentile_check(" in told.fault
    assert (told.fans, told.prospects, told.futures) == ((), (), 0)
    refused = await faulty.send(FACILITATOR, Advance(reason="on"))
    assert isinstance(refused, Refusal)
    assert refused.slug is Slug.RULE_FAILED
    assert "Nothing has happened, for a rule failed: percentile_check(" in refused.sentence
    await faulty.send(FACILITATOR, Note(text="one"))
    view = await when(views, "plan")
    while not view.notes:
        view = await when(views, "plan")


async def test_what_hangs_on_a_ruling_may_not_be_told(tmp_path: Path) -> None:
    """If a rule fails in the futures, a sentence says so."""

    def failing(outlook: Outlook) -> RunBatch:
        raise RuleFault("coin", (1,), "raised")

    made = linked(lake_library(tmp_path), tmp_path, PYTHON._replace(players=failing))
    await made.send(FACILITATOR, StartExercise())
    views = made.views(FACILITATOR)
    view = await when(views, "plan")
    while view.phase != "adjudicate":
        await made.send(FACILITATOR, Advance(reason="on"))
        view = await when(views, "adjudicate")
    ruling = view.rulings[0].ruling
    refused = await made.stakes(FACILITATOR, ruling.team, ruling.card)
    assert isinstance(refused, Refusal)
    assert "A rule failed in the futures: coin(1): raised." in refused.sentence
    await made.close()


async def test_what_was_typed_is_kept(link: InProcessLink) -> None:
    """A draft stays under its place until it is emptied, and is each seat's own."""
    await link.keep("arda", "draft.public", "We would")
    await link.keep(FACILITATOR, "draft.public", "Mine")
    assert await link.drafts("arda") == {"draft.public": "We would"}
    await link.keep("arda", "draft.public", "")
    assert await link.drafts("arda") == {}
    assert await link.drafts(FACILITATOR) == {"draft.public": "Mine"}


async def test_the_console_sees_who_is_waited_for(link: InProcessLink) -> None:
    """Bots seal by themselves; only the person is waited for, until that team has sealed too."""
    await link.send(FACILITATOR, StartExercise())
    views = link.views(FACILITATOR)
    view = await when(views, "plan")
    while view.waiting != ("arda",):
        view = await when(views, "plan")
    assert isinstance(await link.send("arda", Ready()), Refusal | Receipt)


def test_what_hangs_on_a_ruling_is_told_in_a_few_sentences() -> None:
    """The weightiest come first, three at most, and the others are counted."""
    assert in_short(["a", "b"]) == ("a", "b")
    assert in_short(["a", "b", "c", "d"]) == ("a", "b", "c", "And 1 smaller difference.")
    assert in_short(list("abcdef"))[-1] == "And 3 smaller differences."
