"""Hostile text stays text on the console of those who run the exercise, in every pane and every dialog."""

import unicodedata
from typing import Any

import pytest

from tests.tui.control_views import (
    CONTROL,
    STAKES,
    WEIGHED,
    WIDE,
    adjudicate_control,
    endex_control,
    forecast,
    lobby_control,
    plan_control,
    recap_control,
)
from tests.tui.hostile_text import NASTY, hostile
from tests.tui.on_screen import SMALL, playing, press, text_of
from tests.tui.scripted_link import ScriptedLink
from wargame.session.control_view import ControlView
from wargame.session.refusals import Refusal, Slug
from wargame.session.table_view import Table
from wargame.tui.plain_text import cleaned
from wargame.tui.screens.control import ControlScreen

CALM = {"Cc", "Cf", "Cs", "Co", "Cn"}
FORBIDDEN = {"rewind": "", "auto_advance": "", "fire_card": ""}
VIEWS: dict[str, ControlView] = {
    "lobby": lobby_control(may=FORBIDDEN),
    "plan": plan_control(may=FORBIDDEN),
    "weighed": plan_control(table=Table(arguments=(WEIGHED,))),
    "adjudicate": adjudicate_control(),
    "recap": recap_control(),
    "endex": endex_control(),
}
TOUR = {
    "lobby": ("question_mark", "escape l", "A"),
    "plan": (
        "f",
        "escape e",
        "escape i a enter",
        "escape s",
        "escape t",
        "escape slash x",
        "escape down down down down down down down down down down down",
        "a 1",
        "escape o 1",
        "1",
        "escape g",
        "escape v",
        "escape u",
        "escape R A",
        "l left full_stop z",
        "z m z space",
    ),
    "weighed": ("a", "enter"),
    "adjudicate": ("2", "x escape down W", "escape r", "escape z"),
    "recap": ("end", "z"),
    "endex": ("end", "n", "escape ctrl+p"),
}
"""Keys, and after which of them to look."""


def assert_calm(shown: str) -> None:
    """Fail if anything on the screen could steer a terminal."""
    assert not {c for c in shown if c != "\n" and unicodedata.category(c) in CALM}


@pytest.mark.parametrize("size", [WIDE, SMALL])
@pytest.mark.parametrize("scene", TOUR)
async def test_nasty_texts_in_every_field_are_shown_as_text(scene: str, size: tuple[int, int]) -> None:
    """Every pane and dialog survives, and shows markup letter by letter and no control character."""
    nasty: ControlView = hostile(VIEWS[scene])
    link = ScriptedLink({CONTROL.id: [nasty, hostile(forecast())]}, (CONTROL,))
    async with playing(link, size) as (app, pilot):
        assert_calm(text_of(app))
        assert isinstance(app.screen, ControlScreen)
        stakes: Any = cleaned(hostile(STAKES))
        app.screen.show_stakes(stakes.model_copy(update={"team": STAKES.team, "card": STAKES.card}))
        for keys in TOUR[scene]:
            await press(pilot, keys.split())
            assert_calm(text_of(app))
        assert app.is_running


@pytest.mark.parametrize("pane", ["title", "note", "inject", "reason"])
async def test_markup_is_shown_letter_by_letter(pane: str) -> None:
    """A text in markup reads as it was typed, wherever it is shown."""
    markup = NASTY[0]
    plain = plan_control()
    changed: dict[str, Any] = {
        "title": {"cards": (plain.cards[0].model_copy(update={"title": markup, "orders": ()}),)},
        "note": {"notes": (plain.notes[0].model_copy(update={"text": markup}),)},
        "inject": {"msel": (plain.msel[2].model_copy(update={"title": markup}),)},
        "reason": {"undo": markup, "waiting": ()},
    }
    link = ScriptedLink({CONTROL.id: [plan_control(**changed[pane])]}, (CONTROL,))
    async with playing(link, WIDE) as (app, pilot):
        assert "[bold red]pwn[/] [link=" in text_of(app)
        if pane == "inject":
            await press(pilot, ["f"])
            assert "[bold red]pwn[/] [link=file:///etc]" in text_of(app)


async def test_nasty_titles_are_found_as_text_in_the_palette() -> None:
    """The command palette shows titles of injects letter by letter, and so does its match."""
    inject = plan_control().msel[2].model_copy(update={"title": "[@click=app.quit]pwned[/]"})
    link = ScriptedLink({CONTROL.id: [plan_control(msel=(inject,))]}, (CONTROL,))
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["ctrl+p", *"pwned"])
        await pilot.pause(0.3)
        assert "Fire: [@click=app.quit]pwned[/]" in text_of(app)
        await press(pilot, ["escape", "slash", *"pwn"])
        assert "[@click=app.quit]pwned[/]" in text_of(app)


async def test_nasty_refusals_and_prohibitions_are_shown_as_text() -> None:
    """What the session says no with is text as well."""
    link = ScriptedLink({CONTROL.id: [plan_control(may={"observe": NASTY[1]})]}, (CONTROL,))
    link.answer = Refusal(slug=Slug.WRONG_PHASE, sentence=NASTY[0])
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["o", "plus"])
        await pilot.pause()
        assert_calm("".join(note.message for note in app._notifications))
        assert "[bold red]pwn[/]" in [*app._notifications][-1].message
