"""Talk: channels that are made, what is said on them, requests for information and their answers."""

from typing import Final

from wargame.session.channels import forum, refuse_talk, unguessable
from wargame.session.control_commands import AnswerRequest
from wargame.session.events import SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, SessionState
from wargame.session.talk_commands import AskControl, OpenChannel, Say
from wargame.session.talk_events import ChannelOpened, RequestAnswered, RequestPut, Said
from wargame.session.visibility import CONTROL

Events = tuple[SessionEvent, ...]

MESSAGES_A_TURN: Final = 200
"""How much one team, all its members together, may say in a turn."""

CHANNELS: Final = 12
"""How many channels one team, or those who run the exercise, may make in a session."""


def ordered_teams(game: Game, teams: tuple[str, ...], own: str) -> tuple[str, ...] | Refusal:
    """Return teams in the deck's order with one's own among them, each once; at least two of them."""
    unknown = next((team for team in teams if team not in game.deck.names.teams), None)
    if unknown is not None:
        return Refusal(slug=Slug.UNKNOWN_TEAM, sentence=f"The deck has no team `{unknown}`.")
    chosen = tuple(team for team in game.deck.names.teams if team in {*teams, own})
    if len(chosen) < 2:
        return Refusal(slug=Slug.BAD_PARTIES, sentence="Name at least one more team.")
    return chosen


def open_channel(game: Game, state: SessionState, person: Person, command: OpenChannel) -> Events | Refusal:
    """Make a channel."""
    refusal = refuse_talk(game, state, person.team, "group")
    if refusal is not None:
        return refusal
    teams = ordered_teams(game, command.teams, person.team)
    if isinstance(teams, Refusal):
        return teams
    if sum(opened.team == person.team for opened in state.room.channels) >= CHANNELS:
        return Refusal(slug=Slug.TOO_MANY, sentence=f"You have made {CHANNELS} channels already; use one of them.")
    taken = {opened.channel for opened in state.room.channels}
    ids = (unguessable("c", command.title, teams, number) for number in range(len(taken) + 1))
    opened = ChannelOpened(
        by=person.seat,
        team=person.team,
        channel=next(name for name in ids if name not in taken),
        title=command.title,
        teams=teams,
        turn=state.play.turn,
    )
    return (opened,)


def _refuse_flood(state: SessionState, team: str) -> Refusal | None:
    """Return that a team has said enough for a turn; None while it has not."""
    said = sum(
        isinstance(spoken, Said | RequestPut) and (spoken.team, spoken.turn) == (team, state.play.turn)
        for spoken in state.room.spoken
    )
    if team == CONTROL or said < MESSAGES_A_TURN:
        return None
    return Refusal(slug=Slug.TOO_MANY, sentence="Your team has said all that it may say in one turn.")


def say(game: Game, state: SessionState, person: Person, command: Say) -> Events | Refusal:
    """Say something on a channel."""
    found = forum(game, state, person.team, command.channel)
    if found is None:
        return Refusal(slug=Slug.UNKNOWN_CHANNEL, sentence="You have no such channel.")
    refusal = refuse_talk(game, state, person.team, found.kind) or _refuse_flood(state, person.team)
    if refusal is not None:
        return refusal
    said = Said(
        by=person.seat,
        team=person.team,
        channel=found.id,
        text=command.text,
        aside=command.aside,
        turn=state.play.turn,
    )
    return (said,)


def ask_control(state: SessionState, person: Person, command: AskControl) -> Events | Refusal:
    """Put a request for information to the white cell."""
    refusal = _refuse_flood(state, person.team)
    if refusal is not None:
        return refusal
    own = sum(isinstance(spoken, RequestPut) and spoken.team == person.team for spoken in state.room.spoken)
    request = f"{person.team}.{own + 1}"
    put = RequestPut(by=person.seat, team=person.team, request=request, text=command.text, turn=state.play.turn)
    return (put,)


def open_requests(state: SessionState) -> dict[str, str]:
    """Return the requests that wait for their answer, and the team that put each."""
    put = {spoken.request: spoken.team for spoken in state.room.spoken if isinstance(spoken, RequestPut)}
    answered = {spoken.request for spoken in state.room.spoken if isinstance(spoken, RequestAnswered)}
    return {request: team for request, team in put.items() if request not in answered}


def answer_request(state: SessionState, person: Person, command: AnswerRequest) -> Events | Refusal:
    """Answer a request for information."""
    to = open_requests(state).get(command.request)
    if to is None:
        return Refusal(slug=Slug.UNKNOWN_REQUEST, sentence="No such request waits for an answer.")
    answered = RequestAnswered(by=person.seat, request=command.request, to=to, text=command.text, turn=state.play.turn)
    return (answered,)
