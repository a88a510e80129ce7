"""Moving about the console: pages, zoom, focus, help, quitting; and what a new view leaves alone."""

from textual.command import CommandPalette
from textual.containers import VerticalScroll

from tests.tui.kosovo_cards import CARDS
from tests.tui.kosovo_tracks import tracks
from tests.tui.kosovo_views import LOG, odds_view, plan_view, recap_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO
from wargame.session.view import LogLine
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.dialogs.prospect import ProspectDialog
from wargame.tui.map.widget import SituationMap
from wargame.tui.widgets.event_pane import EventPane
from wargame.tui.widgets.key_line import KeyLine
from wargame.tui.widgets.page_tabs import PageTabs
from wargame.tui.widgets.response_list import ResponseList

PAGES = [("b", "RESOURCES"), ("t", "GAUGES"), ("l", "STARTEX")]


async def test_pages_replace_the_event_on_a_narrow_screen() -> None:
    """On 80 columns a page takes the event's place, and its key, `e` or escape gives it back."""
    async with playing(solo()) as (app, pilot):
        for (key, heading), back in zip(PAGES, ("b", "e", "escape"), strict=True):
            await press(pilot, [key])
            assert heading in text_of(app)
            assert "EVENT" not in text_of(app)
            await press(pilot, [back])
            assert "EVENT 1/2" in text_of(app)
            assert app.focused is app.screen.query_one(ResponseList)


async def test_pages_stand_below_the_event_on_a_wide_screen() -> None:
    """On 120 columns the event stays, and the page gets the keyboard so that the arrows scroll it."""
    async with playing(solo(), LARGE) as (app, pilot):
        for key, heading in PAGES:
            await press(pilot, [key])
            assert heading in text_of(app)
            assert "EVENT 1/2" in text_of(app)
            assert isinstance(app.focused, VerticalScroll)
        await press(pilot, ["b", "down", "down", "down"])
        assert app.screen.query_one("#brief-page").scroll_y == 3


async def test_the_brief_holds_all_that_a_seat_is_told_about_itself() -> None:
    """Brief, red lines, objectives with their progress, resources with income, teams and the dice's commitment."""
    async with playing(solo(), (100, 80)) as (app, pilot):
        await press(pilot, ["b", "z"])
        shown = text_of(app)
    for part in (
        "Political capital",
        "+2 a turn",
        "96% there",
        "would be met",
        "secret 3 pt",
        "You speak for the institutions in Pristina.",
        "KFOR leaving without a successor",
        "bot: greedy",
        "3f9a1c2e8b7d60451f2c3a4b5d6e7f80",
        "without prejudice",
    ):
        assert part in shown


async def test_the_tracks_page_says_what_either_end_means() -> None:
    """All tracks under their headings with both ends in words, estimates marked, and the established facts."""
    async with playing(solo(), (120, 60)) as (app, pilot):
        await press(pilot, ["t", "z"])
        shown = text_of(app)
    for part in (
        "The West ──",
        "nothing left to send",
        "ample free units",
        "~52 ▲4",
        "A pause at the bridge · until turn 4",
    ):
        assert part in shown


async def test_z_and_m_fill_the_screen_and_come_back() -> None:
    """`z` zooms the pane with the keyboard, `m` the map; the same key or escape puts it back."""
    async with playing(solo()) as (app, pilot):
        await press(pilot, ["z"])
        assert app.screen.maximized is app.screen.query_one(EventPane)
        await press(pilot, ["z"])
        assert app.screen.maximized is None
        await press(pilot, ["m"])
        assert app.screen.maximized is app.screen.query_one("#situation")
        assert app.focused is app.screen.query_one(SituationMap)
        await press(pilot, ["m"])
        assert app.screen.maximized is None
        assert app.focused is app.screen.query_one(ResponseList)
        await press(pilot, ["m", "escape"])
        assert app.screen.maximized is None


async def test_f6_reaches_every_pane_that_can_be_seen() -> None:
    """`f6` gives the keyboard to pane after pane and comes round to the responses."""
    async with playing(solo(), LARGE) as (app, pilot):
        seen = []
        for _ in range(4):
            seen.append(app.focused)
            await press(pilot, ["f6"])
        assert len(set(seen)) == 4
        assert app.focused is seen[0]


async def test_page_keys_scroll_the_story() -> None:
    """`pagedown` and `pageup` move the story while the arrows stay with the responses."""
    async with playing(solo()) as (app, pilot):
        story = app.screen.query_one("#story")
        await press(pilot, ["pagedown"])
        assert story.scroll_y > 0
        await press(pilot, ["pageup"])
        assert story.scroll_y == 0


async def test_help_says_what_to_do_now_and_fits() -> None:
    """Help names the next step in words and lists every key without cutting any, on 80 columns."""
    async with playing(solo()) as (app, pilot):
        for key in ("question_mark", "f1"):
            await press(pilot, [key])
            assert isinstance(app.screen, HelpDialog)
            shown = text_of(app)
            assert "Give one response on each of the 2 event cards" in shown
            assert "ctrl+q" in shown
            inside = [row[2:-2] for row in shown.split("\n") if row.startswith("││")]
            assert not any("…" in row for row in inside)
            await press(pilot, ["escape"])
            assert not isinstance(app.screen, HelpDialog)


async def test_quitting_asks_and_staying_is_the_easy_answer() -> None:
    """`ctrl+q` asks; enter stays, `y` closes the link and leaves."""
    link = solo()
    async with playing(link) as (app, pilot):
        await press(pilot, ["ctrl+q"])
        assert isinstance(app.screen, ConfirmDialog)
        await press(pilot, ["ctrl+q", "enter"])
        assert not isinstance(app.screen, ConfirmDialog)
        assert not link.closed
        await press(pilot, ["ctrl+q", "y"])
        assert link.closed
        assert not app.is_running


async def test_the_palette_offers_the_keys_by_name() -> None:
    """`ctrl+p` finds what keys do, and themes."""
    async with playing(solo()) as (app, pilot):
        names = {command.title for command in app.get_system_commands(app.screen)}
        assert {"Theme", "Commit", "Seal", "Pass", "Brief", "Tracks", "Log", "Map", "Zoom", "Help"} <= names
        assert "Go on" not in names
        await press(pilot, ["ctrl+p"])
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, ["escape"])


async def test_a_command_of_the_palette_does_what_its_key_does() -> None:
    """Choosing `Help` in the palette opens the help."""
    async with playing(solo()) as (app, pilot):
        command = next(command for command in app.get_system_commands(app.screen) if command.title == "Help")
        app.call_later(command.callback)
        await pilot.pause()
        assert isinstance(app.screen, HelpDialog)


async def test_a_new_view_leaves_pick_focus_and_scroll_alone() -> None:
    """A view and its odds change numbers, and nothing that the person at the screen has set."""
    link = solo()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["tab", "2", "b", "down", "down"])
        focused, page = app.focused, app.screen.query_one("#brief-page")
        link.tell(KOSOVO.id, plan_view(version=8))
        link.tell(KOSOVO.id, odds_view(8))
        await pilot.pause()
        pane = app.screen.query_one(EventPane)
        assert pane.card is not None
        assert (pane.card.number, pane.picked) == (2, "go_and_talk")
        assert app.focused is focused
        assert page.scroll_y == 2


async def test_the_mouse_presses_the_keys_that_are_named() -> None:
    """A click on the key line presses that key, at the right end the palette's; a click on a tab opens its page."""
    link = solo()
    async with playing(link, LARGE) as (app, pilot):
        keys = app.screen.query_one(KeyLine).render().plain
        for name, offset in (("Commit", 0), ("Why", 2)):
            await pilot.click(KeyLine, offset=(keys.index(name) + offset, 0))
            await pilot.pause()
        assert len(link.sent) == 1
        assert isinstance(app.screen, ProspectDialog)
        await press(pilot, ["escape"])
        await pilot.click(KeyLine, offset=(keys.index("all keys"), 0))
        await pilot.pause()
        assert isinstance(app.screen, CommandPalette)
        await press(pilot, ["escape"])
        await pilot.click(PageTabs, offset=(11, 0))
        await pilot.pause()
        assert "GAUGES" in text_of(app)


async def test_the_key_line_names_what_can_be_done_now() -> None:
    """Keys come and go with the phase, the most needed first, and as many as fit; help is always among them."""
    link = solo()
    async with playing(link) as (app, pilot):
        assert "⏎ Commit space Seal p Pass" in text_of(app)
        assert "? Help" in text_of(app)
        link.tell(KOSOVO.id, recap_view())
        await pilot.pause()
        assert "space Go on w Why b Brief d Talk ? Help i Argue t Tracks m Map" in text_of(app)
        assert "Commit" not in text_of(app)


async def test_a_click_on_the_map_opens_the_card() -> None:
    """The number of an event on the map opens its card."""
    async with playing(solo(), LARGE) as (app, pilot):
        app.screen.query_one(SituationMap).post_message(SituationMap.EventChosen(2))
        await pilot.pause()
        card = app.screen.query_one(EventPane).card
        assert card is not None
        assert card.number == 2


MANY_FRAMES = 50
"""Frames after which what has not happened will not happen."""


async def test_the_log_follows_only_a_reader_at_its_end() -> None:
    """New lines scroll the log on for who reads its end, and hold still for who reads further up."""
    many = tuple(LogLine(turn=1, team="kosovo", text=f"Line {number}") for number in range(40))
    link = solo(plan_view(log=LOG + many))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["l", "end"])
        page = app.screen.query_one("#log-page")
        link.tell(KOSOVO.id, plan_view(version=8, log=LOG + many + many))
        for _ in range(MANY_FRAMES):  # the page scrolls once its new lines have been laid out
            await pilot.pause()
            if page.is_vertical_scroll_end:
                break
        assert page.is_vertical_scroll_end
        await press(pilot, ["home"])
        link.tell(KOSOVO.id, plan_view(version=9, log=LOG + many + many + many))
        await pilot.pause()
        assert page.scroll_y == 0


async def test_a_terminal_that_is_too_small_is_told_so() -> None:
    """Below 80 by 24 there is only a notice with both sizes; keys that act are dead until there is room."""
    link = solo()
    async with playing(link, (79, 24)) as (app, pilot):
        for width, height in ((80, 23), (30, 6), (79, 24)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            shown = " ".join(text_of(app).split())
            assert f"Now it has {width} by {height}." in shown
            assert "80 columns by 24 rows" in shown
            assert "Kosovo" not in shown
            await press(pilot, ["enter", "p", "space"])
            assert link.sent == []
        await pilot.resize_terminal(*SMALL)
        await pilot.pause()
        assert "EVENT 1/2" in text_of(app)
        await press(pilot, ["enter"])
        assert len(link.sent) == 1


async def test_no_room_is_kept_for_what_is_not_there() -> None:
    """A short story is followed by the responses, one line below; of few tracks the map gets the room."""
    short = tuple(card.model_copy(update={"text": "Rain.", "private": "", "sources": ()}) for card in CARDS)
    async with playing(solo(plan_view(cards=short, tracks=tracks()[:4])), LARGE) as (app, pilot):
        story, choices = app.screen.query_one("#story"), app.screen.query_one("#choices")
        for _ in range(2):
            assert text_of(app).split("\n")[story.region.bottom - 2].strip("│ ").endswith("Rain.")
            assert choices.region.y == story.region.bottom
            await press(pilot, ["tab"])
        assert app.screen.query_one("#tracks-pane").region.height == 4
        assert app.screen.query_one("#situation").region.height == 34
    async with playing(solo(), LARGE) as (app, _):
        assert app.screen.query_one("#tracks-pane").region.height == 15
