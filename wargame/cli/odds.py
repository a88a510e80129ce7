"""`wargame odds`: the chances of every response of a card, and what each can be expected to change."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import click

from wargame.cli.chosen import deck_named, library_at_hand, one_of
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import clean
from wargame.deck.values import in_language
from wargame.engine.state import State, holds
from wargame.lab.single_card import Prospect, SetValueError, Tabled, prospect, put_on_table, state_for
from wargame.rulebook import BAND_NAMES
from wargame.session.visibility import may_see
from wargame.session.wording import short_title_of

EXAMPLES = """\
\b
Examples:
  wargame odds europe_looks_east troops_to_ukraine
  wargame odds europe_looks_east troops_to_ukraine --set kosovo_support=75
  wargame odds europe_looks_east troops_to_ukraine --as kosovo
"""

SMALLEST = 0.05
"""The smallest expected change that is shown, in points."""


@dataclass(frozen=True, slots=True)
class Row:
    """A response and what it comes to."""

    team: str
    response: str
    title: str
    rule: str
    bands: tuple[int, ...]
    offered: bool
    """Whether its condition holds at these values."""
    prospect: Prospect
    changes: Mapping[str, float]
    """Expected changes that the reader may see, by name."""


@click.command(epilog=EXAMPLES)
@click.argument("deck")
@click.argument("card")
@click.option("--set", "settings", metavar="NAME=VALUE", multiple=True, help="Set a track, resource, fact or draw.")
@click.option("--as", "team", metavar="TEAM", help="Only what this team may know, and only its responses.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(deck: str, card: str, settings: tuple[str, ...], team: str | None, as_json: bool) -> None:
    """Print the odds of every response of a card.

    The card is alone on the table at start values, what its coming does has happened, and nobody else has ordered
    anything. An estimate is marked ≈ and has its 95 % interval; everything else is exact.
    """
    compiled = deck_named(library_at_hand(), deck).compiled
    one_of("card", card, compiled.names.cards, "CARD")
    if team is not None:
        one_of("team", team, compiled.names.teams, "--as")
    tabled = _table(compiled, card, dict(_setting(compiled, setting) for setting in settings))
    rows = list(_rows(tabled, team))
    if as_json:
        click.echo(json.dumps([_data(row) for row in rows], indent=2, ensure_ascii=False))
    else:
        _print(tabled, rows, team)


def _setting(deck: CompiledDeck, text: str) -> tuple[str, str]:
    """Return name and value of a `--set`."""
    name, sign, value = text.partition("=")
    if not sign:
        raise click.BadParameter(f"`{clean(text)}` is not NAME=VALUE", param_hint="--set")
    return one_of("track, resource, fact, counter or draw", name.strip(), deck.names.kinds, "--set"), value.strip()


def _table(deck: CompiledDeck, card: str, settings: Mapping[str, str]) -> Tabled:
    try:
        return put_on_table(deck, card, settings)
    except SetValueError as error:
        raise click.BadParameter(clean(str(error)), param_hint="--set") from error


def _rows(tabled: Tabled, reader: str | None) -> Iterator[Row]:
    """Yield the responses of all teams, or of the team that reads."""
    game, state = tabled.game, state_for(tabled, reader)
    responses = game.deck.deck.cards[tabled.card].responses
    for team in game.deck.names.teams:
        if reader in {None, team}:
            for response in responses.get(team, {}):
                yield _row(tabled, state, team, response, reader)


def _row(tabled: Tabled, state: State, team: str, response: str, reader: str | None) -> Row:
    deck = tabled.game.deck
    number = tabled.game.response_number(tabled.card, team, response)
    rule = tabled.game.rule(number)
    found = prospect(tabled, state, team, response)
    return Row(
        team=team,
        response=response,
        title=in_language(deck.deck.cards[tabled.card].responses[team][response].title),
        rule=rule.name,
        bands=rule.bands,
        offered=holds(deck.program, state, deck.program.responses.when[number]),
        prospect=found,
        changes={
            name: change for name, change in found.changes.items() if reader is None or may_see(deck, reader, name)
        },
    )


def _print(tabled: Tabled, rows: list[Row], reader: str | None) -> None:
    from wargame.cli.tables import cell, console, table

    deck = tabled.game.deck
    bands = [band for band in range(len(BAND_NAMES)) if any(band in row.bands for row in rows)]
    shown = table(f"{in_language(deck.deck.cards[tabled.card].title)}, turn {tabled.play.turn}")
    shown.add_column("Response")
    for band in bands:
        shown.add_column(BAND_NAMES[band].capitalize(), justify="right", no_wrap=True)
    shown.add_column("Odds", no_wrap=True)
    shown.add_column("Expected change", ratio=1)
    for team in dict.fromkeys(row.team for row in rows):
        shown.add_row(cell(in_language(deck.deck.teams[team].title), "bold"))
        for row in rows:
            if row.team == team:
                shown.add_row(*map(cell, _cells(deck, row, bands)))
        shown.add_section()
    console().print(shown)
    if reader is not None:
        told = in_language(deck.deck.teams[reader].title)
        click.echo(f"What {clean(told)} may know: what it can't see stands at its start value.", err=True)


def _cells(deck: CompiledDeck, row: Row, bands: list[int]) -> Iterator[str]:
    """Yield the cells of a response; a band that its rule never gives stays empty."""
    from wargame.cli.tables import certainty, chance

    odds = row.prospect.odds
    yield f"  {row.title}" + ("" if row.offered else " (not offered at these values)")
    for band in bands:
        yield chance(odds.permille[band], exact=odds.exact) if band in row.bands else ""
    yield certainty(odds.half_width, exact=odds.exact)
    yield ", ".join(_changes(deck, row)) or "none"


def _changes(deck: CompiledDeck, row: Row) -> Iterator[str]:
    """Yield the expected changes that are worth saying, a team's own resources by their bare title."""
    for name, change in row.changes.items():
        if abs(change) >= SMALLEST:
            yield f"{short_title_of(deck, name)} {change:+.1f}"


def _data(row: Row) -> dict[str, object]:
    odds = row.prospect.odds
    return {
        "team": row.team,
        "response": row.response,
        "title": row.title,
        "rule": row.rule,
        "offered": row.offered,
        "permille": {BAND_NAMES[band]: odds.permille[band] for band in row.bands},
        "exact": odds.exact,
        "half_width": odds.half_width,
        "changes": {name: round(change, 3) for name, change in row.changes.items()},
    }
