"""What rules ask: stakes that go with an order, and questions about other teams' orders."""

from tests.tui.kosovo_cards import CARDS
from tests.tui.kosovo_questions import LIKELY, PROS, ask_view, staked_cards
from tests.tui.kosovo_views import plan_view
from tests.tui.on_screen import LARGE, playing, press, solo, text_of
from tests.tui.scripted_link import KOSOVO
from wargame.session.commands import Answer, Commit, Ready
from wargame.tui.dialogs.confirm import ConfirmDialog
from wargame.tui.widgets.question_list import QuestionList


async def test_a_stake_goes_with_the_order() -> None:
    """`+` and `-` turn what the picked response asks, within its range; `a` goes to its next question."""
    link = solo(plan_view(cards=staked_cards()))
    async with playing(link, LARGE) as (app, pilot):
        await press(pilot, ["2"])
        assert "◀ 1 ▶ 1 to 4, each 1 Diplomacy" in text_of(app)
        await press(pilot, ["plus", "plus", "minus", "enter", "minus", "minus", "minus", "a", "plus", "plus"])
        assert "◀ peace ▶" in text_of(app)
        await press(pilot, ["enter", "1", "enter"])
    card = CARDS[0].id
    assert [command for _, command in link.sent] == [
        Commit(card=card, response="joint_review", answers={"stake": 2, "reason": 0}),
        Commit(card=card, response="joint_review", answers={"stake": 1, "reason": 1}),
        Commit(card=card, response="lobby_early"),
    ]


async def test_questions_take_the_events_place() -> None:
    """In the phase of asking, each question shows whose order it is about, what it asks, and who will know."""
    async with playing(solo(ask_view()), LARGE) as (app, pilot):
        shown = text_of(app)
        for part in ("QUESTIONS 2", "▲ Serbia", LIKELY.response, LIKELY.title, "◀ no answer ▶", PROS.title, "▸ ASK ▸"):
            assert part in shown
        assert "Secret: nobody learns" in shown
        assert "EVENT" not in shown
        await press(pilot, ["down"])
        assert "Everybody will see your answer." in text_of(app)


async def test_every_turn_of_an_answer_is_sent() -> None:
    """Side arrows, signs and digits answer at once, within the range; quick presses add up."""
    link = solo(ask_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["right", "right", "left", "left", "left", "5", "9", "down", "plus"])
        assert "◀ some ▶" in text_of(app)
    values = [(command.ask, command.value) for _, command in link.sent if isinstance(command, Answer)]
    assert values == [("words", 1), ("words", 2), ("words", 1), ("words", 0), ("words", 4), ("pros", 1)]
    assert link.sent[0] == (KOSOVO.id, Answer(card=LIKELY.card, team="serbia", ask="words", value=1))


async def test_a_confirmed_answer_gives_way_to_the_view() -> None:
    """Once a view has confirmed an answer, later views decide what stands."""
    link = solo(ask_view())
    async with playing(link) as (app, pilot):
        await press(pilot, ["right"])
        for answer, word in ((1, "very unlikely"), (3, "likely")):
            link.tell(KOSOVO.id, ask_view(asks=(LIKELY.model_copy(update={"answer": answer}), PROS)))
            await pilot.pause()
            assert f"◀ {word} ▶" in text_of(app)


async def test_closing_the_answers_asks_once() -> None:
    """`space` lists the answers, and `y` closes them."""
    link = solo(ask_view(asks=(LIKELY.model_copy(update={"answer": 3}), PROS)))
    async with playing(link) as (app, pilot):
        await press(pilot, ["space"])
        assert isinstance(app.screen, ConfirmDialog)
        assert "▸ likely" in text_of(app)
        await press(pilot, ["y"])
    assert link.sent == [(KOSOVO.id, Ready())]


async def test_the_mouse_answers_too() -> None:
    """A click picks a question; a click on the picked one turns its answer, from the end round to the start."""
    link = solo(ask_view())
    async with playing(link, LARGE) as (app, pilot):
        questions = app.screen.query_one(QuestionList)
        for _ in range(4):
            await pilot.click(QuestionList, offset=(4, questions.rows_of(1)[0]))
            await pilot.pause()
    assert [command.value for _, command in link.sent if isinstance(command, Answer)] == [1, 2, 0]


async def test_a_seat_that_is_asked_nothing_can_go_on() -> None:
    """Without questions the pane says so."""
    async with playing(solo(ask_view(asks=()))) as (app, _):
        assert "Nothing is asked of your team." in text_of(app)
