"""Practice beside a session: where it can't be opened, the person at the screen reads why."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.live.forging import lake_library
from wargame.cli.rehearsal import rehearse
from wargame.link.protocol import LinkLost
from wargame.live.opening import Manner, open_new, seeded_luck, wall_clock


@pytest.mark.parametrize("spoil", [Path.unlink, lambda path: path.write_text("plan: 7\n")])
def test_a_plan_that_is_gone_or_faulty_by_now_is_said(spoil: Callable[[Path], object], tmp_path: Path) -> None:
    """The session in earnest goes on; a sentence says what to do, and no folder of the practice is left."""
    library = lake_library(tmp_path)
    plan = library.plan("calm_year")
    teams = plan.deck.compiled.names.teams
    digests = library.rule_digests(plan.deck.compiled)
    seats = dict.fromkeys(teams, "random")
    path = tmp_path / "ours.wargame"
    session = open_new(path, plan, digests, seats, seeded_luck(7, teams), wall_clock, Manner(facilitated=True))
    spoil(tmp_path / "sessions" / "calm_year.yaml")
    with pytest.raises(LinkLost, match=r"^There is no practice: .* `wargame check` names what is wrong\.$"):
        rehearse(library, session)
    assert session.state.play.phase == "lobby"
    session.close()
