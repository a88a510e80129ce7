"""Expressions: the text of a condition or an amount, checked against a deck's names, to stack code.

The language is a small part of Python's: numbers, the deck's names, `and or not`, `a if c else b`, chained comparisons,
`+ - * / // %`, `min max abs clamp`, the deck's scales, `turn`, `drawn('card')`, `ordered('team', 'response')`,
`draw == draw.value`, and `margin` and `value` where a ruling is at hand. A part is a number or a truth, never either.
"""

from dataclasses import dataclass

from wargame.deck.code_pool import PoolBuilder, stack_needed
from wargame.deck.expression_scope import RESERVED, Scope
from wargame.deck.expression_text import ExpressionError, too_large
from wargame.deck.expression_tree import parse
from wargame.deck.expression_writer import Kind, Writer
from wargame.engine.expression_code import MAX_STACK

__all__ = ["RESERVED", "Compiled", "ExpressionError", "Kind", "PoolBuilder", "Scope", "compile_expression"]


@dataclass(frozen=True, slots=True)
class Compiled:
    """An expression in the pool, and what it looks at: variables (draws included), cards, (team, response) pairs.

    `tags` are orders of this turn, `past_tags` those of earlier ones.
    """

    index: int
    reads: frozenset[str] = frozenset()
    cards: frozenset[str] = frozenset()
    tags: frozenset[tuple[str, str]] = frozenset()
    past_tags: frozenset[tuple[str, str]] = frozenset()


def compile_expression(source: str, scope: Scope, wanted: Kind, pool: PoolBuilder) -> Compiled:
    """Compile an expression into the pool.

    A truth works out to zero or to something else; test it against zero.

    Raises:
        ExpressionError: with the place in `source`, whatever the text; nothing has been added to the pool then.

    """
    writer = Writer(source, scope)
    writer.want(parse(source), wanted, 0)
    if stack_needed(writer.code) > MAX_STACK:
        raise too_large("this expression holds too many values at a time", 0, len(source))
    index = pool.add(writer.code)
    return Compiled(
        index,
        frozenset(writer.reads),
        frozenset(writer.cards),
        frozenset(writer.tags),
        frozenset(writer.past_tags),
    )
