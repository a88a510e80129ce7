"""Going over a log again: every event is decided once more from what came before it, and compared.

Nothing of the log is believed but what people chose. The state moves on with what is recorded, so that one false record
is one finding and not a flood.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from wargame.engine.adjudication import meet_obligations, order_key
from wargame.engine.dice import KeyedDice
from wargame.engine.program import NONE
from wargame.engine.state import State
from wargame.live.asked_again import PersonEvent, decided_again
from wargame.rulebook import RuleFault
from wargame.session.argument_events import ArgumentRuled
from wargame.session.asking import put_asks
from wargame.session.authors import SESSION, author
from wargame.session.branching import stands_at
from wargame.session.commands import Answer, Commit, Ready, Rewind, TakeSeat, Withdraw
from wargame.session.control_events import Branched
from wargame.session.decide import decide_for_seat, take_seat
from wargame.session.delivering import next_due
from wargame.session.event_parts import Throw
from wargame.session.events import (
    Adjudicated,
    AnswerGiven,
    AsksPut,
    Ended,
    ObligationUnmet,
    OrderCommitted,
    OrderRevealed,
    OrderWithdrawn,
    RecapRead,
    Rewound,
    RulingMade,
    SeatTaken,
    SessionEvent,
    SessionOpened,
    TeamAnswered,
    TeamSealed,
    TurnClosed,
    TurnOpened,
)
from wargame.session.evolve import evolve
from wargame.session.game import Game, machine
from wargame.session.inject_events import InjectDelivered
from wargame.session.refusals import Refusal, Slug
from wargame.session.rulings import applied_modifiers, effects_of, make_ruling, standing_places, variables_read
from wargame.session.state import Moment, Play, SessionState
from wargame.session.turns import close_turn, open_turn, reveal, rewind, start

THROWN: Final = frozenset({"throws", "band", "margin", "value", "deltas", "sets"})
"""What a ruling owes to the dice."""

UNFIT: Final = (KeyError, IndexError, ValueError, AssertionError, RuleFault)
"""What an event that does not belong where it stands may raise on the way."""


class Finding(NamedTuple):
    """Something about one record."""

    seq: int
    """Its number; 0 for the file as a whole."""
    what: str
    """One sentence without a full stop."""


class Step(NamedTuple):
    """A record as an event, with its number and author."""

    seq: int
    by: str
    event: SessionEvent


class Retracer:
    """Decides a session again, step by step."""

    def __init__(self, game: Game, *, dice_known: bool, rerun: Mapping[str, bool]) -> None:
        """Retrace with a game; without `dice_known` its secret is none, and what hangs on dice is passed over.

        `rerun` says for each rule by name whether the installed one is the very one that was played with.
        """
        self._game = game
        self._dice_known = dice_known
        self._rerun = rerun
        self._state = SessionState()
        self._opening = False
        """Whether nothing has happened since a turn was opened but what came with it."""
        self.not_rerun: list[Finding] = []
        """Rulings that were not re-run, and why."""

    def retrace(self, steps: Sequence[Step]) -> Iterator[Finding]:
        """Yield what is false in a whole log; ends early where the log can't be followed any further."""
        batch: list[Step] = []
        for step in steps:
            yield from self._signed(step)
            batch.append(step)
            if isinstance(step.event, RulingMade | ObligationUnmet):
                continue
            try:
                yield from self._check(batch)
                for taken in batch:
                    self._state = evolve(self._state, taken.event)
                self._opening = isinstance(step.event, TurnOpened) or _came_by_itself(step.event)
            except UNFIT:
                yield Finding(step.seq, "it does not fit what came before it; what follows was not retraced")
                return
            batch = []
        if batch:
            yield from self._check(batch)

    def _signed(self, step: Step) -> Iterator[Finding]:
        """Find a record that somebody wrote who could not have."""
        event = step.event
        if step.by != author(event):
            yield Finding(step.seq, f"it is signed by `{step.by}`, but only `{author(event)}` could write it")

    def _check(self, batch: list[Step]) -> Iterator[Finding]:
        """Decide the last event of a batch again, with the rulings before it."""
        seq, _, event = batch[-1]
        due = next_due(self._game, self._state) if self._opening else None
        if due is not None and not _came_by_itself(event):
            yield Finding(seq, f"the inject `{due.inject}` was due before this")
        match event:
            case SessionOpened():
                yield from self._opened(seq, event)
            case TurnOpened() | Ended():
                yield from self._dealt(seq, event)
            case Adjudicated():
                yield from self._adjudicated(batch)
            case ArgumentRuled():
                yield from self._argument(seq, event)
            case RulingMade() | ObligationUnmet():
                yield Finding(seq, "the log ends in the middle of an adjudication")
            case Branched():
                yield from self._branched(seq, event)
            case _:
                yield from _compared(seq, self._decided(event), event)
        if len(batch) > 1 and not isinstance(event, Adjudicated | RulingMade | ObligationUnmet):
            yield Finding(batch[0].seq, "a ruling stands here that belongs to no adjudication")

    def _opened(self, seq: int, event: SessionOpened) -> Iterator[Finding]:
        names = self._game.deck.names
        if (event.variables, event.teams) != (names.slot_names(), names.teams):
            yield Finding(seq, "its variables or teams are not those of the deck")

    def _branched(self, seq: int, event: Branched) -> Iterator[Finding]:
        """Hold a branch against where the session stands; of the other session only its length can be told."""
        if not stands_at(self._state, Moment(event.turn, event.stage)):
            yield Finding(seq, "the session does not stand at the moment that it says it branches from")
        if event.seq < seq - 1:
            yield Finding(seq, "it takes more from another session than that one had")

    def _dealt(self, seq: int, event: TurnOpened | Ended) -> Iterator[Finding]:
        """Deal again, or end again."""
        if self._dice_known:
            again = start if self._state.play.phase == "lobby" else open_turn
            opened = again(self._game, self._state)
            yield from _compared(seq, opened if isinstance(opened, Refusal) else opened[:1], event)

    def _decided(
        self,
        event: SeatTaken
        | OrderCommitted
        | OrderWithdrawn
        | TeamSealed
        | AsksPut
        | AnswerGiven
        | TeamAnswered
        | RecapRead
        | TurnClosed
        | OrderRevealed
        | PersonEvent,
    ) -> tuple[SessionEvent, ...] | Refusal:
        """Decide again what led to an event."""
        game, state = self._game, self._state
        match event:
            case SeatTaken():
                return take_seat(game, state, TakeSeat(team=event.team, player=event.player, nonce=event.nonce))
            case OrderCommitted():
                ordered = Commit(card=event.card, response=event.response, answers=event.answers)
                return decide_for_seat(game, state, event.team, ordered)
            case OrderWithdrawn():
                return decide_for_seat(game, state, event.team, Withdraw(card=event.card))
            case AsksPut():
                return put_asks(game, state)
            case AnswerGiven():
                given = Answer(card=event.card, team=event.owner, ask=event.ask, value=event.value)
                return decide_for_seat(game, state, event.team, given)
            case TeamSealed() | TeamAnswered() | RecapRead():
                return decide_for_seat(game, state, event.team, Ready())
            case TurnClosed():
                return close_turn(game, state)
            case InjectDelivered() if event.by == SESSION:
                due = next_due(game, state) if self._opening else None
                return (due,) if due else Refusal(slug=Slug.NOT_NOW, sentence="No inject was due then.")
            case OrderRevealed():
                return reveal(game, state)
            case Rewound() if event.by == SESSION:
                reroll = event.epoch != state.play.epoch
                return rewind(state, Rewind(turn=event.turn, stage=event.stage, reroll=reroll))
            case _:
                return decided_again(game, state, event)

    def _adjudicated(self, batch: list[Step]) -> Iterator[Finding]:
        """Hold the rulings of a turn against the orders that stood at its close."""
        game, play = self._game, self._state.play
        current = machine(game, play)
        given = list(current.orders)
        meet_obligations(game.deck.program, current)
        due = {_order_at(game, current, place): place for place in standing_places(game, current)}
        for seq, _, event in batch:
            if isinstance(event, RulingMade):
                place = due.pop((event.card, event.team, event.response), NONE)
                if place == NONE:
                    yield Finding(seq, f"no such order of {event.team} stood on `{event.card}`")
                else:
                    yield from self._ruling(seq, event, current, place, obliged=given[place] == NONE)
            elif isinstance(event, ObligationUnmet):
                if any(order[:2] == (event.card, event.team) for order in due):
                    yield Finding(seq, f"{event.team} had an order on `{event.card}`")
        last = batch[-1]
        for card, team, _ in due:
            yield Finding(last.seq, f"the order of {team} on `{card}` has no ruling")
        if not isinstance(last.event, Adjudicated) or last.event.turn != play.turn or play.phase not in {"plan", "ask"}:
            yield Finding(last.seq, "this is not the moment to adjudicate")

    def _argument(self, seq: int, event: ArgumentRuled) -> Iterator[Finding]:
        """Throw for an argument again, where its rule is at hand."""
        if not self._rerun.get(event.rule, False):
            self.not_rerun.append(Finding(seq, f"the installed rule `{event.rule}` is not the one it was made with"))
            return
        again = decided_again(self._game, self._state, event)
        yield from _compared(seq, again, event, frozenset() if self._dice_known else THROWN)

    def _ruling(self, seq: int, event: RulingMade, current: State, place: int, *, obliged: bool) -> Iterator[Finding]:
        """Adjudicate an order again: all of it where the rule is at hand, else what needs no rule."""
        game, play = self._game, self._state.play
        if self._rerun.get(event.rule, False):
            key = game.key(self._state.room) if self._dice_known else 0
            again = make_ruling(game, current, key, play.epoch, place, obliged=obliged)
            passed_over: frozenset[str] = frozenset() if self._dice_known else THROWN
            yield from _differences(seq, again, event, passed_over)
            if self._dice_known:
                return
        else:
            self.not_rerun.append(Finding(seq, f"the installed rule `{event.rule}` is not the one it was made with"))
            yield from self._read_again(seq, event, current, place)
            rolled = self._dice_known and game.plan.dice == "rolled"
            if rolled and _faces(self._dice(current, play, place), event.throws) != event.throws:
                yield Finding(seq, "its dice are not those of the session")
        current.bands[place], current.margins[place], current.results[place] = event.band, event.margin, event.value
        if (event.deltas, event.sets) != effects_of(game, current, place):
            yield Finding(seq, "its effects are not those of its band")

    def _read_again(self, seq: int, event: RulingMade, current: State, place: int) -> Iterator[Finding]:
        """Hold against the state what a ruling says it looked at."""
        response = current.orders[place]
        slots = self._game.deck.names.slots
        reads = {name: current.values[slots[name]] for name in variables_read(self._game, response)}
        if (reads, applied_modifiers(self._game, current, response)) != (event.reads, event.modifiers):
            yield Finding(seq, "it looked at other values than there were")

    def _dice(self, current: State, play: Play, place: int) -> KeyedDice:
        position, team = divmod(place, len(self._game.deck.names.teams))
        key = self._game.key(self._state.room)
        return KeyedDice(order_key(self._game.deck.program, current, key, play.epoch, position, team))


def _came_by_itself(event: SessionEvent) -> bool:
    """Whether an event is an inject that came as its turn opened."""
    return isinstance(event, InjectDelivered) and event.by == SESSION


def _order_at(game: Game, current: State, place: int) -> tuple[str, str, str]:
    """Return card, team and response of the order at a place."""
    return game.deck.names.responses[current.orders[place]]


def _compared(
    seq: int,
    again: tuple[SessionEvent, ...] | Refusal,
    event: SessionEvent,
    passed_over: frozenset[str] = frozenset(),
) -> Iterator[Finding]:
    """Hold an event against what is decided now."""
    if isinstance(again, Refusal):
        yield Finding(seq, f"it could not have happened: {again.sentence.removesuffix('.')}")
        return
    (only,) = again
    if type(only) is not type(event):
        yield Finding(seq, f"`{only.kind}` should stand here")
    else:
        yield from _differences(seq, only, event, passed_over)


def _differences(seq: int, again: SessionEvent, event: SessionEvent, passed_over: frozenset[str]) -> Iterator[Finding]:
    """Name the fields in which an event differs from the same event decided again."""
    mine, theirs = dict(again), dict(event)
    fields = [name for name in mine if name not in passed_over and mine[name] != theirs[name]]
    if fields:
        yield Finding(seq, f"recomputed, it says something else about: {', '.join(fields).replace('_', ' ')}")


def _faces(dice: KeyedDice, throws: Sequence[Throw]) -> tuple[Throw, ...]:
    """Throw again what a rule threw; notes stay as they are, since only the rule can make them."""
    for throw in throws:
        match throw.kind, throw.asked:
            case "roll", (n, sides):
                dice.roll(n, sides)
            case "chance", (permille,):
                dice.chance(permille)
            case "count", (n, permille):
                dice.count(n, permille)
            case "poll", permilles:
                dice.poll(permilles, [0] * len(permilles))
            case _:
                dice.note(throw.asked[0], throw.shown[0])
    return tuple(Throw(kind=throw.kind, asked=throw.asked, shown=throw.shown) for throw in dice.trace)
