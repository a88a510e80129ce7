"""The text of an expression, before it is parsed: limits, signs and words, and whether they can follow one another.

Python's own parser reads expressions, but its messages speak of Python and change from one release to the next. Nearly
all slips are therefore found here, token by token, with the exact place and a sentence about this language.
"""

import keyword
import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from wargame.deck.diagnostics import is_unsafe

MAX_LENGTH: Final = 500
"""The most characters of an expression."""

MAX_BRACKETS: Final = 24
"""The deepest nesting of brackets."""

WORDS: Final = frozenset({"and", "or", "not", "if", "else", "True", "False"})
"""The words of Python that expressions have too."""


class ExpressionError(Exception):
    """A fault in an expression: characters `start` up to `end` of its text, a message and a help (may be empty)."""

    def __init__(self, message: str, start: int, end: int, help: str = "", code: str = "E002") -> None:  # noqa: A002
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = end
        self.help = help
        self.code = code


def too_large(message: str, start: int, end: int) -> ExpressionError:
    """Return the refusal of an expression for its size."""
    return ExpressionError(message, start, end, "make a part of it a gauge of its own", "E001")


class Token(NamedTuple):
    """A piece of an expression: `kind` is number, text, name, word or sign."""

    kind: str
    text: str
    start: int
    end: int


_TOKEN: Final = re.compile(
    r"""(?P<space>[ \t\n]+)
      | (?P<number>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][-+]?[0-9]+)?)
      | (?P<name>[A-Za-z_][A-Za-z0-9_]*)
      | (?P<text>'[^'\n\\]*'|"[^"\n\\]*")
      | (?P<foreign>===|!==|\*\*|&&|\|\||<<|>>|<>|=<|=>|:=|->|=(?!=)|!(?!=))
      | (?P<sign>//|<=|>=|==|!=|[-+*/%<>(),.])
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)

_USE_EQUAL: Final = "write `==` to compare"
_NO_LISTS: Final = "write the comparison out, for example `x == 1 or x == 3`"
_NO_BITS: Final = "write `and` or `or`"
# The escapes are the signs that word processors and phones put in the place of typed ones.
_FOREIGN: Final = {
    "&&": "write `and`",
    "||": "write `or`",
    "!": "write `not`",
    "?": "write `a if condition else b`",
    ":": "write `a if condition else b`",
    "=": _USE_EQUAL,
    ":=": _USE_EQUAL,
    "===": _USE_EQUAL,
    "!==": "write `!=`",
    "<>": "write `!=`",
    "=<": "write `<=`",
    "=>": "write `>=`",
    "->": "",
    "**": "write the product out, for example `x * x`",
    "&": _NO_BITS,
    "|": _NO_BITS,
    "^": "write the product out, for example `x * x`",
    "~": "write `not`",
    "<<": "write `<`",
    ">>": "write `>`",
    "[": _NO_LISTS,
    "]": _NO_LISTS,
    "{": _NO_LISTS,
    "}": _NO_LISTS,
    ";": "a rule, a modifier or an effect has one expression",
    "#": "put the comment behind the value, outside the quotes",
    "\\": "leave it out: an expression may go on in the next line as it is",
    "\u2264": "write `<=`",
    "\u2265": "write `>=`",
    "\u2260": "write `!=`",
    "\u00d7": "write `*`",
    "\u00b7": "write `*`",
    "\u00f7": "write `/`",
    "\u2212": "write `-`",
    "\u2013": "write `-`",
    "\u2018": "write `'`",
    "\u2019": "write `'`",
    "\u201c": "write `'`",
    "\u201d": "write `'`",
}
_FOREIGN_WORDS: Final = {
    "is": _USE_EQUAL,
    "in": _NO_LISTS,
    "lambda": "write the expression itself",
    "None": "write `0`",
    "AND": "write `and`",
    "OR": "write `or`",
    "NOT": "write `not`",
    "IF": "write `if`",
    "ELSE": "write `else`",
    "TRUE": "write `true`",
    "FALSE": "write `false`",
    "elif": "write `a if condition else (b if condition else c)`",
}


def check_text(source: str) -> None:
    """Refuse a text that is no expression, as far as its tokens tell.

    Raises:
        ExpressionError: if it is empty, too long, nested too deep, or has signs or words that mean nothing here.

    """
    if len(source) > MAX_LENGTH:
        message = f"an expression has at most {MAX_LENGTH} characters, this one has {len(source)}"
        raise too_large(message, MAX_LENGTH, len(source))
    if not source.isprintable():
        for at, character in enumerate(source):
            if character not in "\n\t" and is_unsafe(character):
                raise _foreign(character, at)
    found = tuple(_scan(source))
    if not found:
        raise ExpressionError("an expression is wanted here, and nothing stands here", 0, len(source))
    _check_brackets(found)
    _check_order(found)
    _check_choices(found)


def _scan(source: str) -> Iterator[Token]:
    """Cut the text at its tokens; refuse every sign and word that is not of this language."""
    before = Token("", "", 0, 0)
    for match in _TOKEN.finditer(source):
        kind, text, start = str(match.lastgroup), match.group(), match.start()
        if kind in {"foreign", "other"}:
            raise _foreign(text, start)
        if kind == "name" and before.kind == "number" and before.end == start:
            message = f"`{before.text}{text}` is neither a number nor a name"
            advice = "write numbers in plain digits, and a space behind them"
            raise ExpressionError(message, before.start, match.end(), advice, "E009")
        if kind == "name" and (text in _FOREIGN_WORDS or keyword.iskeyword(text)):
            if text not in WORDS:
                advice = _FOREIGN_WORDS.get(text, "choose another name: this word is taken")
                raise ExpressionError(f"`{text}` is not a word of expressions", start, match.end(), advice, "E003")
            kind = "word"
        if kind == "number" and text.isdigit() and text.startswith("0") and text.strip("0"):
            raise ExpressionError(f"`{text}` starts with a zero", start, match.end(), f"write `{int(text)}`", "E009")
        if kind != "space":
            before = Token(kind, text, start, match.end())
            yield before


def _foreign(text: str, start: int) -> ExpressionError:
    """Say what to write in place of a sign that is not of this language."""
    if text in {"'", '"'}:
        return ExpressionError("this quote is never closed", start, start + 1, f"close it with another {text}")
    advice = _FOREIGN.get(text, "")
    shown = f"`{text}`" if text.isprintable() else f"the character U+{ord(text):04X}"
    return ExpressionError(f"{shown} means nothing in an expression", start, start + len(text), advice, "E003")


def _check_brackets(found: Sequence[Token]) -> None:
    """Refuse brackets without a partner and nesting that is too deep."""
    opened: list[Token] = []
    for token in found:
        if token.text == "(":
            opened.append(token)
            if len(opened) > MAX_BRACKETS:
                raise too_large(f"brackets are nested more than {MAX_BRACKETS} deep", token.start, token.end)
        elif token.text == ")":
            if not opened:
                raise ExpressionError("this bracket closes nothing", token.start, token.end, "leave it out")
            opened.pop()
    if opened:
        raise ExpressionError("this bracket is never closed", opened[-1].start, opened[-1].end, "close it with `)`")


def _check_order(found: Sequence[Token]) -> None:
    """Refuse a token that cannot stand behind the one before it: two values in a row, an operator without a value."""
    before: Token | None = None
    value_wanted = True
    calls: list[bool] = []
    for token in found:
        called = token.text == "(" and before is not None and before.kind == "name"
        starts_value = token.kind in {"number", "text", "name"} or token.text in {"True", "False", "not"}
        if before is not None and before.text == "." and token.kind != "name":
            raise ExpressionError("a name is missing after this dot", before.start, before.end)
        if value_wanted:
            empty_call = token.text == ")" and calls[-1] and before is not None and before.text == "("
            if not (starts_value or empty_call or token.text in {"(", "-", "+"}):
                raise _missing(before, token)
            if token.text == "not" and before is not None and before.kind == "sign" and before.text not in {"(", ","}:
                message = f"`not` cannot stand behind `{before.text}`"
                raise ExpressionError(message, token.start, token.end, "put `not …` in brackets")
        elif starts_value or (token.text == "(" and not called):
            raise _no_operator(token)
        elif token.text == "," and not (calls and calls[-1]):
            raise ExpressionError(
                "a comma stands only between the values of a function",
                token.start,
                token.end,
                "a number is written with a point: `0.5`",
            )
        if token.text == "(":
            calls.append(called)
        elif token.text == ")":
            calls.pop()
        value_wanted = token.kind in {"word", "sign"} and token.text not in {")", "True", "False"}
        before = token
    if value_wanted and before is not None:
        raise _missing(before, None)


def _missing(before: Token | None, token: Token | None) -> ExpressionError:
    """Say that a value is missing between two tokens, or at the end."""
    if token is None and before is not None:
        return ExpressionError(f"a value is missing after `{before.text}`", before.start, before.end)
    if token is None:
        return ExpressionError("a value is missing", 0, 0)
    return ExpressionError(f"a value is missing before `{token.text}`", token.start, token.end)


def _no_operator(token: Token) -> ExpressionError:
    """Say that two values stand side by side."""
    advice = "put an operator such as `and`, `or`, `+` or `*` before it"
    return ExpressionError(f"an operator is missing before `{token.text}`", token.start, token.end, advice)


def _check_choices(found: Sequence[Token]) -> None:
    """Refuse an `if` without its `else`, or the other way round, within one pair of brackets."""
    waiting: list[list[Token]] = [[]]
    for token in (*found, Token("sign", ")", 0, 0)):
        if token.text == "if":
            waiting[-1].append(token)
        elif token.text == "else":
            if not waiting[-1]:
                raise _unpaired(token, "if")
            waiting[-1].pop()
        elif token.text in {")", ","} and waiting[-1]:
            raise _unpaired(waiting[-1][-1], "else")
        elif token.text == "(":
            waiting.append([])
        elif token.text == ")":
            waiting.pop()


def _unpaired(token: Token, partner: str) -> ExpressionError:
    """Say that an `if` or an `else` lacks its partner."""
    advice = "write `a if condition else b`, all in one pair of brackets"
    return ExpressionError(f"this `{token.text}` has no `{partner}`", token.start, token.end, advice)
