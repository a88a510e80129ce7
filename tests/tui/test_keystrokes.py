"""How many keys the commonest acts of a facilitator take: the table in the guide is pressed key by key, and counted."""

import re
from pathlib import Path

import pytest

from tests.tui.control_views import CONTROL, WIDE, adjudicate_control, forecast, plan_control
from tests.tui.kosovo_views import plan_view
from tests.tui.on_screen import playing, press
from tests.tui.scripted_link import ScriptedLink
from wargame.session.control_view import ControlView
from wargame.tui.screens.watching import WatchScreen

GUIDE = Path(__file__).parents[2] / "docs" / "facilitators_guide.md"
ROW = re.compile(r"^\| ([^|`]+) \| (`[^|]+`) \| (\d) \|$", re.MULTILINE)
NAMED = {"←": "left", "+": "plus"}
WORDS = "…"
"""Stands for what is typed: not counted."""
MOST = 6

TALKING = plan_control(waiting=())
ACTS: dict[str, tuple[ControlView, str]] = {
    "The next step": (TALKING, "advance"),
    "Hold the clock": (TALKING, "pause_clock"),
    "A minute more": (TALKING, "add_time"),
    "Fire the next inject": (TALKING, "fire_inject"),
    "Improvise an inject for all": (TALKING, "improvise"),
    "Override a ruling": (adjudicate_control(), "override"),
    "Observe a team's objective": (TALKING, "observe"),
    "A note": (TALKING, "note"),
    "Take back the last step": (TALKING, "undo"),
    "Rewind to an opening": (TALKING, "rewind"),
    "Say something to everybody": (TALKING, "say"),
    "Give out a seat": (plan_control(may={}), "give_seat"),
    "See as a team": (TALKING, "Kosovo"),
}
"""By act, where one stands, and what has to come of it: a command, or a team whose screen is shown."""


def rows() -> dict[str, tuple[str, int]]:
    """Return the keys and the count of each act, as the guide has them."""
    return {act: (keys, int(count)) for act, keys, count in ROW.findall(GUIDE.read_text(encoding="utf-8"))}


def pressed(keys: str) -> list[str]:
    """Return keys as the guide prints them: each in backquotes, `…` for words."""
    found = re.findall(r"`([^`]+)`|(…)", keys)
    return [NAMED.get(key, key) or WORDS for key, _ in found]


def test_the_guide_names_each_act_once() -> None:
    """The table has these acts and no others, and none takes more than six keys."""
    assert set(rows()) == set(ACTS)
    for act, (keys, count) in rows().items():
        assert count == sum(key != WORDS for key in pressed(keys)) <= MOST, act


@pytest.mark.parametrize("act", ACTS)
async def test_an_act_takes_the_keys_that_the_guide_says(act: str) -> None:
    """Pressing just these keys does it."""
    view, comes = ACTS[act]
    link = ScriptedLink({CONTROL.id: [view, forecast(view.version)]}, (CONTROL,))
    link.watched = {"kosovo": [plan_view()]}
    async with playing(link, WIDE) as (app, pilot):
        for key in pressed(rows()[act][0]):
            await press(pilot, [*"abc"] if key == WORDS else [key])
        await pilot.pause(0.2)
        commands = [command.kind for _, command in link.sent]
        if comes == "Kosovo":
            assert isinstance(app.screen, WatchScreen)
        else:
            assert commands == [comes]
