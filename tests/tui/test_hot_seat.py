"""Several seats at one screen: they take turns, and nothing of one is left for the next."""

from typing import Any

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.tui.kosovo_cards import CARDS, ordered
from tests.tui.kosovo_views import endex_view, odds_view, plan_view, recap_view, serbia_view
from tests.tui.on_screen import LARGE, playing, press, text_in_widgets, text_of
from tests.tui.scripted_link import KOSOVO, SERBIA, ScriptedLink
from wargame.session.commands import Ready
from wargame.session.refusals import Refusal, Slug
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.privacy import PrivacyScreen

KOSOVO_ONLY = (
    CARDS[0].private,
    "Lobby before the rotation lists close",
    "You speak for the institutions in Pristina",
    "Never alone",
    "It costs 5 Finance",
)
SERBIA_ONLY = "SERBIA-ONLY"


def two_seats(**changes: object) -> ScriptedLink:
    """Return a link for two seats in plan."""
    kosovo = plan_view(can_ready="", cards=ordered(troops_to_ukraine="lobby_early"), **changes)
    return ScriptedLink({KOSOVO.id: [kosovo, odds_view()], SERBIA.id: [serbia_view()]}, (KOSOVO, SERBIA))


def assert_nothing_of_kosovo(app: App[Any]) -> None:
    """Look for Kosovo's own texts on the screen and in every widget of every screen."""
    everywhere = text_of(app) + text_in_widgets(app)
    assert not [text for text in KOSOVO_ONLY if text in everywhere]


async def hand_over(link: ScriptedLink, pilot: Pilot[None]) -> None:
    """Seal Kosovo's orders as the session would see it."""
    await press(pilot, ["space", "y"])
    link.tell(KOSOVO.id, plan_view(version=8, ready=True))
    await pilot.pause()


async def test_the_first_seat_is_called_before_anything_is_shown() -> None:
    """A shared screen starts with the privacy screen, which shows turn and phase and nothing else."""
    async with playing(two_seats()) as (app, pilot):
        assert isinstance(app.screen, PrivacyScreen)
        shown = text_of(app)
        assert "◆ Kosovo" in shown
        assert "Turn 2 of 8 · plan" in shown
        assert_nothing_of_kosovo(app)
        assert SERBIA_ONLY not in text_in_widgets(app)
        await press(pilot, ["enter"])
        assert "42% works" in text_of(app)


@pytest.mark.parametrize("mess", ["toast", "palette", "why", "zoom"])
async def test_nothing_of_a_seat_is_left_after_the_hand_over(mess: str) -> None:
    """Whatever the first seat had open, neither screen, widgets nor toasts hold its texts afterwards."""
    link = two_seats()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter"])
        opened = {"toast": ["3", "enter"], "palette": ["b", "ctrl+p"], "why": ["w"], "zoom": ["z"]}
        await press(pilot, opened[mess])
        assert any(text in text_in_widgets(app) for text in KOSOVO_ONLY)
        link.tell(KOSOVO.id, plan_view(version=8, ready=True))
        await pilot.pause()
        assert isinstance(app.screen, PrivacyScreen)
        assert "▲ Serbia" in text_of(app)
        assert_nothing_of_kosovo(app)
        assert not app._notifications
        await press(pilot, ["enter"])
        assert SERBIA_ONLY in text_of(app)
        assert_nothing_of_kosovo(app)


async def test_each_seat_plans_then_each_reads() -> None:
    """Seats seal one after another; whoever sealed last reads first; commands carry the right seat."""
    link = two_seats()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter"])
        await hand_over(link, pilot)
        await press(pilot, ["enter", "space", "y"])
        assert link.sent == [(KOSOVO.id, Ready()), (SERBIA.id, Ready())]
        link.tell(KOSOVO.id, recap_view(version=9))
        link.tell(SERBIA.id, serbia_view(version=9, phase="recap", recap=recap_view().recap))
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)
        assert app.screen.seat == SERBIA.id
        await press(pilot, ["r"])
        assert link.sent[-1] == (SERBIA.id, Ready())
        link.tell(SERBIA.id, serbia_view(version=10, phase="recap", ready=True, recap=recap_view().recap))
        await pilot.pause()
        assert isinstance(app.screen, PrivacyScreen)
        assert "◆ Kosovo" in text_of(app)
        assert SERBIA_ONLY not in text_in_widgets(app)


async def test_another_seats_views_never_reach_the_screen() -> None:
    """While one seat looks, what the other is told changes nothing that can be seen."""
    link = two_seats()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter"])
        before = text_of(app)
        link.tell(SERBIA.id, serbia_view(version=8, brief="SERBIA-ONLY: a new brief"))
        link.tell(SERBIA.id, odds_view(8))
        await pilot.pause()
        assert text_of(app) == before
        assert SERBIA_ONLY not in text_in_widgets(app)


async def test_a_late_refusal_is_not_shown_to_the_next_seat() -> None:
    """What was refused to one seat is no business of the seat that sits there now."""
    link = two_seats()
    async with playing(link) as (app, pilot):
        await press(pilot, ["enter"])
        link.answer = Refusal(slug=Slug.TOO_DEAR, sentence="KOSOVO can't pay.")
        seat = ConsoleScreen.Asked(KOSOVO.id, Ready())
        await hand_over(link, pilot)
        app.post_message(seat)
        await pilot.pause()
        assert not app._notifications


async def test_enter_and_the_button_let_a_seat_in_and_other_keys_do_not() -> None:
    """Only a clear answer opens the next seat's console."""
    async with playing(two_seats()) as (app, pilot):
        await press(pilot, ["b", "escape", "1", "tab", "w"])
        assert isinstance(app.screen, PrivacyScreen)
        await pilot.click("Button")
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)


async def test_endex_is_shown_to_all_without_a_hand_over() -> None:
    """At ENDEX the scores are open to everybody, and replace whatever was open."""
    link = two_seats()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter", "w"])
        link.tell(KOSOVO.id, endex_view())
        link.tell(SERBIA.id, endex_view(seat=serbia_view().seat))
        await pilot.pause()
        assert isinstance(app.screen, EndexScreen)
        assert "SCORES" in text_of(app)
