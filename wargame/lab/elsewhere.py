"""Sessions run by another process, perhaps on another machine: what travels there, and what is done with it there.

A deck travels as its text, which is data. Rules do not travel: a worker uses those that are installed where it runs,
and only if they are the same to the last byte. It is the same with the program itself.
"""

import zlib
from dataclasses import dataclass
from functools import cache, lru_cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from platform import node
from threading import Lock
from typing import TYPE_CHECKING, Final

import wargame
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostics
from wargame.deck.load import load_deck
from wargame.lab.engines import RUNNERS, Engine, worth_compiling
from wargame.lab.sampling import Recipe, runner
from wargame.lab.trials import Batch, RunBatch
from wargame.workspace.folders import find_workspace
from wargame.workspace.library import Library

if TYPE_CHECKING:
    from wargame.lab.machine import Machine

PACKAGES: Final = ("rulebook", "engine", "deck", "workspace", "lab")
"""The parts of the program that results depend on."""


class UnfitWorkerError(Exception):
    """A worker that can't run these sessions as they would be run here; the message says why in a sentence."""


@dataclass(frozen=True, slots=True)
class Source:
    """A deck as it travels."""

    name: str
    packed: bytes
    """Its text, compressed."""
    rules: tuple[tuple[str, str], ...]
    """The name of each rule that it calls, and the digest of the rule's file."""
    program: str
    """The digest of the program that sends it."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What another process is sent with the numbers of sessions; calling it there runs them."""

    source: Source
    recipe: Recipe
    engine: Engine
    seconds: float
    """About how long all sessions would take each worker in Python; it decides what `auto` is."""

    def __call__(self, numbers: range) -> Batch:
        """Run a batch in whatever process this is. Raises UnfitWorkerError."""
        with _PREPARING:
            run = self._prepared()
        return run(numbers)

    def _prepared(self) -> RunBatch:
        """Return what runs the recipe on the engine that this process has."""
        if self.source.program != program_digest():
            raise UnfitWorkerError(f"{_WORKER} has another version of wargame: install one and the same everywhere")
        library = _library(Path.cwd())
        deck, machine = _deck(library, self.source), _machine(library) if self.engine != "python" else None
        if machine is None and self.engine == "compiled":
            raise UnfitWorkerError(f"{_WORKER} has no numba: install `wargame[fast]` there, or use --engine python")
        if machine is not None and (
            self.engine == "compiled" or worth_compiling(self.seconds) or machine.is_kept(self.recipe.kinds)
        ):
            if not machine.prepare(deck, self.recipe):
                return _compiled(machine, library, self.source, self.recipe)
        return runner(deck, self.recipe)


def source_of(library: Library, deck: CompiledDeck, text: str) -> Source:
    """Return a deck ready to travel; `text` is what it was compiled from."""
    rules = tuple(sorted(library.rule_digests(deck).items()))
    return Source(deck.deck.deck, zlib.compress(text.encode()), rules, program_digest())


@cache
def program_digest() -> str:
    """Return what tells one version of the program from another: the SHA-256 of the sources that results depend on."""
    root, whole = Path(wargame.__file__).parent, sha256()
    for package in PACKAGES:
        for path in sorted((root / package).rglob("*.py")):
            whole.update(f"{path.relative_to(root).as_posix()}\n".encode() + path.read_bytes())
    return whole.hexdigest()


_PREPARING = Lock()
"""A process prepares everything once, however many threads it works with."""

_WORKER = f"the worker on `{node()}`"


@cache
def _library(folder: Path) -> Library:
    return Library(find_workspace(folder))


@cache
def _machine(library: Library) -> "Machine | None":
    if find_spec("numba") is None:
        return None
    from wargame.lab.machine import Machine  # noqa: PLC0415 - numba is an extra

    return Machine(library.loaded_rules)


@lru_cache(maxsize=8)
def _deck(library: Library, source: Source) -> CompiledDeck:
    """Return a deck compiled with the rules of this machine, which have to be those of the sender's."""
    for name, digest in source.rules:
        found = library.loaded_rules.rules.get(name)
        if found is None:
            said = "put its file into the `rules` folder that the worker runs beside, or install its package there"
            raise UnfitWorkerError(f"{_WORKER} has no rule `{name}`: {said}")
        if found.digest != digest:
            raise UnfitWorkerError(f"{_WORKER} has another version of the rule `{name}`, in {found.origin}")
    diagnostics = Diagnostics()
    text = zlib.decompress(source.packed).decode()
    deck = load_deck(text, source.name, source.name, library.rules, diagnostics)
    if deck is None:
        raise UnfitWorkerError(f"{_WORKER} can't compile the deck: {diagnostics.errors()[0].message}")
    return deck


@lru_cache(RUNNERS)
def _compiled(machine: "Machine", library: Library, source: Source, recipe: Recipe) -> RunBatch:
    return machine.runner(_deck(library, source), recipe)
