"""What happened in a turn beside its cards and orders: injects, treaties, arguments; and what of them differs."""

from collections.abc import Iterator
from typing import NamedTuple

from wargame.session.argument_state import ArgumentState
from wargame.session.comparison_view import Happening, HappeningPair
from wargame.session.cut_proposed import changes_in_words
from wargame.session.cut_rulings import BAND_TITLES
from wargame.session.game import Game
from wargame.session.inject_events import InjectDelivered
from wargame.session.ruling_anew import band_name
from wargame.session.state import Play
from wargame.session.talk_state import Treaty


class What(NamedTuple):
    """What is the same in two sessions, if anything is, by all that tells it from others."""

    kind: Happening
    id: str
    title: str


def happenings_apart(game: Game, first: Play, second: Play, turn: int) -> Iterator[HappeningPair]:
    """Yield what happened in one session only, or otherwise in the other, as far as the turn has come."""
    here, there = (dict(_happenings(game, play, turn)) for play in (first, second))
    for what in dict.fromkeys((*here, *there)):
        pair = (here.get(what, ""), there.get(what, ""))
        if pair[0] != pair[1]:
            yield HappeningPair(kind=what.kind, title=what.title, first=pair[0], second=pair[1])


def _happenings(game: Game, play: Play, turn: int) -> Iterator[tuple[What, str]]:
    """Yield what happened in a turn, and in words how."""
    for came in play.msel.delivered:
        if came.turn == turn:
            yield What("inject", came.inject, came.title), _delivered(game, came)
    for treaty in play.treaties:
        said = ", ".join(_dealt(game, treaty, turn))
        if said:
            yield What("treaty", treaty.laid.proposal, treaty.laid.title), said
    for argument in play.arguments:
        if argument.made.turn == turn:
            made = argument.made
            yield What("argument", made.team, made.what), f"{game.title_of_team(made.team)}: {_argued(game, argument)}"


def _delivered(game: Game, came: InjectDelivered) -> str:
    to = ", ".join(game.title_of_team(team) for team in came.to) or "all"
    effects = ", ".join(f"{effect.title} {effect.change}" for effect in changes_in_words(game, came.deltas))
    rewritten = ", rewritten" if came.edited and came.inject in game.plan.injects else ""
    return f"delivered to {to}{rewritten}" + (f"; {effects}" if effects else "")


def _dealt(game: Game, treaty: Treaty, turn: int) -> Iterator[str]:
    """Yield what became of a treaty in a turn."""
    laid = treaty.laid
    if laid.turn == turn:
        parties = ", ".join(game.title_of_team(team) for team in laid.parties)
        yield f"{'secret, ' if laid.secret else ''}proposed between {parties}"
    if treaty.since == turn:
        yield "in force"
    if treaty.declined and treaty.declined_in == turn:
        own = treaty.declined == laid.team
        yield f"{'taken back' if own else 'declined'} by {game.title_of_team(treaty.declined)}"
    if treaty.broken is not None and treaty.broken.turn == turn:
        yield f"broken by {game.title_of_team(treaty.broken.breaker)}"


def _argued(game: Game, argument: ArgumentState) -> str:
    if argument.dropped:
        return "taken back"
    if argument.refused:
        return "refused"
    if argument.ruled is None:
        return "not ruled on"
    effects = ", ".join(f"{effect.title} {effect.change}" for effect in changes_in_words(game, argument.ruled.deltas))
    return BAND_TITLES[band_name(argument.ruled.band)] + (f"; {effects}" if effects else "")
