"""The rules that a plan needs for what no card foresaw."""

from collections.abc import Mapping
from typing import Final

from wargame.deck.schema import Plan
from wargame.rulebook import Rule

ARGUMENT_RULES: Final[Mapping[str, str]] = {"umpire": "matrix_argument", "vote": "estimative_argument"}
"""The rule that resolves arguments, by who weighs them."""


def argument_rules(plan: Plan, installed: Mapping[str, Rule]) -> dict[str, Rule]:
    """Return of the installed rules those that a plan needs for arguments; none if it has no arguments."""
    name = ARGUMENT_RULES.get(plan.arguments, "")
    return {name: installed[name]} if name in installed else {}
