"""What the panes of the control console show, and how one gets about in them."""

from functools import partial
from typing import Any

import pytest
from textual.app import App
from textual.widgets import Digits

from tests.tui.control_views import (
    CONTROL,
    STAKES,
    STARTED,
    WIDE,
    adjudicate_control,
    endex_control,
    forecast,
    in_control,
    lobby_control,
    plan_control,
)
from tests.tui.kosovo_tracks import tracks
from tests.tui.on_screen import LARGE, SMALL, playing, press, text_of
from wargame.session.control_view import Check, Moment
from wargame.session.table_view import Clock
from wargame.tui.app import WargameApp
from wargame.tui.screens.control import ControlScreen
from wargame.tui.screens.control_keys import ControlKeys
from wargame.tui.widgets.clock_pane import ClockSheet
from wargame.tui.widgets.forecast_sheet import ForecastSheet


class Listening(WargameApp):
    """An application that remembers what its console wishes of it, and does nothing else about it."""

    def __init__(self, link: Any) -> None:
        super().__init__(link)
        self.wishes: list[tuple[str, ...]] = []

    def on_control_keys_view_as(self, message: ControlKeys.ViewAs) -> None:
        """Remember whose view is wished for."""
        message.prevent_default()
        self.wishes.append(("as", message.seat, message.team))

    def on_control_keys_open_talk(self, message: ControlKeys.OpenTalk) -> None:
        """Remember that talk is wished for."""
        message.prevent_default()
        self.wishes.append(("talk", message.seat))

    def on_control_keys_branch(self, message: ControlKeys.Branch) -> None:
        """Remember from where a branch is wished for."""
        message.prevent_default()
        self.wishes.append(("branch", str(message.moment.turn), message.moment.stage))

    def on_control_keys_compare(self, message: ControlKeys.Compare) -> None:
        """Remember that a comparison is wished for."""
        message.prevent_default()
        self.wishes.append(("compare", message.seat))

    def on_control_keys_stakes(self, message: ControlKeys.Stakes) -> None:
        """Remember what stakes are wished for."""
        message.prevent_default()
        self.wishes.append(("stakes", message.team, message.card))


def console(app: App[Any]) -> ControlScreen:
    """Return the console."""
    return next(screen for screen in app.screen_stack if isinstance(screen, ControlScreen))


def tell_time(app: WargameApp, seconds: int) -> None:
    """Let it be some seconds after the clock was set."""
    app._now = lambda: STARTED + seconds
    app._tick()


async def test_everything_is_seen_at_once_on_a_wide_screen() -> None:
    """Seats, clock, injects, table, duties, map, forecast, timeline, record and notes stand side by side."""
    async with playing(in_control(), WIDE) as (app, _):
        shown = text_of(app)
        for title in ("SEATS", "CLOCK", "INJECTS · 7 to come", "THE TABLE · turn 2 · 5 of 7 ordered", "FOR YOU"):
            assert title in shown
        for title in ("SITUATION", "FORECAST · 2,000 futures", "TIMELINE", "RECORD", "NOTES"):
            assert title in shown
        assert "space  Rule on the orders   still waiting for ▲ Serbia, ● NATO" in shown
        assert "u takes back: Hold the clock: a question from the floor" in shown


async def test_a_seat_says_how_far_it_is_in_words() -> None:
    """Whoever is waited for stands out by a shape, and every state is a word."""
    async with playing(in_control(), WIDE) as (app, _):
        rows = [row for row in text_of(app).split("\n") if "person" in row]
        assert "■ sealed" in rows[0]
        assert "◇ 1 of 2 decided" in rows[1]


async def test_the_pages_turn() -> None:
    """On a smaller screen brackets, and clicks on the strip, turn the pages round."""
    async with playing(in_control(), LARGE) as (app, pilot):
        assert "SEATS" in text_of(app)
        await press(pilot, ["right_square_bracket", "right_square_bracket"])
        assert "RECORD" in text_of(app)
        assert "SEATS" not in text_of(app)
        await press(pilot, ["right_square_bracket"])
        assert "SEATS" in text_of(app)
        await pilot.click("TabStrip", offset=(9, 0))
        await pilot.pause()
        assert "FORECAST" in text_of(app)


async def test_a_small_screen_shows_one_thing_at_a_time() -> None:
    """At 80 by 24 each page has its pane, and the keys that need another one open it."""
    async with playing(in_control(), SMALL) as (app, pilot):
        assert "A mayor in Leposavić" in text_of(app)
        await press(pilot, ["l"])
        assert "TIMELINE" in text_of(app)
        assert "RECORD" in text_of(app)
        await press(pilot, ["full_stop"])
        assert "Support for Kosovo among allies" in text_of(app)
        await press(pilot, ["x"])
        assert "THE TABLE" in text_of(app)
        await press(pilot, ["escape"])
        assert "A mayor in Leposavić" in text_of(app)


async def test_a_new_size_keeps_the_pane_in_use() -> None:
    """When the window is made smaller, nothing is lost and what has the keyboard can be reached."""
    async with playing(in_control(adjudicate_control()), WIDE) as (app, pilot):
        await press(pilot, ["2", "a"])
        await pilot.resize_terminal(*LARGE)
        await pilot.pause()
        await press(pilot, ["escape", "x"])
        assert "Apply override" in text_of(app)
        assert "a" in text_of(app)


async def test_rulings_bring_their_page() -> None:
    """When the engine has ruled, the rulings get the keyboard; when a turn opens, the injects."""
    link = in_control()
    async with playing(link, LARGE) as (app, pilot):
        link.tell(CONTROL.id, adjudicate_control())
        await pilot.pause()
        await pilot.pause()
        assert "OVERRIDE" in text_of(app)
        assert type(app.focused).__name__ == "ProposedList"
        link.tell(CONTROL.id, plan_control(version=20, turn=3))
        await pilot.pause()
        await pilot.pause()
        assert type(app.focused).__name__ == "MselList"


async def test_the_clock_shows_what_is_left() -> None:
    """The digits follow the time that they are told; a held clock stands and says why; run over it goes below zero."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        digits = app.screen.query_one(Digits)
        assert digits.value == "04:27"
        tell_time(app, 30)
        assert digits.value == "03:57"
        tell_time(app, 300)
        await pilot.pause()
        assert digits.value == "-00:33"
        assert "over time" in text_of(app)
        link.tell(
            CONTROL.id,
            plan_control(version=12, clock=Clock(running=False, left=61, since=0, auto=True, reason="A question")),
        )
        await pilot.pause()
        tell_time(app, 400)
        assert digits.value == "01:01"
        assert "A question" in text_of(app)
        reason = "Both sides ask for a map"
        clock = Clock(running=False, left=61, since=0, auto=True, reason=reason)
        link.tell(CONTROL.id, plan_control(version=13, clock=clock))
        await pilot.pause()
        sheet = app.screen.query_one(ClockSheet)
        told = " ".join(part.plain.strip() for part in sheet.lay_out(sheet.size.width)[1:])
        assert told == reason


async def test_a_second_repaints_the_digits_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that runs costs a few cells a second."""
    async with playing(in_control(), WIDE) as (app, pilot):
        await pilot.pause()
        painted: list[str] = []
        for widget in app.screen.walk_children():
            name = type(widget).__name__
            monkeypatch.setattr(widget, "refresh", partial(_note, painted, name))
        tell_time(app, 1)
        assert painted == ["Digits"]


def _note(painted: list[str], name: str, *_: object, **__: object) -> None:
    painted.append(name)


async def test_the_filter_finds_and_escape_clears_it() -> None:
    """A few letters leave what fits, marked; escape brings all back."""
    async with playing(in_control(), WIDE) as (app, pilot):
        await press(pilot, ["slash", "b", "r", "i", "d", "g", "e"])
        assert "Students block the bridge" in text_of(app)
        assert "A mayor in Leposavić" not in text_of(app)
        await press(pilot, ["q", "q"])
        assert "Nothing is called so." in text_of(app)
        await press(pilot, ["escape"])
        assert "A mayor in Leposavić" in text_of(app)
        assert type(app.focused).__name__ == "MselList"


async def test_the_picked_inject_stays_picked_when_the_list_changes() -> None:
    """A new view that moves an inject takes the pick along."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        msel = plan_control().msel
        link.tell(CONTROL.id, plan_control(version=12, msel=(msel[2], *msel[:2], *msel[3:])))
        await pilot.pause()
        await press(pilot, ["f"])
        assert "A grenade in a car park" in text_of(app)
        assert "FIRE THE INJECT" in text_of(app)


async def test_what_was_delivered_gives_the_pick_to_the_next() -> None:
    """After an inject has been fired, the next one that could come is picked, and the filter is gone."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["slash", *"grenade", "enter", "1"])
        msel = plan_control().msel
        fired = msel[2].model_copy(update={"status": "delivered", "turn": 2})
        link.tell(CONTROL.id, plan_control(version=12, msel=(*msel[:2], fired, *msel[3:])))
        await pilot.pause()
        assert "The gate is closed" in text_of(app)
        await press(pilot, ["f"])
        assert "A mayor in Leposavić resigns" in text_of(app).split("FIRE THE INJECT")[1]


async def test_what_no_future_has_stands_below_the_chart() -> None:
    """That injects still to come are not counted is read beside the picture that leaves them out."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        left_out = ("2 injects still to come are not counted.",)
        link.tell(CONTROL.id, forecast(plan_control().version, left_out=left_out))
        await pilot.pause()
        region = app.screen.query_one(ForecastSheet).region
        rows = text_of(app).splitlines()[region.y : region.bottom]
        shown = " ".join(" ".join(row[region.x : region.right] for row in rows).split())
        assert "most 59 to 100 2 injects still to come are not counted." in shown


async def test_a_click_picks_an_inject_and_two_fire_it() -> None:
    """The mouse does what the keys do."""
    async with playing(in_control(), WIDE) as (app, pilot):
        await pilot.click("MselList", offset=(5, 8), times=2)
        await pilot.pause()
        assert "FIRE THE INJECT" in text_of(app)


async def test_what_hangs_on_a_ruling_is_asked_and_shown() -> None:
    """The key asks for the stakes of the picked ruling; they are shown while that ruling is picked."""
    app = Listening(in_control(adjudicate_control()))
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, ["w"])
        assert app.wishes == [("stakes", "kosovo", "troops_to_ukraine")]
        console(app).show_stakes(STAKES)
        await pilot.pause()
        assert "Allies stand by Kosovo rises from 38 to 52 %." in text_of(app)
        await press(pilot, ["down"])
        assert "Allies stand by Kosovo rises" not in text_of(app)


async def test_an_override_stands_beside_the_engines_result() -> None:
    """The engine's result stays in sight, struck, before the one that a person gave, with who and why."""
    async with playing(in_control(adjudicate_control()), WIDE) as (app, _):
        shown = text_of(app)
        assert "works → ■□□ works in part" in shown
        assert "Ana: KFOR had told both sides an hour before" in shown
        assert "ADJUDICATION · turn 2 · 4 rulings · 1 overridden" in shown


async def test_wishes_go_to_the_application() -> None:
    """Seeing as a team, talking, branching and comparing are asked of the application."""
    app = Listening(in_control())
    async with app.run_test(size=WIDE) as pilot:
        await pilot.pause()
        await press(pilot, ["v", "2", "d", "c", "b", "l", "left", "b"])
        assert app.wishes == [
            ("as", "white", "serbia"),
            ("talk", "white"),
            ("compare", "white"),
            ("branch", "2", "plan"),
            ("branch", "1", "adjudicate"),
        ]


async def test_the_timeline_says_which_moment_is_chosen() -> None:
    """The chosen moment is marked on the rail and named in words; it stays chosen when a view arrives."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        assert "turn 2, its opening" in text_of(app)
        await press(pilot, ["l", "left"])
        assert "turn 1, its rulings as proposed" in text_of(app)
        assert "[◆]" in text_of(app)
        link.tell(CONTROL.id, plan_control(version=12))
        await pilot.pause()
        assert "turn 1, its rulings as proposed" in text_of(app)


async def test_without_a_moment_nothing_can_be_returned_to() -> None:
    """Before the first turn rewind and branch say so."""
    timeline = tuple(turn.model_copy(update={"moments": ()}) for turn in plan_control().timeline)
    async with playing(in_control(plan_control(timeline=timeline)), WIDE) as (app, pilot):
        await press(pilot, ["R", "b"])
        assert ["no moment" in note.message for note in app._notifications] == [True, True]


async def test_the_forecast_turns_its_tracks_and_says_when_it_is_old() -> None:
    """Comma and full stop turn the track; a forecast from before the present view says so."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        assert "Tension in the north 71" in text_of(app)
        await press(pilot, ["comma"])
        assert "Regional stability 41" in text_of(app)
        link.tell(CONTROL.id, plan_control(version=12))
        await pilot.pause()
        assert "from before" in text_of(app)
        link.tell(CONTROL.id, forecast(12))
        await pilot.pause()
        assert "from before" not in text_of(app)
        assert "Regional stability 41" in text_of(app)


async def test_without_a_forecast_the_pane_waits() -> None:
    """The console is complete before the futures have been played."""
    link = in_control(plan_control(), forecast().model_copy(update={"fans": (), "prospects": ()}))
    async with playing(link, WIDE) as (app, _):
        console(app)._forecast = None
        console(app).show(plan_control(version=12))
        assert "THE TABLE" in text_of(app)


@pytest.mark.parametrize("mark", ["bad", "open", "good"])
async def test_the_pre_flight_says_whether_startex_can_be_given(mark: str) -> None:
    """What has to be mended is named; what is worth a look does not stand in the way."""
    checks = (Check.model_validate({"mark": mark, "title": "Deck", "said": "One card has no text."}),)
    async with playing(in_control(lobby_control(preflight=checks)), WIDE) as (app, _):
        shown = text_of(app)
        told = {"bad": "Mend first: Deck.", "open": "1 worth a look", "good": "Everything is ready."}[mark]
        assert told in shown
        assert "One card has no text." in shown


async def test_after_endex_the_console_is_about_what_comes_next() -> None:
    """Scores, Hot Wash and observations stand there; what only belongs to the course is gone, from the keys too."""
    async with playing(in_control(endex_control()), WIDE) as (app, pilot):
        shown = text_of(app)
        for part in ("SCORES", "HOT WASH", "WHAT WAS OBSERVED", "Which decision would you take again"):
            assert part in shown
        assert "CLOCK" not in shown
        assert "Next step" not in shown
        await press(pilot, ["space", "f", "i", "u", "R", "h"])
        assert len(app.screen_stack) == 2
        assert not app._notifications


async def test_the_palette_finds_injects_and_keys_by_name() -> None:
    """Every key is there by name, and every inject and card that could still come by its title."""
    async with playing(in_control(), LARGE) as (app, pilot):
        await press(pilot, ["ctrl+p", *"summit"])
        await pilot.pause(0.3)
        assert "Fire: A summit" not in text_of(app)
        await press(pilot, ["escape", "ctrl+p", *"rumour"])
        await pilot.pause(0.3)
        assert "Fire: A rumour about the hospital" in text_of(app)
        await press(pilot, ["enter"])
        await pilot.pause()
        assert "FIRE THE INJECT" in text_of(app)
        await press(pilot, ["escape", "ctrl+p", *"bookmark"])
        await pilot.pause(0.3)
        assert "Key *" in text_of(app)


async def test_zoom_fills_the_screen_and_comes_back() -> None:
    """The pane with the keyboard, and the map, can have the whole screen."""
    async with playing(in_control(), LARGE) as (app, pilot):
        await press(pilot, ["z"])
        assert "SEATS" not in text_of(app)
        await press(pilot, ["z", "m"])
        assert "SEATS" not in text_of(app)
        assert "SITUATION" in text_of(app)
        await press(pilot, ["m"])
        assert "SEATS" in text_of(app)


async def test_help_names_what_to_do_now() -> None:
    """The help says in words what this moment asks of whoever runs the exercise."""
    async with playing(in_control(adjudicate_control()), LARGE) as (app, pilot):
        await press(pilot, ["question_mark"])
        assert "nothing is applied yet" in text_of(app)
        assert "weigh, rule on arguments" in text_of(app)


async def test_an_exercise_without_map_and_ladder_has_a_console_too() -> None:
    """The panes around take the room."""
    async with playing(in_control(plan_control(map=None, ladder=None, tracks=tracks()[:3])), LARGE) as (app, pilot):
        assert "SITUATION" not in text_of(app)
        assert "Escalation" not in text_of(app)
        await press(pilot, ["m"])
        assert "THE TABLE" in text_of(app)


async def test_chosen_moments_follow_the_timeline() -> None:
    """A moment that can't be returned to any more is not chosen any more."""
    link = in_control()
    async with playing(link, WIDE) as (app, pilot):
        await press(pilot, ["l", "left", "left"])
        assert "turn 1, its opening" in text_of(app)
        later = tuple(
            turn.model_copy(update={"moments": (Moment(turn=2, stage="plan"),) if turn.turn == 2 else ()})
            for turn in plan_control().timeline
        )
        link.tell(CONTROL.id, plan_control(version=12, timeline=later))
        await pilot.pause()
        assert "turn 2, its opening" in text_of(app)
