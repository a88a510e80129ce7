"""What every screen and dialog looks like at both sizes, as pictures that a person has looked at.

`pytest tests/tui/test_screens_look.py --snapshot-update` keeps new pictures; look at each before it is committed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from textual.app import App

from tests.tui.control_views import (
    CONTROL,
    STARTED,
    WEIGHED,
    WIDE,
    adjudicate_control,
    endex_control,
    in_control,
    lobby_control,
    plan_control,
    recap_control,
)
from tests.tui.kosovo_cards import ordered
from tests.tui.kosovo_questions import ask_view
from tests.tui.kosovo_views import endex_view, odds_view, plan_view, recap_view, serbia_view
from tests.tui.on_screen import LARGE, SMALL, at_rest, press, solo, without_map
from tests.tui.scripted_link import KOSOVO, SERBIA, ScriptedLink
from tests.tui.start_offer import OFFER
from tests.tui.test_talk_look import SCENES as TABLE
from tests.tui.test_viewers_look import SCENES as VIEWERS
from wargame.link.protocol import Link, LinkLost, SeatChoice, Told
from wargame.session.control_view import ControlSeat, ControlView
from wargame.session.permissions import forbidden
from wargame.session.view import Seat
from wargame.tui.app import Lobby, WargameApp
from wargame.tui.offers import Choice

TUI = Path(__file__).parents[2] / "wargame" / "tui"


@dataclass(frozen=True)
class Scene:
    """A way to a picture."""

    shows: str
    """File of the screen or dialog."""
    way_in: Callable[[], Link | Lobby]
    keys: str = ""
    sizes: tuple[tuple[int, int], ...] = (SMALL, LARGE)
    theme: str = "situation-room"


async def refuse(_: Choice) -> Link:
    """Fail to open a session."""
    raise LinkLost("This file was written by a newer wargame. Update with `pip install -U wargame`.")


def hot_seat() -> Link:
    """Return a link for two seats."""
    return ScriptedLink({KOSOVO.id: [plan_view(), odds_view()], SERBIA.id: [serbia_view()]}, (KOSOVO, SERBIA))


def sealing() -> Link:
    """Return a link in plan with one order given."""
    return solo(plan_view(can_ready="", cards=ordered(troops_to_ukraine="lobby_early")))


def shared_room() -> Link:
    """Return a link for whoever runs the exercise and two teams."""
    link = ScriptedLink(
        {CONTROL.id: [plan_control()], KOSOVO.id: [plan_view(), odds_view()], SERBIA.id: [serbia_view()]},
        (CONTROL, KOSOVO, SERBIA),
    )
    link.watched = {"serbia": [serbia_view()]}
    return link


def giving() -> Link:
    """Return a link for whoever may give out seats."""
    return in_control(plan_control(may={}))


def everybody() -> Link:
    """Return a link for a controller, an observer, a team's lead and its member."""
    may = forbidden(("observer",))
    looking = plan_control(may=may, seat=ControlSeat(id=CHRIS.id, name=CHRIS.title, roles=("observer",)), undo="")
    lead: list[Told] = [plan_view(), odds_view()]
    told: dict[str, Sequence[Told]] = {CONTROL.id: [plan_control()], CHRIS.id: [looking], KOSOVO.id: lead}
    return ScriptedLink({**told, DEA.id: member()}, (CONTROL, CHRIS, KOSOVO, DEA))


def member() -> list[Told]:
    """Return what a member of Kosovo is told in plan."""
    may = forbidden(("member",))
    seat = Seat(id=DEA.id, team=DEA.team, title=DEA.title)
    return [plan_view(seat=seat, may=may, can_ready=may["ready"]), odds_view()]


def weighed() -> ControlView:
    """Return a view in which an argument waits to be ruled on."""
    return plan_control(table=plan_control().table.model_copy(update={"arguments": (WEIGHED,)}))


CHRIS = SeatChoice("observer", "", "Chris from the ministry", "", "", control=True, role="observer")
DEA = SeatChoice("member", "kosovo", "Dea", "◆", "#fbd367", role="team member of Kosovo")
OVERRULE = "2 T h e y space a g r e e d"

SCENES = {
    "start": Scene("screens/start.py", lambda: Lobby(OFFER, refuse), "tab down space"),
    "start_saved": Scene("screens/start.py", lambda: Lobby(OFFER, refuse), "down down"),
    "privacy": Scene("screens/privacy.py", hot_seat),
    "plan": Scene("screens/console.py", solo),
    "plan_waiting_for_odds": Scene(
        "screens/console.py", lambda: ScriptedLink({KOSOVO.id: [plan_view(ready=True)]}), "", (SMALL,)
    ),
    "plan_daylight": Scene("screens/console.py", solo, "2", (LARGE,), "daylight"),
    "plan_high_contrast": Scene("screens/console.py", solo, "2", (LARGE,), "high-contrast"),
    "plan_without_map": Scene("screens/console.py", without_map),
    "brief": Scene("screens/console.py", solo, "b"),
    "brief_without_map": Scene("screens/console.py", without_map, "b", (SMALL,)),
    "tracks": Scene("screens/console.py", solo, "t z"),
    "questions": Scene("screens/console.py", lambda: solo(ask_view())),
    "rulings": Scene("screens/console.py", lambda: solo(recap_view()), "space"),
    "recap": Scene("screens/console.py", lambda: solo(recap_view()), "space space space space"),
    "too_small": Scene("framed.py", solo, "", ((60, 18),)),
    "endex": Scene("screens/endex.py", lambda: solo(endex_view())),
    "why": Scene("dialogs/why.py", lambda: solo(recap_view()), "w"),
    "prospect": Scene("dialogs/prospect.py", solo, "2 w"),
    "control_preflight": Scene("screens/control.py", lambda: in_control(lobby_control()), "", (WIDE, LARGE)),
    "control_plan": Scene("screens/control.py", in_control, "", (WIDE, LARGE, SMALL)),
    "control_find": Scene("screens/control.py", in_control, "slash m a y", (SMALL,)),
    "control_adjudicate": Scene(
        "screens/control.py", lambda: in_control(adjudicate_control()), OVERRULE, (WIDE, LARGE)
    ),
    "control_adjudicate_small": Scene("screens/control.py", lambda: in_control(adjudicate_control()), "", (SMALL,)),
    "control_daylight": Scene("screens/control.py", in_control, "", (WIDE,), "daylight"),
    "control_recap": Scene("screens/control.py", lambda: in_control(recap_control()), "", (LARGE,)),
    "control_record": Scene("screens/control.py", in_control, "l left", (LARGE,)),
    "control_endex": Scene("screens/control.py", lambda: in_control(endex_control()), "", (WIDE, LARGE)),
    "weigh": Scene("dialogs/weigh.py", in_control, "a 1 2", (WIDE, LARGE)),
    "rule": Scene("dialogs/form.py", lambda: in_control(weighed()), "a enter n o r t h space minus 2", (LARGE,)),
    "improvise": Scene("dialogs/form.py", in_control, "i A space s t r i k e tab tab 1 space 3", (SMALL,)),
    "observe": Scene("dialogs/choice.py", in_control, "o 1", (SMALL,)),
    "seat_choice": Scene("dialogs/seat_choice.py", shared_room, "f2", (LARGE,)),
    "seat_choice_all": Scene("dialogs/seat_choice.py", everybody, "f2", (SMALL,)),
    "privacy_of_a_role": Scene("screens/privacy.py", everybody, "f2 3", (SMALL,)),
    "member": Scene("screens/console.py", everybody, "f2 3 enter"),
    "observer": Scene("screens/control.py", everybody, "f2 1 enter", (SMALL, LARGE)),
    "seats": Scene("dialogs/seats.py", giving, "S 4"),
    "give_seat_role": Scene("dialogs/choice.py", giving, "S a", (SMALL,)),
    "give_seat": Scene("dialogs/form.py", giving, "S a 7 1 D e a", (SMALL,)),
    "change_seat": Scene("dialogs/form.py", giving, "S 3 enter tab space 5"),
    "hand_over": Scene("dialogs/choice.py", giving, "S 5 enter", (SMALL,)),
    "vacate_seat": Scene("dialogs/choice.py", giving, "S 4 x", (SMALL,)),
    "watching": Scene("screens/watching.py", shared_room, "v 2", (LARGE,)),
    "help": Scene("dialogs/help.py", solo, "question_mark"),
    "confirm": Scene("dialogs/confirm.py", sealing, "space"),
    "message": Scene("dialogs/message.py", lambda: Lobby(OFFER, refuse), "enter"),
}
CONTROL_PARTS = ("keys", "course", "rulings", "arguments", "injects", "writing", "panes", "effects", "seats")
"""What the control console is put together from."""
PICTURES = [(name, size) for name, scene in SCENES.items() for size in scene.sizes]


@pytest.mark.parametrize(("name", "size"), PICTURES, ids=[f"{name}_{w}x{h}" for name, (w, h) in PICTURES])
async def test_look(name: str, size: tuple[int, int], looks_right: Callable[[App[Any]], bool]) -> None:
    """The screen looks as it did when somebody looked at it."""
    scene = SCENES[name]
    app = WargameApp(scene.way_in(), theme=scene.theme, now=lambda: STARTED)
    async with app.run_test(size=size) as pilot:
        await press(pilot, scene.keys.split())
        await at_rest(app, pilot)
        assert looks_right(app)


def test_every_screen_and_dialog_has_a_picture() -> None:
    """No screen or dialog goes unseen."""
    files = {
        path.relative_to(TUI).as_posix() for folder in ("screens", "dialogs") for path in (TUI / folder).glob("*.py")
    }
    parts = {"screens/__init__.py", "dialogs/__init__.py", "screens/panes.py", "screens/orders.py", "dialogs/dialog.py"}
    parts |= {f"screens/control_{part}.py" for part in CONTROL_PARTS} | {"screens/inject_finder.py"}
    parts |= {f"screens/{part}.py" for part in ("arguing", "dealing", "talk_door", "talk_keys", "talk_writing")}
    seen = {scene.shows for scene in SCENES.values()} | {scene.shows for scene in VIEWERS.values()}
    seen |= {scene.shows for scene in TABLE.values()}
    assert files - parts <= seen
