"""From where a session is looked ahead: its machine as it stands, and what of the turn is decided already.

Nothing of the session's dice is taken along: a future has keys of its own, made of a seed and its number. So looking
ahead tells nobody what the real dice will show, and two looks from the same place show the same.
"""

from array import array
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import reduce
from itertools import pairwise, product, starmap
from typing import Final, NamedTuple

from wargame.deck.compile import CompiledDeck
from wargame.engine.dice import chain, identify
from wargame.engine.program import Course, Ints
from wargame.engine.state import MAX_HAND, State, blank_state, clamped, order_place
from wargame.lab.desk import GREEDY, KINDS, RANDOM, ROLLOUT, blank_desk
from wargame.lab.onward import CLOSED, PLAN, RULED, Moment, run_futures
from wargame.lab.tally import Sheet, Tally
from wargame.lab.trials import Batch, RunBatch, added, blank_sheet, blank_tally, zeros
from wargame.session.game import Game, machine
from wargame.session.msel import course_now
from wargame.session.state import Play, Room, SessionState
from wargame.session.turns import by_hand, ruled_machine

_STAGES: Final = {"plan": PLAN, "ask": PLAN, "adjudicate": RULED, "recap": CLOSED, "endex": CLOSED}


class Outlook(NamedTuple):
    """Where futures begin, and who plays them."""

    deck: CompiledDeck
    course: Course
    base: State
    """The machine as it stands: with the orders, answers and rulings of its turn. Futures leave it as it is."""
    moment: Moment
    kinds: Ints
    """The kinds of bots by team; empty if all order by chance."""
    seed: int


Players = Callable[[Outlook], RunBatch]
"""Makes what plays the futures of an outlook by their numbers."""


class Engine(NamedTuple):
    """What plays futures, and how many of them in about a blink."""

    players: Players
    workers: int
    """How many threads play at a time; more than one only helps what runs without the GIL."""
    futures: int


def outlook_of(game: Game, play: Play, kinds: Ints = (), seed: int = 1) -> Outlook:
    """Return the outlook from where a session stands. Raises ValueError before STARTEX: nothing is drawn yet."""
    if play.phase == "lobby":
        raise ValueError("the exercise has not begun")
    stage = _STAGES[play.phase]
    base = _ruled(game, play) if stage == RULED else machine(game, play)
    return Outlook(game.deck, course_now(game, play), base, _moment(game, play, stage), kinds, seed)


def same_outlook(first: Play, second: Play) -> bool:
    """Whether the futures from both are the same: they differ in nothing but what was said, signed, read and shown."""
    return first is second or _moving(first) == _moving(second)


def _moving(play: Play) -> Play:
    """Return a session without what no future asks about; what was given or came moved the machine as it happened."""
    ruled = (argument for argument in play.arguments if argument.made.turn == play.turn and argument.ruled is not None)
    return replace(
        play,
        arguments=tuple(ruled),
        estimates={},
        facts=(),
        read=frozenset(),
        revealed={},
        transfers=(),
        treaties=(),
    )


def _ruled(game: Game, play: Play) -> State:
    """Return the machine with its proposed rulings, what people ruled without a card already done.

    The close of the turn sums both before it holds a variable within its bounds; a future is off by what that moves.
    """
    base = ruled_machine(game, SessionState(play=play))
    for changes in by_hand(play):
        for name, units in changes.items():
            slot = game.deck.names.slots[name]
            base.values[slot] = clamped(game.deck.program, slot, base.values[slot] + units)
    return base


def _moment(game: Game, play: Play, stage: int) -> Moment:
    """Return what of the turn is decided: cards ordered or passed on, sealed teams, answers that are closed."""
    teams = game.deck.names.teams
    decided = [0] * (MAX_HAND * len(teams))
    for (position, card), (number, team) in product(enumerate(play.cards), enumerate(teams)):
        if play.phase != "plan" or team in play.sealed or play.order(team, card) is not None:
            decided[order_place(game.deck.program, position, number)] = 1
    return Moment(stage, decided, [int(team in play.answered) for team in teams])


def seated_kinds(game: Game, room: Room, person: int = RANDOM) -> Ints:
    """Return the kinds of the bots in the seats, by team, people's seats taken by a `person`; empty if all are random.

    A bot that plays futures itself is taken as a greedy one: futures inside of futures would keep everybody waiting.
    """
    kinds = [KINDS.get(room.player(team), person) for team in game.deck.names.teams]
    found = tuple(GREEDY if kind == ROLLOUT else kind for kind in kinds)
    return () if set(found) == {RANDOM} else found


def seed_key(seed: int) -> int:
    """Return what the keys of a seed's futures are made of, with each future's number; never a session's key."""
    return chain(identify("forecast"), seed)


def blank_count(outlook: Outlook) -> Tally:
    """Return a tally of no futures, without room for what futures don't count."""
    return blank_tally(outlook.deck, outlook.course)._replace(
        worth=zeros(0), possible=zeros(0), picked=zeros(0), called=zeros(0), stuck=zeros(0)
    )


def blank_rows(outlook: Outlook, futures: int) -> Sheet:
    """Return the scratch space for so many futures."""
    sheet = blank_sheet(outlook.deck, outlook.course, futures)
    return sheet._replace(way_starts=(), ways=zeros(0), events=zeros(0))


def interpreted(outlook: Outlook) -> RunBatch:
    """Return a runner that needs nothing but Python."""
    deck, course = outlook.deck, outlook.course

    def run(numbers: range) -> Batch:
        state, desk = blank_state(deck.program), blank_desk(deck.program, course)
        tally, sheet = blank_count(outlook), blank_rows(outlook, len(numbers))
        run_futures(
            deck.program,
            course,
            deck.rules,
            outlook.base,
            outlook.moment,
            state,
            desk,
            outlook.kinds or None,
            seed_key(outlook.seed),
            numbers.start,
            numbers.stop,
            tally,
            sheet,
        )
        return Batch(tally, sheet.rows)

    return run


PYTHON: Final = Engine(interpreted, 1, 100)
"""What is always there."""


def play_futures(outlook: Outlook, engine: Engine, futures: int) -> Batch:
    """Play so many futures, each worker a part of them; the result does not depend on how many workers there are."""
    run = engine.players(outlook)
    parts = min(engine.workers, futures)
    cuts = [futures * part // parts for part in range(parts + 1)]
    if parts == 1:
        return run(range(futures))
    with ThreadPoolExecutor(parts) as pool:
        batches = list(pool.map(run, starmap(range, pairwise(cuts))))
    rows = array("q", (number for batch in batches for number in batch.rows))
    return Batch(reduce(added, (batch.tally for batch in batches)), rows)
