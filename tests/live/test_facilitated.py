"""A session that somebody runs: it waits for that person, keeps time, and its log can be checked."""

from pathlib import Path

import pytest

from tests.live.forging import lake_library
from wargame.live.opening import Manner, open_new, open_saved, scenario_clock, seeded_luck
from wargame.live.running import RunningSession
from wargame.live.stepping import seconds_to_wait, step
from wargame.live.verification import verify
from wargame.session.commands import Receipt, Rewind
from wargame.session.control_commands import (
    AddTime,
    Advance,
    AutoAdvance,
    GiveSeat,
    HandOver,
    KeepRuling,
    Note,
    Observe,
    Override,
    PauseClock,
    ResumeClock,
    RuleFreely,
    StartExercise,
    Undo,
)
from wargame.session.decide import PersonCommand
from wargame.session.ruling_anew import band_name, other_rulings
from wargame.session.timing import left, running_clock
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library

TIMED = "clock: {plan: 10, ask: 2, recap: 5}\n"


class Time:
    """The seconds that a session is told."""

    def __init__(self) -> None:
        self.now = 5_000

    def __call__(self) -> int:
        """Return the time now."""
        return self.now


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """Return the lake deck's library with a plan that times its phases."""
    made = lake_library(tmp_path)
    plan = next(tmp_path.rglob("calm_year.yaml"))
    plan.write_text(plan.read_text(encoding="utf-8") + TIMED, encoding="utf-8")
    return made


def opened(library: Library, path: Path, people: tuple[str, ...] = ()) -> tuple[RunningSession, Time]:
    """Open a session before STARTEX, bots in all seats but the people's."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team in people else "greedy" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    session = open_new(path, plan, digests, players, seeded_luck(7, teams), scenario_clock, Manner(facilitated=True))
    time = Time()
    session.tell_time(time)
    return session, time


def run(session: RunningSession) -> str:
    """Take every step that waits for no person; return the phase that it waits in."""
    while step(session):
        pass
    return session.state.play.phase


def facilitate(session: RunningSession, *commands: PersonCommand) -> None:
    """Let the facilitator do what must be possible."""
    for command in commands:
        answer = session.submit("facilitator", command)
        assert isinstance(answer, Receipt), answer


def test_the_session_waits_for_its_facilitator(library: Library, tmp_path: Path) -> None:
    """Nothing begins, ends or is applied by itself while phases are closed by hand, whatever bots do."""
    session, _ = opened(library, tmp_path / "ours.wargame")
    assert run(session) == "lobby"
    facilitate(session, StartExercise())
    phases = []
    for _ in range(6):
        phases.append(run(session))
        facilitate(session, Advance())
    assert phases[0] == "plan"
    assert {"adjudicate", "recap"} <= set(phases)
    session.close()


def test_phases_end_by_themselves_if_that_is_wished(library: Library, tmp_path: Path) -> None:
    """With auto-advance on, bots alone carry the session to its rulings, which still wait."""
    session, _ = opened(library, tmp_path / "ours.wargame")
    facilitate(session, StartExercise(), AutoAdvance(on=True))
    assert run(session) == "adjudicate"
    facilitate(session, Advance())
    assert run(session) == "adjudicate"
    assert session.state.play.turn == 2
    session.close()


def test_a_phase_has_its_time(library: Library, tmp_path: Path) -> None:
    """The plan's minutes start with the phase; when they are over and phases end by themselves, it ends."""
    session, time = opened(library, tmp_path / "ours.wargame", people=("arda",))
    facilitate(session, StartExercise())
    assert run(session) == "plan"
    clock = running_clock(session.state)
    assert clock is not None
    assert left(clock, time.now) == 600
    time.now += 600
    assert run(session) == "plan"
    facilitate(session, AutoAdvance(on=True))
    assert run(session) != "plan"
    session.close()


def test_it_is_known_when_time_will_be_up(library: Library, tmp_path: Path) -> None:
    """Whoever drives the session is told how long it may sleep; for ever while the clock is held."""
    session, time = opened(library, tmp_path / "ours.wargame", people=("arda",))
    facilitate(session, StartExercise(), AutoAdvance(on=True))
    run(session)
    time.now += 100
    assert seconds_to_wait(session) == 500
    facilitate(session, PauseClock(reason="a break"))
    assert seconds_to_wait(session) is None
    session.close()


def everything_by_hand(session: RunningSession, time: Time) -> None:
    """Do all that a facilitator can do to a session's course, in one turn."""
    facilitate(session, StartExercise())
    run(session)
    time.now += 61
    facilitate(session, PauseClock(reason="a question"), AddTime(seconds=30), ResumeClock(), AddTime(seconds=-10))
    facilitate(
        session,
        Note(text="quiet"),
        Note(text="look again", bookmark=True),
        GiveSeat(seat="o", name="O", roles=("observer",)),
    )
    facilitate(session, Observe(text="They hesitated.", team="arda", rating="M"))
    while session.state.play.phase != "adjudicate":
        facilitate(session, Advance())
        run(session)
    made = next(made for made in session.state.play.rulings if list(other_rulings(session.game, made)))
    band = band_name(next(other_rulings(session.game, made)).band)
    changed = Override(team=made.team, card=made.card, band=band, reason="they had said so")
    facilitate(session, changed, KeepRuling(team=made.team, card=made.card), Undo(), AutoAdvance(on=True), Undo())
    track = next(iter(session.game.deck.deck.tracks))
    facilitate(session, RuleFreely(title="Rain", text="It rained.", effects={track: -2}, reason="weather"), Advance())
    run(session)
    facilitate(session, Rewind(turn=1, stage="adjudicate"), Advance(), Advance(reason="late"))
    run(session)


def test_a_log_of_everything_verifies(library: Library, tmp_path: Path) -> None:
    """Whatever a facilitator did is decided again from the log alone, and is found as it was."""
    path = tmp_path / "ours.wargame"
    session, time = opened(library, path)
    everything_by_hand(session, time)
    session.close()
    with SessionFile.read_only(path) as file:
        report = verify(file, library.loaded_rules.rules)
    assert report.faults == ()


def test_a_stopped_session_goes_on_where_it_was(library: Library, tmp_path: Path) -> None:
    """Before STARTEX or in the middle of a turn, the file alone brings the room back."""
    path = tmp_path / "ours.wargame"
    session, time = opened(library, path)
    session.close()
    again = open_saved(path, library.rules, scenario_clock)
    again.tell_time(time)
    everything_by_hand(again, time)
    state = again.state
    again.close()
    third = open_saved(path, library.rules, scenario_clock)
    assert third.state == state
    third.close()


def test_a_bot_takes_over_from_people_and_gives_back(library: Library, tmp_path: Path) -> None:
    """The bot plays the rest of the turn at once; people who are back are waited for; the log of it verifies."""
    path = tmp_path / "handed.wargame"
    session, _ = opened(library, path, ("arda",))
    facilitate(session, StartExercise())
    run(session)
    assert "arda" not in session.state.play.sealed
    facilitate(session, HandOver(team="arda", player="random"))
    run(session)
    assert "arda" in session.state.play.sealed
    turn = session.state.play.turn
    facilitate(session, HandOver(team="arda", player="person"))
    while session.state.play.turn == turn:
        facilitate(session, Advance(reason="On we go"))
        run(session)
    assert "arda" not in session.state.play.sealed
    session.close()
    with SessionFile.read_only(path) as file:
        assert not verify(file, library.loaded_rules.rules).faults
