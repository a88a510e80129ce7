"""Reads what an app shows, as a person in front of it would, and runs apps for one test."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

from textual.app import App
from textual.content import Content
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui.kosovo_tracks import tracks
from tests.tui.kosovo_views import odds_view, plan_view
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.link.protocol import Link
from wargame.session.view import OddsView, SeatView
from wargame.tui.app import WargameApp

SMALL = (80, 24)
LARGE = (120, 40)


def text_of(app: App[Any]) -> str:
    """Return the characters on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def text_in_widgets(app: App[Any]) -> str:
    """Return all text that any widget of any screen holds, whether it can be seen or not."""
    found = [app.title, app.sub_title, *(note.message for note in app._notifications)]
    for screen in app.screen_stack:
        for widget in screen.walk_children(Widget, with_self=True):
            found += [str(widget.border_title), str(widget.border_subtitle), str(widget.tooltip), str(widget.render())]
            found += [value.plain for value in vars(widget).values() if isinstance(value, Content)]
    return "\n".join(found)


@asynccontextmanager
async def playing(
    link: Link, size: tuple[int, int] = SMALL, **options: Any
) -> AsyncIterator[tuple[WargameApp, Pilot[None]]]:
    """Run the console on a link until its first view is drawn."""
    app = WargameApp(link, **options)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


def solo(view: SeatView | None = None, odds: OddsView | None = None) -> ScriptedLink:
    """Return a link for Kosovo alone, by default in plan with odds known."""
    view = view or plan_view()
    return ScriptedLink({KOSOVO.id: [view, odds or odds_view(view.version)]})


def without_map() -> ScriptedLink:
    """Return a link for Kosovo alone in an exercise with a few tracks and no map."""
    return solo(plan_view(map=None, tracks=tracks()[:10]))


async def press(pilot: Pilot[None], keys: Sequence[str]) -> None:
    """Press keys one after another, each handled before the next, and wait until the last one is drawn."""
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def at_rest(app: App[Any], pilot: Pilot[None]) -> None:
    """Wait until the screen has said the same twice: a busy machine paints late."""
    before = ""
    for _ in range(100):
        await pilot.pause(0.02)
        if (now := text_of(app)) == before:
            return
        before = now
    raise AssertionError("the screen never came to rest")
