"""Golden playthroughs: each plan played by bots with seed 7, as every team saw it.

A change of a snapshot is a change of what people would have seen. If it is meant, keep the new one with
`pytest tests/e2e/test_playthroughs.py --snapshot-update`, and read the difference before it is committed.
"""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from tests.e2e.conftest import ROOT
from tests.e2e.transcript import play_and_tell
from wargame.cli.beginning import all_bots, begin
from wargame.live.opening import scenario_clock
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

SHIPPED = sorted((ROOT / "sessions").glob("*.yaml"))
PLANS = [*SHIPPED, ROOT / "tests" / "decks" / "calm_year.yaml"]


class TextSnapshot(SingleFileSnapshotExtension):
    """One text file a playthrough."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_what_every_team_saw(path: Path, tmp_path: Path, snapshot: SnapshotAssertion) -> None:
    """Cards, own odds, rulings, recap and scores of each team in each turn are as they were."""
    library = Library(find_workspace(ROOT))
    plan = library.plan(str(path))
    session = begin(library, plan, all_bots(plan, None), 7, tmp_path / "seven.wargame", scenario_clock)
    transcript = "\n".join(play_and_tell(session)) + "\n"
    assert session.state.play.phase == "endex"
    session.close()
    assert transcript == snapshot(extension_class=TextSnapshot)


def test_every_shipped_plan_has_its_playthrough() -> None:
    """No plan travels with the program that nobody has looked at, and no snapshot is left of a plan that is gone."""
    kept = {path.stem for path in (Path(__file__).parent / "__snapshots__" / "test_playthroughs").glob("*.txt")}
    assert kept == {f"test_what_every_team_saw[{path.stem}]" for path in PLANS}
