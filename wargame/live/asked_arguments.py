"""The command that an event of an argument or an established fact must have come from."""

from typing import assert_never

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
from wargame.session.command import Effects
from wargame.session.control_commands import (
    Band,
    EndFact,
    EstablishFact,
    RefuseArgument,
    RuleArgument,
    WeighArgument,
    WeighCommand,
)
from wargame.session.ruling_anew import band_name
from wargame.session.talk_commands import AddReason, Argue, ArgueCommand, DropArgument, Judge


def asked_argument(event: ArgumentEvent) -> ArgueCommand | WeighCommand:
    """Return what somebody asked for that led to an event."""
    match event:
        case ArgumentMade():
            return Argue(what=event.what, result=event.result, reasons=event.reasons, against=event.against or None)
        case ArgumentDropped():
            return DropArgument(argument=event.argument)
        case ReasonAdded():
            return AddReason(argument=event.argument, side=event.side, text=event.text)
        case Judged():
            return Judge(argument=event.argument, word=event.word)
        case ArgumentWeighed():
            return WeighArgument(argument=event.argument, marks=event.marks)
        case ArgumentRefused():
            return RefuseArgument(argument=event.argument, reason=event.reason)
        case ArgumentRuled():
            return RuleArgument(argument=event.argument, effects=_by_band(event), until=event.until)
        case FactEstablished():
            return EstablishFact(text=event.text, until=event.until)
        case FactEnded():
            return EndFact(fact=event.fact)
        case _:
            assert_never(event)


def _by_band(event: ArgumentRuled) -> dict[Band, Effects]:
    """Return what was laid down for each band; a name that is none is not there to be asked for."""
    names = (band_name(band) for band in range(4))
    return {name: event.effects[name] for name in names if name in event.effects}
