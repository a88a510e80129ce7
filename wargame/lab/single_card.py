"""One card by itself: on the table at start values, or at values that a designer sets, and what its responses do."""

from collections.abc import Mapping
from typing import NamedTuple

from wargame.deck.compile import CompiledDeck
from wargame.deck.schema import Plan
from wargame.engine.adjudication import apply_rulings, fill_arguments, given_arguments, place_order
from wargame.engine.dealing import deliver
from wargame.engine.effects import refresh
from wargame.engine.expression_code import UNIT
from wargame.engine.odds import BandOdds, band_odds, distribution
from wargame.engine.program import NONE, Course, Program
from wargame.engine.state import TURN, MutableInts, State, blank_state, freeze, order_place
from wargame.rulebook import Ruling
from wargame.session.game import Game, machine, standing
from wargame.session.state import Play
from wargame.session.visibility import estimate, seen_machine


class SetValueError(ValueError):
    """A value that a designer wants to set and that can't be; the message says why."""


class Tabled(NamedTuple):
    """A card alone on the table."""

    game: Game
    play: Play
    card: str


class Prospect(NamedTuple):
    """What a response would come to, nobody else ordering anything."""

    odds: BandOdds
    changes: Mapping[str, float]
    """Expected change of each variable in points, costs included, drift not; only what changes."""


def put_on_table(deck: CompiledDeck, card: str, settings: Mapping[str, str]) -> Tabled:
    """Return a card alone on the table, in the first turn that it may come up and after what its coming does.

    Sealed draws stand at their likeliest value. `settings` then set variables by name: points, for a fact `true` or
    `false`, for a draw one of its values. Raises SetValueError for what can't be set so.
    """
    program = deck.program
    state = blank_state(program)
    for name in deck.deck.draws:
        state.values[deck.names.slots[name]] = estimate(deck, name)
    refresh(program, state)
    number = deck.names.cards.index(card)
    state.clock[TURN] = program.cards.first[number]
    deliver(program, state, number)
    for name, value in settings.items():
        _set(deck, state, name, value)
    refresh(program, state)
    course = Course(deck.deck.turns, deck.deck.cards_per_turn, (), ())
    plan = Plan(plan=deck.deck.deck, title=deck.deck.title, deck=deck.deck.deck)
    position = standing(freeze(state))
    play = Play(phase="plan", turn=position.turn, position=position, cards=(card,))
    return Tabled(Game(deck, plan, course, b""), play, card)


def _set(deck: CompiledDeck, state: State, name: str, value: str) -> None:
    """Set one variable."""
    slot, kind = deck.names.slots[name], deck.names.kinds[name]
    if kind in {"gauge", "peak"}:
        raise SetValueError(f"`{name}` is a {kind}: it follows from tracks, set those")
    units = _units(deck, name, kind, value)
    low, high = deck.program.variables.low[slot], deck.program.variables.high[slot]
    if not low <= units <= high:
        raise SetValueError(f"`{name}` lies between {low // UNIT} and {high // UNIT}")
    state.values[slot] = units


def _units(deck: CompiledDeck, name: str, kind: str, value: str) -> int:
    if kind == "fact":
        if value not in {"true", "false"}:
            raise SetValueError(f"`{name}` is a fact: it is true or false")
        return UNIT if value == "true" else 0
    if kind == "draw":
        values = list(deck.deck.draws[name].values)
        if value not in values:
            raise SetValueError(f"`{name}` is one of {', '.join(values)}")
        return values.index(value) * UNIT
    try:
        return round(float(value) * UNIT)
    except (ValueError, OverflowError):
        raise SetValueError(f"`{name}` takes a number of points, not `{value}`") from None


def state_for(tabled: Tabled, team: str | None) -> State:
    """Return the machine as a team sees it, hidden variables as its estimates; for nobody in particular, as it is."""
    if team is None:
        return machine(tabled.game, tabled.play)
    return seen_machine(tabled.game, tabled.play, team)


def prospect(tabled: Tabled, state: State, team: str, response: str) -> Prospect:
    """Return the odds of a response of a team and what it can expect, as the state stands."""
    game = tabled.game
    program, names = game.deck.program, game.deck.names
    number, owner = game.response_number(tabled.card, team, response), names.teams.index(team)
    place_order(program, state, 0, owner, number)
    rule = game.rule(number)
    spread = distribution(rule, given_arguments(state, fill_arguments(program, state, 0, number)))
    sums = [0.0] * len(state.values)
    for ruling, weight in spread.outcomes:
        after = _values_after(program, state, order_place(program, 0, owner), ruling)
        for slot, units in enumerate(after):
            sums[slot] += weight * (units - state.values[slot])
    place_order(program, state, 0, owner, NONE)
    changes = {name: sums[names.slots[name]] / spread.total / UNIT for name in names.kinds if sums[names.slots[name]]}
    return Prospect(band_odds(spread, rule.bands), changes)


def _values_after(program: Program, state: State, place: int, ruling: Ruling) -> MutableInts:
    """Return the variables after the one standing order has gone this way; the state stays as it is."""
    after = state._replace(
        values=list(state.values),
        unlocked=list(state.unlocked),
        due=list(state.due),
        bands=list(state.bands),
        margins=list(state.margins),
        results=list(state.results),
    )
    after.bands[place], after.margins[place], after.results[place] = ruling
    apply_rulings(program, after)
    return after.values
