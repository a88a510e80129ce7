"""Which rules compile: a rule may use more of Python than compiled code knows; then its decks run interpreted."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any, Final

from numba import njit
from numba.core.errors import NumbaError, UnsupportedBytecodeError

from wargame.engine.state import State
from wargame.lab.compiled import call_of
from wargame.lab.compiled_structures import DICE, field_type
from wargame.rulebook import Rule

REFUSALS: Final = (NumbaError, UnsupportedBytecodeError)
"""What the compiler raises where it does not understand."""


def uncompilable(rules: Mapping[str, Rule]) -> dict[str, str]:
    """Return the rules that can't be compiled, each with why, in the compiler's words. Tries each by itself."""
    import_module("wargame.lab.compiled_dice")
    found: dict[str, str] = {}
    for name, rule in sorted(rules.items()):
        call: Any = njit(call_of(rule, f"call_{name}"))
        try:
            call.compile((DICE, field_type(State, "arguments")))
        except REFUSALS as error:
            found[name] = _reason(str(error))
    return found


def _reason(message: str) -> str:
    """Return the line of a compiler's message that says what it did not understand."""
    lines = [line.strip() for line in message.splitlines() if line.strip()]
    telling = [line for line in lines if not line.startswith(("Failed in", "During", "File", "def ", "<source"))]
    return (telling or lines or ["no reason given"])[0]
