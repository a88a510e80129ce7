"""The cut for those who run the exercise: everything but the dice to come, in one view for their console."""

from typing import Final

from wargame.deck.initiatives import is_place
from wargame.deck.values import in_language
from wargame.engine.state import State
from wargame.session.commands import PASS
from wargame.session.control_view import (
    ControlSeat,
    ControlView,
    Ladder,
    Moment,
    NoteLine,
    OrderLine,
    TableCard,
    TeamLine,
    TurnLine,
)
from wargame.session.controlling import next_step, waited_for, why_no_undo
from wargame.session.cut import exercise_view, log_lines, scores, turn_title
from wargame.session.cut_injects import card_lines, msel_lines
from wargame.session.cut_proposed import free_rulings, proposed_rulings
from wargame.session.cut_rulings import known_rulings, recap_view, ruling_view
from wargame.session.cut_seats import free_seats, seat_lines
from wargame.session.cut_situation import filled, history_of, map_view, objective_title, objectives, resources, tracks
from wargame.session.cut_table import table_view
from wargame.session.game import Game, machine
from wargame.session.ordering import may_answer, open_cards
from wargame.session.permissions import forbidden
from wargame.session.preflight import preflight
from wargame.session.state import Moment as MomentState
from wargame.session.state import Person, SessionState, Stage
from wargame.session.timing import clock_view
from wargame.session.view import Recap, Track
from wargame.session.visibility import CONTROL
from wargame.session.wording import whole

STAGES: Final[tuple[Stage, ...]] = ("plan", "adjudicate")

UNDOING: Final = {
    "seat_given": "the seat that was given",
    "seat_vacated": "the seat that was taken away",
    "handed_over": "who plays a team",
    "advanced": "the close of the phase",
    "clock_set": "the change of the clock",
    "auto_set": "who ends phases",
    "overridden": "the override",
    "ruling_kept": "the return to the engine's ruling",
    "ruled_freely": "the free ruling",
    "noted": "the note",
    "rewound": "the rewind",
    "channel_opened": "the channel",
    "said": "what was said",
    "request_answered": "the answer",
    "treaty_broken": "the breach",
    "inject_delivered": "the inject",
    "card_fired": "the card that was put on the table",
    "inject_skipped": "the skip",
    "inject_deferred": "the deferral",
    "inject_moved": "the order of the MSEL",
    "inject_edited": "the change of an inject",
    "argument_weighed": "the marks of an argument",
    "argument_refused": "the refusal of an argument",
    "argument_ruled": "the ruling on an argument",
    "fact_established": "the established fact",
    "fact_ended": "the end of a fact",
}
"""What undo takes back, by the kind of the step."""


def control_view(game: Game, state: SessionState, person: Person, version: int) -> ControlView:
    """Return all that somebody who runs the exercise is told, before STARTEX, during it and after ENDEX."""
    play = state.play
    begun = play.position is not None
    seen = machine(game, play) if begun else None
    waiting, told = waited_for(game, state), tracks(game, play, CONTROL)
    return ControlView(
        version=version,
        exercise=exercise_view(game, state),
        seat=ControlSeat(id=person.seat, name=person.name, roles=person.roles),
        phase=play.phase,
        turn=play.turn,
        turn_title=turn_title(game, play.turn),
        clock=clock_view(state),
        waiting=waiting,
        next_step=next_step(game, state),
        teams=tuple(_team(game, state, seen, team, waiting) for team in game.deck.names.teams),
        seats=seat_lines(game, state),
        free_seats=free_seats(game, state),
        tracks=told,
        ladder=_ladder(game, state, told),
        cards=_cards(game, state, seen),
        rulings=proposed_rulings(game, state),
        free_rulings=free_rulings(game, state),
        recap=_recap(game, state),
        msel=msel_lines(game, state),
        deck=card_lines(game, state),
        table=table_view(game, state, CONTROL),
        notes=_notes(game, state),
        timeline=tuple(_turn(game, state, turn) for turn in range(1, game.course.turns + 1)),
        log=log_lines(game, play, CONTROL),
        undo=_undo(game, state),
        may=forbidden(person.roles),
        preflight=preflight(game, state) if play.phase == "lobby" else (),
        scores=scores(game, play, seen) if seen is not None and play.phase == "endex" else (),
        map=map_view(game, seen, CONTROL) if seen is not None else None,
        questions=tuple(map(in_language, game.deck.deck.questions)) if play.phase == "endex" else (),
    )


def _team(game: Game, state: SessionState, seen: State | None, team: str, waiting: tuple[str, ...]) -> TeamLine:
    part = game.deck.deck.teams[team]
    return TeamLine(
        id=team,
        title=in_language(part.title),
        symbol=part.symbol,
        colour=part.colour,
        played_by=state.room.player(team),
        done=team not in waiting,
        state=_doing(game, state, team, waiting),
        resources=() if seen is None else resources(game, seen, team),
        objectives=() if seen is None else objectives(game, seen, team),
    )


def _doing(game: Game, state: SessionState, team: str, waiting: tuple[str, ...]) -> str:
    """Return in words how far a team is."""
    play = state.play
    match play.phase:
        case "lobby":
            return "ready" if state.room.player(team) else "empty"
        case "plan":
            if team in play.sealed:
                return "sealed"
            offered = [card for card in play.cards if may_answer(game, team, card)]
            return f"{len(offered) - len(open_cards(game, play, team))} of {len(offered)} decided"
        case "ask":
            return "answering" if team in waiting else "nothing to answer"
        case "adjudicate":
            return "waiting for rulings"
        case "recap":
            return "has read on" if team in play.read else "reading"
        case "endex":
            return "done"


def _ladder(game: Game, state: SessionState, told: tuple[Track, ...]) -> Ladder | None:
    name = game.deck.deck.escalation
    if name is None or state.play.position is None:
        return None
    track = next((track for track in told if track.id == name), None)
    top = game.deck.deck.tracks[name].max if name in game.deck.deck.tracks else 100
    return None if track is None else Ladder(title=track.title, value=track.value, top=top, rung="")


def _cards(game: Game, state: SessionState, seen: State | None) -> tuple[TableCard, ...]:
    """Return the cards of the turn that is open, with everybody's orders."""
    play = state.play
    if seen is None or play.phase in {"recap", "endex"}:
        return ()
    found = []
    for number, name in enumerate(play.cards, 1):
        card = game.deck.deck.cards[name]
        orders = (_order(game, state, team, name) for team in game.deck.names.teams if may_answer(game, team, name))
        found.append(
            TableCard(
                id=name,
                number=number,
                title=in_language(card.title),
                text=filled(game, seen, card.text),
                place=card.place or "",
                orders=tuple(orders),
            )
        )
    return tuple(found)


def _order(game: Game, state: SessionState, team: str, card: str) -> OrderLine:
    response = state.play.order(team, card)
    if response is None or response == PASS:
        return OrderLine(team=team, response="" if response is None else "passes", secret=False)
    part = game.deck.deck.cards[card].responses[team][response]
    return OrderLine(team=team, response=in_language(part.title), secret=part.secret)


def _recap(game: Game, state: SessionState) -> Recap | None:
    play = state.play
    if play.phase not in {"recap", "endex"} or not play.past:
        return None
    past = play.past[-1]
    rulings = tuple(ruling_view(game, play, past, CONTROL, made) for made in known_rulings(game, play, past, CONTROL))
    return recap_view(game, play, past, CONTROL, rulings)


def _notes(game: Game, state: SessionState) -> tuple[NoteLine, ...]:
    """Return what was written down, newest first."""
    lines = [
        NoteLine(
            number=number,
            kind=noted.what,
            text=noted.text,
            by=state.room.name_of(noted.by),
            turn=noted.turn,
            phase=noted.phase,
            team=noted.team,
            objective=_objective(game, noted.team, noted.objective),
            rating=noted.rating,
        )
        for number, noted in enumerate(state.room.notes, 1)
    ]
    return tuple(reversed(lines))


def _objective(game: Game, team: str, objective: str) -> str:
    """Return the title of an objective of a team's, or of all; empty if there is none."""
    for owner, name, kind in game.deck.names.objectives:
        if name == objective and owner in {team or None, None}:
            title: str = objective_title(game, owner, name, kind)
            return title
    return ""


def _turn(game: Game, state: SessionState, turn: int) -> TurnLine:
    play = state.play
    past = next((past for past in play.past if past.closed.turn == turn), None)
    is_now = turn == play.turn and past is None
    cards = past.cards if past is not None else play.cards if is_now else ()
    return TurnLine(
        turn=turn,
        title=turn_title(game, turn),
        cards=tuple(in_language(game.deck.deck.cards[card].title) for card in cards if not is_place(card)),
        escalation=_escalation(game, state, turn),
        status="past" if past is not None else "now" if is_now else "ahead",
        moments=tuple(
            Moment(turn=turn, stage=stage) for stage in STAGES if MomentState(turn, stage) in state.checkpoints
        ),
    )


def _escalation(game: Game, state: SessionState, turn: int) -> int | None:
    """Return the escalation track at the end of a turn, or now in the one that is open."""
    name = game.deck.deck.escalation
    if name is None or state.play.position is None:
        return None
    values = history_of(game, state.play, name)
    return whole(values[turn]) if turn < len(values) else None


def _undo(game: Game, state: SessionState) -> str:
    """Return what undo would take back, in words."""
    act = state.act
    return "" if act is None or why_no_undo(game, state) else UNDOING[act.event.kind]
