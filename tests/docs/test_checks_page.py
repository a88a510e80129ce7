"""The page on checks is complete: every check has its code there, and what the page shows is so."""

import importlib
import pkgutil
import re
from pathlib import Path

import wargame.deck.checks
from tests.deck.checks.marked import changed, subject_of
from wargame.deck.checks.ignoring import sift
from wargame.deck.checks.table import CHECKS, run_checks
from wargame.deck.codes import CODES

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
IN_THE_LAB = [ROOT / "tests" / "lab" / name for name in ("test_dominance.py", "test_expectations.py")]
TESTS = sorted([*(ROOT / "tests" / "deck" / "checks").glob("*.py"), *IN_THE_LAB])


def codes_of_checks() -> set[str]:
    """Return the codes of all checks, with every module imported that registers one."""
    importlib.import_module("wargame.lab.dominance")
    importlib.import_module("wargame.lab.expectations")
    for module in pkgutil.iter_modules(wargame.deck.checks.__path__, "wargame.deck.checks."):
        importlib.import_module(module.name)
    return {code for code in CODES if code[0] == "C"}


def test_every_warning_stands_in_the_table() -> None:
    """The table has every code with the title that `--explain` prints, in order, and none besides."""
    rows = re.findall(r"^\| `(C\d{3})` \| (.*) \|$", PAGE, re.MULTILINE)
    assert rows == [(code, CODES[code].title) for code in sorted(codes_of_checks())]


def test_every_check_of_the_package_is_run() -> None:
    """Each module with a check is in the table of checks, once."""
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.iter_modules(wargame.deck.checks.__path__, "wargame.deck.checks.")
    ]
    checks = {module.check for module in modules if hasattr(module, "check")}
    assert checks == set(CHECKS)
    assert len(CHECKS) == len(checks)


def test_every_code_has_an_example_that_finds_it() -> None:
    """No check goes without a deck in which it finds something."""
    text = "".join(path.read_text(encoding="utf-8") for path in TESTS)
    assert {code for code in codes_of_checks() if f'"{code}"' not in text} == set()


def test_the_comments_of_the_page_are_comments_that_can_be_followed() -> None:
    """The example of a hidden track silences its warning when it stands in a deck."""
    (line,) = re.findall(r"^  mood: .*$", PAGE, re.MULTILINE)
    text = changed(("  trust:", line.replace("start: 50", "start: 50, trend: 1") + "\n  trust:"))
    subject = subject_of(text)
    run_checks(subject)
    left, ignored = sift(subject.found, subject.file, text, subject.node)
    assert [found.code for found in left] == []
    assert [(each.found.code, each.reason) for each in ignored] == [("C025", "it is a hidden cause")]
