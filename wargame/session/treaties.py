"""Treaties: what may be proposed, signed, declined and declared broken, and the sentence that says why not."""

from collections.abc import Iterator
from typing import Final

from wargame.session.channels import refuse_talk, unguessable
from wargame.session.events import SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, Play, SessionState
from wargame.session.talk_commands import DeclareBreach, Decline, Propose, Sign
from wargame.session.talk_state import Treaty
from wargame.session.talking import ordered_teams
from wargame.session.treaty_events import TreatyBroken, TreatyDeclined, TreatyProposed, TreatySigned
from wargame.session.visibility import CONTROL

Events = tuple[SessionEvent, ...]

PROPOSALS_A_TURN: Final = 12
"""How many treaties one team may propose in a turn."""


def refuse_dealing(state: SessionState) -> Refusal | None:
    """Return why nothing can be proposed, signed or given in this phase; None if it can."""
    if state.play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if state.play.phase != "plan":
        said = "Treaties are made, and resources given, while the turn is being planned."
        return Refusal(slug=Slug.WRONG_PHASE, sentence=said)
    return None


def refuse_proposing(game: Game, state: SessionState, team: str, *, secret: bool) -> Refusal | None:
    """Return why a team can't lay a treaty before others now; None if it can. What is proposed is also said."""
    if team == CONTROL:
        return Refusal(slug=Slug.NOT_PERMITTED, sentence="Treaties are between teams.")
    return refuse_dealing(state) or refuse_talk(game, state, team, "group" if secret else "public")


def known_treaties(play: Play, reader: str) -> Iterator[Treaty]:
    """Yield the treaties that a team, or those who run the exercise, know of, oldest first."""
    return (treaty for treaty in play.treaties if treaty.is_known_to(reader))


def _known(state: SessionState, reader: str, proposal: str) -> Treaty | Refusal:
    found = (treaty for treaty in known_treaties(state.play, reader) if treaty.laid.proposal == proposal)
    return next(found, Refusal(slug=Slug.UNKNOWN_PROPOSAL, sentence="You know of no such treaty."))


def propose(game: Game, state: SessionState, person: Person, command: Propose) -> Events | Refusal:
    """Lay a treaty before its parties."""
    refusal = refuse_proposing(game, state, person.team, secret=command.secret)
    if refusal is not None:
        return refusal
    parties = ordered_teams(game, command.parties, person.team)
    if isinstance(parties, Refusal):
        return parties
    if 0 < command.until < state.play.turn:
        return Refusal(slug=Slug.PAST_TURN, sentence=f"Turn {command.until} has gone by; choose a later one, or 0.")
    own = [treaty.laid for treaty in state.play.treaties if treaty.laid.team == person.team]
    if sum(laid.turn == state.play.turn for laid in own) >= PROPOSALS_A_TURN:
        said = f"Your team has proposed {PROPOSALS_A_TURN} treaties this turn; wait for the next."
        return Refusal(slug=Slug.TOO_MANY, sentence=said)
    said_of_it = (command.title, command.text, parties, command.secret, command.until, state.play.turn)
    taken = {laid.proposal for laid in own}
    ids = (unguessable("t", person.team, *said_of_it, number) for number in range(len(taken) + 1))
    laid = TreatyProposed(
        by=person.seat,
        team=person.team,
        proposal=next(name for name in ids if name not in taken),
        title=command.title,
        text=command.text,
        parties=parties,
        secret=command.secret,
        until=command.until,
        turn=state.play.turn,
    )
    return (laid,)


def refuse_signing(state: SessionState, team: str, treaty: Treaty) -> Refusal | None:
    """Return why a team can't sign a treaty now; None if it can."""
    return _refuse_word(state, team, treaty) or refuse_dealing(state) or _refuse_twice(team, treaty)


def _refuse_twice(team: str, treaty: Treaty) -> Refusal | None:
    if team in treaty.signed:
        return Refusal(slug=Slug.NOT_OPEN, sentence="Your team has signed; the others have not yet.")
    return None


def _refuse_word(state: SessionState, team: str, treaty: Treaty) -> Refusal | None:
    """Return why a team has no say in whether a treaty comes into force; None if it has."""
    if team not in treaty.laid.parties:
        return Refusal(slug=Slug.NOT_A_PARTY, sentence="Only its parties sign it or refuse to.")
    if treaty.status(state.play.turn) != "open":
        return Refusal(slug=Slug.NOT_OPEN, sentence="It is past signing.")
    return None


def refuse_declining(state: SessionState, team: str, treaty: Treaty) -> Refusal | None:
    """Return why a team can't refuse a treaty, or take its own back, now; None if it can."""
    if state.play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    return _refuse_word(state, team, treaty)


def refuse_breach(state: SessionState, team: str, treaty: Treaty) -> Refusal | None:
    """Return why nobody of a team, or of those who run the exercise, can declare a treaty broken; None if they can."""
    if state.play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if team not in {*treaty.laid.parties, CONTROL}:
        return Refusal(slug=Slug.NOT_A_PARTY, sentence="Its parties, and those who run the exercise, see to it.")
    if treaty.status(state.play.turn) != "in_force":
        return Refusal(slug=Slug.NOT_IN_FORCE, sentence="It is not in force.")
    return None


def sign(state: SessionState, person: Person, command: Sign) -> Events | Refusal:
    """Sign a treaty."""
    treaty = _known(state, person.team, command.proposal)
    refusal = treaty if isinstance(treaty, Refusal) else refuse_signing(state, person.team, treaty)
    if refusal is not None:
        return refusal
    return (TreatySigned(by=person.seat, team=person.team, proposal=command.proposal, turn=state.play.turn),)


def decline(state: SessionState, person: Person, command: Decline) -> Events | Refusal:
    """Refuse a treaty, or take one's own back."""
    treaty = _known(state, person.team, command.proposal)
    refusal = treaty if isinstance(treaty, Refusal) else refuse_declining(state, person.team, treaty)
    if refusal is not None:
        return refusal
    return (TreatyDeclined(by=person.seat, team=person.team, proposal=command.proposal, turn=state.play.turn),)


def declare_breach(state: SessionState, person: Person, command: DeclareBreach) -> Events | Refusal:
    """Declare a treaty broken."""
    treaty = _known(state, person.team, command.proposal)
    if isinstance(treaty, Refusal):
        return treaty
    refusal = refuse_breach(state, person.team, treaty)
    if refusal is not None:
        return refusal
    if command.by not in treaty.laid.parties:
        return Refusal(slug=Slug.NOT_A_PARTY, sentence="Say which of its parties broke it.")
    broken = TreatyBroken(
        by=person.seat,
        team=person.team,
        proposal=command.proposal,
        breaker=command.by,
        reason=command.reason,
        turn=state.play.turn,
    )
    return (broken,)
