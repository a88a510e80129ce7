"""The plan `evening` from the pre-flight to ENDEX, as its people press it: one scene after the other."""

from collections.abc import Awaitable, Callable
from functools import partial

from tests.tui.room import FACILITATOR, Room
from wargame.tui.dialogs.form import FormDialog
from wargame.tui.screens.comparison import ComparisonScreen
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.endex import EndexScreen
from wargame.tui.screens.privacy import PrivacyScreen
from wargame.tui.screens.watching import WatchScreen

PEOPLE = ("kosovo", "serbia", "nato", "eu")
SECRETS = {
    "serbia": "Quietly: our envoy sees the note first.",
    "kosovo": "Between us: it rings in both towns.",
}
"""Words that only one pair of teams and the white cell may ever read, by who says them to the other of the two."""
TOLD = dict.fromkeys(SECRETS.values(), ("kosovo", "serbia"))
FACT = "A hotline is open in both towns"
LETTERS = "Each side writes letters again"

Picture = Callable[[str], Awaitable[None]]
"""Holds what is on the screen to be what it was when somebody looked at it."""


async def preflight(room: Room, picture: Picture) -> None:
    """Read what is still open before STARTEX; practise, which leaves nothing."""
    assert "PRE-FLIGHT" in room.screen
    assert "nothing stands in the way" in room.screen
    await picture("preflight")
    files = sorted(room.session.file.path.parent.iterdir())
    head = room.session.head
    await room.keys("p")
    await room.until(lambda: "before STARTEX" in room.screen and room.app.earnest is not None, "practice")
    await room.keys("enter")
    await room.until(lambda: "PRACTICE" in room.screen and "Turn 1/8" in room.screen, "practice begins")
    await room.keys("ctrl+q")
    assert "End the practice?" in room.screen
    await room.keys("y")
    await room.until(lambda: room.app.earnest is None and "before STARTEX" in room.screen, "practice ends")
    await room.settle()
    assert room.session.head == head
    assert sorted(room.session.file.path.parent.iterdir()) == files


async def startex(room: Room, picture: Picture) -> None:
    """Give STARTEX: it deals the turn and starts the clock."""
    await room.keys("enter")
    assert (room.play.turn, room.play.phase) == (1, "plan")
    assert room.control.clock is not None
    await picture("startex")


async def clock(room: Room, picture: Picture) -> None:
    """Hold the clock with a reason, let it run on, give a minute more."""
    await room.pass_time(90)
    await room.keys("h enter")
    held = room.control.clock
    assert held is not None
    assert (held.running, held.left) == (False, 510)
    await room.pass_time(600)
    assert "held" in room.screen
    await picture("held")
    await room.keys("h plus")
    going = room.control.clock
    assert going is not None
    assert (going.running, going.left) == (True, 570)


async def improvise(room: Room, picture: Picture) -> None:
    """Deliver an inject that nobody wrote to two teams."""
    await room.keys("i")
    await room.type("Power cut in the north", "enter")
    await room.type("Two towns are dark since six. Both operators say that the other one knows why.", "enter")
    await room.type("1 2", "enter")
    await room.type("north +2")
    await picture("improvise")
    await room.keys("enter")
    assert any(
        inject.title == "Power cut in the north" and inject.status == "delivered" for inject in room.control.msel
    )
    assert [news.title for news in room.seat("serbia").table.news] == ["Power cut in the north"]
    assert not room.seat("eu").table.news


async def kosovo_talks(room: Room, picture: Picture) -> None:
    """Send a statement, a pair message, a request, a treaty and an argument from one team's screen."""
    await room.hand_to("kosovo")
    assert "Power cut in the north" in room.screen
    await room.keys("d 1")
    await room.type("We have called both operators to one table tonight.", "enter escape 3")
    await room.type(SECRETS["kosovo"], "enter escape 2")
    await room.type("Has KFOR seen the cables?", "enter escape t p")
    await room.type("Hotline", "enter")
    await room.type("Each side rings before its police move north of the river.", "enter")
    await room.type("1", "enter enter enter")
    assert [treaty.parties for treaty in room.seat("serbia").table.proposals] == [("kosovo", "serbia")]
    await picture("treaty")
    await room.keys("i m")
    await room.type("We open a hotline in both towns", "enter")
    await room.type(FACT, "enter")
    await room.type("The lines are there since the spring", "enter")
    await room.type("Both mayors asked for one", "enter enter")
    assert [argument.status for argument in room.control.table.arguments] == ["open"]
    await room.keys("escape escape")


async def orders(room: Room, _picture: Picture) -> None:
    """Order behind the privacy screen, one team after the other; the next is called by itself."""
    await room.order({"idea_momentum": 1, "troops_to_ukraine": 1})
    await room.keys("space y")
    assert isinstance(room.app.screen, PrivacyScreen)
    assert room.app.at_screen == "serbia"
    await room.keys("enter d t")
    room.look_for_secrets(TOLD)
    await room.keys("s y")
    assert [treaty.status for treaty in room.control.table.proposals] == ["in_force"]
    await room.keys("i c")
    await room.type("Nobody answers a line of the other side", "enter i 3")
    await room.type(SECRETS["serbia"], "enter escape escape")
    await room.order({"idea_momentum": 1, "troops_to_ukraine": 1})
    await room.keys("space y enter")
    assert room.app.at_screen == "nato"
    room.look_for_secrets(TOLD)
    await room.keys("i p")
    await room.type("KFOR can test the line", "enter escape")
    await room.order({"idea_momentum": 1, "troops_to_ukraine": 3})
    await room.keys("space y enter")
    room.look_for_secrets(TOLD)
    await room.order({"troops_to_ukraine": 1})
    await room.keys("space y enter")
    assert room.app.at_screen == FACILITATOR


async def white_cell(room: Room, picture: Picture) -> None:
    """Answer the request; weigh the argument and rule on it."""
    await room.keys("d")
    at = next(number for number, each in enumerate(room.control.table.channels, 1) if each.title == "Kosovo")
    await room.keys(f"escape d {at}")
    await room.type("KFOR has: the cables are whole.", "enter escape escape")
    assert not any(message.open for message in room.control.table.messages)
    await room.keys("a 2 2 1 2")
    await picture("weigh")
    await room.keys("enter a enter ctrl+s")
    (argument,) = room.control.table.arguments
    assert argument.status == "ruled"
    assert argument.band in {"critical", "success"}, argument.band


async def go_on(room: Room, why: str = "The time is up") -> None:
    """Take the next step; where teams are waited for, say why."""
    await room.keys("space")
    if isinstance(room.app.screen, FormDialog):
        await room.type(why, "enter")


async def to_rulings(room: Room) -> None:
    """Go on until rulings are proposed."""
    while room.play.phase != "adjudicate":
        await go_on(room)


async def rulings(room: Room, picture: Picture) -> None:
    """Override a ruling with a reason, make one freely, and let the others stand."""
    await to_rulings(room)
    await picture("rulings")
    await room.keys("x w")
    await room.until(lambda: "futures" in room.screen, "stakes")
    proposed = room.control.rulings[0]
    other = next(band for band in proposed.bands if band != proposed.ruling.band)
    await room.keys(str(("critical", "success", "partial", "failure").index(other) + 1))
    await room.type("The envoys were refused at the door")
    await picture("override")
    await room.keys("enter")
    assert room.control.rulings[0].overridden is not None
    await room.keys("r")
    await room.type("The ferry stays", "enter")
    await room.type("The ferry across the lake goes on for now.", "enter enter")
    await room.type("Asked at the table", "enter")
    assert [free.title for free in room.control.free_rulings] == ["The ferry stays"]
    await room.keys("space")
    assert room.play.phase == "recap"
    assert [fact.text for fact in room.control.table.facts] == [FACT]


async def written(room: Room, picture: Picture) -> None:
    """Take the last step back and again; write a note, a bookmark, an observation; return to the rulings."""
    await room.keys("u")
    assert "This takes back: the close of the phase" in room.screen
    await room.keys("1")
    assert room.play.phase == "adjudicate"
    await room.keys("space")
    assert room.control.phase == "recap"
    await room.keys("n")
    await room.type("The room was loud", "enter")
    await room.keys("asterisk enter o 1 1")
    await room.type("Answered within a minute", "enter")
    await room.type("s", "enter")
    kinds = [note.kind for note in room.control.notes]
    assert sorted(kinds) == ["bookmark", "note", "observation"]
    await picture("recap")
    await room.keys("l")
    await picture("timeline")
    await room.keys("R 1")
    assert room.play.phase == "adjudicate"
    assert len(room.control.notes) == 3
    await room.keys("space space")
    assert (room.play.turn, room.play.phase) == (2, "plan")


async def palette(room: Room, picture: Picture) -> None:
    """Fire two cards from the palette."""
    await room.keys("slash")
    await room.type("secretary")
    await picture("palette")
    await room.keys("enter 1 slash")
    await room.type("force gen", "enter 1")
    cards = [card.title for card in room.control.cards]
    assert "The Secretary General's reassurance" in cards
    assert "force_generation" in room.play.cards


async def silence(room: Room, picture: Picture) -> None:
    """Break silence on the Alliance's draft from a person's screen; argue against the fact."""
    await room.hand_to("serbia")
    await room.keys("i m")
    await room.type("The hotline is cut off", "enter")
    await room.type(LETTERS, "enter")
    await room.type("The contract ends this quarter", "enter enter enter")
    await room.type("1", "enter escape")
    assert room.control.table.arguments[0].against == FACT
    await room.keys("f2 3 enter")
    assert room.app.at_screen == "nato"
    await room.order({"general_reassurance": 2})
    await room.keys("space y")
    await room.keys("enter")
    await room.order({"force_generation": 1})
    await room.keys("space y f2 1 enter")
    assert room.app.at_screen == FACILITATOR
    await go_on(room)
    assert room.play.phase == "ask"
    about = {team: {question.ask for question in room.seat(team).asks} for team in PEOPLE}
    assert {team for team in PEOPLE if "breaks" in about[team]} == {"eu"}
    assert {team for team in PEOPLE if "votes" in about[team]} == {"nato"}
    await room.hand_to("eu")
    assert "Most members of the Union" in room.screen
    for question in room.seat("eu").asks:
        await room.keys("2 down" if question.ask in {"breaks", "again"} else "down")
    room.look_for_secrets(TOLD)
    await picture("silence")
    await room.keys("space y enter")
    assert room.app.at_screen == "nato"
    assert "Germany, Hungary, Italy" in room.screen
    for question in room.seat("nato").asks:
        await room.keys("3 down" if question.ask == "votes" else "down")
    await picture("vote")
    await room.keys("space y enter")
    assert room.app.at_screen == FACILITATOR


async def weighed_again(room: Room, _picture: Picture) -> None:
    """Weigh the second argument and rule on it."""
    await room.keys("a 2 enter a enter ctrl+s")
    assert room.control.table.arguments[0].status == "ruled"


async def broken_silence(room: Room, picture: Picture) -> None:
    """Read that silence was broken, with the council's vote beside it."""
    await to_rulings(room)
    by = {(one.ruling.team, one.ruling.card): one.ruling for one in room.control.rulings}
    draft = by["nato", "general_reassurance"]
    assert draft.band != "success"
    assert ("eu", "force_generation") in by
    place = [(one.ruling.team, one.ruling.card) for one in room.control.rulings].index(("nato", "general_reassurance"))
    await room.keys("x" + " down" * place)
    await picture("broken")
    await room.keys("space")
    stopped = room.control.table.arguments[0].band in {"critical", "success"}
    assert [fact.text for fact in room.control.table.facts] == [LETTERS if stopped else FACT]


async def other_way(room: Room, picture: Picture) -> None:
    """Branch from a moment and compare; look at a team's screen."""
    await room.keys("l left b")
    await room.until(lambda: "Saved as evening-branch-t2.wargame" in room.everything, "the branch")
    await room.keys("c 1")
    await room.until(lambda: isinstance(room.app.screen, ComparisonScreen), "the comparison")
    await picture("comparison")
    await room.keys("escape v 2")
    await room.until(lambda: isinstance(room.app.screen, WatchScreen), "see as Serbia")
    assert room.app.screen.seat == "serbia"  # type: ignore[attr-defined]
    await picture("seen_as")
    await room.keys("v")
    assert isinstance(room.app.screen, ControlScreen)
    await room.keys("space")
    assert (room.play.turn, room.play.phase) == (3, "plan")


async def breach(room: Room, picture: Picture) -> None:
    """Declare a treaty in force broken."""
    await room.hand_to("serbia")
    await room.keys("d t b 1")
    await room.type("Police moved and nobody rang", "enter")
    assert [treaty.status for treaty in room.control.table.proposals] == ["broken"]
    await picture("breach")
    await room.keys("escape f2 1 enter")
    assert isinstance(room.app.screen, ControlScreen)


def _has_moved(room: Room, turn: int, phase: str) -> bool:
    return (room.play.turn, room.play.phase) != (turn, phase)


async def to_the_end(room: Room, picture: Picture) -> None:
    """Let phases end by themselves, and rulings by the space bar, until ENDEX."""
    await room.keys("A")
    assert room.control.clock is not None
    assert room.control.clock.auto
    while room.play.phase != "endex":
        turn, phase = room.play.turn, room.play.phase
        if phase == "adjudicate":
            await room.keys("space")
            continue
        clock = room.control.clock
        assert clock is not None, phase
        room.now += 601
        for wake in list(room.session._listeners):
            wake()
        await room.until(partial(_has_moved, room, turn, phase), "the phase ends by itself")
        await room.settle()
    await room.until(lambda: "ENDEX" in room.screen, "ENDEX")
    await picture("endex")
    await room.hand_to("kosovo")
    assert isinstance(room.app.screen, EndexScreen)
    await picture("hot_wash")
    await room.keys("f2 1 enter")


SCENES = (
    preflight,
    startex,
    clock,
    improvise,
    kosovo_talks,
    orders,
    white_cell,
    rulings,
    written,
    palette,
    silence,
    weighed_again,
    broken_silence,
    other_way,
    breach,
    to_the_end,
)
