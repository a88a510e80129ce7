"""What the table looks like, to a team and to those who run the exercise, as pictures that a person has looked at.

`pytest tests/tui/test_talk_look.py --snapshot-update` keeps new pictures; look at each before it is committed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

import pytest
from textual.app import App

from tests.tui.control_views import STARTED, in_control, plan_control
from tests.tui.kosovo_arguments import ARGUMENTS, FACTS, NEWS, OWN, WORDS, arguing_view
from tests.tui.kosovo_talk import MESSAGES, TREATIES, channels, table, talk_view
from tests.tui.on_screen import LARGE, SMALL, press, solo
from wargame.link.protocol import Link
from wargame.session.table_view import Channel, Table
from wargame.tui.app import WargameApp


@dataclass(frozen=True)
class Scene:
    """A way to a picture."""

    shows: str
    """File of the screen or dialog."""
    way_in: Callable[[], Link]
    keys: str = ""
    sizes: tuple[tuple[int, int], ...] = (SMALL, LARGE)
    theme: str = "situation-room"


def team() -> Link:
    """Return a link for Kosovo with much to read."""
    return solo(talk_view())


def silenced() -> Link:
    """Return a link for Kosovo in a phase in which teams do not talk."""
    closed = channels("Teams do not talk in this phase. The white cell can be written to at any time.")
    return solo(talk_view(table=table(channels=closed)))


def arguing() -> Link:
    """Return a link for Kosovo with arguments, news and facts."""
    return solo(arguing_view())


def argued() -> Link:
    """Return a link for Kosovo once it has made its argument of the turn."""
    made = "Your team has made its argument of this turn."
    return solo(arguing_view(arguments=(OWN, *ARGUMENTS), can_argue=made))


def white_cell_arguments() -> Link:
    """Return a link for those who run the exercise, with arguments to read."""
    view = plan_control()
    changes = {"arguments": ARGUMENTS, "facts": FACTS, "news": NEWS, "words": WORDS}
    return in_control(view.model_copy(update={"table": view.table.model_copy(update=changes)}))


def white_cell() -> Link:
    """Return a link for those who run the exercise, who read everything."""
    view = plan_control()
    ids = [team.id for team in view.teams]
    titles = {team.id: team.title for team in view.teams}
    own = tuple(
        Channel(id=f"control.{team}", title=titles[team], kind="control", teams=(team,), can_say="") for team in ids
    )
    pairs = tuple(
        Channel(
            id=".".join(("with", *sorted((one, other)))),
            title=f"{titles[one]} · {titles[other]}",
            kind="direct",
            teams=(one, other),
            can_say="",
        )
        for at, one in enumerate(ids)
        for other in ids[at + 1 :]
    )
    public, group = channels()[0], channels()[-1]
    everything = Table(channels=(public, *own, *pairs, group), messages=MESSAGES, proposals=TREATIES)
    return in_control(view.model_copy(update={"table": everything}))


SCENES: Final = {
    "badge": Scene("screens/console.py", team),
    "talk": Scene("screens/talk.py", team, "d 3 A g r e e d"),
    "aside": Scene("screens/talk.py", team, "d 3 Y e s f3 N o", (SMALL,)),
    "request": Scene("screens/talk.py", team, "d 2", (SMALL,)),
    "silenced": Scene("screens/talk.py", silenced, "d 3", (SMALL,)),
    "treaties": Scene("screens/talk.py", team, "d t"),
    "broken": Scene("screens/talk.py", team, "d t down down", (SMALL,)),
    "talk_daylight": Scene("screens/talk.py", team, "d 7", (LARGE,), "daylight"),
    "talk_high_contrast": Scene("screens/talk.py", team, "d t", (LARGE,), "high-contrast"),
    "propose": Scene("dialogs/form.py", team, "d p L a k e tab W e tab n a t o tab y", (SMALL,)),
    "give": Scene("dialogs/choice.py", team, "d g", (SMALL,)),
    "news_badge": Scene("screens/console.py", arguing),
    "arguments": Scene("screens/talk.py", arguing, "i"),
    "argument_ruled": Scene("screens/talk.py", arguing, "i down down", (SMALL,)),
    "argument_own": Scene("screens/talk.py", argued, "i", (SMALL,)),
    "no_arguments": Scene("screens/talk.py", team, "i", (SMALL,)),
    "argue": Scene("dialogs/form.py", arguing, "i m T h e y enter S o enter Y e s tab N o tab tab 2"),
    "vote": Scene("dialogs/choice.py", arguing, "i v", (SMALL,)),
    "news": Scene("screens/talk.py", arguing, "f"),
    "fact": Scene("screens/talk.py", arguing, "f down down down", (SMALL,)),
    "arguments_daylight": Scene("screens/talk.py", arguing, "i down", (LARGE,), "daylight"),
    "white_cell_arguments": Scene("screens/talk.py", white_cell_arguments, "d i"),
    "white_cell": Scene("screens/talk.py", white_cell, "d"),
    "talk_help": Scene("dialogs/help.py", team, "d question_mark", (SMALL,)),
}
PICTURES = [(name, size) for name, scene in SCENES.items() for size in scene.sizes]


@pytest.mark.parametrize(("name", "size"), PICTURES, ids=[f"{name}_{w}x{h}" for name, (w, h) in PICTURES])
async def test_look(name: str, size: tuple[int, int], looks_right: Callable[[App[Any]], bool]) -> None:
    """The table looks as it did when somebody looked at it."""
    scene = SCENES[name]
    app = WargameApp(scene.way_in(), theme=scene.theme, now=lambda: STARTED)
    async with app.run_test(size=size) as pilot:
        await press(pilot, scene.keys.split())
        await pilot.pause()
        assert looks_right(app)
