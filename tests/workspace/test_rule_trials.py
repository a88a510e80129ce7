"""Trying rules: cases and published chances that don't come out, manuals that are not whole, rules that fail."""

from pathlib import Path

import pytest

from wargame.deck.diagnostics import Diagnostic, Diagnostics
from wargame.workspace.folders import Workspace, find_workspace
from wargame.workspace.making import make_rule
from wargame.workspace.rule_cases import CASES
from wargame.workspace.rule_files import load_rules
from wargame.workspace.rule_trials import lone_cases, own_rules, try_rules

RULE = "rules/lots.py"
CASE = str(CASES / "lots.yaml")


@pytest.fixture
def lots(own: Path, workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a workspace with a new rule `lots` as it is written by the program; return its root."""
    monkeypatch.chdir(own)
    make_rule(workspace, "lots")
    return own


def change(file: Path, before: str, after: str) -> None:
    """Replace a text that stands once in a file."""
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")


def tried(root: Path) -> list[Diagnostic]:
    """Return what a trial of all rules of a workspace finds."""
    found = Diagnostics()
    workspace = Workspace(root, root.parent / "shipped")
    rules = own_rules(workspace, dict(load_rules(workspace).rules))
    try_rules(root, rules, found)
    lone_cases(root, rules, found)
    return list(found)


def only(root: Path) -> Diagnostic:
    """Return the one thing that a trial finds."""
    (diagnostic,) = tried(root)
    return diagnostic


def test_a_new_rule_comes_out(lots: Path) -> None:
    """A rule as the program writes it passes its own trial."""
    assert tried(lots) == []


def test_the_shipped_rules_come_out() -> None:
    """All rules that come with the program pass the trial that strangers' rules are put to."""
    workspace = find_workspace(Path(__file__).parents[2])
    assert workspace.root is not None
    found = Diagnostics()
    rules = own_rules(workspace, dict(load_rules(workspace).rules))
    trials = try_rules(workspace.root, rules, found)
    lone_cases(workspace.root, rules, found)
    assert list(found) == []
    assert len(trials) == len(list((workspace.root / "rules").glob("*.py")))
    assert all(trial.tried.cases for trial in trials)


@pytest.mark.parametrize(
    ("before", "after", "line", "said"),
    [
        ("band: failure", "band: success", 4, "the band is failure, not success"),
        ("margin: -1", "margin: 2", 4, "the margin is -1, not 2"),
        ("value: 61", "value: 6", 4, "the value is 61, not 6"),
        ("faces: [61]", "faces: []", 4, "the rule throws more dice than the case has faces"),
        ("faces: [61]", "faces: [61, 3]", 4, "the rule throws 1 of the 2 dice"),
        ("faces: [61]", "faces: [101]", 4, "the case has the face 101 for a die of 100 sides"),
        ("{base: 60, modifier: 1}", "{bass: 60}", 5, "lots has no parameter 'bass'; it has base, modifier"),
        ("{base: 60, modifier: 1}", "{base: [60]}", 5, "lots: 'base' takes one whole number, not a list"),
    ],
)
def test_a_case_that_does_not_come_out(lots: Path, before: str, after: str, line: int, said: str) -> None:
    """Each difference between a case and its rule is told at the line of the case."""
    change(lots / CASE, before, after)
    found = only(lots)
    assert (found.code, found.file, found.span.line + 1) == ("R006", CASE, line)
    assert found.message.endswith(said)


def test_notes_are_compared_where_a_case_gives_them(lots: Path) -> None:
    """A case may hold all that a rule notes."""
    change(lots / CASE, "value: 61}", "value: 61, notes: {1: 61, 2: 59}}")
    assert only(lots).message.endswith("the rule notes {1: 61, 2: 60}")


def test_a_published_chance_that_is_not_so(lots: Path) -> None:
    """A chance that is off by more than rounding is told at its place."""
    change(lots / CASE, "failure: 40", "failure: 40.1")
    found = only(lots)
    assert (found.code, found.message) == ("R007", "failure has 40.0 percent, not 40.1")


def test_a_chance_rounded_to_a_tenth_is_so(lots: Path) -> None:
    """A chance may differ by what rounding to a tenth does."""
    change(lots / CASE, "failure: 40", "failure: 40.05")
    assert tried(lots) == []


def test_a_rule_without_cases(lots: Path) -> None:
    """A rule whose case file is missing is told which one that is."""
    (lots / CASE).unlink()
    found = only(lots)
    assert (found.code, found.help) == ("R008", f"write its cases into {CASE}")


def test_cases_without_a_rule(lots: Path) -> None:
    """A case file of another name than any rule is told."""
    (lots / CASE).rename(lots / CASES / "lost.yaml")
    assert {found.code for found in tried(lots)} == {"R008", "R009"}


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("band: failure, ", "", "S001"),
        ("cases: #", "cases: []\nothers: #", "S002"),
        ("faces: [61]", "faces: six", "S003"),
        ("band: failure", "band: disaster", "S004"),
        ("faces: [61]", "faces: [61", "Y006"),
    ],
)
def test_a_case_file_that_can_not_be_read(lots: Path, before: str, after: str, code: str) -> None:
    """Whatever is wrong with the YAML or its keys is a diagnostic with its place."""
    change(lots / CASE, before, after)
    assert code in {found.code for found in tried(lots)}


@pytest.mark.parametrize(
    ("before", "after", "code", "said"),
    [
        ("Lots: how", "Lotts: how", "R010", "the manual does not begin with `Lots: …`"),
        ("## Source", "## Sources", "R010", "the manual's headings are not"),
        ("- `base`: the", "- the", "R011", "the parameter `base` is not listed"),
        ("- `base`: the", "- `base`: the\n- `bass`: the", "R011", "the function has no parameter `bass`"),
        ("|    30.0 |    70.0 |", "|    31.0 |    70.0 |", "R012", "success has 30.0 percent, not 31"),
        ("|   30 |        0 |", "|   30 |        x |", "R012", "this line can't be read"),
        ("| base | modifier | success | failure |", "", "R012", "this line can't be read"),
        ("rule: lots", "rule: lot", "R013", "the example does not call `lots`"),
        ("with: {base: 60}", "with: {bass: 60}", "R013", "the example gives `bass`, which is no parameter"),
        ("```yaml\n", "```\n", "R013", "there is no example in YAML"),
    ],
)
def test_a_manual_that_is_not_so(lots: Path, before: str, after: str, code: str, said: str) -> None:
    """What is missing from a manual or untrue in it is told of the rule's file."""
    change(lots / RULE, before, after)
    first = tried(lots)[0]
    assert (first.code, first.file) == (code, RULE)
    assert first.message.startswith(said)


def test_an_empty_heading(lots: Path) -> None:
    """A heading with nothing under it is told at its line."""
    change(lots / RULE, "Throws a die of a hundred sides against a chance in percent.\n", "")
    found = only(lots)
    assert (found.code, found.message, found.span.line + 1) == ("R010", "there is nothing under `What it does`", 3)


def test_a_rule_that_some_numbers_make_fail(lots: Path) -> None:
    """A rule that divides by one of its arguments is called with nought sooner or later."""
    change(lots / RULE, "needed = min(", "needed = 0 // modifier + min(")
    codes = [found.code for found in tried(lots)]
    assert "R014" in codes


def test_a_note_without_a_meaning(lots: Path) -> None:
    """A code that `notes` does not explain is told."""
    change(lots / RULE, ', 2: "chance in percent"', "")
    found = only(lots)
    assert (found.code, found.message) == ("R015", "the rule notes 2, and `notes` does not say what that is")
