"""`wargame check`: every fault of decks, session plans and rules, each with its source line."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import click

from wargame.cli.exits import SHORT
from wargame.cli.findings import as_data, print_findings
from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostics, did_you_mean
from wargame.workspace.checking import Checker
from wargame.workspace.deck_files import find_decks, list_decks
from wargame.workspace.folders import Workspace, find_workspace
from wargame.workspace.library import Library
from wargame.workspace.named_files import NamedFile, UnknownNameError
from wargame.workspace.plan_files import find_plan, list_plans

EXAMPLES = """\
\b
Examples:
  wargame check                      all decks and session plans of the workspace
  wargame check decks                all files of a folder
  wargame check europe_looks_east    one deck or plan by its name
  wargame check --explain D002       what a code means
"""


@click.command(epilog=EXAMPLES)
@click.argument("what", nargs=-1, metavar="[NAME|FILE|FOLDER]...")
@click.option("--explain", "code", metavar="CODE", help="Say what the code of a fault means, and check nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, what: tuple[str, ...], code: str | None, as_json: bool) -> None:
    """Find every fault of decks and session plans, and of the rules at hand.

    Says nothing and exits 0 if there is none; exits 1 if a file can't be used.
    """
    workspace = find_workspace(Path.cwd())
    if code is not None:
        click.echo(_explanation(code))
        return
    library = Library(workspace)
    files = list(_files(workspace, what))
    checker = Checker(library)
    for named in files:
        checker.check(named)
    if as_json:
        click.echo(json.dumps([as_data(found) for found in checker.found], indent=2))
    else:
        print_findings(checker.found, err=False)
        click.echo(_summary(checker.found), err=True, nl=len(checker.found) > 0)
    if checker.found.errors():
        ctx.exit(SHORT)


def _files(workspace: Workspace, what: tuple[str, ...]) -> Iterator[NamedFile]:
    """Yield the files to check: those asked for, or all of the workspace (the shipped ones where there is none)."""
    if not what:
        root = (workspace.root or workspace.shipped).resolve()
        at_hand = (*list_decks(workspace).values(), *list_plans(workspace).values())
        yield from (named for named in at_hand if named.path.resolve().is_relative_to(root))
    for given in what:
        yield from _meant(workspace, given)


def _meant(workspace: Workspace, given: str) -> list[NamedFile]:
    """Return what a name, a path or a folder stands for: a deck before a plan of the same name."""
    try:
        found = find_decks(workspace, given)
    except UnknownNameError:
        try:
            return [find_plan(workspace, given)]
        except UnknownNameError:
            known = {**list_decks(workspace), **list_plans(workspace)}
            said = f"there is no deck, plan or folder `{given}`; {did_you_mean(Path(given).stem, known)}"
            raise click.BadParameter(said, param_hint="WHAT") from None
    if not found and Path(given).resolve() not in workspace.folders("rules"):
        raise click.BadParameter(f"there is no deck or plan in `{given}`", param_hint="WHAT")
    return found


def _explanation(code: str) -> str:
    """Return what a code means."""
    wanted = code.upper()
    if wanted not in CODES:
        raise click.BadParameter(f"there is no code `{code}`; {did_you_mean(wanted, CODES)}", param_hint="CODE")
    return f"{wanted}: {CODES[wanted].title}\n\n{CODES[wanted].explanation}"


def _summary(found: Diagnostics) -> str:
    """Return how much was found: `2 errors, 1 warning`; empty if nothing was."""
    counts = Counter(each.severity for each in found)
    return ", ".join(f"{count} {word}{'s' * (count != 1)}" for word, count in sorted(counts.items()))
