"""The log's lines about those who ran the exercise: seats, clock, course, rulings by hand, notes, branches."""

from collections.abc import Iterator, Mapping
from typing import assert_never

from wargame.cli.argument_log import argument_lines
from wargame.cli.deck_words import DeckWords
from wargame.cli.inject_log import inject_lines
from wargame.rulebook import BAND_NAMES
from wargame.session.argument_events import ArgumentEvent
from wargame.session.control_events import (
    Advanced,
    AutoSet,
    Branched,
    ClockSet,
    HandedOver,
    Noted,
    Overridden,
    RuledFreely,
    RulingKept,
    SeatGiven,
    SeatVacated,
    Undone,
)
from wargame.session.cut_rulings import BAND_TITLES
from wargame.session.inject_events import InjectEvent
from wargame.session.permissions import ROLE_TITLES
from wargame.session.wording import signed

ControlEvent = (
    SeatGiven
    | SeatVacated
    | HandedOver
    | Advanced
    | ClockSet
    | AutoSet
    | Overridden
    | RulingKept
    | RuledFreely
    | Noted
    | Undone
    | InjectEvent
    | ArgumentEvent
    | Branched
)


def control_lines(words: DeckWords, event: ControlEvent) -> Iterator[str]:
    """Yield the lines of an event."""
    if isinstance(event, InjectEvent):
        yield from inject_lines(words, event)
        return
    if isinstance(event, ArgumentEvent):
        yield from argument_lines(words, event)
        return
    match event:
        case SeatGiven():
            roles = ", ".join(ROLE_TITLES[role] for role in event.roles)
            team = f" of {words.team(event.team)}" if event.team else ""
            yield f"{event.name} sits at `{event.seat}` as {roles}{team}"
        case SeatVacated():
            yield f"{event.by} takes the seat `{event.seat}` away"
        case HandedOver():
            player = "people" if event.player == "person" else f"the bot {event.player}"
            yield f"{event.by} lets {player} play {words.team(event.team)}"
        case Advanced():
            waiting = f", without {', '.join(map(words.team, event.waiting))}" if event.waiting else ""
            why = f": {event.reason}" if event.reason else ""
            yield f"{event.by} closes {event.phase}{waiting}{why}"
        case ClockSet():
            minutes, seconds = divmod(max(event.left, 0), 60)
            why = f": {event.reason}" if event.reason else ""
            yield f"The clock {'runs' if event.running else 'is held'} at {minutes}:{seconds:02}{why}"
        case AutoSet():
            yield f"Phases {'end by themselves' if event.on else 'are closed by hand'} from here on"
        case Overridden() | RulingKept():
            yield from _ruling(words, event)
        case RuledFreely():
            yield f"{event.by} rules freely: {event.title}. {event.text} ({_changes(words, event.deltas)})"
            yield f"    Reason: {event.reason}"
        case Noted():
            about = f" on {words.team(event.team)}" if event.team else ""
            rating = f" [{event.rating}]" if event.rating else ""
            yield f"{event.what.capitalize()} by {event.by}{about}{rating}: {event.text}"
        case Undone():
            yield f"{event.by} takes back the last step ({event.what})"
        case Branched():
            stage = "as it was opened" if event.stage == "plan" else "with its rulings proposed"
            yield f"BRANCH at turn {event.turn}, {stage}: what follows is a session of its own, by {event.by}"
            yield f"    The other session had {event.seq} records then, head {event.head}"
            if event.revealed:
                yield "    It had ended: the dice were known by then"
        case _:
            assert_never(event)


def _ruling(words: DeckWords, event: Overridden | RulingKept) -> Iterator[str]:
    order = f"{words.team(event.team)} on “{words.card(event.card)}”"
    if isinstance(event, RulingKept):
        yield f"The engine's ruling stands after all: {order}"
        return
    yield f"{event.by} rules otherwise: {order} {BAND_TITLES[BAND_NAMES[event.band]]}"
    yield f"    Reason: {event.reason}"


def _changes(words: DeckWords, changes: Mapping[str, int]) -> str:
    return ", ".join(f"{words.variable(name)} {signed(units)}" for name, units in changes.items()) or "no effects"
