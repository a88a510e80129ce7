"""From the text of a deck or plan to something that plays, with every fault of every stage found in one go."""

from collections.abc import Mapping
from dataclasses import dataclass

from wargame.deck.compile import CompiledDeck, compile_course, compile_deck
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.injects import Triggers, compile_injects
from wargame.deck.mending import mend
from wargame.deck.nodes import Node
from wargame.deck.schema import Plan
from wargame.deck.validation import check_name, read_deck, read_plan
from wargame.deck.yaml_reader import read
from wargame.engine.program import Course
from wargame.rulebook import Rule


@dataclass(frozen=True, slots=True)
class CompiledPlan:
    """A session plan and the course that it sets for its deck."""

    plan: Plan
    course: Course
    triggers: Triggers
    """When its injects come by themselves."""


@dataclass(frozen=True, slots=True)
class LocatedDeck:
    """A deck that plays, with the nodes that it was read from."""

    deck: CompiledDeck
    node: Node


def load_deck(
    text: str, file: str, name: str, rules: Mapping[str, Rule], diagnostics: Diagnostics
) -> CompiledDeck | None:
    """Read, check and compile a deck. `name` is the stem of its file; None after adding every fault."""
    located = load_located(text, file, name, rules, diagnostics)
    return None if located is None else located.deck


def load_located(
    text: str, file: str, name: str, rules: Mapping[str, Rule], diagnostics: Diagnostics
) -> LocatedDeck | None:
    """Do what `load_deck` does and keep where everything stands."""
    before = len(diagnostics.errors())
    node = read(text, file, diagnostics)
    if node is None:
        return None
    deck = read_deck(node, file, name, diagnostics)
    if deck is None:
        _check_the_rest(node, file, name, rules, diagnostics)
        return None
    compiled = compile_deck(deck, node, file, rules, diagnostics)
    return None if compiled is None or len(diagnostics.errors()) > before else LocatedDeck(compiled, node)


def _check_the_rest(node: Node, file: str, name: str, rules: Mapping[str, Rule], diagnostics: Diagnostics) -> None:
    """Add what else is wrong with a deck that the schema refuses."""
    mended = mend(node, file, diagnostics)
    if mended is not None:
        further = Diagnostics()
        check_name(mended.deck, mended.node, file, name, further)
        compile_deck(mended.deck, mended.node, file, rules, further)
        for found in further:
            if mended.is_real(found):
                diagnostics.add(found)


def peek_plan(text: str, file: str, name: str, diagnostics: Diagnostics) -> Plan | None:
    """Read a plan without its deck: what it is called and which deck it needs."""
    node = read(text, file, diagnostics)
    return None if node is None else read_plan(node, file, name, diagnostics)


def load_plan(text: str, file: str, name: str, deck: CompiledDeck, diagnostics: Diagnostics) -> CompiledPlan | None:
    """Read and check a plan against its deck. None after adding every fault."""
    before = len(diagnostics.errors())
    node = read(text, file, diagnostics)
    plan = None if node is None else read_plan(node, file, name, diagnostics)
    if node is None or plan is None:
        return None
    course = compile_course(plan, node, file, deck, diagnostics)
    triggers = compile_injects(plan, node, file, deck, diagnostics)
    if course is None or triggers is None or len(diagnostics.errors()) > before:
        return None
    return CompiledPlan(plan, course, triggers)
