"""Expressions: the text of a condition or an amount, checked against a deck's names, to stack code.

The language is a small part of Python's: numbers, the deck's names, `and or not`, `a if c else b`, chained comparisons,
`+ - * / // %`, `min max abs clamp`, the deck's scales, `turn`, `drawn('card')`, `ordered('team', 'response')`,
`draw == draw.value`, and `margin` and `value` where a ruling is at hand. A part is a number or a truth, never either.
"""

import ast
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wargame.deck.code_pool import PoolBuilder, stack_needed
from wargame.deck.expression_scope import RESERVED, Scope
from wargame.deck.expression_text import ExpressionError, Token, tokens, too_large, unpaired
from wargame.deck.expression_writer import Kind, Writer
from wargame.engine.expression_code import MAX_STACK

__all__ = ["RESERVED", "Compiled", "ExpressionError", "Kind", "PoolBuilder", "Scope", "compile_expression"]

MAX_NODES: Final = 200
"""The most values and operators of an expression."""


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression in the pool, and what it looks at: variables (draws included), cards, (team, response) pairs."""

    index: int
    reads: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    tags: frozenset[tuple[str, str]] = frozenset()


def compile_expression(source: str, scope: Scope, wanted: Kind, pool: PoolBuilder) -> Compiled:
    """Compile an expression into the pool.

    A truth works out to zero or to something else; test it against zero.

    Raises:
        ExpressionError: with the place in `source`, whatever the text; nothing has been added to the pool then.

    """
    tree = _parse(source, tokens(source))
    writer = Writer(source, scope)
    writer.want(tree, wanted, 0)
    if stack_needed(writer.code) > MAX_STACK:
        raise too_large("this expression holds too many values at a time", 0, len(source))
    index = pool.add(writer.code)
    return Compiled(index, frozenset(writer.reads), frozenset(writer.cards), frozenset(writer.tags))


def _parse(source: str, found: Sequence[Token]) -> ast.expr:
    """Parse text whose tokens are in order; brackets around it let it go on over several lines."""
    try:
        tree = ast.parse(f"({source})", mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        lone = unpaired(found)
        if lone is not None:
            message = f"this `{lone.text}` has no `{'else' if lone.text == 'if' else 'if'}`"
            raise ExpressionError(message, lone.start, lone.end, "write `a if condition else b`") from None
        at = _reached(source, fault)
        raise ExpressionError("the expression makes no sense from here on", at, at + 1) from None
    count = sum(isinstance(node, ast.expr) for node in ast.walk(tree))
    if count > MAX_NODES:
        raise too_large(f"an expression has at most {MAX_NODES} parts, this one has {count}", 0, len(source))
    return tree


def _reached(source: str, fault: Exception) -> int:
    """Return where in the source Python's parser stopped; 0 if it does not say."""
    if not isinstance(fault, SyntaxError) or not fault.lineno or not fault.offset:
        return 0
    before = f"({source})".split("\n")[: fault.lineno - 1]
    at = sum(len(line) + 1 for line in before) + fault.offset - 2
    return max(0, min(at, len(source) - 1))
