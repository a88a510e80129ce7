"""`wargame migrate`: an older deck brought to the newest format, its comments and layout kept."""

from pathlib import Path

import click

from wargame.cli.chosen import library_at_hand
from wargame.cli.exits import SHORT, RefusedError
from wargame.cli.findings import print_findings
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.migration import migrate
from wargame.deck.schema import FORMAT
from wargame.workspace.deck_files import find_deck
from wargame.workspace.named_files import UnknownNameError
from wargame.workspace.texts import read_text

EXAMPLES = """\
\b
Examples:
  wargame migrate europe_looks_east
  wargame migrate decks/old_harbour.yaml --write
"""


@click.command(epilog=EXAMPLES)
@click.argument("deck")
@click.option("--write", is_flag=True, help="Write the file anew; without it the new text goes to standard output.")
@click.pass_context
def command(ctx: click.Context, deck: str, write: bool) -> None:
    """Bring a deck of an older format up to date."""
    try:
        found = find_deck(library_at_hand().workspace, deck)
    except UnknownNameError as error:
        raise click.BadParameter(str(error), param_hint="DECK") from error
    diagnostics = Diagnostics()
    source = read_text(found.path)
    if isinstance(source, Diagnostic):
        diagnostics.add(source)
        print_findings(diagnostics, err=True)
        ctx.exit(SHORT)
    text = migrate(source.text, source.file, diagnostics)
    if text is None:
        print_findings(diagnostics, err=True)
        ctx.exit(SHORT)
    if text == source.text:
        click.echo(f"{source.file} is of the newest format, {FORMAT}.", err=True)
    if found.path.is_dir() and text != source.text:
        raise RefusedError("A deck in a folder is migrated file by file: put it into one file first.")
    if write and text != source.text:
        _write(found.path, text)
    elif not write and found.path.is_file():
        click.echo(text, nl=False)


def _write(path: Path, text: str) -> None:
    """Put the new text in the file's place, all of it or nothing."""
    beside = path.with_suffix(".yaml.new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        raise RefusedError(f"{path} can't be written: {error.strerror}") from error
