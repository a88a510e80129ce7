"""The session's own steps: STARTEX, adjudication, the close of a turn, the next deal, ENDEX, rewind."""

from collections.abc import Iterator, Mapping

from wargame.engine.adjudication import apply_rulings, meet_obligations, place_order
from wargame.engine.dealing import draw_start_values
from wargame.engine.dealing import open_turn as deal
from wargame.engine.expression_code import UNIT
from wargame.engine.program import NONE
from wargame.engine.recap import close_turn as run_recap
from wargame.engine.recap import drift_terms, is_over
from wargame.engine.scoring import counts_for, is_met
from wargame.engine.state import State, blank_state, freeze, holds, order_place
from wargame.session.commands import Rewind
from wargame.session.delivering import by_themselves
from wargame.session.events import (
    Adjudicated,
    Drifted,
    Ended,
    LinkTerm,
    ObjectiveResult,
    ObligationUnmet,
    OrderRevealed,
    Rewound,
    SessionEvent,
    TurnClosed,
    TurnOpened,
)
from wargame.session.evolve import evolve
from wargame.session.game import Game, machine, standing
from wargame.session.msel import course_now
from wargame.session.refusals import Refusal, Slug
from wargame.session.rulings import make_ruling, standing_places
from wargame.session.state import Moment, Play, SessionState
from wargame.session.visibility import draw_estimates

Events = tuple[SessionEvent, ...]


def _not_now(sentence: str) -> Refusal:
    return Refusal(slug=Slug.NOT_NOW, sentence=sentence)


def start(game: Game, state: SessionState) -> Events | Refusal:
    """STARTEX: draw start values and open the first turn."""
    if state.play.phase != "lobby":
        return _not_now("The exercise has started already.")
    empty = [team for team in game.deck.names.teams if not state.room.player(team)]
    if empty:
        return _not_now(f"Nobody plays {', '.join(empty)} yet.")
    fresh = blank_state(game.deck.program)
    draw_start_values(game.deck.program, fresh, game.key(state.room), state.play.epoch)
    return _opening(game, state, fresh)


def _opening(game: Game, state: SessionState, fresh: State) -> Events:
    """Open a turn, and deliver the injects whose time has come with it."""
    opened = _opened(game, state, fresh)
    return (opened, *by_themselves(game, evolve(state, opened)))


def _opened(game: Game, state: SessionState, fresh: State) -> TurnOpened:
    deal(game.deck.program, course_now(game, state.play), fresh, game.key(state.room), state.play.epoch)
    position = freeze(fresh)
    key = game.key(state.room)
    estimates = draw_estimates(game.deck, position.values, key, state.play.epoch, position.turn)
    cards = tuple(game.deck.names.cards[card] for card in position.hand)
    return TurnOpened(turn=position.turn, cards=cards, position=standing(position), estimates=estimates)


def adjudicate(game: Game, state: SessionState) -> Events | Refusal:
    """Close plan: resolve every order from one snapshot, obligations included."""
    play = state.play
    if play.phase not in {"plan", "ask"}:
        return _not_now("There is no plan to close.")
    program = game.deck.program
    current = machine(game, play)
    given = list(current.orders)
    meet_obligations(program, current)
    key = game.key(state.room)
    rulings = tuple(
        make_ruling(game, current, key, play.epoch, place, obliged=given[place] == NONE)
        for place in standing_places(game, current)
    )
    return (*_unmet(game, state, current), *rulings, Adjudicated(turn=play.turn))


def _unmet(game: Game, state: SessionState, current: State) -> list[ObligationUnmet]:
    """Return the obligations that no order meets."""
    play = state.play
    return [
        ObligationUnmet(turn=play.turn, team=team, card=card)
        for position, card in enumerate(play.cards)
        for team in game.deck.deck.cards[card].must_answer
        if current.orders[order_place(game.deck.program, position, game.deck.names.teams.index(team))] == NONE
    ]


def by_hand(play: Play) -> Iterator[Mapping[str, int]]:
    """Yield what was ruled this turn without a card: changes in units that the close applies."""
    for ruled in play.free_rulings:
        yield ruled.deltas
    for argument in play.arguments:
        if argument.made.turn == play.turn and argument.ruled is not None:
            yield argument.ruled.deltas


def ruled_machine(game: Game, state: SessionState) -> State:
    """Return the machine with the turn's orders and rulings in place, nothing applied; people's before the engine's."""
    play = state.play
    current = machine(game, play)
    overrides = {(ruled.team, ruled.card): ruled for ruled in play.overrides}
    for ruling in play.rulings:
        team = game.deck.names.teams.index(ruling.team)
        position = play.cards.index(ruling.card)
        response = game.response_number(ruling.card, ruling.team, ruling.response)
        place_order(game.deck.program, current, position, team, response)
        place = order_place(game.deck.program, position, team)
        ruled = overrides.get((ruling.team, ruling.card), ruling)
        current.bands[place], current.margins[place], current.results[place] = ruled.band, ruled.margin, ruled.value
    return current


def close_turn(game: Game, state: SessionState) -> Events | Refusal:
    """Apply the rulings, then drift, income and lapsing facts."""
    if state.play.phase != "adjudicate":
        return _not_now("There are no rulings to apply.")
    program = game.deck.program
    current = ruled_machine(game, state)
    for changes in by_hand(state.play):
        for name, units in changes.items():
            current.deltas[game.deck.names.slots[name]] += units
    apply_rulings(program, current)
    applied, tags = tuple(current.values), list(current.tags)
    run_recap(program, current)
    closed = TurnClosed(
        turn=state.play.turn,
        adjudicated=applied,
        drift=_drift(game, applied, current._replace(tags=tags)),
        position=standing(freeze(current)),
    )
    return (closed,)


def reveal(game: Game, state: SessionState) -> Events | Refusal:
    """Make known the earliest secret order that the situation, as the turn left it, brings to light."""
    play = state.play
    if play.phase == "recap":
        current = machine(game, play)
        for past in play.past:
            for made in past.rulings:
                order = (past.closed.turn, made.team, made.card)
                condition = game.deck.reveals[game.response_number(made.card, made.team, made.response)]
                if condition != NONE and order not in play.revealed and holds(game.deck.program, current, condition):
                    return (OrderRevealed(turn=past.closed.turn, team=made.team, card=made.card),)
    return _not_now("No secret order comes to light now.")


def _drift(game: Game, applied: tuple[int, ...], closed: State) -> tuple[Drifted, ...]:
    """Return what moved each track between adjudication and the close."""
    program = game.deck.program
    before = closed._replace(values=list(applied))
    found = []
    for track, name in enumerate(game.deck.deck.tracks):
        units = closed.values[track] - applied[track]
        if units != 0:
            found.append(
                Drifted(
                    track=name,
                    units=units,
                    terms=tuple(
                        LinkTerm(link=game.deck.links[link], milli=round(pull * 1000))
                        for link, pull in drift_terms(program, before, track)
                        if abs(pull) * 1000 >= 1
                    ),
                    homing=_homing(game, applied, track),
                )
            )
    return tuple(found)


def _homing(game: Game, applied: tuple[int, ...], track: int) -> int:
    """Return by how many thousandths of a point a track returned towards its start."""
    program = game.deck.program
    away = (applied[track] - program.variables.start[track]) / UNIT
    return round(-program.drift.homing[track] * away * 1000)


def open_turn(game: Game, state: SessionState) -> Events | Refusal:
    """Deal the next turn and deliver what is due with it, or end the exercise."""
    if state.play.phase != "recap":
        return _not_now("The turn is not closed yet.")
    current = machine(game, state.play)
    if is_over(game.deck.program, current, game.course.turns):
        return (_ended(game, state, current),)
    return _opening(game, state, current)


def _ended(game: Game, state: SessionState, current: State) -> Ended:
    program, names = game.deck.program, game.deck.names
    results = tuple(
        ObjectiveResult(
            team=team,
            objective=objective,
            kind=kind,
            met=is_met(program, current, i),
            points=program.teams.objective_points[i],
        )
        for number, team in enumerate(names.teams)
        for i, (_, objective, kind) in enumerate(names.objectives)
        if counts_for(program, current, i, number)
    )
    return Ended(turn=state.play.turn, results=results, secret=game.secret.hex())


def rewind(state: SessionState, command: Rewind) -> tuple[Rewound] | Refusal:
    """Return to a moment of the exercise. The dice stay the same unless a re-roll is asked for."""
    if Moment(command.turn, command.stage) not in state.checkpoints:
        done = "opened" if command.stage == "plan" else "ruled on"
        said = f"Turn {command.turn} has not been {done} in this session."
        return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=said)
    if state.play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended, and its dice are open.")
    return (Rewound(turn=command.turn, stage=command.stage, epoch=state.play.epoch + int(command.reroll)),)
