"""What a reader is told of treaties: those that it knows of, and what came of them."""

from collections.abc import Iterator

from wargame.session.command import MAX_LINE
from wargame.session.game import Game
from wargame.session.refusals import Refusal
from wargame.session.state import Play, SessionState
from wargame.session.table_view import Proposal
from wargame.session.talk_state import Treaty
from wargame.session.treaties import known_treaties, refuse_breach, refuse_declining, refuse_signing


def sentence(refusal: Refusal | None) -> str:
    """Return why not; empty if it can be done."""
    return "" if refusal is None else refusal.sentence


def proposals(game: Game, state: SessionState, reader: str) -> tuple[Proposal, ...]:
    """Return the treaties that a team, or those who run the exercise, know of, the newest first."""
    return tuple(_proposal(game, state, reader, treaty) for treaty in known_treaties(state.play, reader))[::-1]


def _proposal(game: Game, state: SessionState, reader: str, treaty: Treaty) -> Proposal:
    laid = treaty.laid
    return Proposal(
        id=laid.proposal,
        title=laid.title,
        text=laid.text,
        sponsor=laid.team,
        parties=laid.parties,
        signed=treaty.signed,
        secret=laid.secret,
        until=laid.until,
        status=treaty.status(state.play.turn),
        said=_end_of(game, treaty),
        turn=laid.turn,
        can_sign=sentence(refuse_signing(state, reader, treaty)),
        can_decline=sentence(refuse_declining(state, reader, treaty)),
        can_breach=sentence(refuse_breach(state, reader, treaty)),
    )


def _end_of(game: Game, treaty: Treaty) -> str:
    """Return who ended a treaty and why; empty if nobody did."""
    if treaty.declined == treaty.laid.team:
        return f"{game.title_of_team(treaty.declined)} took it back."
    if treaty.declined:
        return f"{game.title_of_team(treaty.declined)} declined it."
    if treaty.broken is None:
        return ""
    by = game.title_of_team(treaty.broken.team) if treaty.broken.team else "the white cell"
    return f"{game.title_of_team(treaty.broken.breaker)} broke it, says {by}: {treaty.broken.reason}"


def treaty_news(game: Game, play: Play, reader: str, turn: int) -> Iterator[str]:
    """Yield what came of treaties in a turn, of those that a reader knows of: they come into force, or are broken."""
    for treaty in known_treaties(play, reader):
        if treaty.since == turn:
            parties = ", ".join(game.title_of_team(team) for team in treaty.laid.parties)
            yield f"In force: “{treaty.laid.title}” ({parties})."
        if treaty.broken is not None and treaty.broken.turn == turn:
            said = f"Broken: “{treaty.laid.title}”. {_end_of(game, treaty)}"
            yield said if len(said) <= 2 * MAX_LINE else f"{said[: 2 * MAX_LINE]}…"
