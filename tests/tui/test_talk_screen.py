"""The table: few keys to say something, nothing that arrives disturbs whoever types, nothing typed is lost."""

import re

from textual.pilot import Pilot

from tests.tui.kosovo_talk import GROUP, MESSAGES, channels, message, pair, table, talk_view
from tests.tui.kosovo_views import endex_view, recap_view, serbia_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_in_widgets, text_of
from tests.tui.scripted_link import KOSOVO, SERBIA, ScriptedLink
from wargame.session.refusals import Refusal, Slug
from wargame.session.talk_commands import AskControl, OpenChannel, Say
from wargame.tui.app import WargameApp
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.widgets.typed_text import TypedText

WITH_SERBIA = pair("serbia")


def typed(app: WargameApp) -> str:
    """Return what stands in the field for words."""
    return app.screen.query_one("#words", TypedText).text


async def tell(link: ScriptedLink, pilot: Pilot[None], *more: str, **changes: object) -> None:
    """Let Serbia say something more."""
    said = (message(20 + at, WITH_SERBIA, "serbia", text) for at, text in enumerate(more))
    link.tell(KOSOVO.id, talk_view(version=20 + len(more), table=table(messages=(*MESSAGES, *said)), **changes))
    await pilot.pause()


async def test_saying_something_takes_three_keys() -> None:
    """From the console: the table, a channel's digit, the words, enter."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3", *"Hi?", "enter"])
        assert link.sent == [(KOSOVO.id, Say(channel=WITH_SERBIA, text="Hi?"))]
        assert typed(app) == ""


async def test_the_white_cell_is_asked() -> None:
    """On the channel with the white cell enter puts a request, and one key only says something."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "2", *"Why", "enter", *"Ah", "f4"])
        assert [command for _, command in link.sent] == [
            AskControl(text="Why"),
            Say(channel="control.kosovo", text="Ah"),
        ]


async def test_an_aside_goes_with_the_words() -> None:
    """One key opens a field that only the white cell reads; it is sent with the words and closed."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3", *"Yes", "f3", *"No", "enter"])
        assert [command for _, command in link.sent] == [Say(channel=WITH_SERBIA, text="Yes", aside="No")]
        assert not app.screen.query_one("#aside").display
        await press(pilot, ["escape", "2", "f3", *"x"])
        assert typed(app) == "x"


async def test_what_arrives_disturbs_nobody() -> None:
    """Messages, a new phase and a closed channel leave the keyboard and every typed letter where they are."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3", *"Half a sen"])
        await tell(link, pilot, "Are you there?")
        assert "Are you there?" in text_of(app)
        await press(pilot, [*"ten"])
        link.tell(KOSOVO.id, recap_view(version=30, table=table(channels=channels("Not now."))))
        await pilot.pause()
        await press(pilot, [*"ce", "enter"])
        assert typed(app) == "Half a sentence"
        assert isinstance(app.focused, TypedText)
        assert link.sent == []
        assert "Not now." in text_of(app)


async def test_a_channel_that_is_taken_back_keeps_its_words() -> None:
    """What was being typed goes nowhere else, and stays to be read."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "7", *"Allies"])
        rest = tuple(channel for channel in channels() if channel.id != GROUP)
        link.tell(KOSOVO.id, talk_view(version=30, table=table(channels=rest)))
        await pilot.pause()
        await press(pilot, ["!", "enter"])
        assert typed(app) == "Allies!"
        assert link.sent == []
        assert "taken back" in text_of(app)


async def test_what_is_new_is_counted_until_it_is_read() -> None:
    """The console's bar counts it; a channel that is looked at is read; own words are never new."""
    link = solo(talk_view())
    async with playing(link, LARGE) as (app, pilot):
        assert "●9 new" in text_of(app)
        await press(pilot, ["d"])
        assert link.kept[KOSOVO.id] == {"read.public": "1"}
        await press(pilot, ["3", "escape", "2", "escape", "7", "escape", "t", "escape"])
        assert isinstance(app.screen, ConsoleScreen)
        assert not re.search(r"●\d+ new", text_of(app))
        await tell(link, pilot, "One.", "Two.")
        assert "●2 new" in text_of(app)


async def test_what_replaces_a_message_that_was_taken_back_is_new() -> None:
    """A mark that lies beyond what is there now moves back, so that the next message counts."""
    link = solo(talk_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["d", "1", "escape", "2", "escape", "3", "escape", "7", "escape", "t", "escape"])
        link.tell(KOSOVO.id, talk_view(version=30, table=table(messages=MESSAGES[1:])))
        await pilot.pause()
        link.tell(KOSOVO.id, talk_view(version=31))
        await pilot.pause()
        assert "●1 new" in text_of(app)


async def test_what_was_read_and_typed_outlives_a_restart() -> None:
    """Another start finds the drafts where they were typed, and the marks of what was read."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3", *"Not yet", "f3", *"Hm", "escape", "4", *"Da"])
        await press(pilot, ["escape", "escape"])
        assert isinstance(app.screen, ConsoleScreen)
        kept = link.kept
    assert kept[KOSOVO.id][f"draft.{WITH_SERBIA}"] == "Not yet"
    again = solo(talk_view())
    again.kept = kept
    async with playing(again) as (app, pilot):
        assert "●5 new" in text_of(app)
        await press(pilot, ["d", "3"])
        assert typed(app) == "Not yet"
        assert app.screen.query_one("#aside", TypedText).text == "Hm"
        await press(pilot, ["escape", "4"])
        assert typed(app) == "Da"


async def test_a_draft_is_kept_a_moment_after_the_last_key() -> None:
    """Nobody has to leave the screen for it."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "3", *"Wait"])
        assert f"draft.{WITH_SERBIA}" not in link.kept[KOSOVO.id]
        await pilot.pause(0.7)
        assert link.kept[KOSOVO.id][f"draft.{WITH_SERBIA}"] == "Wait"


async def test_words_that_are_refused_come_back() -> None:
    """What the session did not take stands in the field again, above what has been typed since."""
    link = solo(talk_view())
    link.answer = Refusal(slug=Slug.TOO_MANY, sentence="Enough for this turn.")
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3", *"Hi", "enter"])
        await pilot.pause()
        assert typed(app) == "Hi"
        assert "Enough for this turn." in text_in_widgets(app)


async def test_the_next_seat_finds_nothing_of_the_last() -> None:
    """When the seat at the screen changes, its table goes with it, and its draft is there when it comes back."""
    link = ScriptedLink({KOSOVO.id: [talk_view()], SERBIA.id: [serbia_view()]}, (KOSOVO, SERBIA))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter", "d", "3", *"SECRET"])
        link.tell(KOSOVO.id, talk_view(version=9, ready=True))
        await pilot.pause()
        everywhere = text_of(app) + text_in_widgets(app)
        assert not [text for text in ("SECRET", "We hear of lists", "Gazivode") if text in everywhere]
        assert link.kept[KOSOVO.id][f"draft.{WITH_SERBIA}"] == "SECRET"


async def test_talk_goes_on_after_the_exercise() -> None:
    """At ENDEX a team alone at its screen still talks; a shared screen shows nobody's talk to everybody."""
    over = endex_view(table=table())
    async with playing(solo(over)) as (app, pilot):
        assert "●9 new" in text_of(app)
        await press(pilot, ["d", "3", "escape", "escape"])
        assert isinstance(app.screen, EndexScreen)
    serbia = endex_view(seat=serbia_view().seat)
    shared = ScriptedLink({KOSOVO.id: [over], SERBIA.id: [serbia]}, (KOSOVO, SERBIA))
    async with playing(shared, LARGE) as (app, pilot):
        await press(pilot, ["enter", "d"])
        assert isinstance(app.screen, EndexScreen)
        assert "We hear of lists" not in text_in_widgets(app)


async def test_a_channel_is_made_with_a_few_words() -> None:
    """Title and teams, read as a hurried person types them."""
    link = solo(talk_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["d", "n", *"Lake", "enter", *"ser 3", "enter"])
        assert link.sent == [(KOSOVO.id, OpenChannel(title="Lake", teams=("serbia", "nato")))]


async def test_the_mouse_turns_pages_and_picks_channels() -> None:
    """Everything that a key opens can be clicked."""
    async with playing(solo(talk_view()), SMALL) as (app, pilot):
        await press(pilot, ["d"])
        await pilot.click("ChannelList", offset=(5, 2))
        assert "We hear of lists" in text_of(app)
        await pilot.click("TalkBar", offset=(24, 0))
        assert "Gazivode" in text_of(app)


async def test_escape_leaves_and_help_names_the_keys() -> None:
    """Escape stops the typing first, then leaves; the help fits the screen."""
    async with playing(solo(talk_view())) as (app, pilot):
        await press(pilot, ["d", "question_mark"])
        assert "declare a breach" in text_of(app)
        await press(pilot, ["escape", "3", "x", "escape"])
        assert isinstance(app.screen, TalkScreen)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, ConsoleScreen)


async def test_a_long_talk_stays_quick_to_show() -> None:
    """Only the last of very many messages are shown, and it says how many are not."""
    many = tuple(message(at, WITH_SERBIA, "serbia", f"Word {at}.") for at in range(851, 1001))
    crowded = tuple(channel.model_copy(update={"earlier": 850 * (channel.id == WITH_SERBIA)}) for channel in channels())
    async with playing(solo(talk_view(table=table(messages=many, channels=crowded)))) as (app, pilot):
        await press(pilot, ["d", "3"])
        assert "Word 1000." in text_of(app)
        await press(pilot, ["escape", *["pageup"] * 30])
        assert "850 earlier messages are not shown." in text_of(app)


async def test_the_table_bears_the_marking() -> None:
    """What every screen says of the exercise stands on the table too, where it is wide enough."""
    async with playing(solo(talk_view()), LARGE) as (app, pilot):
        await press(pilot, ["d"])
        assert isinstance(app.screen, TalkScreen)
        assert "EXERCISE" in text_of(app).splitlines()[0]
