"""Texts that try to be more than text, and views in which every text is one of them."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

from pydantic import BaseModel

NASTY = (
    "[bold red]pwn[/] [link=file:///etc] [@click=app.quit]x[/] [/nope] [1] $primary",
    "\x1b]0;HACKED\x07\x1b[2J\x1b]52;c;aGFjaw==\x07\x1bP1$r\x1b\\ESC",
    "\x9b2J\x9d0;HACKED\x9c C1 \x90q\x85\u2028\u2029end",
    "\u202egnp.exe\u2066 bidi \u2069\u200b\u200d\ufeff\u061c zero width",
    "[" * 40 + "]" * 3 + "\\[[\\]" + "{x}%s{0}" + "`$(rm -rf ~)`",
    "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307 marks " + "\u20dd" * 30,
    "wide \U0001f469\u200d\U0001f4bb 漢字 \uff57\uff49\uff44\uff45 \ufe0f" * 4,
    "x" * 10_000,
    "word " * 2_000,
    "\t\v\f\r\n\n\n \n\t\n",
    "",
    " ",
    "\ud800 lone surrogate",
)
"""Each has crashed or steered some terminal program."""

_KEPT = frozenset(
    {"id", "kind", "phase", "band", "alarm", "camera", "code", "team", "card", "track", "place", "order", "ask"}
    | {"status", "trigger", "mark", "stage", "side", "bands"}
)
"""Fields with a grammar of their own, and ids that refer to one another."""


def hostile(view: Any, texts: tuple[str, ...] = NASTY) -> Any:
    """Return a copy of a view with every text replaced by the nasty ones in turn, but for ids."""
    return _replaced(view, cycle(texts))


def _replaced(view: BaseModel, texts: Iterator[str]) -> BaseModel:
    changes = {name: value if name in _KEPT else _value(value, texts) for name, value in view}
    return view.model_copy(update=changes)


def _value(value: object, texts: Iterator[str]) -> object:
    match value:
        case str():
            return next(texts)
        case tuple():
            return tuple(_value(part, texts) for part in value)
        case dict():
            return {key: _value(part, texts) for key, part in value.items()}
        case BaseModel():
            return _replaced(value, texts)
        case _:
            return value
