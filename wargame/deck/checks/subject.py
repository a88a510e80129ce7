"""What is looked at: a deck as it was written, as it compiled, and what can happen in it; and a session plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from wargame.deck.checks.texts import Found, texts_of, texts_of_plan
from wargame.deck.checks.world import World
from wargame.deck.checks.written import (
    Following,
    Unlocking,
    Written,
    cards_of,
    follow_ups_of,
    responses_of,
    unlocks_of,
)
from wargame.deck.compile import CompiledDeck
from wargame.deck.deck_parts import place_of
from wargame.deck.diagnostics import Diagnostic, Diagnostics, Severity, Span, line_starts
from wargame.deck.initiatives import written_path
from wargame.deck.nodes import Node, locate, scalar_at
from wargame.deck.schema import Card, Deck, Plan
from wargame.deck.writer import Path


@dataclass(frozen=True, eq=False)
class LookedAt:
    """A file that is looked at: the nodes that it was read from, and where findings go."""

    node: Node
    file: str
    """The file's name as diagnostics say it."""
    text: str
    found: Diagnostics

    def warn(
        self,
        code: str,
        path: Path,
        message: str,
        help_line: str = "",
        *,
        key: bool = False,
        severity: Severity = "warning",
    ) -> None:
        """Report something at a path of the deck; with `key`, at the key itself."""
        self.warn_at(code, self.span(path, key=key), message, help_line, severity=severity)

    def warn_at(
        self, code: str, span: Span, message: str, help_line: str = "", *, severity: Severity = "warning"
    ) -> None:
        """Report something at a stretch of the source."""
        self.found.add(Diagnostic(code, message, self.file, span, help_line, severity))

    def span(self, path: Path, *, key: bool = False) -> Span:
        """Return where something stands."""
        return locate(self.node, written_path(path), key=key)

    def is_written(self, path: Path) -> bool:
        """Tell whether something stands at a path in the source, and not only as a default."""
        return scalar_at(self.node, written_path(path)) is not None

    def place(self, path: Path) -> str:
        """Return where a key stands, as people say it: `line 7`, of a deck in several files `line 7 of cards.yaml`."""
        file, line = place_of(self.text, self.span(path, key=True).line)
        return f"line {line + 1} of {file}" if file else f"line {line + 1}"

    @cached_property
    def line_starts(self) -> Sequence[int]:
        """Where each line of the source begins."""
        return line_starts(self.text)


@dataclass(frozen=True, eq=False)
class Subject(LookedAt):
    """A deck that plays."""

    deck: CompiledDeck
    plans: Sequence[Plan]
    """The session plans at hand for this deck."""

    @cached_property
    def cards(self) -> Sequence[tuple[int, str, Card]]:
        """Number, id and card of all that were written."""
        return tuple(cards_of(self.deck.deck))

    @cached_property
    def responses(self) -> Sequence[Written]:
        """Every response once, initiatives included."""
        return tuple(responses_of(self.deck))

    @cached_property
    def follow_ups(self) -> Sequence[Following]:
        """Every follow-up."""
        return tuple(follow_ups_of(self.deck, self.responses))

    @cached_property
    def unlocks(self) -> Sequence[Unlocking]:
        """Everything that unlocks a card."""
        return tuple(unlocks_of(self.deck, self.responses))

    @cached_property
    def texts(self) -> Sequence[Found]:
        """Every text."""
        return texts_of(self.deck.deck)

    @cached_property
    def turns(self) -> int:
        """The most turns that a session of this deck has."""
        return max(self.deck.deck.turns, *(plan.turns or 0 for plan in self.plans), 0)

    @cached_property
    def earliest_end(self) -> int:
        """The first turn after which a session of this deck can end."""
        deck = self.deck.deck
        return (
            1
            if deck.ends_when is not None
            else min(deck.turns, *(plan.turns or deck.turns for plan in self.plans), 100)
        )

    @cached_property
    def scheduled(self) -> Mapping[int, int]:
        """The first turn for which a plan schedules a card, by card."""
        found: dict[int, int] = {}
        for plan in self.plans:
            for turn, cards in plan.schedule.items():
                for card in set(cards) & set(self.deck.names.cards):
                    number = self.deck.names.cards.index(card)
                    found[number] = min(int(turn), found.get(number, int(turn)))
        return found

    @cached_property
    def read(self) -> frozenset[str]:
        """The variables that some expression reads."""
        return frozenset(name for looked in self.deck.reads.values() for name in looked.reads)

    @cached_property
    def strict(self) -> World:
        """What really can happen."""
        return World(self.deck.program, self.deck.rules, self.turns, self.scheduled, generous=False)

    @cached_property
    def generous(self) -> World:
        """What could happen if every card came and every response could be ordered."""
        return World(self.deck.program, self.deck.rules, self.turns, self.scheduled, generous=True)


@dataclass(frozen=True, eq=False)
class PlanSubject(LookedAt):
    """A session plan whose deck plays: what it says to players is held to what the deck asks of texts."""

    plan: Plan
    deck: Deck

    @cached_property
    def texts(self) -> Sequence[Found]:
        """Every text of the plan."""
        return texts_of_plan(self.plan)
