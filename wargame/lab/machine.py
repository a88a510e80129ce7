"""The compiled machine of some rules, kept from run to run. Importing this needs numba."""

from pathlib import Path

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Ints
from wargame.lab.compiled import compiled, kernel_for, kernel_path
from wargame.lab.sampling import Recipe
from wargame.lab.trials import Batch, RunBatch
from wargame.workspace.rule_files import LoadedRules


class Machine:
    """Makes runners of compiled code, each good for several threads at a time."""

    def __init__(self, loaded: LoadedRules) -> None:
        self._rules = {name: each.rule for name, each in loaded.rules.items()}
        self._digests = {name: each.digest for name, each in loaded.rules.items()}

    def is_kept(self, kinds: Ints) -> bool:
        """Whether nothing has to be compiled for sessions with bots, or without if there are no `kinds`."""
        return self._mark(kinds).exists()

    def runner(self, deck: CompiledDeck, recipe: Recipe) -> RunBatch:
        """Return what runs a recipe for its deck."""
        kernel = kernel_for(self._rules, self._digests)
        run = compiled(deck, recipe.course, recipe.seed, kernel, self._rules, recipe.variant, recipe.kinds)
        mark = self._mark(recipe.kinds)

        def run_and_mark(numbers: range) -> Batch:
            batch = run(numbers)
            mark.touch()
            return batch

        return run_and_mark

    def _mark(self, kinds: Ints) -> Path:
        """Return the file that stands beside a kernel once it was compiled and kept."""
        return kernel_path(self._rules, self._digests).with_suffix(".bots" if kinds else ".chance")
