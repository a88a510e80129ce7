"""Objectives that are decided before the first turn: nothing moves them, or they are never or always met."""

from collections.abc import Iterator

from wargame.deck.checks.subject import Subject
from wargame.deck.checks.written import objectives_of, operations_of
from wargame.deck.codes import Explanation, register
from wargame.deck.writer import Path
from wargame.engine import expression_code as code
from wargame.engine.effects import refresh
from wargame.engine.state import blank_state, holds

register(
    {
        "C030": Explanation(
            "objective that nothing can move",
            "No effect, link, drift or income moves anything that this objective looks at, so it is decided before the "
            "first turn. Let something move what it asks about, or ask about something that moves.",
        ),
        "C031": Explanation(
            "objective that is never or always met",
            "What this objective asks about moves, but never as far as it wants, or never so far that it fails. Nobody "
            "can win or lose it by playing.",
        ),
        "C032": Explanation(
            "objective that is met from the start",
            "A note, no fault: what everybody shares is met at STARTEX, or all that a team openly wants is. To keep "
            "something can be an aim; make sure that it is meant, and that the drift or another team can endanger it.",
        ),
    }
)

_LOOKS_OUT = frozenset({code.TURN, code.DRAWN, code.ORDERED, code.HAS_ORDERED})
"""Operations that read something else than a variable, which play can change."""


def check(subject: Subject) -> None:
    """Report objectives that no play decides."""
    program, world = subject.deck.program, subject.generous
    met = []
    for path, objective, number in objectives_of(subject.deck):
        expression = program.teams.objective_met[number]
        part = world.part(expression, world.sight(subject.earliest_end))
        name, at = path[-1], (*path, "met")
        if isinstance(objective.met, str) and not _moves(subject, expression):
            subject.warn("C030", at, f"nothing can move the objective `{name}`", _advice(subject, expression))
        elif not part.may_hold:
            subject.warn("C031", at, f"the objective `{name}` can never be met", _advice(subject, expression))
        elif not part.may_fail:
            subject.warn("C031", at, f"the objective `{name}` is always met", _advice(subject, expression))
        else:
            met.append((path, number))
    _note_those_met(subject, met)


def _moves(subject: Subject, expression: int) -> bool:
    """Tell whether anything that an expression reads can change."""
    world, slots = subject.generous, subject.deck.names.slots
    moving = {name for name, slot in slots.items() if world.low[slot] < world.high[slot]}
    looks_out = not _LOOKS_OUT.isdisjoint(operations_of(subject.deck, expression))
    return looks_out or not moving.isdisjoint(subject.deck.reads[expression].reads)


def _advice(subject: Subject, expression: int) -> str:
    """Say where what the objective reads can get."""
    world, names = subject.generous, subject.deck.names
    read = subject.deck.reads.get(expression)
    said = []
    for name in sorted(read.reads if read is not None else ()):
        low, high = world.low[names.slots[name]], world.high[names.slots[name]]
        if names.kinds[name] == "fact":
            said += [f"nothing establishes `{name}`"] * (low == high)
        elif names.kinds[name] != "draw":
            said.append(f"`{name}` stays at {low:g}" if low == high else f"`{name}` lies between {low:g} and {high:g}")
    return ", ".join(said[:3])


def _note_those_met(subject: Subject, objectives: list[tuple[Path, int]]) -> None:
    """Note shared objectives that are met at STARTEX, and teams all of whose open objectives are."""
    program = subject.deck.program
    state = blank_state(program)
    refresh(program, state)
    hint = "is it meant as something to keep?"
    met = {path: holds(program, state, program.teams.objective_met[number]) for path, number in objectives}
    for path, is_met in met.items():
        if path[0] == "shared_objectives" and is_met:
            said = f"the shared objective `{path[-1]}` is met at STARTEX"
            subject.warn("C032", (*path, "met"), said, hint, severity="note")
    for team in subject.deck.deck.teams:
        own = [path for path in _open(met, team) if path in met]
        if own and all(met[path] for path in own):
            said = f"all that `{team}` openly wants is met at STARTEX"
            subject.warn("C032", ("teams", team, "objectives"), said, hint, key=True, severity="note")


def _open(paths: dict[Path, bool], team: str) -> Iterator[Path]:
    return (path for path in paths if path[:3] == ("teams", team, "objectives"))
