"""The start screen: choosing a plan, players, or a saved session."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.tui.on_screen import SMALL, press, solo, text_of
from tests.tui.start_offer import OFFER
from wargame.link.protocol import Link, LinkLost
from wargame.tui.app import Lobby, WargameApp
from wargame.tui.dialogs.help import HelpDialog
from wargame.tui.dialogs.message import MessageDialog
from wargame.tui.offers import Choice, NewSession, ResumeSession, StartOffer
from wargame.tui.screens.console import ConsoleScreen
from wargame.tui.screens.start import StartScreen
from wargame.tui.widgets.offer_list import OfferList
from wargame.tui.widgets.team_picker import TeamPicker


class Door:
    """Opens sessions for a lobby, and remembers which."""

    def __init__(self) -> None:
        self.chosen: list[Choice] = []
        self.lost: LinkLost | None = None

    async def open(self, choice: Choice) -> Link:
        """Return a link to a session in plan, or refuse."""
        self.chosen.append(choice)
        if self.lost is not None:
            raise self.lost
        return solo()


@asynccontextmanager
async def at_start(offer: StartOffer = OFFER) -> AsyncIterator[tuple[WargameApp, Pilot[None], Door]]:
    """Run the start screen."""
    door = Door()
    app = WargameApp(Lobby(offer, door.open))
    async with app.run_test(size=SMALL) as pilot:
        await pilot.pause()
        yield app, pilot, door


async def test_enter_starts_the_first_plan_as_it_suggests() -> None:
    """One key is enough: the first plan with the players that it suggests; then the console opens."""
    async with at_start() as (app, pilot, door):
        shown = text_of(app)
        for part in ("First look", "Europe looks east", "20 min", "GO ON WITH", "You play alone"):
            assert part in shown
        await press(pilot, ["enter"])
        await pilot.pause()
        assert isinstance(app.screen, ConsoleScreen)
        players = (
            ("kosovo", "person"),
            ("serbia", "greedy"),
            ("russia", "greedy"),
            ("nato", "greedy"),
            ("eu", "random"),
        )
        assert door.chosen == [NewSession("first_look", players)]


async def test_f_opens_the_plan_for_whoever_runs_it() -> None:
    """`f` chooses the same plan and players, to be run by the person at this screen."""
    async with at_start() as (_, pilot, door):
        await press(pilot, ["f"])
        (choice,) = door.chosen
        assert isinstance(choice, NewSession)
        assert (choice.plan, choice.facilitated) == ("first_look", True)


async def test_space_gives_a_team_to_the_next_kind_of_player() -> None:
    """`tab` goes to the teams, `space` turns person, greedy, random; two people are a hot seat."""
    async with at_start() as (app, pilot, door):
        await press(pilot, ["down", "tab", "down", "space", "space"])
        assert "2 teams share this screen" in " ".join(text_of(app).replace("│", " ").split())
        await press(pilot, ["up", "space"])
        assert "You play alone" in text_of(app)
        assert "greedy: picks what scores best" in text_of(app)
        await press(pilot, ["enter"])
        assert door.chosen == [NewSession("evening", (("kosovo", "greedy"), ("serbia", "person")))]


async def test_somebody_must_play() -> None:
    """A session in which nobody at the screen plays is not started here."""
    async with at_start() as (app, pilot, door):
        await press(pilot, ["tab", "space", "enter"])
        assert "Give at least one team to a person." in text_of(app)
        assert isinstance(app.screen, StartScreen)
        assert door.chosen == []


async def test_a_saved_session_goes_on() -> None:
    """Saved sessions stand below the plans and need no players."""
    async with at_start() as (app, pilot, door):
        await press(pilot, ["down", "down"])
        assert "Turn 2 of 4" in text_of(app)
        assert "WHO PLAYS" not in text_of(app)
        await press(pilot, ["enter"])
        assert door.chosen == [ResumeSession("/home/ana/sessions/first_look-2.wargame")]


async def test_the_mouse_picks_toggles_and_starts() -> None:
    """Plans, teams and the button answer to clicks; a double click on an offer takes it."""
    async with at_start() as (app, pilot, door):
        offers = app.screen.query_one(OfferList)
        await pilot.click(OfferList, offset=(4, offers.rows_of(1)[0]))
        await pilot.pause()
        await pilot.click(TeamPicker, offset=(4, 2))
        await pilot.click(TeamPicker, offset=(4, 2))
        await pilot.pause()
        await pilot.click("#take")
        await pilot.pause()
        assert door.chosen == [NewSession("evening", (("kosovo", "person"), ("serbia", "person")))]
    async with at_start() as (app, pilot, door):
        await pilot.click(OfferList, offset=(4, app.screen.query_one(OfferList).rows_of(2)[0]), times=2)
        await pilot.pause()
        assert len(door.chosen) == 1
        assert isinstance(door.chosen[0], ResumeSession)


async def test_a_session_that_can_t_be_opened_is_told_and_the_choice_stays() -> None:
    """The reason is shown as text; after it the start screen is there again."""
    async with at_start() as (app, pilot, door):
        door.lost = LinkLost("The deck [b]has changed\x1b[2J; see `wargame check`.")
        await press(pilot, ["enter"])
        await pilot.pause()
        assert isinstance(app.screen, MessageDialog)
        assert "The deck [b]has changed[2J; see" in text_of(app)
        await press(pilot, ["escape"])
        assert isinstance(app.screen, StartScreen)


async def test_help_and_quit() -> None:
    """`?` explains the screen; `ctrl+q` leaves without a question, since nothing runs yet."""
    async with at_start() as (app, pilot, _):
        await press(pilot, ["question_mark"])
        assert isinstance(app.screen, HelpDialog)
        assert "Pick a plan and press enter" in text_of(app)
        await press(pilot, ["escape", "ctrl+q"])
        assert not app.is_running


async def test_an_empty_workspace_says_so() -> None:
    """Without plans and sessions there is nothing to start, and a hint where to look."""
    async with at_start(StartOffer((), (), OFFER.bots)) as (app, pilot, door):
        assert "There is no plan to start" in text_of(app)
        await press(pilot, ["down", "tab", "space", "enter"])
        assert door.chosen == []
