"""The command that an event of the MSEL must have come from."""

from typing import assert_never

from wargame.session.control_commands import (
    DeferInject,
    EditInject,
    FireCard,
    FireInject,
    Improvise,
    InjectCommand,
    MoveInject,
    SkipInject,
)
from wargame.session.game import Game
from wargame.session.inject_events import (
    CardFired,
    InjectDeferred,
    InjectDelivered,
    InjectEdited,
    InjectEvent,
    InjectMoved,
    InjectSkipped,
)


def asked_inject(game: Game, event: InjectEvent) -> InjectCommand:
    """Return what a person asked for that led to an event."""
    match event:
        case InjectDelivered() if event.inject in game.plan.injects:
            return FireInject(inject=event.inject)
        case InjectDelivered():
            return Improvise(title=event.title, text=event.text, to=event.to, effects=event.effects)
        case CardFired():
            return FireCard(card=event.card)
        case InjectSkipped():
            return SkipInject(inject=event.inject, reason=event.reason)
        case InjectDeferred():
            return DeferInject(inject=event.inject, turn=event.turn)
        case InjectMoved():
            return MoveInject(inject=event.inject, before=event.before or None)
        case InjectEdited():
            return EditInject(
                inject=event.inject, title=event.title, text=event.text, to=event.to, effects=event.effects
            )
        case _:
            assert_never(event)
