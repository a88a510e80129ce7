"""Expressions: what they work out to, what they read, and every refusal with its place, code and help."""

import pytest

from wargame.deck.codes import CODES
from wargame.deck.expression import RESERVED, Compiled, ExpressionError, Kind, PoolBuilder, Scope, compile_expression
from wargame.engine.expression_code import MAX_STACK, Facts, evaluate

SCALES = [((0, -2), (28, -1), (43, 0), (58, 1))]
SCOPE = Scope(
    variables={"support": 0, "attention": 1, "kosovo.finance": 2, "notice": 3, "slip": 4, "nato.finance": 5},
    draws={"slip": {"local": 0, "outside": 1}},
    scales={"mod": 0},
    cards={"rotation_lists": 0, "troops": 1},
    tags={("serbia", "reassure"): 0, ("serbia", "wait"): 1},
    facts=frozenset({"notice"}),
)
RULING = Scope({}, {}, {}, {}, {}, ruling=True)
FACTS = Facts(values=(600, 425, 35, 0, 10, 20), drawn=(0, 1), tags=(1, 0), done=(0, 1), turn=3, margin=-2, value=7)
GAUGE = "make a part of it a gauge of its own"


def pool_with_scales() -> PoolBuilder:
    """Make an empty pool that knows the scales of the scope."""
    pool = PoolBuilder()
    for steps in SCALES:
        pool.scale(steps)
    return pool


def compiled(source: str, wanted: Kind = "number", scope: Scope = SCOPE) -> tuple[float, Compiled]:
    """Compile a source, work it out on the facts above, and return both."""
    pool = pool_with_scales()
    found = compile_expression(source, scope, wanted, pool)
    return evaluate(pool.build(), found.index, FACTS, [0.0] * MAX_STACK), found


@pytest.mark.parametrize(
    ("source", "value"),
    [
        ("1 + 2 * 3", 7),
        ("(1 + 2) * 3", 9),
        ("10 - 4 - 3", 3),
        ("-support + 1", -59),
        ("- -4", 4),
        ("+4", 4),
        ("7 // 2 + 7 % 4", 6),
        ("-7 // 2", -4),
        ("5 / 0 + 5 // 0 + 5 % 0", 0),
        ("support / 8", 7.5),
        ("attention", 42.5),
        ("kosovo.finance", 3.5),
        ("min(3, 1, 2) + max(3, 1, 2)", 4),
        ("abs(-2.5)", 2.5),
        ("clamp(support, 0, 50)", 50),
        ("mod(support) + mod(attention) + mod(-5)", -2),
        ("turn", 3),
        ("2 + (1 if support >= 60 else 0) - (1 if support <= 35 else 0)", 3),
        ("1 if support < 10 else 2 if support < 20 else 3", 3),
        ("0.25 if notice or support > 3 else 1", 0.25),
        ("1 +\n 2\n+ 3", 6),
        ("  1\t+ 1 ", 2),
        ("1 if true else 0", 1),
        (".5 + 1. + 1e1", 11.5),
    ],
)
def test_numbers(source: str, value: float) -> None:
    """Numbers are worked out as in Python, division by zero gives zero, and a source may go over several lines."""
    assert compiled(source)[0] == value


@pytest.mark.parametrize(
    ("source", "held"),
    [
        ("notice", False),
        ("not notice", True),
        ("40 < attention <= 42.5 < support", True),
        ("40 < attention <= 42 < support", False),
        ("support > 100 and notice or turn == 3", True),
        ("support > 100 and (notice or turn == 3)", False),
        ("drawn('troops') and not drawn('rotation_lists')", True),
        ("ordered('serbia', \"reassure\")", True),
        ("ordered('serbia', 'wait')", False),
        ("slip == slip.outside", True),
        ("slip.local != slip", True),
        ("slip != slip.outside", False),
        ("notice if support > 3 else true", False),
        ("false", False),
        ("True", True),
        ("(kosovo.finance) != 3", True),
    ],
)
def test_truths(source: str, held: bool) -> None:
    """Truths are worked out as in Python; a draw is compared with its values by name."""
    assert (compiled(source, "truth")[0] != 0.0) is held


def test_ruling_names() -> None:
    """Where a ruling is at hand its margin and value are numbers."""
    assert compiled("value - margin", scope=RULING)[0] == 9


def test_what_is_read() -> None:
    """A compiled expression names its variables, draws, cards and orders, each once."""
    source = (
        "support > 3 and (slip == slip.local or drawn('troops') or ordered('serbia', 'wait')) "
        "and kosovo.finance + mod(support) > turn"
    )
    _, found = compiled(source, "truth")
    assert found.reads == {"support", "slip", "kosovo.finance"}
    assert found.cards == {"troops"}
    assert found.tags == {("serbia", "wait")}


def test_team_may_be_called_like_a_draw() -> None:
    """A resource whose team has the name of a draw is still that resource."""
    scope = Scope({"slip": 4, "slip.finance": 2}, {"slip": {"outside": 1}}, {}, {}, {})
    assert compiled("slip.finance + (1 if slip == slip.outside else 0)", scope=scope)[0] == 4.5


OPERATOR = "put an operator such as `and`, `or`, `+` or `*` before it"
CHOICE = "write `a if condition else b`, all in one pair of brackets"
REFUSALS: list[tuple[str, Kind, str, str, str]] = [
    ("support + suport", "number", "suport", "E004", "did you mean `support`?"),
    ("kosovo.finace", "number", "kosovo.finace", "E004", "did you mean `kosovo.finance`?"),
    ("1 + finance", "number", "finance", "E004", "did you mean `kosovo.finance` or `nato.finance`?"),
    ("mod + 1", "number", "mod", "E004", "`mod` is a function: write `mod(…)`"),
    ("mood(3)", "number", "mood", "E004", "did you mean `mod`?"),
    ("support(3)", "number", "support", "E004", "`support` is not a function: put an operator such as `*` between it"),
    ("drawn('troop')", "truth", "'troop'", "E004", "did you mean `troops`?"),
    ("ordered('serbai', 'wait')", "truth", "'serbai'", "E004", "did you mean `serbia`?"),
    ("ordered('serbia', 'wiat')", "truth", "'wiat'", "E004", "did you mean `wait`?"),
    ("slip == slip.lokal", "truth", "slip.lokal", "E004", "did you mean `local`?"),
    ("notice && turn > 1", "truth", "&&", "E003", "write `and`"),
    ("notice || turn > 1", "truth", "||", "E003", "write `or`"),
    ("!notice", "truth", "!", "E003", "write `not`"),
    ("notice ? 1 : 2", "number", "?", "E003", "write `a if condition else b`"),
    ("turn = 3", "truth", "=", "E003", "write `==` to compare"),
    ("turn === 3", "truth", "===", "E003", "write `==` to compare"),
    ("turn => 3", "truth", "=>", "E003", "write `>=`"),
    ("turn ** 2", "number", "**", "E003", "write the product out, for example `x * x`"),
    ("turn ≥ 2", "truth", "≥", "E003", "write `>=`"),
    ("turn is 2", "truth", "is", "E003", "write `==` to compare"),
    ("turn in [1, 2]", "truth", "in", "E003", "write the comparison out, for example `x == 1 or x == 3`"),
    ("lambda: 3", "number", "lambda", "E003", "write the expression itself"),
    ("notice AND notice", "truth", "AND", "E003", "write `and`"),
    ("[1][0]", "number", "[", "E003", "write the comparison out, for example `x == 1 or x == 3`"),
    ("1; 2", "number", ";", "E003", "a rule, a modifier or an effect has one expression"),
    ("support\u200b", "number", "\u200b", "E003", ""),
    ("true", "number", "true", "E005", "write `1 if … else 0`"),
    ("1 + notice", "number", "notice", "E005", "write `1 if … else 0`"),
    ("turn > 3", "number", "turn > 3", "E005", "write `1 if … else 0`"),
    ("max(1, turn > 3)", "number", "turn > 3", "E005", "write `1 if … else 0`"),
    ("support", "truth", "support", "E005", "compare it with something, as in `… > 0`"),
    ("notice and turn", "truth", "turn", "E005", "compare it with something, as in `… > 0`"),
    ("not turn", "truth", "turn", "E005", "compare it with something, as in `… > 0`"),
    ("notice == true", "truth", "notice", "E005", "truths are not compared: use `and`, `or` and `not`"),
    ("1 if notice else notice", "number", "notice", "E005", "both choices must be numbers, or both true or false"),
    ("(turn + 1).real", "number", "(turn + 1).real", "E006", "a dot stands only in `team.resource` and `draw.value`"),
    ("a.b.c", "number", "a.b.c", "E006", "a dot stands only in `team.resource` and `draw.value`"),
    ("kosovo.finance(1)", "number", "kosovo.finance(1)", "E006", "only the name of a function stands before a bracket"),
    ("'text'", "number", "'text'", "E006", "leave the quotes out"),
    ("drawn(troops)", "truth", "troops", "E007", "write `drawn('card')`"),
    ("ordered('serbia')", "truth", "ordered('serbia')", "E007", "write `ordered('team', 'response')`"),
    ("max(1)", "number", "max(1)", "E007", "write `max(x, y)`"),
    ("clamp(1, 2)", "number", "clamp(1, 2)", "E007", "write `clamp(x, low, high)`"),
    ("mod(1, 2)", "number", "mod(1, 2)", "E007", "write `mod(x)`"),
    ("slip + 1", "number", "slip", "E008", "write `slip == slip.local`"),
    ("slip.outside", "truth", "slip.outside", "E008", "write `slip == slip.local`"),
    ("slip == outside", "truth", "outside", "E008", "write `slip == slip.outside`"),
    ("slip == 'outside'", "truth", "'outside'", "E008", "write `slip == slip.outside`"),
    ("slip == slip", "truth", "slip", "E008", "write `slip == slip.local`"),
    ("slip > slip.local", "truth", "slip > slip.local", "E008", "write `slip == slip.local`"),
    ("slip == slip.local == slip", "truth", "slip == slip.local == slip", "E008", "write `slip == slip.local`"),
    ("1e10", "number", "1e10", "E009", ""),
    ("017 + 1", "number", "017", "E009", "write `17`"),
    ("margin", "number", "margin", "E010", "use a track, a fact or `ordered(…)` here"),
    ("", "number", "", "E002", ""),
    ("1 +", "number", "+", "E002", ""),
    ("* 1", "number", "*", "E002", ""),
    ("(1 + 2", "number", "(", "E002", "close it with `)`"),
    ("1 + 2)", "number", ")", "E002", "leave it out"),
    ("drawn('troops)", "truth", "'", "E002", "close it with another '"),
    ("turn 3", "number", "3", "E002", OPERATOR),
    ("1 + 1_000", "number", "1_000", "E009", "write numbers in plain digits, and a space behind them"),
    ("0x1F", "number", "0x1F", "E009", "write numbers in plain digits, and a space behind them"),
    ("1if notice else 2", "number", "1if", "E009", "write numbers in plain digits, and a space behind them"),
    ("kosovo.(turn)", "number", ".", "E002", ""),
    ("(1 if notice) else 2", "number", "if", "E002", CHOICE),
    ("f'{turn}'", "number", "'{turn}'", "E002", OPERATOR),
    ("1, 2", "number", ",", "E002", "a number is written with a point: `0.5`"),
    ("max((1, 2), 3)", "number", ",", "E002", "a number is written with a point: `0.5`"),
    ("1 if notice", "number", "if", "E002", CHOICE),
    ("1 else 2", "number", "else", "E002", CHOICE),
    ("min(1 if notice, 2)", "number", "if", "E002", CHOICE),
    ("true == not notice", "truth", "not", "E002", "put `not …` in brackets"),
    ("min(*turn)", "number", "*", "E002", ""),
    ("1" * 501, "number", "1", "E001", GAUGE),
    ("(" * 25 + "1" + ")" * 25, "number", "(", "E001", GAUGE),
    ("-" * 26 + "turn", "number", "-turn", "E001", GAUGE),
    ("+".join("1" * 101), "number", "+".join("1" * 101), "E001", GAUGE),
]


@pytest.mark.parametrize(("source", "wanted", "marked", "code", "advice"), REFUSALS)
def test_refusals(source: str, wanted: Kind, marked: str, code: str, advice: str) -> None:
    """Each refusal has a code, marks the part that is wrong, and says what to write; nothing is left in the pool."""
    pool = pool_with_scales()
    before = pool.build()
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source, SCOPE, wanted, pool)
    fault = caught.value
    assert (fault.code, source[fault.start : fault.end]) == (code, marked)
    assert fault.help.startswith(advice) if advice else not fault.help
    assert fault.message
    assert pool.build() == before


def test_what_only_the_parser_refuses() -> None:
    """What passes the tokens and is no sense to Python's parser is refused with a place inside the source."""
    source = "1 if notice if notice else notice else 2"
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source, SCOPE, "number", PoolBuilder())
    assert caught.value.code == "E002"
    assert 0 <= caught.value.start < caught.value.end <= len(source)


def test_every_code_of_expressions_is_seen() -> None:
    """The refusals above show every code that expressions have."""
    assert {code for *_, code, _ in REFUSALS} == {code for code in CODES if code.startswith("E")}


@pytest.mark.parametrize(
    ("source", "start"),
    [
        ("1 +\n  suport", 6),
        ("1\n+ 2\n\n+ (suport\n)", 10),
        ("drawn('é') and suport", 15),
        ("drawn('\U0001f600é')\nand\tsuport", 16),
    ],
)
def test_places_count_characters(source: str, start: int) -> None:
    """Places count characters over all lines, whatever bytes the letters before them take."""
    scope = Scope({"support": 0}, {}, {}, {"é": 0, "\U0001f600é": 1}, {})
    with pytest.raises(ExpressionError) as caught:
        compile_expression(source, scope, "number" if source.startswith("1") else "truth", PoolBuilder())
    assert (caught.value.start, caught.value.end) == (start, start + len("suport"))


def test_stack_and_work_are_limited() -> None:
    """An expression that would need a deeper stack, or too much code, is refused although it is short enough."""
    deep = "clamp(1, 2, " * 20 + "3" + ")" * 20
    doubled = "0 < (1 if " * 10 + "0 < 1" + " else 0) < 1" * 10
    for source in (f"{deep} > 0", doubled):
        with pytest.raises(ExpressionError) as caught:
            compile_expression(source, SCOPE, "truth", PoolBuilder())
        assert caught.value.code == "E001"


def test_long_sums_are_not_deep() -> None:
    """A sum of many terms is one level, not one for each term."""
    assert compiled("+".join("1" * 100))[0] == 100


def test_reserved_words_cannot_be_shadowed() -> None:
    """A variable named like a word of the language is never reached; such ids are listed for the schema to refuse."""
    scope = Scope({"turn": 0, "value": 0}, {}, {}, {}, {})
    assert compiled("turn", scope=scope)[0] == 3
    assert {"turn", "value", "margin", "min", "drawn", "true", "not"} <= RESERVED
