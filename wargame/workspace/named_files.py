"""Decks and session plans by name: `europe_looks_east` is the file `europe_looks_east.yaml` of its folder.

A deck may also be a folder of that name, with a file `deck.yaml` and others that belong to it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, did_you_mean
from wargame.workspace.folders import Kind, Workspace
from wargame.workspace.texts import START, Text, deck_folder_of, is_deck_folder, read_text, shown

SUFFIX = ".yaml"

register(
    {
        "F101": Explanation(
            "takes the place of a shipped file",
            "The workspace has a file of the same name as one that the program brings, and not the same content. "
            "The workspace's own is used. Rename it if that is not meant.",
        ),
        "F102": Explanation(
            "two decks of one name",
            "A deck is a file or a folder. Where both have the same name, the file is the deck and nothing of the "
            "folder is read. Rename one of the two.",
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
    beside: Path | None = None
    """The folder of the same name that lies beside this file and is not read."""

    def notice(self) -> Diagnostic | None:
        """Return the warning that another file of this name is not read, or None if there is none."""
        if self.beside is not None:
            sentence = f"`{self.name}` is this file; nothing of the folder {shown(self.beside)} is read"
            return Diagnostic("F102", sentence, shown(self.path), START, severity="warning")
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
            elif known.path.parent == path.parent:
                found[path.stem] = NamedFile(known.name, known.path, beside=path)
            elif not _are_alike(known.path, path):
                found[path.stem] = NamedFile(known.name, known.path, hides=path, beside=known.beside)
    return dict(sorted(found.items()))


def _are_alike(one: Path, other: Path) -> bool:
    """Whether two decks or plans have the same content."""
    texts = [read_text(path) for path in (one, other)]
    return all(isinstance(text, Text) for text in texts) and len({getattr(text, "text", "") for text in texts}) == 1


def find(workspace: Workspace, kind: Kind, given: str) -> NamedFile:
    """Return the file that a name or a path means; a name comes first where both could be meant.

    Raises UnknownNameError, with the nearest name, if there is neither.
    """
    known = listed(workspace, kind)
    if given in known:
        return known[given]
    path = Path(given)
    if kind == "decks" and is_deck_folder(path.resolve()):
        return NamedFile(path.resolve().name, path.resolve())
    if path.is_file():
        meant = (deck_folder_of(path) if kind == "decks" else None) or path.resolve()
        return NamedFile(meant.stem, meant)
    hint = did_you_mean(path.stem, known)
    raise UnknownNameError(f"there is no {_singular(kind)} `{given}`" + (f"; {hint}" if hint else ""))


def find_all(workspace: Workspace, kind: Kind, given: str) -> list[NamedFile]:
    """Return the file that a name or a path means, or all files of a folder.

    Raises UnknownNameError as `find` does.
    """
    folder = Path(given)
    if folder.is_dir() and given not in listed(workspace, kind) and not is_deck_folder(folder.resolve()):
        return [NamedFile(path.stem, path) for path in _files(folder.resolve())]
    return [find(workspace, kind, given)]


def _files(folder: Path) -> Iterator[Path]:
    """Yield the YAML files of a folder by name, then the decks in folders; what begins with `_` or `.` is skipped."""
    yield from (path for path in sorted(folder.glob(f"*{SUFFIX}")) if path.is_file() and path.name[0] not in "._")
    yield from (path for path in sorted(folder.glob("*")) if path.name[0] not in "._" and is_deck_folder(path))


def _singular(kind: Kind) -> str:
    """Return what one file of a kind is called."""
    return {"decks": "deck", "rules": "rule", "sessions": "session plan"}[kind]
