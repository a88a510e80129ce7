"""The fold of what the log says of arguments and established facts."""

from dataclasses import replace
from typing import assert_never

from wargame.rulebook import SUCCESS
from wargame.session.argument_events import (
    ArgumentDropped,
    ArgumentEvent,
    ArgumentMade,
    ArgumentRefused,
    ArgumentRuled,
    ArgumentWeighed,
    FactEnded,
    FactEstablished,
    Judged,
    ReasonAdded,
)
from wargame.session.argument_state import ArgumentState, FactState
from wargame.session.state import Play


def argued(play: Play, event: ArgumentEvent) -> Play:
    """Return play after an event of an argument or a fact."""
    match event:
        case ArgumentMade():
            return replace(play, arguments=(*play.arguments, ArgumentState(event)))
        case FactEstablished():
            fact = FactState(event.fact, event.text, "", event.turn, event.until)
            return replace(play, facts=(*play.facts, fact))
        case FactEnded():
            return replace(play, facts=_ended(play.facts, event.fact))
        case _:
            changed = (
                _after(argument, event) if argument.made.argument == event.argument else argument
                for argument in play.arguments
            )
            return replace(play, arguments=tuple(changed))


def _after(
    argument: ArgumentState,
    event: ArgumentDropped | ReasonAdded | Judged | ArgumentWeighed | ArgumentRefused | ArgumentRuled,
) -> ArgumentState:
    match event:
        case ArgumentDropped():
            return replace(argument, dropped=True)
        case ReasonAdded():
            return replace(argument, added=(*argument.added, event))
        case Judged():
            return replace(argument, words={**argument.words, event.team: event.word})
        case ArgumentWeighed():
            return replace(argument, marks=event.marks)
        case ArgumentRefused():
            return replace(argument, refused=event.reason)
        case ArgumentRuled():
            return replace(argument, ruled=event)
        case _:
            assert_never(event)


def _ended(facts: tuple[FactState, ...], fact: str) -> tuple[FactState, ...]:
    return tuple(replace(known, ended=True) if known.id == fact else known for known in facts)


def settled(play: Play) -> tuple[FactState, ...]:
    """Return the facts once the turn's rulings are applied: what its arguments won holds, what they stopped ends."""
    facts = play.facts
    for argument in play.arguments:
        made, ruled = argument.made, argument.ruled
        if made.turn == play.turn and argument.stands and ruled is not None and ruled.band <= SUCCESS:
            won = FactState(made.argument, made.result, made.team, made.turn, ruled.until)
            facts = (*_ended(facts, made.against), won)
    return facts
