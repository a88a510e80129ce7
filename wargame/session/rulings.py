"""Adjudicating an order so that everybody can follow it: inputs, odds before the dice, dice, band, effects."""

from collections.abc import Iterator, Sequence

from wargame.engine.adjudication import collect_order, fill_arguments, given_arguments, order_key
from wargame.engine.dice import KeyedDice
from wargame.engine.expression_code import UNIT, evaluate, to_whole
from wargame.engine.odds import BandOdds, band_odds, distribution
from wargame.engine.program import NONE
from wargame.engine.state import UNSET, State, clamped, holds, order_place, seen_facts
from wargame.rulebook import CRITICAL, SUCCESS, Rule, RuleArgument, Ruling, nearest_band
from wargame.session.event_parts import OddsBefore, Throw
from wargame.session.events import AppliedModifier, Counterfactual, RulingMade
from wargame.session.game import Game

SHIFTS = (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20)
"""By how many points a counterfactual tries to move a variable, either way."""

FEW_SHIFTS = (5, 10, 20)
"""The same for rules whose dice fall in so many ways that every try takes its time."""

MANY_WAYS = 200
"""Rulings that a rule can give, from which on few shifts are tried."""

NO_DICE = "expected"
"""The kind of throw that stands where none was made, because the plan rules by what is likeliest."""

WORTH_SAYING = 50
"""By how much a counterfactual changes the chance of success at least, per mille."""


def response_odds(game: Game, state: State, position: int, response: int) -> BandOdds:
    """Return the odds of a response on the card at a hand position, as the machine stands."""
    rule = game.rule(response)
    arguments = given_arguments(state, fill_arguments(game.deck.program, state, position, response))
    return band_odds(distribution(rule, arguments), rule.bands)


def expressions_of(game: Game, response: int) -> Iterator[int]:
    """Yield the expressions that a ruling on a response looks at."""
    responses = game.deck.program.responses
    first, last = responses.argument_starts[response], responses.argument_starts[response + 1]
    for argument in range(first, last):
        size = responses.argument_count[argument]
        at = responses.argument_first[argument]
        yield from responses.items[at : at + (1 if size == NONE else size)]
    for i in range(responses.modifier_starts[response], responses.modifier_starts[response + 1]):
        yield responses.modifier_add[i]
        if responses.modifier_when[i] != NONE:
            yield responses.modifier_when[i]
    if responses.strength[response] != NONE:
        yield responses.strength[response]


def variables_read(game: Game, response: int) -> list[str]:
    """Return the names of the variables that a ruling on a response looks at, in the order of the deck."""
    found: set[str] = set()
    for expression in expressions_of(game, response):
        if expression in game.deck.reads:
            found |= game.deck.reads[expression].reads
    return [name for name in game.deck.names.kinds if name in found]


def applied_modifiers(game: Game, state: State, response: int) -> tuple[AppliedModifier, ...]:
    """Return each modifier of a response as it stands."""
    program = game.deck.program
    responses = program.responses
    facts = seen_facts(state)
    return tuple(
        AppliedModifier(
            amount=to_whole(evaluate(program.pool, responses.modifier_add[i], facts, state.stack)),
            applied=holds(program, state, responses.modifier_when[i]),
        )
        for i in range(responses.modifier_starts[response], responses.modifier_starts[response + 1])
    )


def success_chance(odds: BandOdds) -> int:
    """Return the chance of success or better, per mille."""
    return odds.permille[CRITICAL] + odds.permille[SUCCESS]


def counterfactuals(game: Game, state: State, position: int, response: int) -> tuple[Counterfactual, ...]:
    """Return for each variable that was read the smallest shift that would have made a difference worth saying."""
    odds = response_odds(game, state, position, response)
    if not odds.exact:  # dozens of estimates would keep everybody waiting, and differ by less than their intervals
        return ()
    sizes = FEW_SHIFTS if _ways(game, state, position, response) >= MANY_WAYS else SHIFTS
    shifts = [shift for size in sizes for shift in (size, -size)]
    found = []
    before = success_chance(odds)
    for name in variables_read(game, response):
        if game.deck.names.kinds[name] in {"draw", "fact"}:
            continue
        slot = game.deck.names.slots[name]
        for shift in shifts:
            kept = state.values[slot]
            state.values[slot] = clamped(game.deck.program, slot, kept + shift * UNIT)
            moved = state.values[slot] - kept == shift * UNIT
            chance = success_chance(response_odds(game, state, position, response)) if moved else before
            state.values[slot] = kept
            if abs(chance - before) >= WORTH_SAYING:
                found.append(Counterfactual(variable=name, shift=shift, success=chance))
                break
    return tuple(found)


def _ways(game: Game, state: State, position: int, response: int) -> int:
    """Return how many different rulings the rule can give on a response as things stand."""
    arguments = given_arguments(state, fill_arguments(game.deck.program, state, position, response))
    return len(distribution(game.rule(response), arguments).outcomes)


def middle(outcomes: Sequence[tuple[Ruling, int]]) -> Ruling | None:
    """Return the ruling that half of the weight lies at or below; None if there is none."""
    left = sum(weight for _, weight in outcomes) / 2
    for ruling, weight in outcomes:
        left -= weight
        if left <= 0:
            return ruling
    return None


def likeliest(rule: Rule, given: tuple[RuleArgument, ...]) -> Ruling:
    """Return the middle ruling of the likeliest band; of several as likely, of the best."""
    spread = distribution(rule, given)
    odds = band_odds(spread, rule.bands)
    band = max(sorted(rule.bands), key=lambda band: odds.permille[band])
    own = [(ruling, weight) for ruling, weight in spread.outcomes if nearest_band(ruling.band, rule.bands) == band]
    found = middle(own)
    assert found is not None
    return Ruling(band, found.margin, found.value)


def thrown(game: Game, rule: Rule, given: tuple[RuleArgument, ...], key: int) -> tuple[Ruling, tuple[Throw, ...]]:
    """Return the ruling of a rule by the dice of a key, and what they showed; without dice where the plan has none."""
    if game.plan.dice == "expected":
        return likeliest(rule, given), (Throw(kind=NO_DICE, asked=(), shown=()),)
    dice = KeyedDice(key)
    ruling = rule.resolve(dice, given)
    return ruling, tuple(Throw(kind=throw.kind, asked=throw.asked, shown=throw.shown) for throw in dice.trace)


def make_ruling(game: Game, state: State, session_key: int, epoch: int, place: int, *, obliged: bool) -> RulingMade:
    """Adjudicate the order at a place of `state.orders`; nothing of the state changes but its rulings and scratch."""
    deck, program = game.deck, game.deck.program
    response = state.orders[place]
    position, team = divmod(place, len(program.teams.key))
    rule = game.rule(response)
    given = given_arguments(state, fill_arguments(program, state, position, response))
    ruling, throws = thrown(game, rule, given, order_key(program, state, session_key, epoch, position, team))
    state.bands[place], state.margins[place], state.results[place] = ruling
    odds = response_odds(game, state, position, response)
    deltas, sets = effects_of(game, state, place)
    card, team_name, response_name = deck.names.responses[response]
    return RulingMade(
        turn=state.clock[0],
        card=card,
        team=team_name,
        response=response_name,
        obliged=obliged,
        rule=rule.name,
        arguments={parameter.name: value for parameter, value in zip(rule.parameters, given, strict=True)},
        reads={name: state.values[deck.names.slots[name]] for name in variables_read(game, response)},
        modifiers=applied_modifiers(game, state, response),
        odds=OddsBefore(bands=odds.permille, exact=odds.exact, half_width=odds.half_width),
        throws=throws,
        band=ruling.band,
        margin=ruling.margin,
        value=ruling.value,
        deltas=deltas,
        sets=sets,
        counterfactuals=counterfactuals(game, state, position, response),
    )


def effects_of(game: Game, state: State, place: int) -> tuple[dict[str, int], dict[str, int]]:
    """Return what a resolved order adds and sets, by name, leaving the state's sums empty."""
    collect_order(game.deck.program, state, place)
    names = game.deck.names.slot_names()
    deltas = {names[slot]: delta for slot, delta in enumerate(state.deltas) if delta != 0}
    sets = {names[slot]: units for slot, units in enumerate(state.sets) if units != UNSET}
    for slot in range(len(state.values)):
        state.deltas[slot] = 0
        state.sets[slot] = UNSET
    return deltas, sets


def standing_places(game: Game, state: State) -> Iterator[int]:
    """Yield the places of all orders, cards in the order of the hand, teams in the order of the deck."""
    teams = len(game.deck.program.teams.key)
    for position in range(state.clock[1]):
        for team in range(teams):
            place = order_place(game.deck.program, position, team)
            if state.orders[place] != NONE:
                yield place
