"""What the replay and the comparison look like at both sizes, as pictures that a person has looked at."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from textual.app import App

from tests.tui.on_screen import LARGE, SMALL, press
from tests.tui.replays import replay, settled, two_sessions, with_happenings
from wargame.tui.comparison_app import ComparisonApp
from wargame.tui.replay_app import ReplayApp


@dataclass(frozen=True)
class Scene:
    """A way to a picture."""

    shows: str
    """File of the screen."""
    app: Callable[[], App[None]]
    keys: str = ""


SCENES = {
    "replay_plan": Scene("screens/replay.py", lambda: ReplayApp(replay("arda")), "right_curly_bracket"),
    "replay_recap": Scene("screens/replay.py", lambda: ReplayApp(replay("arda")), "p p"),
    "replay_control": Scene("screens/replay.py", lambda: ReplayApp(replay()), "p p"),
    "replay_endex": Scene("screens/replay.py", lambda: ReplayApp(replay("arda")), "end"),
    "comparison": Scene("screens/comparison.py", lambda: ComparisonApp(with_happenings(two_sessions()))),
    "comparison_all": Scene("screens/comparison.py", lambda: ComparisonApp(two_sessions()), "a right right"),
}
PICTURES = [(name, size) for name in SCENES for size in (SMALL, LARGE)]


@pytest.mark.parametrize(("name", "size"), PICTURES, ids=[f"{name}_{w}x{h}" for name, (w, h) in PICTURES])
async def test_look(name: str, size: tuple[int, int], looks_right: Callable[[App[Any]], bool]) -> None:
    """The screen looks as it did when somebody looked at it."""
    app = SCENES[name].app()
    async with app.run_test(size=size) as pilot:
        for key in ("", *SCENES[name].keys.split()):
            await press(pilot, [key] if key else [])
            if isinstance(app, ReplayApp):
                await settled(app, pilot)
        assert looks_right(app)
