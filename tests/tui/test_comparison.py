"""The comparison on a screen: where two sessions part, side by side, turn by turn."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.tui.on_screen import LARGE, SMALL, press, text_in_widgets, text_of
from tests.tui.replays import two_sessions, with_happenings
from wargame.session.comparison_view import ComparisonView
from wargame.tui.comparison_app import ComparisonApp
from wargame.tui.dialogs.help import HelpDialog


@asynccontextmanager
async def comparing(
    view: ComparisonView | None = None, size: tuple[int, int] = SMALL
) -> AsyncIterator[tuple[ComparisonApp, Pilot[None]]]:
    """Run the screen until it is drawn."""
    app = ComparisonApp(view or two_sessions())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_it_begins_with_where_they_part() -> None:
    """Which two, where they part, then each turn; what differs stands side by side."""
    async with comparing(size=(120, 90)) as (app, _):
        shown = text_of(app)
    for part in (
        "COMPARISON · The lake compact",
        "A  as it was ended after turn 4",
        "B  what if ended after turn 4; a branch from turn 2",
        "They part in turn 2: Arda orders “",
        "TURN 1 · Spring · nothing differs",
        "TURN 2 · Summer ─",
        "B passes",
        "at the end of the turn",
        "others are alike",
        "ENDEX",
    ):
        assert part in shown


async def test_every_page_bears_the_marking() -> None:
    """However far one scrolls, the marking of the exercise stands above it, with the names of the two."""
    async with comparing() as (app, pilot):
        for key in ("home", "pagedown", "end"):
            await press(pilot, [key])
            top = text_of(app).splitlines()[0]
            assert "EXERCISE EXERCISE EXERCISE" in top
            assert "A as it was" in top
            assert "B what if" in top


async def test_what_happened_beside_cards_and_orders_is_named() -> None:
    """An inject in one only, and a treaty that came to another end, stand in their turn."""
    async with comparing(with_happenings(two_sessions()), size=(120, 90)) as (app, _):
        shown = text_of(app)
    for part in ("inject A flood", "only in B", "A not here", "B delivered to all; Lake level +5", "treaty Water"):
        assert part in shown
    assert "declined by" in shown


async def test_the_arrows_go_from_turn_to_turn() -> None:
    """Right brings the next turn to the top, left the one before; beyond them are the end and the top."""
    async with comparing() as (app, pilot):
        page = app.screen.query_one("#comparison")
        await press(pilot, ["right", "right"])
        assert "TURN 2 · Summer" in text_of(app).splitlines()[2]
        there = page.scroll_y
        await press(pilot, ["right", "left"])
        assert page.scroll_y == there
        await press(pilot, ["left", "left"])
        assert page.scroll_y == 0
        await press(pilot, ["end", "right"])
        assert page.scroll_y == page.max_scroll_y > 0


async def test_a_shows_what_is_alike() -> None:
    """With all values the page has a row for each track in each turn, and the same key leaves them out again."""
    async with comparing(size=LARGE) as (app, pilot):
        page = app.screen.query_one("#comparison")
        short = page.max_scroll_y
        await press(pilot, ["a"])
        assert page.max_scroll_y > short
        await press(pilot, ["a"])
        assert page.max_scroll_y == short


async def test_escape_closes_and_help_explains() -> None:
    """Help opens above it; escape closes help, then the screen."""
    async with comparing() as (app, pilot):
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpDialog)
        await press(pilot, ["escape", "escape"])
        assert not app.is_running


async def test_text_can_not_steer_the_terminal() -> None:
    """Whatever the names of the sessions hold is drawn as text."""
    view = two_sessions()
    hostile = view.model_copy(update={"first": view.first.model_copy(update={"name": "\x1b]0;x\x07[bold]a\u202e"})})
    async with comparing(hostile) as (app, _):
        told = text_in_widgets(app)
        assert "[bold]a" in told
        assert not {"\x1b", "\x07", "\u202e"} & set(told)
