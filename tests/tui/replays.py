"""Replays for tests of the screens: a session of the lake that a facilitator ran, with a bookmark and a branch."""

from tests.session.played import Table, by_whim, play_turn
from tests.session.test_branching import control, facilitated
from wargame.link.replay import ReplayLink
from wargame.session.control_commands import Note, Observe
from wargame.session.reel import Reel

SEED = 3


def session(turns: int = 4) -> Table:
    """Return a session after some turns; four are all of it."""
    table = facilitated(SEED)
    for turn in range(1, turns + 1):
        if turn == 2:
            control(table, Note(text="The dam, as foreseen.", bookmark=True))
            control(table, Observe(text="Arda asked first.", team="arda", rating="P"))
        play_turn(table, by_whim(SEED))
    return table


def replay(*teams: str, turns: int = 4) -> ReplayLink:
    """Return a replay of that session, with all eyes or those of some teams."""
    table = session(turns)
    return ReplayLink(table.game, Reel(table.events), ["turn"] * len(table.events), teams)
