"""Trying a workspace's own rules: their cases, their manuals, and whether any numbers make them fail."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from wargame.deck.codes import Explanation, register
from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.engine.dice import KeyedDice, draw, to_face
from wargame.rulebook import Rule, RuleArgument, RuleFault
from wargame.workspace.folders import Workspace
from wargame.workspace.named_files import SUFFIX
from wargame.workspace.rule_cases import CASES, Tried, try_cases
from wargame.workspace.rule_files import LoadedRule
from wargame.workspace.rule_manual import check_manual
from wargame.workspace.texts import START, read_text, shown

register(
    {
        "R014": Explanation(
            "rule that some numbers make fail",
            "A rule gives a ruling of its own bands for all whole numbers and all lists of them, empty ones and "
            "negative ones too: who plays can't help what a track or a list in a deck comes to.",
        ),
        "R015": Explanation(
            "note without a meaning",
            "Each code that a rule gives to `note` has its words in `notes` of `@rule`, or nobody can be told of it.",
        ),
    }
)

_CALLS: Final = 300
"""How often a rule is called with numbers by chance, which are the same in every trial."""

_NUMBERS: Final = (-(10**9), -1000, -7, -1, 0, 1, 2, 3, 5, 6, 7, 8, 12, 50, 100, 1000, 10**9)
"""The numbers that a rule is called with."""

_LENGTHS: Final = (0, 1, 2, 3, 5, 40)
"""How long the lists are that a rule is called with."""


@dataclass(frozen=True, slots=True)
class Trial:
    """What was tried of a rule."""

    rule: str
    tried: Tried


def own_rules(workspace: Workspace, rules: dict[str, LoadedRule]) -> dict[str, LoadedRule]:
    """Return the rules whose files lie in the workspace; none where there is no workspace."""
    if workspace.root is None:
        return {}
    folder = (workspace.root / "rules").resolve()
    return {name: loaded for name, loaded in rules.items() if Path(loaded.origin).resolve().parent == folder}


def try_rules(root: Path, rules: dict[str, LoadedRule], found: Diagnostics) -> list[Trial]:
    """Try rules of the workspace at `root` and add whatever does not come out."""
    return [Trial(name, _try(root, loaded, found)) for name, loaded in rules.items()]


def _try(root: Path, loaded: LoadedRule, found: Diagnostics) -> Tried:
    source = read_text(Path(loaded.origin))
    if isinstance(source, Diagnostic):
        found.add(source)
        return Tried(0, 0)
    check_manual(loaded.rule, source.file, source.text, found)
    for code, message in sorted(set(_failures(loaded.rule))):
        found.add(Diagnostic(code, message, source.file, START))
    return try_cases(loaded.rule, root / CASES / f"{loaded.rule.name}{SUFFIX}", found)


def lone_cases(root: Path, rules: dict[str, LoadedRule], found: Diagnostics) -> None:
    """Add the case files that belong to no rule of the workspace."""
    for path in sorted((root / CASES).glob(f"*{SUFFIX}")):
        if path.stem not in rules:
            said = f"no rule of this workspace is called `{path.stem}`"
            found.add(Diagnostic("R009", said, shown(path), START, "rename the file, or mend the rule"))


def _failures(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what numbers by chance bring to light: the first fault, and every note that has no meaning."""
    for call in range(_CALLS):
        dice = KeyedDice(draw(call, 0))
        arguments = _arguments(rule, call)
        try:
            rule.resolve(dice, arguments)
        except RuleFault as fault:
            yield "R014", str(fault)
            return
        for throw in dice.trace:
            if throw.kind == "note" and throw.asked[0] not in rule.notes:
                yield "R015", f"the rule notes {throw.asked[0]}, and `notes` does not say what that is"


def _arguments(rule: Rule, call: int) -> tuple[RuleArgument, ...]:
    """Return arguments by chance: extreme numbers, and lists of them."""
    drawn = (draw(call, n) for n in range(1, 10_000))

    def number() -> int:
        return _NUMBERS[to_face(next(drawn), len(_NUMBERS)) - 1]

    def numbers() -> tuple[int, ...]:
        return tuple(number() for _ in range(_LENGTHS[to_face(next(drawn), len(_LENGTHS)) - 1]))

    return tuple(numbers() if parameter.sequence else number() for parameter in rule.parameters)
