"""The running session: durable before anybody is told, the same wherever it was stopped, one command at a time."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from tests.live.forging import Entry, begin, first, forge, lake_library, play
from wargame.live.opening import (
    SECRET,
    CannotOpenError,
    fresh_luck,
    open_new,
    open_saved,
    scenario_clock,
    seeded_luck,
    wall_clock,
)
from wargame.live.running import RunningSession
from wargame.live.saved import saved_sessions
from wargame.live.stepping import step
from wargame.session.commands import Commit, Ready, Receipt, TakeSeat, Withdraw
from wargame.session.cut import seat_view
from wargame.session.refusals import Refusal
from wargame.session.state import SessionState
from wargame.store.errors import StoreError
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library."""
    return lake_library(tmp_path_factory.mktemp("lake"))


def with_people(library: Library, path: Path) -> RunningSession:
    """Begin a session in which a person plays Arda and bots the others."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = {team: "person" if team == "arda" else "greedy" for team in teams}
    digests = library.rule_digests(plan.deck.compiled)
    return open_new(path, plan, digests, players, seeded_luck(7, teams), scenario_clock)


def run(session: RunningSession) -> tuple[str, int]:
    """Take every step that waits for no person; return where the session stands then."""
    while step(session):
        pass
    return session.state.play.phase, session.state.play.turn


def records_of(path: Path) -> list[str]:
    """Return the kinds of the records that somebody else reads in the file."""
    with SessionFile.read_only(path) as file:
        return [record.kind for record in file.read()]


def test_a_receipt_means_that_it_is_in_the_file(library: Library, tmp_path: Path) -> None:
    """When a command is acknowledged and when listeners hear of it, another reader finds it in the file already."""
    path = tmp_path / "ours.wargame"
    session = with_people(library, path)
    heard = []
    session.listen(lambda: heard.append(records_of(path)[-1]))
    assert isinstance(session.submit("arda", Commit(card="dry_spring", response="pray")), Receipt)
    assert heard == ["order_committed"]
    assert records_of(path)[-1] == "order_committed"
    session.close()


def test_a_refusal_leaves_no_trace(library: Library, tmp_path: Path) -> None:
    """What is refused is neither written nor told to anybody."""
    path = tmp_path / "ours.wargame"
    session = with_people(library, path)
    heard: list[bool] = []
    session.listen(lambda: heard.append(True))
    before, head = session.state, session.head
    refused = [
        session.submit("arda", Commit(card="dry_spring", response="conquer")),
        session.submit("arda", Withdraw(card="dry_spring")),
        session.submit("nobody", Ready()),
        session.order(TakeSeat(team="arda", player="person", nonce="")),
    ]
    assert all(isinstance(answer, Refusal) for answer in refused)
    assert (session.state, session.head, heard) == (before, head, [])
    session.close()


def test_what_the_disk_refuses_has_not_happened(library: Library, tmp_path: Path) -> None:
    """If a record can't be stored, the command fails and the session stands where it stood."""
    session = with_people(library, tmp_path / "ours.wargame")
    before, head = session.state, session.head
    session.file.close()
    with pytest.raises(Exception, match="closed"):
        session.submit("arda", Commit(card="dry_spring", response="pray"))
    assert (session.state, session.head) == (before, head)


def test_stopped_anywhere_it_goes_on_the_same(library: Library, tmp_path: Path) -> None:
    """Closed and opened after every single step, a session comes to the very log of one that was never stopped."""
    whole = play(library, tmp_path / "whole.wargame")
    session = begin(library, tmp_path / "stopped.wargame")
    while step(session):
        path = session.file.path
        session.close()
        session = open_saved(path, library.rules, scenario_clock)
    session.close()
    with SessionFile.read_only(whole) as one, SessionFile.read_only(tmp_path / "stopped.wargame") as other:
        assert one.read() == other.read()


def test_reopened_it_shows_every_seat_the_same(library: Library, tmp_path: Path) -> None:
    """A reopened session cuts the same view for each team as before."""
    session = with_people(library, tmp_path / "ours.wargame")
    session.submit("arda", Commit(card="dry_spring", response="pray"))
    while step(session):
        pass
    teams = session.game.deck.names.teams
    before = [seat_view(session.game, session.state, team, 1) for team in teams]
    session.close()
    again = open_saved(tmp_path / "ours.wargame", library.rules, wall_clock)
    assert [seat_view(again.game, again.state, team, 1) for team in teams] == before
    again.close()


def test_it_waits_for_people_and_for_nobody_else(library: Library, tmp_path: Path) -> None:
    """Bots order and seal by themselves; the turn is closed only when the person has sealed too."""
    session = with_people(library, tmp_path / "ours.wargame")
    assert run(session) == ("plan", 1)
    assert session.state.play.sealed == {"belmar", "corvo"}
    session.submit("arda", Commit(card="dry_spring", response="ration"))
    session.submit("arda", Ready())
    assert run(session) == ("recap", 1)
    session.submit("arda", Ready())
    assert run(session) == ("plan", 2)
    session.close()


def test_commands_from_many_threads_are_taken_one_by_one(library: Library, tmp_path: Path) -> None:
    """However many threads send at once, the log has no gap and every receipt its record."""
    session = with_people(library, tmp_path / "ours.wargame")
    before = len(records_of(session.file.path))
    orders = [Commit(card="dry_spring", response=name) for name in ("pray", "ration") * 10]
    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda order: session.submit("arda", order), orders))
    assert all(isinstance(answer, Receipt) for answer in answers)
    assert len(records_of(session.file.path)) == before + len(orders)
    session.close()


def test_luck(library: Library) -> None:
    """Nobody gets the same fresh luck twice; a seed always gives its own."""
    teams = ("arda", "belmar")
    assert fresh_luck(teams) != fresh_luck(teams)
    assert seeded_luck(7, teams) == seeded_luck(7, teams)
    assert seeded_luck(7, teams) != seeded_luck(8, teams)


def test_what_can_not_be_opened_is_said(library: Library, tmp_path: Path) -> None:
    """A pack, a session that was never begun and a file that is there already are refused with their reason."""
    path = play(library, tmp_path / "ours.wargame", steps=2)
    pack(path, tmp_path / "packed.wargame")
    with pytest.raises(CannotOpenError, match="packed copy"):
        open_saved(tmp_path / "packed.wargame", library.rules, wall_clock)
    SessionFile.create(tmp_path / "empty.wargame").close()
    with pytest.raises(CannotOpenError, match="never begun"):
        open_saved(tmp_path / "empty.wargame", library.rules, wall_clock)
    with pytest.raises(StoreError, match="is there already"):
        begin(library, path)
    # A failed opening lets go of the file.
    open_saved(path, library.rules, wall_clock).close()


def test_saved_sessions_are_told_from_their_files(library: Library, tmp_path: Path) -> None:
    """Title, turn, people and end are read without opening a session; packs and strange files are left out."""
    with_people(library, tmp_path / "ours.wargame").close()
    play(library, tmp_path / "bots.wargame")
    pack(tmp_path / "bots.wargame", tmp_path / "packed.wargame")
    (tmp_path / "strange.wargame").write_text("strange")
    found = {saved.path.name: saved for saved in saved_sessions(tmp_path)}
    assert set(found) == {"ours.wargame", "bots.wargame"}
    ours, bots = found["ours.wargame"], found["bots.wargame"]
    assert (ours.title, ours.turn, ours.turns, ours.people, ours.ended) == ("A calm year", 1, 4, ("arda",), False)
    assert (bots.turn, bots.people, bots.ended) == (4, (), True)


def test_half_an_opening_leaves_no_file(library: Library, tmp_path: Path) -> None:
    """If a session can't be begun, no file stays behind that nobody could go on with."""
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    players = dict.fromkeys(teams, "greedy")

    def stopped_clock(state: SessionState) -> str:
        if state.room.seats:
            raise KeyboardInterrupt
        return "now"

    with pytest.raises(KeyboardInterrupt):
        open_new(tmp_path / "half.wargame", plan, {}, players, seeded_luck(7, teams), stopped_clock)
    assert list(tmp_path.iterdir()) == []


def test_a_forged_log_is_not_played_on(library: Library, tmp_path: Path) -> None:
    """A log that no session can have written, and one with another secret, are refused with their reason."""
    path = play(library, tmp_path / "ours.wargame", steps=6)

    def close_twice(entries: list[Entry]) -> None:
        entries.insert(3, entries[first(entries, "turn_closed")])

    with pytest.raises(CannotOpenError, match="no session can have written"):
        open_saved(forge(path, tmp_path / "forged.wargame", close_twice), library.rules, wall_clock)
    for name, secret in (("other", "00" * 32), ("nonsense", "zz")):
        copied = forge(path, tmp_path / f"{name}.wargame", lambda _: None)
        with SessionFile.open(copied) as file:
            file.put_sealed(SECRET, secret)
        with pytest.raises(CannotOpenError, match="not the one that was bound at STARTEX"):
            open_saved(copied, library.rules, wall_clock)
