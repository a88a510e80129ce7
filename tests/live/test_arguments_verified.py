"""Arguments, votes and facts are checked like everything else, dice included."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.forging import Entry, forge, lake_library
from tests.live.run_by_people import done, play_on, run, with_plan
from wargame.live.opening import open_saved, scenario_clock
from wargame.live.verification import Report, verify
from wargame.session.control_commands import EndFact, EstablishFact, RefuseArgument, RuleArgument, Undo, WeighArgument
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge
from wargame.store.packing import pack
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library

RULE = RuleArgument(argument="a1", effects={"success": {"trust": 4}, "partial": {"trust": 2}, "failure": {"trust": -4}})


def begun(library: Library, path: Path) -> None:
    """Play a session with arguments and facts to ENDEX, and let go of it."""
    session = run(library, path)
    vote = session.game.plan.arguments == "vote"
    done(session, "cell", EstablishFact(text="The sluice is shut."), EstablishFact(text="It is summer.", until=2))
    done(session, "boss", EndFact(fact="f2"), Undo())
    done(session, "arda", Argue(what="We dig", result="It is deep.", reasons=("We can.", "We may."), against="f1"))
    done(session, "belmar", AddReason(argument="a1", side="con", text="It is late."))
    done(session, "corvo", Argue(what="We row", result="It is calm.", reasons=("Why not.",)))
    done(session, "corvo", DropArgument(argument="a2"), Argue(what="We sing", result="Joy.", reasons=("Yes.",)))
    done(session, "boss", RefuseArgument(argument="a3", reason="Not now."))
    if vote:
        done(session, "belmar", Judge(argument="a1", word=2))
        done(session, "corvo", Judge(argument="a1", word=5))
    else:
        done(session, "cell", WeighArgument(argument="a1", marks=(2, 1, 1)))
    done(session, "boss", RULE, Undo(), RULE)
    session.close()
    play_on(open_saved(path, library.rules, scenario_clock))


@pytest.fixture(scope="module", params=["", "arguments: vote\n", "dice: expected\n"], ids=["umpire", "vote", "no dice"])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library, with a plan for each way to weigh arguments."""
    return with_plan(lake_library(tmp_path_factory.mktemp("lake")), request.param)


@pytest.fixture(scope="module")
def ended(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session with arguments that has been played to ENDEX."""
    path = tmp_path_factory.mktemp("ended") / "ended.wargame"
    begun(library, path)
    return path


def report(path: Path, library: Library) -> Report:
    """Verify a file."""
    with SessionFile.read_only(path) as file:
        return verify(file, library.loaded_rules.rules)


def test_a_session_with_arguments_passes(ended: Path, library: Library) -> None:
    """Nothing is found, and every ruling is re-run."""
    found = report(ended, library)
    assert (found.faults, found.not_rerun, found.notes) == ((), (), ())


def test_a_pack_before_endex_passes_without_the_dice(ended: Path, library: Library, tmp_path: Path) -> None:
    """Without the secret the throws of an argument are passed over, and nothing else."""

    def early(entries: list[Entry]) -> None:
        del entries[next(i for i, entry in enumerate(entries) if entry.kind == "turn_closed") + 1 :]

    forge(ended, tmp_path / "early.wargame", early, sealed=False)
    pack(tmp_path / "early.wargame", tmp_path / "packed.wargame")
    assert report(tmp_path / "packed.wargame", library).faults == ()


def change(kind: str, **said: object) -> Callable[[list[Entry]], None]:
    """Return a change of what the last record of a kind says."""

    def doctor(entries: list[Entry]) -> None:
        [entry for entry in entries if entry.kind == kind][-1].data.update(said)

    return doctor


LIES: dict[str, tuple[Callable[[list[Entry]], None], str]] = {
    "another margin": (change("argument_ruled", margin=9), "margin"),
    "other effects": (change("argument_ruled", deltas={"trust": 70}), "deltas"),
    "other throws": (change("argument_ruled", throws=[]), "throws"),
    "other odds": (change("argument_ruled", odds={"bands": [0, 1, 999, 0], "exact": True, "half_width": 0}), "odds"),
    "a reason of one's own": (change("reason_added", team="arda"), "team"),
    "another fact": (change("fact_established", fact="f9"), "fact"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_about_an_argument_is_found(lie: str, ended: Path, library: Library, tmp_path: Path) -> None:
    """Whatever a record says falsely of an argument is named."""
    doctor, said = LIES[lie]
    faults = report(forge(ended, tmp_path / "forged.wargame", doctor), library).faults
    assert said in faults[0].what


def test_a_rule_that_has_changed_is_not_run_again(ended: Path, library: Library, tmp_path: Path) -> None:
    """What was thrown by another rule than the installed one is listed as not re-run."""

    def other_rule(entries: list[Entry]) -> None:
        entries[0].data["rules"].update(dict.fromkeys(entries[0].data["rules"], "0" * 64))

    found = report(forge(ended, tmp_path / "other.wargame", other_rule), library)
    assert any("argument" in finding.what for finding in found.not_rerun)
