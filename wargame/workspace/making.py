"""Making what a designer begins with: a workspace with a small deck, or a rule with its manual and its cases."""

import json
from pathlib import Path
from typing import Final

from wargame.deck.values import IDENTIFIER
from wargame.workspace.editor_schema import KINDS, editor_schema, schema_file
from wargame.workspace.folders import Workspace, shipped_root
from wargame.workspace.named_files import SUFFIX
from wargame.workspace.rule_cases import CASES
from wargame.workspace.rule_files import load_rules
from wargame.workspace.texts import shown

_STARTER: Final = Path(__file__).parent / "starter"
"""The files of a new workspace. What would mean something to the tools of this program ends in `.txt` here."""

_NEW_RULE: Final = Path(__file__).parent / "new_rule"

_KEPT: Final = {".git"}
"""What may be in a folder that counts as empty."""

_NAMES: Final = {"gitignore.txt": ".gitignore"}


class CannotMakeError(Exception):
    """Nothing was made; the message says why, as a sentence."""


def make_workspace(folder: Path) -> list[Path]:
    """Make a workspace in an empty or new folder and return its files. Raises CannotMakeError."""
    if folder.exists() and not folder.is_dir():
        raise CannotMakeError(f"{shown(folder.resolve())} is a file.")
    if folder.is_dir() and any(path.name not in _KEPT for path in folder.iterdir()):
        raise CannotMakeError(f"{shown(folder.resolve())} is not empty; name a new folder or an empty one.")
    try:
        written = [_write(folder / _target(path), path.read_text(encoding="utf-8")) for path in _starter_files()]
        return sorted([*written, *write_schemas(folder)])
    except OSError as error:
        raise CannotMakeError(f"{error.filename or folder} can't be written: {error.strerror}.") from error


def write_schemas(folder: Path) -> list[Path]:
    """Write the schemas that editors need into a workspace and return their files."""
    workspace = Workspace(folder, shipped_root())
    rules = {name: loaded.rule for name, loaded in load_rules(workspace).rules.items()}
    return [
        _write(folder / schema_file(kind), json.dumps(editor_schema(kind, rules), indent=1, ensure_ascii=False) + "\n")
        for kind in KINDS
    ]


def make_rule(workspace: Workspace, name: str) -> list[Path]:
    """Make a rule that works, with its manual and its cases, and return the two files. Raises CannotMakeError."""
    root = workspace.root
    if root is None:
        raise CannotMakeError("There is no workspace here; `wargame init DIR` makes one.")
    if not IDENTIFIER.match(name):
        raise CannotMakeError("A rule's name is lower-case letters, digits and _, beginning with a letter.")
    if name in load_rules(workspace).rules:
        raise CannotMakeError(f"There is a rule `{name}` already: see `wargame rules {name}`.")
    words = {"name": name, "title": name.replace("_", " ").capitalize()}
    files = {
        root / "rules" / f"{name}.py": (_NEW_RULE / "rule.py.txt").read_text(encoding="utf-8").format(**words),
        root / CASES / f"{name}{SUFFIX}": (_NEW_RULE / "cases.yaml.txt").read_text(encoding="utf-8").format(**words),
    }
    for path in files:
        if path.exists():
            raise CannotMakeError(f"{shown(path)} is there already.")
    try:
        return [_write(path, text) for path, text in files.items()]
    except OSError as error:
        raise CannotMakeError(f"{error.filename} can't be written: {error.strerror}.") from error


def _starter_files() -> list[Path]:
    return sorted(path for path in _STARTER.rglob("*") if path.is_file() and path.parent.name != "__pycache__")


def _target(path: Path) -> Path:
    """Return where a file of the starter goes, seen from the new workspace."""
    return path.relative_to(_STARTER).with_name(_NAMES.get(path.name, path.name.removesuffix(".txt")))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path
