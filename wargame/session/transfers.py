"""Transfers: what a team may give another of a resource that both have.

A team is never told what another has in hand, not even by a refusal. So what the receiver's cap leaves no room for is
lost, as income above a cap is; only what could never fit is refused.
"""

from collections.abc import Iterator
from typing import Final

from wargame.engine.adjudication import reserved
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.session.events import SessionEvent
from wargame.session.game import Game, machine
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, SessionState
from wargame.session.talk_commands import Transfer
from wargame.session.treaties import refuse_dealing
from wargame.session.treaty_events import Transferred
from wargame.session.visibility import CONTROL
from wargame.session.wording import title_of

Events = tuple[SessionEvent, ...]

TRANSFERS_A_TURN: Final = 20
"""How often one team may give something in a turn."""


def shared_resources(game: Game, team: str) -> Iterator[tuple[str, str]]:
    """Yield (receiver, resource) for all that a team could give, in the deck's order."""
    teams = game.deck.deck.teams
    for other, part in teams.items():
        yield from ((other, name) for name in teams[team].resources if other != team and name in part.resources)


def unreserved(game: Game, state: SessionState, team: str, resource: str) -> int:
    """Return the units of a resource that a team's standing orders leave free."""
    slot = game.deck.names.slots[f"{team}.{resource}"]
    now = machine(game, state.play, only_team=team)
    number = game.deck.names.teams.index(team)
    return max(now.values[slot] - reserved(game.deck.program, now, number, slot, NONE), 0)


def refuse_giving(state: SessionState, team: str) -> Refusal | None:
    """Return why a team can give nothing at all now; None if it can."""
    if team == CONTROL:
        return Refusal(slug=Slug.NOT_PERMITTED, sentence="Teams give each other what they have.")
    given = sum((made.team, made.turn) == (team, state.play.turn) for made in state.play.transfers)
    if given >= TRANSFERS_A_TURN:
        return Refusal(slug=Slug.TOO_MANY, sentence="Your team has given often enough this turn.")
    return refuse_dealing(state)


def transfer(game: Game, state: SessionState, person: Person, command: Transfer) -> Events | Refusal:
    """Give some of a resource to another team, at once."""
    team = person.team
    refusal = refuse_giving(state, team)
    if refusal is not None:
        return refusal
    if command.to not in game.deck.names.teams or command.to == team:
        return Refusal(slug=Slug.UNKNOWN_TEAM, sentence="Name another team of this exercise.")
    if (command.to, command.resource) not in shared_resources(game, team):
        said = f"{game.title_of_team(command.to)} has no resource of that kind."
        return Refusal(slug=Slug.UNKNOWN_VARIABLE, sentence=said)
    units = command.amount * UNIT
    refusal = _refuse_amount(game, state, team, command)
    if refusal is not None:
        return refusal
    assert state.play.position is not None
    slot = game.deck.names.slots[f"{command.to}.{command.resource}"]
    room = game.deck.program.variables.high[slot] - state.play.position.values[slot]
    given = Transferred(
        by=person.seat,
        team=team,
        to=command.to,
        resource=command.resource,
        given=units,
        received=min(units, max(room, 0)),
        turn=state.play.turn,
    )
    return (given,)


def _refuse_amount(game: Game, state: SessionState, team: str, command: Transfer) -> Refusal | None:
    """Return why it is too much, for the one who gives or for any purse of the one who gets it; None if it is not."""
    units = command.amount * UNIT
    title = title_of(game.deck, f"{team}.{command.resource}")
    free = unreserved(game, state, team, command.resource)
    if units > free:
        said = f"Only {free // UNIT} {title} is not reserved by your orders."
        return Refusal(slug=Slug.NOT_ENOUGH, sentence=said)
    variables, slot = game.deck.program.variables, game.deck.names.slots[f"{command.to}.{command.resource}"]
    if units > variables.high[slot] - variables.low[slot]:
        most = (variables.high[slot] - variables.low[slot]) // UNIT
        said = f"{game.title_of_team(command.to)} can never hold more than {most} {title}."
        return Refusal(slug=Slug.NOT_ENOUGH, sentence=said)
    return None
