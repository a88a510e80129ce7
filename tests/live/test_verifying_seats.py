"""Verification of a session in which seats were given out and taken away: it passes, and a false seat is found."""

from pathlib import Path

import pytest

from tests.live.forging import forge, lake_library
from tests.live.run_by_people import done, play_on, run
from tests.live.test_verification import doctored, report
from wargame.cli.log_text import log_lines
from wargame.session.control_commands import GiveSeat, Note, VacateSeat
from wargame.store.session_file import SessionFile
from wargame.workspace.library import Library


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Return the lake deck's library."""
    return lake_library(tmp_path_factory.mktemp("lake"))


@pytest.fixture(scope="module")
def seated(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a session in which an evaluator came and went, and a member stayed."""
    path = tmp_path_factory.mktemp("seats") / "ours.wargame"
    session = run(library, path)
    done(
        session,
        "boss",
        GiveSeat(seat="eva", name="Eva", roles=("evaluator",)),
        GiveSeat(seat="mia", name="Mia", roles=("member",), team="arda"),
    )
    done(session, "eva", Note(text="They waited."))
    done(session, "boss", VacateSeat(seat="eva"))
    play_on(session)
    return path


def test_seats_verify_and_are_told(seated: Path, library: Library) -> None:
    """Whoever gave a seat is decided again, and the log says who sat where until when."""
    assert report(seated, library).faults == ()
    with SessionFile.read_only(seated) as file:
        told = [line[5:].strip() for line in log_lines(file)]
    at = told.index("Eva sits at `eva` as evaluator")
    assert told[at : at + 4] == [
        "Eva sits at `eva` as evaluator",
        "Mia sits at `mia` as team member of Arda",
        "Note by eva: They waited.",
        "boss takes the seat `eva` away",
    ]


@pytest.mark.parametrize("seat", ["boss", "arda", "nobody"])
def test_a_seat_that_nobody_can_have_taken_away_is_found(
    seat: str, seated: Path, library: Library, tmp_path: Path
) -> None:
    """The last controller's, a team's lead's, or one that was never there: the record is named."""
    change = doctored("seat_vacated", lambda said: said.update(seat=seat))
    forged = forge(seated, tmp_path / "forged.wargame", change)
    with SessionFile.read_only(forged) as file:
        seq = next(record.seq for record in file.read() if record.kind == "seat_vacated")
    faults = report(forged, library).faults
    assert faults[0].seq == seq
    assert "it could not have happened" in faults[0].what
