"""What the keys of the control console ask of the session: every act, in as few keys as it takes."""

from collections.abc import Callable

import pytest

from tests.tui.control_views import (
    CONTROL,
    WEIGHED,
    WIDE,
    adjudicate_control,
    in_control,
    lobby_control,
    plan_control,
    recap_control,
)
from tests.tui.on_screen import LARGE, SMALL, playing, press
from wargame.session.command import Command
from wargame.session.commands import Rewind
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AutoAdvance,
    DeferInject,
    EditInject,
    EndFact,
    EstablishFact,
    FireCard,
    FireInject,
    Improvise,
    KeepRuling,
    MoveInject,
    Note,
    Observe,
    Override,
    PauseClock,
    RefuseArgument,
    ResumeClock,
    RuleArgument,
    RuleFreely,
    SkipInject,
    StartExercise,
    Undo,
    WeighArgument,
)
from wargame.session.control_view import ControlView, InjectEffect
from wargame.session.refusals import Refusal, Slug
from wargame.session.table_view import Clock, Table

HELD = Clock(running=False, left=90, since=0, auto=True, reason="lunch")


def nobody_waited_for() -> ControlView:
    """Return a view in plan in which all teams are done."""
    return plan_control(waiting=())


def held() -> ControlView:
    """Return a view in plan with the clock held."""
    return plan_control(clock=HELD)


def weighed() -> ControlView:
    """Return a view with an argument to rule on."""
    return plan_control(table=Table(arguments=(WEIGHED,)))


def without_facts() -> ControlView:
    """Return a view without established facts."""
    return plan_control(table=Table())


SENT: dict[str, tuple[Callable[[], ControlView], str, Command]] = {
    "startex by enter": (lobby_control, "enter", StartExercise()),
    "startex by s": (lobby_control, "s", StartExercise()),
    "startex by space": (lobby_control, "space", StartExercise()),
    "advance": (nobody_waited_for, "space", Advance()),
    "advance while teams read": (recap_control, "space", Advance()),
    "apply the rulings": (adjudicate_control, "space", Advance()),
    "advance without them": (plan_control, "space l a t e enter", Advance(reason="late")),
    "hold": (plan_control, "h enter", PauseClock(reason="Control holds the clock")),
    "resume": (held, "h", ResumeClock()),
    "more time": (plan_control, "plus", AddTime(seconds=60)),
    "less time": (plan_control, "minus", AddTime(seconds=-60)),
    "auto": (plan_control, "A", AutoAdvance(on=True)),
    "auto off": (held, "A", AutoAdvance(on=False)),
    "undo": (plan_control, "u enter", Undo()),
    "rewind to the latest moment": (plan_control, "R 1", Rewind(turn=2)),
    "rewind to an earlier one": (plan_control, "l left enter 1", Rewind(turn=1, stage="adjudicate")),
    "re-roll": (plan_control, "l left left R 2", Rewind(turn=1, reroll=True)),
    "fire": (plan_control, "f 1", FireInject(inject="grenade")),
    "fire what was found": (plan_control, "slash r u m o u r enter 1", FireInject(inject="hospital")),
    "fire the next one": (plan_control, "down enter 1", FireInject(inject="mayor")),
    "fire a card": (plan_control, "slash v i s a enter up enter", FireCard(card="visa")),
    "improvise": (
        plan_control,
        "i A enter B enter 1 space 3 enter n o r t h space minus 2 enter",
        Improvise(title="A", text="B", to=("kosovo", "russia"), effects={"north_tension": -2}),
    ),
    "improvise for all": (plan_control, "i A enter B ctrl+s", Improvise(title="A", text="B")),
    "edit": (
        plan_control,
        "e end exclamation_mark ctrl+s",
        EditInject(
            inject="grenade",
            title="A grenade in a car park in Zvečan!",
            text=plan_control().msel[2].text,
            to=("kosovo", "nato"),
            effects={"north_tension": 6},
        ),
    ),
    "skip": (plan_control, "s o l d enter", SkipInject(inject="grenade", reason="old")),
    "defer": (plan_control, "t 5 enter", DeferInject(inject="grenade", turn=5)),
    "move up": (plan_control, "less_than_sign", MoveInject(inject="grenade", before="shots")),
    "move down": (plan_control, "ctrl+down", MoveInject(inject="grenade", before="drone")),
    "move to the end": (plan_control, "slash d e e p enter escape ctrl+down", MoveInject(inject="deepfake")),
    "override": (
        adjudicate_control,
        "2 o k enter",
        Override(team="kosovo", card="troops_to_ukraine", band="success", reason="ok"),
    ),
    "override another one": (
        adjudicate_control,
        "down down down 4 o k enter",
        Override(team="nato", card="testing_obstacles", band="failure", reason="ok"),
    ),
    "keep": (adjudicate_control, "down 0", KeepRuling(team="serbia", card="troops_to_ukraine")),
    "rule freely": (
        adjudicate_control,
        "r A enter B enter n o r t h space 1 enter C enter",
        RuleFreely(title="A", text="B", effects={"north_tension": 1}, reason="C"),
    ),
    "weigh": (plan_control, "a 0 1 2 1 enter", WeighArgument(argument="a2", marks=(0, 1, 2, 1))),
    "refuse": (plan_control, "a x n o enter", RefuseArgument(argument="a2", reason="no")),
    "rule on an argument": (
        weighed,
        "a enter n o r t h space minus 3 enter enter enter 4 enter",
        RuleArgument(argument="a1", effects={"success": {"north_tension": -3}}, until=4),
    ),
    "note": (plan_control, "n a h enter", Note(text="ah")),
    "note in lines": (plan_control, "n a ctrl+j b enter", Note(text="a\nb")),
    "bookmark": (plan_control, "asterisk enter", Note(text="Turn 2, plan: come back to this", bookmark=True)),
    "observe": (
        plan_control,
        "o 1 2 s a w enter s enter",
        Observe(text="saw", team="kosovo", objective="firm_friends", rating="S"),
    ),
    "observe nobody": (plan_control, "o 0 s a w ctrl+s", Observe(text="saw")),
    "observe no objective": (plan_control, "o 2 0 s a w ctrl+s", Observe(text="saw", team="serbia")),
    "establish": (plan_control, "g 0 i t enter 3 enter", EstablishFact(text="it", until=3)),
    "establish the first": (without_facts, "g i t ctrl+s", EstablishFact(text="it")),
    "end a fact": (plan_control, "g 2", EndFact(fact="f2")),
}


@pytest.mark.parametrize("act", SENT)
async def test_each_act_is_sent_by_its_keys(act: str) -> None:
    """These keys send this command, in the name of the seat, and nothing else."""
    view, keys, command = SENT[act]
    link = in_control(view())
    async with playing(link, WIDE) as (_, pilot):
        await press(pilot, keys.split())
        await pilot.pause()
        assert link.sent == [(CONTROL.id, command)]


@pytest.mark.parametrize("size", [LARGE, SMALL])
@pytest.mark.parametrize(
    "act", ["override", "override another one", "fire", "rewind to an earlier one", "observe", "fire a card", "keep"]
)
async def test_the_same_keys_do_the_same_on_smaller_screens(act: str, size: tuple[int, int]) -> None:
    """Where not all panes are seen at once, keys open the page that they need."""
    view, keys, command = SENT[act]
    link = in_control(view())
    async with playing(link, size) as (_, pilot):
        await press(pilot, keys.split())
        await pilot.pause()
        assert link.sent == [(CONTROL.id, command)]


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("up f", "has been delivered"),
        ("up e", "has been delivered"),
        ("slash g a t e enter", "has been delivered"),
        ("slash s u m m i t enter", "three cards at most"),
        ("slash v i s a enter escape t", "Pick an inject"),
        ("w", ""),
        ("0", ""),
    ],
)
async def test_what_makes_no_sense_is_told_and_not_sent(keys: str, told: str) -> None:
    """A key that can do nothing says why, if there is a why, and sends nothing."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, keys.split())
        assert link.sent == []
        assert any(told in note.message for note in app._notifications) == bool(told)


FORBIDDEN = {
    "advance": "space",
    "pause_clock": "h",
    "add_time": "plus",
    "auto_advance": "A",
    "undo": "u",
    "rewind": "R",
    "fire_inject": "f",
    "fire_card": "slash v i s a enter",
    "improvise": "i",
    "edit_inject": "e",
    "skip_inject": "s",
    "defer_inject": "t",
    "move_inject": "less_than_sign",
    "weigh_argument": "a",
    "note": "n",
    "observe": "o",
    "establish_fact": "g 0",
    "end_fact": "g 1",
}


async def test_an_edited_inject_moves_the_team_that_it_moved() -> None:
    """A resource that every team has stays the one team's, without being asked for again."""
    paid = InjectEffect(id="serbia.finance", title="Serbia: Finance", change="-2")
    msel = tuple(line.model_copy(update={"effects": (paid,)}) for line in plan_control().msel)
    link = in_control(plan_control(msel=msel))
    async with playing(link, SMALL) as (_, pilot):
        await press(pilot, ["e", "end", "exclamation_mark", "ctrl+s"])
        await pilot.pause()
        ((_, command),) = link.sent
    assert isinstance(command, EditInject)
    assert command.effects == {"serbia.finance": -2}


@pytest.mark.parametrize("keys", ["down enter enter", "f enter", "f f", "slash v i s a enter enter", "l enter enter"])
async def test_a_key_pressed_once_too_often_fires_nothing(keys: str) -> None:
    """What has been shown once more is left as it is by the key that showed it: doing it takes another one."""
    link = in_control()
    async with playing(link, SMALL) as (_, pilot):
        await press(pilot, keys.split())
        await pilot.pause()
        assert link.sent == []


@pytest.mark.parametrize("kind", FORBIDDEN)
async def test_what_a_seat_may_not_do_is_said_before_anything_is_typed(kind: str) -> None:
    """The sentence of the view is shown, no form opens, and nothing is sent."""
    link = in_control(plan_control(may={kind: "This is for the game owner."}))
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, FORBIDDEN[kind].split())
        assert [note.message for note in app._notifications] == ["This is for the game owner."]
        assert link.sent == []
        assert len(app.screen_stack) == 2


@pytest.mark.parametrize(
    ("kind", "keys"), [("override", "2"), ("override", "enter"), ("keep_ruling", "down 0"), ("rule_freely", "r")]
)
async def test_what_a_seat_may_not_rule_is_said_before_anything_is_typed(kind: str, keys: str) -> None:
    """The same holds for rulings; the keyboard stays with their list."""
    link = in_control(adjudicate_control(may={kind: "This is for the game owner."}))
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, keys.split())
        assert [note.message for note in app._notifications] == ["This is for the game owner."]
        assert link.sent == []
        assert type(app.focused).__name__ == "ProposedList"


@pytest.mark.parametrize(
    ("keys", "told"),
    [
        ("1", "never gives"),
        ("0", "stands already"),
        ("enter w h y enter", "Choose the band first"),
        ("2 enter", "Say why"),
        ("2 space enter", "Say why"),
    ],
)
async def test_an_override_needs_a_band_that_can_be_and_a_reason(keys: str, told: str) -> None:
    """Nothing is sent before both are there, and the console says what is missing."""
    link = in_control(adjudicate_control())
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, keys.split())
        assert link.sent == []
        assert told in [*app._notifications][-1].message


async def test_a_step_that_is_pressed_twice_is_one_step() -> None:
    """Until the session has taken a step or refused it, the key asks for nothing more."""
    link = in_control(nobody_waited_for())
    async with playing(link, WIDE) as (_, pilot):
        await press(pilot, ["space", "space"])
        assert len(link.sent) == 1
        link.tell(CONTROL.id, adjudicate_control())
        await pilot.pause()
        link.answer = Refusal(slug=Slug.WRONG_PHASE, sentence="Not yet.")
        await press(pilot, ["space"])
        await pilot.pause()
        await press(pilot, ["space"])
        assert len(link.sent) == 3


async def test_rulings_that_are_closed_are_not_overridden() -> None:
    """In recap the keys of an override say how to get back to the rulings."""
    link = in_control(recap_control())
    async with playing(link, WIDE) as (app, pilot):
        app.screen.query_one("ProposedList").focus()
        await press(pilot, ["2"])
        assert link.sent == []
        assert "Rewind to them" in [*app._notifications][-1].message
