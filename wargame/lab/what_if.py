"""What would be otherwise if a team passed every turn, or if only its own dice had fallen otherwise.

Both are asked of the same sessions, played once more with everything else as it was: the same cards, the same choices
wherever they can still be made, the same dice of all others.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import sqrt
from typing import Final

from wargame.deck.compile import CompiledDeck
from wargame.deck.values import in_language
from wargame.lab.comparison import Line, lines_of
from wargame.lab.findings import Finding, percent, size
from wargame.lab.intervals import Estimate, mean, real
from wargame.lab.paired import Pairs, pairing_of
from wargame.lab.trials import Batch
from wargame.lab.variants import USUAL, Variant

SESSIONS: Final = 2000
"""So many sessions are played once more for each team and question, or fewer if fewer were asked for."""


@dataclass(frozen=True, slots=True)
class Passing:
    """What a team's passing changes."""

    team: str
    title: str
    own: Estimate
    """By how many points it ends higher if it passes every turn."""
    lines: tuple[Line, ...]
    """Everything else that it really changes: objectives and others' points, the largest change first."""


@dataclass(frozen=True, slots=True)
class Luck:
    """How much of what a team reaches is the luck of its own rulings."""

    team: str
    title: str
    share: Estimate
    """Of the variance of its points, what goes with its own dice, 0 to 1: half the mean square of the change that
    other dice make (Jansen 1999)."""
    swing: float
    """By how many points other dice typically change its end: the root of that mean square."""


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The answers for all teams."""

    sessions: int
    passing: tuple[Passing, ...]
    luck: tuple[Luck, ...]


def questions(deck: CompiledDeck) -> list[Variant]:
    """Return the variants to run: the deck as it is, then each team passing, then each team's dice thrown anew."""
    teams = range(len(deck.names.teams))
    return [USUAL, *(Variant(passive=team) for team in teams), *(Variant(rethrown=team) for team in teams)]


class Answers:
    """Takes the batches of all variants in the order of `questions` and says what they come to."""

    def __init__(self, deck: CompiledDeck) -> None:
        self._deck = deck
        pairing = pairing_of(deck, deck)
        self._pairs = [Pairs(pairing) for _ in questions(deck)[1:]]
        self._waiting: list[Batch] = []
        self._points = [[0, 0] for _ in deck.names.teams]
        self._sessions = 0

    def take(self, batch: Batch) -> None:
        """Take the next batch."""
        self._waiting.append(batch)
        if len(self._waiting) > len(self._pairs):
            usual, *others = self._waiting
            for pairs, other in zip(self._pairs, others, strict=True):
                pairs.count(usual.rows, other.rows)
            for team, sums in enumerate(self._points):
                sums[0] += usual.tally.points[2 * team]
                sums[1] += usual.tally.points[2 * team + 1]
            self._sessions += usual.tally.sessions[0]
            self._waiting.clear()

    def given(self) -> WhatIf:
        """Return what the batches so far come to."""
        return WhatIf(self._sessions, tuple(self._passing()), tuple(self._luck()))

    def _passing(self) -> Iterator[Passing]:
        for number, (team, part) in enumerate(self._deck.deck.teams.items()):
            pairs = self._pairs[number]
            lines = [line for line in lines_of(self._deck, pairs) if line.kind != "track"]
            lines = [line for line in lines if line.kind != "score" or line.name != team]
            sure = real([line.p for line in lines])
            changed = [line for line, is_real in zip(lines, sure, strict=True) if is_real]
            changed.sort(key=lambda line: (line.kind, -abs(line.difference.value)))
            yield Passing(team, in_language(part.title), pairs.score(number), tuple(changed))

    def _luck(self) -> Iterator[Luck]:
        for number, (team, part) in enumerate(self._deck.deck.teams.items()):
            times, _, squares, fourths = self._pairs[len(self._deck.names.teams) + number].numbers[number]
            found = mean((times, squares, fourths))
            points, of_squares = self._points[number]
            variance = of_squares / times - (points / times) ** 2 if times else 0.0
            share = Estimate(found.value / 2 / variance, found.error / 2 / variance) if variance else Estimate(0, 0)
            yield Luck(team, in_language(part.title), share, sqrt(max(found.value, 0.0)))


def findings_of_what_if(answers: WhatIf) -> Iterator[Finding]:
    """Yield whom passing suits, and who hangs most on the luck of its own dice."""
    for each in answers.passing:
        if each.own.low > 0:
            text = (
                f"If {each.title} passed every turn, it would end {size(each.own.value)} points higher "
                f"({each.own.low:.1f} to {each.own.high:.1f}): on the whole its responses cost more than they bring."
            )
            yield Finding("passing", text, each.own.value)
    most = max(answers.luck, key=lambda luck: luck.share.value, default=None)
    least = min(answers.luck, key=lambda luck: luck.share.value, default=None)
    if most is not None and least is not None and most is not least and most.share.low > least.share.high:
        text = (
            f"Luck means most to {most.title}: {percent(most.share.value)} of what its points differ by goes with its "
            f"own dice, and other dice change its end by {size(most.swing)} points. To {least.title} it means least: "
            f"{percent(least.share.value)}."
        )
        yield Finding("luck", text, most.share.value)
