"""`wargame check`: every fault of decks, session plans and rules, each with its source line."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import click

from wargame.cli.collecting import uncollected
from wargame.cli.exits import SHORT
from wargame.cli.findings import print_findings
from wargame.deck.checks.ignoring import Ignored
from wargame.deck.checks.table import run_checks, run_plan_checks
from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostic, Diagnostics, did_you_mean
from wargame.lab.dominance import find_dominated
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
  wargame check --explain C012       what a code means; without a code, all of them
  wargame check --format github      for a workflow: marks the lines of a pull request
  wargame check --watch              again after every change
  wargame check --simulate -n 20000  also whether decks do what they `expect`

\b
A warning that is right as it is can be ignored, with a reason, at the end of
its line or on a line above it:
  visible: none   # check: ignore C025 because the mood of the hills is a secret
"""

Format = Literal["text", "json", "sarif", "github"]

_SEVERITIES = ("error", "warning", "note")


class Examined(NamedTuple):
    """What was found in some files."""

    found: Diagnostics
    ignored: list[Ignored]

    def told(self, *, notes: bool) -> list[Diagnostic]:
        """Return what people are told, in order."""
        return [each for each in self.found if notes or each.severity != "note"]

    def falls_short(self, *, strict: bool) -> bool:
        """Tell whether a file can't be used, or with `strict` whether there is a warning."""
        return any(each.severity == "error" or (strict and each.severity == "warning") for each in self.found)


@click.command(epilog=EXAMPLES)
@click.argument("what", nargs=-1, metavar="[NAME|FILE|FOLDER]...")
@click.option("--strict", is_flag=True, help="Let a warning count like an error.")
@click.option("--notes", is_flag=True, help="Tell notes too: what may well be meant.")
@click.option(
    "--format", "form", type=click.Choice(("text", "json", "sarif", "github")), default="text", help="How it is told."
)
@click.option("--json", "form", flag_value="json", help="The same as --format json.")
@click.option("--simulate", is_flag=True, help="Play sessions, and hold decks to what they expect.")
@click.option("-n", "--sessions", type=click.IntRange(1, 10_000_000), default=2000, show_default=True, help="So many.")
@click.option("--watch", "watching", is_flag=True, help="Check again after every change, until ctrl-c.")
@click.option(
    "--explain", "code", is_flag=False, flag_value="", metavar="[CODE]", help="Say what a code means; or list them all."
)
@click.pass_context
def command(
    ctx: click.Context,
    what: tuple[str, ...],
    form: Format,
    code: str | None,
    sessions: int,
    *,
    simulate: bool,
    strict: bool,
    notes: bool,
    watching: bool,
) -> None:
    """Find every fault of decks and session plans, and of the rules at hand.

    Says nothing and exits 0 if there is none; exits 1 if a file can't be used. A warning is told and exits 0.
    """
    workspace = find_workspace(Path.cwd())
    if code is not None:
        click.echo(_explanation(code))
    elif watching:
        if form != "text":
            raise click.UsageError("--watch tells what it finds as text: leave --format out")
        if simulate:
            raise click.UsageError("--watch plays no sessions: leave --simulate out")
        from wargame.cli.watching import watch

        watch(lambda: _tell_again(workspace, what, notes=notes), lambda: _places(workspace, what))
    else:
        examined = examine(workspace, what, sessions if simulate else 0)
        _tell(examined, form, notes=notes)
        if examined.falls_short(strict=strict):
            ctx.exit(SHORT)


def examine(workspace: Workspace, what: tuple[str, ...], sessions: int = 0) -> Examined:
    """Return all that can be said about files without playing, and what so many sessions say of expectations."""
    files = list(_files(workspace, what))
    with uncollected():  # a deck is a hundred thousand small parts, and none of them goes before all do
        return _examined(Library(workspace), files, sessions)


def _examined(library: Library, files: Iterable[NamedFile], sessions: int) -> Examined:
    """Return all that can be said about files; the decks that were read for it are let go of."""
    checker = Checker(library)
    for named in files:
        checker.check(named)
    for subject in checker.subjects():
        run_checks(subject)
        find_dominated(subject)
        if sessions and subject.deck.deck.expect:
            from wargame.cli.simulating import played
            from wargame.lab.expectations import hold_to_expectations

            hold_to_expectations(subject, played(library, subject.deck, subject.text, sessions))
    for planned in checker.plan_subjects():
        run_plan_checks(planned)
    return Examined(*checker.sifted())


def _tell(examined: Examined, form: Format, *, notes: bool) -> None:
    """Print what was found."""
    told = examined.told(notes=notes)
    if form == "text":
        print_findings(told, err=False)
        click.echo(_summary(told), err=True, nl=bool(told))
        return
    from wargame.cli.finding_formats import as_github, as_json, as_sarif

    if form == "json":
        click.echo(as_json(told))
    elif form == "sarif":
        click.echo(as_sarif(told, examined.ignored))
    else:
        click.echo(as_github(told), nl=bool(told))


def _tell_again(workspace: Workspace, what: tuple[str, ...], *, notes: bool) -> None:
    """Print what is found now; a name that is gone ends nothing, for it may come back."""
    try:
        examined = examine(workspace, what)
    except click.BadParameter as error:
        click.echo(error.format_message(), err=True)
        return
    _tell(examined, "text", notes=notes)
    if not examined.told(notes=notes):
        click.echo("All is well.", err=True)


def _places(workspace: Workspace, what: tuple[str, ...]) -> Iterator[Path]:
    """Yield the folders and files of which a change matters."""
    yield from {folder for kind in ("decks", "rules", "sessions") for folder in workspace.folders(kind)}
    yield from (Path(given) for given in what if Path(given).exists())


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
    """Return what a code means, or the list of all."""
    import wargame.workspace.rule_trials  # noqa: F401 - says its codes, which no check of a deck finds

    wanted = code.upper()
    if not wanted:
        return "\n".join(f"{known}  {CODES[known].title}" for known in sorted(CODES))
    if wanted not in CODES:
        said = f"there is no code `{code}`; {did_you_mean(wanted, CODES)}"
        raise click.BadParameter(f"{said}; --explain alone lists them all", param_hint="CODE")
    return f"{wanted}: {CODES[wanted].title}\n\n{CODES[wanted].explanation}"


def _summary(found: Iterable[Diagnostic]) -> str:
    """Return how much was found: `2 errors, 1 warning`; empty if nothing was."""
    severities: list[str] = [each.severity for each in found]
    counts = {word: severities.count(word) for word in _SEVERITIES}
    return ", ".join(f"{count} {word}{'s' * (count != 1)}" for word, count in counts.items() if count)
