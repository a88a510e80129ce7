"""Seats given out at the console and taken with F2: by keys, on a real session file, behind the privacy screen."""

from pathlib import Path

from tests.tui.control_views import CONTROL, plan_control
from tests.tui.kosovo_views import plan_view, recap_view
from tests.tui.on_screen import LARGE, SMALL, playing, press, text_of
from tests.tui.room import FACILITATOR, Room, in_room
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.link.protocol import SeatChoice
from wargame.session.commands import Receipt
from wargame.session.control_commands import GiveSeat, VacateSeat
from wargame.session.control_view import ControlSeat
from wargame.session.permissions import forbidden
from wargame.tui.dialogs.seats import SeatsDialog
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.privacy import PrivacyScreen
from wargame.tui.seating import seat_wanted_in_room

PEOPLE = ("kosovo",)
CHRIS = SeatChoice("observer", "", "Chris", "", "", control=True, role="observer")


def said(room: Room) -> str:
    """Return the notice that stands on the screen last."""
    return [note.message for note in room.app._notifications][-1]


async def call(room: Room, seat: str) -> None:
    """Call a seat to the screen and look at what stands between before it sits down."""
    seats = [choice.id for choice in room.app.seats if choice.id != room.app.at_screen]
    await room.keys(f"f2 {seats.index(seat) + 1}")
    assert isinstance(room.app.screen, PrivacyScreen)
    assert "SEATS" not in room.everything
    assert "THE TABLE" not in room.everything
    await room.keys("enter")
    assert room.app.at_screen == seat


async def give_out(room: Room) -> None:
    """Give seats to an observer and a member in the pre-flight, in six keys at most beside the name."""
    await room.keys("S a 5")
    await room.type("Olga", "enter")
    assert isinstance(room.app.screen, SeatsDialog)
    assert "Olga" in room.screen
    await room.keys("a 7 1")
    await room.type("Dea", "enter escape")
    assert [(seat.name, seat.roles, seat.team) for seat in room.control.seats if seat.name in {"Olga", "Dea"}] == [
        ("Olga", ("observer",), ""),
        ("Dea", ("member",), "kosovo"),
    ]
    assert "Olga: observer; Dea: team member of Kosovo" in room.screen


async def practise(room: Room) -> None:
    """Everybody has the same seat in the practice; nothing of it stays."""
    seats, head = room.app.seats, room.session.head
    await room.keys("p")
    await room.until(lambda: room.app.earnest is not None and "PRACTICE" in room.screen, "no practice begins")
    assert room.app.seats == seats
    await room.keys("ctrl+q y")
    await room.until(lambda: room.app.earnest is None, "the practice does not end")
    await room.settle()
    assert (room.app.seats, room.session.head) == (seats, head)


async def only_look(room: Room) -> None:
    """See the whole console as an observer and move nothing: each key says why."""
    head = room.session.head
    assert isinstance(room.app.screen, ControlScreen)
    for key in ("space", "f", "i", "n", "o", "g", "S a"):
        await room.keys(key)
        assert "you are observer" in said(room), key
    await room.keys("escape")
    assert room.session.head == head


async def advise(room: Room) -> None:
    """Read a team's screen as its member, and talk; what commits the team says that it is the lead's."""
    head = room.session.head
    assert isinstance(room.app.screen, ConsoleScreen)
    room.look_for_secrets({})
    for key in ("1", "enter", "p", "space"):
        await room.keys(key)
    assert room.session.head == head
    assert "This is for the team lead" in said(room)
    assert "Only your team's lead commits and seals." in room.screen
    await room.keys("d 1")
    await room.type("We are two in this team.", "enter escape escape")
    assert [message.text for message in room.seat("kosovo").table.messages] == ["We are two in this team."]


async def take_away(room: Room) -> None:
    """Take the observer's seat away; nobody can be called to it any more, and undo brings it back."""
    seats = [seat.id for seat in room.control.seats]
    await room.keys(f"S {seats.index('observer') + 1} x 1 escape")
    assert [choice.id for choice in room.app.seats] == [FACILITATOR, "kosovo", "member"]
    await room.keys("f2")
    assert "Olga" not in room.everything
    await room.keys("escape u 1")
    assert [choice.id for choice in room.app.seats] == [FACILITATOR, "observer", "kosovo", "member"]
    assert "observer" in room.app._told


async def hand_over(room: Room) -> None:
    """Let a bot play a team whose people left, in four keys, and give it back."""
    at = 1 + [seat.id for seat in room.control.seats].index("kosovo")
    await room.keys(f"S {at} enter 2")
    assert "kosovo" not in {choice.id for choice in room.app.seats}
    assert room.session.state.room.player("kosovo") == "cautious"
    await room.keys("escape u 1")
    assert "kosovo" in {choice.id for choice in room.app.seats}


async def leave(room: Room) -> None:
    """Hand the exercise to another owner and leave: the screen goes to whoever runs it now."""
    heir = GiveSeat(seat="heir", name="Zoe", roles=("owner", "controller"))
    assert isinstance(room.session.submit(FACILITATOR, heir), Receipt)
    await room.settle()
    await room.keys("S 1 x 1")
    await room.until(lambda: isinstance(room.app.screen, PrivacyScreen), "nobody is called")
    assert "Zoe" in room.screen
    await room.keys("enter")
    assert room.app.at_screen == "heir"
    assert isinstance(room.app.screen, ControlScreen)


async def test_seats_are_given_out_and_taken(tmp_path: Path) -> None:
    """An observer and a team's member get their seats by keys, sit down by F2, and do what is theirs to do."""
    async with in_room(tmp_path, PEOPLE, SMALL, 7) as room:
        await give_out(room)
        await practise(room)
        await room.keys("enter")
        assert room.play.phase == "plan"
        await call(room, "observer")
        await only_look(room)
        await call(room, "member")
        await advise(room)
        await call(room, FACILITATOR)
        await take_away(room)
        await hand_over(room)
        await leave(room)


async def test_whoever_looks_stays_at_the_screen() -> None:
    """What happens meanwhile does not hand an observer's screen over."""
    looking = ControlSeat(id=CHRIS.id, name=CHRIS.title, roles=("observer",))
    view = plan_control(seat=looking, may=forbidden(("observer",)))
    link = ScriptedLink({CONTROL.id: [plan_control()], CHRIS.id: [view]}, (CONTROL, CHRIS))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["f2", "1", "enter"])
        link.tell(CONTROL.id, plan_control(version=12, waiting=()))
        link.tell(CHRIS.id, view.model_copy(update={"version": 12}))
        await pilot.pause()
        assert isinstance(app.screen, ControlScreen)
        assert app.screen.seat == CHRIS.id


def test_a_member_stays_until_rulings_are_made() -> None:
    """A member has nothing to finish, so nobody else is called, and no member is called as the next."""
    views = {"a": plan_view(), "a_member": plan_view(), "b": plan_view()}
    assert seat_wanted_in_room("c", ("a", "b"), views, "a_member") == "a_member"
    ready = {**views, "a": plan_view(ready=True), "a_member": plan_view(ready=True)}
    assert seat_wanted_in_room("c", ("a", "b"), ready, "a_member") == "a_member"
    ruled = dict.fromkeys(views, recap_view(phase="adjudicate"))
    assert seat_wanted_in_room("c", ("a", "b"), ruled, "a_member") == "c"


async def test_a_seat_is_changed_by_keys() -> None:
    """Name and roles are typed; an empty name stays, and a role that is none is told before it is sent."""
    link = ScriptedLink({CONTROL.id: [plan_control(may={})]}, (CONTROL,))
    async with playing(link, SMALL) as (app, pilot):
        await press(pilot, [*"S3", "enter", *"Bea", "enter", "backspace", *"9", "ctrl+s"])
        assert "is no role" in text_of(app)
        await press(pilot, ["backspace", *"3", "space", *"ev", "ctrl+s"])
        await press(pilot, [*"4", "enter", "tab", "space", *"4", "ctrl+s"])
    assert [command for _, command in link.sent] == [
        GiveSeat(seat="evaluator", name="Bea", roles=("white_cell", "evaluator")),
        GiveSeat(seat="observer", name="Chris from the ministry", roles=("evaluator", "observer")),
    ]


async def test_what_can_not_be_done_with_a_seat_is_said_at_once() -> None:
    """A team's lead and the last controller stay; the window stays open."""
    link = ScriptedLink({CONTROL.id: [plan_control(may={})]}, (CONTROL,))
    async with playing(link, SMALL) as (app, pilot):
        for keys, why in (("1x", "stay the controller"), ("5x", "keeps the seat")):
            await press(pilot, ["S", *keys])
            assert why in [note.message for note in app._notifications][-1]
            await press(pilot, ["escape"])
        await press(pilot, [*"S4x2", "escape"])
    assert link.sent == []


async def test_a_name_steers_nothing() -> None:
    """What looks like markup is shown as it was typed, wherever a seat is named."""
    name = "[bold]A[/nope] [@click=app.quit]b[/]"
    view = plan_control(may={})
    seats = (*view.seats[:3], view.seats[3].model_copy(update={"name": name}), *view.seats[4:])
    link = ScriptedLink({CONTROL.id: [plan_control(may={}, seats=seats)]}, (CONTROL,))
    async with playing(link, LARGE) as (app, pilot):
        for keys in (["S", "4"], ["enter"], ["escape", "x"]):
            await press(pilot, keys)
            assert name[:20] in text_of(app)


async def test_the_window_follows_what_is_given_meanwhile() -> None:
    """A newer view is shown at once; the pick stays on its seat."""
    view = plan_control(may={})
    link = ScriptedLink({CONTROL.id: [view], KOSOVO.id: [plan_view()]}, (CONTROL, KOSOVO))
    async with playing(link, SMALL) as (app, pilot):
        await press(pilot, [*"S4"])
        link.tell(CONTROL.id, plan_control(may={}, version=12, seats=view.seats[1:]))
        await pilot.pause()
        assert "Ana" not in text_of(app).split("CONTROL", 1)[1]
        await press(pilot, [*"x1"])
    assert [command for _, command in link.sent] == [VacateSeat(seat="observer")]
