"""An evening run by hand from the pre-flight to ENDEX: keys on one side, the session file and pictures on the other."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from tests.tui.conftest import SvgSnapshot, still
from tests.tui.evening import PEOPLE, SCENES, other_way
from tests.tui.room import in_room
from wargame.live.verification import verify
from wargame.store.session_file import SessionFile

WIDE = """
    preflight startex held improvise treaty weigh rulings override recap timeline palette silence vote broken comparison
    seen_as breach endex hot_wash
"""
NARROW = "startex weigh override recap comparison"
SIZES = {(160, 48): frozenset(WIDE.split()), (120, 40): frozenset(NARROW.split())}
"""Which pictures are kept at which size: those of the guide, and what looks different on a smaller screen."""
ACTS = {(160, 48): SCENES, (120, 40): SCENES[: SCENES.index(other_way) + 1]}
"""How far the evening is run: to ENDEX, and on the smaller screen until everything there has been shown."""
SEED = 7


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES, ids=lambda size: "x".join(map(str, size)))
async def test_an_evening_is_run_by_hand(
    size: tuple[int, int], tmp_path: Path, snapshot: SnapshotAssertion, truecolour: None
) -> None:
    """Every act of the evening does what it says, its screens look as they did, and the files hold."""
    async with in_room(tmp_path, PEOPLE, size, SEED) as room:

        async def picture(name: str) -> None:
            if name in SIZES[size]:
                await room.foresee()
                assert still(room.app) == snapshot(name=name, extension_class=SvgSnapshot)

        for scene in ACTS[size]:
            await scene(room, picture)
    for path in sorted((tmp_path / "sessions").glob("*.wargame")):
        with SessionFile.read_only(path) as file:
            report = verify(file, room.library.loaded_rules.rules)
        assert not report.faults, path.name
