"""What a command line names: deck, plan, card, team, session file. A wrong name is answered by the nearest."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import click

from wargame.cli.exits import RefusedError
from wargame.cli.findings import print_findings
from wargame.deck.diagnostics import clean, did_you_mean
from wargame.store.errors import StoreError
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import FaultyFileError, Library, LoadedDeck, LoadedPlan
from wargame.workspace.named_files import UnknownNameError

Loaded = TypeVar("Loaded")


def library_at_hand() -> Library:
    """Return the decks, plans and rules of the workspace that the command runs in."""
    return Library(find_workspace(Path.cwd()))


def deck_named(library: Library, given: str) -> LoadedDeck:
    """Return a deck by name or path; an unknown one is wrong usage, a faulty one is shown and refused."""
    return _loaded(library.deck, given, "deck", "DECK")


def plan_named(library: Library, given: str) -> LoadedPlan:
    """Return a session plan by name or path; an unknown one is wrong usage, a faulty one is shown and refused."""
    return _loaded(library.plan, given, "plan", "--plan")


def _loaded(load: Callable[[str], Loaded], given: str, kind: str, hint: str) -> Loaded:
    try:
        return load(given)
    except UnknownNameError as error:
        raise click.BadParameter(clean(str(error)), param_hint=hint) from error
    except FaultyFileError as error:
        print_findings(error.diagnostics.errors())
        count = len(error.diagnostics.errors())
        faults = "a fault" if count == 1 else f"{count} faults"
        raise RefusedError(f"The {kind} `{clean(given)}` can't be used: {faults}, shown above.") from error


def one_of(kind: str, given: str, known: Iterable[str], hint: str) -> str:
    """Return a name if it is one of those known; any other is wrong usage."""
    names = list(known)
    if given in names:
        return given
    raise click.BadParameter(f"there is no {kind} `{clean(given)}`; {did_you_mean(given, names)}", param_hint=hint)


@contextmanager
def session_errors() -> Iterator[None]:
    """Say what keeps a session file from being used as one sentence, and refuse."""
    from wargame.live.opening import CannotOpenError

    try:
        yield
    except (StoreError, CannotOpenError) as error:
        raise RefusedError(_sentence(str(error))) from error


def _sentence(text: str) -> str:
    """Return an error's text as a sentence that is safe to print."""
    shown = clean(text)
    return shown if shown.endswith(".") else f"{shown}."
