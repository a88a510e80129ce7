"""All rules at hand: from the files of `rules/` and from installed packages, by one door for shipped and foreign ones.

A package offers rules by an entry point of the group `wargame.rules`:

    [project.entry-points."wargame.rules"]
    tides = "acme_wargame.tides"

whose object is a module with rules or one rule. Whatever is broken is a diagnostic, and the rest can be used.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from sys import modules
from types import MappingProxyType, ModuleType
from typing import Final

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.rulebook import Rule
from wargame.workspace.folders import Workspace
from wargame.workspace.rule_module import RuleModule, rules_of, run_rule_file
from wargame.workspace.texts import START, read_bytes

GROUP: Final = "wargame.rules"
"""The entry point group by which installed packages offer rules."""

register(
    {
        "R004": Explanation(
            "two rules of one name",
            "Decks call a rule by its name, so each name stands for one rule. The first one found is used.",
        ),
        "R005": Explanation(
            "entry point without a rule",
            f"What an installed package offers in the group `{GROUP}` is a rule, or a module that declares rules.",
        ),
        "R101": Explanation(
            "takes the place of a shipped rule",
            "The workspace has a rule of the same name as one that the program brings, from a file of other content. "
            "The workspace's own is used. Rename it if that is not meant.",
        ),
    }
)


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule and where it comes from."""

    rule: Rule
    digest: str
    """SHA-256 of its file's bytes, hexadecimal: two rules of one digest are the same rule."""
    origin: str
    """Its file, or its entry point and package, as people are shown it."""


@dataclass(frozen=True, slots=True)
class LoadedRules:
    """Every rule that can be used, and what is wrong with the others."""

    rules: Mapping[str, LoadedRule]
    """By name, in the names' order."""
    diagnostics: tuple[Diagnostic, ...]


class _Shelf:
    """Collects rules; the first of a name stays."""

    def __init__(self) -> None:
        self.rules: dict[str, LoadedRule] = {}
        self.diagnostics = Diagnostics()

    def add(self, found: RuleModule | Diagnostic, earlier: Mapping[str, LoadedRule]) -> None:
        """Take the rules of one file; a rule in `earlier`, the workspace's own, may take the place of a shipped one."""
        if isinstance(found, Diagnostic):
            self.diagnostics.add(found)
            return
        for rule in found.rules:
            known = self.rules.get(rule.name)
            if known is not None and known.rule is rule:
                continue  # a package may offer one rule by several entry points
            if known is None:
                self.rules[rule.name] = LoadedRule(rule, found.digest, found.file)
            elif rule.name not in earlier:
                self.diagnostics.add(_declared_twice(rule.name, known, found))
            elif known.digest != found.digest:
                self.diagnostics.add(_hides_shipped(rule.name, known, found))

    def done(self) -> LoadedRules:
        """Return what was collected."""
        return LoadedRules(MappingProxyType(dict(sorted(self.rules.items()))), tuple(self.diagnostics))


def load_rules(workspace: Workspace) -> LoadedRules:
    """Run every rule file at hand and return the rules, a workspace's own before shipped ones before installed ones.

    This runs the code of those files. Nothing that they do wrong is raised.
    """
    shelf = _Shelf()
    for folder in workspace.folders("rules"):
        earlier = dict(shelf.rules)
        for path in rule_paths(folder):
            shelf.add(run_rule_file(path), earlier)
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        shelf.add(_load_entry(entry), {})
    return shelf.done()


def rule_paths(folder: Path) -> Iterator[Path]:
    """Yield the rule files of a folder in the order of their names; those that begin with `_` or `.` are none."""
    return (path for path in sorted(folder.glob("*.py")) if path.name[0] not in "._")


def _hides_shipped(name: str, known: LoadedRule, found: RuleModule) -> Diagnostic:
    """Warn that a workspace's rule is used in place of a shipped one of other content."""
    sentence = f"the rule `{name}` is the workspace's own, not the shipped one of {found.file}"
    return Diagnostic("R101", sentence, known.origin, START, severity="warning")


def _declared_twice(name: str, known: LoadedRule, found: RuleModule) -> Diagnostic:
    """Say that a second file declares a rule that is there already."""
    sentence = f"the rule `{name}` is declared in {known.origin} already"
    return Diagnostic("R004", sentence, found.file, START, help="give one of the two another name")


def _load_entry(entry: EntryPoint) -> RuleModule | Diagnostic:
    """Return the rules that an entry point offers, or why it offers none."""
    origin = f"{entry.value} ({entry.dist.name if entry.dist else 'not installed'})"
    try:
        offered = entry.load()
    except (Exception, SystemExit) as error:  # noqa: BLE001 - one broken package must not end the others
        return Diagnostic("R005", f"`{entry.name}` does not load: {type(error).__name__}: {error}", origin, START)
    if isinstance(offered, ModuleType):
        rules, module = rules_of(offered), offered
    else:
        rules, module = (offered,) if isinstance(offered, Rule) else (), modules[entry.module]
    if not rules:
        return Diagnostic("R005", f"`{entry.name}` is neither a rule nor a module with rules", origin, START)
    content = read_bytes(Path(module.__file__ or ""))
    if isinstance(content, Diagnostic):
        return content
    return RuleModule(rules, sha256(content).hexdigest(), origin)
