"""Writes the stack code of a parsed expression: the whitelist, the types, the names."""

import ast
from collections.abc import Sequence
from typing import Final, Literal

from wargame.deck.code_pool import Instruction
from wargame.deck.diagnostics import did_you_mean
from wargame.deck.expression_scope import FUNCTIONS, RULING_NAMES, TRUTHS, Scope
from wargame.deck.expression_text import ExpressionError, too_large
from wargame.deck.expression_tree import dotted, place
from wargame.engine import expression_code as code

Kind = Literal["number", "truth"]
"""What an expression, or a part of it, works out to."""

MAX_DEPTH: Final = 24
"""The deepest nesting of an expression's parts; a chain of sums or products counts as one level."""

MAX_INSTRUCTIONS: Final = 400
"""The longest code of an expression: the middle of a chained comparison is worked out twice."""

MAX_NUMBER: Final = 1_000_000_000
"""The largest number that may be written."""

_ARITHMETIC: Final[dict[type[ast.operator], int]] = {
    ast.Add: code.ADD,
    ast.Sub: code.SUBTRACT,
    ast.Mult: code.MULTIPLY,
    ast.Div: code.DIVIDE,
    ast.FloorDiv: code.FLOOR_DIVIDE,
    ast.Mod: code.MODULO,
}
_COMPARISONS: Final[dict[type[ast.cmpop], int]] = {
    ast.Lt: code.LESS,
    ast.LtE: code.LESS_EQUAL,
    ast.Gt: code.GREATER,
    ast.GtE: code.GREATER_EQUAL,
    ast.Eq: code.EQUAL,
    ast.NotEq: code.NOT_EQUAL,
}
_ARITIES: Final = {"abs": 1, "clamp": 3, "drawn": 1, "ordered": 2, "has_ordered": 2}
_FOLDS: Final = {"min": code.MINIMUM, "max": code.MAXIMUM}
_ORDERS: Final = {"ordered": code.ORDERED, "has_ordered": code.HAS_ORDERED}
_FORMS: Final = {
    "abs": "abs(x)",
    "clamp": "clamp(x, low, high)",
    "min": "min(x, y)",
    "max": "max(x, y)",
    "drawn": "drawn('card')",
    "ordered": "ordered('team', 'response')",
    "has_ordered": "has_ordered('team', 'response')",
}
_SHORT: Final = 40
"""The longest part that a message quotes."""


class Writer:
    """Writes the code of one expression, part by part, and notes what it reads."""

    def __init__(self, source: str, scope: Scope) -> None:
        self.code: list[Instruction] = []
        self.reads: set[str] = set()
        self.cards: set[str] = set()
        self.tags: set[tuple[str, str]] = set()
        self.past_tags: set[tuple[str, str]] = set()
        self._source = source
        self._scope = scope

    def want(self, node: ast.expr, wanted: Kind, depth: int, advice: str = "") -> None:
        """Write a part that has to be a number, or has to be a truth."""
        if self._write(node, depth) == wanted:
            return
        start, end = place(self._source, node)
        shown = f"`{self._source[start:end]}`" if end - start <= _SHORT else "this part"
        if wanted == "number":
            advice = advice or "write `1 if … else 0`"
            raise self._fault(node, f"{shown} is true or false, and a number is wanted here", advice, "E005")
        advice = "compare it with something, as in `… > 0`"
        raise self._fault(node, f"{shown} is a number, and a condition is wanted here", advice, "E005")

    def _write(self, node: ast.expr, depth: int) -> Kind:
        """Write a part and return what it is; whatever is not named here is refused."""
        if depth > MAX_DEPTH:
            raise too_large(
                f"the parts of this expression are nested more than {MAX_DEPTH} deep", *place(self._source, node)
            )
        match node:
            case ast.Constant():
                return self._literal(node)
            case ast.Name() | ast.Attribute(value=ast.Name()):
                return self._name(node, dotted(node))
            case ast.UnaryOp():
                return self._unary(node, depth)
            case ast.BinOp(op=op) if type(op) in _ARITHMETIC:
                self.want(node.left, "number", depth)
                self.want(node.right, "number", depth + 1)
                return self._emit(node, _ARITHMETIC[type(op)], 0, "number")
            case ast.BoolOp(op=op, values=values):
                return self._fold(node, values, "truth", code.AND if isinstance(op, ast.And) else code.OR, depth)
            case ast.Compare(ops=ops) if all(type(op) in _COMPARISONS for op in ops):
                return self._compare(node, depth)
            case ast.IfExp():
                return self._choose(node, depth)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=[]):
                return self._call(node, name, args, depth)
            case _:
                raise self._fault(node, "this is no part of an expression", _foreign_advice(node), "E006")

    def _literal(self, node: ast.Constant) -> Kind:
        """Write a number or a truth."""
        value = node.value
        if isinstance(value, bool):
            return self._emit(node, code.CONSTANT, float(value), "truth")
        if not isinstance(value, int | float):
            raise self._fault(
                node, "text stands only inside `drawn(…)` and `ordered(…)`", "leave the quotes out", "E006"
            )
        if value > MAX_NUMBER:
            raise self._fault(node, f"a number is at most {MAX_NUMBER:,}".replace(",", " "), "", "E009")
        return self._emit(node, code.CONSTANT, float(value), "number")

    def _name(self, node: ast.expr, name: str) -> Kind:
        """Write a variable, a truth by name, the turn, or what is known of the ruling."""
        scope = self._scope
        if name in TRUTHS:
            return self._emit(node, code.CONSTANT, TRUTHS[name], "truth")
        if name == "turn":
            return self._emit(node, code.TURN, 0, "number")
        if name in RULING_NAMES:
            if not scope.ruling:
                message = f"`{name}` is known only in the effects of an outcome"
                raise self._fault(node, message, "use a track, a fact or `ordered(…)` here", "E010")
            return self._emit(node, code.MARGIN if name == "margin" else code.VALUE, 0, "number")
        draw = scope.draw_in(name)
        if draw is not None:
            message = f"`{name}` belongs to what was drawn at STARTEX and is not a number"
            raise self._fault(node, message, self._scope.advice_for_draw(draw), "E008")
        if name not in scope.variables:
            raise self._fault(node, f"unknown name `{name}`", scope.advice_for_name(name), "E004")
        self.reads.add(name)
        return self._emit(node, code.VARIABLE, scope.variables[name], "truth" if name in scope.facts else "number")

    def _unary(self, node: ast.UnaryOp, depth: int) -> Kind:
        """Write `not x`, `-x` or `+x`; a negative number is one constant."""
        match node.op, node.operand:
            case ast.Not(), operand:
                self.want(operand, "truth", depth + 1)
                return self._emit(node, code.NOT, 0, "truth")
            case ast.USub(), ast.Constant(value=int() | float() as number) if not isinstance(number, bool):
                self._literal(ast.copy_location(ast.Constant(number), node.operand))
                self.code[-1] = (code.CONSTANT, -float(number))
                return "number"
            case ast.USub(), operand:
                self.want(operand, "number", depth + 1)
                return self._emit(node, code.NEGATE, 0, "number")
            case _:
                self.want(node.operand, "number", depth + 1)
                return "number"

    def _fold(self, node: ast.expr, parts: Sequence[ast.expr], kind: Kind, operation: int, depth: int) -> Kind:
        """Write several parts of one kind, joined from the left by an operation of that kind."""
        for at, part in enumerate(parts):
            self.want(part, kind, depth + 1)
            if at:
                self._emit(node, operation, 0, kind)
        return kind

    def _choose(self, node: ast.IfExp, depth: int) -> Kind:
        """Write `a if condition else b`; both choices are of one kind."""
        self.want(node.test, "truth", depth + 1)
        kind = self._write(node.body, depth + 1)
        self.want(node.orelse, kind, depth + 1, "both choices must be numbers, or both true or false")
        return self._emit(node, code.SELECT, 0, kind)

    def _compare(self, node: ast.Compare, depth: int) -> Kind:
        """Write a comparison; `a < b < c` is `a < b and b < c`."""
        sides = [node.left, *node.comparators]
        for side in sides:
            draw = self._scope.draw_in(dotted(side))
            if draw is not None:
                return self._compare_draw(node, draw)
        advice = "truths are not compared: use `and`, `or` and `not`"
        for at, operator in enumerate(node.ops):
            self.want(sides[at], "number", depth + 1, advice)
            self.want(sides[at + 1], "number", depth + 1, advice)
            self._emit(node, _COMPARISONS[type(operator)], 0, "truth")
            if at:
                self._emit(node, code.AND, 0, "truth")
        return "truth"

    def _compare_draw(self, node: ast.Compare, draw: str) -> Kind:
        """Write `draw == draw.value` or `!=`, in either order."""
        left, right = node.left, node.comparators[0]
        if dotted(right) == draw:
            left, right = right, left
        operation = _COMPARISONS[type(node.ops[0])]
        if dotted(left) != draw or len(node.ops) > 1 or operation not in {code.EQUAL, code.NOT_EQUAL}:
            message = f"`{draw}` was drawn at STARTEX: it is equal or not equal to one of its values, nothing else"
            raise self._fault(node, message, self._scope.advice_for_draw(draw), "E008")
        number = self._drawn_value(right, draw)
        self.reads.add(draw)
        self._emit(left, code.VARIABLE, self._scope.variables[draw], "number")
        self._emit(right, code.CONSTANT, number, "number")
        return self._emit(node, operation, 0, "truth")

    def _drawn_value(self, node: ast.expr, draw: str) -> float:
        """Return the number of the value that `draw.value` names."""
        values = self._scope.draws[draw]
        owner, _, value = dotted(node).partition(".")
        if owner != draw or not value:
            text = str(node.value) if isinstance(node, ast.Constant) else owner
            message = f"`{draw}` is compared with its own values only"
            raise self._fault(node, message, self._scope.advice_for_draw(draw, text), "E008")
        if value not in values:
            raise self._fault(node, f"`{draw}` has no value `{value}`", did_you_mean(value, values), "E004")
        return float(values[value])

    def _call(self, node: ast.Call, name: str, args: Sequence[ast.expr], depth: int) -> Kind:
        """Write a function: one of the language's, or a scale of the deck."""
        if name not in FUNCTIONS and name not in self._scope.scales:
            raise self._fault(node.func, f"unknown function `{name}`", self._scope.advice_for_function(name), "E004")
        self._check_count(node, name, len(args))
        if name in _FOLDS:
            return self._fold(node, args, "number", _FOLDS[name], depth)
        if name == "drawn":
            return self._drawn(node, args[0])
        if name in _ORDERS:
            return self._ordered(node, name, args[0], args[1])
        for arg in args:
            self.want(arg, "number", depth + 1)
        if name in self._scope.scales:
            return self._emit(node, code.SCALE, self._scope.scales[name], "number")
        return self._emit(node, code.ABSOLUTE if name == "abs" else code.CLAMP, 0, "number")

    def _check_count(self, node: ast.Call, name: str, count: int) -> None:
        """Refuse a function with too few or too many values."""
        wanted = 2 if name in _FOLDS else _ARITIES.get(name, 1)
        if count == wanted or (name in _FOLDS and count > wanted):
            return
        form = _FORMS.get(name, f"{name}(x)")
        plural = "value" if wanted == 1 else "values"
        least = "at least " if name in _FOLDS else ""
        message = f"`{name}` takes {least}{wanted} {plural}, here are {count}"
        raise self._fault(node, message, f"write `{form}`", "E007")

    def _drawn(self, node: ast.Call, card: ast.expr) -> Kind:
        """Write `drawn('card')`."""
        name = self._text(card, "drawn")
        if name not in self._scope.cards:
            raise self._fault(card, f"unknown card `{name}`", did_you_mean(name, self._scope.cards), "E004")
        self.cards.add(name)
        return self._emit(node, code.DRAWN, self._scope.cards[name], "truth")

    def _ordered(self, node: ast.Call, name: str, team: ast.expr, response: ast.expr) -> Kind:
        """Write `ordered('team', 'response')` for this turn, or `has_ordered` for the turns before."""
        tag = self._text(team, name), self._text(response, name)
        if tag not in self._scope.tags:
            team_unknown, advice = self._scope.advice_for_order(*tag)
            if team_unknown:
                raise self._fault(team, f"no team `{tag[0]}` has responses", advice, "E004")
            raise self._fault(response, f"`{tag[0]}` has no response `{tag[1]}` on any card", advice, "E004")
        (self.tags if name == "ordered" else self.past_tags).add(tag)
        return self._emit(node, _ORDERS[name], self._scope.tags[tag], "truth")

    def _text(self, node: ast.expr, function: str) -> str:
        """Return the text in quotes that a function is given."""
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            return node.value
        raise self._fault(node, f"`{function}` takes names in quotes", f"write `{_FORMS[function]}`", "E007")

    def _emit(self, node: ast.expr, operation: int, argument: float, kind: Kind) -> Kind:
        """Write one instruction that leaves a value of this kind."""
        if len(self.code) == MAX_INSTRUCTIONS:
            raise too_large("this expression is too much work", *place(self._source, node))
        self.code.append((operation, argument))
        return kind

    def _fault(self, node: ast.expr, message: str, advice: str, fault: str) -> ExpressionError:
        """Return the refusal of a part."""
        return ExpressionError(message, *place(self._source, node), advice, fault)


def _foreign_advice(node: ast.expr) -> str:
    """Say what to do about a part that the language does not have."""
    match node:
        case ast.Attribute():
            return "a dot stands only in `team.resource` and `draw.value`"
        case ast.Call():
            return "only the name of a function stands before a bracket"
        case _:
            return "leave it out"
