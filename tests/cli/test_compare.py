"""`wargame compare`: two session files side by side."""

import json
from pathlib import Path

import pytest

from tests.tui.replays import two_sessions, with_happenings
from wargame.cli import main
from wargame.cli.compare_print import print_sessions
from wargame.cli.exits import DONE, REFUSED
from wargame.live.opening import open_saved, wall_clock
from wargame.live.stepping import step
from wargame.session.commands import Commit, Ready
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library


@pytest.fixture
def otherwise(played: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a branch from turn 2 in which Arda passes, where it can, and then all goes on."""
    assert main(["branch", str(played), "--turn", "2"]) == DONE
    made = played.with_name("two-branch-t2.wargame")
    session = open_saved(made, Library(find_workspace(Path.cwd())).rules, wall_clock)
    for card in session.state.play.cards:
        session.submit("arda", Commit(card=card, response="pass"))
    session.submit("arda", Ready())
    while step(session):
        pass
    session.close()
    capsys.readouterr()
    return made


@pytest.mark.parametrize("width", [80, 120])
def test_where_they_part_and_what_came_of_it(
    width: int, played: Path, otherwise: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Which two these are, where they part, each turn, and the points; nothing is wider than the terminal."""
    monkeypatch.setattr("wargame.cli.tables.PIPE_WIDTH", width)
    assert main(["compare", str(played), str(otherwise)]) == DONE
    out, err = capsys.readouterr()
    assert err == ""
    assert max(map(len, out.splitlines())) <= width
    for part in (
        "EXERCISE EXERCISE EXERCISE",
        "A  two: ended after turn 4",
        "B  two-branch-t2: ended after turn 4; a branch from turn 2",
        "They part in turn 2: Arda orders “",
        "Turn 1 · Spring: nothing differs",
        "Turn 2 · Summer",
        "passes",
        "Points at ENDEX",
    ):
        assert part in out


def test_injects_treaties_and_arguments_that_differ_are_printed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each is named with what became of it in both."""
    print_sessions(with_happenings(two_sessions()))
    out = " ".join(capsys.readouterr().out.split())
    assert "Inject “A flood”, A: not here; B: delivered to all; Lake level +5" in out
    assert "Treaty “Water”, A: secret, proposed between Arda, Belmar, in force; B: secret" in out


def test_json(played: Path, otherwise: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has the two sides and every turn with its values."""
    assert main(["compare", str(played), str(otherwise), "--json"]) == DONE
    told = json.loads(capsys.readouterr().out)
    assert (told["first"]["name"], told["second"]["name"]) == ("two", "two-branch-t2")
    assert told["same_dice"] is True
    assert [turn["turn"] for turn in told["turns"]] == [1, 2, 3, 4]
    assert {value["id"] for value in told["turns"][0]["values"]} >= {"lake_level", "trust"}


def test_a_pack_can_be_compared(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No dice secret is needed; files of one name are told apart by their paths."""
    packed = played.parent / "mail" / "two.wargame"
    packed.parent.mkdir()
    assert main(["log", str(played), "--pack", str(packed)]) == DONE
    assert main(["compare", str(played), str(packed)]) == DONE
    out, _ = capsys.readouterr()
    assert "Nothing differs." in out
    assert str(packed) in out.replace("\n", "")


def test_other_decks_are_refused(played: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Sessions of two decks have nothing to be compared by."""
    other = played.with_name("merrow.wargame")
    assert main(["play", "--auto", "--plan", "tutorial", "--seed", "1", "--out", str(other)]) == DONE
    capsys.readouterr()
    assert main(["compare", str(played), str(other)]) == REFUSED
    assert "different decks" in capsys.readouterr().err
