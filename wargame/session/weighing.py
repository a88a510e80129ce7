"""What those who run an exercise do with arguments: weigh, refuse, rule; and with facts: establish, end."""

from wargame.deck.argument_rules import ARGUMENT_RULES
from wargame.engine.dice import ORDERS, identify, place_key, turn_key
from wargame.engine.odds import BandOdds, band_odds, distribution
from wargame.rulebook import Rule
from wargame.rulebook import RuleArgument as Given
from wargame.session.arguing import holding, open_argument
from wargame.session.argument_events import (
    ArgumentEvent,
    ArgumentRefused,
    ArgumentRuled,
    ArgumentWeighed,
    FactEnded,
    FactEstablished,
)
from wargame.session.argument_state import ArgumentState
from wargame.session.control_commands import (
    EndFact,
    EstablishFact,
    RefuseArgument,
    RuleArgument,
    WeighArgument,
    WeighCommand,
)
from wargame.session.event_parts import OddsBefore
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.ruling_anew import band_name, in_units, refuse_effects
from wargame.session.rulings import thrown
from wargame.session.state import Person, Play, SessionState

Events = tuple[ArgumentEvent, ...]


def decide_weighing(game: Game, state: SessionState, person: Person, command: WeighCommand) -> Events | Refusal:
    """Decide what somebody who runs the exercise asks about arguments and facts."""
    match command:
        case EstablishFact():
            return _establish(state.play, person, command)
        case EndFact():
            return _end(state.play, person, command)
        case _:
            argument = open_argument(game, state.play, command.argument)
            if isinstance(argument, Refusal):
                return argument
            return _settle(game, state, person, argument, command)


def _settle(
    game: Game,
    state: SessionState,
    person: Person,
    argument: ArgumentState,
    command: WeighArgument | RefuseArgument | RuleArgument,
) -> Events | Refusal:
    """Decide about an argument that is open."""
    match command:
        case WeighArgument():
            return _weigh(game, person, argument, command)
        case RefuseArgument():
            return (ArgumentRefused(by=person.seat, argument=command.argument, reason=command.reason),)
        case RuleArgument():
            return _rule(game, state, person, argument, command)


def _weigh(game: Game, person: Person, argument: ArgumentState, command: WeighArgument) -> Events | Refusal:
    """Mark the reasons of an argument."""
    if game.plan.arguments == "vote":
        return Refusal(slug=Slug.NOT_NOW, sentence="The teams vote on arguments. Rule once they have judged.")
    reasons = len(argument.made.reasons) + len(argument.added)
    if len(command.marks) != reasons:
        return Refusal(slug=Slug.BAD_ANSWER, sentence=f"It has {reasons} reasons: give each one mark, in their order.")
    return (ArgumentWeighed(by=person.seat, argument=command.argument, marks=command.marks),)


def given_to_rule(game: Game, argument: ArgumentState) -> tuple[Rule, tuple[Given, ...]]:
    """Return the rule of an argument and what it is given, as the argument has been weighed or judged so far."""
    rule = game.improvised[ARGUMENT_RULES[game.plan.arguments]]
    if game.plan.arguments == "vote":
        words = tuple(argument.words[team] + 1 for team in game.deck.names.teams if team in argument.words)
        return rule, rule.bind({"words": words})
    marks = argument.marks or ()
    sides = (*("pro" for _ in argument.made.reasons), *(said.side for said in argument.added))
    marked = list(zip(sides, marks, strict=False))
    pros = tuple(mark for side, mark in marked if side == "pro")
    return rule, rule.bind({"pros": pros, "cons": tuple(mark for side, mark in marked if side == "con")})


def argument_odds(game: Game, argument: ArgumentState) -> BandOdds:
    """Return the odds of an argument as it has been weighed or judged so far."""
    rule, given = given_to_rule(game, argument)
    return band_odds(distribution(rule, given), rule.bands)


def argument_key(game: Game, state: SessionState, argument: ArgumentState) -> int:
    """Return the key of an argument's dice. No card's id has a dot, so none shares them."""
    made = argument.made
    turn = turn_key(game.key(state.room), state.play.epoch, ORDERS, made.turn)
    return place_key(turn, identify(f"argument.{made.argument}"), identify(made.team))


def _rule(
    game: Game, state: SessionState, person: Person, argument: ArgumentState, command: RuleArgument
) -> Events | Refusal:
    """Throw for an argument."""
    refusal = _refuse_ruling(game, state.play, argument, command)
    if refusal is not None:
        return refusal
    rule, given = given_to_rule(game, argument)
    ruling, throws = thrown(game, rule, given, argument_key(game, state, argument))
    odds = argument_odds(game, argument)
    laid_down = {str(band): dict(effects) for band, effects in command.effects.items()}
    return (
        ArgumentRuled(
            by=person.seat,
            argument=command.argument,
            rule=rule.name,
            arguments={parameter.name: value for parameter, value in zip(rule.parameters, given, strict=True)},
            odds=OddsBefore(bands=odds.permille, exact=odds.exact, half_width=odds.half_width),
            throws=throws,
            band=ruling.band,
            margin=ruling.margin,
            value=ruling.value,
            effects=laid_down,
            deltas=in_units(laid_down.get(band_name(ruling.band), {})),
            until=command.until,
        ),
    )


def _refuse_ruling(game: Game, play: Play, argument: ArgumentState, command: RuleArgument) -> Refusal | None:
    """Return why an argument can't be thrown for as asked; None if it can."""
    if game.plan.arguments == "umpire" and argument.marks is None:
        return Refusal(slug=Slug.NOT_WEIGHED, sentence="Mark its reasons first; then it can be thrown for.")
    rule = game.improvised[ARGUMENT_RULES[game.plan.arguments]]
    known = {band_name(band) for band in rule.bands}
    for band, effects in command.effects.items():
        if band not in known:
            return Refusal(slug=Slug.BAD_ANSWER, sentence=f"An argument never comes out as a {band}.")
        refusal = refuse_effects(game, effects)
        if refusal is not None:
            return refusal
    return _refuse_until(command.until, play.turn + 1)


def _refuse_until(until: int, first: int) -> Refusal | None:
    """Return why a fact can't hold up to a turn; None if it can."""
    if until == 0 or until >= first:
        return None
    said = f"It would never hold: choose turn {first} or later, or 0 for no end."
    return Refusal(slug=Slug.NO_SUCH_MOMENT, sentence=said)


def _establish(play: Play, person: Person, command: EstablishFact) -> Events | Refusal:
    """State something that holds from now on."""
    if play.phase in {"lobby", "endex"}:
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Facts are established between STARTEX and ENDEX.")
    refusal = _refuse_until(command.until, play.turn)
    if refusal is not None:
        return refusal
    stated = sum(not fact.team for fact in play.facts)
    return (
        FactEstablished(by=person.seat, fact=f"f{stated + 1}", text=command.text, turn=play.turn, until=command.until),
    )


def _end(play: Play, person: Person, command: EndFact) -> Events | Refusal:
    """Let an established fact hold no longer."""
    if play.phase == "endex":
        return Refusal(slug=Slug.OVER, sentence="The exercise has ended.")
    if command.fact not in holding(play):
        said = "No such fact holds that could be ended. The deck's own facts end by their effects."
        return Refusal(slug=Slug.UNKNOWN_FACT, sentence=said)
    return (FactEnded(by=person.seat, fact=command.fact),)
