"""What those who run an exercise write down while it runs: notes, bookmarks, observations."""

from wargame.session.control_commands import Note, Observe
from wargame.session.control_events import Noted
from wargame.session.events import SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, SessionState

Events = tuple[SessionEvent, ...]


def note(state: SessionState, person: Person, command: Note) -> Events:
    """Write something down."""
    return (
        Noted(
            by=person.seat,
            what="bookmark" if command.bookmark else "note",
            text=command.text,
            turn=state.play.turn,
            phase=state.play.phase,
            team="",
            objective="",
            rating="",
        ),
    )


def observe(game: Game, state: SessionState, person: Person, command: Observe) -> Events | Refusal:
    """Write down what a team did, and for which objective it counts."""
    names = game.deck.names
    if command.team is not None and command.team not in names.teams:
        return Refusal(slug=Slug.UNKNOWN_TEAM, sentence=f"The deck has no team `{command.team}`.")
    owners = {owner for owner, objective, _ in names.objectives if objective == command.objective}
    if command.objective is not None and not owners & {command.team, None}:
        return Refusal(slug=Slug.UNKNOWN_OBJECTIVE, sentence="That team has no such objective.")
    return (
        Noted(
            by=person.seat,
            what="observation",
            text=command.text,
            turn=state.play.turn,
            phase=state.play.phase,
            team=command.team or "",
            objective=command.objective or "",
            rating=command.rating or "",
        ),
    )
