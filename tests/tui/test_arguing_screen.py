"""What a team is shown of injects and facts, and what it does about arguments: on its console and at the table."""

from tests.tui.kosovo_views import odds_view, plan_view
from tests.tui.on_screen import LARGE, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.session.command import Command
from wargame.session.table_view import Argument, Established, News, Reason, Table
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.session.view import SeatView

HOTLINE = Established(id="a1", text="A hotline is open", by="serbia", turn=1, until=0)
POWER = News(id="n1", turn=2, title="Power cut", text="Two towns are dark.", effects=(), sender="Both operators")


def argument(**changes: object) -> Argument:
    """Return Serbia's argument, open to reasons."""
    made = Argument(
        id="a2",
        team="serbia",
        what="The mayors meet",
        result="They meet each month",
        reasons=(Reason(side="own", team="serbia", text="They know each other", mark=None),),
        against="",
        status="open",
        said="",
        turn=2,
        odds=None,
        band=None,
        dice=(),
        margin=None,
        effects=(),
        judged=0,
        word=None,
        can_add="",
        can_judge="Nobody votes here.",
    )
    return made.model_copy(update=changes)


def seen(**table: object) -> SeatView:
    """Return a view in plan with this on the table."""
    return plan_view(table=Table(facts=(HOTLINE,), news=(POWER,)).model_copy(update=table))


async def sent_by(view: SeatView, keys: str) -> list[Command]:
    """Press keys, and return what was asked of the session."""
    link: ScriptedLink = solo(view, odds_view(view.version))
    async with playing(link, LARGE) as (_, pilot):
        await press(pilot, keys.split())
        await pilot.pause()
    assert all(seat == KOSOVO.id for seat, _ in link.sent)
    return [command for _, command in link.sent]


async def test_an_inject_is_before_the_teams_eyes() -> None:
    """What was delivered this turn and what was established stand above the brief, with their words."""
    async with playing(solo(seen()), LARGE) as (app, _):
        shown = text_of(app)
        for part in ("INJECTS AND FACTS", "Both operators: Power cut", "Two towns are dark.", "A hotline is open"):
            assert part in shown


async def test_injects_facts_and_arguments_stand_at_the_table() -> None:
    """One key at the table shows all of them, with the reasons."""
    async with playing(solo(seen(arguments=(argument(),))), LARGE) as (app, pilot):
        await press(pilot, ["d", "a"])
        shown = text_of(app)
        for part in ("Power cut", "A hotline is open", "The mayors meet", "They know each other", "Speaks against"):
            assert part in shown


async def test_a_team_argues() -> None:
    """What happens, what comes of it, up to three reasons, and the fact that it would end."""
    (command,) = await sent_by(seen(), "d a 1 W enter R enter O enter enter enter 1 enter")
    assert command == Argue(what="W", result="R", reasons=("O",), against="a1")


async def test_a_team_answers_an_argument_of_another() -> None:
    """It speaks for it or against it, or says how likely it is."""
    view = seen(arguments=(argument(),), can_argue="Your team has made its argument of this turn.")
    assert await sent_by(view, "d a 1 Y enter") == [AddReason(argument="a2", side="pro", text="Y")]
    assert await sent_by(view, "d a 2 N enter") == [AddReason(argument="a2", side="con", text="N")]
    voting = argument(can_add="Votes are given here.", can_judge="")
    view = view.model_copy(update={"table": Table(arguments=(voting,), words=("remote", "even"), can_argue="no")})
    assert await sent_by(view, "d a 1 2") == [Judge(argument="a2", word=1)]


async def test_a_team_takes_its_argument_back() -> None:
    """Its own argument is offered for that while it is open."""
    view = seen(arguments=(argument(team="kosovo", can_add="It is your own."),), can_argue="no")
    assert await sent_by(view, "d a 1") == [DropArgument(argument="a2")]


async def test_the_table_bears_the_marking() -> None:
    """The talk screen says EXERCISE as all others do."""
    async with playing(solo(seen()), LARGE) as (app, pilot):
        await press(pilot, ["d"])
        assert "EXERCISE EXERCISE EXERCISE" in text_of(app).splitlines()[0]
