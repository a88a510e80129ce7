"""`wargame show`: a deck at a glance, and a card as a designer or a player of one team sees it."""

import json
from dataclasses import asdict

import click

from wargame.cli.card_print import print_card
from wargame.cli.card_sheet import CardSheet, card_sheet
from wargame.cli.chosen import deck_named, library_at_hand, one_of
from wargame.cli.deck_data import deck_data
from wargame.cli.deck_sheet import DeckSheet, deck_sheet, print_deck
from wargame.cli.graph_picture import graph_lines, graph_svg
from wargame.deck.compile import CompiledDeck
from wargame.deck.graph import leads
from wargame.workspace.deck_files import list_decks
from wargame.workspace.library import Library

EXAMPLES = """\
\b
Examples:
  wargame show europe_looks_east                              teams, tracks, cards by turn
  wargame show europe_looks_east:troops_to_ukraine            a card with all its numbers
  wargame show europe_looks_east:troops_to_ukraine --as nato  as a player of NATO sees it
  wargame show europe_looks_east --graph svg > graph.svg      what leads where
"""


@click.command(epilog=EXAMPLES)
@click.argument("what", metavar="DECK[:CARD]")
@click.option("--as", "team", metavar="TEAM", help="Show only what a player of this team sees.")
@click.option("--graph", type=click.Choice(["text", "svg"]), help="Show what leads where, as text or as a picture.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(what: str, team: str | None, graph: str | None, as_json: bool) -> None:
    """Show a deck, or one of its cards with odds at start values.

    With --json a deck is all that is in it: `cards` by id, each with its `responses` by team.
    """
    library = library_at_hand()
    name, card = _split(library, what)
    compiled = deck_named(library, name).compiled
    if graph is not None:
        if card is not None or team is not None:
            raise click.UsageError("The graph is of a whole deck, as its designer sees it.")
        _print_graph(compiled, graph, as_json=as_json)
        return
    if team is not None:
        one_of("team", team, compiled.names.teams, "--as")
    elif card is None and as_json:
        click.echo(json.dumps(deck_data(compiled), indent=2, ensure_ascii=False))
        return
    if card is not None:
        one_of("card", card, compiled.names.cards, "CARD")
        sheet: CardSheet | DeckSheet = card_sheet(compiled, card, team)
    else:
        sheet = deck_sheet(compiled, team)
    if as_json:
        click.echo(json.dumps(asdict(sheet), indent=2, ensure_ascii=False))
    elif isinstance(sheet, CardSheet):
        print_card(compiled.deck, sheet)
    else:
        print_deck(sheet)


def _print_graph(deck: CompiledDeck, form: str, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps([asdict(way) for way in leads(deck)], indent=2, ensure_ascii=False))
    elif form == "svg":
        click.echo(graph_svg(deck), nl=False)
    else:
        for line in graph_lines(deck):
            click.echo(line)


def _split(library: Library, what: str) -> tuple[str, str | None]:
    """Return deck and card; a path may hold a colon itself."""
    deck, sign, card = what.rpartition(":")
    if not sign or what in list_decks(library.workspace) or "/" in card or "\\" in card:
        return what, None
    return deck, card
