"""Verification: a true session passes, and each kind of lie is found at its record though the chain is whole."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.forging import Entry, Said, first, forge, lake_library, play
from wargame.live.retracing import Finding
from wargame.live.verification import Report, verify
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


@pytest.fixture(scope="module")
def running(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session that was left in its second turn."""
    return play(library, tmp_path_factory.mktemp("running") / "running.wargame", steps=8)


def report(path: Path, library: Library, noted: str | None = None) -> Report:
    """Verify a file."""
    with SessionFile.read_only(path) as file:
        return verify(file, library.loaded_rules.rules, noted)


def test_a_true_session_passes(ended: Path, library: Library) -> None:
    """Nothing is found in a session that was played, and every ruling is re-run."""
    found = report(ended, library)
    assert (found.faults, found.not_rerun, found.notes) == ((), (), ())
    with SessionFile.read_only(ended) as file:
        head = file.head()
    assert head is not None
    assert (found.records, found.head) == (head.seq, head.hash)


def test_a_session_under_way_passes(running: Path, library: Library) -> None:
    """The authority's own file holds the dice secret, so that all of it can be checked before ENDEX."""
    found = report(running, library)
    assert (found.faults, found.notes) == ((), ())


def test_a_pack_of_a_session_under_way_says_what_it_can_not_know(
    running: Path, library: Library, tmp_path: Path
) -> None:
    """Without the secret deals and dice are left unchecked, and it says so; the rest passes."""
    pack(running, tmp_path / "packed.wargame")
    found = report(tmp_path / "packed.wargame", library)
    assert found.faults == ()
    assert found.notes == ("The dice are sealed until ENDEX, so deals and dice were not recomputed.",)


def test_every_prefix_of_a_session_passes(ended: Path, library: Library, tmp_path: Path) -> None:
    """A log that stops after any whole step is a true log."""
    with SessionFile.read_only(ended) as file:
        kinds = [record.kind for record in file.read()]
    ends = [i + 1 for i, kind in enumerate(kinds) if kind not in {"ruling_made", "obligation_unmet"}]
    for end in ends[4::5]:

        def cut(entries: list[Entry], end: int = end) -> None:
            del entries[end:]

        assert report(forge(ended, tmp_path / f"{end}.wargame", cut), library).faults == ()


def test_a_noted_head_is_found(ended: Path, library: Library) -> None:
    """A head noted at any time, or its beginning, is in the log; any other is a fault."""
    with SessionFile.read_only(ended) as file:
        early = file.read()[9].hash
    assert report(ended, library, early).faults == ()
    assert report(ended, library, early[:8].upper()).faults == ()
    for other in ("f" * 64, early[:7], ""):
        (fault,) = report(ended, library, other).faults
        assert fault.seq == 0
        assert "no record has the noted hash" in fault.what


def doctored(kind: str, change: Callable[[Said], None]) -> Callable[[list[Entry]], None]:
    """Return a change of the first record of a kind."""

    def doctor(entries: list[Entry]) -> None:
        change(entries[first(entries, kind)].data)

    return doctor


def better_dice(said: Said) -> None:
    """Show sixes."""
    for throw in said["throws"]:
        throw["shown"] = [6] * len(throw["shown"])


def richer(said: Said) -> None:
    """Raise the first track a little."""
    said["position"]["values"][0] += 10


LIES: dict[str, tuple[str, Callable[[Said], None], str]] = {
    "other dice": ("ruling_made", better_dice, "throws"),
    "another band": ("ruling_made", lambda said: said.update(band=(said["band"] + 1) % 4), "band"),
    "another margin": ("ruling_made", lambda said: said.update(margin=said["margin"] + 1), "margin"),
    "other effects": ("ruling_made", lambda said: said.update(deltas={"trust": 990}), "deltas"),
    "other odds": ("ruling_made", lambda said: said["odds"].update(bands=[0, 1000, 0, 0]), "odds"),
    "other inputs": ("ruling_made", lambda said: said.update(reads={}), "reads"),
    "another deal": ("turn_opened", lambda said: said.update(cards=["council"]), "cards"),
    "another start": ("turn_opened", richer, "position"),
    "another sum": ("turn_closed", richer, "position"),
    "another drift": ("turn_closed", lambda said: said.update(drift=[]), "drift"),
    "another result": ("ended", lambda said: said["results"][0].update(met=not said["results"][0]["met"]), "results"),
    "an order that was not on offer": ("order_committed", lambda said: said.update(response="conquer"), "could not"),
    "a turn that was not": ("turn_closed", lambda said: said.update(turn=3), "turn"),
    "other variables": ("session_opened", lambda said: said.update(variables=["a"]), "variables"),
    "another plan": ("session_opened", lambda said: said.update(plan="first_look"), "another deck or plan"),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_lie_is_found_at_its_record(lie: str, ended: Path, library: Library, tmp_path: Path) -> None:
    """Whatever a record says falsely is named with the record, though every hash is right."""
    kind, change, said = LIES[lie]
    forged = forge(ended, tmp_path / "forged.wargame", doctored(kind, change))
    faults = report(forged, library).faults
    with SessionFile.read_only(forged) as file:
        seq = next(record.seq for record in file.read() if record.kind == kind)
    assert seq == faults[0].seq
    assert said in faults[0].what


def test_another_secret_is_found(ended: Path, library: Library, tmp_path: Path) -> None:
    """A secret that is not the one bound at STARTEX is named, and so are the deals that do not follow from it."""
    forged = forge(ended, tmp_path / "forged.wargame", doctored("ended", lambda said: said.update(secret="00" * 32)))
    found = report(forged, library)
    assert Finding(found.records, "the dice secret is not the one that was bound at STARTEX") in found.faults


def test_another_nonce_is_found(ended: Path, library: Library, tmp_path: Path) -> None:
    """A seat's nonce is a part of the dice: changed afterwards, nothing fits any more."""
    forged = forge(ended, tmp_path / "forged.wargame", doctored("seat_taken", lambda said: said.update(nonce="00")))
    assert any("position" in fault.what or "cards" in fault.what for fault in report(forged, library).faults)


def test_a_record_left_out_is_found(ended: Path, library: Library, tmp_path: Path) -> None:
    """A log from which any record was taken does not pass."""
    with SessionFile.read_only(ended) as file:
        records = file.read()
    # A turn may be closed before everybody has sealed, and the log may end anywhere; all else is missed.
    for at in [i for i, record in enumerate(records[:-1]) if record.kind != "team_sealed"][::3]:

        def leave_out(entries: list[Entry], at: int = at) -> None:
            del entries[at]

        forged = forge(ended, tmp_path / f"{at}.wargame", leave_out)
        assert report(forged, library).faults, records[at].kind


def test_a_record_signed_by_another_is_found(ended: Path, library: Library, tmp_path: Path) -> None:
    """Only a seat itself orders in its name."""

    def sign(entries: list[Entry]) -> None:
        at = first(entries, "order_committed")
        entries[at] = entries[at]._replace(by="session")

    (fault,) = report(forge(ended, tmp_path / "forged.wargame", sign), library).faults
    assert fault.what.startswith("it is signed by `session`, but only `")


@pytest.mark.parametrize(
    "data", [{}, {"nonsense": 1}, {"turn": 1, "cards": [], "position": {}}], ids=["empty", "nonsense", "half"]
)
def test_a_record_that_says_nothing_is_found(data: Said, ended: Path, library: Library, tmp_path: Path) -> None:
    """A record that no session could have written is named."""

    def empty(entries: list[Entry]) -> None:
        at = first(entries, "turn_opened")
        entries[at] = entries[at]._replace(data=data)

    faults = report(forge(ended, tmp_path / "forged.wargame", empty), library).faults
    assert faults[-1].what == "it does not say anything that a session could say"


def test_a_log_without_beginning_is_found(ended: Path, library: Library, tmp_path: Path) -> None:
    """The first record opens the session."""

    def behead(entries: list[Entry]) -> None:
        del entries[0]

    (fault,) = report(forge(ended, tmp_path / "forged.wargame", behead), library).faults
    assert fault == Finding(1, "a session begins with the record that opens it")


def test_rulings_of_another_rule_are_not_rerun(ended: Path, tmp_path: Path) -> None:
    """With a rule file of other content its rulings are listed, not re-run, and their dice are checked all the same."""
    with SessionFile.read_only(ended) as file:
        rulings = [json.loads(record.data) for record in file.read() if record.kind == "ruling_made"]
    rule = next(ruling["rule"] for ruling in rulings if ruling["throws"])
    library = lake_library(tmp_path / "other")
    path = tmp_path / "other" / "rules" / f"{rule}.py"
    path.write_text(path.read_text() + "\n# changed\n")
    library = Library(library.workspace)
    found = report(ended, library)
    assert found.faults == ()
    assert {finding.what for finding in found.not_rerun} == {
        f"the installed rule `{rule}` is not the one it was made with"
    }
    seq = found.not_rerun[0].seq

    def show_sixes(entries: list[Entry]) -> None:
        better_dice(entries[seq - 1].data)

    faults = report(forge(ended, tmp_path / "forged.wargame", show_sixes), library).faults
    assert Finding(seq, "its dice are not those of the session") in faults


def test_a_deck_that_does_not_play_any_more_is_a_note(ended: Path, tmp_path: Path) -> None:
    """Without a rule that the deck needs, the chain is checked and the rest is said to be unchecked."""
    rules = dict(lake_library(tmp_path / "other").loaded_rules.rules)
    del rules["automatic"]
    with SessionFile.read_only(ended) as file:
        found = verify(file, rules)
    assert found.faults == ()
    (note,) = found.notes
    assert note.startswith(
        "The deck does not play with the rules at hand, so nothing was recomputed: no rule is called"
    )
