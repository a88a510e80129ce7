"""Rules from files and packages: each broken one is a diagnostic with a place, and the rest can be used."""

import sys
from hashlib import sha256
from pathlib import Path

import pytest

from wargame.deck.codes import CODES
from wargame.deck.diagnostics import Diagnostic
from wargame.workspace.folders import Workspace
from wargame.workspace.rule_files import LoadedRules, load_rules

COIN = '''"""Coin toss."""

from wargame.rulebook import FAILURE, SUCCESS, Dice, Ruling, chance, rule


@rule(title="Coin toss", bands=(SUCCESS, FAILURE))
def {name}(dice: Dice, permille: int = 500) -> Ruling:
    return Ruling(SUCCESS if chance(dice, permille) else FAILURE, 0, 0)
'''
"""A rule file that is in order."""


def load_with(workspace: Workspace, text: str | bytes) -> Diagnostic:
    """Load a workspace with a sound rule file and a broken one; return what is wrong with the broken one."""
    assert workspace.root is not None
    rules = workspace.root / "rules"
    (rules / "coin.py").write_text(COIN.format(name="coin"))
    (rules / "broken.py").write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded = load_rules(workspace)
    assert list(loaded.rules) == ["coin"]
    (found,) = loaded.diagnostics
    assert found.code in CODES
    assert found.file == str(rules / "broken.py")
    return found


def test_a_rule_file_gives_its_rule(workspace: Workspace, own: Path) -> None:
    """A loaded rule brings its name, the digest of its file and where it comes from."""
    path = own / "rules" / "coin.py"
    path.write_text(COIN.format(name="coin"))
    loaded = load_rules(workspace)
    assert loaded.diagnostics == ()
    coin = loaded.rules["coin"]
    assert coin.rule.title == "Coin toss"
    assert coin.rule.manual == "Coin toss."
    assert coin.digest == sha256(path.read_bytes()).hexdigest()
    assert coin.origin == str(path)


def test_the_shipped_rules_load() -> None:
    """Every rule that the program brings is in order."""
    checkout = Path(__file__).parents[2]
    loaded = load_rules(Workspace(None, checkout))
    assert loaded.diagnostics == ()
    assert {Path(rule.origin).stem for rule in loaded.rules.values()} == set(loaded.rules)


def test_loading_leaves_no_trace(workspace: Workspace, own: Path) -> None:
    """No folder enters the import path and no compiled file appears beside the rule."""
    (own / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    path = list(sys.path)
    load_rules(workspace)
    assert sys.path == path
    assert [each.name for each in (own / "rules").iterdir()] == ["coin.py"]


def test_a_private_file_is_no_rule_file(workspace: Workspace, own: Path) -> None:
    """Files that begin with an underscore are not run."""
    (own / "rules" / "_draft.py").write_text("raise SystemExit('run')")
    assert load_rules(workspace) == LoadedRules({}, ())


def test_one_file_name_in_two_folders_is_two_modules(workspace: Workspace, own: Path) -> None:
    """Files of one name in two workspaces keep their own functions."""
    (own / "rules" / "tides.py").write_text(COIN.format(name="own_tides"))
    (workspace.shipped / "rules" / "tides.py").write_text(COIN.format(name="shipped_tides"))
    loaded = load_rules(workspace).rules
    functions = {loaded[name].rule.function for name in ("own_tides", "shipped_tides")}
    names = {function.__module__ for function in functions}
    assert len(names) == 2
    assert all("." not in name and sys.modules[name] for name in names)


def test_a_dataclass_in_a_rule_file_works(workspace: Workspace, own: Path) -> None:
    """Code that looks its own module up while it runs finds it."""
    text = (
        "from __future__ import annotations\nfrom dataclasses import dataclass, field\n"
        "@dataclass\nclass Step:\n    floors: list[int] = field(default_factory=list)\n"
    )
    head, _, body = COIN.partition("\n\n")
    (own / "rules" / "coin.py").write_text(head + "\n" + text + body.format(name="coin"))
    assert load_rules(workspace).diagnostics == ()


def test_a_syntax_error_has_its_place(workspace: Workspace) -> None:
    """A file that is not Python is reported at line and column, characters counted."""
    found = load_with(workspace, "ë = 1\nx = 'ëë' + )\n")
    assert found.code == "R001"
    assert (found.span.line, found.span.column) == (1, 11)


@pytest.mark.parametrize(
    "text",
    [b"x = '\xff'", b"\x00", b"# coding: no-such\n", b"(" * 5000, b"-" * 500_000 + b"1", b"\xef\xbb\xbf)"],
    ids=["not-utf8", "null", "unknown-coding", "brackets", "minuses", "mark"],
)
def test_no_bytes_bring_the_loader_down(workspace: Workspace, text: bytes) -> None:
    """Whatever a rule file holds, it is a diagnostic."""
    assert load_with(workspace, text).code == "R001"


def test_an_error_while_loading_has_its_line(workspace: Workspace) -> None:
    """An import that fails is reported where it stands in the file, not inside the library that raised."""
    found = load_with(workspace, "import json\n\n\nx = 'ëë', json.loads('{')\n")
    assert found.code == "R002"
    assert found.message.startswith("JSONDecodeError: ")
    assert (found.span.line, found.span.column) == (3, 10)


def test_a_missing_import_is_reported(workspace: Workspace) -> None:
    """An import of what is not there names the module."""
    found = load_with(workspace, "\nimport no_such_library\n")
    assert (found.code, found.span.line) == ("R002", 1)
    assert "no_such_library" in found.message


def test_a_file_that_exits_is_reported(workspace: Workspace) -> None:
    """A file that calls `exit` does not end the program."""
    assert load_with(workspace, "raise SystemExit(3)").message == "SystemExit: 3"


def test_a_rule_that_the_rulebook_refuses_is_reported_in_its_file(workspace: Workspace) -> None:
    """A declaration with a bad signature is a fault of the line that declares it."""
    text = COIN.format(name="coin").replace("permille: int", "permille: float")
    found = load_with(workspace, text)
    assert (found.code, found.span.line) == ("R002", 5)
    assert "permille" in found.message


def test_a_file_without_a_rule_is_reported_at_the_function(workspace: Workspace) -> None:
    """A forgotten `@rule` is reported where the function stands, with what to write."""
    found = load_with(workspace, "x = 1\n\ndef broken(dice):\n    return 1\n")
    assert (found.code, found.span.line) == ("R003", 2)
    assert "@rule" in found.help
    assert load_with(workspace, "broken = 1\n").code == "R003"
    assert load_with(workspace, "").code == "R003"


def test_rules_of_other_modules_are_not_the_files_own(workspace: Workspace, own: Path) -> None:
    """A file that only takes another file's rule into its namespace declares none."""
    (own / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    name = load_rules(workspace).rules["coin"].rule.function.__module__
    assert load_with(workspace, f"import sys\ncoin = sys.modules[{name!r}].coin\n").code == "R003"


def test_two_rules_of_one_name_are_reported(workspace: Workspace, own: Path) -> None:
    """The second file is the one at fault, both files are named, and the first can be used."""
    for stem in ("coin", "penny"):
        (own / "rules" / f"{stem}.py").write_text(COIN.format(name="coin"))
    loaded = load_rules(workspace)
    (found,) = loaded.diagnostics
    assert (found.code, found.severity) == ("R004", "error")
    assert found.file == str(own / "rules" / "penny.py")
    assert loaded.rules["coin"].origin == str(own / "rules" / "coin.py")
    assert loaded.rules["coin"].origin in found.message


def test_a_rule_of_two_names_is_one_rule(workspace: Workspace, own: Path) -> None:
    """A second name for the same rule inside its file is nothing to report."""
    (own / "rules" / "coin.py").write_text(COIN.format(name="coin") + "\npenny = coin\n")
    loaded = load_rules(workspace)
    assert (list(loaded.rules), loaded.diagnostics) == (["coin"], ())


def test_the_workspaces_rule_wins_and_says_so(workspace: Workspace, own: Path) -> None:
    """Of a rule in the workspace and a shipped one of the same name the first is used, with a warning."""
    (own / "rules" / "coin.py").write_text(COIN.format(name="coin").replace("500", "600"))
    (workspace.shipped / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    loaded = load_rules(workspace)
    (found,) = loaded.diagnostics
    assert loaded.rules["coin"].origin == str(own / "rules" / "coin.py")
    assert (found.code, found.severity) == ("R101", "warning")
    assert str(workspace.shipped / "rules" / "coin.py") in found.message


def test_an_unchanged_copy_is_not_worth_a_word(workspace: Workspace, own: Path) -> None:
    """A workspace that holds a copy of a shipped rule hides nothing."""
    for root in (own, workspace.shipped):
        (root / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    assert load_rules(workspace).diagnostics == ()


@pytest.fixture
def acme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Install a package with entry points, as pip would leave it, and return its folder."""
    site = tmp_path / "site"
    (site / "acme_rules-1.0.dist-info").mkdir(parents=True)
    (site / "acme_rules-1.0.dist-info" / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: acme-rules\nVersion: 1.0\n"
    )
    monkeypatch.syspath_prepend(site)
    return site


def offer(site: Path, stem: str, text: str, *entries: str) -> None:
    """Put a module into the installed package and offer these entry points."""
    (site / f"{stem}.py").write_text(text)
    lines = "\n".join(["[wargame.rules]", *entries])
    (site / "acme_rules-1.0.dist-info" / "entry_points.txt").write_text(lines)


def test_an_installed_package_offers_rules(workspace: Workspace, acme: Path) -> None:
    """An entry point may be a module or one rule; its origin names the package."""
    offer(acme, "acme_one", COIN.format(name="acme_coin"), "whole = acme_one", "one = acme_one:acme_coin")
    loaded = load_rules(workspace)
    assert loaded.diagnostics == ()
    assert loaded.rules["acme_coin"].origin == "acme_one:acme_coin (acme-rules)"
    assert loaded.rules["acme_coin"].digest == sha256((acme / "acme_one.py").read_bytes()).hexdigest()


@pytest.mark.parametrize(
    ("stem", "text", "entry"),
    [
        ("acme_fails", "raise ValueError('no')", "x = acme_fails"),
        ("acme_exits", "raise SystemExit", "x = acme_exits"),
        ("acme_lacks", "", "x = acme_lacks:nothing"),
        ("acme_empty", "", "x = acme_empty"),
        ("acme_plain", "def coin(dice): return 1", "x = acme_plain:coin"),
        ("acme_there", "", "x = acme_not_there"),
    ],
)
def test_a_broken_package_is_reported(workspace: Workspace, acme: Path, stem: str, text: str, entry: str) -> None:
    """An entry point that fails, or offers something else, is a diagnostic that names it; files still load."""
    assert workspace.root is not None
    (workspace.root / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    offer(acme, stem, text, entry)
    loaded = load_rules(workspace)
    (found,) = loaded.diagnostics
    assert list(loaded.rules) == ["coin"]
    assert found.code == "R005"
    assert "`x`" in found.message
    assert "acme-rules" in found.file


def test_a_package_does_not_take_the_place_of_a_file(workspace: Workspace, own: Path, acme: Path) -> None:
    """An installed rule of a name that a file declares is reported, and the file's is used."""
    (own / "rules" / "coin.py").write_text(COIN.format(name="coin"))
    offer(acme, "acme_same", COIN.format(name="coin"), "coin = acme_same")
    loaded = load_rules(workspace)
    (found,) = loaded.diagnostics
    assert found.code == "R004"
    assert loaded.rules["coin"].origin == str(own / "rules" / "coin.py")
