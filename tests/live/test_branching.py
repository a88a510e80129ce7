"""Branches: files of their own that hold another session up to a moment, with its dice, and are true sessions."""

from contextlib import closing
from pathlib import Path
from sqlite3 import connect

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.live.forging import Entry, begin, first, forge, lake_library, play
from tests.live.run_by_people import INJECTS, with_plan
from wargame.live.branching import branch, branch_file
from wargame.live.opening import CannotOpenError, Manner, open_new, open_saved, read_log, scenario_clock, seeded_luck
from wargame.live.running import RunningSession
from wargame.live.side_by_side import compare_files, relatives
from wargame.live.stepping import step
from wargame.live.verification import Report, verify
from wargame.session.branching import visits
from wargame.session.commands import Receipt, Rewind
from wargame.session.control_commands import Advance, StartExercise
from wargame.session.control_events import Branched
from wargame.session.events import SessionEvent
from wargame.session.state import Moment
from wargame.store.errors import StoreError
from wargame.store.layout import SCHEMA
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library."""
    return lake_library(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def ended(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session that has been played to ENDEX."""
    return play(library, tmp_path_factory.mktemp("ended") / "ended.wargame")


def events_of(path: Path) -> tuple[SessionEvent, ...]:
    """Return what a file's log says."""
    with SessionFile.read_only(path) as file:
        return read_log(file).events


def report(path: Path, library: Library) -> Report:
    """Verify a file."""
    with SessionFile.read_only(path) as file:
        return verify(file, library.loaded_rules.rules)


def played_on(path: Path, library: Library) -> tuple[SessionEvent, ...]:
    """Let bots play a file on to ENDEX and return its log."""
    session = open_saved(path, library.rules, scenario_clock)
    while step(session):
        pass
    session.close()
    return events_of(path)


@settings(max_examples=6, deadline=None)
@given(seed=st.integers(0, 1000))
def test_the_same_commands_lead_to_the_same_records(
    seed: int, library: Library, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """From any moment, who orders as in the other session gets its rulings, its deals and its end."""
    session = begin(library, tmp_path_factory.mktemp("any") / "any.wargame", seed)
    while step(session):
        pass
    session.close()
    path = session.file.path
    events = events_of(path)
    for moment, last in visits(events).items():
        again = played_on(branch_file(path, moment), library)
        assert isinstance(again[last], Branched)
        assert (again[:last], again[last + 1 :]) == (events[:last], events[last:])


def test_a_branch_is_true_before_and_after_it_is_played_on(ended: Path, library: Library, tmp_path: Path) -> None:
    """Verification passes a branch and says what it is, also that the dice were known."""
    made = branch_file(ended, Moment(2, "plan"), tmp_path / "branch.wargame")
    length = len(events_of(made))
    for _ in range(2):
        found = report(made, library)
        assert found.faults == ()
        assert f"Up to record {length - 1} this is the log of another session" in found.notes[0]
        assert "the dice were known" in found.notes[1]
        played_on(made, library)
    assert len(events_of(made)) > length


def test_a_branch_of_a_branch_is_true(ended: Path, library: Library, tmp_path: Path) -> None:
    """A branch can be branched from, before and after its own beginning."""
    made = branch_file(ended, Moment(2, "plan"), tmp_path / "branch.wargame")
    played_on(made, library)
    for moment in (Moment(1, "adjudicate"), Moment(3, "plan")):
        again = branch_file(made, moment)
        assert again.parent == tmp_path
        assert report(again, library).faults == ()


def test_names_are_free(ended: Path) -> None:
    """A branch lies beside its session under a name that says the moment, and never in another's place."""
    names = [branch_file(ended, Moment(2, stage)).name for stage in ("plan", "adjudicate", "plan")]
    assert names == [
        "ended-branch-t2.wargame",
        "ended-branch-t2-rulings.wargame",
        "ended-branch-t2-2.wargame",
    ]
    before = ended.read_bytes()
    with pytest.raises(StoreError, match="is there already"):
        branch_file(ended, Moment(1, "plan"), ended)
    assert ended.read_bytes() == before


def test_what_can_not_be_branched_is_said(ended: Path, tmp_path: Path) -> None:
    """A pack has no dice to go on with, a session no moments but its own; nothing is left behind."""
    pack(ended, tmp_path / "mail.wargame")
    with pytest.raises(CannotOpenError, match="packed copy"):
        branch_file(tmp_path / "mail.wargame", Moment(1, "plan"))
    with pytest.raises(CannotOpenError, match=r"turn 9 has not been opened .* one of these: 1, 2, 3, 4"):
        branch_file(ended, Moment(9, "plan"), tmp_path / "nine.wargame")
    assert [path.name for path in tmp_path.iterdir()] == ["mail.wargame"]


def test_what_came_by_itself_belongs_to_the_opening_that_is_branched_from(tmp_path: Path) -> None:
    """A turn into which an inject came by itself is branched from with it, and the branch is a true session."""
    library = with_plan(lake_library(tmp_path), INJECTS)
    session = facilitated(library, tmp_path / "live.wargame")
    come = [said.inject for said in session.state.play.msel.delivered if said.turn == 2]
    assert come
    made = branch(session, Moment(2, "plan"), "facilitator")
    session.close()
    again = open_saved(made, library.rules, scenario_clock)
    assert [said.inject for said in again.state.play.msel.delivered if said.turn == 2] == come
    again.close()
    assert report(made, library).faults == ()


def facilitated(library: Library, path: Path) -> RunningSession:
    """Begin a session of bots that somebody runs, in its second turn."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    digests = library.rule_digests(plan.deck.compiled)
    players = dict.fromkeys(teams, "random")
    luck = seeded_luck(3, teams)
    session = open_new(path, plan, digests, players, luck, scenario_clock, manner=Manner(facilitated=True))
    for command in (StartExercise(), Advance(), Advance(), Advance()):
        assert isinstance(session.submit("facilitator", command), Receipt)
        while step(session):
            pass
    return session


def test_a_session_that_runs_goes_on_undisturbed(library: Library, tmp_path: Path) -> None:
    """A branch of an open session is signed by the seat that asked, and has what people typed and not sent."""
    session = facilitated(library, tmp_path / "live.wargame")
    assert (session.state.play.turn, session.state.play.phase) == (2, "plan")
    session.keep_draft("facilitator", "note", "half a th")
    made = branch(session, Moment(1, "adjudicate"), "facilitator")
    assert isinstance(session.submit("facilitator", Advance()), Receipt)
    session.close()
    again = open_saved(made, library.rules, scenario_clock)
    origin = again.state.room.branched
    assert origin is not None
    assert (origin.by, origin.revealed, again.state.play.phase) == ("facilitator", False, "adjudicate")
    assert again.drafts("facilitator") == {"note": "half a th"}
    assert isinstance(again.submit("facilitator", Advance()), Receipt)
    again.close()
    assert report(made, library).faults == ()


def test_a_branch_follows_the_dice_that_hold(library: Library, tmp_path: Path) -> None:
    """Of a turn that was rewound with other dice, the branch has those."""
    session = facilitated(library, tmp_path / "live.wargame")
    assert isinstance(session.submit("facilitator", Rewind(turn=1, reroll=True)), Receipt)
    session.close()
    made = branch_file(session.file.path, Moment(1, "plan"))
    with SessionFile.read_only(made) as file:
        assert read_log(file).state.play.epoch == 1


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"turn": 1}, "does not stand at the moment"),
        ({"seq": 2}, "takes more from another session"),
    ],
)
def test_a_false_branch_is_found(
    change: dict[str, int], said: str, ended: Path, library: Library, tmp_path: Path
) -> None:
    """A record that says that the session branches where it does not stand, or from too short a one, is named."""
    made = branch_file(ended, Moment(2, "plan"), tmp_path / "branch.wargame")

    def lie(entries: list[Entry]) -> None:
        entries[first(entries, "branched")].data.update(change)

    faults = report(forge(made, tmp_path / "forged.wargame", lie), library).faults
    assert any(said in fault.what for fault in faults)


def test_sessions_of_the_same_dice_belong_together(library: Library, tmp_path: Path) -> None:
    """Beside a session its branches are found, and neither sessions with other dice nor files that are none."""
    path = play(library, tmp_path / "one.wargame")
    begin(library, tmp_path / "other.wargame", seed=8).close()
    (tmp_path / "torn.wargame").write_text("no session")
    made = branch_file(path, Moment(2, "plan"))
    assert relatives(path) == [made]
    assert relatives(made) == [path]
    assert compare_files(path, made, library.rules).parted.startswith("Nothing differs as far as both go")


def damage(path: Path, which: str) -> None:
    """Empty some records of a session file."""
    with closing(connect(path)) as changed, changed:
        changed.execute("DROP TRIGGER records_update")
        changed.execute(f"UPDATE records SET data = '{{}}' WHERE {which}")
        changed.execute(SCHEMA["records_update"])


def test_what_belongs_together_is_found_by_how_it_begins(library: Library, tmp_path: Path) -> None:
    """A branch that was changed further on is found, for no more is read; what compares the two refuses it."""
    path = play(library, tmp_path / "one.wargame")
    made = branch_file(path, Moment(2, "plan"))
    damage(made, "seq > 1")
    assert relatives(path) == [made]
    with pytest.raises(CannotOpenError, match="was changed or damaged"):
        compare_files(path, made, library.rules)
    damage(made, "seq = 1")
    assert relatives(path) == []
