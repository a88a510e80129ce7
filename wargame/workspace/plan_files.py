"""The session plans at hand, by name or path: which deck is played, how long, by whom."""

from wargame.workspace import named_files
from wargame.workspace.deck_files import find_deck
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import SUFFIX, NamedFile, UnknownNameError
from wargame.workspace.texts import is_deck_folder


def list_plans(workspace: Workspace) -> dict[str, NamedFile]:
    """Return all session plans by name; a workspace's own take the place of shipped ones."""
    return named_files.listed(workspace, "sessions")


def find_plan(workspace: Workspace, given: str) -> NamedFile:
    """Return the plan that a name or a path means; raises UnknownNameError with the nearest name."""
    return named_files.find(workspace, "sessions", given)


def find_plans(workspace: Workspace, given: str) -> list[NamedFile]:
    """Return the plan that a name or a path means, or all plans of a folder; raises UnknownNameError."""
    return named_files.find_all(workspace, "sessions", given)


def deck_of(workspace: Workspace, plan: NamedFile, deck: str) -> NamedFile:
    """Return the file of the deck that a plan names: one at hand, else one that lies beside the plan.

    Raises UnknownNameError with the nearest name.
    """
    try:
        return find_deck(workspace, deck)
    except UnknownNameError:
        file, folder = plan.path.with_name(f"{deck}{SUFFIX}"), plan.path.with_name(deck)
        beside = folder if is_deck_folder(folder) else file
        if "/" in deck or not beside.exists() or beside == plan.path:
            raise
        return NamedFile(deck, beside)
