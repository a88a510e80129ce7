"""The forecast: where a session may go from where it stands, and how likely each objective is to be met at ENDEX.

Many futures are played from the very position, with other keys than the session's: nothing of its secret enters, so two
sessions that differ in nothing else have the same forecast. It knows all that is hidden and every sealed order, so
it is for the facilitator and the review, never for a seat.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from wargame.deck.values import in_language
from wargame.engine.adjudication import apply_rulings
from wargame.engine.program import Ints
from wargame.engine.recap import close_turn, is_over
from wargame.engine.state import blank_state
from wargame.lab.balance import QUANTILES, ObjectiveLine, objective_lines
from wargame.lab.intervals import Estimate, Share, mean
from wargame.lab.left_out import left_out_ahead
from wargame.lab.onward import PLAN, RULED, stand_at
from wargame.lab.outlook import PYTHON, Engine, Outlook, outlook_of, play_futures
from wargame.lab.tally import BINS, Tally, bin_width, lowest
from wargame.lab.trials import quantile, watched_slots
from wargame.session.game import Game
from wargame.session.state import Play
from wargame.session.wording import short_title_of, whole

SURE: Final = 1
"""How many futures are played where no dice are left to be thrown."""


@dataclass(frozen=True, slots=True)
class Fan:
    """Where a track or gauge has stood, stands, and may stand; whole points."""

    name: str
    title: str
    group: str
    is_gauge: bool
    low: int
    high: int
    """The ends of its scale; a gauge is drawn from 0 to 100."""
    past: tuple[int, ...]
    """At STARTEX, then at the end of each turn that is closed."""
    now: int
    ahead: tuple[tuple[int, ...], ...]
    """By turn that is still to end: the points that the shares `QUANTILES` of futures lie at or below."""


@dataclass(frozen=True, slots=True)
class Points:
    """What a team reaches."""

    team: str
    title: str
    score: Estimate
    """Its points at ENDEX."""


@dataclass(frozen=True, slots=True)
class Forecast:
    """What may come of a session."""

    turn: int
    """The turn that it stands in."""
    turns: int
    futures: int
    seed: int
    settled: bool
    """Whether no dice are left: what is told is what comes."""
    reaching: tuple[int, ...]
    """By turn that is still to end: how many futures come so far; the deck may end an exercise early."""
    fans: tuple[Fan, ...]
    """Gauges, then tracks, as the deck has them."""
    objectives: tuple[ObjectiveLine, ...]
    """Those that count: a secret one only if it was drawn."""
    teams: tuple[Points, ...]
    left_out: tuple[str, ...]
    """What of the session no future has, in sentences."""

    @property
    def turns_ahead(self) -> range:
        """The turns that are still to end."""
        last = len(self.fans[0].past) - 1 if self.fans else self.turn - 1
        return range(last + 1, last + 1 + len(self.reaching))


def forecast(game: Game, play: Play, engine: Engine = PYTHON, kinds: Ints = (), seed: int = 1) -> Forecast:
    """Return what may come of a session, from any point after STARTEX; neither it nor its dice are touched.

    `kinds` are the bots that play on, by team (`wargame.lab.outlook.seated_kinds`); if empty all order by chance, which
    is by far the quickest. Raises ValueError before STARTEX.
    """
    outlook = outlook_of(game, play, kinds, seed)
    settled = is_settled(outlook)
    tally = play_futures(outlook, engine, SURE if settled else engine.futures).tally
    ahead = list(_ahead(outlook, play, tally))
    lines = (line for line in objective_lines(game.deck, tally) if line.scored)
    return Forecast(
        turn=play.turn,
        turns=game.course.turns,
        futures=tally.sessions[0],
        seed=seed,
        settled=settled,
        reaching=tuple(count for _, count in ahead),
        fans=tuple(_fans(outlook, play, tally, [turn for turn, _ in ahead])),
        objectives=tuple(_for_sure(line) if settled else line for line in lines),
        teams=tuple(_points(outlook, tally, settled=settled)),
        left_out=() if settled else left_out_ahead(game, play),
    )


def is_settled(outlook: Outlook) -> bool:
    """Whether all futures of an outlook are the same: its last turn has its rulings."""
    stage, program = outlook.moment.stage, outlook.deck.program
    if stage == PLAN:
        return False
    state = blank_state(program)
    stand_at(outlook.base, state)
    if stage == RULED:
        apply_rulings(program, state)
        close_turn(program, state)
    return is_over(program, state, outlook.course.turns)


def _for_sure(line: ObjectiveLine) -> ObjectiveLine:
    value = line.met.value
    return replace(line, met=Share(value, value, value))


def _points(outlook: Outlook, tally: Tally, *, settled: bool) -> Iterator[Points]:
    for number, (team, part) in enumerate(outlook.deck.deck.teams.items()):
        found = mean((tally.sessions[0], tally.points[2 * number], tally.points[2 * number + 1]))
        yield Points(team, in_language(part.title), Estimate(found.value, 0.0) if settled else found)


def _ahead(outlook: Outlook, play: Play, tally: Tally) -> Iterator[tuple[int, int]]:
    """Yield each turn that is still to end and how many futures come so far."""
    size = len(watched_slots(outlook.deck)) * BINS
    for turn in range(len(play.past) + 1, outlook.course.turns + 1):
        count = sum(tally.spread[turn * size : turn * size + BINS])
        if count:
            yield turn, count


def vectors_so_far(play: Play) -> list[Ints]:
    """Return the vector at STARTEX and at the end of each turn that is closed."""
    assert play.position is not None
    opened = play.past[0].opened if play.past else play.position
    start = opened.history[: len(opened.values)]  # until turn 1 closes, the history is STARTEX
    return [start, *(past.closed.position.values for past in play.past)]


def _fans(outlook: Outlook, play: Play, tally: Tally, turns: list[int]) -> Iterator[Fan]:
    deck, program = outlook.deck.deck, outlook.deck.program
    watched = watched_slots(outlook.deck)
    past = vectors_so_far(play)
    for place, name in enumerate((*deck.gauges, *deck.tracks)):
        slot, is_gauge = watched[place], name in deck.gauges
        base, width = lowest(program, slot), bin_width(program, slot)
        part = deck.gauges[name] if is_gauge else deck.tracks[name]
        yield Fan(
            name=name,
            title=short_title_of(outlook.deck, name),
            group=in_language(part.group),
            is_gauge=is_gauge,
            low=0 if is_gauge else deck.tracks[name].min,
            high=100 if is_gauge else deck.tracks[name].max,
            past=tuple(whole(vector[slot]) for vector in past),
            now=whole(outlook.base.values[slot]),
            ahead=tuple(
                tuple(base + width * quantile(tally, len(watched), turn, place, q) for q in QUANTILES) for turn in turns
            ),
        )
