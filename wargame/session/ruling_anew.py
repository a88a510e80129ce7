"""What people rule beside the engine: another band for an order, with a reason, or something no card foresaw."""

from collections.abc import Iterator, Mapping
from typing import Final

from wargame.engine.expression_code import UNIT
from wargame.engine.odds import distribution
from wargame.engine.state import order_place
from wargame.rulebook import BAND_NAMES, Ruling, nearest_band
from wargame.session.control_commands import KeepRuling, Override, RuleFreely
from wargame.session.control_events import Overridden, RuledFreely, RulingKept
from wargame.session.events import RulingMade, SessionEvent
from wargame.session.game import Game
from wargame.session.refusals import Refusal, Slug
from wargame.session.rulings import effects_of, middle
from wargame.session.seen import BandName
from wargame.session.state import Person, Play, SessionState
from wargame.session.turns import ruled_machine

Events = tuple[SessionEvent, ...]

_KINDS: Final = frozenset({"track", "resource", "counter"})
"""What a person may move by hand."""


def other_rulings(game: Game, made: RulingMade) -> Iterator[Ruling]:
    """Yield the middle ruling of each band that a ruling's rule declares and did not come to.

    One that no throw comes to has the margin and value of the ruling that was made.
    """
    rule = game.rule(game.response_number(made.card, made.team, made.response))
    arguments = tuple(made.arguments[parameter.name] for parameter in rule.parameters)
    outcomes = distribution(rule, arguments).outcomes
    for band in sorted(rule.bands):
        if band != made.band:
            own = [(ruling, weight) for ruling, weight in outcomes if nearest_band(ruling.band, rule.bands) == band]
            yield Ruling(band, *(middle(own) or Ruling(band, made.margin, made.value))[1:])


def proposed(play: Play, team: str, card: str) -> RulingMade | None:
    """Return the engine's ruling on an order of this turn."""
    return next((made for made in play.rulings if (made.team, made.card) == (team, card)), None)


def _refuse_ruling(state: SessionState) -> Refusal | None:
    if state.play.phase != "adjudicate":
        said = "Rulings can be changed while they are proposed; rewind to them if they were applied."
        return Refusal(slug=Slug.WRONG_PHASE, sentence=said)
    return None


def override(game: Game, state: SessionState, person: Person, command: Override) -> Events | Refusal:
    """Put another band in the place of the engine's; the reason is kept with it."""
    refusal = _refuse_ruling(state)
    if refusal is not None:
        return refusal
    made = proposed(state.play, command.team, command.card)
    if made is None:
        return Refusal(slug=Slug.NO_ORDER, sentence="There is no ruling on such an order this turn.")
    band = BAND_NAMES.index(command.band)
    if band == made.band:
        said = "That is what the engine found; keep its ruling instead."
        return Refusal(slug=Slug.BAD_ANSWER, sentence=said)
    ruling = next((other for other in other_rulings(game, made) if other.band == band), None)
    if ruling is None:
        return Refusal(slug=Slug.BAD_ANSWER, sentence="The rule of this order has no such band.")
    current = ruled_machine(game, state)
    position = state.play.cards.index(made.card)
    place = order_place(game.deck.program, position, game.deck.names.teams.index(made.team))
    current.bands[place], current.margins[place], current.results[place] = ruling
    deltas, sets = effects_of(game, current, place)
    return (
        Overridden(
            by=person.seat,
            team=made.team,
            card=made.card,
            band=ruling.band,
            margin=ruling.margin,
            value=ruling.value,
            deltas=deltas,
            sets=sets,
            reason=command.reason,
        ),
    )


def keep_ruling(state: SessionState, person: Person, command: KeepRuling) -> Events | Refusal:
    """Let the engine's ruling stand after all."""
    refusal = _refuse_ruling(state)
    if refusal is not None:
        return refusal
    if not any((made.team, made.card) == (command.team, command.card) for made in state.play.overrides):
        return Refusal(slug=Slug.NOTHING_TO_DO, sentence="The engine's ruling stands already.")
    return (RulingKept(by=person.seat, team=command.team, card=command.card),)


def rule_freely(game: Game, state: SessionState, person: Person, command: RuleFreely) -> Events | Refusal:
    """Rule on something that no card foresaw."""
    if state.play.phase not in {"plan", "ask", "adjudicate"}:
        return Refusal(slug=Slug.WRONG_PHASE, sentence="Rulings are made while a turn is open.")
    refusal = refuse_effects(game, command.effects)
    if refusal is not None:
        return refusal
    return (
        RuledFreely(
            by=person.seat,
            ruling=f"r{len(state.play.free_rulings) + 1}",
            title=command.title,
            text=command.text,
            deltas=in_units(command.effects),
            reason=command.reason,
        ),
    )


def refuse_effects(game: Game, effects: Mapping[str, int]) -> Refusal | None:
    """Return why effects can't be given by hand; None if they can."""
    for name in effects:
        if game.deck.names.kinds.get(name) not in _KINDS:
            said = f"There is no track or resource `{name}` that could be moved."
            return Refusal(slug=Slug.UNKNOWN_VARIABLE, sentence=said)
    return None


def in_units(effects: Mapping[str, int]) -> dict[str, int]:
    """Return effects in whole points as changes in units, without those that change nothing."""
    return {name: points * UNIT for name, points in effects.items() if points}


def band_name(band: int) -> BandName:
    """Return what a band is called."""
    names: tuple[BandName, ...] = ("critical", "success", "partial", "failure")
    return names[band]


def in_points(changes: Mapping[str, int]) -> dict[str, int]:
    """Return changes in units as the whole points that a person gave."""
    return {name: units // UNIT for name, units in changes.items()}
