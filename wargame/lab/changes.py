"""What a proposed ruling changes: the same futures with it, and with each other band that its rule can give.

Futures of one number have the same key on both sides, so that only what the ruling brings about differs between them. A
band in the place of the one that was thrown is taken at its middle ruling: the margin and value that half of its
throws stay below.
"""

from dataclasses import dataclass, replace
from typing import Final

from wargame.engine.program import Ints
from wargame.engine.state import order_place
from wargame.lab.comparison import Comparison, Line, comparison_of, sentences
from wargame.lab.outlook import PYTHON, Engine, Outlook, outlook_of, play_futures
from wargame.lab.paired import Pairs, pairing_of
from wargame.rulebook import BAND_NAMES, Ruling
from wargame.session.events import RulingMade
from wargame.session.game import Game
from wargame.session.ruling_anew import other_rulings
from wargame.session.state import Play

FEWER: Final = 2
"""A forecast has so many times as many futures: pairs tell a difference sooner than either side its chance."""

_KINDS: Final = ("objective", "score", "track")


@dataclass(frozen=True, slots=True)
class Instead:
    """Another band in the place of the one that was thrown."""

    ruling: Ruling
    chance: int
    """The chance of this band before the dice, per mille."""
    comparison: Comparison
    """As ruled, and with this band; real differences first, the largest of each kind first."""

    @property
    def sentences(self) -> list[str]:
        """What would really be otherwise, in words."""
        return sentences(self.comparison)


@dataclass(frozen=True, slots=True)
class Changes:
    """What hangs on a ruling that is not applied yet."""

    team: str
    card: str
    response: str
    ruled: Ruling
    futures: int
    instead: tuple[Instead, ...]
    """The other bands that its rule can give, the best first."""


def changes(
    game: Game, play: Play, ruling: int | tuple[str, str], engine: Engine = PYTHON, kinds: Ints = (), seed: int = 1
) -> Changes:
    """Return what a proposed ruling changes: one of `play.rulings` by its place there, or by its team and card.

    `kinds` and `seed` as for a forecast. For the facilitator: it knows what no team knows. Raises ValueError if there
    is no such ruling, or it is applied already.
    """
    made = _proposed(play, ruling)
    outlook, futures, found = outlook_of(game, play, kinds, seed), max(engine.futures // FEWER, 1), []
    others = list(other_rulings(game, made))
    before = play_futures(outlook, engine, futures).rows if others else ()
    for other in others:
        pairs = Pairs(pairing_of(game.deck, game.deck))
        pairs.count(before, play_futures(_ruled(outlook, play, made, other), engine, futures).rows)
        names = BAND_NAMES[made.band], BAND_NAMES[other.band]
        comparison = comparison_of(game.deck, game.deck, names, pairs, futures)
        found.append(Instead(other, made.odds.bands[other.band], replace(comparison, lines=_told(comparison))))
    ruled = Ruling(made.band, made.margin, made.value)
    return Changes(made.team, made.card, made.response, ruled, futures, tuple(found))


def _proposed(play: Play, ruling: int | tuple[str, str]) -> RulingMade:
    """Return the ruling that is meant."""
    if play.phase != "adjudicate":
        raise ValueError("no ruling is proposed now")
    named = {(made.team, made.card): made for made in play.rulings}
    wanted = dict(enumerate(play.rulings)).get(ruling) if isinstance(ruling, int) else named.get(ruling)
    if wanted is None:
        raise ValueError(f"there is no ruling {ruling}")
    return wanted


def _ruled(outlook: Outlook, play: Play, made: RulingMade, other: Ruling) -> Outlook:
    """Return the outlook with another ruling in the place of the one that was made."""
    base, names = outlook.base, outlook.deck.names
    place = order_place(outlook.deck.program, play.cards.index(made.card), names.teams.index(made.team))
    bands, margins, results = list(base.bands), list(base.margins), list(base.results)
    bands[place], margins[place], results[place] = other
    return outlook._replace(base=base._replace(bands=bands, margins=margins, results=results))


def _told(comparison: Comparison) -> tuple[Line, ...]:
    """Return the lines of what counts, real differences first, the largest of each kind first."""
    counting = (line for line in comparison.lines if line.change is None or line.change.pairs)

    return tuple(sorted(counting, key=_weight))


def _weight(line: Line) -> tuple[bool, int, float]:
    return not line.is_real, _KINDS.index(line.kind), -abs(line.difference.value)
