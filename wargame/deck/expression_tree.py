"""The parse tree of an expression: how Python's parser makes it, and where its parts stand in the source."""

import ast
from typing import Final

from wargame.deck.expression_text import ExpressionError, check_text, too_large

MAX_NODES: Final = 200
"""The most values and operators of an expression."""


def parse(source: str) -> ast.expr:
    """Return the tree of an expression; which of Python's parts it may have is not looked at here.

    Raises:
        ExpressionError: if it is too large, or makes no sense.

    """
    check_text(source)
    try:
        tree = ast.parse(_bracketed(source), mode="eval").body
    except (SyntaxError, ValueError, RecursionError, MemoryError) as fault:
        at = _reached(source, fault)
        advice = "put brackets around its parts, one after the other, to find the faulty one"
        raise ExpressionError("the expression makes no sense from here on", at, at + 1, advice) from None
    if len(source) > MAX_NODES:  # each part has a character of its own at least
        count = sum(isinstance(node, ast.expr) for node in ast.walk(tree))
        if count > MAX_NODES:
            raise too_large(f"an expression has at most {MAX_NODES} parts, this one has {count}", 0, len(source))
    return tree


def _reached(source: str, fault: Exception) -> int:
    """Return where in the source Python's parser stopped; 0 if it does not say."""
    if not isinstance(fault, SyntaxError) or not fault.lineno or not fault.offset:
        return 0
    before = _bracketed(source).split("\n")[: fault.lineno - 1]
    at = sum(len(line) + 1 for line in before) + fault.offset - 2
    return max(0, min(at, len(source) - 1))


def _bracketed(source: str) -> str:
    """Put brackets around a source: inside them it may go on over several lines."""
    return f"({source})"


def place(source: str, node: ast.expr) -> tuple[int, int]:
    """Return where a part starts and ends in the source, in characters."""
    end_line, end_column = node.end_lineno or node.lineno, node.end_col_offset or node.col_offset
    return _offset(source, node.lineno, node.col_offset), _offset(source, end_line, end_column)


def _offset(source: str, line: int, column: int) -> int:
    """Return the character at a line from 1 and a column in bytes of UTF-8, both of the source in brackets."""
    lines = _bracketed(source).split("\n")
    before = sum(len(each) + 1 for each in lines[: line - 1])
    return before + len(lines[line - 1].encode()[:column].decode()) - 1


def dotted(node: ast.expr) -> str:
    """Return a name or a name with one dot; empty for any other part."""
    match node:
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=name), attr=attr):
            return f"{name}.{attr}"
        case _:
            return ""
