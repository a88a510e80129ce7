"""What the console does when the session fails it: it says so, keeps what was typed, and lives on."""

from collections.abc import AsyncIterator

import pytest
from textual.pilot import Pilot

from tests.tui.control_views import CONTROL, adjudicate_control, forecast, lobby_control, plan_control
from tests.tui.on_screen import playing, press, text_of
from tests.tui.replays import replay, settled
from tests.tui.scripted_link import ScriptedLink
from wargame.link.protocol import LinkLost, Told
from wargame.link.replay import ReplayLink
from wargame.session.control_view import ControlView, ForecastView
from wargame.tui.dialogs.message import MessageDialog, tell_once
from wargame.tui.replay_app import ReplayApp
from wargame.tui.screens.control import ControlScreen

SAID = "The disk of this session is full. Make room on it."
ASKED: dict[str, tuple[ControlView, list[str]]] = {
    "stakes": (adjudicate_control(), ["w"]),
    "branch": (plan_control(), ["b"]),
    "compare": (plan_control(), ["c"]),
    "rehearse": (lobby_control(), ["p"]),
    "watch": (plan_control(), ["v", "1"]),
}


def broken(view: ControlView, ahead: ForecastView | None = None) -> ScriptedLink:
    """Return a link that shows a view and then fails whatever is asked."""
    link = ScriptedLink({CONTROL.id: [view, ahead or forecast(view.version)]}, (CONTROL,))
    link.lost = LinkLost(SAID)
    return link


async def quiet(pilot: Pilot[None]) -> None:
    """Wait until what was asked is answered and drawn."""
    while any(worker.group != "views" and not worker.is_finished for worker in pilot.app.workers):
        await pilot.pause()
    await pilot.pause()


@pytest.mark.parametrize("what", ASKED)
async def test_what_can_not_be_asked_is_told_and_the_console_lives_on(what: str) -> None:
    """A dialog says what happened; closed, the console is there as it was."""
    view, keys = ASKED[what]
    async with playing(broken(view)) as (app, pilot):
        await press(pilot, keys)
        await quiet(pilot)
        assert isinstance(app.screen, MessageDialog)
        assert SAID in app.screen.text
        await press(pilot, ["enter"])
        assert isinstance(app.screen, ControlScreen)


async def test_what_was_typed_stays_where_it_can_not_be_kept() -> None:
    """The note that was begun is there when it is opened again, and the screen says once that it alone has it."""
    link = broken(plan_control())
    async with playing(link) as (app, pilot):
        for _ in range(2):
            await press(pilot, ["n", *"abc", "escape"])
            await quiet(pilot)
        told = [note.message for note in app._notifications]
        assert told == [f"{SAID} It stays on this screen as long as the program runs."]
        assert app.drafts[CONTROL.id] == {"note.text": "abcabc"}
        await press(pilot, ["n"])
        assert "abcabc" in text_of(app)


async def test_a_fault_that_all_seats_hear_of_is_told_once() -> None:
    """The same sentence opens one dialog."""
    async with playing(broken(plan_control())) as (app, _):
        for _ in range(3):
            tell_once(app, "The session is gone.", SAID)
        assert sum(isinstance(screen, MessageDialog) for screen in app.screen_stack) == 1


async def test_why_there_is_no_forecast_stands_in_its_place() -> None:
    """The pane says what failed and what to do."""
    view = plan_control()
    why = forecast(view.version, fans=(), prospects=(), futures=0, fault="A rule failed in the futures: mend it.")
    async with playing(broken(view, why), (160, 48)) as (app, _):
        assert "A rule failed in the futures: mend it." in text_of(app)
        assert "0 futures" not in text_of(app)


class FaultyReplay(ReplayLink):
    """A replay of which one position can't be shown."""

    async def views(self, seat: str) -> AsyncIterator[Told]:
        """Yield what a replay does, unless it stands at the fault."""
        async for told in super().views(seat):
            if self.at == len(self.reel) - 1:
                raise LinkLost("A rule failed.")
            yield told


async def test_a_replay_goes_on_after_a_moment_that_can_not_be_shown() -> None:
    """Moving on from it shows the next moment."""
    whole = replay(turns=1)
    link = FaultyReplay(whole._game, whole.reel, ["turn"] * len(whole.reel))
    app = ReplayApp(link)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(app, pilot)
        link.seek(len(link.reel) - 1)
        while not isinstance(app.screen, MessageDialog):
            await pilot.pause()
        await press(pilot, ["escape", "end"])
        await settled(app, pilot)
        assert "recap" in text_of(app).casefold()
        await link.close()
