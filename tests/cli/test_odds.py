"""`wargame odds`: the chances of every response of a card and what it can be expected to change."""

import json
from pathlib import Path
from typing import Any

import pytest

from wargame.cli import main
from wargame.cli.exits import DONE, USAGE

WIDE = """\
\"\"\"Wide.

Throws more dice than anybody can enumerate.
\"\"\"

from wargame.rulebook import FAILURE, SUCCESS, Dice, Ruling, roll, rule


@rule(title="Wide", bands=(SUCCESS, FAILURE))
def wide(dice: Dice) -> Ruling:
    total = 0
    for _ in range(12):
        total += roll(dice, 1, 6)
    return Ruling(SUCCESS if total >= 42 else FAILURE, 0, 0)
"""


def rows(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, Any]:
    """Return the rows of `--json` by response."""
    assert main(["odds", "lake_compact", *arguments, "--json"]) == DONE
    return {row["response"]: row for row in json.loads(capsys.readouterr().out)}


def test_odds_and_expected_changes(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Chances are the rule's own; expected changes weigh each band's effects, costs included, gauges following."""
    ration = rows(capsys, "dry_spring")["ration"]
    assert ration["permille"] == {"success": 583, "partial": 250, "failure": 167}
    assert ration["exact"] is True
    success, partial, failure = 21 / 36, 9 / 36, 6 / 36
    lake_level, trust = 6 * success + 3 * partial, 2 * success - 3 * failure
    assert ration["changes"]["lake_level"] == pytest.approx(lake_level, abs=0.001)
    assert ration["changes"]["trust"] == pytest.approx(trust, abs=0.001)
    assert ration["changes"]["arda.coin"] == -1
    assert ration["changes"]["calm"] == pytest.approx(0.3 * trust + 0.2 * lake_level, abs=0.07)


def test_set_changes_what_the_odds_look_at(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A track set higher moves the modifier that reads it."""
    before = rows(capsys, "dry_spring")["ration"]
    after = rows(capsys, "dry_spring", "--set", "trust=75")["ration"]
    assert after["permille"]["success"] == 833
    assert before["permille"]["success"] == 583


def test_draws_and_facts_can_be_set(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A sealed draw takes one of its values, a fact true or false; a response's condition follows."""
    moles = rows(capsys, "dam_leaks", "--set", "leak=moles", "--set", "patrol=true")
    age = rows(capsys, "dam_leaks")
    assert moles["mend"]["permille"]["success"] > age["mend"]["permille"]["success"]
    assert (age["patrol"]["offered"], moles["patrol"]["offered"]) == (True, False)


def test_a_team_is_told_what_it_may_know(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With `--as`, hidden values stand at their estimate, hidden changes are left out, other teams' rows too."""
    told = rows(capsys, "dam_leaks", "--set", "leak=moles", "--as", "corvo")
    assert set(told) == {"mend"}
    assert told["mend"]["permille"] == rows(capsys, "dam_leaks")["mend"]["permille"]
    digging = rows(capsys, "dry_spring", "--as", "belmar")["dig"]["changes"]
    assert "groundwater" in digging
    assert all(not name.startswith("arda.") for name in digging)


def test_the_table_says_how_sure_it_is(lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exact odds say so; an estimate is marked and has its interval."""
    (lake / "rules" / "wide.py").write_text(WIDE)
    path = lake / "decks" / "lake_compact.yaml"
    old = "rule: percentile_check\n          with: {base: 30}"
    text = path.read_text()
    assert old in text
    path.write_text(
        text.replace(old, "rule: wide", 1).replace(
            '            partial: {effects: {trust: +1}, text: "Clouds, no rain."}\n', ""
        )
    )
    assert main(["odds", "lake_compact", "dry_spring"]) == DONE
    out, err = capsys.readouterr()
    lines = {line.strip()[:20]: line for line in out.splitlines()}
    assert "exact" in lines["Ration the water    "]
    assert "≈ 5" in lines["Hold a rain processi"]
    assert "± 0." in lines["Hold a rain processi"]
    assert err == ""


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["dry_sprin"], "did you mean `dry_spring`?"),
        (["dry_spring", "--set", "trsut=5"], "did you mean `trust`?"),
        (["dry_spring", "--set", "trust"], "is not NAME=VALUE"),
        (["dry_spring", "--set", "trust=much"], "takes a number of points"),
        (["dry_spring", "--set", "trust=nan"], "takes a number of points"),
        (["dry_spring", "--set", "trust=101"], "lies between 0 and 100"),
        (["dry_spring", "--set", "calm=50"], "is a gauge"),
        (["dry_spring", "--set", "compact=1"], "it is true or false"),
        (["dry_spring", "--set", "leak=rats"], "`leak` is one of age, "),
        (["dry_spring", "--as", "nobody"], "there is no team"),
    ],
)
def test_wrong_usage(arguments: list[str], said: str, lake: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What can't be set or is not there is said in a sentence."""
    assert main(["odds", "lake_compact", *arguments]) == USAGE
    out, err = capsys.readouterr()
    assert out == ""
    assert said in " ".join(err.split())
