"""Sessions that somebody runs: a table with a console beside it."""

from typing import Any

from tests.session.played import Table, started
from wargame.deck.compile import CompiledDeck
from wargame.session.control_commands import Role
from wargame.session.control_events import SeatGiven
from wargame.session.decide import PersonCommand, decide_for
from wargame.session.refusals import Refusal

BOSS, CELL, BOTH = "boss", "cell", "both"
"""The seats of who runs the exercise, of the white cell, and of somebody who is both."""

SEATS: dict[str, tuple[Role, ...]] = {
    BOSS: ("owner", "controller"),
    CELL: ("white_cell",),
    BOTH: ("controller", "white_cell"),
}


def run(deck: CompiledDeck | None = None, *, seed: int = 1, **plan: Any) -> Table:
    """Return a session in its first turn that `boss` and `cell` run; keywords are keys of its plan."""
    table = started(deck, seed=seed, **plan)
    give_seats(table)
    return table


def give_seats(table: Table) -> None:
    """Seat those who run the exercise."""
    for seat, roles in SEATS.items():
        table.note(SeatGiven(by="session", seat=seat, name=seat.title(), roles=roles, team=""))


def ask(table: Table, seat: str, command: PersonCommand) -> Refusal | None:
    """Ask for something in a seat's name."""
    decided = decide_for(table.game, table.state, seat, command, 0)
    if isinstance(decided, Refusal):
        return decided
    table.note(*decided)
    return None


def done(table: Table, seat: str, *commands: PersonCommand) -> None:
    """Ask for what has to be taken."""
    for command in commands:
        refusal = ask(table, seat, command)
        assert refusal is None, refusal


def slug(table: Table, seat: str, command: PersonCommand) -> str:
    """Return why something is refused; what is taken fails the test."""
    before = table.state
    refusal = ask(table, seat, command)
    assert refusal is not None
    assert table.state is before
    assert refusal.sentence.endswith(".")
    return refusal.slug.value
