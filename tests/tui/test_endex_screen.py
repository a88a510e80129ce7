"""ENDEX: scores with all objectives, the dice revealed, questions, final tracks."""

from tests.tui.kosovo_views import COMMITMENT, SECRET, endex_view, recap_view
from tests.tui.on_screen import playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.screens.endex import EndexScreen


async def test_the_page_tells_how_it_ended_and_why_it_was_fair() -> None:
    """Each team's points and objectives, secret ones named so; commitment and secret; questions; tracks; log."""
    async with playing(solo(endex_view()), (120, 120)) as (app, _):
        shown = text_of(app)
    for part in (
        "● NATO  4 of 7 met",
        "9 of 15",
        "■ Testing the line stays costly",
        "□ Consent at home",
        "secret 3 pt",
        "shared 2 pt",
        "Which decision would you take again",
        COMMITMENT[:48],
        SECRET[:48],
        "wargame verify",
        "Regional stability",
        "ESTABLISHED FACTS",
        "TURN 2",
    ):
        assert part in shown


async def test_endex_replaces_the_console_and_can_be_scrolled() -> None:
    """The last view opens ENDEX; the arrows scroll it; help explains; quitting asks nothing more."""
    link = solo(recap_view(turn=8))
    async with playing(link) as (app, pilot):
        assert not isinstance(app.screen, EndexScreen)
        link.tell(KOSOVO.id, endex_view())
        await pilot.pause()
        assert isinstance(app.screen, EndexScreen)
        await press(pilot, ["end"])
        page = app.screen.query_one("#endex")
        assert page.scroll_y == page.max_scroll_y > 0
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpDialog)
        await press(pilot, ["escape", "ctrl+q"])
        assert link.closed
        assert not app.is_running
