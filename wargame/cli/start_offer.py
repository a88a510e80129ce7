"""What the first screen offers: the plans at hand with their decks' teams, and the sessions that were left."""

from collections.abc import Iterator
from datetime import date, datetime

from wargame.cli.beginning import DEFAULT_BOT
from wargame.deck.schema import Plan
from wargame.deck.values import in_language
from wargame.lab.bots import BOT_KINDS
from wargame.live.saved import Saved, saved_sessions
from wargame.tui.offers import BOT_SUMMARIES, BotOffer, PlanOffer, SavedSession, StartOffer, TeamOffer
from wargame.workspace.deck_faces import DeckFace, deck_face
from wargame.workspace.deck_files import list_decks
from wargame.workspace.library import Library


def start_offer(library: Library) -> StartOffer:
    """Return all that can be chosen in this workspace."""
    return StartOffer(
        plans=tuple(_plans(library)),
        saved=tuple(_saved(saved) for saved in saved_sessions(library.workspace.saves())),
        bots=tuple(BotOffer(name, BOT_SUMMARIES[name]) for name in BOT_KINDS),
    )


def _plans(library: Library) -> Iterator[PlanOffer]:
    """Yield the plans whose decks are at hand and can be looked at, the shortest first."""
    decks = list_decks(library.workspace)
    faces: dict[str, DeckFace | None] = {}
    for plan in sorted(library.plans(), key=lambda plan: (plan.minutes or 0, plan.plan)):
        if plan.deck not in faces:
            faces[plan.deck] = deck_face(decks[plan.deck]) if plan.deck in decks else None
        face = faces[plan.deck]
        if face is not None:
            yield _plan(plan, face)


def _plan(plan: Plan, face: DeckFace) -> PlanOffer:
    return PlanOffer(
        id=plan.plan,
        title=in_language(plan.title),
        deck_title=face.title,
        summary=in_language(plan.summary),
        minutes=plan.minutes or 0,
        turns=plan.turns or face.turns,
        teams=tuple(
            TeamOffer(team.id, team.title, team.symbol, team.colour, plan.seats.get(team.id, DEFAULT_BOT))
            for team in face.teams
        ),
    )


def _saved(saved: Saved) -> SavedSession:
    note = "ended" if saved.ended else f"played by people: {', '.join(saved.people)}" if saved.people else "bots only"
    return SavedSession(
        path=str(saved.path),
        title=saved.title,
        turn=saved.turn,
        turns=saved.turns,
        saved=_when(saved.saved),
        note=note,
    )


def _when(moment: datetime) -> str:
    """Return a moment as people say it: the time today, else the day."""
    if moment.date() == date.today():  # noqa: DTZ011 - the day where people are
        return f"today {moment:%H:%M}"
    return f"{moment:%Y-%m-%d %H:%M}"
