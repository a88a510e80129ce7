"""Compiling the injects of a plan: their conditions become code beside the deck's program, which no plan may change."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from wargame.deck.code_pool import PoolBuilder
from wargame.deck.codes import Explanation, register
from wargame.deck.compile import CompiledDeck, scope_of
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.inject_schema import Inject
from wargame.deck.nodes import Node
from wargame.deck.schema import Plan
from wargame.deck.values import Condition
from wargame.deck.writer import Path, Writer
from wargame.engine.expression_code import CodePool

register(
    {
        "D056": Explanation(
            "inject that can't come as it is written",
            "An inject has one trigger or none: `turn`, `when` or `unless_by`, within the turns of the plan. "
            "Conditions are looked at when a turn opens, before anybody has ordered.",
        ),
        "D057": Explanation(
            "inject that moves what nobody can move by hand",
            "The effects of an inject are whole points on tracks, resources and counters of its deck.",
        ),
    }
)

MOVABLE: Final = ("track", "resource", "counter")
"""What a person or an inject may move."""

_IMPROVISED: Final = re.compile(r"i[0-9]+")
"""Ids that a session gives to what is improvised."""


@dataclass(frozen=True, slots=True)
class Triggers:
    """The conditions of a plan's injects as code."""

    pool: CodePool
    conditions: Mapping[str, int] = field(default_factory=dict)
    """Expression of `when`, or of that in `unless_by`, by inject."""


NO_TRIGGERS: Final = Triggers(PoolBuilder().build())
"""Those of a plan without conditional injects."""


def compile_injects(plan: Plan, node: Node, file: str, deck: CompiledDeck, diagnostics: Diagnostics) -> Triggers | None:
    """Return the conditions of a plan's injects, or None after adding every fault."""
    if not plan.injects:
        return NO_TRIGGERS
    before = len(diagnostics.errors())
    pool = PoolBuilder()
    scales = {name: pool.scale(steps) for name, steps in deck.deck.scales.items()}
    writer = Writer(file, node, diagnostics, deck.names, scope_of(deck.deck, deck.names, scales), pool)
    conditions: dict[str, int] = {}
    for name, inject in plan.injects.items():
        _check(writer, plan, deck, name, inject)
        if inject.when is not None:
            conditions[name] = _condition(writer, ("injects", name, "when"), inject.when)
        elif inject.unless_by is not None:
            conditions[name] = _condition(writer, ("injects", name, "unless_by", "when"), inject.unless_by.when)
    return None if len(diagnostics.errors()) > before else Triggers(pool.build(), conditions)


def _condition(writer: Writer, path: Path, source: Condition) -> int:
    """Compile a condition; it may not ask for orders of a turn that has only just been opened."""
    expression = writer.expression(path, source, "truth")
    if expression in writer.reads and writer.reads[expression].tags:
        said = "nobody has ordered yet when a turn opens"
        writer.fault("D056", path, said, "write `has_ordered(…)` for the orders of earlier turns")
    return expression


def _check(writer: Writer, plan: Plan, deck: CompiledDeck, name: str, inject: Inject) -> None:
    """Report what is wrong with an inject besides its conditions."""
    path: Path = ("injects", name)
    if _IMPROVISED.fullmatch(name):
        said = f"`{name}` is what a session calls an inject that somebody improvises"
        writer.fault("D056", path, said, "choose another id", key=True)
    triggers = [key for key in ("turn", "when", "unless_by") if getattr(inject, key) is not None]
    for key in triggers[1:]:
        said = f"it has `{triggers[0]}` already, and an inject has one trigger"
        writer.fault("D056", (*path, key), said, "leave one of the two out", key=True)
    _check_turns(writer, path, inject, plan.turns or deck.deck.turns)
    for i, team in enumerate(inject.to):
        writer.known((*path, "to", i), f"team of `{plan.deck}`", team, deck.names.teams)
    if inject.objective is not None:
        objectives = deck.names.objective_numbers()
        writer.known((*path, "objective"), f"objective of `{plan.deck}`", inject.objective, objectives)
    for moved in inject.effects:
        kind = deck.names.kinds.get(moved)
        if kind is None:
            movable = [known for known, sort in deck.names.kinds.items() if sort in MOVABLE]
            writer.known((*path, "effects", moved), "track, resource or counter", moved, movable, key=True)
        elif kind not in MOVABLE:
            writer.fault("D057", (*path, "effects", moved), f"`{moved}` is a {kind}: no inject can move it", key=True)


def _check_turns(writer: Writer, path: Path, inject: Inject, turns: int) -> None:
    """Report a turn in which an inject can't come any more."""
    if inject.turn is not None and inject.turn > turns:
        writer.fault("D056", (*path, "turn"), f"turn {inject.turn} is after the last one, {turns}")
    if inject.unless_by is not None and inject.unless_by.turn >= turns:
        said = f"it would come in turn {inject.unless_by.turn + 1}, after the last one, {turns}"
        writer.fault("D056", (*path, "unless_by", "turn"), said)
