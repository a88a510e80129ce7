"""A screen that teams share with whoever runs the exercise: handed over, looked over, never showing two at once."""

from collections.abc import Sequence

import pytest

from tests.tui.control_views import CONTROL, lobby_control, plan_control
from tests.tui.kosovo_views import odds_view, plan_view, recap_view, serbia_view
from tests.tui.on_screen import LARGE, playing, press, text_in_widgets, text_of
from tests.tui.scripted_link import KOSOVO, SERBIA, ScriptedLink
from wargame.link.protocol import Told
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.privacy import PrivacyScreen
from wargame.tui.screens.watching import WatchScreen
from wargame.tui.seating import seat_wanted_in_room

WIDE = (160, 48)
TEAMS = ("a", "b")


def room(control: Sequence[Told] = ()) -> ScriptedLink:
    """Return a link for a facilitator, Kosovo and Serbia in plan."""
    first: dict[str, Sequence[Told]] = {
        CONTROL.id: control or [plan_control()],
        KOSOVO.id: [plan_view(), odds_view()],
        SERBIA.id: [serbia_view()],
    }
    return ScriptedLink(first, (CONTROL, KOSOVO, SERBIA))


def test_the_screen_belongs_to_control_until_a_team_is_called() -> None:
    """At first, and whenever control is there, it stays there."""
    views = dict.fromkeys(TEAMS, plan_view())
    assert seat_wanted_in_room("c", TEAMS, views, None) == "c"
    assert seat_wanted_in_room("c", TEAMS, views, "c") == "c"


def test_teams_follow_each_other_and_then_it_goes_back() -> None:
    """A team stays until it is done; the next that is not takes over; after the last one it is control's again."""
    views = dict.fromkeys(TEAMS, plan_view())
    assert seat_wanted_in_room("c", TEAMS, views, "a") == "a"
    views["a"] = plan_view(ready=True)
    assert seat_wanted_in_room("c", TEAMS, views, "a") == "b"
    views["b"] = plan_view(ready=True)
    assert seat_wanted_in_room("c", TEAMS, views, "b") == "c"


def test_while_rulings_are_made_it_is_controls() -> None:
    """A team that sits there when its phase is closed gives way."""
    views = dict.fromkeys(TEAMS, plan_view(phase="adjudicate"))
    assert seat_wanted_in_room("c", TEAMS, views, "a") == "c"


def test_nobody_is_called_while_a_phase_reaches_one_after_the_other() -> None:
    """Between two moments the answer waits."""
    assert seat_wanted_in_room("c", TEAMS, {"a": plan_view(), "b": recap_view()}, "a") is None


async def test_the_console_is_there_at_once() -> None:
    """Whoever runs the exercise starts the program: no privacy screen stands before the first console."""
    async with playing(room(), WIDE) as (app, _):
        assert isinstance(app.screen, ControlScreen)


async def test_f2_hands_over_behind_the_privacy_screen() -> None:
    """F2 and a digit call a team; nothing of control's console is left when it sits down, and F2 calls control back."""
    async with playing(room(), WIDE) as (app, pilot):
        await press(pilot, ["f2", "1"])
        assert isinstance(app.screen, PrivacyScreen)
        shown = text_of(app) + text_in_widgets(app)
        assert "◆ Kosovo" in shown
        assert "FORECAST" not in shown
        await press(pilot, ["enter"])
        assert isinstance(app.screen, ConsoleScreen)
        assert app.screen.seat == KOSOVO.id
        await press(pilot, ["f2"])
        assert "Ana" in text_of(app)
        await press(pilot, ["1", "enter"])
        assert isinstance(app.screen, ControlScreen)


async def test_a_team_that_has_sealed_gives_way_to_the_next() -> None:
    """After Kosovo has sealed, Serbia is called by itself, and after Serbia control."""
    link = room()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["f2", "1", "enter"])
        link.tell(KOSOVO.id, plan_view(version=9, ready=True))
        await pilot.pause()
        assert isinstance(app.screen, PrivacyScreen)
        assert "Serbia" in text_of(app)
        await press(pilot, ["enter"])
        link.tell(SERBIA.id, serbia_view().model_copy(update={"version": 9, "ready": True}))
        await pilot.pause()
        assert isinstance(app.screen, PrivacyScreen)
        await press(pilot, ["enter"])
        assert isinstance(app.screen, ControlScreen)


async def test_looking_over_a_shoulder_is_not_sitting_there() -> None:
    """V and a digit show what a team sees; no key commits anything in its name, and v leads back."""
    link = room()
    async with playing(link, WIDE) as (app, pilot):
        link.watched["serbia"] = [serbia_view()]
        await press(pilot, ["v", "2"])
        await pilot.pause()
        if not isinstance(app.screen, WatchScreen):
            pytest.fail(f"no view over Serbia's shoulder, but {app.screen}")
        await press(pilot, ["1", "enter", "space", "p"])
        assert link.sent == []
        await press(pilot, ["v"])
        assert isinstance(app.screen, ControlScreen)


async def test_practice_takes_the_place_of_the_exercise_and_gives_it_back() -> None:
    """P opens a practice session; leaving it closes that session alone, and the pre-flight is there again."""
    link = room([lobby_control()])
    link.rehearsal = room([plan_control()])
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["p"])
        assert "PRE-FLIGHT" not in text_of(app)
        await press(pilot, ["ctrl+q"])
        assert "Nothing of it is kept" in text_of(app)
        link.tell(CONTROL.id, lobby_control(version=9))
        await press(pilot, ["y"])
        await pilot.pause()
        assert link.rehearsal.closed
        assert not link.closed
        assert "PRE-FLIGHT" in text_of(app)


async def test_a_branch_is_made_and_said() -> None:
    """B on the timeline makes a branch from the chosen moment, and says what it is called."""
    link = room()
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["l", "b"])
        await pilot.pause()
        assert link.branched
        assert any("branch" in note.message for note in app._notifications)


async def test_without_a_branch_there_is_nothing_to_compare() -> None:
    """C says so, and how to make one."""
    async with playing(room(), WIDE) as (app, pilot):
        await press(pilot, ["c"])
        await pilot.pause()
        assert any("b makes one" in note.message for note in app._notifications)
