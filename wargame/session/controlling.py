"""The course of an exercise in the hands of those who run it: phases, clock, rewinds, undo."""

from wargame.session.acts import touches_play, undone, why_not_undone
from wargame.session.asking import anything_asked, asked_of, put_asks
from wargame.session.commands import Rewind
from wargame.session.control_commands import Advance, AutoAdvance
from wargame.session.control_events import Advanced, AutoSet, Undone
from wargame.session.delivering import keeps_within
from wargame.session.events import SessionEvent
from wargame.session.evolve import evolve
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.state import Person, SessionState
from wargame.session.turns import adjudicate, close_turn, open_turn, rewind, start

Events = tuple[SessionEvent, ...]


def waited_for(game: Game, state: SessionState) -> tuple[str, ...]:
    """Return the teams that have something to do before the phase can end, in the deck's order."""
    play, teams = state.play, game.deck.names.teams
    match play.phase:
        case "plan":
            return tuple(team for team in teams if team not in play.sealed)
        case "ask":
            open_to = (team for team in teams if team not in play.answered)
            return tuple(team for team in open_to if next(asked_of(game, play, team), None) is not None)
        case "recap":
            return tuple(team for team in teams if team not in play.read and state.room.player(team) == "person")
        case "lobby" | "adjudicate" | "endex":
            return ()


def next_step(game: Game, state: SessionState) -> str:
    """Return what closing the phase leads to, in words; empty if it can't be closed."""
    play = state.play
    match play.phase:
        case "lobby":
            return "STARTEX"
        case "plan":
            return "Put the questions" if anything_asked(game, play) else "Rule on the orders"
        case "ask":
            return "Rule on the orders"
        case "adjudicate":
            return "Apply the rulings"
        case "recap":
            return f"Open turn {play.turn + 1}" if play.turn < game.course.turns else "ENDEX"
        case "endex":
            return ""


def advance(game: Game, state: SessionState, person: Person, command: Advance) -> Events | Refusal:
    """Close the phase. While teams are still waited for, only for a reason; in recap nobody has to be."""
    play = state.play
    waiting = waited_for(game, state)
    if play.phase == "lobby":
        return Refusal(slug=Slug.WRONG_PHASE, sentence="The exercise has not begun: STARTEX comes first.")
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if waiting and play.phase != "recap" and not command.reason.strip():
        said = f"Still waiting for {named(game, waiting)}. Say why the phase is closed without them."
        return Refusal(slug=Slug.REASON_NEEDED, sentence=said)
    events = _closing(game, state)
    if isinstance(events, Refusal):
        return events
    return (Advanced(by=person.seat, phase=play.phase, waiting=waiting, reason=command.reason), *events)


def _closing(game: Game, state: SessionState) -> Events | Refusal:
    match state.play.phase:
        case "plan" if anything_asked(game, state.play):
            return put_asks(game, state)
        case "plan" | "ask":
            return adjudicate(game, state)
        case "adjudicate":
            return close_turn(game, state)
        case _:
            return open_turn(game, state)


def start_exercise(game: Game, state: SessionState, person: Person) -> Events | Refusal:
    """STARTEX."""
    events = start(game, state)
    if isinstance(events, Refusal):
        return events
    return (Advanced(by=person.seat, phase="lobby", waiting=(), reason=""), *events)


def named(game: Game, teams: tuple[str, ...]) -> str:
    """Return teams by their titles, as a sentence lists them."""
    from_deck = [game.title_of_team(team) for team in teams]
    return " and ".join(filter(None, [", ".join(from_deck[:-1]), from_deck[-1]]))


def auto_advance(state: SessionState, person: Person, command: AutoAdvance) -> Events | Refusal:
    """Let phases end by themselves, or not."""
    if state.room.auto == command.on:
        return Refusal(slug=Slug.NOTHING_TO_DO, sentence="It is so already.")
    return (AutoSet(by=person.seat, on=command.on),)


def why_no_undo(game: Game, state: SessionState) -> str:
    """Return why the last step can't be taken back, as a sentence; empty if it can.

    What teams have done since may rest on it: nobody is left with orders or gifts that could not be paid for.
    """
    why = why_not_undone(state)
    if why or state.act is None or not touches_play(state.act) or not state.act.since:
        return why
    play = undone(state, evolve).play
    if play.position is None or keeps_within(game, play):
        return ""
    return "Teams have spent since what it gave them. Make up for it by an inject of your own."


def undo(game: Game, state: SessionState, person: Person) -> Events | Refusal:
    """Take back the last step of those who run the exercise."""
    why = why_no_undo(game, state)
    if why or state.act is None:
        return Refusal(slug=Slug.NOTHING_TO_UNDO, sentence=why)
    return (Undone(by=person.seat, what=state.act.event.kind),)


def rewind_by(state: SessionState, person: Person, command: Rewind) -> Events | Refusal:
    """Return to a moment of the exercise."""
    events = rewind(state, command)
    return (
        events
        if isinstance(events, Refusal)
        else tuple(event.model_copy(update={"by": person.seat}) for event in events)
    )
