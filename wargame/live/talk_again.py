"""The command that an event of talk, of a treaty or a transfer must have come from."""

from typing import assert_never

from wargame.engine.expression_code import UNIT
from wargame.session.control_commands import AnswerRequest
from wargame.session.talk_commands import (
    AskControl,
    DeclareBreach,
    Decline,
    OpenChannel,
    Propose,
    Say,
    Sign,
    TalkCommand,
    Transfer,
)
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.treaty_events import Transferred, TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned

TableEvent = (
    ChannelOpened
    | Said
    | RequestPut
    | RequestAnswered
    | TreatyProposed
    | TreatySigned
    | TreatyDeclined
    | TreatyBroken
    | Transferred
)


def asked_at_table(event: TableEvent) -> TalkCommand | AnswerRequest:
    """Return what the seat that an event names must have asked."""
    match event:
        case ChannelOpened():
            return OpenChannel(title=event.title, teams=event.teams)
        case Said():
            return Say(channel=event.channel, text=event.text, aside=event.aside)
        case RequestPut():
            return AskControl(text=event.text)
        case RequestAnswered():
            return AnswerRequest(request=event.request, text=event.text)
        case TreatyProposed():
            return Propose(
                title=event.title, text=event.text, parties=event.parties, secret=event.secret, until=event.until
            )
        case TreatySigned():
            return Sign(proposal=event.proposal)
        case TreatyDeclined():
            return Decline(proposal=event.proposal)
        case TreatyBroken():
            return DeclareBreach(proposal=event.proposal, by=event.breaker, reason=event.reason)
        case Transferred():
            return Transfer(to=event.to, resource=event.resource, amount=event.given // UNIT)
        case _:
            assert_never(event)
