"""Where decks, rules, session plans and saved sessions lie: the shipped ones and a workspace's own.

A workspace is a folder that holds `decks/`, `rules/` and `sessions/`; the repository's root is one. It is found upward
from where a command runs. What is shipped with the program is laid out in the same way and is always there too.

Using a workspace runs the Python files in its `rules/`: open only those whose author you trust, as with any program.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import wargame

Kind = Literal["decks", "rules", "sessions"]
"""The three folders of a workspace."""

KINDS: tuple[Kind, ...] = ("decks", "rules", "sessions")


@dataclass(frozen=True, slots=True)
class Workspace:
    """The files at hand: a workspace's own, if there is one, and the shipped ones."""

    root: Path | None
    """The folder that people edit; None where no workspace was found."""

    shipped: Path
    """The folder with what the program brings. It may be the root itself: in a checkout it is."""

    def folders(self, kind: Kind) -> tuple[Path, ...]:
        """Return the folders of one kind, the workspace's own before the shipped one, each once."""
        return tuple(dict.fromkeys(root / kind for root in (self.root, self.shipped) if root is not None))

    def saves(self) -> Path:
        """Return the folder for `.wargame` files: the workspace's `sessions/`, or else the person's data folder.

        It need not exist yet.
        """
        if self.root is not None:
            return self.root / "sessions"
        from platformdirs import user_data_path  # noqa: PLC0415 - most commands never save

        return user_data_path("wargame", appauthor=False) / "sessions"


def find_workspace(start: Path) -> Workspace:
    """Return the workspace that `start` lies in, or the shipped files alone.

    Raises FileNotFoundError if the program's own files are missing, which a broken installation alone can cause.
    """
    start = start.resolve()
    root = next((folder for folder in (start, *start.parents) if _is_workspace(folder)), None)
    return Workspace(root=root, shipped=shipped_root())


def shipped_root() -> Path:
    """Return the folder of the shipped files: inside the installed package, or beside it in a checkout."""
    package = Path(wargame.__file__).resolve().parent
    for folder in (package / "shipped", package.parent):
        if _is_workspace(folder):
            return folder
    raise FileNotFoundError(f"the shipped decks, rules and sessions are neither in {package} nor beside it; reinstall")


def _is_workspace(folder: Path) -> bool:
    """Tell whether a folder holds all three folders of a workspace."""
    return all((folder / kind).is_dir() for kind in KINDS)
