"""`wargame rules`: what decks may call, from the workspace and the program, for people and for programs."""

import json
from pathlib import Path

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, USAGE

COIN = '''"""Coin toss.

Heads or tails.\x1b[31m
"""

from wargame.rulebook import FAILURE, SUCCESS, Dice, Ints, Ruling, chance, rule


@rule(title="Coin \x1b[2Jtoss", bands=(SUCCESS, FAILURE))
def coin(dice: Dice, permille: int, others: Ints = (1, 2)) -> Ruling:
    return Ruling(SUCCESS if chance(dice, permille) else FAILURE, 0, 0)
'''


@pytest.fixture(autouse=True)
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Run in a workspace with one rule of its own; return its `rules/`."""
    for kind in ("decks", "rules", "sessions"):
        (tmp_path / kind).mkdir()
    (tmp_path / "rules" / "coin.py").write_text(COIN)
    monkeypatch.chdir(tmp_path)
    return tmp_path / "rules"


def test_own_and_shipped_rules_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    """Each rule is one line with its name, title and bands."""
    assert main(["rules"]) == DONE
    out, err = capsys.readouterr()
    lines = {line.split()[0]: line for line in out.splitlines()}
    assert {"coin", "automatic", "difficulty_check", "opposed_roll", "odds_table", "silence_procedure"} <= set(lines)
    assert lines["difficulty_check"].endswith("success, partial, failure")
    assert err == ""


def test_a_manual_says_how_the_rule_is_called(capsys: pytest.CaptureFixture[str]) -> None:
    """The manual is the docstring of the rule's file under its call, bands and file."""
    assert main(["rules", "coin"]) == DONE
    out, _ = capsys.readouterr()
    assert out.startswith("coin(permille, others[]=[1, 2])\nbands: success, failure\n")
    assert str(Path("rules", "coin.py")) in out
    assert "Heads or tails." in out


@pytest.mark.parametrize("arguments", [["rules"], ["rules", "coin"], ["rules", "--json"]])
def test_no_escape_sequence_of_a_rule_file_reaches_the_terminal(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """Control characters in a title or manual are not printed."""
    assert main(arguments) == DONE
    assert "\x1b" not in capsys.readouterr().out


def test_json_says_all(capsys: pytest.CaptureFixture[str]) -> None:
    """`--json` has every field that a program could want."""
    assert main(["rules", "coin", "--json"]) == DONE
    (facts,) = json.loads(capsys.readouterr().out)
    assert facts["parameters"] == [
        {"name": "permille", "list": False, "required": True, "default": None},
        {"name": "others", "list": True, "required": False, "default": [1, 2]},
    ]
    assert facts["bands"] == ["success", "failure"]
    assert len(facts["digest"]) == 64


def test_a_wrong_name_suggests_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    """An unknown rule is a usage error on stderr."""
    assert main(["rules", "dificulty_check"]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert "`difficulty_check`?" in err


def test_a_broken_rule_file_does_not_hide_the_others(rules: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is wrong goes to stderr with its source line; the list is complete and the command is done."""
    (rules / "broken.py").write_text("x = 1\ny = )\n")
    assert main(["rules"]) == DONE
    out, err = capsys.readouterr()
    assert "coin " in out
    assert "error[R001]" in err
    assert "2 | y = )" in err
