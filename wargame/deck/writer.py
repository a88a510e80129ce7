"""The compiler's desk: where a fault is reported, how an expression becomes code, and what each expression reads."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics, did_you_mean
from wargame.deck.expression import Compiled, ExpressionError, Kind, PoolBuilder, Scope, compile_expression
from wargame.deck.initiatives import written_path
from wargame.deck.names import Names
from wargame.deck.nodes import Node, expression_span, locate, scalar_at
from wargame.engine.program import NONE

register(
    {
        "D001": Explanation("name used twice", "Tracks, gauges, facts, counters, peaks and draws share one namespace."),
        "D002": Explanation("unknown name", "The name is not defined in this deck, so nothing can refer to it."),
    }
)

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Writer:
    """All that the parts of the compiler share while one deck is compiled."""

    file: str
    node: Node
    diagnostics: Diagnostics
    names: Names
    scope: Scope
    pool: PoolBuilder
    reads: dict[int, Compiled] = field(default_factory=dict)
    """What each expression looks at; constants are not listed."""
    known_sources: dict[tuple[str, Kind, bool], Compiled] = field(default_factory=dict)
    """Expressions by how they were written: a deck says many of them again and again."""

    def fault(self, code: str, path: Path, message: str, help_line: str = "", *, key: bool = False) -> None:
        """Report a fault at a path of the deck; with `key`, at the key itself."""
        span = locate(self.node, written_path(path), key=key)
        self.diagnostics.add(Diagnostic(code, message, self.file, span, help_line))

    def known(self, path: Path, kind: str, name: str, names: Collection[str], *, key: bool = False) -> bool:
        """Say whether the name is one of those; report it if not."""
        if name in names:
            return True
        self.fault("D002", path, f"no {kind} is called `{name}`", did_you_mean(name, names), key=key)
        return False

    def expression(self, path: Path, source: str | float, wanted: Kind, *, ruling: bool = False) -> int:
        """Compile what a designer wrote at a path; a faulty expression is reported and counts as 0.

        `ruling`: whether it may use the ruling's margin and value.
        """
        if isinstance(source, bool):
            return self.pool.constant(1 if source else 0)
        if not isinstance(source, str):
            return self.pool.constant(source)
        known = self.known_sources.get((source, wanted, ruling))
        if known is not None:
            return known.index
        scope = replace(self.scope, ruling=True) if ruling else self.scope
        try:
            compiled = compile_expression(source, scope, wanted, self.pool)
        except ExpressionError as error:
            at = written_path(path)
            scalar = scalar_at(self.node, at)
            span = locate(self.node, at) if scalar is None else expression_span(scalar, error.start, error.end)
            self.diagnostics.add(Diagnostic(error.code, error.message, self.file, span, error.help))
            return self.pool.constant(0)
        self.reads[compiled.index] = self.known_sources[source, wanted, ruling] = compiled
        return compiled.index

    def number(self, path: Path, source: str | float) -> int:
        """Compile a number."""
        return self.expression(path, source, "number")

    def optional_number(self, path: Path, source: str | float | None) -> int:
        """Compile a number that may be left out."""
        return NONE if source is None else self.number(path, source)

    def condition(self, path: Path, source: str | bool | None) -> int:
        """Compile a condition that may be left out."""
        return NONE if source is None else self.expression(path, source, "truth")


@dataclass(slots=True)
class Ranges:
    """Items grouped by owner: `starts[i]` up to `starts[i + 1]` are owner i's."""

    starts: list[int] = field(default_factory=lambda: [0])

    def close(self, items: int) -> None:
        """End the present owner's range: so many items have been written in all."""
        self.starts.append(items)
