"""Which numbers of a deck move which objective: each is turned a little down and a little up, on the same dice."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from wargame.deck.compile import CompiledDeck
from wargame.engine.expression_code import UNIT
from wargame.lab.balance import Balance
from wargame.lab.findings import Finding, named, percent
from wargame.lab.intervals import real
from wargame.lab.paired import Change, Pairs, pairing_of
from wargame.lab.trials import Batch
from wargame.lab.variants import Nudge, Variant

SESSIONS: Final = 500
"""So many sessions are played with each number down and up, or fewer if fewer were asked for."""

START: Final = 2
"""Points by which a track's start is turned."""
TREND: Final = 0.5
"""Points a turn by which a trend is turned."""
PART: Final = 0.25
"""Which part of a weight, a homing or a cost it is turned by."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number of the deck that can be turned."""

    path: str
    """Where it stands, as a designer looks for it: `tracks.trust.start`."""
    value: str
    """What it is, and what it is turned to: `46 (41 to 51)`."""
    down: Variant
    up: Variant


@dataclass(frozen=True, slots=True)
class Move:
    """What turning a number does to an objective."""

    path: str
    value: str
    objective: str
    """The full name."""
    change: Change
    """From down to up."""


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """What moves what."""

    sessions: int
    tried: int
    """How many numbers were turned."""
    moves: tuple[Move, ...]
    """What is more than chance, the largest move first."""


def numbers_of(deck: CompiledDeck) -> list[Number]:
    """Return the numbers to turn: starts, trends, homings, weights of links, resources at STARTEX, and costs."""
    return [*_track_numbers(deck), *_link_numbers(deck), *_resource_numbers(deck)]


def _number(path: str, value: float, step: float, *nudges: Nudge) -> Number:
    """Return a number that all these nudges turn up together."""
    back = tuple(nudge._replace(amount=-nudge.amount) for nudge in nudges)
    said = f"{value:g} ({value - step:g} to {value + step:g})"
    return Number(path, said, Variant(nudges=back), Variant(nudges=nudges))


def _track_numbers(deck: CompiledDeck) -> Iterator[Number]:
    for name, track in deck.deck.tracks.items():
        slot, start = deck.names.slots[name], track.start
        step = min(START, start - track.min, track.max - start)
        if step > 0:
            nudge = Nudge("variables", "start", slot, round(step * UNIT))
            yield _number(f"tracks.{name}.start", start, step, nudge)
        yield _number(f"tracks.{name}.trend", track.trend, TREND, Nudge("drift", "trend", slot, TREND))
        homing = deck.program.drift.homing[slot]
        if homing:
            nudge = Nudge("drift", "homing", slot, homing * PART)
            yield _number(f"tracks.{name}.homing", homing, homing * PART, nudge)


def _link_numbers(deck: CompiledDeck) -> Iterator[Number]:
    for place, number in enumerate(deck.links):
        link = deck.deck.links[number]
        step = abs(link.weight) * PART
        if step:
            nudge = Nudge("drift", "link_weight", place, step)
            yield _number(f"links: {link.source_track} to {link.to}, weight", link.weight, step, nudge)


def _resource_numbers(deck: CompiledDeck) -> Iterator[Number]:
    responses = deck.program.responses
    for team, part in deck.deck.teams.items():
        for name, resource in part.resources.items():
            slot, path = deck.names.slots[f"{team}.{name}"], f"teams.{team}.resources.{name}.start"
            if 0 < resource.start < resource.cap:
                yield _number(path, resource.start, 1, Nudge("variables", "start", slot, UNIT))
            paid = [i for i, cost in enumerate(responses.cost_slot) if cost == slot and responses.cost_amount[i] > 0]
            if paid:
                costs = [round(responses.cost_amount[i] * PART) for i in paid]
                nudges = tuple(Nudge("responses", "cost_amount", i, step) for i, step in zip(paid, costs, strict=True))
                back = tuple(nudge._replace(amount=-nudge.amount) for nudge in nudges)
                said = "a quarter less, a quarter more"
                yield Number(f"every cost of {team} in {name}", said, Variant(nudges=back), Variant(nudges=nudges))


class Turning:
    """Takes the batches of each number, down and up in turn, and says what moves what."""

    def __init__(self, deck: CompiledDeck, numbers: list[Number]) -> None:
        self._pairing = pairing_of(deck, deck)
        self._numbers = numbers
        self._pairs: list[Pairs] = []
        self._down: Batch | None = None

    def take(self, batch: Batch) -> None:
        """Take the next batch."""
        if self._down is None:
            self._down = batch
        else:
            pairs = Pairs(self._pairing)
            pairs.count(self._down.rows, batch.rows)
            self._pairs.append(pairs)
            self._down = None

    def found(self) -> Sensitivity:
        """Return what the batches so far come to."""
        moves = [
            Move(number.path, number.value, name, pairs.change(n))
            for number, pairs in zip(self._numbers, self._pairs, strict=False)
            for n, name in enumerate(self._pairing.objectives)
        ]
        sure = real([move.change.p for move in moves])
        kept = [move for move, is_real in zip(moves, sure, strict=True) if is_real]
        kept.sort(key=lambda move: -abs(move.change.difference.value))
        sessions = self._pairs[0].numbers[0][0] if self._pairs else 0
        return Sensitivity(sessions, len(self._pairs), tuple(kept))


def findings_of_sensitivity(balance: Balance, sensitivity: Sensitivity) -> Iterator[Finding]:
    """Yield what moves each objective most."""
    lines = {line.full_name: line for line in balance.objectives}
    told: set[str] = set()
    for move in sensitivity.moves:
        if move.objective not in told:
            told.add(move.objective)
            before, after, found = move.change.before, move.change.after, move.change.difference
            text = (
                f"`{move.path}`, {move.value}, moves {named(balance, lines[move.objective])} from "
                f"{percent(before.value)} to {percent(after.value)} ({100 * found.value:+.0f} in a hundred, "
                f"{100 * found.low:+.0f} to {100 * found.high:+.0f})."
            )
            yield Finding("number", text, abs(found.value))
