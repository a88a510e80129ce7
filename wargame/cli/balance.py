"""The balance of a deck: chances of objectives, spread of tracks, cards and responses, for people and for programs."""

from wargame.cli.tables import cell, console, table
from wargame.deck.compile import CompiledDeck
from wargame.deck.values import in_language
from wargame.engine.program import Course
from wargame.lab.tally import Tally
from wargame.lab.trials import Share, quantile, share, watched_slots
from wargame.session.wording import short_title_of

QUANTILES = (0.1, 0.5, 0.9)


def balance_data(deck: CompiledDeck, course: Course, tally: Tally, seed: int) -> dict[str, object]:
    """Return everything that was counted, for programs; shares from 0 to 1 with their 95 % intervals."""
    watched = (*deck.deck.gauges, *deck.deck.tracks)
    return {
        "deck": deck.deck.deck,
        "sessions": tally.sessions[0],
        "seed": seed,
        "turns": course.turns,
        "cards_per_turn": course.cards_per_turn,
        "objectives": [
            {"team": team, "objective": name, "kind": kind, "scored": tally.scored[i], **_share_data(_met(tally, i))}
            for i, (team, name, kind) in enumerate(deck.names.objectives)
        ],
        "tracks": {
            name: [
                [quantile(tally, len(watched), turn, place, q) for q in QUANTILES] for turn in range(course.turns + 1)
            ]
            for place, name in enumerate(watched)
        },
        "cards": dict(zip(deck.names.cards, tally.came, strict=True)),
        "responses": [
            {
                "card": card,
                "team": team,
                "response": response,
                "offered": tally.offered[i],
                "picked": tally.picked[i],
            }
            for i, (card, team, response) in enumerate(deck.names.responses)
        ],
    }


def print_balance(deck: CompiledDeck, course: Course, tally: Tally, seed: int, orders: str) -> None:
    """Print the chances of all objectives, the spread of all tracks, and what never happened; `orders`: whose."""
    out = console()
    heading = (
        f"{in_language(deck.deck.title)}: {tally.sessions[0]:,} sessions with {orders}, {course.turns} turns of "
        f"{course.cards_per_turn} {'card' if course.cards_per_turn == 1 else 'cards'}, seed {seed}"
    )
    out.print(cell(heading, "bold"))
    _print_objectives(deck, tally)
    _print_tracks(deck, course, tally)
    _print_never(deck, tally)


def _met(tally: Tally, objective: int) -> Share:
    return share(tally.met[objective], tally.scored[objective])


def _share_data(found: Share) -> dict[str, float]:
    return {"met": round(found.value, 6), "low": round(found.low, 6), "high": round(found.high, 6)}


def _print_objectives(deck: CompiledDeck, tally: Tally) -> None:
    shown = table("Objectives")
    shown.add_column("Objective", ratio=1)
    shown.add_column("Kind", no_wrap=True)
    shown.add_column("Met", justify="right", no_wrap=True)
    shown.add_column("95 % interval", justify="right", no_wrap=True)
    before: str | None = ""
    for i, (team, name, kind) in enumerate(deck.names.objectives):
        if team != before:
            title = "Every team" if team is None else in_language(deck.deck.teams[team].title)
            shown.add_row(cell(title, "bold"), "", "", "")
            before = team
        found = _met(tally, i)
        interval = f"{found.low:.1%} to {found.high:.1%}"
        shown.add_row(cell(f"  {_title(deck, team, name, kind)}"), kind, f"{found.value:.1%}", interval)
    console().print(shown)


def _title(deck: CompiledDeck, team: str | None, name: str, kind: str) -> str:
    if team is None:
        return in_language(deck.deck.shared_objectives[name].title)
    part = deck.deck.teams[team]
    if kind == "secret" and part.secret_objectives is not None:
        return in_language(part.secret_objectives.objectives[name].title)
    return in_language(part.objectives[name].title)


def _print_tracks(deck: CompiledDeck, course: Course, tally: Tally) -> None:
    shown = table(f"Gauges and tracks after turn {course.turns}")
    shown.add_column("", ratio=1)
    shown.add_column("Start", justify="right", no_wrap=True)
    for heading in ("One in ten below", "Median", "One in ten above"):
        shown.add_column(heading, justify="right", no_wrap=True)
    watched = watched_slots(deck)
    for place, name in enumerate((*deck.deck.gauges, *deck.deck.tracks)):
        ends = (quantile(tally, len(watched), course.turns, place, q) for q in QUANTILES)
        start = quantile(tally, len(watched), 0, place, 0.5)
        shown.add_row(cell(short_title_of(deck, name)), str(start), *map(str, ends))
    console().print(shown)


def _print_never(deck: CompiledDeck, tally: Tally) -> None:
    """Print the cards that never came and the responses that nobody could order."""
    cards = [name for name, came in zip(deck.names.cards, tally.came, strict=True) if came == 0]
    dead = [
        f"{card}: {team} {response}"
        for (card, team, response), offered, picked in zip(
            deck.names.responses, tally.offered, tally.picked, strict=True
        )
        if offered > 0 and picked == 0
    ]
    for said, names in (("Cards that never came", cards), ("Responses that were never ordered", dead)):
        if names:
            console().print(cell(f"{said}: {', '.join(names)}"))
