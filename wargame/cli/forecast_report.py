"""A forecast as people read it in the terminal, and as programs do."""

from collections.abc import Iterator, Sequence

from rich.table import Table

from wargame.cli.balance import interval
from wargame.cli.tables import cell, console, table
from wargame.deck.values import in_language
from wargame.lab.balance import QUANTILES, ObjectiveLine
from wargame.lab.changes import Changes
from wargame.lab.forecast import Fan, Forecast
from wargame.lab.intervals import Estimate
from wargame.rulebook import BAND_NAMES
from wargame.session.game import Game
from wargame.session.state import Play
from wargame.session.wording import percent

FEW = 4
"""How many changes of a band are told in the terminal."""

_PHASES = {
    "plan": "in plan",
    "ask": "while rules ask",
    "adjudicate": "with its rulings made and not applied",
    "recap": "closed",
    "endex": "after ENDEX",
}

MIDDLE = len(QUANTILES) // 2


def print_forecast(game: Game, play: Play, told: Forecast) -> None:
    """Print the chance of each objective and the fan of each gauge and track."""
    out = console()
    what = "nothing is open any more" if told.settled else f"{told.futures:,} futures, seed {told.seed}"
    title = in_language(game.deck.deck.title)
    out.print(cell(f"{title}, turn {told.turn} of {told.turns} {_PHASES[play.phase]}: {what}", "bold"))
    out.print(cell("For the facilitator: it knows sealed orders and all that is hidden, and nothing of dice to come."))
    for said in told.left_out:
        out.print(cell(said))
    out.print(_objectives(game, told))
    out.print(_fans(told))


def _objectives(game: Game, told: Forecast) -> Table:
    shown = table("Objectives")
    shown.add_column("Objective", ratio=1)
    for heading in ("Kind", "Met at ENDEX", "95 % interval"):
        shown.add_column(heading, no_wrap=True, justify="left" if heading == "Kind" else "right")
    for team in (None, *game.deck.names.teams):
        own = [line for line in told.objectives if line.team == team]
        if own or team is not None:
            shown.add_row(cell("Every team" if team is None else _team(told, team), "bold"), "", "", "")
        for line in own:
            sure = "" if told.settled else interval(line.met.low, line.met.high)
            shown.add_row(cell(f"  {line.title}"), line.kind, _met(told, line), sure)
    return shown


def _met(told: Forecast, line: ObjectiveLine) -> str:
    if told.settled:
        return "met" if line.met.value else "not met"
    return percent(round(1000 * line.met.value))


def _team(told: Forecast, team: str) -> str:
    found = next(each for each in told.teams if each.team == team)
    return f"{found.title}: {found.score.value:.1f} points"


def _fans(told: Forecast) -> Table:
    shown = table("Gauges and tracks: the median of each turn to come, and where eight in ten futures end")
    shown.add_column("", ratio=1)
    for heading in ("Start", "Now", *(f"Turn {turn}" for turn in told.turns_ahead), "Eight in ten"):
        shown.add_column(heading, justify="right", no_wrap=True)
    for fan in told.fans:
        shown.add_row(cell(fan.title), *_points(fan))
    return shown


def _points(fan: Fan) -> Iterator[str]:
    yield str(fan.past[0])
    yield str(fan.now)
    yield from (str(points[MIDDLE]) for points in fan.ahead)
    yield f"{fan.ahead[-1][0]} to {fan.ahead[-1][-1]}" if fan.ahead else ""


def print_changes(game: Game, moved: Sequence[Changes]) -> None:
    """Print what would be otherwise with another band of each ruling, the largest real differences first."""
    out = console()
    for each in moved:
        card = game.deck.deck.cards[each.card]
        title = in_language(card.responses[each.team][each.response].title)
        team = in_language(game.deck.deck.teams[each.team].title)
        ruled = BAND_NAMES[each.ruled.band]
        out.print(cell(f"{team}: {title} ({in_language(card.title)}), ruled {ruled}", "bold"))
        if not each.instead:
            out.print(cell("  Its rule gives no other band."))
        for other in each.instead:
            out.print(cell(f"  {BAND_NAMES[other.ruling.band]} instead ({percent(other.chance)} before the dice):"))
            for sentence in other.sentences[:FEW] or ["Nothing changes that chance does not explain."]:
                out.print(cell(f"    - {sentence}"))


def forecast_data(game: Game, told: Forecast, moved: Sequence[Changes]) -> dict[str, object]:
    """Return a forecast for programs; points are whole, chances 0 to 1."""
    return {
        "deck": game.deck.deck.deck,
        "turn": told.turn,
        "turns": told.turns,
        "futures": told.futures,
        "seed": told.seed,
        "settled": told.settled,
        "left_out": list(told.left_out),
        "quantiles": list(QUANTILES),
        "turns_ahead": list(told.turns_ahead),
        "reaching": list(told.reaching),
        "teams": [{"team": each.team, "points": _estimate(each.score)} for each in told.teams],
        "objectives": [
            {
                "team": line.team,
                "name": line.name,
                "kind": line.kind,
                "title": line.title,
                "points": line.points,
                "chance": {"value": line.met.value, "low": line.met.low, "high": line.met.high},
            }
            for line in told.objectives
        ],
        "tracks": [
            {"name": fan.name, "title": fan.title, "past": fan.past, "now": fan.now, "ahead": fan.ahead}
            for fan in told.fans
        ],
        "rulings": [_changes(each) for each in moved],
    }


def _changes(each: Changes) -> dict[str, object]:
    return {
        "team": each.team,
        "card": each.card,
        "response": each.response,
        "band": BAND_NAMES[each.ruled.band],
        "futures": each.futures,
        "instead": [
            {
                "band": BAND_NAMES[other.ruling.band],
                "chance": other.chance / 1000,
                "differences": [
                    {
                        "kind": line.kind,
                        "name": line.name,
                        "title": line.title,
                        "real": line.is_real,
                        **_estimate(line.difference),
                    }
                    for line in other.comparison.lines
                ],
            }
            for other in each.instead
        ],
    }


def _estimate(found: Estimate) -> dict[str, float]:
    return {"value": found.value, "low": found.low, "high": found.high}
