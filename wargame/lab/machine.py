"""The compiled machine of some rules, kept from run to run. Importing this needs numba."""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from wargame.deck.compile import CompiledDeck
from wargame.engine.program import Ints
from wargame.lab.compilable import REFUSALS, uncompilable
from wargame.lab.compiled import compiled, kernel_for, kernel_path
from wargame.lab.sampling import Recipe
from wargame.lab.trials import Batch, RunBatch
from wargame.workspace.rule_files import LoadedRules


class Machine:
    """Makes runners of compiled code, each good for several threads at a time.

    A rule that can't be compiled is left out; decks that call it have no runner.
    """

    def __init__(self, loaded: LoadedRules) -> None:
        self._rules = {name: each.rule for name, each in loaded.rules.items()}
        self._digests = {name: each.digest for name, each in loaded.rules.items()}
        self._refusals = kernel_path(self._rules, self._digests).with_suffix(".refused")
        self._refused: Mapping[str, str] = {}
        if self._refusals.exists():
            self._leave_out(json.loads(self._refusals.read_text(encoding="utf-8")))

    def is_kept(self, kinds: Ints) -> bool:
        """Whether nothing has to be compiled for sessions with bots, or without if there are no `kinds`."""
        return self._mark(kinds).exists()

    def refuses(self, deck: CompiledDeck) -> dict[str, str]:
        """Return the rules of a deck that are known not to compile, each with why."""
        return {rule.name: self._refused[rule.name] for rule in deck.rules if rule.name in self._refused}

    def prepare(self, deck: CompiledDeck, recipe: Recipe) -> dict[str, str]:
        """Compile what a recipe needs, if it is not kept; return the deck's rules that can't be compiled, with why."""
        if not self.refuses(deck):
            try:
                self.runner(deck, recipe)(range(0))
            except REFUSALS:
                refused = uncompilable(self._rules)
                if not refused:
                    raise
                with suppress(OSError):
                    self._refusals.write_text(json.dumps(refused), encoding="utf-8")
                self._leave_out(refused)
        return self.refuses(deck)

    def runner(self, deck: CompiledDeck, recipe: Recipe) -> RunBatch:
        """Return what runs a recipe for its deck."""
        kernel = kernel_for(self._rules, self._digests)
        run = compiled(deck, recipe.course, recipe.seed, kernel, self._rules, recipe.variant, recipe.kinds)
        mark = self._mark(recipe.kinds)

        def run_and_mark(numbers: range) -> Batch:
            batch = run(numbers)
            with suppress(OSError):  # where nothing may be kept it is compiled anew
                mark.touch()
            return batch

        return run_and_mark

    def _leave_out(self, refused: Mapping[str, str]) -> None:
        self._refused = refused
        self._rules = {name: rule for name, rule in self._rules.items() if name not in refused}
        self._digests = {name: digest for name, digest in self._digests.items() if name not in refused}

    def _mark(self, kinds: Ints) -> Path:
        """Return the file that stands beside a kernel once it was compiled and kept."""
        return kernel_path(self._rules, self._digests).with_suffix(".bots" if kinds else ".chance")
