"""Hostile text in what people say, sign and call their channels stays text at the table, and nothing of it is sent."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tui.hostile_text import NASTY, hostile
from tests.tui.kosovo_talk import TREATIES, WATER, channels, message, pair, table, talk_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from tests.tui.test_hostile_text import SURPRISES, assert_calm
from wargame.session.table_view import Table
from wargame.session.talk_commands import Say
from wargame.session.view import SeatView
from wargame.tui.widgets.typed_text import TypedText

TOUR = ("d", "3 h i enter", "escape 7", "escape n", "escape g 1", "escape", "t", "down s", "escape", "down b", "escape")
"""Keys, and after which of them to look."""


def nasty(texts: tuple[str, ...] = NASTY) -> SeatView:
    """Return a table where every text is nasty and everything may be done."""
    view: SeatView = hostile(talk_view(), texts)
    said: Table = view.table
    free = {"can_say": ""}
    spoken = tuple(
        new.model_copy(update={"channel": old.channel, "turn": old.turn})
        for new, old in zip(said.messages, table().messages, strict=True)
    )
    treaties = tuple(
        new.model_copy(update={"can_sign": "", "can_decline": "", "can_breach": "", "parties": old.parties})
        for new, old in zip(said.proposals, TREATIES, strict=True)
    )
    opened = tuple(each.model_copy(update=free) for each in said.channels)
    allowed = {"can_propose": "", "can_give": "", "can_open": ""}
    changes = {"channels": opened, "messages": spoken, "proposals": treaties, **allowed}
    return view.model_copy(update={"table": said.model_copy(update=changes), "may": {}})


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_nasty_talk_is_shown_as_text(size: tuple[int, int]) -> None:
    """Channels, messages, treaties and the windows about them show no control character and obey no markup."""
    view = nasty()
    link = ScriptedLink({view.seat.id: [view]})
    async with playing(link, size) as (app, pilot):
        for keys in TOUR:
            await press(pilot, keys.split())
            assert_calm(text_of(app))
        assert app.is_running


@pytest.mark.parametrize("text", NASTY)
async def test_a_nasty_message_leaves_its_neighbours_alone(text: str) -> None:
    """Whatever one message says, the next stands below it in full, and so does the treaty beside it."""
    said = (message(1, pair("serbia"), "serbia", text), message(2, pair("serbia"), "serbia", "All is well."))
    treaty = TREATIES[0].model_copy(update={"title": text, "text": text, "said": text})
    link = solo(talk_view(table=table(messages=said, proposals=(treaty,))))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["d", "3"])
        assert "All is well." in text_of(app)
        await press(pilot, ["escape", "t"])
        assert_calm(text_of(app))
        assert treaty.id == WATER


async def test_what_is_pasted_is_clean_before_it_is_sent() -> None:
    """Control codes that somebody pastes reach neither the field nor the session; nothing but them is nothing."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["d", "3"])
        app.screen.query_one("#words", TypedText).text = "\u200b\u202e"
        await press(pilot, ["enter"])
        assert link.sent == []
        app.screen.query_one("#words", TypedText).text = "\x1b[2Jhello\u202e"
        await press(pilot, ["enter"])
        assert link.sent == [(KOSOVO.id, Say(channel=pair("serbia"), text="[2Jhello"))]


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SURPRISES, min_size=5, max_size=20))
async def test_any_talk_is_shown_as_text(texts: list[str]) -> None:
    """Whatever people say and sign, both pages are drawn and stay calm."""
    view = nasty(tuple(texts))
    async with playing(ScriptedLink({view.seat.id: [view]}), SMALL) as (app, pilot):
        for keys in ("d", "3", "escape t", "down"):
            await press(pilot, keys.split())
            assert_calm(text_of(app))
        assert len(view.table.channels) == len(channels())
