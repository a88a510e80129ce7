"""What is told of two sessions side by side: frozen models that a screen draws and a program may read.

Nothing is cut: it is for those who run exercises, as their console is. `first` and `second` are the two sessions, in
the order in which they were given. Values are whole points.
"""

from typing import Literal

from wargame.session.seen import BandName, Phase, Seen


class Side(Seen):
    """One of the two sessions."""

    name: str
    turn: int
    phase: Phase
    branch: str
    """Where it branches from another session, in words; empty if it does not."""


class TeamMark(Seen):
    """A team by sight."""

    id: str
    title: str
    symbol: str
    colour: str


class CardPair(Seen):
    """A card, and in which of the two it came that turn."""

    id: str
    title: str
    first: bool
    second: bool


class OrderPair(Seen):
    """Two orders of a team on one card, or what it did instead."""

    team: str
    card: str
    card_title: str
    first: str
    """Title of the response; `passes`; `has not decided`; `was not asked`."""
    second: str


class RulingSide(Seen):
    """A ruling in one of the two."""

    response: str
    band: BandName
    """What came of it."""
    band_title: str
    overridden: str
    """Title of the band that the engine found, where a person ruled otherwise; else empty."""
    dice: tuple[str, ...]


class RulingPair(Seen):
    """What became of a team's order on a card."""

    team: str
    card: str
    card_title: str
    first: RulingSide | None
    second: RulingSide | None
    same_order: bool
    same_dice: bool
    same_band: bool
    said: str
    """How the two differ, in a few words; empty if they do not."""


class FreePair(Seen):
    """Something that was ruled without a card, and in which of the two."""

    title: str
    first: bool
    second: bool


Happening = Literal["inject", "treaty", "argument"]


class HappeningPair(Seen):
    """Something beside cards and orders that happened in one of the two only, or otherwise in the other."""

    kind: Happening
    title: str
    first: str
    """How it happened there, in a few words; empty if it did not."""
    second: str


class ValuePair(Seen):
    """A track or gauge at the end of a turn."""

    id: str
    title: str
    gauge: bool
    first: int | None
    """None while the turn is not closed there."""
    second: int | None
    difference: int
    """Second less first; 0 if one of them is not known."""


class TurnPair(Seen):
    """A turn of the two."""

    turn: int
    title: str
    first: bool
    """Whether it was begun there."""
    second: bool
    cards: tuple[CardPair, ...]
    orders: tuple[OrderPair, ...]
    """Those that differ."""
    rulings: tuple[RulingPair, ...]
    """All."""
    free: tuple[FreePair, ...]
    """Those that differ."""
    happenings: tuple[HappeningPair, ...]
    """Injects, treaties and arguments that differ as far as the turn has come in both."""
    values: tuple[ValuePair, ...]
    """All, gauges first; none while the turn is closed nowhere."""

    @property
    def differs(self) -> bool:
        """Whether anything of the turn is otherwise in the second session, as far as both have played it."""
        return (
            any(card.first != card.second for card in self.cards)
            or bool(self.orders or self.free or self.happenings)
            or any(ruling.said for ruling in self.rulings)
            or any(value.difference for value in self.values)
        )


class FactPair(Seen):
    """An established fact, and in which of the two it holds at the end."""

    id: str
    title: str
    first: bool
    second: bool


class ObjectivePair(Seen):
    """An objective at the end, or as things stand."""

    id: str
    title: str
    kind: str
    points: int
    first: bool | None
    """Whether it is met; None if it does not count there."""
    second: bool | None


class ScorePair(Seen):
    """A team's points at the end, or as things stand."""

    team: str
    first: int
    second: int
    objectives: tuple[ObjectivePair, ...]


class ComparisonView(Seen):
    """Two sessions of one deck, turn by turn."""

    exercise: str
    marking: str
    """What every screen says of how it may be shared."""
    first: Side
    second: Side
    teams: tuple[TeamMark, ...]
    same_dice: bool
    notes: tuple[str, ...]
    """What to know before anything is compared."""
    parted: str
    """Where they part, in one sentence; that they don't, if they don't."""
    turns: tuple[TurnPair, ...]
    facts: tuple[FactPair, ...]
    """Those that hold in either of the two."""
    scores: tuple[ScorePair, ...]
