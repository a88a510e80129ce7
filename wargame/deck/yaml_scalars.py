"""What an unquoted piece of YAML means: the YAML 1.2 core words and numbers, and what YAML 1.1 would read otherwise."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from wargame.deck.diagnostics import short

MAX_NUMBER: Final = 1_000_000_000
"""The largest number of a deck, either side of zero."""

_LONGEST: Final = 40
"""The most characters of a number that is read at all: longer ones would only cost time."""

_WORDS: Final[dict[str, bool | None]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LONGEST_WORD: Final = 5
"""The length of `false`: what begins with a letter and is longer is a text to every reader."""

_WHOLE: Final = re.compile(r"[-+]?[0-9]+")
_DECIMAL: Final = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_NO_NUMBER: Final = re.compile(r"[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_FALSE_TRUTHS: Final = re.compile(r"y|Y|yes|Yes|YES|n|N|no|No|NO|on|On|ON|off|Off|OFF")
_FALSE_NUMBERS: Final = re.compile(
    r"""[-+]?(?: 0[0-9_]+                                                # octal, or text, or a plain number
               | 0o[0-7]+ | 0b[01_]+ | 0x[0-9a-fA-F_]+
               | [0-9][0-9_]*(?::[0-5]?[0-9])+(?:\.[0-9_]*)?             # base sixty, like a time of day
               | (?=[0-9_.]*_)[0-9][0-9_]*(?:\.[0-9_]*(?:[eE][-+]?[0-9]+)?)?   # underscores between digits
               | \.[0-9][0-9_]*_[0-9_]*(?:[eE][-+]?[0-9]+)? )""",
    re.VERBOSE,
)
_TRUE_WORDS: Final = ("y", "yes", "on")


class Reading(NamedTuple):
    """What a plain scalar is read as, and if that is refused: code, message and help."""

    value: str | int | float | bool | None
    code: str = ""
    message: str = ""
    help: str = ""


def is_long_word(text: str) -> bool:
    """Say whether a plain scalar is a text to every reader, for it begins with a letter and is longer than `false`."""
    return len(text) > _LONGEST_WORD and text[0].isalpha()


@lru_cache(maxsize=4096)
def resolve(text: str) -> Reading:
    """Read a plain scalar. One that is refused still gets the value that is most likely meant.

    A deck has the same few words and numbers thousands of times; long words are best told apart before.
    """
    if is_long_word(text):
        return Reading(text)
    if text in _WORDS:
        return Reading(_WORDS[text])
    trap = _trap(text)
    if trap is not None:
        return trap
    if _WHOLE.fullmatch(text):
        return _in_range(text, int(text) if len(text) <= _LONGEST else float("inf"))
    if _DECIMAL.fullmatch(text):
        return _in_range(text, float(text) if len(text) <= _LONGEST else float("inf"))
    if _NO_NUMBER.fullmatch(text):
        return Reading(0.0, "Y018", f"`{short(text)}` is not a number that a deck can use", "write a plain number")
    return Reading(text)


def _trap(text: str) -> Reading | None:
    """Refuse what readers of YAML 1.1 and of YAML 1.2 take for different things."""
    if _FALSE_TRUTHS.fullmatch(text):
        truth = "true" if text.lower() in _TRUE_WORDS else "false"
        message = f"`{short(text)}` is text here, but {truth} to other readers of YAML"
        return Reading(text, "Y101", message, f'quote it: "{short(text)}", or write {truth}')
    if _FALSE_NUMBERS.fullmatch(text):
        message = f"`{short(text)}` is a number to some readers of YAML and text or another number to others"
        return Reading(text, "Y102", message, f'quote it: "{short(text)}", or write the number in plain digits')
    if text in {"=", "<<"}:
        return Reading(
            text,
            "Y103",
            f"`{short(text)}` is text here, but a sign to other readers of YAML",
            f'quote it: "{short(text)}"',
        )
    return None


def _in_range(text: str, number: float) -> Reading:
    """Refuse a number that is too large."""
    if -MAX_NUMBER <= number <= MAX_NUMBER:
        return Reading(number)
    return Reading(
        0, "Y018", f"`{short(text)}` is out of range", "numbers lie between -1 000 000 000 and 1 000 000 000"
    )
