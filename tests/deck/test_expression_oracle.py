"""Python is the oracle: well-typed expressions work out as Python's own `eval` says, and no text does any harm."""

import ast
import math
from functools import cache
from types import SimpleNamespace
from typing import Any, Self

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wargame.deck.code_pool import stack_needed
from wargame.deck.codes import CODES
from wargame.deck.expression import Compiled, ExpressionError, Kind, PoolBuilder, Scope, compile_expression
from wargame.engine.expression_code import LIMIT, MAX_STACK, UNIT, Facts, evaluate, run_code, step_value

STEPS = ((0.0, -2.0), (28.0, -1.0), (43.0, 0.0), (58.0, 1.0))
VALUES = {"local": 0, "outside": 1, "criminal": 2}
SCOPE = Scope(
    variables={"a": 0, "b": 1, "kosovo.finance": 2, "notice": 3, "slip": 4},
    draws={"slip": VALUES},
    scales={"mod": 0},
    cards={"first": 0, "second": 1},
    tags={("serbia", "wait"): 0},
    ruling=True,
    facts=frozenset({"notice"}),
)
FACTS = st.builds(
    Facts,
    values=st.tuples(*[st.integers(-1000, 1000)] * 3, st.sampled_from([0, 10, 30]), st.sampled_from([0, 10, 20])),
    drawn=st.tuples(*[st.integers(0, 1)] * 2),
    tags=st.tuples(st.integers(0, 1)),
    turn=st.integers(1, 20),
    margin=st.integers(-12, 12),
    value=st.integers(-100, 100),
)


Source = st.SearchStrategy[str]
KINDS: list[Kind] = ["number", "truth"]


class Number(float):
    """A float whose arithmetic is total, as expressions have it."""

    def _clip(self, value: float) -> Self:
        return type(self)(min(max(value, -LIMIT), LIMIT))

    def __add__(self, other: float) -> Self:
        return self._clip(float(self) + float(other))

    def __sub__(self, other: float) -> Self:
        return self._clip(float(self) - float(other))

    def __mul__(self, other: float) -> Self:
        return self._clip(float(self) * float(other))

    def __truediv__(self, other: float) -> Self:
        return self._clip(float(self) / float(other)) if other else self._clip(0)

    def __floordiv__(self, other: float) -> Self:
        return self._clip(math.floor(self / other))

    def __mod__(self, other: float) -> Self:
        return self._clip(float(self) - float(other) * math.floor(self / other)) if other else self._clip(0)

    def __neg__(self) -> Self:
        return type(self)(-float(self))

    def __pos__(self) -> Self:
        return self

    def __abs__(self) -> Self:
        return type(self)(abs(float(self)))


class Draw:
    """What was drawn; its attributes are the values that it can be compared with."""

    def __init__(self, number: float) -> None:
        self.number = number

    def __getattr__(self, name: str) -> Number:
        return Number(VALUES[name])

    def __eq__(self, other: object) -> bool:
        return self.number == other

    def __hash__(self) -> int:
        return hash(self.number)


class Literals(ast.NodeTransformer):
    """Makes a `Number` of every number that is written out."""

    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Wrap one constant."""
        return ast.Call(ast.Name("Number", ast.Load()), [node], []) if isinstance(node.value, int | float) else node


def oracle(source: str, facts: Facts) -> Any:
    """Work out a source with Python's `eval`."""
    pool = pool_with_scale()
    a, b, finance, notice, slip = (Number(value / UNIT) for value in facts.values)
    names = {
        "Number": Number,
        "a": a,
        "b": b,
        "kosovo": SimpleNamespace(finance=finance),
        "notice": bool(notice),
        "slip": Draw(slip),
        "turn": Number(facts.turn),
        "margin": Number(facts.margin),
        "value": Number(facts.value),
        "true": True,
        "false": False,
        "clamp": lambda x, low, high: min(max(x, low), high),
        "mod": lambda x: Number(step_value(pool.build(), 0, x)),
        "drawn": lambda card: facts.drawn[SCOPE.cards[card]] == 1,
        "ordered": lambda team, response: facts.tags[SCOPE.tags[team, response]] == 1,
    }
    tree = ast.fix_missing_locations(Literals().visit(ast.parse(f"({source})", mode="eval")))
    return eval(compile(tree, "oracle", "eval"), names)


def joined(parts: st.SearchStrategy[str], signs: list[str]) -> st.SearchStrategy[str]:
    """Make two to four parts joined by signs."""
    rest = st.lists(st.tuples(st.sampled_from(signs), parts), min_size=1, max_size=3)
    return st.builds(lambda first, more: first + "".join(f" {sign} {part}" for sign, part in more), parts, rest)


def called(name: str, parts: st.SearchStrategy[str], least: int, most: int) -> st.SearchStrategy[str]:
    """Make a call with so many parts."""
    return st.lists(parts, min_size=least, max_size=most).map(lambda given: f"{name}({', '.join(given)})")


def bracketed(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Make a part in brackets."""
    return parts.map("({})".format)


PLAIN_NUMBERS = st.sampled_from(
    ["0", "1", "7", "2.5", ".5", "1e6", "999999999", "a", "b", "kosovo.finance", "turn", "margin", "value"]
)
PLAIN_TRUTHS = st.sampled_from(
    [
        *["notice", "true", "False", "drawn('first')", 'drawn("second")', "ordered('serbia', 'wait')"],
        *["slip == slip.local", "slip.outside != slip"],
    ]
)


@cache
def number(depth: int) -> Source:
    """Make a number that needs no brackets, with parts nested up to a depth."""
    if not depth:
        return PLAIN_NUMBERS
    part, loose = number(depth - 1), loose_number(depth - 1)
    functions = [called("min", loose, 2, 4), called("max", part, 2, 3), called("abs", loose, 1, 1)]
    return st.one_of(
        PLAIN_NUMBERS, bracketed(loose), *functions, called("mod", loose, 1, 1), called("clamp", part, 3, 3)
    )


@cache
def loose_number(depth: int) -> Source:
    """Make any number, with parts nested up to a depth."""
    part = number(depth)
    return st.one_of(
        joined(part, ["+", "-", "*", "/", "//", "%"]),
        joined(part.map("-{}".format), ["+", "-\n", "*", "//", "%"]),
        st.builds("{} if {} else {}".format, part, truth(depth), part),
        part,
    )


@cache
def truth(depth: int) -> Source:
    """Make a truth that needs no brackets, with parts nested up to a depth."""
    return PLAIN_TRUTHS | bracketed(loose_truth(depth - 1)) if depth else PLAIN_TRUTHS


@cache
def loose_truth(depth: int) -> Source:
    """Make any truth, with parts nested up to a depth."""
    part = truth(depth)
    return st.one_of(
        joined(number(depth), ["<", "<=", ">", ">=", "==", "!="]),
        joined(part | part.map("not {}".format), ["and", "or", "and\n"]),
        st.builds("{} if {} else {}".format, part, part, part),
        part.map("not {}".format),
    )


def attempt(source: str, wanted: Kind, pool: PoolBuilder) -> Compiled | ExpressionError:
    """Compile a source into a pool; a refusal is returned."""
    try:
        return compile_expression(source, SCOPE, wanted, pool)
    except ExpressionError as fault:
        return fault


def pool_with_scale() -> PoolBuilder:
    """Make an empty pool that knows the scale of the scope."""
    pool = PoolBuilder()
    pool.scale(STEPS)
    return pool


def agree(source: str, wanted: Kind, facts: Facts) -> None:
    """Check that the machine and Python agree about a source, unless it is too large for the language.

    The machine gets just the stack that the code is said to need, and has to fail with less.
    """
    pool = pool_with_scale()
    outcome = attempt(source, wanted, pool)
    if isinstance(outcome, ExpressionError):
        assert outcome.code == "E001", (source, outcome.message)
        return
    built = pool.build()
    deepest = stack_needed(zip(built.code[::2], built.code[1::2], strict=True))
    found = run_code(built, outcome.index, facts, [0.0] * deepest)
    assert evaluate(built, outcome.index, facts, [0.0] * deepest) == found
    with pytest.raises(IndexError):
        run_code(built, outcome.index, facts, [0.0] * (deepest - 1))
    expected = oracle(source, facts)
    assert (found != 0.0 if wanted == "truth" else found) == expected, source


@given(loose_number(2), FACTS)
def test_numbers_agree_with_python(source: str, facts: Facts) -> None:
    """A number works out exactly as Python's operators say, with total division."""
    agree(source, "number", facts)


@given(loose_truth(2), FACTS)
def test_truths_agree_with_python(source: str, facts: Facts) -> None:
    """A truth holds exactly when Python says so."""
    agree(source, "truth", facts)


WORDS = [
    *"()+-*/%<>=!&|^~.,:;?@#$[]{}\\'\"` \n\t01.5aé\x00\u200b",
    *["a", "b", "notice", "slip", "slip.local", "turn", "mod(", "min(", "drawn('first')", " and ", " not ", " if "],
    *[
        " else ",
        "==",
        "<=",
        "**",
        "lambda ",
        " in ",
        " is ",
        "None",
        "True",
        "f'",
        "b''",
        "'''",
        "0x1F",
        "1e999",
        "1_0",
    ],
    *["__class__", "import", "await ", "yield ", ":=", "...", "9" * 40, "print(", "a.b.c", "*a", "(" * 30, "-" * 30],
]


@given(st.lists(st.sampled_from(WORDS), max_size=30).map("".join) | st.text(max_size=40), st.sampled_from(KINDS))
def test_no_text_does_harm(source: str, wanted: Kind) -> None:
    """Any text compiles or raises `ExpressionError` with a place inside it, and then leaves the pool as it was."""
    pool = pool_with_scale()
    before = pool.build()
    outcome = attempt(source, wanted, pool)
    if isinstance(outcome, ExpressionError):
        assert 0 <= outcome.start <= outcome.end <= len(source)
        assert outcome.start < outcome.end or not source
        assert outcome.code in CODES
        assert pool.build() == before
    else:
        facts = Facts((1, 2, 3, 10, 0), (0, 1), (1,), (0,), 1, 0, 0)
        assert abs(evaluate(pool.build(), outcome.index, facts, [0.0] * MAX_STACK)) <= LIMIT
