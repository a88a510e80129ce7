"""Hostile text in decks, names and refusals stays text on every screen and in every dialog."""

import unicodedata

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.tui.hostile_text import NASTY, hostile
from tests.tui.kosovo_questions import ask_view, staked_cards
from tests.tui.kosovo_views import endex_view, odds_view, plan_view, recap_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, text_of
from tests.tui.scripted_link import ScriptedLink
from wargame.link.protocol import SeatChoice
from wargame.session.view import SeatView
from wargame.tui.app import Lobby, WargameApp
from wargame.tui.offers import BotOffer, Choice, PlanOffer, SavedSession, StartOffer, TeamOffer

CALM = {"Cc", "Cf", "Cs", "Co", "Cn"}
TOUR = {
    "plan": ("2 w", "escape b", "t", "l", "e z", "z m", "m tab 3 enter", "space"),
    "ask": ("right down right", "space", "escape"),
    "recap": ("space w", "escape space", "r", "question_mark"),
    "endex": ("end", "ctrl+p"),
}
"""Keys, and after which of them to look."""
VIEWS = {
    "plan": plan_view(can_ready="", cards=staked_cards()),
    "ask": ask_view(),
    "recap": recap_view(),
    "endex": endex_view(),
}


def assert_calm(shown: str) -> None:
    """Fail if anything on the screen could steer a terminal."""
    assert not {c for c in shown if c != "\n" and unicodedata.category(c) in CALM}


@pytest.mark.parametrize(
    ("phase", "size"), [("plan", SMALL), ("plan", LARGE), ("ask", LARGE), ("recap", SMALL), ("endex", LARGE)]
)
async def test_nasty_texts_in_every_field_are_shown_as_text(phase: str, size: tuple[int, int]) -> None:
    """Every pane and dialog of every phase survives, and shows markup letter by letter and no control character."""
    nasty: SeatView = hostile(VIEWS[phase])
    seat = SeatChoice(nasty.seat.id, "kosovo", NASTY[0], NASTY[1], NASTY[2])
    link = ScriptedLink({seat.id: [nasty, hostile(odds_view())]}, (seat,))
    async with playing(link, size) as (app, pilot):
        assert_calm(text_of(app))
        for keys in TOUR[phase]:
            await press(pilot, keys.split())
            assert_calm(text_of(app))
        assert app.is_running


async def test_markup_is_shown_letter_by_letter() -> None:
    """A title in markup reads as it was typed, and is no link and no action."""
    markup = NASTY[0]
    card = plan_view().cards[0].model_copy(update={"title": markup})
    link = ScriptedLink({"seat-kosovo": [plan_view(cards=(card,))]})
    async with playing(link, LARGE) as (app, _):
        shown = text_of(app)
        assert "[bold red]pwn[/] [link=file:///etc]" in shown
        assert "[@click=app.quit]x[/] [/nope]" in shown


async def test_nasty_offers_are_shown_as_text() -> None:
    """Titles of plans, names of files and summaries of bots are text too."""
    teams = tuple(TeamOffer(f"t{at}", text, text, text, text) for at, text in enumerate(NASTY[:5]))
    plans = tuple(PlanOffer(f"p{at}", text, text, text, 20, 4, teams) for at, text in enumerate(NASTY))
    saved = tuple(SavedSession(text, text, 1, 4, text, text) for text in NASTY)
    bots = tuple(BotOffer(text, text) for text in NASTY[:3])

    async def refuse(_: Choice) -> ScriptedLink:
        raise AssertionError

    app = WargameApp(Lobby(StartOffer(plans, saved, bots), refuse))
    async with app.run_test(size=SMALL) as pilot:
        for keys in (["down"] * 9, ["down"] * 9, ["up"] * 9, ["tab", "space", "space"]):
            await press(pilot, keys)
            assert_calm(text_of(app))


SURPRISES = st.text(st.sampled_from("[]/\\$@={}\x1b\x9b\u202e\u0301 a漢\n\t|·:;'\"`"), max_size=60) | st.text(
    max_size=40
)


@settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(SURPRISES, min_size=5, max_size=20))
async def test_any_texts_are_shown_as_text(texts: list[str]) -> None:
    """Whatever the texts are, plan and recap are drawn and stay calm."""
    link = ScriptedLink({"seat-kosovo": [hostile(plan_view(), tuple(texts)), hostile(odds_view(), tuple(texts))]})
    async with playing(link, SMALL) as (app, pilot):
        await press(pilot, ["w", "escape", "b"])
        assert_calm(text_of(app))
        link.tell("seat-kosovo", hostile(recap_view(), tuple(texts)))
        await pilot.pause()
        await press(pilot, ["r", "w"])
        assert_calm(text_of(app))
