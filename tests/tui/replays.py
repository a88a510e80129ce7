"""Replays for tests of the screens: a session of the lake that a facilitator ran, with a bookmark and a branch."""

from tests.session.played import Table, by_whim, play_turn
from tests.session.test_branching import control, facilitated
from wargame.link.replay import ReplayLink
from wargame.session.branching import visits
from wargame.session.commands import PASS, Commit
from wargame.session.comparing import compare
from wargame.session.comparison_view import ComparisonView
from wargame.session.control_commands import Note, Observe
from wargame.session.control_events import Branched
from wargame.session.reel import Reel
from wargame.session.state import Moment

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


def two_sessions() -> ComparisonView:
    """Return that session and a branch from its second turn, in which Arda passes what it can, side by side."""
    first = session()
    at = visits(first.events)[Moment(2, "plan")]
    origin = Branched(by="session", turn=2, stage="plan", head="h", seq=len(first.events), revealed=False)
    second = Table(first.game)
    second.note(*first.events[:at], origin)
    for team in first.game.deck.names.teams:
        for order in by_whim(SEED)(second.game, second.play, team):
            second.seat(team, order)
    for card in second.play.cards:
        second.seat("arda", Commit(card=card, response=PASS))
    second.finish_turn()
    while second.play.phase != "endex":
        play_turn(second, by_whim(SEED))
    return compare(first.game, first.state, second.state, ("as it was", "what if"))
