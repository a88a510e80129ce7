"""Decks and plans ready to play: found by name, read, checked and compiled with the rules at hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from wargame.deck.argument_rules import argument_rules
from wargame.deck.compile import CompiledDeck
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.deck.load import CompiledPlan, load_deck, load_plan, peek_plan
from wargame.deck.schema import Plan
from wargame.rulebook import Rule
from wargame.workspace.deck_files import find_deck
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import NamedFile
from wargame.workspace.plan_files import deck_of, find_plan, list_plans
from wargame.workspace.rule_files import LoadedRule, LoadedRules, load_rules
from wargame.workspace.texts import read_text


class FaultyFileError(Exception):
    """A deck or plan that does not play; `diagnostics` say why, `texts` are the sources by file."""

    def __init__(self, diagnostics: Diagnostics, texts: dict[str, str]) -> None:
        super().__init__("the deck or plan has faults")
        self.diagnostics = diagnostics
        self.texts = texts


@dataclass(frozen=True, slots=True)
class LoadedDeck:
    """A deck that plays, and the text that it was compiled from."""

    compiled: CompiledDeck
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class LoadedPlan:
    """A session plan that plays, with its deck."""

    compiled: CompiledPlan
    deck: LoadedDeck
    name: str
    text: str
    improvised: Mapping[str, LoadedRule] = field(default_factory=dict)
    """The installed rules that it needs for arguments."""


class Library:
    """The decks, plans and rules of a workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self.workspace = workspace
        self.loaded_rules: LoadedRules = load_rules(workspace)

    @property
    def rules(self) -> dict[str, Rule]:
        """The rules by name."""
        return {name: loaded.rule for name, loaded in self.loaded_rules.rules.items()}

    def rule_digests(self, deck: CompiledDeck) -> dict[str, str]:
        """Return the digest of each rule file that a deck uses."""
        return {rule.name: self.loaded_rules.rules[rule.name].digest for rule in deck.rules}

    def deck(self, given: str) -> LoadedDeck:
        """Return a deck by name or path. Raises UnknownNameError and FaultyFileError."""
        return self._deck(find_deck(self.workspace, given))

    def _deck(self, found: NamedFile) -> LoadedDeck:
        diagnostics = self._diagnostics()
        file, text = _read(found, diagnostics)
        compiled = load_deck(text, file, found.name, self.rules, diagnostics)
        if compiled is None:
            raise FaultyFileError(diagnostics, {file: text})
        return LoadedDeck(compiled, found.name, text)

    def plan(self, given: str) -> LoadedPlan:
        """Return a plan by name or path, with its deck. Raises UnknownNameError and FaultyFileError."""
        found = find_plan(self.workspace, given)
        diagnostics = self._diagnostics()
        file, text = _read(found, diagnostics)
        peeked = peek_plan(text, file, found.name, diagnostics)
        if peeked is None:
            raise FaultyFileError(diagnostics, {file: text})
        deck = self._deck(deck_of(self.workspace, found, peeked.deck))
        compiled = load_plan(text, file, found.name, deck.compiled, diagnostics)
        if compiled is None:
            raise FaultyFileError(diagnostics, {file: text})
        installed = self.loaded_rules.rules
        improvised = {name: installed[name] for name in argument_rules(compiled.plan, self.rules)}
        return LoadedPlan(compiled, deck, found.name, text, improvised)

    def plans(self) -> list[Plan]:
        """Return the plans at hand that can be read, without compiling their decks."""
        found = []
        for named in list_plans(self.workspace).values():
            read = read_text(named.path)
            if not isinstance(read, Diagnostic):
                plan = peek_plan(read.text, read.file, named.name, Diagnostics())
                if plan is not None:
                    found.append(plan)
        return found

    def _diagnostics(self) -> Diagnostics:
        """Return a collector that knows what is wrong with the rule files: it may be why a deck fails."""
        diagnostics = Diagnostics()
        for found in self.loaded_rules.diagnostics:
            if found.severity == "error":
                diagnostics.add(found)
        return diagnostics


def _read(found: NamedFile, diagnostics: Diagnostics) -> tuple[str, str]:
    """Return the shown name and the text of a file. Raises FaultyFileError if it can't be read."""
    read = read_text(found.path)
    if isinstance(read, Diagnostic):
        diagnostics.add(read)
        raise FaultyFileError(diagnostics, {})
    return read.file, read.text
