"""The rulings of a turn as those who run the exercise weigh them: the engine's, and what a person put in its place."""

from collections.abc import Iterator, Mapping

from wargame.session.control_events import Overridden as OverriddenEvent
from wargame.session.control_view import FreeRuling, Overridden, Proposed
from wargame.session.cut_rulings import BAND_TITLES, effect_texts, overriding, ruling_view
from wargame.session.events import RulingMade
from wargame.session.game import Game
from wargame.session.ruling_anew import band_name
from wargame.session.seen import EffectText
from wargame.session.state import PastTurn, Play, SessionState
from wargame.session.visibility import CONTROL
from wargame.session.wording import short_title_of, signed


def proposed_rulings(game: Game, state: SessionState) -> tuple[Proposed, ...]:
    """Return the rulings that wait for the close of the turn, or those of the turn that was closed last."""
    play = state.play
    past = play.past[-1] if play.phase in {"recap", "endex"} and play.past else None
    rulings = play.rulings if past is None else past.rulings
    overrides = play.overrides if past is None else past.overrides
    return tuple(_proposed(game, state, past, ruling, overriding(overrides, ruling)) for ruling in rulings)


def _proposed(
    game: Game, state: SessionState, past: PastTurn | None, ruling: RulingMade, anew: OverriddenEvent | None
) -> Proposed:
    rule = next(rule for rule in game.deck.rules if rule.name == ruling.rule)
    response = game.deck.deck.cards[ruling.card].responses[ruling.team][ruling.response]
    return Proposed(
        ruling=ruling_view(game, state.play, past, CONTROL, ruling),
        overridden=None if anew is None else _overridden(state, anew),
        bands=tuple(band_name(band) for band in sorted(rule.bands)),
        effects=tuple(effect_texts(game, CONTROL, ruling if anew is None else anew)),
        secret=response.secret,
    )


def _overridden(state: SessionState, anew: OverriddenEvent) -> Overridden:
    band = band_name(anew.band)
    return Overridden(band=band, band_title=BAND_TITLES[band], reason=anew.reason, by=state.room.name_of(anew.by))


def free_rulings(game: Game, state: SessionState) -> tuple[FreeRuling, ...]:
    """Return what was ruled without a card in the turn that is open, or that is being read."""
    play: Play = state.play
    shown = play.past[-1].free_rulings if play.phase in {"recap", "endex"} and play.past else play.free_rulings
    return tuple(
        FreeRuling(
            id=ruled.ruling,
            title=ruled.title,
            text=ruled.text,
            effects=tuple(changes_in_words(game, ruled.deltas)),
            reason=ruled.reason,
            by=state.room.name_of(ruled.by),
        )
        for ruled in shown
    )


def changes_in_words(game: Game, changes: Mapping[str, int]) -> Iterator[EffectText]:
    """Yield changes in units as effects in words."""
    for name, units in changes.items():
        yield EffectText(title=short_title_of(game.deck, name), change=signed(units))
