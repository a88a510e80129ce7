"""A session of the lake that a facilitator ran, with a bookmark, to be replayed, and a branch of it to be compared."""

from textual.pilot import Pilot

from tests.session.played import Table, by_whim, play_turn
from tests.session.test_branching import control, facilitated
from tests.tui.on_screen import text_of
from wargame.link.replay import ReplayLink
from wargame.session.branching import visits
from wargame.session.commands import PASS, Commit
from wargame.session.comparing import compare
from wargame.session.comparison_view import ComparisonView, HappeningPair
from wargame.session.control_commands import Note, Observe
from wargame.session.control_events import Branched
from wargame.session.reel import Reel
from wargame.session.state import Moment
from wargame.tui.replay_app import ReplayApp
from wargame.tui.screens.replay import Replayed, ReplayedConsole, ReplayedControl

SEED = 20


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


def with_happenings(view: ComparisonView) -> ComparisonView:
    """Return two sessions in whose second turn a treaty ends otherwise, and an inject comes in one only."""
    apart = (
        HappeningPair(kind="inject", title="A flood", first="", second="delivered to all; Lake level +5"),
        HappeningPair(
            kind="treaty",
            title="Water",
            first="secret, proposed between Arda, Belmar, in force",
            second="secret, proposed between Arda, Belmar, declined by Belmar",
        ),
    )
    turns = tuple(turn.model_copy(update={"happenings": apart}) if turn.turn == 2 else turn for turn in view.turns)
    return view.model_copy(update={"turns": turns})


async def settled(app: ReplayApp, pilot: Pilot[None]) -> None:
    """Wait until what is shown is all that the position has to show."""
    for _ in range(1000):
        await pilot.pause(0.02)
        if _is_settled(app):
            return
    raise AssertionError("the replay never showed its position")


def _is_settled(app: ReplayApp) -> bool:
    link, screen = app._link, app.screen
    if f"{link.at}/{len(link.reel)}" not in text_of(app) or not isinstance(screen, Replayed):
        return False
    state = link.reel.state(link.at) if isinstance(screen, ReplayedControl) else link.reel.shown(link.at)
    assert state is not None
    view, play = screen._view, state.play
    if (view.version, view.turn, view.phase) != (link._versions[screen.seat], play.turn, play.phase):
        return False
    if isinstance(screen, ReplayedControl):
        foreseen = screen._forecast
        return view.phase in {"lobby", "endex"} or (foreseen is not None and foreseen.version == view.version)
    if isinstance(screen, ReplayedConsole):
        return view.phase != "plan" or (screen._odds is not None and screen._odds.version == view.version)
    return True
