"""What an expression may name, and what to say about a name that is not there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from wargame.deck.diagnostics import did_you_mean
from wargame.deck.expression_text import WORDS

TRUTHS: Final = {"true": 1.0, "false": 0.0}
"""The two truths by name; Python's spelling is read too."""

RULING_NAMES: Final = frozenset({"margin", "value"})
"""What the effects of an outcome may say about the ruling that they follow."""

FUNCTIONS: Final = frozenset({"min", "max", "abs", "clamp", "drawn", "ordered", "has_ordered"})
"""The functions of every deck; its scales are functions too."""

RESERVED: Final = WORDS | TRUTHS.keys() | RULING_NAMES | FUNCTIONS | {"turn"}
"""Words that mean something in every expression: no id of a deck may be one of them, nor a keyword of Python."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What an expression may name.

    `variables`: names and dotted `team.resource` to slots of the state vector, facts and draws included. `draws`: by
    draw, its values and the number of points that the draw's slot holds for each. `scales`: the numbers that
    `PoolBuilder.scale` gave. `cards` by id; `tags` by (team, response). `ruling`: whether `margin` and `value` are
    known. `facts`: those variables that are true or false instead of numbers.
    """

    variables: Mapping[str, int]
    draws: Mapping[str, Mapping[str, int]]
    scales: Mapping[str, int]
    cards: Mapping[str, int]
    tags: Mapping[tuple[str, str], int]
    ruling: bool = False
    facts: frozenset[str] = frozenset()

    def names(self) -> Iterator[str]:
        """Yield every name that stands for a number or a truth."""
        yield from self.variables
        yield "turn"
        if self.ruling:
            yield from RULING_NAMES

    def draw_in(self, name: str) -> str | None:
        """Return the draw that a name or `draw.value` speaks of, or None."""
        owner = name.partition(".")[0]
        return owner if owner in self.draws and (name == owner or name not in self.variables) else None

    def advice_for_draw(self, draw: str, value: str = "") -> str:
        """Return a help sentence that says how a draw is asked about."""
        values = self.draws[draw]
        shown = value if value in values else next(iter(values), "value")
        return f"write `{draw} == {draw}.{shown}`"

    def advice_for_name(self, name: str) -> str:
        """Return a help sentence for an unknown name; a resource named without its team gets the team."""
        owned = sorted(known for known in self.variables if known.endswith(f".{name}"))
        if owned:
            return "did you mean " + " or ".join(f"`{known}`" for known in owned[:3]) + "?"
        if name in self.scales or name in FUNCTIONS:
            return f"`{name}` is a function: write `{name}(…)`"
        return did_you_mean(name, self.names())

    def advice_for_function(self, name: str) -> str:
        """Return a help sentence for an unknown function."""
        if name in set(self.names()):
            return f"`{name}` is not a function: put an operator such as `*` between it and the bracket"
        return did_you_mean(name, FUNCTIONS | self.scales.keys())

    def advice_for_order(self, team: str, response: str) -> tuple[bool, str]:
        """Return whether the team is what is unknown in an order, and a help sentence."""
        teams = {known for known, _ in self.tags}
        if team not in teams:
            return True, did_you_mean(team, teams)
        return False, did_you_mean(response, (known for owner, known in self.tags if owner == team))
