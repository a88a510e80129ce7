"""`wargame init`: a workspace to begin with, a small deck and a rule of one's own in it."""

from pathlib import Path

import click

from wargame.cli.exits import RefusedError
from wargame.deck.diagnostics import clean
from wargame.workspace.making import CannotMakeError, make_workspace

EXAMPLES = """\
\b
Examples:
  wargame init exercises   make the folder and put a workspace into it
  wargame init .           the same in the folder that you are in
"""


@click.command(epilog=EXAMPLES)
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
def command(folder: Path) -> None:
    """Make a workspace: a folder with decks, rules and session plans of your own.

    It begins with a small deck that plays, a plan for it, a rule with its cases, and what editors need to complete
    keys. Nothing that is there already is changed: a folder that is not empty is refused.
    """
    try:
        written = make_workspace(folder)
    except CannotMakeError as error:
        raise RefusedError(clean(str(error))) from error
    for path in written:
        click.echo(clean(str(path)))
    inside = "" if folder.resolve() == Path.cwd() else f"Go there with `cd {clean(str(folder))}`. "
    click.echo(f"{inside}README.md says what is where; `wargame check` and `wargame` begin.", err=True)
