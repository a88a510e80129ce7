"""Adjudication and recap on the console: turning rulings over, asking why, going on."""

from tests.tui.kosovo_rulings import RULINGS
from tests.tui.kosovo_views import odds_view, plan_view, recap_view
from tests.tui.on_screen import LARGE, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO
from wargame.session.commands import Ready
from wargame.tui.dialogs.why import WhyDialog
from wargame.tui.widgets.ruling_list import RulingList


async def test_space_turns_over_rulings_then_the_recap_then_goes_on() -> None:
    """Rulings appear one by one in order, then the recap, and only then is the seat ready."""
    link = solo(recap_view())
    async with playing(link, LARGE) as (app, pilot):
        for at, ruling in enumerate(RULINGS):
            shown = text_of(app)
            assert ruling.response[:22] in shown
            assert all(later.response[:22] not in shown for later in RULINGS[at + 1 :])
            assert "RECAP OF TURN" not in shown
            await press(pilot, ["space"])
        assert "RECAP OF TURN 2" in text_of(app)
        assert "trend: -1" in text_of(app)
        assert "go on to turn 3" in text_of(app)
        assert link.sent == []
        await press(pilot, ["space"])
    assert [command for _, command in link.sent] == [Ready()]


async def test_r_skips_the_rest() -> None:
    """`r` lays everything open and goes on at once."""
    link = solo(recap_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["r"])
        assert app.screen.query_one(RulingList).unread == 0
    assert [command for _, command in link.sent] == [Ready()]


async def test_a_ruling_shows_odds_where_the_dice_fell_and_effects() -> None:
    """An unfolded ruling has its bar, a marker under the band that fell with its word, margin, text and effects."""
    async with playing(solo(recap_view()), LARGE) as (app, _):
        shown = text_of(app)
        bar = next(row for row in shown.split("\n") if "42% works" in row)
        mark = next(row for row in shown.split("\n") if "■□□ partly  margin -1" in row)
        assert bar.index("31%") < mark.index("▲") < bar.index("28%")
        assert "Kosovo support +3, Attention +1" in shown


async def test_a_margin_that_must_stay_hidden_is_not_drawn() -> None:
    """A ruling without a margin shows its band all the same."""
    async with playing(solo(recap_view(rulings=RULINGS[1:2])), LARGE) as (app, _):
        shown = text_of(app)
        assert "▲ ■■□ works" in shown
        assert "margin" not in shown


async def test_an_automatic_ruling_says_that_there_were_no_dice() -> None:
    """Without dice there is no bar and no marker."""
    async with playing(solo(recap_view(rulings=RULINGS[2:3])), LARGE) as (app, _):
        assert "■■□ works  no dice" in text_of(app)


async def test_why_tells_the_whole_story_of_the_picked_ruling() -> None:
    """`w` shows inputs, modifiers with reasons, odds, dice, margin, band, effects and one counterfactual."""
    async with playing(solo(recap_view()), (100, 50)) as (app, pilot):
        await press(pilot, ["space", "up", "w"])
        assert isinstance(app.screen, WhyDialog)
        shown = text_of(app)
        for part in (
            "Lobby before the rotation lists close",
            "53 Support for Kosovo among allies  scale mod",
            "-2 Belgrade reassures the same capitals  Serbia ordered it this turn",
            "works 42% · partly 31% · fails 28% (exact)",
            "2d6: 4 + 4 = 8",
            "partly  margin -1",
            "Kosovo support +3, Attention +1",
            "With two more points of support among allies",
        ):
            assert part in shown
        await press(pilot, ["w"])
        assert not isinstance(app.screen, WhyDialog)


async def test_the_mouse_turns_over_picks_and_asks_why() -> None:
    """The status line turns over; a click picks a ruling and a double click asks why."""
    async with playing(solo(recap_view()), LARGE) as (app, pilot):
        await pilot.click("#recap StatusLine", offset=(4, 0))
        await pilot.pause()
        rulings = app.screen.query_one(RulingList)
        assert rulings.picked == RULINGS[1]
        await pilot.click(RulingList, offset=(4, 0), times=2)
        await pilot.pause()
        assert isinstance(app.screen, WhyDialog)


async def test_the_next_turn_starts_face_down() -> None:
    """Rulings of a new turn are turned over from the first again, and the plan takes the pane back between."""
    link = solo(recap_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["r"])
        link.tell(KOSOVO.id, plan_view(version=10, turn=3))
        await pilot.pause()
        assert "EVENT 1/2" in text_of(app)
        await press(pilot, ["2"])
        link.tell(KOSOVO.id, recap_view(version=11, turn=3))
        await pilot.pause()
        assert "RULINGS 1/4" in text_of(app)


async def test_a_newer_view_of_the_same_recap_turns_nothing_back() -> None:
    """While others read, new views leave what this seat has turned over and picked."""
    link = solo(recap_view())
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["space", "space", "up"])
        link.tell(KOSOVO.id, recap_view(version=12))
        link.tell(KOSOVO.id, odds_view(12))
        await pilot.pause()
        rulings = app.screen.query_one(RulingList)
        assert (rulings.picked, rulings.unread) == (RULINGS[1], 1)


async def test_a_turn_without_orders_goes_straight_to_the_recap() -> None:
    """Nothing to turn over means that the recap is open at once."""
    async with playing(solo(recap_view(rulings=())), LARGE) as (app, _):
        assert "No order was given this turn." in text_of(app)
        assert "RECAP OF TURN 2" in text_of(app)


async def test_the_recap_waits_for_the_rulings_when_both_come_later() -> None:
    """A view of adjudication without rulings opens nothing; the recap stays face down until all are turned over."""
    link = solo(recap_view(phase="adjudicate", rulings=(), recap=None))
    async with playing(link, LARGE) as (app, pilot):
        assert "Orders are being adjudicated" in text_of(app)
        link.tell(KOSOVO.id, recap_view(version=10))
        await pilot.pause()
        shown = text_of(app)
        assert "RULINGS 1/4" in shown
        assert "RECAP OF TURN" not in shown
