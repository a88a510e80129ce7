"""Giving orders on the console, by keys and by mouse."""

import pytest

from tests.tui.kosovo_cards import CARDS, ordered
from tests.tui.kosovo_views import odds_view, plan_view, teams
from tests.tui.on_screen import LARGE, SMALL, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO, ScriptedLink
from wargame.link.protocol import LinkLost
from wargame.session.commands import PASS, Commit, Ready, Withdraw
from wargame.session.refusals import Refusal, Slug
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.dialogs.message import MessageDialog
from wargame.tui.dialogs.prospect import ProspectDialog
from wargame.tui.widgets.card_tabs import CardTabs
from wargame.tui.widgets.event_pane import EventPane
from wargame.tui.widgets.response_list import ResponseList
from wargame.tui.widgets.status_line import StatusLine

FIRST, SECOND = CARDS[0].id, CARDS[1].id


async def test_enter_commits_the_picked_response() -> None:
    """`enter` commits at once, without a question, what a number or the arrows picked."""
    link = solo()
    async with playing(link) as (_, pilot):
        await press(pilot, ["2", "enter", "up", "enter", "down", "down", "down", "enter"])
    assert [command for _, command in link.sent] == [
        Commit(card=FIRST, response="joint_review"),
        Commit(card=FIRST, response="lobby_early"),
        Commit(card=FIRST, response="wait_and_see"),
    ]
    assert {seat for seat, _ in link.sent} == {KOSOVO.id}


async def test_a_number_beyond_the_list_picks_nothing() -> None:
    """A digit without a response leaves the pick where it is."""
    async with playing(solo()) as (app, pilot):
        await press(pilot, ["2", "9"])
        assert app.screen.query_one(ResponseList).picked == "joint_review"


async def test_an_unaffordable_response_is_refused_before_it_is_sent() -> None:
    """`enter` on a response that can't be ordered says why and sends nothing."""
    link = solo()
    async with playing(link) as (app, pilot):
        await press(pilot, ["3", "enter"])
        assert "It costs 5 Finance" in text_of(app)
        assert [note.message for note in app._notifications] == ["It costs 5 Finance; you have 4."]
    assert link.sent == []


async def test_p_passes_and_backspace_withdraws() -> None:
    """`p` commits a pass on the open card; `backspace` takes back an order, and does nothing without one."""
    view = plan_view(cards=ordered(testing_obstacles="call_kfor"))
    link = solo(view)
    async with playing(link) as (_, pilot):
        await press(pilot, ["backspace", "tab", "p", "backspace"])
    assert [command for _, command in link.sent] == [Commit(card=SECOND, response=PASS), Withdraw(card=SECOND)]


async def test_keys_turn_from_card_to_card() -> None:
    """`tab`, brackets and the side arrows open the other card and come round again."""
    async with playing(solo()) as (app, pilot):
        pane = app.screen.query_one(EventPane)
        for key in ("tab", "right_square_bracket", "right", "shift+tab", "left", "left_square_bracket"):
            await press(pilot, [key])
            assert pane.card == CARDS[1], key
            assert "Trucks stand across the road" in text_of(app)
            await press(pilot, [key])
            assert pane.card == CARDS[0], key


async def test_the_ordered_response_is_marked_in_words() -> None:
    """A view with an order shows which response it is, and that the card is answered."""
    view = plan_view(cards=ordered(troops_to_ukraine="joint_review"))
    async with playing(solo(view), LARGE) as (app, _):
        shown = text_of(app)
        assert "■ ordered" in shown
        assert "1 ■ European" in shown
        assert "2 □ A quiet" in shown


async def test_sealing_asks_once_and_lists_the_orders() -> None:
    """`space` lists the orders and asks; `n` and escape send nothing, `y` seals."""
    link = solo(plan_view(can_ready="", cards=ordered(troops_to_ukraine="lobby_early")))
    async with playing(link) as (app, pilot):
        for no in ("n", "escape"):
            await press(pilot, ["space"])
            assert isinstance(app.screen, ConfirmDialog)
            assert "Lobby before the rotation lists close" in text_of(app)
            assert "no order: your team passes" in text_of(app)
            await press(pilot, [no])
            assert link.sent == []
        await press(pilot, ["r", "y"])
    assert [command for _, command in link.sent] == [Ready()]


async def test_enter_in_the_question_seals() -> None:
    """The answer that is meant has the keyboard, so that `space enter` is enough."""
    link = solo(plan_view(can_ready=""))
    async with playing(link) as (_, pilot):
        await press(pilot, ["space", "enter"])
    assert [command for _, command in link.sent] == [Ready()]


async def test_sealing_too_early_says_what_is_missing() -> None:
    """What would be refused is told in its sentence, and neither asked nor sent."""
    link = solo()
    async with playing(link) as (app, pilot):
        await press(pilot, ["space"])
        assert not isinstance(app.screen, ConfirmDialog)
        assert [note.message for note in app._notifications] == ["Card 1 must be answered."]
    assert link.sent == []


async def test_a_refusal_is_told_in_its_sentence() -> None:
    """What the session refuses is shown as it says it."""
    link = solo()
    link.answer = Refusal(slug=Slug.TOO_DEAR, sentence="It costs 2 Diplomacy; \x1b[31myou have [b]1.")
    async with playing(link) as (app, pilot):
        await press(pilot, ["enter"])
        await pilot.pause()
        assert [note.message for note in app._notifications] == ["It costs 2 Diplomacy; [31myou have [b]1."]


async def test_a_lost_session_is_told() -> None:
    """When the session can't be reached, a dialog says so and the screen stays."""
    link = solo()
    link.answer = LinkLost("The session's file can't be written any more.")
    async with playing(link) as (app, pilot):
        await press(pilot, ["enter"])
        await pilot.pause()
        assert isinstance(app.screen, MessageDialog)
        assert "can't be written" in text_of(app)
        await press(pilot, ["enter"])
        assert "Lobby before" in text_of(app)


async def test_the_mouse_picks_commits_turns_and_seals() -> None:
    """Clicks pick, double clicks commit, tabs open cards, and the status line seals."""
    link = solo(plan_view(can_ready=""))
    async with playing(link) as (app, pilot):
        responses = app.screen.query_one(ResponseList)
        row = responses.rows_of(1)[0]
        await pilot.click(ResponseList, offset=(5, row))
        await pilot.pause()
        assert responses.picked == "joint_review"
        await pilot.click(ResponseList, offset=(5, responses.rows_of(1)[0]), times=2)
        await pilot.pause()
        await pilot.click(CardTabs, offset=(30, 0))
        await pilot.pause()
        card = app.screen.query_one(EventPane).card
        assert card is not None
        assert card.id == SECOND
        await pilot.click(StatusLine, offset=(3, 0))
        await pilot.pause()
        await pilot.click("#yes")
        await pilot.pause()
    assert [command for _, command in link.sent] == [Commit(card=FIRST, response="joint_review"), Ready()]


async def test_w_explains_the_odds_before_committing() -> None:
    """`w` in plan shows the picked response at length: costs, chances in words, inputs, and which are unknown."""
    async with playing(solo()) as (app, pilot):
        await press(pilot, ["2", "w"])
        assert isinstance(app.screen, ProspectDialog)
        shown = text_of(app)
        assert "strongly 8% · works 33% · partly 40% · fails 18% (≈ from many runs, ±1 %)" in shown
        assert "Costs Political capital 1 (you hold 4), Diplomacy 1 (you hold 5)" in shown
        assert "can't know this" in shown
        await press(pilot, ["escape"])
        assert not isinstance(app.screen, ProspectDialog)


async def test_odds_are_drawn_in_place_when_they_arrive() -> None:
    """A view never waits for odds: they read `odds …` until they come, and nothing else moves."""
    link = ScriptedLink({KOSOVO.id: [plan_view()]})
    async with playing(link, LARGE) as (app, pilot):
        before = text_of(app)
        assert "odds …" in before
        assert "certain: no dice" in before
        link.tell(KOSOVO.id, odds_view())
        await pilot.pause()
        after = text_of(app)
        assert "odds …" not in after
        assert "42% works" in after
        assert "≈33%" in after
        assert len([1 for old, new in zip(before.split("\n"), after.split("\n"), strict=True) if old != new]) == 2


async def test_odds_of_another_turn_are_not_shown() -> None:
    """Odds that belong to another turn are worth nothing and stay hidden."""
    async with playing(solo(odds=odds_view(turn=1))) as (app, _):
        assert "odds …" in text_of(app)
        assert "42%" not in text_of(app)


async def test_odds_that_the_plan_keeps_back_are_not_waited_for() -> None:
    """An answer without odds means that this session tells none, and says so."""
    async with playing(solo(odds=odds_view().model_copy(update={"responses": ()}))) as (app, pilot):
        assert "odds are not told" in text_of(app)
        assert "odds …" not in text_of(app)
        await press(pilot, ["w"])
        assert "odds are not told" in text_of(app)


async def test_waiting_names_the_teams_that_are_awaited() -> None:
    """A sealed team is told for whom the session waits."""
    link = solo(plan_view(ready=True))
    async with playing(link, LARGE) as (app, pilot):
        assert "Sealed. Waiting for ▲, ●, ◎" in text_of(app)
        link.tell(KOSOVO.id, plan_view(version=8, ready=True, teams=teams(ready=("russia", "nato", "eu"))))
        await pilot.pause()
        assert "Sealed. Waiting for ▲ Serbia" in text_of(app)
        await press(pilot, ["space"])
    assert link.sent == []


@pytest.mark.parametrize("size", [SMALL, LARGE, (200, 50)])
async def test_all_responses_are_in_sight_at_every_size(size: tuple[int, int]) -> None:
    """Four responses with their odds fit beside the story, whichever of them is unfolded."""
    async with playing(solo(), size) as (app, pilot):
        for number, response in enumerate(CARDS[0].responses, 1):
            await press(pilot, [str(number)])
            shown = text_of(app)
            assert all(other.title in shown for other in CARDS[0].responses), response.id
