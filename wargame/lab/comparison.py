"""Two versions of a deck on the same dice: which of their differences are real, and what is only in one."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from wargame.deck.compile import CompiledDeck
from wargame.deck.values import in_language
from wargame.lab.balance import objective_named
from wargame.lab.findings import percent, size
from wargame.lab.intervals import Estimate, real
from wargame.lab.paired import Change, Pairs
from wargame.session.wording import short_title_of

Kind = Literal["objective", "score", "track"]

SMALLEST: Final = 0.5
"""Points by which a track must end otherwise to be worth a sentence."""


@dataclass(frozen=True, slots=True)
class Line:
    """One figure that both versions have."""

    kind: Kind
    name: str
    title: str
    difference: Estimate
    """Of an objective the chance, -1 to 1; else points."""
    p: float
    change: Change | None
    """Of an objective: its chances."""
    is_real: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two versions of a deck differ in many sessions."""

    before: str
    after: str
    sessions: int
    lines: tuple[Line, ...]
    """Objectives, scores, tracks and gauges."""
    only_before: tuple[str, ...]
    """Objectives that only the first version has."""
    only_after: tuple[str, ...]

    def real(self) -> list[Line]:
        """Return the differences that chance does not explain, however many were looked at."""
        return [line for line in self.lines if line.is_real]


def comparison_of(
    before: CompiledDeck, after: CompiledDeck, names: tuple[str, str], pairs: Pairs, sessions: int
) -> Comparison:
    """Return what was counted of pairs of sessions."""
    lines = list(lines_of(after, pairs))
    sure = real([line.p for line in lines])
    first, second = (list(deck.names.objective_numbers()) for deck in (before, after))
    return Comparison(
        before=names[0],
        after=names[1],
        sessions=sessions,
        lines=tuple(
            Line(line.kind, line.name, line.title, line.difference, line.p, line.change, is_real)
            for line, is_real in zip(lines, sure, strict=True)
        ),
        only_before=tuple(name for name in first if name not in second),
        only_after=tuple(name for name in second if name not in first),
    )


def lines_of(deck: CompiledDeck, pairs: Pairs) -> Iterator[Line]:
    """Yield objectives, scores and tracks; which differences are real is for whoever looks at all of them to say."""
    numbers = deck.names.objective_numbers()
    for n, name in enumerate(pairs.pairing.objectives):
        team, objective, kind = deck.names.objectives[numbers[name]]
        title = in_language(objective_named(deck, team, objective, kind).title)
        owner = "Every team" if team is None else in_language(deck.deck.teams[team].title)
        change = pairs.change(n)
        yield Line("objective", name, f"{owner}: {title}", change.difference, change.p, change, is_real=False)
    for n, name in enumerate(pairs.pairing.teams):
        found = pairs.score(n)
        title = f"{in_language(deck.deck.teams[name].title)}: points"
        yield Line("score", name, title, found, found.p, None, is_real=False)
    for n, name in enumerate(pairs.pairing.tracks):
        found = pairs.track(n)
        yield Line("track", name, short_title_of(deck, name), found, found.p, None, is_real=False)


def sentence(line: Line) -> str:
    """Return a difference in words."""
    low, high = line.difference.low, line.difference.high
    if line.change is not None:
        word = "more" if line.difference.value > 0 else "less"
        moved = f"{percent(line.change.before.value)} before, {percent(line.change.after.value)} now"
        ends = f"{100 * low:+.1f} to {100 * high:+.1f}"
        return f"{line.title} is met {word} often: {moved} ({100 * line.difference.value:+.1f} in a hundred, {ends})."
    word = "higher" if line.difference.value > 0 else "lower"
    end = "end" if line.kind == "score" else "ends"
    return f"{line.title} {end} {size(line.difference.value)} {word} ({low:+.2f} to {high:+.2f})."


def sentences(comparison: Comparison) -> list[str]:
    """Return the real differences in words, the largest of each kind first; of tracks those that can be felt."""
    told = []
    for kind in ("objective", "score", "track"):
        own = [line for line in comparison.real() if line.kind == kind]
        own = [line for line in own if kind != "track" or abs(line.difference.value) >= SMALLEST]
        told += [sentence(line) for line in sorted(own, key=lambda line: -abs(line.difference.value))]
    return told
