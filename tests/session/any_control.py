"""Commands of those who run an exercise, made of numbers: sensible and not."""

from collections.abc import Callable
from typing import Final

from tests.session.control_seats import BOSS, CELL
from tests.session.played import Table
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    MoveInject,
    SkipInject,
    Undo,
)
from wargame.session.decide import PersonCommand
from wargame.session.msel import msel

Make = Callable[[Table, int, int], PersonCommand]
"""A command from a table and two numbers."""


def pick(items: tuple[str, ...], number: int) -> str:
    """Return one of some ids, or one that is none."""
    return (*items, "nonsense")[number % (len(items) + 1)]


def lines(table: Table) -> tuple[str, ...]:
    """Return the ids of the MSEL."""
    return tuple(line.id for line in msel(table.game, table.play))


def effects(table: Table, number: int, points: int) -> dict[str, int]:
    """Return effects on one variable, whatever it is."""
    return {pick(tuple(table.game.deck.names.kinds), number): points % 201 - 100}


def teams(table: Table, number: int) -> tuple[str, ...]:
    """Return one team, or none for all."""
    names = table.game.deck.names.teams
    return (names[number % len(names)],) if number % 3 else ()


CONTROL_MAKES: Final[tuple[Make, ...]] = (
    lambda table, one, _: FireInject(inject=pick(lines(table), one)),
    lambda table, one, _: FireCard(card=pick(table.game.deck.names.cards, one)),
    lambda table, one, _: SkipInject(inject=pick(lines(table), one), reason="Enough."),
    lambda table, one, two: DeferInject(inject=pick(lines(table), one), turn=1 + two % 5),
    lambda table, one, two: MoveInject(inject=pick(lines(table), one), before=pick(lines(table), two)),
    lambda table, one, _: MoveInject(inject=pick(lines(table), one)),
    lambda table, one, two: EditInject(
        inject=pick(lines(table), one),
        title="Other",
        text="Words.",
        to=teams(table, two),
        effects=effects(table, two, one),
    ),
    lambda table, one, two: Improvise(
        title="New", text="Words.", to=teams(table, two), effects=effects(table, one, two)
    ),
)
"""Everything that may be asked but undo."""

CONTROL_SEATS: Final = (BOSS, CELL)

UNDO: Final = Undo()
