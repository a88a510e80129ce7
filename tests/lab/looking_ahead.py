"""Sessions stopped somewhere, to be looked ahead from."""

from functools import cache
from pathlib import Path

from tests.session.played import Table, by_bot, by_whim, play_turn, started
from tests.small_decks import lake
from wargame.deck.compile import CompiledDeck
from wargame.session.commands import Adjudicate, CloseTurn, OpenTurn, SessionCommand
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

ROOT = Path(__file__).parents[2]
PHASES = ("plan", "adjudicate", "recap")


@cache
def library() -> Library:
    """Return the decks and rules of the repository."""
    return Library(find_workspace(ROOT))


def flagship() -> CompiledDeck:
    """Return the largest shipped deck."""
    return library().deck("europe_looks_east").compiled


def at_lake(seed: int, turns: int = 0, phase: str = "plan", ordered: int = 1) -> Table:
    """Return a session at the lake after so many turns, in that phase of the next; so many teams have ordered."""
    return stopped(started(lake(), seed=seed, turns=4, cards_per_turn=2), seed, turns, phase, ordered)


def in_flagship(turns: int, phase: str = "plan") -> Table:
    """Return a session of the flagship after so many turns, four cards each."""
    return stopped(started(flagship(), turns=8, cards_per_turn=4), 1, turns, phase, 2)


def stopped(table: Table, seed: int, turns: int, phase: str, ordered: int) -> Table:
    """Play so many turns and on into the next."""
    for _ in range(turns):
        play_turn(table, by_bot("random", seed))
    for team in table.game.deck.names.teams[:ordered]:
        for order in by_whim(seed)(table.game, table.play, team):
            table.seat(team, order)
    if phase != "plan":
        table.must(Adjudicate())
    if phase == "recap":
        table.must(CloseTurn())
    return table


def to_the_end(table: Table) -> Table:
    """Play on to ENDEX with what is ordered, and by chance."""
    steps: dict[str, SessionCommand] = {
        "plan": Adjudicate(),
        "ask": Adjudicate(),
        "adjudicate": CloseTurn(),
        "recap": OpenTurn(),
    }
    while table.play.phase != "endex":
        table.must(steps[table.play.phase])
    return table
