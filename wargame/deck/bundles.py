"""Compiling what outcomes and deliveries do: effects, cards unlocked, cards queued."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from wargame.deck.code_pool import constant_in
from wargame.deck.codes import Explanation, register
from wargame.deck.names import until
from wargame.deck.schema import FollowUp
from wargame.deck.values import Change
from wargame.deck.writer import Path, Ranges, Writer
from wargame.engine.expression_code import UNSETTLED, CodePool
from wargame.engine.program import ADD, NONE, SET, VARYING, Bundles

register(
    {
        "D010": Explanation(
            "effect on something that can't be changed",
            "Gauges and peaks follow tracks, and draws are sealed at STARTEX. Change the tracks behind them.",
        ),
        "D011": Explanation(
            "effect does not fit what it changes",
            "A fact is established with `true`, ended with `false`, or held with `{turns: 2}`; "
            "everything else is changed by a number or set with `{set: 50}`.",
        ),
    }
)

_CHANGEABLE = ("track", "fact", "counter", "resource")


@dataclass(slots=True)
class BundleWriter:
    """Writes bundles one after another; bundle 0 does nothing."""

    writer: Writer
    slot: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    amount: list[int] = field(default_factory=list)
    turns: list[int] = field(default_factory=list)
    until: list[int] = field(default_factory=list)
    effects: Ranges = field(default_factory=Ranges)
    unlock_card: list[int] = field(default_factory=list)
    unlocks: Ranges = field(default_factory=Ranges)
    follow_card: list[int] = field(default_factory=list)
    follow_after: list[int] = field(default_factory=list)
    follow_when: list[int] = field(default_factory=list)
    follows: Ranges = field(default_factory=Ranges)

    def write(
        self,
        path: Path,
        effects_key: str,
        effects: Mapping[str, Change],
        unlocks: tuple[str, ...],
        follow_up: tuple[FollowUp, ...],
        *,
        ruling: bool,
    ) -> int:
        """Write one bundle and return its number. `ruling`: amounts may use the ruling's margin and value."""
        for name, change in effects.items():
            self._effect((*path, effects_key, name), name, change, ruling=ruling)
        self.effects.close(len(self.slot))
        for i, card in enumerate(unlocks):
            if self.writer.known((*path, "unlocks", i), "card", card, self.writer.names.cards):
                self.unlock_card.append(self.writer.names.cards.index(card))
        self.unlocks.close(len(self.unlock_card))
        for i, follow in enumerate(follow_up):
            self._follow((*path, "follow_up", i), follow)
        self.follows.close(len(self.follow_card))
        return len(self.effects.starts) - 2

    def _effect(self, path: Path, name: str, change: Change, *, ruling: bool) -> None:
        writer = self.writer
        kinds = writer.names.kinds
        if kinds.get(name) not in _CHANGEABLE:
            if name in kinds:
                writer.fault("D010", path, f"`{name}` is a {kinds[name]}: no effect can change it", key=True)
            else:
                changeable = [known for known, kind in kinds.items() if kind in _CHANGEABLE]
                writer.known(path, "track, fact, counter or resource", name, changeable, key=True)
            return
        is_fact = kinds[name] == "fact"
        if is_fact != change.establishes:
            said = "a fact takes `true`, `false` or `{turns: 2}`" if is_fact else f"a {kinds[name]} takes a number"
            writer.fault("D011", path, f"`{name}`: {said}")
            return
        at = (*path, "set") if change.sets and not change.establishes else path
        self.slot.append(writer.names.slots[name])
        self.kind.append(SET if change.sets else ADD)
        self.amount.append(writer.expression(at, change.amount, "number", ruling=ruling))
        self.turns.append(change.turns)
        self.until.append(writer.names.slots[until(name)] if is_fact else NONE)

    def _follow(self, path: Path, follow: FollowUp) -> None:
        if self.writer.known((*path, "card"), "card", follow.card, self.writer.names.cards):
            self.follow_card.append(self.writer.names.cards.index(follow.card))
            self.follow_after.append(follow.after)
            self.follow_when.append(self.writer.condition((*path, "when"), follow.when))

    def build(self, pool: CodePool) -> Bundles:
        """Return all bundles written; `pool` holds the expressions."""
        return Bundles(
            effect_starts=tuple(self.effects.starts),
            effect_slot=tuple(self.slot),
            effect_kind=tuple(self.kind),
            effect_amount=tuple(self.amount),
            effect_units=tuple(_units(pool, amount) for amount in self.amount),
            effect_turns=tuple(self.turns),
            effect_until=tuple(self.until),
            unlock_starts=tuple(self.unlocks.starts),
            unlock_card=tuple(self.unlock_card),
            follow_starts=tuple(self.follows.starts),
            follow_card=tuple(self.follow_card),
            follow_after=tuple(self.follow_after),
            follow_when=tuple(self.follow_when),
            releases=tuple(
                int(unlocks[0] < unlocks[1] or follows[0] < follows[1])
                for unlocks, follows in zip(pairwise(self.unlocks.starts), pairwise(self.follows.starts), strict=True)
            ),
        )


def _units(pool: CodePool, amount: int) -> int:
    """Return the units of an amount that is always the same; else `VARYING`."""
    at = constant_in(pool, amount)
    return VARYING if at == UNSETTLED else pool.settled_units[at]
