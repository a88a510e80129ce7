"""What readers are told of arguments and established facts. Both are public; votes are not, until the ruling."""

from collections.abc import Iterator

from wargame.engine.odds import BandOdds
from wargame.session.arguing import refuse_argument, refuse_reason, refuse_vote
from wargame.session.argument_state import ArgumentState
from wargame.session.cut_cards import to_odds
from wargame.session.cut_injects import moved_texts
from wargame.session.cut_rulings import BAND_TITLES, throw_texts
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.ruling_anew import band_name
from wargame.session.seen import EffectText, Odds
from wargame.session.state import Play, SessionState
from wargame.session.table_view import Argument, Established, Reason
from wargame.session.visibility import CONTROL
from wargame.session.weighing import argument_odds

ONLY_TEAMS = "This is for the teams; improvise an inject instead."
"""What those who run the exercise are told of what only teams do."""


def arguments(game: Game, state: SessionState, reader: str) -> tuple[Argument, ...]:
    """Return the arguments of this turn and the last, newest first."""
    play = state.play
    recent = [known for known in play.arguments if known.made.turn >= play.turn - 1]
    return tuple(_argument(game, play, reader, argument) for argument in reversed(recent))


def _argument(game: Game, play: Play, reader: str, argument: ArgumentState) -> Argument:
    made, ruled = argument.made, argument.ruled
    rule = None if ruled is None else game.improvised.get(ruled.rule)
    return Argument(
        id=made.argument,
        team=made.team,
        what=made.what,
        result=made.result,
        reasons=tuple(_reasons(argument)),
        against=next((fact.text for fact in play.facts if fact.id == made.against), ""),
        status=argument.status,
        said=argument.refused,
        turn=made.turn,
        odds=_odds(game, reader, argument),
        band=None if ruled is None else band_name(ruled.band),
        dice=() if rule is None or ruled is None else tuple(throw_texts(rule, ruled.throws, with_notes=True)),
        margin=None if ruled is None else ruled.margin,
        effects=_effects(game, reader, argument),
        judged=len(argument.words),
        word=argument.words.get(reader),
        can_add=_sentence(reader, refuse_reason(game, play, reader, made.argument)),
        can_judge=_sentence(reader, refuse_vote(game, play, reader, made.argument)),
    )


def _reasons(argument: ArgumentState) -> Iterator[Reason]:
    """Yield its own reasons, then what others added, each with its mark once they have been weighed."""
    marks = iter(argument.marks or ())
    for text in argument.made.reasons:
        yield Reason(side="own", team=argument.made.team, text=text, mark=next(marks, None))
    for said in argument.added:
        yield Reason(side=said.side, team=said.team, text=said.text, mark=next(marks, None))


def _odds(game: Game, reader: str, argument: ArgumentState) -> Odds | None:
    """Return the odds that a reader may know: recorded ones, or as the reasons are marked. Votes give nothing away."""
    if reader != CONTROL and game.plan.odds != "shown":
        return None
    if argument.ruled is not None:
        odds = argument.ruled.odds
        return to_odds(BandOdds(odds.bands, odds.exact, odds.half_width))
    voted = game.plan.arguments == "vote" and reader == CONTROL
    known = argument.stands and bool(game.improvised) and (voted or argument.marks is not None)
    return to_odds(argument_odds(game, argument)) if known else None


def _effects(game: Game, reader: str, argument: ArgumentState) -> tuple[EffectText, ...]:
    return () if argument.ruled is None else tuple(moved_texts(game, reader, argument.ruled.deltas))


def _sentence(reader: str, refusal: Refusal | None) -> str:
    if reader == CONTROL:
        return ONLY_TEAMS
    return "" if refusal is None else refusal.sentence


def can_argue(game: Game, state: SessionState, reader: str) -> str:
    """Return why a reader can't make an argument now; empty if it can."""
    return _sentence(reader, refuse_argument(game, state, reader))


def estimative_words(game: Game) -> tuple[str, ...]:
    """Return the scale on which teams vote, the least likely word first; empty where nobody votes."""
    rule = game.improvised.get("estimative_argument")
    return () if rule is None else rule.asks["words"].names()[1:]


def established(_game: Game, state: SessionState, _reader: str) -> tuple[Established, ...]:
    """Return the facts that hold now beside those of the deck, oldest first; every reader is told the same."""
    turn = state.play.turn
    return tuple(
        Established(id=fact.id, text=fact.text, by=fact.team, turn=fact.turn, until=fact.until)
        for fact in state.play.facts
        if fact.holds_in(turn)
    )


def argument_lines(play: Play, turn: int) -> tuple[tuple[str, str], ...]:
    """Return team and words of each argument that was ruled on in a turn."""
    return tuple(
        (argument.made.team, f"{argument.made.what}: {BAND_TITLES[band_name(argument.ruled.band)]}")
        for argument in play.arguments
        if argument.made.turn == turn and argument.stands and argument.ruled is not None
    )
