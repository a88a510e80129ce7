"""Whether one response has no better odds than another wherever the situation may stand: exact odds on a grid."""

from collections.abc import Iterator, Mapping
from itertools import accumulate, chain, product
from math import ceil, floor, prod
from typing import Final, Literal, NamedTuple

from wargame.deck.checks.intervals import bounds_of
from wargame.deck.checks.subject import Subject
from wargame.deck.checks.world import Sight
from wargame.engine import expression_code as code
from wargame.engine.expression_code import UNIT, Facts, evaluate, to_whole
from wargame.engine.odds import Distribution, distribution
from wargame.engine.program import BANDS, NONE, Program
from wargame.engine.state import TURN, State
from wargame.rulebook import CRITICAL, SUCCESS, Rule, RuleArgument, RuleFault

MAX_POINTS: Final = 500
"""The most points of a grid; what would need more is left undecided."""

_POINTS: Final = 5
"""The most values that one number takes in a grid, its ends among them."""

Verdict = Literal["same", "not better", "unknown"]
"""How the odds of a response compare with another's; unknown where they are better somewhere, or nobody can tell."""

Key = tuple[int, int]
"""What a point of a grid sets: an operation that reads something and its argument, or one of the two below."""

_SHARED: Final = -1
"""The operation of an expression that both responses have: it takes its values as a whole."""
_MODIFIERS: Final = (-2, 0)
"""The sum of the modifiers, where both responses have the same."""


class Terms(NamedTuple):
    """What the odds of a response hang on."""

    rule: Rule
    arguments: tuple[int | tuple[int, ...], ...]
    """The expression of each argument, or those of a list."""
    modifier: int
    """Which argument takes the sum of the modifiers, or -1."""
    modifiers: tuple[tuple[int, int], ...]
    """Each modifier's number and condition."""
    has_critical: bool
    """Whether a critical result does something of its own."""

    def expressions(self) -> Iterator[int]:
        """Yield the expressions of the arguments."""
        for argument in self.arguments:
            yield from (argument,) if isinstance(argument, int) else argument


def terms_of(subject: Subject, number: int, *, has_critical: bool) -> Terms:
    """Return what the odds of a response hang on."""
    responses = subject.deck.program.responses
    found: list[int | tuple[int, ...]] = []
    for i in range(responses.argument_starts[number], responses.argument_starts[number + 1]):
        first, count = responses.argument_first[i], responses.argument_count[i]
        found.append(responses.items[first] if count == NONE else tuple(responses.items[first : first + count]))
    modifiers = range(responses.modifier_starts[number], responses.modifier_starts[number + 1])
    return Terms(
        rule=subject.deck.rules[responses.rule[number]],
        arguments=tuple(found),
        modifier=responses.modifier_argument[number],
        modifiers=tuple((responses.modifier_add[i], responses.modifier_when[i]) for i in modifiers),
        has_critical=has_critical,
    )


def compare_odds(subject: Subject, state: State, first: Terms, second: Terms) -> Verdict:
    """Return how the odds of the first compare with the second's. `state` is the situation at start values."""
    if first == second:
        return "same"
    program = subject.deck.program
    knobs = _knobs(subject, first, second)
    if prod(len(values) for values in knobs.values()) > MAX_POINTS:
        return "unknown"
    verdict: Verdict = "same"
    points = (dict(zip(knobs, values, strict=True)) for values in product(*knobs.values()))
    for point in chain([{}], points):
        facts = _facts(state, point)
        spreads = _spread(program, facts, state, first, point), _spread(program, facts, state, second, point)
        if spreads[0] is None or spreads[1] is None or _is_better(first, spreads[0], second, spreads[1]):
            return "unknown"
        if spreads[0].outcomes != spreads[1].outcomes:
            verdict = "not better"
    return verdict


def _spread(
    program: Program, facts: Facts, state: State, terms: Terms, point: Mapping[Key, int]
) -> Distribution | None:
    """Return the exact odds of a response at a point; None if they can't be had."""
    given: list[RuleArgument] = []
    for i, argument in enumerate(terms.arguments):
        if isinstance(argument, tuple):
            given.append(tuple(_whole(program, facts, state, each, point) for each in argument))
        else:
            extra = _modifier_sum(program, facts, state, terms, point) if i == terms.modifier else 0
            given.append(_whole(program, facts, state, argument, point) + extra)
    try:
        found = distribution(terms.rule, tuple(given))
    except RuleFault:
        return None
    return found if found.exact else None


def _whole(program: Program, facts: Facts, state: State, expression: int, point: Mapping[Key, int]) -> int:
    """Return an expression as a whole number."""
    if (_SHARED, expression) in point:
        return point[_SHARED, expression]
    return to_whole(evaluate(program.pool, expression, facts, state.stack))


def _modifier_sum(program: Program, facts: Facts, state: State, terms: Terms, point: Mapping[Key, int]) -> int:
    """Return the sum of the modifiers that apply."""
    if _MODIFIERS in point:
        return point[_MODIFIERS]
    pool, stack = program.pool, state.stack
    applied = (add for add, when in terms.modifiers if when == NONE or evaluate(pool, when, facts, stack) != 0.0)
    return to_whole(sum(evaluate(pool, add, facts, stack) for add in applied))


def _is_better(first: Terms, odds: Distribution, second: Terms, other: Distribution) -> bool:
    """Tell whether odds are better than others in some band or all above it."""
    own, theirs = _at_least(odds, first), _at_least(other, second)
    return any(a * other.total > b * odds.total for a, b in zip(own, theirs, strict=True))


def _at_least(odds: Distribution, terms: Terms) -> list[int]:
    """Return the weight of each band and all better ones; a critical result without an outcome is a success."""
    weights = [0] * BANDS
    for ruling, weight in odds.outcomes:
        weights[SUCCESS if ruling.band == CRITICAL and not terms.has_critical else ruling.band] += weight
    return list(accumulate(weights))


def _facts(state: State, point: Mapping[Key, int]) -> Facts:
    """Return what expressions see at a point."""
    values, drawn, tags, done = list(state.values), list(state.drawn), list(state.tags), list(state.done)
    lists = {code.VARIABLE: values, code.DRAWN: drawn, code.ORDERED: tags, code.HAS_ORDERED: done}
    turn = state.clock[TURN]
    for (operation, argument), value in point.items():
        if operation == code.TURN:
            turn = value
        elif operation in lists:
            lists[operation][argument] = value
    return Facts(values, drawn, tags, done, turn, 0, 0)


def _knobs(subject: Subject, first: Terms, second: Terms) -> dict[Key, list[int]]:
    """Return what a grid varies, each with its values."""
    program = subject.deck.program
    sight = subject.generous.loosened(1, subject.turns, dealing=False)
    found: dict[Key, list[int]] = {}
    shared = set(first.expressions()) & set(second.expressions())
    loose = set(first.expressions()) ^ set(second.expressions())
    for expression in shared:
        part = bounds_of(program.pool, expression, sight)
        if part.low < part.high:
            found[_SHARED, expression] = _spaced(floor(part.low), ceil(part.high))
    if first.modifiers == second.modifiers:
        found[_MODIFIERS] = _sums(program, first, sight)
    else:
        for add, when in {*first.modifiers, *second.modifiers}:
            loose |= {add} if when == NONE else {add, when}
    for expression in loose:
        for operation, argument in _read(program, expression):
            low, high = sight.look(operation, argument)
            unit = UNIT if operation == code.VARIABLE else 1
            found[operation, argument] = _spaced(round(low * unit), round(high * unit))
    return found


def _sums(program: Program, terms: Terms, sight: Sight) -> list[int]:
    """Return values between the lowest and the highest sum of the modifiers."""
    low = high = 0.0
    for add, when in terms.modifiers:
        part = bounds_of(program.pool, add, sight)
        sure = when == NONE
        low += part.low if sure else min(part.low, 0.0)
        high += part.high if sure else max(part.high, 0.0)
    return _spaced(floor(low), ceil(high))


def _read(program: Program, expression: int) -> Iterator[Key]:
    """Yield what an expression reads."""
    pool = program.pool
    for pair in range(pool.starts[expression], pool.starts[expression + 1]):
        if code.CONSTANT < pool.code[2 * pair] < code.MARGIN:
            yield pool.code[2 * pair], pool.code[2 * pair + 1]


def _spaced(low: int, high: int) -> list[int]:
    """Return whole numbers from the lowest to the highest, evenly spaced."""
    return sorted({low + (high - low) * i // (_POINTS - 1) for i in range(_POINTS)})
