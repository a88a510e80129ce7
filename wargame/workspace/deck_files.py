"""The decks at hand, by name or path; `wargame.deck` reads their text."""

from wargame.workspace import named_files
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import NamedFile


def list_decks(workspace: Workspace) -> dict[str, NamedFile]:
    """Return all decks by name; a workspace's own take the place of shipped ones."""
    return named_files.listed(workspace, "decks")


def find_deck(workspace: Workspace, given: str) -> NamedFile:
    """Return the deck that a name or a path means; raises UnknownNameError with the nearest name."""
    return named_files.find(workspace, "decks", given)


def find_decks(workspace: Workspace, given: str) -> list[NamedFile]:
    """Return the deck that a name or a path means, or all decks of a folder; raises UnknownNameError."""
    return named_files.find_all(workspace, "decks", given)
