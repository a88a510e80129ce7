"""The replay: keys that move through a session, eyes that see no more than they saw, and nothing that can be done."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.tui.on_screen import LARGE, SMALL, press, text_in_widgets, text_of
from tests.tui.replays import replay, settled
from wargame.link.replay import CONTROL_EYE, ReplayLink
from wargame.session.control_view import ControlView, ForecastView
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.replay_app import ReplayApp
from wargame.tui.screens.replay import ReplayedConsole, ReplayedControl, ReplayedEndex
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.widgets.scrubber import Scrubber


@asynccontextmanager
async def watching(link: ReplayLink, size: tuple[int, int] = SMALL) -> AsyncIterator[tuple[ReplayApp, Pilot[None]]]:
    """Run a replay until its first view is drawn."""
    app = ReplayApp(link)
    async with app.run_test(size=size) as pilot:
        await settled(app, pilot)
        yield app, pilot


async def go(app: ReplayApp, pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the last is drawn."""
    for key in keys:
        await press(pilot, [key])
    await settled(app, pilot)


async def test_keys_go_by_record_turn_phase_and_ruling() -> None:
    """Each pair of keys goes on and back by its kind; home is the first turn, end the last record."""
    link = replay("arda")
    reel = link.reel
    async with watching(link) as (app, pilot):
        first = reel.stops("turn")[0]
        assert link.at == first
        for there, back, kind in (
            ("right", "left", "record"),
            ("right_curly_bracket", "left_curly_bracket", "turn"),
            ("shift+right", "shift+left", "turn"),
            ("p", "P", "phase"),
        ):
            await go(app, pilot, there)
            assert link.at == reel.next(first, kind)  # type: ignore[arg-type]
            await go(app, pilot, back)
            assert link.at == first
        await go(app, pilot, "r")
        assert link.at == reel.stops("ruling")[0]
        await go(app, pilot, "end")
        assert link.at == len(reel)
        assert isinstance(app.screen, ReplayedEndex)
        await go(app, pilot, "home")
        assert link.at == first
        assert isinstance(app.screen, ReplayedConsole)


async def test_a_team_sees_its_own_orders_come() -> None:
    """At the opening of a turn nothing is ordered; at its close the rulings lie open."""
    link = replay("arda")
    async with watching(link, LARGE) as (app, pilot):
        assert "ordered" not in text_of(app)
        await go(app, pilot, "p", "p")
        shown = text_of(app)
        assert "RULINGS" in shown
        assert "go on to turn" not in shown


async def test_marks_are_for_those_who_made_them() -> None:
    """A team's eye has neither bookmarks nor what a record says; nothing of them is held by any widget."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        await go(app, pilot, "right", "n", "right")
        assert link.at == link.reel.stops("turn")[0] + 2
        assert "order committed" not in text_in_widgets(app)
        assert "Arda asked first." not in text_in_widgets(app)


async def test_v_changes_the_eye() -> None:
    """The next team's console comes at the same moment; with one eye only there is no such key."""
    link = replay("arda", "belmar")
    async with watching(link) as (app, pilot):
        await go(app, pilot, "right_curly_bracket")
        at = link.at
        await go(app, pilot, "v")
        assert isinstance(app.screen, ReplayedConsole)
        assert (app.screen.seat, link.at) == ("belmar", at)
        assert "as  ▲ Belmar" in text_of(app)
    async with watching(replay("arda")) as (app, pilot):
        before = text_of(app)
        assert "View as" not in before
        await press(pilot, ["v"])
        assert text_of(app) == before


async def test_nothing_can_be_done() -> None:
    """Keys that would order, seal or go on open no dialog and move nothing."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        at, before = link.at, text_of(app)
        await press(pilot, ["enter", "space", "backspace"])
        assert (link.at, len(app.screen_stack), text_of(app)) == (at, 2, before)


async def test_dialogs_have_their_keys() -> None:
    """While a dialog is open, here the help of the replay, the arrows are its own and the replay stands still."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpDialog)
        assert "turn before, next turn" in text_of(app)
        at = link.at
        await press(pilot, ["right", "end"])
        assert link.at == at


async def test_a_click_on_the_bar_goes_there() -> None:
    """The left end of the line is the first record, the right end the last."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        await pilot.click(Scrubber, offset=(78, 0))
        await settled(app, pilot)
        assert link.at == len(link.reel)
        await pilot.click(Scrubber, offset=(1, 0))
        await settled(app, pilot)
        assert link.at == 1


async def test_leaving_asks_nothing() -> None:
    """There is nothing to lose."""
    async with watching(replay("arda")) as (app, pilot):
        await press(pilot, ["ctrl+q"])
        assert not app.is_running


async def test_control_sees_everything_and_does_nothing() -> None:
    """The console of those who ran it comes first, says so, has the marks and the forecast, and no key that does."""
    link = replay()
    async with watching(link, LARGE) as (app, pilot):
        assert isinstance(app.screen, ReplayedControl)
        assert "control's eye: it sees everything" in text_of(app)
        await go(app, pilot, "n")
        assert link.at == link.reel.stops("mark")[0]
        assert "noted · control" in text_of(app)
        assert "◆" in text_of(app).splitlines()[-3]
        await press(pilot, ["space", "h", "f", "i", "u", "b", "c", "o", "asterisk"])
        assert (link.at, len(app.screen_stack)) == (link.reel.stops("mark")[0], 2)
        await go(app, pilot, "p", "v")
        assert isinstance(app.screen, ReplayedConsole)


async def test_who_rests_sees_where_it_could_have_gone() -> None:
    """Futures of the moment come after a while; of a moment that one leaves at once none are shown."""
    link = replay()
    views = link.views(CONTROL_EYE)
    view, forecast = await anext(views), await anext(views)
    assert isinstance(view, ControlView)
    assert isinstance(forecast, ForecastView)
    assert (forecast.turn, forecast.version) == (view.turn, view.version)
    link.seek(link.at + 1)
    later = await anext(views)
    assert isinstance(later, ControlView)
    link.seek(link.at + 1)
    assert isinstance(await anext(views), ControlView)
    await link.close()


async def test_talk_is_looked_at_too() -> None:
    """What was said by then opens above the console; its keys are its own, nothing can be said, and it closes again."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        at = link.at
        await press(pilot, ["d"])
        assert isinstance(app.screen, TalkScreen)
        await press(pilot, ["p", "n", "r"])
        assert link.at == at
        while isinstance(app.screen, TalkScreen):
            await press(pilot, ["escape"])
        assert isinstance(app.screen, ReplayedConsole)


async def test_arguments_and_news_are_looked_at_only() -> None:
    """Both pages open above the console of that time; no form does."""
    link = replay("arda")
    async with watching(link) as (app, pilot):
        for keys, said in (("i", "No argument yet."), ("f", "ESTABLISHED FACTS")):
            await press(pilot, [keys])
            assert isinstance(app.screen, TalkScreen)
            assert said in text_of(app)
            await press(pilot, ["m"])
            assert isinstance(app.screen, TalkScreen)
            await press(pilot, ["escape"])
        assert isinstance(app.screen, ReplayedConsole)
