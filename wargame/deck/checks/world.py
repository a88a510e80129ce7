"""What can happen in a deck at most: where each variable can get, when each card can come, what can be ordered.

Two worlds are told apart. In the strict one only what really can happen happens, so a card that waits for another that
never comes does not come either. In the generous one every card comes and every response can be ordered: what can't
happen even there has its cause in itself and not in another fault.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Final

from wargame.deck.checks.intervals import Bounds, Part, bounds_of
from wargame.engine import expression_code as code
from wargame.engine.expression_code import LIMIT, UNIT, to_units
from wargame.engine.program import BANDS, NONE, SET, Program
from wargame.rulebook import Rule

NEVER: Final = 10_000
"""The turn of what does not happen."""

_UNKNOWN: Final[Bounds] = (0.0, 1.0)


@dataclass(frozen=True, slots=True)
class Sight:
    """What an expression can see of a world at one moment."""

    low: Sequence[float]
    high: Sequence[float]
    """By slot, in points."""
    truths: Collection[int]
    """Slots of facts."""
    comes: Sequence[int]
    """By card: the first turn in which it can come."""
    turns: tuple[int, int]
    """The first and the last turn in which the expression can be asked."""
    dealing: bool = False
    """Whether it is asked while cards are dealt, when nobody has ordered anything yet."""

    def look(self, operation: int, argument: int) -> Bounds:
        """Return the bounds of what an operation reads."""
        if operation == code.VARIABLE:
            return self.low[argument], self.high[argument]
        if operation == code.TURN:
            return float(self.turns[0]), float(self.turns[1])
        if operation == code.DRAWN:
            return (0.0, 1.0 if self.comes[argument] <= self.turns[1] else 0.0)
        if operation == code.ORDERED:
            return (0.0, 0.0) if self.dealing else _UNKNOWN
        if operation == code.HAS_ORDERED:
            return (0.0, 0.0) if self.turns[1] <= 1 else _UNKNOWN
        return -LIMIT, LIMIT

    def is_truth(self, operation: int, argument: int) -> bool:
        """Tell whether an operation reads a truth."""
        if operation == code.VARIABLE:
            return argument in self.truths
        return operation in {code.DRAWN, code.ORDERED, code.HAS_ORDERED}


class World:
    """What can happen at most, worked out until nothing more is added."""

    def __init__(
        self, program: Program, rules: Sequence[Rule], turns: int, scheduled: Mapping[int, int], *, generous: bool
    ) -> None:
        """Work it out. `scheduled`: the first turn for which a plan schedules a card, by card."""
        variables, cards = program.variables, program.cards
        self.turns = turns
        self._least = [units / UNIT for units in variables.low]
        self._most = [units / UNIT for units in variables.high]
        self.low = [units / UNIT for units in variables.start]
        self.high = list(self.low)
        self.comes = [NEVER] * len(cards.key)
        """By card: the first turn in which it can come."""
        self.queued = [scheduled.get(card, NEVER) for card in range(len(cards.key))]
        """By card: the first turn in which it comes because a plan or another card says so."""
        self.unlocked = [NEVER if locked else 1 for locked in cards.locked]
        """By card: the first turn in which it is not locked."""
        self.orderable = [False] * len(program.responses.rule)
        self.lifted: set[int] = set()
        """Slots that some effect raises."""
        self._program = program
        self._rules = rules
        self._generous = generous
        self._truths = frozenset(variables.fact_slot)
        self._certain = _certain_parts(program)
        self._done: set[tuple[int, int]] = set()
        self._changed = True
        _open_draws(program, self.high)
        while self._changed:
            self._changed = False
            self._grow()

    def sight(self, first: int = 1, last: int | None = None, *, dealing: bool = False) -> Sight:
        """Return what an expression can see that is asked from the `first` turn to the `last`."""
        end = max(first, self.turns if last is None else last)
        return Sight(self.low, self.high, self._truths, self.comes, (first, end), dealing)

    def loosened(self, first: int, last: int, *, dealing: bool) -> Sight:
        """Return what an expression could see if all that nothing moves moved as well.

        What can't hold even then can't for its own reason, and not for want of something that moves a variable.
        """
        low, high = self._loosened
        return Sight(low, high, self._truths, self.comes, (first, max(first, last)), dealing)

    @cached_property
    def _loosened(self) -> tuple[list[float], list[float]]:
        variables = self._program.variables
        low, high = list(self.low), list(self.high)
        derived = {*variables.gauge_slot, *variables.peak_slot, *self._program.chances.draw_slot}
        for slot in range(len(low)):
            if low[slot] == high[slot] and slot not in derived:
                low[slot], high[slot] = self._least[slot], self._most[slot]
        sight = Sight(low, high, self._truths, self.comes, (1, self.turns))
        for slot, value in zip(variables.gauge_slot, variables.gauge_value, strict=True):
            part = self.part(value, sight)
            low[slot], high[slot] = to_units(part.low) / UNIT, to_units(part.high) / UNIT
        for slot, of in zip(variables.peak_slot, variables.peak_of, strict=True):
            low[slot], high[slot] = low[of], high[of]
        return low, high

    def hand(self, card: int) -> Sight:
        """Return what the responses of a card can see."""
        if self._generous:
            return self.sight()
        return self.sight(min(self.comes[card], self.turns), self.last_turn(card))

    def last_turn(self, card: int) -> int:
        """Return the last turn in which a card can come."""
        return self.turns if self.queued[card] < NEVER else min(self._program.cards.last[card], self.turns)

    def holds(self, expression: int, sight: Sight) -> bool:
        """Tell whether a condition can hold; a missing one does."""
        return expression == NONE or self.part(expression, sight).may_hold

    def part(self, expression: int, sight: Sight) -> Part:
        """Return what an expression can come to."""
        return self._certain.get(expression) or bounds_of(self._program.pool, expression, sight)

    def _grow(self) -> None:
        """Add what follows from what is possible so far."""
        program = self._program
        for card in range(len(program.cards.key)):
            self._bring(card)
            if self.comes[card] <= self.turns:
                self._play(card)
        self._drift()
        self._earn()
        for slot, value in zip(program.variables.gauge_slot, program.variables.gauge_value, strict=True):
            part = self.part(value, self.sight())
            self._widen(slot, to_units(part.low) / UNIT, to_units(part.high) / UNIT)
        for slot, of in zip(program.variables.peak_slot, program.variables.peak_of, strict=True):
            self.low[slot], self.high[slot] = self.low[of], self.high[of]

    def _bring(self, card: int) -> None:
        """Find the first turn in which a card can come."""
        cards = self._program.cards
        first = 1 if self._generous else max(cards.first[card], self.unlocked[card])
        last = self.turns if self._generous else min(cards.last[card], self.turns)
        ways = [self.queued[card]]
        if first <= last:
            sight = self.sight(first, last, dealing=True)
            asap = cards.asap[card] != NONE and self.holds(cards.asap[card], sight)
            if self._generous or asap or self.holds(cards.when[card], sight):
                ways.append(first)
            elif cards.mandatory[card]:
                ways.append(last)
        self.comes[card] = self._earlier(self.comes[card], min(ways))

    def _earlier(self, known: int, found: int) -> int:
        if found < known and found <= self.turns:
            self._changed = True
            return found
        return known

    def _play(self, card: int) -> None:
        """Add what a card does when it comes, and what its responses can do."""
        program, responses = self._program, self._program.responses
        sight = self.hand(card)
        self._release(program.cards.bundle[card], self.comes[card], sight)
        teams = len(program.teams.key)
        for number in range(program.cards.offer_starts[card * teams], program.cards.offer_starts[(card + 1) * teams]):
            if not self.orderable[number] and self._is_orderable(number, sight):
                self.orderable[number] = self._changed = True
            if self.orderable[number]:
                for i in range(responses.cost_starts[number], responses.cost_starts[number + 1]):
                    if responses.cost_amount[i]:
                        self._push(responses.cost_slot[i], -1.0, 0.0)
                for i in range(responses.ask_starts[number], responses.ask_starts[number + 1]):
                    if responses.ask_pays[i] != NONE:
                        self._push(responses.ask_pays[i], -1.0, 0.0)
                for band in self._rules[responses.rule[number]].bands:
                    self._release(responses.bundle[number * BANDS + band], self.comes[card], sight, ruled=True)

    def _is_orderable(self, number: int, sight: Sight) -> bool:
        responses = self._program.responses
        costs = range(responses.cost_starts[number], responses.cost_starts[number + 1])
        return self._generous or (
            self.holds(responses.when[number], sight)
            and all(responses.cost_amount[i] <= self.high[responses.cost_slot[i]] * UNIT for i in costs)
        )

    def _release(self, bundle: int, turn: int, sight: Sight, *, ruled: bool = False) -> None:
        """Add what a bundle does that takes effect from a turn on; what can do no more is not looked at again."""
        if (bundle, turn) in self._done:
            return
        bundles = self._program.bundles
        effects = range(bundles.effect_starts[bundle], bundles.effect_starts[bundle + 1])
        follow_ups = range(bundles.follow_starts[bundle], bundles.follow_starts[bundle + 1])
        for i in effects:
            self._affect(bundles.effect_kind[i], bundles.effect_slot[i], self.part(bundles.effect_amount[i], sight))
        for i in range(bundles.unlock_starts[bundle], bundles.unlock_starts[bundle + 1]):
            card = bundles.unlock_card[i]
            self.unlocked[card] = self._earlier(self.unlocked[card], turn + ruled)
        for i in follow_ups:
            card = bundles.follow_card[i]
            if self._generous or self.holds(bundles.follow_when[i], sight):
                self.queued[card] = self._earlier(self.queued[card], turn + bundles.follow_after[i])
        certain = all(bundles.effect_amount[i] in self._certain for i in effects)
        if certain and all(bundles.follow_when[i] == NONE for i in follow_ups):
            self._done.add((bundle, turn))

    def _affect(self, kind: int, slot: int, amount: Part) -> None:
        """Let an effect do its work on a variable."""
        if kind == SET:
            self._settle(slot, amount)
        else:
            self._push(slot, amount.low, amount.high)

    def _push(self, slot: int, low: float, high: float) -> None:
        """Let a variable move by something between two amounts: as often as it takes to reach its end."""
        if (slot not in self.lifted or self.high[slot] < self._most[slot]) and to_units(high) > 0:
            self.lifted.add(slot)
            if self.high[slot] < self._most[slot]:
                self.high[slot] = self._most[slot]
                self._changed = True
        if self.low[slot] > self._least[slot] and to_units(low) < 0:
            self.low[slot] = self._least[slot]
            self._changed = True

    def _settle(self, slot: int, amount: Part) -> None:
        """Let a variable be set to an amount; where that depends on something, to all that lies on its way."""
        low, high = self._least[slot], self._most[slot]
        if amount.high > self.high[slot]:
            self.lifted.add(slot)
        if amount.low == amount.high:
            self._widen(slot, amount.low, amount.high)
        elif amount.low < self.low[slot] or amount.high > self.high[slot]:
            self._widen(slot, low, high)

    def _widen(self, slot: int, low: float, high: float) -> None:
        """Make room for two values, inside the variable's bounds."""
        least, most = self._least[slot], self._most[slot]
        low, high = min(max(low, least), most), min(max(high, least), most)
        if low < self.low[slot]:
            self.low[slot] = low
            self._changed = True
        if high > self.high[slot]:
            self.high[slot] = high
            self._changed = True

    def _drift(self) -> None:
        """Let tracks move of themselves, as far as anything pulls at them."""
        drift, start = self._program.drift, self._program.variables.start
        for track in range(len(drift.homing)):
            if drift.cap[track] == 0:
                continue
            self._push(track, *_pulled(drift.trend[track], drift.trend[track]))
            for link in range(drift.link_starts[track], drift.link_starts[track + 1]):
                sight = self.sight()
                if self.holds(drift.link_when[link], sight):
                    source = drift.link_from[link]
                    away = self.low[source] - start[source] / UNIT, self.high[source] - start[source] / UNIT
                    scale = (1.0, 1.0)
                    if drift.link_scale[link] != NONE:
                        scale = self.part(drift.link_scale[link], sight)[:2]
                    pulls = [drift.link_weight[link] * a * b for a in away for b in scale]
                    self._push(track, *_pulled(min(pulls), max(pulls)))

    def _earn(self) -> None:
        teams = self._program.teams
        for slot, income in zip(teams.resource_slot, teams.resource_income, strict=True):
            part = self.part(income, self.sight())
            if to_units(part.high) > 0:
                self._widen(slot, self.low[slot], self._most[slot])
            if to_units(part.low) < 0:
                self._widen(slot, 0.0, self.high[slot])


def _certain_parts(program: Program) -> dict[int, Part]:
    """Return the expressions that are a single number."""
    pool = program.pool
    return {
        expression: Part(number, number)
        for expression, (first, end) in enumerate(pairwise(pool.starts))
        if end == first + 1 and pool.code[2 * first] == code.CONSTANT
        for number in [pool.constants[pool.code[2 * first + 1]]]
    }


def _open_draws(program: Program, high: list[float]) -> None:
    """Let every draw come to any of its values."""
    chances = program.chances
    for i, slot in enumerate(chances.draw_slot):
        high[slot] = float(chances.draw_starts[i + 1] - chances.draw_starts[i] - 1)


def _pulled(low: float, high: float) -> tuple[float, float]:
    """Return how a pull is felt: many small ones move a track, whatever one of them is rounded to."""
    return min(low, 0.0) and -1.0, max(high, 0.0) and 1.0
