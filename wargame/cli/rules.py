"""`wargame rules`: the rules that decks may call, and the manual of each."""

import json
from pathlib import Path

import click

from wargame.cli.findings import print_findings
from wargame.deck.diagnostics import clean, did_you_mean
from wargame.rulebook import BAND_NAMES, Parameter
from wargame.workspace.folders import find_workspace
from wargame.workspace.rule_files import LoadedRule, load_rules

EXAMPLES = """\
\b
Examples:
  wargame rules                    all rules, one line each
  wargame rules difficulty_check   the manual: how it resolves, parameters, chances
  wargame rules --json             the same for programs
"""


@click.command(epilog=EXAMPLES)
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def command(name: str | None, as_json: bool) -> None:
    """List the rules that decks may call, or print the manual of one.

    Rules come from the workspace's rules/, from the program and from installed packages.
    """
    loaded = load_rules(find_workspace(Path.cwd()))
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
