"""`wargame rules`: the rules that decks may call, the manual of each, and a workspace's own on trial."""

import json
from pathlib import Path

import click

from wargame.cli.exits import SHORT, RefusedError
from wargame.cli.finding_formats import as_data
from wargame.cli.findings import print_findings
from wargame.deck.diagnostics import Diagnostics, clean, did_you_mean
from wargame.rulebook import BAND_NAMES, Parameter
from wargame.workspace.folders import Workspace, find_workspace
from wargame.workspace.making import CannotMakeError, make_rule
from wargame.workspace.rule_files import LoadedRule, LoadedRules, load_rules
from wargame.workspace.rule_trials import Trial, lone_cases, own_rules, try_rules

EXAMPLES = """\
\b
Examples:
  wargame rules                    all rules, one line each
  wargame rules difficulty_check   the manual: how it resolves, parameters, chances
  wargame rules --json             the same for programs
  wargame rules --new tug_of_war   begin a rule: a file that works, its manual, its cases
  wargame rules --test             try the cases and manuals of the workspace's rules
"""


@click.command(epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option("--new", metavar="NAME", help="Write the file and the cases of a new rule.")
@click.option("--test", "trial", is_flag=True, help="Try the workspace's own rules, or the one named.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def command(ctx: click.Context, name: str | None, new: str | None, trial: bool, as_json: bool) -> None:
    """List the rules that decks may call, or print the manual of one.

    Rules come from the workspace's rules/, from the program and from installed packages.
    """
    workspace = find_workspace(Path.cwd())
    if new is not None:
        if name or trial or as_json:
            raise click.UsageError("--new stands alone.")
        _begin(workspace, new)
        return
    loaded = load_rules(workspace)
    if trial:
        if not _try(workspace, loaded, name, as_json=as_json):
            ctx.exit(SHORT)
        return
    print_findings(loaded.diagnostics)
    if name is not None and name not in loaded.rules:
        raise click.BadParameter(f"there is no rule `{name}`; {did_you_mean(name, loaded.rules)}", param_hint="NAME")
    chosen = [loaded.rules[name]] if name else list(loaded.rules.values())
    if as_json:
        click.echo(json.dumps([_facts(each) for each in chosen], indent=2))
    elif name:
        click.echo(_manual(chosen[0]))
    else:
        click.echo(_overview(chosen))


def _begin(workspace: Workspace, name: str) -> None:
    """Write a new rule."""
    try:
        written = make_rule(workspace, name)
    except CannotMakeError as error:
        raise RefusedError(clean(str(error))) from error
    for path in written:
        click.echo(clean(str(path)))
    click.echo(f"Change both, and try them with `wargame rules --test {name}`.", err=True)


def _try(workspace: Workspace, loaded: LoadedRules, name: str | None, *, as_json: bool) -> bool:
    """Try the workspace's rules, or one of them; return whether all comes out."""
    if workspace.root is None:
        raise RefusedError("There is no workspace here; `wargame init DIR` makes one.")
    own = own_rules(workspace, dict(loaded.rules))
    if name is not None and name not in own:
        raise click.BadParameter(
            f"the workspace has no rule `{clean(name)}` of its own; {did_you_mean(name, own)}", param_hint="NAME"
        )
    found = Diagnostics()
    trials = try_rules(workspace.root, {name: own[name]} if name else own, found)
    if name is None:
        lone_cases(workspace.root, own, found)
        for diagnostic in loaded.diagnostics:
            found.add(diagnostic)
    if as_json:
        click.echo(
            json.dumps({"rules": [_tally(trial) for trial in trials], "found": [*map(as_data, found)]}, indent=2)
        )
    else:
        print_findings(found, err=False)
        click.echo("\n".join(_told(trial) for trial in trials) or "The workspace has no rules of its own.")
    return not found.errors()


def _told(trial: Trial) -> str:
    """Return how much of a rule was tried."""
    cases, tables = trial.tried.cases, trial.tried.tables
    return f"{trial.rule}: {cases} case{'s' * (cases != 1)}, {tables} table{'s' * (tables != 1)} of chances, the manual"


def _tally(trial: Trial) -> dict[str, object]:
    return {"rule": trial.rule, "cases": trial.tried.cases, "tables": trial.tried.tables}


def _overview(rules: list[LoadedRule]) -> str:
    """Return a table of the rules: name, title, bands."""
    rows = [(each.rule.name, clean(each.rule.title), ", ".join(_bands(each))) for each in rules]
    names, titles = (max((len(row[column]) for row in rows), default=0) for column in (0, 1))
    return "\n".join(f"{name:{names}}  {title:{titles}}  {bands}" for name, title, bands in rows)


def _manual(loaded: LoadedRule) -> str:
    """Return a rule's manual under a line that says how it is called."""
    call = ", ".join(_shown(parameter) for parameter in loaded.rule.parameters)
    head = [f"{loaded.rule.name}({call})", f"bands: {', '.join(_bands(loaded))}", f"from:  {clean(loaded.origin)}", ""]
    return "\n".join([*head, *(clean(line) for line in loaded.rule.manual.splitlines())])


def _shown(parameter: Parameter) -> str:
    """Return a parameter as it stands in a call: its name, `[]` if it is a list, its default."""
    name = f"{parameter.name}[]" if parameter.sequence else parameter.name
    return name if parameter.required else f"{name}={_listed(parameter)}"


def _listed(parameter: Parameter) -> object:
    """Return a parameter's default with a list as a list."""
    return list(parameter.default) if isinstance(parameter.default, tuple) else parameter.default


def _bands(loaded: LoadedRule) -> list[str]:
    """Return the names of the bands that a rule may return."""
    return [BAND_NAMES[band] for band in loaded.rule.bands]


def _facts(loaded: LoadedRule) -> dict[str, object]:
    """Return all that there is to say about a rule."""
    return {
        "name": loaded.rule.name,
        "title": loaded.rule.title,
        "bands": _bands(loaded),
        "contest": loaded.rule.contest,
        "parameters": [
            {"name": each.name, "list": each.sequence, "required": each.required, "default": _listed(each)}
            for each in loaded.rule.parameters
        ],
        "origin": loaded.origin,
        "digest": loaded.digest,
        "manual": loaded.rule.manual,
    }
