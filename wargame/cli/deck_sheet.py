"""A deck at a glance: what it is, its teams, tracks and cards; for a player's eyes without what is hidden."""

from collections.abc import Iterator
from dataclasses import dataclass

from wargame.cli.card_sheet import turns_text
from wargame.cli.pages import Page
from wargame.cli.tables import cell, console, table
from wargame.deck.compile import CompiledDeck
from wargame.deck.initiatives import is_place
from wargame.deck.schema import Card, Deck, Objective
from wargame.deck.schema import Team as DeckTeam
from wargame.deck.values import in_language
from wargame.engine.expression_code import UNIT
from wargame.session.visibility import may_see


@dataclass(frozen=True, slots=True)
class ObjectiveLine:
    """An objective."""

    title: str
    points: int
    kind: str
    """open, secret or shared."""


@dataclass(frozen=True, slots=True)
class TeamLine:
    """A team."""

    team: str
    title: str
    symbol: str
    brief: str
    """Empty unless it is the reader's."""
    red_lines: tuple[str, ...]
    resources: dict[str, int]
    """Points at start by title."""
    objectives: tuple[ObjectiveLine, ...]
    secrets_drawn: int


@dataclass(frozen=True, slots=True)
class TrackLine:
    """A track or gauge."""

    track: str
    title: str
    kind: str
    start: float
    low: str
    high: str
    group: str


@dataclass(frozen=True, slots=True)
class CardLine:
    """A card, for a designer."""

    card: str
    title: str
    turns: str
    marks: tuple[str, ...]
    teams: tuple[str, ...]
    responses: int


@dataclass(frozen=True, slots=True)
class DeckSheet:
    """A deck."""

    deck: str
    title: str
    summary: str
    footnote: str
    turns: int
    cards_per_turn: int
    teams: tuple[TeamLine, ...]
    tracks: tuple[TrackLine, ...]
    cards: tuple[CardLine, ...]
    """Empty for a player."""


def deck_sheet(compiled: CompiledDeck, reader: str | None) -> DeckSheet:
    """Return a deck at a glance. `reader` is the team that looks; None sees everything."""
    deck = compiled.deck
    return DeckSheet(
        deck=deck.deck,
        title=in_language(deck.title),
        summary=in_language(deck.summary),
        footnote=in_language(deck.footnote),
        turns=deck.turns,
        cards_per_turn=deck.cards_per_turn,
        teams=tuple(_team(deck, team, part, reader) for team, part in deck.teams.items()),
        tracks=tuple(_tracks(compiled, reader)),
        cards=tuple(_cards(deck)) if reader is None else (),
    )


def _team(deck: Deck, team: str, part: DeckTeam, reader: str | None) -> TeamLine:
    """Return a team: of another team a player sees the face alone."""
    own = reader in {None, team}
    secrets = part.secret_objectives
    return TeamLine(
        team=team,
        title=in_language(part.title),
        symbol=part.symbol,
        brief=in_language(part.brief) if reader == team else "",
        red_lines=tuple(map(in_language, part.red_lines)) if own else (),
        resources={in_language(each.title): each.start for each in part.resources.values()} if own else {},
        objectives=tuple(_objectives(deck, part)) if own else (),
        secrets_drawn=secrets.draw if own and secrets is not None else 0,
    )


def _objectives(deck: Deck, part: DeckTeam) -> Iterator[ObjectiveLine]:
    secrets = {} if part.secret_objectives is None else part.secret_objectives.objectives
    kinds: tuple[tuple[str, dict[str, Objective]], ...] = (
        ("open", part.objectives),
        ("secret", secrets),
        ("shared", deck.shared_objectives),
    )
    for kind, objectives in kinds:
        for objective in objectives.values():
            yield ObjectiveLine(in_language(objective.title), objective.points, kind)


def _tracks(compiled: CompiledDeck, reader: str | None) -> Iterator[TrackLine]:
    deck = compiled.deck
    for kind, parts in (("gauge", deck.gauges), ("track", deck.tracks)):
        for name, part in parts.items():
            if reader is None or may_see(compiled, reader, name):
                start = compiled.program.variables.start[compiled.names.slots[name]] / UNIT
                words = (in_language(part.low), in_language(part.high), in_language(part.group))
                yield TrackLine(name, in_language(part.title), kind, start, *words)


def _cards(deck: Deck) -> Iterator[CardLine]:
    """Yield the cards in the order in which they may come."""
    unlocked = {card for part in deck.cards.values() for card in _unlocked(part)}
    events = [(name, card) for name, card in deck.cards.items() if not is_place(name)]
    for name, card in sorted(events, key=lambda event: _window(deck, event[1])):
        first, last = _window(deck, card)
        marks = {
            "mandatory": card.window is not None and card.window.mandatory,
            "at once on a condition": card.window is not None and card.window.asap is not None,
            "conditional": card.when is not None,
            "locked": card.locked,
            "unlocked by a card": name in unlocked and not card.locked,
            f"weight {card.weight}": card.weight != 1,
            f"repeats {card.repeat}": card.repeat != 1,
            "contest": card.contest is not None,
        }
        yield CardLine(
            card=name,
            title=in_language(card.title),
            turns=turns_text(first, last),
            marks=tuple(mark for mark, holds in marks.items() if holds),
            teams=tuple(team for team in deck.teams if card.responses.get(team)),
            responses=sum(map(len, card.responses.values())),
        )


def _unlocked(card: Card) -> Iterator[str]:
    """Yield the cards that a card makes eligible."""
    yield from card.unlocks
    for responses in card.responses.values():
        for response in responses.values():
            for outcome in (getattr(response.outcomes, band) for band in type(response.outcomes).model_fields):
                yield from outcome.unlocks if outcome is not None else ()


def _window(deck: Deck, card: Card) -> tuple[int, int]:
    return (1, deck.turns) if card.window is None else (card.window.turns.first, card.window.turns.last)


def print_deck(sheet: DeckSheet) -> None:
    """Print a deck."""
    page = Page()
    page.heading(f"{sheet.title}   {sheet.deck}")
    page.text(sheet.summary)
    cards = f", {len(sheet.cards)} in all" if sheet.cards else ""
    page.text(
        f"{sheet.turns} turns, cards a turn: {sheet.cards_per_turn}{cards}, {len(sheet.tracks)} tracks and gauges"
    )
    page.text(sheet.footnote)
    for team in sheet.teams:
        _print_team(page, team)
    page.print()
    _print_tracks(sheet)
    if sheet.cards:
        _print_cards(sheet)


def _print_team(page: Page, team: TeamLine) -> None:
    page.heading(f"{team.symbol} {team.title}   {team.team}")
    page.text(team.brief, "  ")
    page.item("Red lines", "; ".join(team.red_lines), "  ")
    page.item("Starts with", ", ".join(f"{title} {points}" for title, points in team.resources.items()), "  ")
    for objective in team.objectives:
        kind = {"open": "", "secret": f" (secret, {team.secrets_drawn} drawn)", "shared": " (shared)"}[objective.kind]
        page.text(f"{objective.points} pt  {objective.title}{kind}", "  ")


def _print_tracks(sheet: DeckSheet) -> None:
    shown = table("Tracks and gauges at the start")
    shown.add_column("Track", no_wrap=True)
    shown.add_column("Id", no_wrap=True)
    shown.add_column("Start", justify="right", no_wrap=True)
    shown.add_column("0 means")
    shown.add_column("100 means")
    for track in sheet.tracks:
        title = track.title + (" (gauge)" if track.kind == "gauge" else "")
        shown.add_row(cell(title), cell(track.track), f"{track.start:g}", cell(track.low), cell(track.high))
    console().print(shown)


def _print_cards(sheet: DeckSheet) -> None:
    shown = table("Cards by the turn in which they may first come")
    shown.add_column("Turns", no_wrap=True)
    shown.add_column("Card")
    shown.add_column("Id", no_wrap=True)
    shown.add_column("Responses", justify="right", no_wrap=True)
    shown.add_column("")
    for card in sheet.cards:
        responses = f"{card.responses} of {len(card.teams)}"
        shown.add_row(card.turns, cell(card.title), cell(card.card), responses, cell(", ".join(card.marks)))
    console().print(shown)
