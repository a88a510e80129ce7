"""What a person types at the control console is not lost: not to a new view, not to escape, not to a refusal."""

from typing import Any

import pytest
from textual.app import App

from tests.tui.control_views import (
    CONTROL,
    WIDE,
    adjudicate_control,
    forecast,
    in_control,
    plan_control,
    proposals,
    recap_control,
)
from tests.tui.on_screen import LARGE, playing, press, text_of
from wargame.session.control_commands import Note, Override
from wargame.session.refusals import Refusal, Slug
from wargame.tui.app import WargameApp
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.control_keys import ControlKeys

REFUSED = Refusal(slug=Slug.WRONG_PHASE, sentence="The rulings are closed.")


class Keeping(WargameApp):
    """An application that remembers what its console asks to be kept."""

    def __init__(self, link: Any) -> None:
        super().__init__(link)
        self.kept: dict[str, str] = {}

    def on_control_keys_kept(self, message: ControlKeys.Kept) -> None:
        """Remember it."""
        self.kept[message.where] = message.text


def console(app: App[Any]) -> ControlScreen:
    """Return the console, under whatever dialogs are open."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ControlScreen))


async def test_a_view_that_arrives_while_somebody_types_takes_nothing_away() -> None:
    """A form stays open with its text and its keyboard while the console under it follows the session."""
    link = in_control()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["n", "o", "n", "e"])
        link.tell(CONTROL.id, adjudicate_control(version=12))
        link.tell(CONTROL.id, forecast(12))
        await pilot.pause()
        assert "ADJUDICATE" in text_of(app)
        await press(pilot, ["s", "enter"])
        assert link.sent == [(CONTROL.id, Note(text="ones"))]


async def test_a_reason_outlives_new_views_and_other_rulings() -> None:
    """The reason of an override stays with its ruling, whatever arrives and whatever else is picked meanwhile."""
    link = in_control(adjudicate_control())
    async with playing(link, WIDE) as (_, pilot):
        await press(pilot, ["2", "n", "o", "t"])
        link.tell(CONTROL.id, adjudicate_control(version=15, undo="another step"))
        await pilot.pause()
        await press(pilot, ["e", "escape", "down", "4", "o", "t", "h", "e", "r", "escape", "up", "2", "d", "enter"])
        assert link.sent == [
            (CONTROL.id, Override(team="kosovo", card="troops_to_ukraine", band="success", reason="noted"))
        ]
        await press(pilot, ["down", "4", "enter"])
        assert link.sent[-1] == (
            CONTROL.id,
            Override(team="serbia", card="troops_to_ukraine", band="failure", reason="other"),
        )


async def test_a_phase_that_ends_meanwhile_leaves_the_keyboard_where_somebody_types() -> None:
    """Letters that are still being typed into the reason never become keys of the console."""
    link = in_control(adjudicate_control())
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["2", "a"])
        link.tell(CONTROL.id, adjudicate_control(version=15, phase="adjudicate", rulings=proposals()[:2]))
        await pilot.pause()
        await press(pilot, ["b", "u", "n"])
        assert link.sent == []
        assert len(app.screen_stack) == 2


async def test_escape_keeps_what_was_typed_for_the_next_time() -> None:
    """A form that is closed is opened again with its text, and sending it ends the draft."""
    link = in_control()
    app = Keeping(link)
    async with app.run_test(size=LARGE) as pilot:
        await press(pilot, ["i", "B", "o", "o", "m", "enter", "b", "a", "n", "g", "escape"])
        assert app.kept == {"improvise.title": "Boom", "improvise.text": "bang"}
        await press(pilot, ["i"])
        assert "Boom" in text_of(app)
        await press(pilot, ["ctrl+s"])
        assert app.kept == {"improvise.title": "", "improvise.text": ""}
        assert len(link.sent) == 1
        await press(pilot, ["i"])
        assert "Boom" not in text_of(app)


async def test_a_console_opens_with_the_drafts_that_it_is_given() -> None:
    """Drafts of an earlier sitting stand in their forms, the reason of an override too."""
    app = WargameApp(in_control())
    drafts = {"note.text": "from before", "override.2.troops_to_ukraine.kosovo": "reason from before"}
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        app.push_screen(ControlScreen(adjudicate_control(), forecast(14), drafts))
        await pilot.pause()
        assert "reason from before" in text_of(app)
        await press(pilot, ["n"])
        assert "from before" in text_of(app)


async def test_what_is_refused_stays_typed() -> None:
    """A refusal is told, and the text stands in its form again."""
    link = in_control(adjudicate_control())
    link.answer = REFUSED
    app = Keeping(link)
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, ["n", "g", "o", "n", "e", "enter"])
        await press(pilot, ["2", "w", "h", "y", "enter"])
        await pilot.pause()
        assert [note.message for note in app._notifications] == [REFUSED.sentence] * 2
        assert app.kept["note.text"] == "gone"
        assert console(app).query_one("#reason").text == "why"  # type: ignore[attr-defined]
        await press(pilot, ["n"])
        assert "gone" in text_of(app)


async def test_a_console_that_closes_hands_back_what_is_typed_in_it() -> None:
    """Neither an open form nor the reason of an override is lost when the seat changes."""
    app = Keeping(in_control(adjudicate_control()))
    async with app.run_test(size=WIDE) as pilot:
        await press(pilot, ["2", "w", "h", "y"])
        app.switch_screen(ControlScreen(plan_control()))
        await pilot.pause()
        await press(pilot, ["n", "h", "a", "l", "f"])
        app.pop_screen()
        await pilot.pause()
        assert app.kept == {"override.2.troops_to_ukraine.kosovo": "why", "note.text": "half"}


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("n enter", "has to be filled in"),
        ("i A ctrl+s", "has to be filled in"),
        ("i A enter B enter 9 ctrl+s", "is no team"),
        ("i A enter B enter enter x y z space 3 enter", "No track or resource"),
        ("i A enter B enter enter n o r t h enter", "Write a name and a number"),
        ("i A enter B enter enter o b s t space 3 enter", "No track or resource"),
        ("t 9 enter", "Type a turn from 2 to 8"),
        ("t x enter", "Type a turn from 2 to 8"),
        ("g 0 a enter x enter", "Type the number of a turn"),
        ("o 0 a enter x enter", "Type P, S, M or U"),
        ("a 1 enter", "Give each reason a mark"),
    ],
)
async def test_a_form_says_what_it_can_not_take(keys: str, told: str) -> None:
    """It stays open, with a sentence and the keyboard in the field that the sentence is about."""
    link = in_control()
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, keys.split())
        assert told in text_of(app)
        assert len(app.screen_stack) == 3
        assert link.sent == []


async def test_forms_say_how_they_understand_what_is_typed() -> None:
    """Teams and effects are spelled out below their fields while they are typed."""
    async with playing(in_control(), LARGE) as (app, pilot):
        await press(pilot, ["i", "A", "enter", "B", "enter", "k", "o", "s", "space", "4"])
        assert "→ Kosovo, NATO" in text_of(app)
        await press(pilot, ["enter", "k", "o", "s", "o", "v", "o", "space", "f", "i", "n", "minus", "2"])
        assert "→ Kosovo: Finance -2" in text_of(app)


async def test_a_field_takes_no_more_than_the_session_does() -> None:
    """What is typed or pasted beyond the limit is cut, and control characters never get in."""
    async with playing(in_control(), LARGE) as (app, pilot):
        await press(pilot, ["i"])
        field = app.focused
        assert field is not None
        await field._on_paste(_paste("\x1b]0;HACKED\x07" + "long " * 100))  # type: ignore[attr-defined]
        await pilot.pause()
        assert field.text == ("]0;HACKED" + "long " * 100)[:160]  # type: ignore[attr-defined]


def _paste(text: str) -> Any:
    from textual.events import Paste

    return Paste(text)


async def test_recap_keeps_the_override_away() -> None:
    """Once the rulings are closed there is no form for overruling them."""
    async with playing(in_control(recap_control()), WIDE) as (app, _):
        assert "Apply override" not in text_of(app)
        assert "RECAP OF TURN 2" in text_of(app)
