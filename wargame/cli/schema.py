"""`wargame schema`: what editors need to complete the keys of decks and plans."""

import json
from pathlib import Path
from typing import get_args

import click

from wargame.workspace.editor_schema import SchemaKind, editor_schema, schema_file
from wargame.workspace.folders import find_workspace
from wargame.workspace.rule_files import load_rules

EXAMPLES = """\
\b
Examples:
  wargame schema deck > deck.schema.json   what an editor needs for decks
  wargame schema plan > plan.schema.json   and for session plans
  wargame schema --editor                  the line that a deck begins with, and VS Code's settings
"""

EDITOR = """\
Editors that speak to the YAML language server complete the keys of a deck, say what each means, and mark mistakes.
In VS Code it is the extension "YAML" by Red Hat (redhat.vscode-yaml); others have it as yaml-language-server.

1. Write the schemas into the workspace's folder, and again when the program or the rules have changed:

     wargame schema deck > deck.schema.json
     wargame schema plan > plan.schema.json
     wargame schema part > part.schema.json

   The last one is for the files of a deck in a folder.

2. Begin each deck in decks/ with this line:

     {deck}

   and each plan in sessions/ with this one:

     {plan}

   Or, once for all files, put this into .vscode/settings.json of the workspace:

{settings}

What an editor marks, `wargame check` says too, and much that no schema can know."""


@click.command(epilog=EXAMPLES)
@click.argument("kind", type=click.Choice(get_args(SchemaKind)), default="deck")
@click.option("--editor", is_flag=True, help="Say how an editor is told of the schema, and print none.")
def command(kind: SchemaKind, editor: bool) -> None:
    """Print the JSON Schema of decks, of their parts in folders, of session plans or of the cases of rules.

    The rules at hand are offered where a deck names one.
    """
    if editor:
        click.echo(editor_words())
        return
    rules = {name: loaded.rule for name, loaded in load_rules(find_workspace(Path.cwd())).rules.items()}
    click.echo(json.dumps(editor_schema(kind, rules), indent=2, ensure_ascii=False))


def modeline(kind: SchemaKind) -> str:
    """Return the line that tells an editor the schema of the file that it begins."""
    return f"# yaml-language-server: $schema=../{schema_file(kind)}"


def editor_words() -> str:
    """Return how an editor is told of the schemas."""
    globs: dict[SchemaKind, str] = {"deck": "decks/*.yaml", "part": "decks/*/**/*.yaml", "plan": "sessions/*.yaml"}
    schemas = {f"./{schema_file(kind)}": glob for kind, glob in globs.items()}
    settings = json.dumps({"yaml.schemas": schemas}, indent=2)
    indented = "\n".join(f"     {line}" for line in settings.splitlines())
    return EDITOR.format(deck=modeline("deck"), plan=modeline("plan"), settings=indented)
