"""The MSEL: the injects of the plan, the cards that it schedules and what was improvised, each with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import count
from typing import Final, Literal

from wargame.deck.inject_schema import Inject
from wargame.deck.values import Condition, in_language
from wargame.engine.expression_code import evaluate
from wargame.engine.program import Course
from wargame.engine.state import Position, State, seen_facts, thaw
from wargame.session.game import Game, bare_machine
from wargame.session.state import Play

Trigger = Literal["manual", "scheduled", "conditional"]
Status = Literal["pending", "delivered", "skipped", "deferred"]

CARD: Final = "card."
"""What the id of a line begins with that is a card of the schedule."""

LATE: Final = 1000
"""Where a line without a turn stands in the order of turns: behind all others."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the MSEL."""

    id: str
    title: str
    text: str
    trigger: Trigger
    turn: int
    """When it is due; 0 if no turn is set. When it came, if it was delivered."""
    card: str = ""
    """The card that it is; empty for an inject."""
    when: str = ""
    to: tuple[str, ...] = ()
    status: Status = "pending"
    said: str = ""
    """Why it was skipped."""
    expected: str = ""
    effects: Mapping[str, int] | None = None
    """Whole points; None where nobody chose them: those of a card."""


def msel(game: Game, play: Play) -> tuple[Line, ...]:
    """Return the whole list: by the turns in which things are due, or as somebody has put it."""
    planned = [*_scheduled(game, play), *(_planned(play, name, part) for name, part in game.plan.injects.items())]
    planned.sort(key=lambda line: _first_due(game, line) or LATE)
    listed = {line.id: line for line in (*planned, *_improvised(game, play))}
    order = (*play.msel.order, *(name for name in listed if name not in play.msel.order))
    return tuple(listed[name] for name in order if name in listed)


def line_of(game: Game, play: Play, inject: str) -> Line | None:
    """Return a line by its id."""
    return next((line for line in msel(game, play) if line.id == inject), None)


def course_now(game: Game, play: Play) -> Course:
    """Return the course with the cards of the schedule as they stand on the MSEL.

    A skipped card waits for a turn that never comes, so that it does not come of itself either.
    """
    cards = [line for line in msel(game, play) if line.card]
    never = game.course.turns + 1
    return game.course._replace(
        scheduled_turn=tuple(never if line.status == "skipped" else line.turn for line in cards),
        scheduled_card=tuple(game.deck.names.cards.index(line.card) for line in cards),
    )


def is_due(game: Game, play: Play, line: Line) -> bool:
    """Whether an inject comes by itself as the present turn opens."""
    if line.card or line.status not in {"pending", "deferred"}:
        return False
    if line.status == "deferred" or line.trigger == "scheduled":
        return line.turn <= play.turn
    part = game.plan.injects[line.id]
    if part.when is not None:
        return _holds(game, line.id, bare_machine(game, play))
    if part.unless_by is None or play.turn <= part.unless_by.turn:
        return False
    return not any(
        _holds(game, line.id, thaw(game.deck.program, Position(**dict(past.closed.position))))
        for past in play.past
        if past.closed.turn <= part.unless_by.turn
    )


def _holds(game: Game, inject: str, state: State) -> bool:
    """Whether the condition of an inject holds."""
    triggers = game.triggers
    return evaluate(triggers.pool, triggers.conditions[inject], seen_facts(state), state.stack) != 0.0


def _first_due(game: Game, line: Line) -> int:
    """Return the turn in which the plan has a line at the earliest; 0 for any."""
    if line.card:
        return _turn_of_card(game, line.id)
    part = game.plan.injects[line.id]
    if part.unless_by is not None:
        return part.unless_by.turn + 1
    return part.turn or 0


def _card_ids(game: Game) -> Iterator[tuple[str, str, int]]:
    """Yield id, card and turn of each line of the schedule; a card that comes again has the turn in its id."""
    seen: set[str] = set()
    schedule = zip(game.course.scheduled_card, game.course.scheduled_turn, strict=True)
    for number, turn in sorted(schedule, key=lambda entry: entry[1]):
        card = game.deck.names.cards[number]
        yield (f"{CARD}{card}.{turn}" if card in seen else f"{CARD}{card}"), card, turn
        seen.add(card)


def _turn_of_card(game: Game, line: str) -> int:
    return next(turn for name, _, turn in _card_ids(game) if name == line)


def _scheduled(game: Game, play: Play) -> Iterator[Line]:
    """Yield the cards of the schedule."""
    for name, card, turn in _card_ids(game):
        part = game.deck.deck.cards[card]
        due = play.msel.deferred.get(name, turn)
        line = Line(name, in_language(part.title), in_language(part.text), "scheduled", due, card)
        came = _came(game, play, card, due)
        if came:
            yield replace(line, status="delivered", turn=came)
        else:
            yield _as_decided(play, line)


def _came(game: Game, play: Play, card: str, due: int) -> int:
    """Return the turn in which a card of the schedule came; 0 if it is still to come.

    One that can come no more has come when it last did, whatever brought it.
    """
    turns = [past.closed.turn for past in play.past if card in past.cards]
    turns += [play.turn] if card in play.cards else []
    number = game.deck.names.cards.index(card)
    spent = len(turns) >= game.deck.program.cards.repeat[number]
    return due if due in turns else turns[-1] if turns and spent else 0


def _as_decided(play: Play, line: Line) -> Line:
    """Return a line that has not come as somebody has decided about it."""
    if line.id in play.msel.skipped:
        return replace(line, status="skipped", said=play.msel.skipped[line.id])
    if line.id in play.msel.deferred:
        return replace(line, status="deferred", turn=play.msel.deferred[line.id])
    return line


def _planned(play: Play, name: str, part: Inject) -> Line:
    """Return an inject of the plan as it stands."""
    title, text, to = in_language(part.title), in_language(part.text), part.to
    effects: Mapping[str, int] = part.effects
    edited = play.msel.edited.get(name)
    if edited is not None:
        title, text, to, effects = edited.title, edited.text, edited.to, edited.effects
    trigger: Trigger = "manual"
    turn, when = part.turn or 0, ""
    if part.turn is not None:
        trigger = "scheduled"
    elif part.when is not None:
        trigger, when = "conditional", _in_words(part.when)
    elif part.unless_by is not None:
        trigger, turn = "conditional", part.unless_by.turn + 1
        when = f"by the end of turn {part.unless_by.turn} not: {_in_words(part.unless_by.when)}"
    line = Line(name, title, text, trigger, turn, "", when, to, expected=in_language(part.expected), effects=effects)
    came = next((delivered.turn for delivered in play.msel.delivered if delivered.inject == name), 0)
    return replace(line, status="delivered", turn=came) if came else _as_decided(play, line)


def _in_words(condition: Condition) -> str:
    return str(condition).lower() if isinstance(condition, bool) else condition


def _improvised(game: Game, play: Play) -> Iterator[Line]:
    """Yield what was improvised, with what it did."""
    for said in play.msel.delivered:
        if said.inject not in game.plan.injects:
            yield Line(said.inject, said.title, said.text, "manual", said.turn, to=said.to, status="delivered")


def next_improvised(game: Game, play: Play) -> str:
    """Return the id of what is improvised next."""
    taken = {said.inject for said in play.msel.delivered} | set(game.plan.injects)
    return next(name for n in count(1) if (name := f"i{n}") not in taken)
