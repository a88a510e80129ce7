"""The session plans at hand, by name or path: which deck is played, how long, by whom."""

from wargame.workspace import named_files
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import NamedFile


def list_plans(workspace: Workspace) -> dict[str, NamedFile]:
    """Return all session plans by name; a workspace's own take the place of shipped ones."""
    return named_files.listed(workspace, "sessions")


def find_plan(workspace: Workspace, given: str) -> NamedFile:
    """Return the plan that a name or a path means; raises UnknownNameError with the nearest name."""
    return named_files.find(workspace, "sessions", given)


def find_plans(workspace: Workspace, given: str) -> list[NamedFile]:
    """Return the plan that a name or a path means, or all plans of a folder; raises UnknownNameError."""
    return named_files.find_all(workspace, "sessions", given)
