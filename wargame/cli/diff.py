"""`wargame diff`: what has changed between two versions of a deck, in a designer's words."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from wargame.cli.chosen import library_at_hand
from wargame.cli.exits import RefusedError
from wargame.cli.findings import print_findings
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostic, Diagnostics, clean
from wargame.deck.initiatives import is_place
from wargame.deck.load import load_deck
from wargame.deck.nodes import Mapping, Scalar
from wargame.deck.schema import Deck
from wargame.deck.yaml_reader import read
from wargame.rulebook import BAND_NAMES
from wargame.workspace.deck_files import find_deck
from wargame.workspace.library import Library
from wargame.workspace.named_files import UnknownNameError
from wargame.workspace.texts import Text, read_text

EXAMPLES = """\
\b
Examples:
  wargame diff old/harbour.yaml harbour                   two files, or a file and a deck by its name
  git show HEAD:decks/harbour.yaml | wargame diff - harbour
                                                          what has changed since the last commit
  wargame diff old/harbour.yaml harbour --json            the same for programs
"""

STANDARD_INPUT = "-"


@click.command(epilog=EXAMPLES)
@click.argument("before", metavar="A")
@click.argument("after", metavar="B")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(before: str, after: str, as_json: bool) -> None:
    """Tell what differs between two versions of a deck: A as it was, B as it is.

    Each is a deck by its name or path, or - for standard input. Odds are those at start values, nobody else ordering
    anything. Of texts it is told that they differ, and with --json how.
    """
    from wargame.cli.diff_print import Wording, print_differences
    from wargame.deck.differences import differences
    from wargame.lab.start_odds import start_odds

    library = library_at_hand()
    was, now = _version(library, before), _version(library, after)
    found = differences(_written(was.deck), _written(now.deck))
    odds_before, odds_after = start_odds(was), start_odds(now)
    odds = [
        (place, odds_before[place], odds_after[place])
        for place in odds_before
        if place in odds_after and odds_before[place].permille != odds_after[place].permille
    ]
    if as_json:
        told: list[dict[str, object]] = [{"path": ".".join(each.path), **_without_path(asdict(each))} for each in found]
        told += [
            {
                "path": ".".join(place),
                "kind": "odds",
                "before": dict(zip(BAND_NAMES, old.permille, strict=True)),
                "after": dict(zip(BAND_NAMES, new.permille, strict=True)),
            }
            for place, old, new in odds
        ]
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
    elif found or odds:
        print_differences(found, odds, Wording(_written(was.deck), _written(now.deck)))
    else:
        click.echo("The two do not differ.", err=True)


def _without_path(data: dict[str, object]) -> dict[str, object]:
    return {key: value for key, value in data.items() if key != "path"}


def _written(deck: Deck) -> Deck:
    """Return a deck without the cards that the compiler adds for initiatives."""
    return deck.model_copy(update={"cards": {name: card for name, card in deck.cards.items() if not is_place(name)}})


def _version(library: Library, given: str) -> CompiledDeck:
    """Return one version compiled; a version is often kept in a file of another name than the deck's."""
    text = _text(library, given)
    found = Diagnostics()
    node = read(text.text, text.file, Diagnostics())
    own = node.get("deck") if isinstance(node, Mapping) else None
    name = str(own.value) if isinstance(own, Scalar) else Path(text.file).stem
    compiled = load_deck(text.text, text.file, name, library.rules, found)
    if compiled is None:
        print_findings(found.errors())
        raise RefusedError(f"{clean(given)} can't be compared: it has faults, shown above.")
    return compiled


def _text(library: Library, given: str) -> Text:
    if given == STANDARD_INPUT:
        return Text("standard input", sys.stdin.read())
    try:
        text = read_text(find_deck(library.workspace, given).path)
    except UnknownNameError as error:
        raise click.BadParameter(clean(str(error)), param_hint="A or B") from error
    if isinstance(text, Diagnostic):
        print_findings([text])
        raise RefusedError(f"{clean(given)} can't be read.")
    return text
