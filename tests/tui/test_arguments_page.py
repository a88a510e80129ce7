"""Arguments, news and facts at the players' table: made, taken back, answered, voted on, read."""

import re
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from tests.live.forging import lake_library
from tests.tui.hostile_text import NASTY, hostile
from tests.tui.kosovo_arguments import ARGUMENTS, HEARING, NEWS, OWN, arguing, arguing_view, argument
from tests.tui.kosovo_talk import talk_view
from tests.tui.kosovo_views import recap_view, serbia_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_in_widgets, text_of
from tests.tui.scripted_link import KOSOVO, SERBIA, ScriptedLink
from tests.tui.test_hostile_text import assert_calm
from wargame.link.in_process import InProcessLink
from wargame.live.opening import Manner, open_new, seeded_luck, wall_clock
from wargame.live.running import RunningSession
from wargame.session.control_commands import (
    Advance,
    EstablishFact,
    Improvise,
    RuleArgument,
    StartExercise,
    WeighArgument,
)
from wargame.session.refusals import Refusal, Slug
from wargame.session.table_view import News
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.tui.dialogs.form import FormDialog
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.talk import TalkScreen
from wargame.tui.widgets.news_line import NewsLine
from wargame.tui.widgets.typed_text import TypedText


async def test_an_argument_is_two_keys_and_a_form_away() -> None:
    """What, what comes of it, reasons, and the fact that it would end, each told back as it is understood."""
    link = solo(arguing_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["i", "m", *"They", "enter", *"So", "ctrl+j", *"be it", "enter", *"Yes", "enter", *"Also"])
        await press(pilot, ["enter", "enter", "2"])
        assert "would end: A pause at the bridge." in text_of(app)
        await press(pilot, ["enter"])
        command = Argue(what="They", result="So\nbe it", reasons=("Yes", "Also"), against="f2")
        assert link.sent == [(KOSOVO.id, command)]


async def test_one_reason_is_enough_and_the_same_twice_is_not_sent() -> None:
    """Reasons that say the same are told before anything is sent; what is empty is left out."""
    link = solo(arguing_view(facts=()))
    async with playing(link) as (app, pilot):
        await press(pilot, ["i", "m", *"They", "enter", *"So", "enter", *"Yes", "enter", *"yes.", "ctrl+s"])
        assert link.sent == []
        assert "Two of the reasons are the same." in text_of(app)
        await press(pilot, [*["backspace"] * 4, "ctrl+s"])
        assert link.sent == [(KOSOVO.id, Argue(what="They", result="So", reasons=("Yes",)))]


async def test_a_fact_that_does_not_hold_is_not_sent() -> None:
    """Only numbers of facts that the form names are read."""
    link = solo(arguing_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["i", "m", *"They", "enter", "S", "enter", "Y", "enter", "enter", "enter", "3", "enter"])
        assert link.sent == []
        assert "Type a number from 1 to 2, or nothing." in text_of(app)


async def test_a_pro_a_con_and_a_word() -> None:
    """One line for or against another team's argument; a vote by digit."""
    link = solo(arguing_view())
    async with playing(link) as (_, pilot):
        await press(pilot, ["i", "p", *"True", "enter", "c", *"Not so", "enter", "v", "4"])
        assert [command for _, command in link.sent] == [
            AddReason(argument=HEARING.id, side="pro", text="True"),
            AddReason(argument=HEARING.id, side="con", text="Not so"),
            Judge(argument=HEARING.id, word=3),
        ]


async def test_ones_own_argument_is_taken_back_after_a_question() -> None:
    """On one's own argument there is nothing to add and nothing to vote; enter alone takes nothing back."""
    link = solo(arguing_view(arguments=(OWN, *ARGUMENTS)))
    async with playing(link) as (app, pilot):
        await press(pilot, ["i", "p", "c", "v", "x", "enter"])
        assert link.sent == []
        assert isinstance(app.screen, TalkScreen)
        await press(pilot, ["x", "y"])
        assert link.sent == [(KOSOVO.id, DropArgument(argument=OWN.id))]


async def test_why_not_is_said_before_anything_is_typed() -> None:
    """What the moment or the seat does not allow opens no form, and the session's words say why."""
    closed = argument("a9", "nato", "Late", can_add="The turn is closed.", can_judge="The turn is closed.")
    table = arguing(arguments=(closed,), can_argue="Arguments are off.")
    link = solo(talk_view(table=table, may={"judge": "This is for the team lead."}))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["i", "m", "p", "v"])
        assert isinstance(app.screen, TalkScreen)
        assert link.sent == []
        for why in ("Arguments are off.", "The turn is closed.", "This is for the team lead."):
            assert why in text_of(app)
            assert why in [note.message for note in app._notifications]


async def test_nobody_votes_where_the_plan_has_no_words() -> None:
    """Without a scale there is neither a key nor a call to vote."""
    async with playing(solo(arguing_view(words=())), LARGE) as (app, pilot):
        await press(pilot, ["i", "v"])
        assert "ote" not in text_of(app).replace("voted", "")


async def test_what_arrives_disturbs_no_form() -> None:
    """New arguments, news and a new phase leave every typed letter; escape and a restart do too."""
    link = solo(arguing_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["i", "m", *"Half a sen"])
        newer = argument("a7", "eu", "Something new")
        link.tell(KOSOVO.id, arguing_view(version=20, arguments=(newer, *ARGUMENTS)))
        link.tell(KOSOVO.id, recap_view(version=30, table=arguing()))
        await pilot.pause()
        await press(pilot, [*"tence"])
        assert isinstance(app.screen, FormDialog)
        assert app.screen.query_one("#typed-what", TypedText).text == "Half a sentence"
        await press(pilot, ["escape"])
    assert link.kept[KOSOVO.id]["draft.argument.what"] == "Half a sentence"
    again = solo(arguing_view())
    again.kept = link.kept
    async with playing(again) as (app, pilot):
        await press(pilot, ["i", "m"])
        assert app.screen.query_one("#typed-what", TypedText).text == "Half a sentence"


async def test_a_refused_argument_comes_back_into_the_form() -> None:
    """What the session did not take stands in the form again."""
    link = solo(arguing_view(facts=()))
    link.answer = Refusal(slug=Slug.SAID_ALREADY, sentence="That argument has been made already.")
    async with playing(link) as (app, pilot):
        await press(pilot, ["i", "m", *"They", "enter", *"So", "enter", *"Yes", "ctrl+s"])
        await pilot.pause()
        assert "made already" in text_in_widgets(app)
        await press(pilot, ["m"])
        assert app.screen.query_one("#typed-first", TypedText).text == "Yes"


async def test_the_next_seat_finds_nothing_of_the_form() -> None:
    """When the seat at the screen changes, what was typed goes with it and is kept for its own."""
    link = ScriptedLink({KOSOVO.id: [arguing_view()], SERBIA.id: [serbia_view()]}, (KOSOVO, SERBIA))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["enter", "i", "m", *"SECRET"])
        link.tell(KOSOVO.id, talk_view(version=9, ready=True, table=arguing()))
        await pilot.pause()
        assert "SECRET" not in text_of(app) + text_in_widgets(app)
        assert "lorries" not in text_of(app) + text_in_widgets(app)
        assert link.kept[KOSOVO.id]["draft.argument.what"] == "SECRET"


async def test_the_picked_argument_stays_picked() -> None:
    """A newer argument comes before it, and the key still means the one that was picked."""
    link = solo(arguing_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["i", "down"])
        newer = argument("a7", "eu", "Something new")
        link.tell(KOSOVO.id, arguing_view(version=20, arguments=(newer, *ARGUMENTS)))
        await pilot.pause()
        assert "Something new" in text_of(app)
        await press(pilot, ["v", "1"])
        assert link.sent == [(KOSOVO.id, Judge(argument="a3", word=0))]


async def test_arguments_and_news_are_new_until_they_are_read() -> None:
    """The console's bar counts them with the talk; each page that is opened is read; own arguments are never new."""
    link = solo(arguing_view(channels=(), messages=(), proposals=(), arguments=(OWN, *ARGUMENTS)))
    async with playing(link, LARGE) as (app, pilot):
        assert "●7 new" in text_of(app)
        assert "●2 news" in text_of(app)
        await press(pilot, ["i", "escape"])
        assert "●3 new " in text_of(app)
        await press(pilot, ["f", "escape"])
        assert isinstance(app.screen, ConsoleScreen)
        assert not re.search(r"●\d* ?new", text_of(app))
        assert "Two lorries stand across" in text_of(app)


async def test_news_that_arrives_is_seen_and_takes_nothing() -> None:
    """A line with the newest title comes to the console; the keyboard stays where it was, and a click reads it."""
    link = solo(talk_view())
    async with playing(link) as (app, pilot):
        assert not app.screen.query_one(NewsLine).display
        before = app.focused
        link.tell(KOSOVO.id, arguing_view(version=20))
        await pilot.pause()
        assert "Two lorries" in text_of(app)
        assert app.focused is before
        await pilot.click(NewsLine)
        await pilot.pause()
        assert "Since five in the morning" in text_of(app)


async def test_what_replaces_news_that_was_taken_back_is_new() -> None:
    """After a rewind marks move back with what is there."""
    link = solo(arguing_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["f", "escape", "i", "escape"])
        link.tell(KOSOVO.id, arguing_view(version=30, arguments=(), facts=(), news=NEWS[1:]))
        await pilot.pause()
        again = News(id="n2", turn=2, title="Another story", text="x", effects=())
        link.tell(KOSOVO.id, arguing_view(version=31, news=(again, NEWS[1])))
        await pilot.pause()
        assert "● news  Another story" in text_of(app)
        await press(pilot, ["d"])
        assert "Arguments ●4" in text_of(app)


@pytest.mark.parametrize("size", [SMALL, LARGE])
async def test_nasty_arguments_are_shown_as_text(size: tuple[int, int]) -> None:
    """Arguments, facts and news show no control character and obey no markup, in lists, sheets and windows."""
    view = hostile(arguing_view(), NASTY)
    loose = tuple(
        new.model_copy(update={"id": old.id, "can_add": "", "can_judge": ""})
        for new, old in zip(view.table.arguments, ARGUMENTS, strict=True)
    )
    view = view.model_copy(
        update={"table": view.table.model_copy(update={"arguments": loose, "can_argue": ""}), "may": {}}
    )
    async with playing(ScriptedLink({view.seat.id: [view]}), size) as (app, pilot):
        for keys in ("i", "p", "escape v", "escape m", "escape down down down", "f", "down down down"):
            await press(pilot, keys.split())
            assert_calm(text_of(app))
        assert app.is_running


async def test_an_argument_goes_from_the_form_to_its_ruling(tmp_path: Path) -> None:
    """In a true session: made at the screen, weighed and ruled on by those who run it, read at the screen as a fact."""
    session = facilitated(tmp_path, people=("arda",))
    session.submit("facilitator", StartExercise())
    async with playing(InProcessLink(session, ("arda",)), LARGE) as (app, pilot):
        while session.state.play.phase != "plan":
            session.submit("facilitator", Advance(reason="on"))
        await until(app, pilot, "PLAN")
        await press(pilot, ["i", "m", *"We dredge", "enter", *"Deep water.", "enter", *"We have boats.", "ctrl+s"])
        await until(app, pilot, "to be weighed")
        session.submit("facilitator", WeighArgument(argument="a1", marks=(2,)))
        await until(app, pilot, "■■ strong")
        session.submit("facilitator", RuleArgument(argument="a1", effects={}))
        await until(app, pilot, "margin")
        assert "Your team has made its argument of this turn." in text_of(app)
        session.submit("facilitator", EstablishFact(text="The lake is deep."))
        session.submit("facilitator", Improvise(title="A letter", text="It is read."))
        await press(pilot, ["f"])
        await until(app, pilot, "The lake is deep.")
        await until(app, pilot, "It is read.")


async def until(app: App[None], pilot: Pilot[None], said: str) -> None:
    """Wait until the screen says something."""
    for _ in range(100):
        if said in text_of(app):
            return
        await pilot.pause(0.05)
    raise AssertionError(text_of(app))


def facilitated(folder: Path, people: tuple[str, ...]) -> RunningSession:
    """Return a session before STARTEX that somebody runs; teams without people are played by bots."""
    library = lake_library(folder)
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team in people else "random" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    luck = seeded_luck(7, teams)
    path = folder / "ours.wargame"
    return open_new(path, plan, digests, players, luck, wall_clock, Manner(facilitated=True))
