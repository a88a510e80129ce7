"""Decks and session plans by name: `europe_looks_east` is the file `europe_looks_east.yaml` of its folder."""

from collections.abc import Iterator
from dataclasses import dataclass
from filecmp import cmp
from pathlib import Path

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, did_you_mean
from wargame.workspace.folders import Kind, Workspace
from wargame.workspace.texts import START, shown

SUFFIX = ".yaml"

register(
    {
        "F101": Explanation(
            "takes the place of a shipped file",
            "The workspace has a file of the same name as one that the program brings, and not the same content. "
            "The workspace's own is used. Rename it if that is not meant.",
        ),
    }
)


class UnknownNameError(LookupError):
    """There is no file of that name; the message says what there is."""


@dataclass(frozen=True, slots=True)
class NamedFile:
    """A file that is known by its name."""

    name: str
    path: Path
    hides: Path | None = None
    """The shipped file of the same name and other content, in whose place this one is used."""

    def notice(self) -> Diagnostic | None:
        """Return the warning that a shipped file is hidden, or None if none is."""
        if self.hides is None:
            return None
        sentence = f"`{self.name}` is the workspace's own, not the shipped {shown(self.hides)}"
        return Diagnostic("F101", sentence, shown(self.path), START, severity="warning")


def listed(workspace: Workspace, kind: Kind) -> dict[str, NamedFile]:
    """Return the files of one kind by name, in the names' order; a workspace's own come before shipped ones."""
    found: dict[str, NamedFile] = {}
    for folder in workspace.folders(kind):
        for path in _files(folder):
            known = found.get(path.stem)
            if known is None:
                found[path.stem] = NamedFile(path.stem, path)
            elif not cmp(known.path, path, shallow=False):
                found[path.stem] = NamedFile(known.name, known.path, hides=path)
    return dict(sorted(found.items()))


def find(workspace: Workspace, kind: Kind, given: str) -> NamedFile:
    """Return the file that a name or a path means; a name comes first where both could be meant.

    Raises UnknownNameError, with the nearest name, if there is neither.
    """
    known = listed(workspace, kind)
    if given in known:
        return known[given]
    path = Path(given)
    if path.is_file():
        return NamedFile(path.stem, path.resolve())
    hint = did_you_mean(path.stem, known)
    raise UnknownNameError(f"there is no {_singular(kind)} `{given}`" + (f"; {hint}" if hint else ""))


def find_all(workspace: Workspace, kind: Kind, given: str) -> list[NamedFile]:
    """Return the file that a name or a path means, or all files of a folder.

    Raises UnknownNameError as `find` does.
    """
    folder = Path(given)
    if folder.is_dir() and given not in listed(workspace, kind):
        return [NamedFile(path.stem, path) for path in _files(folder.resolve())]
    return [find(workspace, kind, given)]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder by name; those that begin with `_` or `.` are nobody's business."""
    return (path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file() and path.name[0] not in "._")


def _singular(kind: Kind) -> str:
    """Return what one file of a kind is called."""
    return {"decks": "deck", "rules": "rule", "sessions": "session plan"}[kind]
