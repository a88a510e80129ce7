"""Commands of those who run an exercise, made of numbers: sensible and not."""

from collections.abc import Callable
from typing import Final, TypeVar, get_args

from tests.session.control_seats import BOSS, BOTH, CELL
from tests.session.played import Table
from wargame.deck.schema import Player
from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    EndFact,
    EstablishFact,
    FireCard,
    FireInject,
    GiveSeat,
    HandOver,
    Improvise,
    MoveInject,
    RefuseArgument,
    RuleArgument,
    SkipInject,
    Undo,
    VacateSeat,
    WeighArgument,
)
from wargame.session.decide import PersonCommand
from wargame.session.msel import msel
from wargame.session.permissions import CONTROL_ROLES, TEAM_ROLES
from wargame.session.talk_commands import AddReason, Argue, DropArgument, Judge

Item = TypeVar("Item")

PLAYERS: Final[tuple[Player, ...]] = get_args(Player)

Make = Callable[[Table, int, int], PersonCommand]
"""A command from a table and two numbers."""


def pick(items: tuple[str, ...], number: int) -> str:
    """Return one of some ids, or now and then one that is none."""
    return items[number % len(items)] if items and number % 17 != 16 else "nonsense"


def one_of(items: tuple[Item, ...], number: int) -> Item:
    """Return one of some items that a command takes no other than."""
    return items[number % len(items)]


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


def an_argument(table: Table, number: int) -> str:
    """Return the id of an argument, the newest often."""
    return pick(
        tuple(known.made.argument for known in reversed(table.play.arguments)), number // 2 if number % 2 else 0
    )


def reasons(table: Table) -> tuple[object, ...]:
    """Return the reasons of the newest argument."""
    newest = table.play.arguments[-1:]
    return tuple(reason for known in newest for reason in (*known.made.reasons, *known.added))


def a_fact(table: Table, number: int) -> str:
    """Return the id of an established fact."""
    return pick(tuple(fact.id for fact in table.play.facts), number)


SEATS: Final = ("observer", "second", "cell", "mia")
"""Seats that are given out and taken away beside those that a test begins with."""

SEATING_MAKES: Final[tuple[Make, ...]] = (
    lambda _, one, two: GiveSeat(seat=pick(SEATS, one), name="N", roles=(one_of(CONTROL_ROLES, two),)),
    lambda table, one, two: GiveSeat(
        seat=pick(SEATS, one), name="N", roles=(one_of(TEAM_ROLES, two),), team=pick(table.game.deck.names.teams, two)
    ),
    lambda table, one, two: GiveSeat(
        seat=pick((*SEATS, *table.game.deck.names.teams), one), name="N", roles=(one_of(TEAM_ROLES, two), "owner")
    ),
    lambda table, one, _: VacateSeat(seat=pick((*SEATS, *table.game.deck.names.teams), one)),
    lambda table, one, two: HandOver(team=pick(table.game.deck.names.teams, one), player=one_of(PLAYERS, two)),
)
"""Everything that may be asked about seats."""

CONTROL_MAKES: Final[tuple[Make, ...]] = (
    *SEATING_MAKES,
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
"""Everything that may be asked about seats and of the MSEL."""

WEIGHING_MAKES: Final[tuple[Make, ...]] = (
    lambda table, one, two: WeighArgument(argument=an_argument(table, one), marks=(1, 2, 0, 1, 2)[: two % 6]),
    lambda table, one, two: WeighArgument(
        argument=an_argument(table, one), marks=tuple(two % 3 for _ in reasons(table))
    ),
    lambda table, one, two: RuleArgument(
        argument=an_argument(table, one),
        effects={"success": effects(table, two, one), "partial": {}, "failure": effects(table, one, two)},
        until=two % 6,
    ),
    lambda table, one, _: RefuseArgument(argument=an_argument(table, one), reason="It can't be."),
    lambda _, one, two: EstablishFact(text=f"Fact {one % 7}.", until=two % 6),
    lambda table, one, _: EndFact(fact=a_fact(table, one)),
)
"""Everything that may be asked about arguments and facts."""

TEAM_MAKES: Final[tuple[Make, ...]] = (
    lambda _, one, two: Argue(what=f"We do {one % 9}", result=f"It is {two % 9}", reasons=("So it is.",)),
    lambda table, one, two: Argue(
        what=f"We stop {one % 9}",
        result="It ends.",
        reasons=("It is time.", f"It is {two}."),
        against=a_fact(table, two),
    ),
    lambda table, one, _: DropArgument(argument=an_argument(table, one)),
    lambda table, one, two: AddReason(
        argument=an_argument(table, one), side="pro" if two % 2 else "con", text=f"Because of {two % 9}"
    ),
    lambda table, one, two: Judge(argument=an_argument(table, one), word=two % 7),
)
"""Everything that a team may do with arguments."""

CONTROL_SEATS: Final = (BOTH, BOSS, CELL)

UNDO: Final = Undo()
