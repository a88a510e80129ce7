"""Bots in a running session: they play it to the end, and one that can't order holds it up without spinning it."""

from pathlib import Path

import pytest

from tests.session.played import opening, secret
from tests.session.test_asking import bay
from tests.session.test_secrets import harbour
from tests.small_decks import lake, plan_for
from wargame.deck.compile import CompiledDeck
from wargame.engine.state import blank_state
from wargame.lab.bots import BOT_KINDS
from wargame.lab.desk import KINDS, blank_desk
from wargame.lab.trial import Setting, run_trial
from wargame.lab.trials import blank_sheet, blank_tally
from wargame.live.running import RunningSession
from wargame.live.stepping import step
from wargame.session.commands import Start, TakeSeat
from wargame.session.game import Game
from wargame.session.state import SessionState
from wargame.store.session_file import SessionFile


def begun(deck: CompiledDeck, path: Path, player: str) -> RunningSession:
    """Begin a session of a deck with the same player in all seats."""
    plan = plan_for(deck)
    game = Game(deck, plan.plan, plan.course, secret(1))
    session = RunningSession(game, SessionFile.create(path), SessionState(), lambda state: f"turn {state.play.turn}")
    session.note(opening(deck))
    for team in deck.names.teams:
        session.order(TakeSeat(team=team, player=player, nonce="00"))
    session.order(Start())
    return session


@pytest.mark.parametrize("kind", BOT_KINDS)
@pytest.mark.parametrize("deck", [lake, bay])
def test_bots_play_to_the_end(deck: pytest.FixtureRequest, kind: str, tmp_path: Path) -> None:
    """With bots in all seats every deck comes to ENDEX by itself, questions and secrets included."""
    session = begun(deck(), tmp_path / "x.wargame", kind)  # type: ignore[operator]
    steps = 0
    while step(session):
        steps += 1
        assert steps < 500
    assert session.state.play.phase == "endex"
    session.close()


@pytest.mark.parametrize("kind", BOT_KINDS)
@pytest.mark.parametrize("deck", [lake, bay, harbour])
def test_a_session_of_bots_is_a_simulated_one(deck: pytest.FixtureRequest, kind: str, tmp_path: Path) -> None:
    """With the same dice, what is played and what is simulated come to the same end, every variable of it."""
    session = begun(deck(), tmp_path / "x.wargame", kind)  # type: ignore[operator]
    while step(session):
        pass
    game, program = session.game, session.game.deck.program
    key, kinds = game.key(session.state.room), (KINDS[kind],) * len(game.deck.names.teams)
    state, desk = blank_state(program, game.course.turns), blank_desk(program, game.course)
    tally = blank_tally(game.deck, game.course)
    sheet = blank_sheet(game.deck, game.course, 1)
    run_trial(program, game.course, game.deck.rules, state, desk, kinds, key, Setting(), tally, sheet)
    assert session.state.play.position is not None
    assert tuple(state.values) == session.state.play.position.values
    session.close()


def test_a_bot_that_can_not_order_holds_the_session_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """If nothing comes of a bot's turn there is no step to take, rather than the same one for ever."""
    monkeypatch.setitem(BOT_KINDS, "random", lambda *_: [])
    session = begun(lake(), tmp_path / "x.wargame", "random")
    assert not step(session)
    session.close()


def test_nobody_sees_a_turn_half_ruled(tmp_path: Path) -> None:
    """What others look at changes from one whole moment to the next, however many records a step writes."""
    session = begun(lake(), tmp_path / "x.wargame", "greedy")
    seen: list[tuple[str, int]] = []
    session.listen(lambda: seen.append((session.state.play.phase, len(session.state.play.rulings))))
    while step(session):
        pass
    assert all(rulings == 0 for phase, rulings in seen if phase == "plan")
    assert any(rulings for phase, rulings in seen if phase == "adjudicate")
    session.close()
